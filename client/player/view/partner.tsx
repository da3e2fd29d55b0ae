// For whoever helps: the same clock, three large lines, and what the step asks of them.

import { t } from '../../foundation/locale.ts';
import type { Running } from '../logic/actions.ts';
import type { Routine } from '../logic/routine.ts';
import { Button } from './button.tsx';
import { Back, Panel } from './panel.tsx';
import type { Act } from './screen.tsx';
import { Mute } from './tools.tsx';
import { actionOf, clockOf } from './words.ts';

/** What holds where a routine has no lines of its own: nothing is stretched under a pack. */
const linesFor = ({ partner, contact, when }: Routine): string[] => {
  if (partner) return partner.map(({ text }) => text);
  if (contact)
    return [
      t('Keep a cloth between it and their skin.'),
      t('Ask if it stings or feels numb.'),
      t('Take it off if it does. Keep them awake.'),
    ];
  return [
    when === 'acute'
      ? t('Help them to lengthen the muscle, slowly.')
      : t('Be gentle, and keep to what is comfortable.'),
    when === 'acute' ? t('Ask if it is letting go.') : t('Ask how it feels.'),
    t('Stop if it hurts more.'),
  ];
};

/** The step under way; where it waits for a safety check, its questions and the tap that answers them. */
const Doing = ({ shown: { frame, caption }, act }: { shown: Running; act: Act }) => {
  const { moment, waiting, over, left } = frame;
  if (!moment || over) return null;
  const action = moment.step.partner?.text ?? actionOf(moment);
  return waiting ? (
    <>
      <p>
        <b>{action}</b> {caption}
      </p>
      <Button primary onTap={() => act({ do: 'pass' })}>
        {t('All is well. Go on.')}
      </Button>
    </>
  ) : (
    <p class="player__behind">
      <span>{action}</span> <b>{clockOf(left)}</b>
    </p>
  );
};

/** Three lines, the step under way, and the way back. */
export const Help = ({ shown, act }: { shown: Running; act: Act }) => (
  <>
    {!shown.frame.waiting && (
      <ol class="player__lines">
        {linesFor(shown.plan.routine).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    )}
    <Doing shown={shown} act={act} />
    <div class="player__pair">
      <Mute shown={shown} act={act} />
      <Back act={act} />
    </div>
  </>
);

export const Partner = ({ shown, act }: { shown: Running; act: Act }) => (
  <Panel title={t('For your helper')}>
    <Help shown={shown} act={act} />
  </Panel>
);
