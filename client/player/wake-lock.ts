// Keeps the screen on while a session runs. A refusal cannot be seen, so nothing depends on it.

export interface Lamp {
  on(): void;
  off(): void;
}

export const createLamp = (): Lamp => {
  let wanted = false;
  let held: WakeLockSentinel | undefined;

  const ask = async (): Promise<void> => {
    if (!wanted || document.visibilityState !== 'visible' || (held && !held.released)) return;
    try {
      const lock = await navigator.wakeLock?.request('screen');
      if (wanted) held = lock;
      else await lock?.release();
    } catch {
      // Refused (battery saver, policy): the voice carries the session.
    }
  };
  document.addEventListener('visibilitychange', () => void ask());

  return {
    on() {
      // Asked for at every look: a refusal is asked about again only when somebody comes back.
      if (wanted) return;
      wanted = true;
      void ask();
    },
    off() {
      wanted = false;
      void held?.release();
      held = undefined;
    },
  };
};
