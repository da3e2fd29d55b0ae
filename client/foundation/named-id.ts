// UUIDv5, for things that must have the same id wherever they are made.

import { asUuid } from './ids.ts';

/** The UUIDv5 of a name inside a namespace: the same text gives the same id on every device. */
export const namedId = async (namespace: string, name: string): Promise<string> => {
  const space = Uint8Array.from(namespace.replaceAll('-', '').match(/../g) ?? [], (pair) =>
    Number.parseInt(pair, 16),
  );
  const text = new TextEncoder().encode(name);
  const both = new Uint8Array(space.length + text.length);
  both.set(space);
  both.set(text, space.length);
  return asUuid(new Uint8Array(await crypto.subtle.digest('SHA-1', both)), 5);
};

/** The id under which a deleted record comes back: one and the same, wherever it comes from. */
export const restoredId = (record: string): Promise<string> => namedId(record, 'restored');
