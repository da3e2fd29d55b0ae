// What the service worker does beside pages: push, and answers given in notifications.
import './push.ts';
