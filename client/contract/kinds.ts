// Written by `flask --app webapp contract write` from webapp/contract/. Do not edit.

import type { Kind } from './wire.ts';

export const kindValues = ['cramp', 'night', 'drink', 'session', 'medicine', 'reminder', 'answer', 'profile', 'routine', 'trial'] as const;
/** The fields without which a record of each kind says nothing. */
export const requiredFields: Readonly<Record<Kind, readonly string[]>> = {
  cramp: ['started_at'],
  night: ['date'],
  drink: ['at', 'ml'],
  session: ['routine', 'started_at'],
  medicine: ['name'],
  reminder: ['schedule', 'what'],
  answer: ['action', 'at', 'date', 'reminder', 'slot'],
  profile: [],
  routine: [],
  trial: [],
};
