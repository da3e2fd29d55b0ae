import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { openHome, type RecordStore } from '../../../client/foundation/records.ts';
import { onceReminded } from '../../../client/status/reminded.ts';
import { freshIndexedDb } from '../support/browser.ts';

const clock = { now: () => Date.parse('2026-11-21T09:00:30Z'), offset: () => 60 };
const STRETCH = { what: 'bedtime-stretch', schedule: { times: ['22:30'] } };

const openApp = async (t: TestContext, before: (store: RecordStore) => Promise<unknown>) => {
  freshIndexedDb();
  const home = openHome(null, clock);
  t.after(() => home.close());
  await before(home.records);
  const changed: ((kind: 'reminder' | 'drink') => void)[] = [];
  let looks = Promise.resolve<unknown>(undefined);
  const watched = {
    list: ((kind) => {
      const found = home.records.list(kind);
      looks = Promise.all([looks, found]);
      return found;
    }) as RecordStore['list'],
    watch: ((listener) => {
      changed.push((kind) => listener({ kinds: [kind], ids: [] }));
      return () => changed.splice(0);
    }) as RecordStore['watch'],
  };
  let starts = 0;
  await onceReminded(watched, async () => {
    starts += 1;
  });
  const change = async (...kinds: ('reminder' | 'drink')[]): Promise<void> => {
    const telling = [...changed];
    for (const kind of kinds) for (const tell of telling) tell(kind);
    await looks;
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return { store: home.records, change, started: () => starts };
};

test('whoever has a reminder is looked after from the opening on, once', async (t) => {
  const app = await openApp(t, (store) => store.put('reminder', STRETCH));
  assert.equal(app.started(), 1);

  await app.change('reminder');

  assert.equal(app.started(), 1);
});

test('the first reminder made in an open app rings too', async (t) => {
  const app = await openApp(t, async () => undefined);
  await app.change('drink');
  assert.equal(app.started(), 0);

  await app.store.put('reminder', STRETCH);
  await app.change('reminder');
  await app.change('reminder');

  assert.equal(app.started(), 1);
});

test('two changes in a row start it once', async (t) => {
  const app = await openApp(t, async () => undefined);
  await app.store.put('reminder', STRETCH);

  await app.change('reminder', 'reminder');

  assert.equal(app.started(), 1);
});
