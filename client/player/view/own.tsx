// The page of a routine of the person's own: its steps to read, and the way to start it.

import { render } from 'preact';
import { t, tn } from '../../foundation/locale.ts';
import type { Block, Routine } from '../logic/routine.ts';

const timesOf = ({ repetitions, steps: [step] }: Block): string => {
  const length = tn('{n} second', '{n} seconds', step?.seconds ?? 0);
  return repetitions > 1 ? `${length} × ${repetitions}` : length;
};

const Step = ({ block }: { block: Block }) => (
  <li class="card step">
    <h3>{block.steps[0]?.action}</h3>
    <p class="muted">{timesOf(block)}</p>
    {block.steps[0]?.explain && <p>{block.steps[0].explain}</p>}
  </li>
);

const NotHere = ({ list }: { list: string }) => (
  <div class="stack">
    <p>
      {t(
        'This routine is not on this phone. It may have been deleted, or has not come from your other phone yet.',
      )}
    </p>
    <a class="button button--wide" href={list}>
      {t('All routines')}
    </a>
  </div>
);

const Steps = ({ blocks }: Routine) =>
  blocks.length === 0 ? (
    <p>{t('This routine has no steps.')}</p>
  ) : (
    <section class="stack" aria-labelledby="steps">
      <h2 id="steps">{t('Steps')}</h2>
      <ol class="stack steps">
        {blocks.map((block) => (
          <Step key={block} block={block} />
        ))}
      </ol>
    </section>
  );

/** Shows what is on this phone; what is not, or has no steps, cannot be started. */
export const showOwn = async (
  place: HTMLElement,
  start: HTMLElement,
  loaded: Promise<Routine | undefined>,
): Promise<void> => {
  const routine = await loaded;
  const title = document.querySelector('h1');
  if (routine && title) title.textContent = routine.title;
  place.replaceChildren();
  render(
    routine ? <Steps {...routine} /> : <NotHere list={place.dataset['list'] ?? '/routines'} />,
    place,
  );
  start.hidden = !routine?.blocks.length;
};
