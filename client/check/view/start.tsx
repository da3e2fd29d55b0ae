import { t } from '../../foundation/locale.ts';
import { after, type Given, NOTHING_GIVEN } from '../logic/flow.ts';
import type { CheckParts } from './parts.ts';

/** The one tap of the night, with the way to all questions below it. */
export const Start = ({ parts }: { parts: CheckParts }) => {
  const { content, trail, given } = parts;
  const begin = (aim: Given['aim']): void => {
    given.value = { ...NOTHING_GIVEN, aim };
    trail.go(after({ at: 'start' }, given.value, content));
  };
  return (
    <>
      <p>{t('Is one of these true now? Tap it. Not sure counts as yes.')}</p>
      <ul class="ticks">
        {content.triage.lines.map(({ id, text }) => (
          <li key={id}>
            <button type="button" class="tick" onClick={() => trail.go({ at: 'line', line: id })}>
              {text}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="button button--primary" onClick={() => begin('urgency')}>
        {t('Next question')}
      </button>
      <button type="button" class="button button--wide" onClick={() => begin('likeness')}>
        {t('What does it sound like?')}
      </button>
      <p class="muted small">
        {t('Your answers stay on this page and go when you leave it. Nothing is kept or sent.')}
      </p>
    </>
  );
};
