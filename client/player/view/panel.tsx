// What stands in the place of the stage, and the way back to it.

import type { ComponentChildren } from 'preact';
import { t } from '../../foundation/locale.ts';
import { Button } from './button.tsx';
import { focusHere } from './focus.ts';
import type { Act } from './screen.tsx';

export const Panel = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="player__panel">
    <h1 class="player__title" tabIndex={-1} ref={focusHere} key={title}>
      {title}
    </h1>
    {children}
  </section>
);

export const Back = ({ act }: { act: Act }) => (
  <Button onTap={() => act({ do: 'panel', panel: null })}>{t('Return to the stretch')}</Button>
);
