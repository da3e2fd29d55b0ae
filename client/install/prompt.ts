// The browser's own offer to install comes once, often before the rest of the app has been loaded.

/** Chromium's event; no type library has it. */
export interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

let offered: InstallPrompt | undefined;
let listener: ((event: InstallPrompt) => void) | undefined;

/** Keeps the offer for whoever asks, now or later. */
export const catchPrompt = (): void =>
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offered = event as InstallPrompt;
    listener?.(offered);
  });

/** Tells of the offer that was made, and of every later one. */
export const onPrompt = (tell: (event: InstallPrompt) => void): void => {
  listener = tell;
  if (offered) tell(offered);
};
