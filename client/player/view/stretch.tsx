// The stretch that goes on under the call for help.

import { t } from '../../foundation/locale.ts';
import { legName } from '../../parts/leg.ts';
import type { Running } from '../logic/actions.ts';
import { Button } from './button.tsx';
import { Figure } from './picture.tsx';
import type { Act } from './screen.tsx';
import { Helper, Mute } from './tools.tsx';
import { actionOf, clockOf, countOf } from './words.ts';

/** All that a step tells, in as little room as it takes; nothing of what stands still, or is not
 * for this person. */
export const Stretch = ({ shown, act }: { shown: Running; act: Act }) => {
  const { frame, caption, caution } = shown;
  const { moment, left, done } = frame;
  if (!moment || frame.over || frame.paused || shown.closed) return null;
  const count = [legName(moment.side), countOf(frame)].filter(Boolean).join('\u00a0· ');
  return (
    <div
      class="player__stretch"
      key={moment.index}
      data-waits={frame.waiting || undefined}
      data-long={clockOf(left).length > 2 || undefined}
    >
      <h2 class="player__doing">{actionOf(moment)}</h2>
      <Figure moment={moment} stands={false} done={done} onTap={() => act({ do: 'repeat' })} />
      <p class="player__left">
        <b>{clockOf(left)}</b> <span>{count}</span>
      </p>
      <p>{caution ?? caption}</p>
      <div class="player__pair">
        <Mute shown={shown} act={act} />
        <Helper act={act} />
      </div>
      {frame.waiting && (
        <Button onTap={() => act({ do: 'pass' })}>{t('All is well. Go on.')}</Button>
      )}
    </div>
  );
};
