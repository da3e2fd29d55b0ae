import { t } from '../../foundation/locale.ts';
import type { Advice } from '../logic/goal.ts';

const Signs = () => (
  <>
    <p>{t('Signs that you may need to drink:')}</p>
    <ul>
      <li>{t('You are thirsty, or your mouth is dry.')}</li>
      <li>{t('Your urine is dark and smells strong.')}</li>
      <li>{t('You pass little urine, or fewer than four times a day.')}</li>
      <li>{t('You are dizzy or tired.')}</li>
    </ul>
  </>
);

interface Props {
  advice: Advice;
  older: boolean;
}

const WhatToDo = ({ advice, older }: Props) => (
  <>
    {advice.toDrink ? (
      <p>
        {older
          ? t('With age you may feel less thirst. A glass with each meal is an easy habit.')
          : t('Older people may feel less thirst; a glass with each meal is an easy habit.')}
      </p>
    ) : (
      <p>
        {t(
          'If you must limit fluid, if your sodium has been low, or if your heart, kidneys or liver are not well, ask your own team before you drink more.',
        )}
      </p>
    )}
    {advice.toDrink && advice.salt && (
      <p>
        {t(
          'In the heat, let thirst decide. More than an hour of hard sweat? Then something with a little salt may be better than water alone, unless you must limit salt.',
        )}
      </p>
    )}
  </>
);

/** Signs of drinking too little, folded away until somebody wants them. */
export const Clues = (props: Props) => (
  <details class="disclosure">
    <summary>{t('Am I drinking too little?')}</summary>
    <div class="stack stack--tight">
      <Signs />
      <WhatToDo {...props} />
      <p>
        <strong>
          {t(
            'Get help now for confusion, a racing pulse, no urine for eight hours, or dizziness that does not pass. Brown urine like cola or strong tea is an emergency, too.',
          )}
        </strong>
      </p>
      <p class="muted">
        {t(
          'Does too little drink cause cramps? Studies disagree, and none shows that drinking more ends cramps at night.',
        )}
      </p>
    </div>
  </details>
);
