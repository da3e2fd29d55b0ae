// What only people with reminders download.

export { keepReminders } from '../reminders/keep.ts';
export { aimOf, standingOf } from '../water/logic/goal.ts';
