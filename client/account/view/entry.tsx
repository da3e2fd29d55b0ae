import { t } from '../../foundation/locale.ts';
import type { Fields } from '../../foundation/tables.ts';
import { beverageName, placeName } from '../../parts/words.ts';
import { type Names, whenText } from './entry-words.ts';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const joined = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' · ');

/** The names of kinds, for lists and files. */
export const kindName = (kind: string): string => {
  switch (kind) {
    case 'profile':
      return t('Settings');
    case 'night':
      return t('Night');
    case 'session':
      return t('Routine');
    case 'reminder':
      return t('Reminder');
    case 'medicine':
      return t('Medicine');
    case 'cramp':
      return t('Cramp');
    case 'drink':
      return t('Drink');
    case 'routine':
      return t('Own routine');
    case 'trial':
      return t('Personal test');
    case 'answer':
      return t('Answer');
    default:
      return kind;
  }
};

const named = (name: (word: string) => string | undefined, value: unknown): string | undefined =>
  typeof value === 'string' ? name(value) : undefined;

const drinkText = ({ ml, beverage }: Fields, { volume }: Names): string =>
  joined(
    typeof ml === 'number' ? volume(ml) : undefined,
    beverage === undefined && ml === undefined ? undefined : beverageName(text(beverage)),
  );

/** One entry in a line: what it is and when it was, as far as its fields tell. */
export const entryText = (kind: string, fields: Fields, names: Names): string => {
  switch (kind) {
    case 'cramp':
      return joined(
        placeName(text(fields['side']), text(fields['muscle'])),
        whenText(fields['started_at']),
      );
    case 'drink':
      return joined(drinkText(fields, names), whenText(fields['at']));
    case 'night':
      return joined(kindName(kind), whenText(fields['date']));
    case 'session':
      return joined(
        kindName(kind),
        named(names.routine, fields['routine']),
        whenText(fields['started_at']),
      );
    case 'reminder':
      return joined(kindName(kind), text(fields['title']) ?? named(names.reminder, fields['what']));
    default:
      return joined(kindName(kind), text(fields['name']) ?? text(fields['title']));
  }
};
