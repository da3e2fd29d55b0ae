// What a file would bring: what is new, what is here already, and what is refused, with why.

import { kindValues, requiredFields } from '../../contract/kinds.ts';
import { shapes } from '../../contract/shapes.ts';
import { type Kind, MAX_OP_BYTES, MAX_RECORD_BYTES, PROFILE_ID } from '../../contract/wire.ts';
import { clean } from '../../foundation/fields.ts';
import { OP_HEAD_BYTES, utf8Length } from '../../foundation/ops.ts';
import { fits } from '../../foundation/shape.ts';
import type { Fields, RecordRow } from '../../foundation/tables.ts';
import type { TableRow } from './csv.ts';
import { settingsFilled } from './joining.ts';
import { sameContent } from './trash.ts';

export interface FileRecord {
  readonly id: string;
  readonly kind: string;
  readonly fields: Fields;
}

export type Reason =
  | 'no-entry'
  | 'missing-field'
  | 'bad-value'
  | 'too-large'
  | 'twice'
  | 'differs'
  | 'deleted-here';

export interface Refused {
  readonly row: TableRow | undefined;
  /** Its place among the entries of the file, from 1. */
  readonly place: number;
  readonly reason: Reason;
}

export interface Preview {
  readonly fresh: readonly FileRecord[];
  readonly equal: number;
  readonly refused: readonly Refused[];
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const KIND = /^[a-z][a-z0-9_-]{0,39}$/;

const isKnown = (kind: string): kind is Kind => (kindValues as readonly string[]).includes(kind);

const MOST_IN_A_FIELD = MAX_OP_BYTES - OP_HEAD_BYTES;

/** The fields without those that say nothing: null is what an absent one is. */
const told = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

const isLarge = (fields: Fields): boolean =>
  utf8Length(JSON.stringify(fields)) > MAX_RECORD_BYTES ||
  Object.entries(fields).some((entry) => utf8Length(JSON.stringify(entry)) > MOST_IN_A_FIELD);

/** What an entry cannot be, whatever is here. A kind of a newer build is taken as it is. */
const faultOf = ({ kind, fields }: TableRow): Reason | undefined => {
  if (!KIND.test(kind)) return 'no-entry';
  if (isLarge(fields)) return 'too-large';
  if (!isKnown(kind)) return undefined;
  if (requiredFields[kind].some((name) => fields[name] == null)) return 'missing-field';
  return fits(told(fields), shapes[kind]) ? undefined : 'bad-value';
};

/** An id that an entry of this kind can have: the settings have theirs, and nothing else has it. */
const isIdFor = (id: string, kind: string): boolean =>
  ID.test(id) && (kind === 'profile') === (id === PROFILE_ID);

/** Of settings only what the file names is compared: phones note more in passing. */
const saysTheSame = ({ kind, fields }: TableRow, here: RecordRow): boolean =>
  kind === 'profile'
    ? Object.entries(fields).every(
        ([name, value]) => !(name in here.fields) || sameContent(here.fields[name], value),
      )
    : sameContent(here.fields, fields);

const against = (row: TableRow, here: RecordRow | undefined): 'fresh' | 'equal' | Reason => {
  if (!here) return 'fresh';
  if (here.deleted) return 'deleted-here';
  return here.kind === row.kind && saysTheSame(row, here) ? 'equal' : 'differs';
};

/** The settings of a file that nothing here has settled yet. */
const gapsOf = ({ kind, fields }: TableRow, here: RecordRow | undefined): Fields =>
  kind === 'profile' && here ? settingsFilled(here.fields, fields) : {};

interface Comparing {
  readonly rows: readonly (TableRow | 'no-entry')[];
  readonly here: ReadonlyMap<string, RecordRow>;
  /** The id under which an entry stands here, or would; written by hand: the same content, the
   * same id. */
  readonly idOf: (row: TableRow) => string;
}

/** Says of each entry what would become of it. Nothing that is here is ever overwritten; settings
 * that are missing here are new. */
export const previewOf = ({ rows, here, idOf }: Comparing): Preview => {
  const fresh = new Map<string, FileRecord>();
  const refused: Refused[] = [];
  let equal = 0;
  for (const [at, given] of rows.entries()) {
    const refuse = (reason: Reason, row?: TableRow): number =>
      refused.push({ row, place: at + 1, reason });
    if (given === 'no-entry') {
      refuse('no-entry');
      continue;
    }
    const row = { ...given, fields: clean(given.fields) as Fields };
    const id = idOf(row);
    const fault = isIdFor(id, row.kind) ? faultOf(row) : 'no-entry';
    const verdict = fault ?? (fresh.has(id) ? 'twice' : against(row, here.get(id)));
    const gaps = verdict === 'equal' || verdict === 'differs' ? gapsOf(row, here.get(id)) : {};
    const fields = verdict === 'fresh' ? row.fields : gaps;
    if (verdict === 'fresh' || Object.keys(gaps).length > 0)
      fresh.set(id, { id, kind: row.kind, fields });
    else if (verdict === 'equal') equal += 1;
    if (verdict !== 'fresh' && verdict !== 'equal') refuse(verdict, row);
  }
  return { fresh: [...fresh.values()], equal, refused };
};
