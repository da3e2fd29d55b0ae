"""Notes what the app does to the phone: its screen, its motor, its loudspeaker."""

from playwright.sync_api import BrowserContext, Page

# Playwright's own questions count as taps, so the lock that phones put on sound is made here.
_NOTES = """(() => {
  if (!isSecureContext) return;
  const senses = { wake: [], buzzed: [], clips: [], stopped: 0, contexts: [] };
  globalThis.__senses = senses;
  const { request } = WakeLock.prototype;
  WakeLock.prototype.request = function (kind) {
    senses.wake.push(kind);
    return request.call(this, kind);
  };
  Navigator.prototype.vibrate = (pattern) => senses.buzzed.push(pattern) > 0;
  let tapped = false;
  for (const kind of ['mousedown', 'pointerup', 'keydown'])
    addEventListener(kind, ({ isTrusted }) => (tapped ||= isTrusted), { capture: true });
  const Original = AudioContext;
  globalThis.AudioContext = class extends Original {
    constructor(options) {
      super(options);
      if (!tapped) void super.suspend();
      senses.contexts.push(this);
    }
    get state() {
      return tapped ? super.state : 'suspended';
    }
    resume() {
      return tapped ? super.resume() : new Promise(() => undefined);
    }
  };
  const { start, stop } = AudioBufferSourceNode.prototype;
  AudioBufferSourceNode.prototype.start = function (...when) {
    // Shorter ones are the silence that wakes a loudspeaker.
    if (this.buffer.duration > 0.2) senses.clips.push(this.buffer.duration);
    return start.apply(this, when);
  };
  AudioBufferSourceNode.prototype.stop = function (...when) {
    senses.stopped += 1;
    return stop.apply(this, when);
  };
})()"""


def note_senses(context: BrowserContext) -> None:
    """Let every page of this phone note what follows, and be silent in each until it is tapped."""
    context.add_init_script(_NOTES)


def wait_until_heard(page: Page) -> None:
    """Wait until a spoken clip has been laid out on a running audio clock."""
    page.wait_for_function(
        "() => __senses.contexts.some(({ state }) => state === 'running')"
        " && __senses.clips.length > 0"
    )


def wait_until_felt(page: Page) -> None:
    """Wait until the phone was asked to buzz and to keep its screen on."""
    page.wait_for_function("() => __senses.buzzed.length > 0 && __senses.wake.includes('screen')")
