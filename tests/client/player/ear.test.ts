import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

let listen: (event: MouseEvent) => void = () => undefined;
const keys = new EventTarget();
Object.assign(globalThis, {
  addEventListener: (name: string, listener: never) => {
    if (name === 'click') listen = listener;
    else keys.addEventListener(name, listener);
  },
  PointerEvent: class extends Event {
    constructor(name: string, first: Event) {
      super(name, { cancelable: first.cancelable });
    }
  },
});
const { isAssistive } = await import('../../../client/player/assistive.ts');
const { hearTaps } = await import('../../../client/player/ear.ts');

/** A button whose taps the page hears first, as it does in a document. */
class Button extends EventTarget {
  readonly heard: MouseEvent[] = [];
  readonly #starts: boolean;

  constructor(starts = true) {
    super();
    this.#starts = starts;
  }

  closest(): Button | null {
    return this.#starts ? this : null;
  }

  override dispatchEvent(event: Event): boolean {
    Object.defineProperty(event, 'target', { configurable: true, value: this });
    listen(event as MouseEvent);
    if (!event.cancelBubble) this.heard.push(event as MouseEvent);
    return true;
  }
}

const FINGER = { detail: 1, pointerType: 'touch' };
const SCREEN_READER = { detail: 0, pointerType: '', timeStamp: 5000 };

const tap = (button: Button, made: object = FINGER): Event => {
  const event = new Event('click', { cancelable: true });
  for (const [name, value] of Object.entries({ isTrusted: true, ...made }))
    Object.defineProperty(event, name, { value });
  button.dispatchEvent(event);
  return event;
};

let asked = 0;
let arrive: () => void = () => undefined;
let fail: (why: Error) => void = () => undefined;
let bring: () => Promise<void> = () => Promise.resolve();

beforeEach(() => {
  asked = 0;
  bring = hearTaps(
    () =>
      new Promise<void>((resolve, reject) => {
        asked += 1;
        arrive = resolve;
        fail = reject;
      }),
  );
});

test('a tap that comes before the player waits for it, and leads nowhere else meanwhile', async () => {
  const button = new Button();

  const first = tap(button);
  assert.equal(first.defaultPrevented, true);
  assert.equal(button.heard.length, 0);
  assert.equal(asked, 1);
  arrive();
  await bring();

  assert.equal(button.heard.length, 1);
  assert.equal(button.heard[0]?.defaultPrevented, false);
});

test('however often a hand taps until then, the player hears one', async () => {
  const button = new Button();

  tap(button);
  tap(button);
  tap(button);
  arrive();
  await bring();

  assert.equal(button.heard.length, 1);
  assert.equal(asked, 1);
});

test('with the player there, taps go their own way', async () => {
  const button = new Button();
  const coming = bring();
  arrive();
  await coming;

  const later = tap(button);

  assert.equal(button.heard[0], later);
  assert.equal(asked, 1);
});

test('a link works at once, and fetches the player, too', () => {
  const link = new Button(false);

  const event = tap(link);

  assert.equal(event.defaultPrevented, false);
  assert.equal(link.heard[0], event);
  assert.equal(asked, 1);
});

test('without a player the tap does what the page does without script, and the next tries anew', async () => {
  const button = new Button();

  tap(button);
  const coming = bring();
  fail(new Error('no network'));
  await coming;
  assert.equal(button.heard.length, 1);
  assert.equal(button.heard[0]?.defaultPrevented, false);

  tap(button);
  assert.equal(asked, 2);
  arrive();
  await bring();
  assert.equal(button.heard.length, 2);
});

test('a screen reader that is quicker than the player is still known as one', async () => {
  const button = new Button();

  tap(button, SCREEN_READER);
  arrive();
  await bring();

  assert.equal(isAssistive(button.heard[0] as MouseEvent), true);
});

test('a finger that is quicker than the player is no screen reader', async () => {
  const button = new Button();

  tap(button, FINGER);
  arrive();
  await bring();

  assert.equal(isAssistive(button.heard[0] as MouseEvent), false);
});
