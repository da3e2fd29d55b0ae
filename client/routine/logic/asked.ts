// Which routine an address names, for the page that answers when that routine is not on the phone.

const ROUTINE = /^(?:\/[a-z]{2})?\/routines\/(?<id>[a-z0-9]+(?:-[a-z0-9]+)*)(?:\/play)?\/?$/;

export interface Asked {
  id: string;
  /** What the address itself says, where no title is at hand. */
  words: string;
}

/** Undefined where the address names no routine. */
export const routineAt = (path: string): Asked | undefined => {
  const id = ROUTINE.exec(path)?.groups?.['id'];
  return id === undefined ? undefined : { id, words: id.replaceAll('-', ' ') };
};
