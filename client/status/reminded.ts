// Ringing is downloaded and started for whoever has a reminder, at once or with their first one.

import type { RecordStore } from '../foundation/records.ts';

/** Starts once, as soon as there is a reminder that is on. */
export const onceReminded = async (
  records: Pick<RecordStore, 'list' | 'watch'>,
  start: () => Promise<void>,
): Promise<void> => {
  let started = false;
  const look = async (): Promise<void> => {
    const reminders = await records.list('reminder');
    if (started || !reminders.some(({ fields }) => fields.enabled !== false)) return;
    started = true;
    stop();
    await start();
  };
  const stop = records.watch(({ kinds }) => {
    // No network, or no worker yet: the next opening tries again.
    if (kinds.includes('reminder')) look().catch(() => undefined);
  });
  await look();
};
