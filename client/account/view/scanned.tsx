import type { PairingWhose } from '../../contract/wire.ts';
import { t } from '../../foundation/locale.ts';
import type { Answer } from '../server.ts';
import type { AccountParts } from './parts.ts';
import { useWhose } from './whose.ts';
import { troubleText } from './words.ts';

interface Props {
  parts: AccountParts;
  username: string;
  /** Whether the server has signed this phone out. */
  out: boolean;
}

const saidOf = (whose: Answer<PairingWhose>, { username: name, out }: Props): string => {
  if (!whose.ok) {
    const open = t('On this phone {name} is open.', { name });
    return `${open} ${troubleText(whose.trouble, whose.retryAfterMs)}`;
  }
  const { username: other } = whose.value;
  if (other !== name) {
    return t(
      'This code leads into the account {other}, but on this phone {name} is open. To come in with it, sign out here first, then open it once more.',
      { other, name },
    );
  }
  return out
    ? t('This code leads into {name}, which this phone was signed out of. Sign in again below.', {
        name,
      })
    : t(
        'This code leads into {name}, and this phone is in already. It is for a phone that is not.',
        {
          name,
        },
      );
};

/** A link with a code was opened where an account is open already: nobody joins another in passing. */
export const Scanned = (props: Props) => {
  const { whose } = useWhose(props.parts);
  return <div role="status">{whose && <p class="notice">{saidOf(whose, props)}</p>}</div>;
};
