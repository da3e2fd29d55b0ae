// A page that is really hidden: another tab lies over it. Playwright makes every page believe that it
// is looked at, so the browser is spoken to directly. Prints what happened as JSON.
// node tests/client/support/hidden.mjs <address of the browser's socket> <page> <seconds hidden>

const [address, url, seconds] = process.argv.slice(2);
const socket = new WebSocket(address);
await new Promise((resolve, reject) => {
  socket.onopen = resolve;
  socket.onerror = () => reject(new Error(`no browser at ${address}`));
});
let last = 0;
const waiting = new Map();
socket.onmessage = ({ data }) => {
  const { id, result, error } = JSON.parse(data);
  const answer = waiting.get(id);
  waiting.delete(id);
  if (error) answer?.reject(new Error(error.message));
  else answer?.resolve(result);
};
const send = (method, params = {}, sessionId = undefined) =>
  new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject });
    socket.send(JSON.stringify({ id: last, method, params, sessionId }));
  });

const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
const evaluate = async (expression) => {
  const { result, exceptionDetails } = await send(
    'Runtime.evaluate',
    { expression, awaitPromise: true, returnByValue: true, userGesture: true },
    sessionId,
  );
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
  return result.value;
};
/** Asks the page until it says yes; the browser answers as long as it lives. */
const until = async (expression) => {
  while (!(await evaluate(expression))) await new Promise((resolve) => setTimeout(resolve, 50));
};

const NOTES = `(() => {
  const notes = { locks: 0, released: 0, ticks: 0, loads: 0, hidden: 0, back: null };
  globalThis.__notes = notes;
  const { request } = WakeLock.prototype;
  WakeLock.prototype.request = async function (kind) {
    const lock = await request.call(this, kind);
    notes.locks += 1;
    lock.addEventListener('release', () => { notes.released += 1; });
    return lock;
  };
  const words = (part) => document.querySelector('.player__' + part).textContent;
  addEventListener('visibilitychange', () => {
    if (document.hidden) Object.assign(notes, { hidden: performance.now(), back: null });
    else {
      // The page itself hears of it after this, and has shown the time of now before the next task.
      const at = Date.now();
      setTimeout(() => { notes.back = { action: words('action'), number: words('number'), at }; });
    }
  }, { capture: true });
  notes.loads = Number(sessionStorage.getItem('loads') ?? 0) + 1;
  sessionStorage.setItem('loads', notes.loads);
  setInterval(() => { notes.ticks += document.hidden ? 1 : 0; }, 100);
})()`;
await send('Page.enable', {}, sessionId);
await send('Page.addScriptToEvaluateOnNewDocument', { source: NOTES }, sessionId);
// Silent from the beginning: a browser does not slow down a page that is heard, nor for five seconds
// after it was.
await send('Page.navigate', { url: new URL('/settings', url).href }, sessionId);
await until('document.querySelector("input[value=silent]")');
await evaluate('document.querySelector("input[value=silent]").click()');
await until('document.body?.textContent.includes("Saved on this phone.")');
await send('Page.navigate', { url }, sessionId);
await until(
  "location.pathname === '/now' && document.documentElement?.dataset.ready === ''" +
    " && document.readyState === 'complete'",
);
await evaluate("document.querySelector('[data-cramp-now] button').click()");
await until("document.querySelector('.player__rail') && __notes.locks > 0");
const before = await evaluate('({ ...__notes })');

const over = await send('Target.createTarget', { url: 'about:blank' });
await until('__notes.hidden > 0');
await until(`performance.now() - __notes.hidden >= ${Number(seconds)} * 1000`);
// On a busy machine it has slept for longer by now.
const asleep = await evaluate('({ ...__notes, ms: performance.now() - __notes.hidden })');
await send('Target.activateTarget', { targetId });
await until(`__notes.back && __notes.locks > ${before.locks}`);
const shown = await evaluate('__notes.back');
const startedAt = await evaluate(`(async () => {
  const done = (request) => new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
  });
  const database = await done(indexedDB.open('uncramp-guest'));
  const row = await done(database.transaction('state').objectStore('state').get('running'));
  return row.value.session.startedAt;
})()`);
const after = await evaluate('({ ...__notes })');
await send('Target.closeTarget', { targetId: over.targetId });
process.stdout.write(
  JSON.stringify({ before, asleep, after, ...shown, elapsed: shown.at - startedAt }),
);
socket.close();
