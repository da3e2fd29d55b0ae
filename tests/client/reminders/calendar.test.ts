import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiAnswer } from '../../../client/foundation/http.ts';
import { createCalendar } from '../../../client/reminders/calendar.ts';

const WISH = { timezone: 'Europe/Berlin', reminders: [] };
const ADDRESS = 'https://example.org/calendar/secret.ics';

const ok = (body: unknown) => ({ ok: true, status: 200, body }) as unknown as ApiAnswer;
const away = { ok: false, reason: 'unreachable' } as unknown as ApiAnswer;

interface Told {
  readonly owner?: boolean;
  readonly answers?: Readonly<Record<string, ApiAnswer>>;
  readonly file?: () => Promise<Response>;
}

const calendarWith = ({ owner = true, answers = {}, file }: Told) => {
  const asked: string[] = [];
  const calendar = createCalendar({
    api: async (method) => {
      asked.push(method);
      return answers[method] ?? away;
    },
    wish: async () => WISH,
    ensureOwner: async () => owner,
    hasOwner: async () => owner,
    fetch: async (_address, init) => {
      asked.push(String(init?.body));
      return file ? file() : new Response('BEGIN:VCALENDAR');
    },
  });
  return { calendar, asked };
};

/** Notes under which names links were pressed that save a file. */
const saving = (): string[] => {
  const saved: string[] = [];
  const link = { href: '', download: '', click: () => void saved.push(link.download) };
  Object.assign(globalThis, { document: { createElement: () => link } });
  return saved;
};

test('the calendar file is made of times, and saved under its name', async () => {
  const saved = saving();
  const { calendar, asked } = calendarWith({});

  assert.equal(await calendar.download(), true);

  assert.deepEqual(asked, [JSON.stringify(WISH)]);
  assert.deepEqual(saved, ['reminders.ics']);
});

test('without network, or refused, no file is said to be saved', async () => {
  const saved = saving();
  const lost = async () => Promise.reject(new TypeError('no network'));
  const refused = async () => new Response('', { status: 503 });

  assert.equal(await calendarWith({ file: lost }).calendar.download(), false);
  assert.equal(await calendarWith({ file: refused }).calendar.download(), false);
  assert.deepEqual(saved, []);
});

test('whoever no server knows has no address, and nothing is asked', async () => {
  const { calendar, asked } = calendarWith({ owner: false });

  assert.equal(await calendar.made(), null);
  assert.equal(await calendar.make(), undefined);

  assert.deepEqual(asked, []);
});

test('an address is shown at its making, and later only that there is one', async () => {
  const made_at = '2026-11-21T09:00:00Z';
  const { calendar } = calendarWith({
    answers: { POST: ok({ made_at, address: ADDRESS }), GET: ok({ made_at, address: null }) },
  });

  assert.equal(await calendar.make(), ADDRESS);
  assert.equal(await calendar.made(), made_at);
});

test('an address counts as switched off only when the server has said so', async () => {
  assert.equal(await calendarWith({ answers: { DELETE: ok(null) } }).calendar.revoke(), true);
  assert.equal(await calendarWith({}).calendar.revoke(), false);
});
