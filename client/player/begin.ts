// The button that starts a cramp's relief.

/** Makes the form start the player in this document; without script it would be a navigation. */
export const crampButton = (begin: () => Promise<void>): void => {
  const form = document.querySelector<HTMLFormElement>('[data-cramp-now]');
  form?.querySelector('button')?.addEventListener('click', (event) => {
    event.preventDefault();
    void begin();
  });
};
