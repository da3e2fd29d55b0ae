// Switching a reminder on or off: what is saved, what is asked of the browser, and what is said.

import { type ReadonlySignal, signal } from '@preact/signals';
import { t } from '../../foundation/locale.ts';
import type { ChangeOf } from '../../foundation/records.ts';
import type { Enrolled } from '../push.ts';
import { enrolledText } from './able-words.ts';
import type { RemindersParts } from './parts.ts';

/** A sentence, and beside which reminder's switch it belongs. */
export interface Said {
  readonly id: string;
  readonly text: string;
}

interface Turning {
  readonly said: ReadonlySignal<Said | undefined>;
  /** True when the change is saved; what the browser makes of it is said when it is known. */
  turn(change: ChangeOf<'reminder'>, id?: string): Promise<boolean>;
}

export const createTurning = (parts: Pick<RemindersParts, 'enrol' | 'save'>): Turning => {
  const said = signal<Said>();
  /** What each reminder's last turn has asked of the browser; of earlier ones nothing is said. */
  const asked = new Map<string, Promise<Enrolled> | undefined>();

  return {
    said,
    async turn(change, id) {
      let saved: string | undefined;
      const tell = (enrolled: Enrolled): void => {
        if (saved === undefined || asked.get(saved) !== enrolment) return;
        said.value = { id: saved, text: enrolledText(enrolled) };
      };
      // The permission can only be asked inside the tap, so that comes before the saving.
      const enrolment = change.enabled
        ? parts.enrol(() => tell('done')).catch((): Enrolled => 'refused')
        : undefined;
      saved = await parts.save(change, id);
      if (saved === undefined) return false;
      asked.set(saved, enrolment);
      const text = enrolment ? t('Getting this phone ready to ring.') : t('Switched off.');
      said.value = { id: saved, text };
      void enrolment?.then(tell);
      return true;
    },
  };
};
