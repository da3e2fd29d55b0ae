import type { ProfileFields } from '../../contract/wire.ts';
import { t } from '../../foundation/locale.ts';
import { formatAbout, type Units } from '../../parts/logic/volume.ts';
import { addedFor } from '../logic/goal.ts';

/** What a goal is good for, said wherever one could be. */
export const Honest = () => (
  <p class="muted small">
    {t(
      'We found no trial in which drinking to a goal meant fewer cramps at night. Drinking is for your general health, and some people have to limit it. This is written for adults in mild weather.',
    )}
  </p>
);

const Added = ({ profile, units }: Props) => {
  const added = addedFor(profile);
  if (!added) return null;
  const amount = formatAbout(added.ml, units);
  return (
    <p>
      {added.why === 'breastfeeding'
        ? t('While you breastfeed, the range is {amount} higher (European figure).', { amount })
        : t(
            'In pregnancy, and here for six weeks after birth, the range is {amount} higher (European figure).',
            { amount },
          )}
    </p>
  );
};

interface Props {
  profile: ProfileFields;
  units: Units;
}

/** Where the range comes from, and why other figures are larger. */
export const Sources = (props: Props & { learnUrl: string }) => {
  const amount = (ml: number): string => formatAbout(ml, props.units);
  return (
    <details class="disclosure small">
      <summary>{t('Where the range comes from')}</summary>
      <div class="stack stack--tight muted">
        <p>
          {t(
            'The lower figure is from the European Food Safety Authority (2010), the higher one from the US National Academies (2004). They tell what healthy people drink, not what anybody must.',
          )}
        </p>
        <p>
          {t(
            'It is about drinks alone. Food brings a fifth to nearly a third of the day’s water on top. That is why other places name more, food included: {womenLow} to {womenHigh} for women, {menLow} to {menHigh} for men.',
            {
              womenLow: amount(2000),
              womenHigh: amount(2700),
              menLow: amount(2500),
              menHigh: amount(3700),
            },
          )}
        </p>
        <p>{t('Tea, coffee, milk and juice count. Alcohol does not.')}</p>
        <Added {...props} />
        <p>
          <a href={props.learnUrl}>{t('More about drinking, with the sources')}</a>
        </p>
      </div>
    </details>
  );
};
