// Switching a reminder on or off: what is saved, what is asked of the browser, and what is said.

import { type ReadonlySignal, signal } from '@preact/signals';
import { t } from '../../foundation/locale.ts';
import type { ChangeOf } from '../../foundation/records.ts';
import { isOn } from '../logic/kinds.ts';
import type { RemindersParts } from './parts.ts';
import { enrolledText } from './words.ts';

/** A sentence, and beside which reminder's switch it belongs. */
export interface Said {
  readonly id: string;
  readonly text: string;
}

export interface Turning {
  readonly said: ReadonlySignal<Said | undefined>;
  /** True when the change is saved; what the browser makes of it is said when it is known. */
  turn(change: ChangeOf<'reminder'>, id?: string): Promise<boolean>;
}

export const createTurning = (
  parts: Pick<RemindersParts, 'enrol' | 'reminders' | 'save'>,
): Turning => {
  const said = signal<Said>();
  const turns = new Map<string, number>();

  /** Puts the switch back when nothing has answered, unless somebody has turned it meanwhile. */
  const settle = async (id: string, enrolment: ReturnType<typeof parts.enrol>): Promise<void> => {
    const turned = turns.get(id);
    const enrolled = await enrolment;
    if (turns.get(id) !== turned) return;
    if (enrolled === 'silent') {
      const there = parts.reminders.value?.find((reminder) => reminder.id === id);
      if (!isOn(there) || !(await parts.save({ enabled: false }, id))) return;
    }
    said.value = { id, text: enrolledText(enrolled) };
  };

  return {
    said,
    async turn(change, id) {
      // The permission can only be asked inside the tap, so that comes before the saving.
      const enrolment = change.enabled ? parts.enrol() : undefined;
      const saved = await parts.save(change, id);
      if (saved === undefined) return false;
      turns.set(saved, (turns.get(saved) ?? 0) + 1);
      const text = enrolment ? t('Getting this phone ready to ring.') : t('Switched off.');
      said.value = { id: saved, text };
      if (enrolment) void settle(saved, enrolment);
      return true;
    },
  };
};
