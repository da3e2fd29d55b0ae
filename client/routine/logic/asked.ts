// Which routine an address names, for the page that answers when that routine is not on the phone:
// its page, its player and its title come together, so there are only the words of the address.

const ROUTINE = /^(?:\/[a-z]{2})?\/routines\/(?<id>[a-z0-9]+(?:-[a-z0-9]+)*)(?:\/play)?$/;

/** Its name; undefined where the address names no routine. */
export const routineIn = (path: string): string | undefined => ROUTINE.exec(path)?.groups?.['id'];

/** Its words; undefined where the address names no routine. */
export const routineAt = (path: string): string | undefined =>
  routineIn(path)?.replaceAll('-', ' ');
