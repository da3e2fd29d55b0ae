import { t } from '../../foundation/locale.ts';
import type { Advice } from '../logic/goal.ts';

/** Signs of drinking too little, folded away until somebody wants them. */
export const Clues = ({ advice }: { advice: Advice }) => (
  <details class="disclosure">
    <summary>{t('Am I drinking too little?')}</summary>
    <div class="stack stack--tight">
      <p>{t('Signs that you may need to drink:')}</p>
      <ul>
        <li>{t('You are thirsty, or your mouth is dry.')}</li>
        <li>{t('Your urine is dark and smells strong.')}</li>
        <li>{t('You pass little urine, or fewer than four times a day.')}</li>
        <li>{t('You are dizzy or tired.')}</li>
      </ul>
      {advice.toDrink ? (
        <p>{t('Older people may feel less thirst; a glass with each meal is an easy habit.')}</p>
      ) : (
        <p>
          {t(
            'If you must limit fluid, or your heart, kidneys or liver are not well, ask your own team before you drink more.',
          )}
        </p>
      )}
      {advice.toDrink && advice.salt && (
        <p>
          {t(
            'On a hot day drink to thirst. If you sweat hard for more than an hour, a drink or food with some salt may suit you better than plain water, unless you must limit salt.',
          )}
        </p>
      )}
      <p>
        <strong>
          {t(
            'Get help now for confusion, a racing pulse, no urine for eight hours, or dizziness that does not pass. Brown urine like cola or strong tea after hard effort needs help today, too.',
          )}
        </strong>
      </p>
      <p class="muted">
        {t('Does too little drink cause cramps? Scientists disagree, and more is not a cure.')}
      </p>
    </div>
  </details>
);
