// The calendar's side of reminders: a file, and the private address. Both need the server.

import type { CalendarFeedAnswer, ReminderScheduleWish } from '../contract/wire.ts';
import type { Api, ApiAnswer } from '../foundation/http.ts';
import type { CalendarParts } from './view/parts.ts';

const FEED = '/api/v1/calendar-feed';
const FILE = '/api/v1/calendar-file';
const NAME = 'reminders.ics';

interface Parts {
  readonly api: Api;
  /** What the file is made of: times, and no names. */
  readonly wish: () => Promise<ReminderScheduleWish>;
  /** An address needs an owner; one without a name will do. Tells the times, too. */
  readonly ensureOwner: () => Promise<boolean>;
  /** Whether there is an owner who may have an address. */
  readonly hasOwner: () => Promise<boolean>;
  readonly fetch?: typeof fetch;
}

const isFeed = (body: unknown): body is CalendarFeedAnswer =>
  typeof body === 'object' && body !== null && 'made_at' in body;

const feedIn = (answer: ApiAnswer): CalendarFeedAnswer | undefined =>
  answer.ok && isFeed(answer.body) ? answer.body : undefined;

const saveAs = (file: Blob): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = NAME;
  link.click();
  URL.revokeObjectURL(link.href);
};

export const createCalendar = (parts: Parts): CalendarParts => {
  const { api, wish, ensureOwner, hasOwner } = parts;
  return {
    async download() {
      const send = parts.fetch ?? fetch;
      try {
        const answer = await send(FILE, {
          method: 'POST',
          headers: { 'X-Uncramp': '1', 'Content-Type': 'application/json' },
          body: JSON.stringify(await wish()),
        });
        if (!answer.ok) return false;
        saveAs(await answer.blob());
        return true;
      } catch {
        return false;
      }
    },
    async made() {
      return (await hasOwner()) ? feedIn(await api('GET', FEED))?.made_at : null;
    },
    async make() {
      if (!(await ensureOwner())) return undefined;
      return feedIn(await api('POST', FEED))?.address ?? undefined;
    },
    revoke: async () => (await api('DELETE', FEED)).ok,
  };
};
