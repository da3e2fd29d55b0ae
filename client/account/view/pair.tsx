import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { PairingHeld, PairingNow, PairingOffer } from '../../contract/wire.ts';
import { t, tn } from '../../foundation/locale.ts';
import { useFocusAfter } from '../../parts/focus.ts';
import { minutesLeft, squaresPath } from '../logic/pairing.ts';
import { type Asking, type Ended, type Looking, stageAfter } from '../logic/pairing-stage.ts';
import type { Refusal } from '../server.ts';
import { nameOf } from './devices.tsx';
import type { AccountParts } from './parts.ts';
import { troubleText } from './words.ts';

const LOOK_MS = 2_000;
const QUIET = 4;

interface Props {
  parts: AccountParts;
  /** Called when the phone that was let in has come in, or may have. */
  onEntered: () => void;
}

/** What stands on the screen of the phone that lets another one in. */
type Stage =
  | { readonly kind: 'closed' }
  | Looking
  /** A refusal says why the person's word has not reached the server; they may say it again. */
  | (Asking & { readonly refusal?: Refusal })
  | Ended
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Light squares round dark ones in every theme: cameras expect it. */
const Squares = ({ rows }: { rows: readonly string[] }) => {
  const size = rows.length + 2 * QUIET;
  return (
    <svg
      class="qr"
      viewBox={`${-QUIET} ${-QUIET} ${size} ${size}`}
      role="img"
      aria-label={t('The same code for a camera')}
    >
      <rect class="qr__paper" x={-QUIET} y={-QUIET} width={size} height={size} />
      <path class="qr__ink" d={squaresPath(rows)} />
    </svg>
  );
};

const Shown = ({ offer }: { offer: PairingOffer }) => (
  <>
    <p>{t('On the other phone open this app, then Account, and type this code:')}</p>
    <p class="pair-code">
      <code>{offer.code}</code>
    </p>
    <p>{t('Or point its camera at these squares. They open in its browser.')}</p>
    <Squares rows={offer.squares} />
    <p class="muted" role="status">
      {t('Waiting. The code works once, within {n} minutes.', {
        n: minutesLeft(Date.parse(offer.until), Date.now()),
      })}
    </p>
  </>
);

interface AskedProps {
  by: PairingNow;
  onAnswer: (wish: { let_in: boolean }) => void;
}

/** It takes the place of the taller squares: its buttons must not end up under the bar. */
const showWhole = (element: HTMLElement | null): void =>
  element?.scrollIntoView({ block: 'nearest' });

const Asked = ({ by, onAnswer }: AskedProps) => (
  <div class="stack" role="alert" ref={showWhole}>
    <p>
      <strong>
        {t('{device} wants to come in. Is {n} on the other phone?', {
          device: nameOf(by),
          n: by.number ?? '',
        })}
      </strong>
    </p>
    <p class="pair-code" aria-hidden="true">
      {by.number}
    </p>
    <p>{t('If it shows another number or none, turn it away.')}</p>
    <p>{t('It will see and change everything in this account.')}</p>
    <button type="button" class="button button--strong" onClick={() => onAnswer({ let_in: true })}>
      {t('Yes, let it in')}
    </button>
    <button type="button" class="button" onClick={() => onAnswer({ let_in: false })}>
      {t('No, turn it away')}
    </button>
  </div>
);

const Held = ({ offer }: { offer: PairingHeld }) => (
  <p role="status">
    {tn(
      'The code that you showed still works, for {n} minute. Waiting for the other phone.',
      'The code that you showed still works, for {n} minutes. Waiting for the other phone.',
      minutesLeft(Date.parse(offer.until), Date.now()),
    )}
  </p>
);

