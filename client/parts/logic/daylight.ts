// What is asked by day only: a question at night would stand in the way of sleep.

const MORNING = 7 * 60;
const EVENING = 21 * 60;

/** Whether somebody may be asked something at this minute of the day. */
export const isDaylight = (minute: number): boolean => minute >= MORNING && minute < EVENING;
