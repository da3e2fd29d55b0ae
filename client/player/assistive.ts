// Whether a tap came from a screen reader: it presses at no place, without pointer and without key.

let keyAt = Number.NEGATIVE_INFINITY;
addEventListener(
  'keydown',
  (event) => {
    keyAt = event.timeStamp;
  },
  { capture: true, passive: true },
);

/** A guess that only makes the app's own voice yield, so a wrong one costs little. */
export const isAssistive = (event: MouseEvent): boolean =>
  event.isTrusted &&
  event.detail === 0 &&
  !(event as PointerEvent).pointerType &&
  event.timeStamp - keyAt > 1000;
