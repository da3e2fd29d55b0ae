// When the last nudge was shown here, so that the next one keeps its distance.

import { openStorage } from '../foundation/database.ts';
import { META_LAYOUT, META_NAME } from '../foundation/tables.ts';

const NAME = 'nudged';

export const noteNudge = async (at: number): Promise<void> => {
  const meta = openStorage(META_NAME, META_LAYOUT);
  try {
    await meta.transaction(['state'], 'readwrite', (tx) =>
      tx.put('state', { name: NAME, value: at }),
    );
  } finally {
    meta.close();
  }
};

export const lastNudge = async (): Promise<number | undefined> => {
  const meta = openStorage(META_NAME, META_LAYOUT);
  try {
    const row = await meta.transaction(['state'], 'readonly', (tx) => tx.get('state', NAME));
    return typeof row?.value === 'number' ? row.value : undefined;
  } finally {
    meta.close();
  }
};
