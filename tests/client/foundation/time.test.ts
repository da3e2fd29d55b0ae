import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  dateAt,
  isoNow,
  nightAt,
  parseIso,
  toIso,
} from '../../../client/foundation/clock.ts';
import { newId } from '../../../client/foundation/ids.ts';
import { formatDate, formatTime, t, tn } from '../../../client/foundation/locale.ts';
import { namedId } from '../../../client/foundation/named-id.ts';
import { fixedClock } from '../support/clock.ts';

fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 2026) });

const instant = (text: string) => {
  const found = parseIso(text);
  assert.ok(found);
  return found;
};

test('this moment is written with the offset of the place', () => {
  assert.equal(isoNow(fixedClock()), '2026-11-21T03:12:44.120+01:00');
  assert.equal(toIso(0, -210), '1969-12-31T20:30:00.000-03:30');
});

test('what is written is read back, instant and offset', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4e12 }),
      fc.integer({ min: -14 * 60, max: 14 * 60 }),
      (ms, offset) => assert.deepEqual(parseIso(toIso(ms, offset)), { ms, offset }),
    ),
  );
});

test('a time without offset, or no time at all, is none', () => {
  for (const text of [
    '2026-11-21T03:12:44',
    '2026-11-21',
    'yesterday',
    '',
    '2026-13-41T03:12:00Z',
  ]) {
    assert.equal(parseIso(text), undefined);
  }
});

test('three in the morning belongs to the night of the day before, noon to its own', () => {
  const nights: [string, string][] = [
    ['2026-11-21T03:00:00+01:00', '2026-11-20'],
    ['2026-11-21T11:59:59+01:00', '2026-11-20'],
    ['2026-11-21T12:00:00+01:00', '2026-11-21'],
    ['2026-11-21T23:30:00-08:00', '2026-11-21'],
    ['2027-01-01T02:00:00+13:45', '2026-12-31'],
  ];

  assert.deepEqual(
    nights.map(([at]) => nightAt(instant(at))),
    nights.map(([, night]) => night),
  );
});

test('dates go on over months, years and leap days', () => {
  assert.deepEqual(
    [addDays('2026-12-31', 1), addDays('2028-03-01', -1), addDays('2026-03-29', 1)],
    ['2027-01-01', '2028-02-29', '2026-03-30'],
  );
  assert.equal(dateAt(instant('2026-11-21T23:30:00-08:00')), '2026-11-21');
});

test('ids sort in the order of their time and carry version and variant', () => {
  const ids = [1_000, 2_000, Date.parse('2026-11-21'), Date.parse('9999-01-01')].map(newId);

  assert.deepEqual([...ids].sort(), ids);
  for (const id of ids)
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('the same name in the same space gives the same id as everywhere else', async () => {
  // The example of RFC 9562, appendix A.4.
  const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

  assert.equal(await namedId(dns, 'www.example.com'), '2ed6657d-e927-568b-95e1-2665a8aea6a2');
});

test('a time of a record is shown as its own clock read it', () => {
  assert.equal(formatTime('2026-11-21T03:12:44.120+01:00'), '03:12');
  assert.equal(formatTime('2026-11-21T00:05:00-08:00'), '00:05');
  assert.equal(formatDate('2026-11-21T23:30:00-08:00'), 'Sat, Nov 21');
  assert.equal(formatDate('2026-11-21', { year: true }), 'Sat, Nov 21, 2026');
});

test('another language translates sentences, plurals by its own rule, and numbers', () => {
  globalThis.uncrampMessages = {
    language: 'de',
    messages: {
      'Saved {n}': '{n} gesichert',
      '{n} drink': ['{n} Getränk', '{n} Getränke'],
      Empty: '',
    },
    plural: (n) => (n === 1 ? 0 : 1),
  };
  try {
    assert.equal(t('Saved {n}', { n: 1500 }), '1.500 gesichert');
    assert.equal(tn('{n} drink', '{n} drinks', 2), '2 Getränke');
    assert.equal(t('Empty'), 'Empty');
    assert.equal(t('Unknown {name}', { name: 'x' }), 'Unknown x');
  } finally {
    globalThis.uncrampMessages = undefined;
  }
});
