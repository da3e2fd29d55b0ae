import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldOf, formTrouble, troubleOf } from '../../../client/account/logic/trouble.ts';

const refused = (code: string, extra: object = {}) =>
  troubleOf({ ok: false, reason: 'refused', status: 400, problem: { code, ...extra } });
const LONG = 'three purple owls';

test('every refusal of the server has a sentence of its own', () => {
  assert.equal(refused('name-taken'), 'name-taken');
  assert.equal(refused('wrong-credentials'), 'wrong-credentials');
  assert.equal(refused('weak-password', { reason: 'common' }), 'password-common');
  assert.equal(refused('weak-password', { reason: 'short' }), 'password-short');
  assert.equal(refused('bad-request', { pointer: '/username' }), 'name-shape');
  assert.equal(refused('sign-in-again'), 'password-again');
  assert.equal(refused('slow-down'), 'slow-down');
  assert.equal(refused('a-code-of-next-year'), 'unknown');
});

test('silence, and words that are not our server’s, are told apart', () => {
  assert.equal(troubleOf({ ok: false, reason: 'unreachable', status: 0 }), 'unreachable');
  assert.equal(troubleOf({ ok: false, reason: 'strange', status: 200 }), 'strange');
});

test('a new account needs twelve characters, an old one is for the server to judge', () => {
  const wish = { username: 'ann', password: 'eleven char' };

  assert.equal(formTrouble(wish, { creating: true }), 'password-short');
  assert.equal(formTrouble(wish, { creating: false }), undefined);
  assert.equal(formTrouble({ ...wish, password: LONG }, { creating: true }), undefined);
});

test('twelve characters are counted as people count them', () => {
  const wish = { username: 'ann', password: '👟'.repeat(11) };

  assert.equal(formTrouble(wish, { creating: true }), 'password-short');
});

test('an empty form is not sent', () => {
  assert.equal(formTrouble({ username: ' ', password: LONG }, { creating: false }), 'name-missing');
  assert.equal(
    formTrouble({ username: 'ann', password: '' }, { creating: false }),
    'password-missing',
  );
});

test('a sentence stands under the field that it speaks of', () => {
  assert.equal(fieldOf('name-taken'), 'username');
  assert.equal(fieldOf('password-short'), 'password');
  assert.equal(fieldOf('busy'), 'form');
});

test('an empty recovery code has a sentence of its own, at its own field', () => {
  const wish = { username: 'ann', code: ' ', password: LONG };

  assert.equal(formTrouble(wish, { creating: true }), 'code-missing');
  assert.equal(formTrouble({ ...wish, code: 'x' }, { creating: true }), undefined);
  assert.equal(formTrouble({ ...wish, username: '' }, { creating: true }), 'name-missing');
  assert.equal(fieldOf('code-missing'), 'code');
});
