import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Passkey, WaysIn } from '../../contract/wire.ts';
import { formatDate, t, tn } from '../../foundation/locale.ts';
import { Field } from '../../parts/fields.tsx';
import type { Answer, Refusal } from '../server.ts';
import type { AccountParts } from './parts.ts';
import { Proof, passkeyAnswer } from './proof.tsx';
import { troubleText } from './words.ts';

interface Props {
  parts: AccountParts;
  username: string;
}

type Deed = () => Promise<Answer<unknown>>;

const usedText = ({ made_at, used_at }: Passkey): string =>
  used_at
    ? t('last used {date}', { date: formatDate(used_at) })
    : t('made {date}, not used yet', { date: formatDate(made_at) });

const PasskeyLine = ({ passkey, onRemove }: { passkey: Passkey; onRemove: () => void }) => (
  <li class="drink__line device">
    <span class="drink__what">
      <span class="list__title">{passkey.name}</span>
      <span class="list__detail">{usedText(passkey)}</span>
    </span>
    <button
      type="button"
      class="text-button"
      aria-label={t('Remove {name}', { name: passkey.name })}
      onClick={onRemove}
    >
      {t('Remove')}
    </button>
  </li>
);

const AddForm = ({ onAdd }: { onAdd: (name: string) => void }) => {
  const name = useSignal(t('This phone'));
  const submit = (event: Event): void => {
    event.preventDefault();
    onAdd(name.value.trim() || t('This phone'));
  };
  return (
    <form class="stack" noValidate onSubmit={submit}>
      <Field label={t('Name of the new passkey')}>
        {(ids) => (
          <input
            {...ids}
            class="field__input"
            type="text"
            maxLength={40}
            value={name.value}
            onInput={(event) => (name.value = event.currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit" class="button">
        {t('Add a passkey')}
      </button>
    </form>
  );
};

/** One grave deed at a time; one that wants a fresh proof waits for it and is then done. */
const useDeeds = (parts: AccountParts) => {
  const ways = useSignal<WaysIn | undefined>(undefined);
  const refusal = useSignal<Refusal | undefined>(undefined);
  const waiting = useSignal<Deed | undefined>(undefined);
  const read = async (): Promise<void> => {
    const answer = await parts.server.waysIn();
    if (answer.ok) ways.value = answer.value;
    else refusal.value = answer;
  };
  const run = async (deed: Deed): Promise<void> => {
    const answer = await deed();
    const again = !answer.ok && answer.trouble === 'password-again';
    waiting.value = again ? deed : undefined;
    refusal.value = answer.ok || again ? undefined : answer;
    await read();
  };
  const goOn = (): void => {
    const deed = waiting.value;
    if (deed) void run(deed);
  };
  useEffect(() => {
    void read();
  }, [parts]);
  return { ways: ways.value, refusal: refusal.value, waiting: waiting.value, run, goOn };
};

const WithoutPassword = ({ ways, onRemove }: { ways: WaysIn; onRemove: () => void }) => {
  if (!ways.password) return <p class="muted">{t('This account has no password.')}</p>;
  if (ways.passkeys.length < 2) return null;
  return (
    <button type="button" class="button button--quiet" onClick={onRemove}>
      {t('Do without the password')}
    </button>
  );
};

/** All passkeys of the account, by name; the last way in stays. */
export const Passkeys = ({ parts, username, owner }: Props & { owner: string }) => {
  const { ways, refusal, waiting, run, goOn } = useDeeds(parts);
  const { server } = parts;
  const add = (name: string): Promise<void> =>
    run(async () => {
      const made = await passkeyAnswer(parts, 'making');
      return made.ok ? server.addPasskey({ name, credential: made.value }) : made;
    });
  if (!ways) return null;
  return (
    <section class="card" aria-labelledby="passkeys">
      <h2 id="passkeys">{t('Passkeys')}</h2>
      <p>{t('A passkey opens your account with finger, face or PIN instead of the password.')}</p>
      <ul class="list">
        {ways.passkeys.map((passkey) => (
          <PasskeyLine
            key={passkey.id}
            passkey={passkey}
            onRemove={() => void run(() => server.removePasskey(passkey.id))}
          />
        ))}
      </ul>
      {waiting ? (
        <Proof parts={parts} username={username} owner={owner} onProved={goOn} />
      ) : (
        parts.passkeys && <AddForm onAdd={(name) => void add(name)} />
      )}
      <WithoutPassword ways={ways} onRemove={() => void run(() => server.removePassword())} />
      <div role="alert">
        {refusal && (
          <p class="field__error">{troubleText(refusal.trouble, refusal.retryAfterMs)}</p>
        )}
      </div>
    </section>
  );
};

/** After a recovery code: whoever has a passkey comes in still, so the person looks at them. */
export const StillOpen = ({ parts, username, onSeen }: Props & { onSeen: () => void }) => {
  const { ways, run } = useDeeds(parts);
  if (!ways) return null;
  return (
    <section class="card card--warning" aria-labelledby="still-open">
      <h2 id="still-open">{t('Are these passkeys all yours?')}</h2>
      <p>
        {tn(
          'The new password replaced the old one only. {n} passkey still opens {name}. Remove it if you have lost it.',
          'The new password replaced the old one only. {n} passkeys still open {name}. Remove those that you have lost.',
          ways.passkeys.length,
          { name: username },
        )}
      </p>
      <ul class="list">
        {ways.passkeys.map((passkey) => (
          <PasskeyLine
            key={passkey.id}
            passkey={passkey}
            onRemove={() => void run(() => parts.server.removePasskey(passkey.id))}
          />
        ))}
      </ul>
      <button type="button" class="button button--primary" onClick={onSeen}>
        {t('All that is left is mine')}
      </button>
    </section>
  );
};
