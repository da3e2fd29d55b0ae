// What a file would bring: what is new, what is here already, and what is refused, with why.

import { kindValues, requiredFields } from '../../contract/kinds.ts';
import { type Kind, MAX_RECORD_BYTES } from '../../contract/wire.ts';
import { parseIso } from '../../foundation/clock.ts';
import { clean } from '../../foundation/fields.ts';
import { utf8Length } from '../../foundation/ops.ts';
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
const DAY = /^\d{4}-\d\d-\d\d$/;
const INSTANTS = ['started_at', 'ended_at', 'at'];

const isKnown = (kind: string): kind is Kind => (kindValues as readonly string[]).includes(kind);

const isInstant = (value: unknown): boolean =>
  typeof value === 'string' && parseIso(value) !== undefined;

const isGood = (name: string, value: unknown): boolean => {
  if (value === undefined) return true;
  if (INSTANTS.includes(name)) return isInstant(value);
  if (name === 'date') return typeof value === 'string' && DAY.test(value);
  if (name === 'ml') return Number.isInteger(value) && Number(value) >= 0;
  return true;
};

/** What an entry cannot be, whatever is here. A kind of a newer build is taken as it is. */
const faultOf = ({ kind, fields }: TableRow): Reason | undefined => {
  if (!KIND.test(kind)) return 'no-entry';
  if (utf8Length(JSON.stringify(fields)) > MAX_RECORD_BYTES) return 'too-large';
  if (!isKnown(kind)) return undefined;
  if (requiredFields[kind].some((name) => fields[name] == null)) return 'missing-field';
  const names = [...INSTANTS, ...requiredFields[kind]];
  return names.every((name) => isGood(name, fields[name])) ? undefined : 'bad-value';
};

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
    const fault = ID.test(id) ? faultOf(row) : 'no-entry';
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
