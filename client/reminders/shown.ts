// The mark on the app's icon.

interface Badges {
  setAppBadge?: (count: number) => Promise<void>;
  clearAppBadge?: () => Promise<void>;
}

/** A mark on the app's icon while the night's question is open. */
export const showBadge = async (due: boolean): Promise<void> => {
  const badges = navigator as Badges;
  try {
    await (due ? badges.setAppBadge?.(1) : badges.clearAppBadge?.());
  } catch {
    // An app that is not installed has no icon to mark.
  }
};
