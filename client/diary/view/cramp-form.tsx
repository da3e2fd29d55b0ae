import { useSignal } from '@preact/signals';
import type { CrampFields } from '../../contract/wire.ts';
import type { Clock } from '../../foundation/clock.ts';
import type { ChangeOf } from '../../foundation/records.ts';
import { CrampFieldsView, CrampMore } from './cramp-fields.tsx';
import { Times, useTimes } from './times.tsx';

interface Props {
  before: Partial<CrampFields>;
  clock: Clock;
  saveLabel: string;
  /** When it may have begun, as the field holds it. */
  guess?: string | undefined;
  onSave: (change: ChangeOf<'cramp'> & { started_at: string }) => void;
}

/** The four fields of every study first, then where, then what belongs to it. */
export const CrampForm = ({ before, clock, saveLabel, guess, onSave }: Props) => {
  const draft = useSignal<ChangeOf<'cramp'>>({});
  const times = useTimes(before, clock, guess);
  const set = (change: ChangeOf<'cramp'>): void => {
    draft.value = { ...draft.value, ...change };
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    const taken = times.take();
    if (taken) onSave({ ...draft.value, ...taken });
  };
  const now = { ...before, ...draft.value };
  return (
    <form class="stack stack--loose" onSubmit={submit} noValidate>
      <Times times={times} />
      <CrampFieldsView now={now} set={set} />
      <CrampMore now={now} set={set} open={!!(before.relief || before.context || before.note)} />
      <button type="submit" class="button button--primary">
        {saveLabel}
      </button>
    </form>
  );
};
