// Remembers on this phone that a hint was put aside.

const KEY = 'backup-hint';

/** When it was put aside; undefined when it was not, or nothing can be remembered here. */
export const dismissedAt = (): number | undefined => {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === null ? undefined : Number(stored);
  } catch {
    return undefined;
  }
};

export const dismiss = (now: number): void => {
  try {
    localStorage.setItem(KEY, String(now));
  } catch {
    // Then it is put aside for this page only.
  }
};
