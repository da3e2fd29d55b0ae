// Addresses carry the language; links made here stay in it.

const LANGUAGE = /^\/[a-z]{2}(?=\/|$)/;

/** The part of an address that names the language: '' for English. */
const languagePrefix = (path: string): string => LANGUAGE.exec(path)?.[0] ?? '';

/** The same page of this app, in the language of the address at hand. */
export const inLanguage = (path: string, here: string): string => `${languagePrefix(here)}${path}`;

/** The record that a diary address names, if it names one. */
export const recordOf = (path: string): string | undefined =>
  /\/diary\/(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/.exec(path)?.groups?.['id'];

/** Whether a page is there for a cramp or a routine: it must not be disturbed. */
export const isSessionPage = (path: string): boolean =>
  /^(\/\w\w)?\/(now|routines\/([^/]+\/play|own\/[^/]+))$/.test(path);
