import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isApplePhone, isDaytime } from '../../../client/install/platform.ts';

const phone = (userAgent: string, touchPoints = 5) => ({
  userAgent,
  touchPoints,
  standalone: false,
});

test('an iPhone is told about its Share button', () => {
  assert.ok(isApplePhone(phone('Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X)')));
});

test('an iPad that calls itself a Mac is still an iPad', () => {
  assert.ok(isApplePhone(phone('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)')));
  assert.ok(!isApplePhone(phone('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 0)));
});

test('an Android phone says itself when it can install', () => {
  assert.ok(!isApplePhone(phone('Mozilla/5.0 (Linux; Android 16; Pixel 7)')));
});

test('nobody is asked to install anything at night', () => {
  assert.deepEqual([3, 6, 7, 20, 21, 23].map(isDaytime), [false, false, true, true, false, false]);
});
