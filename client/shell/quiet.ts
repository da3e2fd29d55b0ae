// Whether this page must not be disturbed: a running routine or cramp, or a form half filled in.

let formTouched = false;

/** The player marks the document while a session runs. */
export const inSession = (): boolean => document.documentElement.hasAttribute('data-session');

export const isBusy = (): boolean => inSession() || formTouched;

/** Remember that a form was touched until it is sent. */
export const watchForms = (): void => {
  document.addEventListener('input', ({ target }) => {
    if (target instanceof Element && target.closest('form')) formTouched = true;
  });
  document.addEventListener('submit', () => {
    formTouched = false;
  });
};
