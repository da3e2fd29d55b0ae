// What Today's cards need from outside; features do not know each other, so their answers come in.

import type { ReadonlySignal } from '@preact/signals';
import type { ProfileFields } from '../../contract/wire.ts';
import type { Clock } from '../../foundation/clock.ts';
import type { StoredRecord } from '../../foundation/records.ts';
import type { Edits } from '../../parts/edits.ts';
import type { Units } from '../../parts/logic/volume.ts';
import type { Saver } from '../../parts/saving.ts';
import type { ProgrammeParts } from '../../programme/view/parts.ts';
import type { Morning } from '../logic/cards.ts';

interface WaterToday {
  readonly totalMl: number;
  readonly glassMl: number;
  readonly units: Units;
}

interface LastNight {
  readonly date: string;
  readonly morning: Morning<StoredRecord<'cramp'>>;
}

export type Describing = Pick<ProfileFields, 'describes' | 'gates'>;

export interface TodayParts {
  readonly water: ReadonlySignal<WaterToday | undefined>;
  /** Undefined until read, and at night: nothing is asked then. */
  readonly lastNight: ReadonlySignal<LastNight | undefined>;
  /** The cramp that has just ended, unless the morning's question names it already. */
  readonly justEnded: ReadonlySignal<StoredRecord<'cramp'> | undefined>;
  /** Everything below has been read: the cards come all at once, so that nothing jumps. */
  readonly ready: ReadonlySignal<boolean>;
  /** Nobody has stopped a cramp with this phone yet. */
  readonly isNew: ReadonlySignal<boolean>;
  /** What is done each evening for some weeks. */
  readonly programme: ProgrammeParts;
  readonly isAwake: ReadonlySignal<boolean>;
  readonly offerBackup: ReadonlySignal<boolean>;
  readonly dismissBackup: () => void;
  /** The profile while "Which describes you?" stands on Today: by day, once, or until it is left. */
  readonly describing: ReadonlySignal<ProfileFields | undefined>;
  readonly describe: (change: Describing) => void;
  readonly doneDescribing: () => void;
  readonly edits: Edits;
  readonly saver: Saver;
  readonly clock: Clock;
  readonly url: (path: string) => string;
}
