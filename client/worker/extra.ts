// Push and background sync register their listeners from here.
export {};
