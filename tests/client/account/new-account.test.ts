import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { OWNER } from '../support/device.ts';
import { cutWritesAfter } from './support/cut.ts';
import { aDrink, ada, type Phone, World } from './support/world.ts';

const world = new World();
beforeEach(() => world.start());
afterEach(() => world.end());

const wish = { ...ada, timezone: 'Europe/Berlin' };

const withAnEvening = async (): Promise<Phone> => {
  const mine = world.phone();
  await mine.home(null).records.put('drink', aDrink);
  await mine.home(null).records.saveProfile({ gates: { heart: 'yes' } });
  return mine;
};

test('a new account has at once what is on the phone, answers about health included', async () => {
  const mine = await withAnEvening();
  const [before] = await mine.home(null).records.list('drink');

  const entry = await mine.account.signUp({ ...wish, along: true });
  await mine.sync();
  await mine.account.finish();

  assert.ok(entry.kind === 'in');
  assert.equal(entry.came?.came, 1);
  assert.deepEqual(entry.guest, { records: 0, gates: false });
  const [after] = await mine.home(OWNER).records.list('drink');
  assert.equal(after?.id, before?.id);
  assert.deepEqual((await mine.home(OWNER).records.profile()).gates, { heart: 'yes' });
  assert.deepEqual(await mine.home(null).records.list('drink'), []);
});

test('who wants it otherwise leaves it here, and is not asked by itself again', async () => {
  const mine = await withAnEvening();

  const entry = await mine.account.signUp({ ...wish, along: false });

  assert.deepEqual(entry.kind === 'in' && entry.guest, { records: 0, gates: false });
  assert.equal((await mine.account.stillHere()).asking, 'folded');
  assert.equal((await mine.home(null).records.list('drink')).length, 1);
  assert.deepEqual(await mine.home(OWNER).records.list('drink'), []);
});

test('where nothing is, nothing is said to have come', async () => {
  const entry = await world.phone().account.signUp({ ...wish, along: true });

  assert.ok(entry.kind === 'in');
  assert.equal(entry.came, undefined);
});

/** The phone goes off so many writes after the server has made the account; what is left of it. */
const interruptedAfter = async (writes: number): Promise<'along' | 'asked'> => {
  const mine = await withAnEvening();
  let cut = { mend: (): void => undefined };
  world.network = async (...asked) => {
    const answer = await world.sessions(...asked);
    cut = cutWritesAfter(writes);
    return answer;
  };
  await mine.account.signUp({ ...wish, along: true }).catch(() => undefined);
  cut.mend();
  world.mend();
  const next = world.phone();
  await next.account.finish();
  await next.sync();
  await next.account.finish();
  const inAccount = (await next.home(OWNER).records.list('drink')).length;
  const asking = (await next.account.stillHere()).asking;
  assert.deepEqual([inAccount, asking], inAccount === 1 ? [1, 'not'] : [0, 'aloud']);
  return inAccount === 1 ? 'along' : 'asked';
};

test('wherever it is interrupted, everything comes along or is asked about', async () => {
  const ends = new Set<string>();
  for (let writes = 0; writes < 15; writes += 1) {
    ends.add(await interruptedAfter(writes));
    world.end();
    world.start();
  }

  assert.deepEqual([...ends].sort(), ['along', 'asked']);
});
