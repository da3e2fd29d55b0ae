// Pages of words: where the records are, and the fold that an address names is open.

import('../status/mount.tsx').then(({ mountStatus }) => mountStatus());

const unfold = (): void => {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!(named instanceof HTMLDetailsElement)) return;
  named.open = true;
  named.scrollIntoView();
};
addEventListener('hashchange', unfold);
unfold();
