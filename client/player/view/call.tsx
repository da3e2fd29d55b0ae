// The emergency number, wherever somebody may need it.

import { t } from '../../foundation/locale.ts';
import { numberOf } from '../../parts/own-number.ts';
import type { Aside } from './button.tsx';
import { focusHere } from './focus.ts';

export const Call = ({
  aside,
  primary,
  answer = 0,
}: {
  aside: Aside;
  primary: boolean;
  /** How many taps have asked for it here: with each, reading goes on here, and a scrolled screen
   * comes back to it. */
  answer?: number;
}) => {
  const { shown, href, own } = numberOf(aside.number);
  return (
    <p class="player__call" key={`${primary} ${answer}`}>
      <a
        class={primary ? 'button button--primary' : 'button button--wide'}
        href={href}
        ref={answer > 0 ? focusHere : null}
      >
        {t('Call {number}', { number: shown })}
      </a>
      {!own && <span>{aside.emergency?.number_hint ?? t('Or your local number.')}</span>}
    </p>
  );
};
