import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { LONGEST_PAIRING_CODE, type PairingAsked } from '../../contract/wire.ts';
import { t } from '../../foundation/locale.ts';
import { grouped, isFromLink, isWhole } from '../logic/pairing.ts';
import type { Trouble } from '../logic/trouble.ts';
import type { Refusal } from '../server.ts';
import { CodeField } from './code-field.tsx';
import { type EnterProps, FormTrouble, useEntering } from './entering.tsx';
import { useWhose } from './whose.ts';
import { troubleText } from './words.ts';

const LOOK_MS = 2_000;
/** What may be otherwise at the next look. */
const PASSING: readonly Trouble[] = ['unreachable', 'strange', 'busy', 'slow-down'];

/** Whether nothing is left to wait for. A yes still counts where it could not be used this time. */
const isOver = (ended: Awaited<ReturnType<ReturnType<typeof useEntering>['enter']>>): boolean =>
  ended !== undefined && (ended === 'opened' || !PASSING.includes(ended.trouble));

const claimOf = ({ pairing, secret }: PairingAsked) => ({ pairing, secret });

/** The question with which this phone waits; it outlives the page, which may be lost meanwhile. */
const useAsked = ({ parts }: EnterProps) => {
  const asked = useSignal<PairingAsked | undefined>(undefined);
  const found = useSignal(false);
  const keep = (now: PairingAsked | undefined): void => {
    asked.value = now;
    // Where it cannot be kept, it is asked anew after a reload.
    parts.account.keepAsked(now).catch(() => undefined);
  };
  const findAgain = async (): Promise<void> => {
    const before = await parts.account.asked();
    if (!before) return;
    const seen = await parts.server.lookPairing(claimOf(before));
    if (asked.value) return;
    found.value = seen.ok || seen.trouble !== 'wrong-code';
    if (found.value) asked.value = before;
    else keep(undefined);
  };
  useEffect(() => {
    // A code that was just scanned is a question of its own.
    if (!parts.scanned) findAgain().catch(() => undefined);
  }, [parts]);
  return { asked, found: found.value, keep };
};

const useLooks = (asked: PairingAsked | undefined, look: () => void): void =>
  useEffect(() => {
    if (!asked) return undefined;
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [asked]);

const textOf = (now: Refusal): string => troubleText(now.trouble, now.retryAfterMs);

/** Asks to come in, then looks until the other phone has said yes. */
const useJoining = (props: EnterProps) => {
  const { parts, onOpened } = props;
  const { asked, found, keep } = useAsked(props);
  const refusal = useSignal<Refusal | undefined>(undefined);
  const { busy, textAt, enter } = useEntering(onOpened);
  const ask = async (code: string): Promise<void> => {
    if (!isWhole(code)) {
      refusal.value = { ok: false, trouble: 'code-part' };
      return;
    }
    const answer = await parts.server.askPairing(code);
    refusal.value = answer.ok ? undefined : answer;
    if (answer.ok) keep(answer.value);
  };
  const look = async (): Promise<void> => {
    const now = asked.value;
    if (!now || busy) return;
    const claim = claimOf(now);
    const seen = await parts.server.lookPairing(claim);
    // Without network the other phone may still say yes.
    if (seen.ok ? seen.value.state !== 'let-in' : seen.trouble !== 'wrong-code') return;
    const ended = seen.ok ? await enter(undefined, () => parts.account.enterPaired(claim)) : seen;
    if (isOver(ended)) keep(undefined);
    if (!seen.ok) refusal.value = seen;
  };
  useLooks(asked.value, () => void look());
  const text = refusal.value ? textOf(refusal.value) : textAt('form');
  const isOfField = refusal.value?.trouble === 'code-part';
  return {
    asked: asked.value,
    found,
    typed: isOfField ? text : undefined,
    trouble: isOfField ? undefined : text,
    ask,
    giveUp: () => keep(undefined),
  };
};

interface FormProps {
  code: Signal<string>;
  /** Whose account a link leads into; whoever typed the code holds the other phone. */
  name: string | undefined;
  error: string | undefined;
  onAsk: () => void;
}

const CodeForm = ({ code, name, error, onAsk }: FormProps) => {
  const submit = (event: Event): void => {
    event.preventDefault();
    onAsk();
  };
  return (
    <form class="stack" noValidate onSubmit={submit}>
      <CodeField
        label={t('Code')}
        hint={t('Eight letters and digits. The other phone shows them under Account.')}
        code={code}
        longest={LONGEST_PAIRING_CODE}
        letters="characters"
        error={error}
      />
      <p role="status">
        {name !== undefined &&
          t('This code leads into the account {name}. Go on only if that is yours.', { name })}
      </p>
      <button type="submit" class="button">
        {t('Ask to come in')}
      </button>
    </form>
  );
};

const Waiting = ({ asked, onGiveUp }: { asked: PairingAsked; onGiveUp: () => void }) => (
  <>
    <div class="stack" role="status">
      <p>
        {t('This phone asks to enter the account {name}. Now say yes on the other phone.', {
          name: asked.username,
        })}
      </p>
      <p>{t('Both phones show this number:')}</p>
      <p class="pair-code">{asked.number}</p>
    </div>
    <button type="button" class="button button--quiet" onClick={onGiveUp}>
      {t('Ask with another code')}
    </button>
  </>
);

/** Coming in with the code that a signed-in phone shows. */
export const Join = ({ parts, onOpened }: EnterProps) => {
  const { asked, found, typed, trouble, ask, giveUp } = useJoining({
    parts,
    onOpened,
  });
  const { whose, tell } = useWhose(parts);
  const code = useSignal(parts.scanned ? grouped(parts.scanned) : '');
  const place = useRef<HTMLDetailsElement>(null);
  // Once a question has opened it, it stays open: what became of that one is said in it.
  const opened = useRef(parts.scanned !== undefined);
  opened.current ||= asked !== undefined;
  useEffect(() => {
    // Whoever scanned a code must not have to find it below the form for a new account; nor must
    // whoever comes back to a question that waits.
    if (parts.scanned || found) place.current?.scrollIntoView();
  }, [found]);
  const fromLink = isFromLink(code.value, parts.scanned);
  const name = fromLink && whose?.ok ? whose.value.username : undefined;
  const unknown = fromLink && whose && !whose.ok ? textOf(whose) : undefined;
  return (
    <details class="disclosure" open={opened.current} ref={place}>
      <summary>{t('I have a code from my other phone')}</summary>
      <div class="stack">
        {asked ? (
          <Waiting asked={asked} onGiveUp={giveUp} />
        ) : (
          // Nobody asks to enter an account whose name they have not seen.
          <CodeForm
            code={code}
            name={name}
            error={typed}
            onAsk={() => void (fromLink && name === undefined ? tell() : ask(code.value))}
          />
        )}
        <FormTrouble text={trouble ?? unknown} />
      </div>
    </details>
  );
};
