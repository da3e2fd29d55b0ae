// Whether a tap came from a screen reader: it presses at no place, without pointer and without key.

let keyAt = Number.NEGATIVE_INFINITY;
addEventListener(
  'keydown',
  (event) => {
    keyAt = event.timeStamp;
  },
  { capture: true, passive: true },
);

const remembered = new WeakSet<Event>();

/** Says of a tap that is made once more by script what its first half was. */
export const rememberAssistive = (again: Event): void => {
  remembered.add(again);
};

/** A guess that only makes the app's own voice yield, so a wrong one costs little. */
export const isAssistive = (event: MouseEvent): boolean =>
  remembered.has(event) ||
  (event.isTrusted &&
    event.detail === 0 &&
    !(event as PointerEvent).pointerType &&
    event.timeStamp - keyAt > 1000);
