import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { PairingAsked } from '../../contract/wire.ts';
import { t } from '../../foundation/locale.ts';
import { grouped } from '../logic/pairing.ts';
import type { Refusal } from '../server.ts';
import { CodeField } from './code-field.tsx';
import { type EnterProps, FormTrouble, useEntering } from './entering.tsx';
import { troubleText } from './words.ts';

const LOOK_MS = 2_000;

/** Asks to come in, then looks until the other phone has said yes. */
const useJoining = ({ parts, onOpened }: EnterProps) => {
  const asked = useSignal<PairingAsked | undefined>(undefined);
  const refusal = useSignal<Refusal | undefined>(undefined);
  const { busy, textAt, enter } = useEntering(onOpened);
  const ask = async (code: string): Promise<void> => {
    const answer = await parts.server.askPairing(code);
    refusal.value = answer.ok ? undefined : answer;
    if (answer.ok) asked.value = answer.value;
  };
  const look = async (): Promise<void> => {
    const now = asked.value;
    if (!now || busy) return;
    const claim = { pairing: now.pairing, secret: now.secret };
    const seen = await parts.server.lookPairing(claim);
    if (seen.ok && seen.value.state !== 'let-in') return;
    // Without network the other phone may still say yes.
    if (!seen.ok && seen.trouble !== 'wrong-code') return;
    asked.value = undefined;
    if (seen.ok) await enter(undefined, () => parts.account.enterPaired(claim));
    else refusal.value = seen;
  };
  const now = refusal.value;
  const trouble = now ? troubleText(now.trouble, now.retryAfterMs) : textAt('form');
  return { asked: asked.value, trouble, ask, look };
};

interface FormProps {
  code: Signal<string>;
  onAsk: (code: string) => void;
}

const CodeForm = ({ code, onAsk }: FormProps) => {
  const submit = (event: Event): void => {
    event.preventDefault();
    onAsk(code.value);
  };
  return (
    <form class="stack" noValidate onSubmit={submit}>
      <CodeField
        label={t('Code')}
        hint={t('Eight letters and digits. The other phone shows them under Account.')}
        code={code}
        longest={32}
        letters="characters"
      />
      <button type="submit" class="button">
        {t('Ask to come in')}
      </button>
    </form>
  );
};

/** Coming in with the code that a signed-in phone shows. */
export const Join = ({ parts, onOpened }: EnterProps) => {
  const { asked, trouble, ask, look } = useJoining({ parts, onOpened });
  const code = useSignal(parts.scanned ? grouped(parts.scanned) : '');
  useEffect(() => {
    if (!asked) return undefined;
    const timer = setInterval(() => void look(), LOOK_MS);
    return () => clearInterval(timer);
  }, [asked]);
  return (
    <details class="disclosure" open={parts.scanned !== undefined}>
      <summary>{t('I have a code from my other phone')}</summary>
      {asked ? (
        <p role="status">
          {t('This phone asks to enter the account {name}. Now say yes on the other phone.', {
            name: asked.username,
          })}
        </p>
      ) : (
        <CodeForm code={code} onAsk={(typed) => void ask(typed)} />
      )}
      <FormTrouble text={trouble} />
    </details>
  );
};
