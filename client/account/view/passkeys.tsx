import { useRef } from 'preact/hooks';
import type { Passkey, WaysIn } from '../../contract/wire.ts';
import { t, tn } from '../../foundation/locale.ts';
import { useFocusAfter } from '../../parts/focus.ts';
import { apart } from '../../parts/logic/apart.ts';
import type { Answer, Refusal } from '../server.ts';
import { Refused, useGraveDeeds } from './grave.tsx';
import type { AccountParts } from './parts.ts';
import { NameForm, PasskeyLine } from './passkey-line.tsx';
import { Proof, passkeyAnswer } from './proof.tsx';
import { useServed } from './served.ts';
import { WithoutPassword } from './without-password.tsx';

interface Props {
  parts: AccountParts;
  username: string;
}

const removed = ({ name }: Passkey): string => t('{name} is removed.', { name: apart(name) });
const renamed = (name: string): string => t('Its name is now {name}.', { name: apart(name) });

/** What opens the account, read anew after each deed. */
const useDeeds = (parts: AccountParts) => {
  const { ways } = parts;
  const read = async (): Promise<Refusal | undefined> => {
    const answer = await parts.server.waysIn();
    if (!answer.ok) return answer;
    ways.value = answer.value;
    return undefined;
  };
  const deeds = useGraveDeeds(read);
  useServed(deeds.afresh, [parts]);
  const first = useRef<number | undefined>(undefined);
  const now = ways.value?.passkeys.length;
  first.current ??= now;
  return { ways: ways.value, added: (now ?? 0) - (first.current ?? 0), ...deeds };
};

interface AddingProps {
  parts: AccountParts;
  onAdd: (deed: () => Promise<Answer<unknown>>, said: string) => void;
}

const Adding = ({ parts, onAdd }: AddingProps) => {
  if (!parts.passkeys) return <p>{t('This browser cannot make passkeys.')}</p>;
  const add = async (name: string): Promise<Answer<unknown>> => {
    const made = await passkeyAnswer(parts, 'making');
    return made.ok ? parts.server.addPasskey({ name, credential: made.value }) : made;
  };
  return (
    <NameForm
      label={t('Name of the new passkey')}
      first={t('This phone')}
      submit={t('Add a passkey')}
      onName={(name) => onAdd(() => add(name), t('{name} is added.', { name: apart(name) }))}
    />
  );
};

interface LinesProps extends Pick<AccountParts, 'server'> {
  ways: WaysIn;
  run: (deed: () => Promise<Answer<unknown>>, said: string) => Promise<void>;
  canRename?: boolean;
}

const Lines = ({ ways, server, run, canRename = false }: LinesProps) => {
  const rename = (id: string, name: string) =>
    void run(() => server.renamePasskey(id, { name }), renamed(name));
  return (
    <ul class="list">
      {ways.passkeys.map((passkey) => (
        <PasskeyLine
          key={passkey.id}
          passkey={passkey}
          onRemove={() => void run(() => server.removePasskey(passkey.id), removed(passkey))}
          onRename={canRename ? (name) => rename(passkey.id, name) : undefined}
        />
      ))}
    </ul>
  );
};

/** All passkeys of the account, by name; the last way in stays. */
export const Passkeys = ({ parts, username, owner }: Props & { owner: string }) => {
  const { ways, added, refusal, waiting, run, goOn, told } = useDeeds(parts);
  const title = useFocusAfter<HTMLHeadingElement>(told.count);
  const { server } = parts;
  const withoutPassword = t('The password is removed.');
  return (
    <section class="card" aria-labelledby="passkeys">
      <h2 id="passkeys" tabIndex={-1} ref={title}>
        {t('Passkeys')}
      </h2>
      <p>{t('A passkey opens your account with finger, face or PIN instead of the password.')}</p>
      {ways && <Lines ways={ways} server={parts.server} run={run} canRename />}
      {waiting ? (
        <Proof parts={parts} username={username} owner={owner} onProved={goOn} />
      ) : (
        // A passkey more: the box for the name begins anew. The first answer leaves it as it is.
        <Adding key={added} parts={parts} onAdd={(deed, said) => void run(deed, said)} />
      )}
      {ways && (
        <WithoutPassword
          ways={ways}
          onRemove={() => void run(() => server.removePassword(), withoutPassword)}
        />
      )}
      {/* Below, a password may have been set since. */}
      <p role="status">
        {ways?.password && told.sentence === withoutPassword ? '' : told.sentence}
      </p>
      {/* That nothing could be read on opening is said of the devices already. */}
      <Refused refusal={ways || told.count > 0 ? refusal : undefined} />
    </section>
  );
};

interface StillOpenProps extends Props {
  owner: string;
  onSeen: () => void;
}

/** After a recovery code: whoever has a passkey comes in still, so the person looks at them. */
export const StillOpen = ({ parts, username, owner, onSeen }: StillOpenProps) => {
  const { ways, refusal, waiting, run, goOn, told } = useDeeds(parts);
  const title = useFocusAfter<HTMLHeadingElement>(told.count);
  if (!ways && !refusal) return null;
  return (
    <section class="card card--warning" aria-labelledby="still-open">
      <h2 id="still-open" tabIndex={-1} ref={title}>
        {t('Are these passkeys all yours?')}
      </h2>
      {ways ? (
        <>
          <p>
            {tn(
              'The new password replaced the old one only. {n} passkey still opens {name}. Remove it if you have lost it.',
              'The new password replaced the old one only. {n} passkeys still open {name}. Remove those that you have lost.',
              ways.passkeys.length,
              { name: apart(username) },
            )}
          </p>
          <Lines ways={ways} server={parts.server} run={run} />
        </>
      ) : (
        <p>{t('They cannot be shown now. You find them under Account at any time.')}</p>
      )}
      {waiting && <Proof parts={parts} username={username} owner={owner} onProved={goOn} />}
      <p role="status">{told.sentence}</p>
      <Refused refusal={refusal} />
      <button type="button" class="button button--primary" onClick={onSeen}>
        {ways ? t('All that is left is mine') : t('Go on')}
      </button>
    </section>
  );
};
