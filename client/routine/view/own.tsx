// The person's own routines, among all others.

import type { ReadonlySignal } from '@preact/signals';
import { t } from '../../foundation/locale.ts';

interface Props {
  titles: ReadonlySignal<Readonly<Record<string, string>>>;
  url: (path: string) => string;
}

/** Nothing for who has none. */
export const OwnRoutines = ({ titles, url }: Props) => {
  const own = Object.entries(titles.value);
  if (own.length === 0) return null;
  return (
    <section class="stack stack--tight" aria-labelledby="own">
      <h2 id="own">{t('Your own routines')}</h2>
      <ul class="list">
        {own.map(([id, title]) => (
          <li key={id}>
            <a class="list__link" href={url(`/routines/${id}`)}>
              <span>
                <span class="list__title">{title}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
};