const endText = (stage: Stage): string | undefined => {
  switch (stage.kind) {
    case 'let-in':
      return t('It may come in now, as long as this app is still open on it.');
    case 'in':
      return t('It is in. Your records are on their way to it.');
    case 'turned-away':
      return t('It was turned away.');
    case 'over':
      return t('The code is over. Nobody came in with it.');
    case 'unsure':
      return t('The code is over. Under Your devices you see whether it came in.');
    case 'asked':
    case 'refused':
      return stage.refusal && troubleText(stage.refusal.trouble, stage.refusal.retryAfterMs);
    default:
      return undefined;
  }
};

const isLooking = (stage: Stage): stage is Looking =>
  stage.kind === 'shown' || stage.kind === 'held' || stage.kind === 'let-in';

const look = async ({ server }: AccountParts, now: Looking): Promise<Stage> => {
  const told = await server.pairing(now.offer.pairing);
  const isLate = Date.now() > Date.parse(now.offer.until);
  if (told.ok) return stageAfter(now, told.value, { isLate });
  return stageAfter(now, told.trouble === 'unknown' ? 'gone' : 'unheard', { isLate });
};

/** A pairing that this phone began before its page was left, as far as it is by now. */
const foundAgain = async (parts: AccountParts): Promise<Stage | undefined> => {
  const held = await parts.server.heldPairings();
  const offer = held.ok ? held.value.pairings[0] : undefined;
  return offer && look(parts, { kind: 'held', offer });
};

/** Makes a code, looks who types it, and passes the person's word on. */
const usePairing = ({ parts, onEntered }: Props) => {
  const { server } = parts;
  const stage = useSignal<Stage>({ kind: 'closed' });
  const pressed = useSignal(0);
  /** Goes on to what was waited for, unless the person has gone on meanwhile. */
  const goOn = (before: Stage, after: Stage | undefined): void => {
    if (!after || stage.value !== before) return;
    stage.value = after;
    if (after.kind === 'in' || after.kind === 'unsure') onEntered();
  };
  const offer = async (): Promise<void> => {
    const made = await server.offerPairing();
    stage.value = made.ok
      ? { kind: 'shown', offer: made.value }
      : { kind: 'refused', refusal: made };
    pressed.value += 1;
  };
  const answer = async (wish: { let_in: boolean }): Promise<void> => {
    const now = stage.value;
    if (now.kind !== 'asked') return;
    const said = await server.answerPairing(now.offer.pairing, wish);
    if (said.ok)
      stage.value = wish.let_in ? { kind: 'let-in', offer: now.offer } : { kind: 'turned-away' };
    else stage.value = said.trouble === 'unknown' ? { kind: 'over' } : { ...now, refusal: said };
    pressed.value += 1;
  };
  const now = stage.value;
  useEffect(() => {
    const closed = stage.value;
    void foundAgain(parts).then((found) => goOn(closed, found));
  }, [parts]);
  useEffect(() => {
    if (!isLooking(now)) return undefined;
    const timer = setInterval(() => void look(parts, now).then((seen) => goOn(now, seen)), LOOK_MS);
    return () => clearInterval(timer);
  }, [now]);
  return { stage: now, pressed: pressed.value, offer, answer };
};

/** Another phone comes in without typing the password. */
export const Pair = (props: Props) => {
  const { stage, pressed, offer, answer } = usePairing(props);
  // A button goes when it is pressed: what has come in its place is read from the top.
  const title = useFocusAfter<HTMLHeadingElement>(pressed);
  const ended = endText(stage);
  return (
    <section class="card" aria-labelledby="pair">
      <h2 id="pair" ref={title} tabIndex={-1}>
        {t('Add another phone')}
      </h2>
      {stage.kind === 'shown' && <Shown offer={stage.offer} />}
      {stage.kind === 'held' && <Held offer={stage.offer} />}
      {stage.kind === 'asked' && <Asked by={stage.by} onAnswer={(wish) => void answer(wish)} />}
      <p role="status">{ended}</p>
      {stage.kind !== 'shown' && stage.kind !== 'asked' && (
        <button type="button" class="button" onClick={() => void offer()}>
          {t('Show a code')}
        </button>
      )}
    </section>
  );
};
