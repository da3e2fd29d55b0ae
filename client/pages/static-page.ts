// Pages of words: where the records are.

import('../status/mount.tsx').then(({ mountStatus }) => mountStatus());
