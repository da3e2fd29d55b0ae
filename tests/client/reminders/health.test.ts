import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signal } from '@preact/signals';
import { h, render } from 'preact';
import type { Health, RemindersParts } from '../../../client/reminders/view/parts.ts';
import { openScreen } from '../support/screen.ts';
import '../support/tsx.ts';

const { HealthCard } = await import('../../../client/reminders/view/health.tsx');

const STRETCH = { id: 'r', fields: { what: 'bedtime-stretch', schedule: {} } };

const cardWith = (health: Partial<Health>, others: Partial<RemindersParts> = {}): string => {
  const screen = openScreen();
  const parts = {
    ability: signal('ready'),
    health: signal({ phones: 1, missed: [], ...health }),
    reminders: signal([STRETCH]),
    phone: 'android',
    ...others,
  } as unknown as RemindersParts;
  render(h(HealthCard, { parts }), screen.host);
  return screen.words();
};

test('what is not known of a message is said, and so is what is', () => {
  const unknown = cardWith({});
  assert.match(unknown, /Shown here: not known/);
  assert.doesNotMatch(unknown, /Accepted by the push service/);

  const known = cardWith({ accepted: '2026-11-21T13:02:00Z', shown: Date.now() });
  assert.match(known, /Accepted by the push service: /);
  assert.doesNotMatch(known, /not known/);
});

test('a phone that was given up is told how to begin again', () => {
  assert.match(cardWith({ trouble: 'disabled' }), /Switch a reminder on again/);
});

test('what arrived nowhere is named by its reminder; what is deleted is not', () => {
  const missed = [
    { reminder: 'r', date: '2026-11-20', slot: '22:30' },
    { reminder: 'gone', date: '2026-11-20', slot: '08:00' },
  ];

  const words = cardWith({ missed });

  assert.match(words, /1 did not arrive last week/);
  assert.match(words, /22:30/);
  assert.doesNotMatch(words, /08:00/);
});

test('each kind of phone is told what helps on it', () => {
  const texts = ['apple', 'android', 'other'].map((phone) =>
    cardWith({}, { phone: phone as RemindersParts['phone'] })
      .split('It does not ring?')
      .at(1),
  );

  assert.equal(new Set(texts).size, 3);
});
