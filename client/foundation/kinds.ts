// The kinds of record and their fields, as the wire contract names them.

export type Side = 'left' | 'right' | 'both';
export type Muscle = 'calf' | 'hamstring' | 'quadriceps' | 'foot' | 'toes' | 'shin' | 'other';
export type Beverage =
  | 'water'
  | 'tea'
  | 'coffee'
  | 'milk'
  | 'juice'
  | 'electrolyte'
  | 'soda'
  | 'food'
  | 'other';
export type GateAnswer = 'yes' | 'no' | 'unsure';

export interface CrampFields {
  started_at: string;
  ended_at?: string;
  side?: Side;
  muscle?: Muscle;
  intensity?: number;
  sleep_disturbance?: number;
  ended_during?: { routine: string; step?: string };
  relief?: string[];
  soreness?: number;
  context?: string[];
  note?: string;
}
export interface NightFields {
  date: string;
  cramps?: 'none' | 'some';
}
export interface DrinkFields {
  at: string;
  ml: number;
  beverage?: Beverage;
}
export interface SessionFields {
  routine: string;
  started_at: string;
  ended_at?: string;
  completed_steps?: number;
  of_steps?: number;
}
export interface MedicineFields {
  name: string;
  dose?: string;
  since?: string;
  until?: string;
}
export interface ReminderFields {
  what: string;
  schedule: Record<string, unknown>;
  zone?: string;
  enabled?: boolean;
}
export interface ProfileFields {
  units?: 'ml' | 'floz' | 'cups';
  glass_ml?: number;
  goal?: {
    kind: 'none' | 'range' | 'own' | 'limit';
    ml?: number;
    low_ml?: number;
    high_ml?: number;
  };
  gates?: Partial<Record<string, GateAnswer>>;
  voice?: { mode: 'voice' | 'whisper' | 'beeps' | 'silent' };
  emergency_number?: string;
  bedtime?: string;
  wake?: string;
  body?: 'woman' | 'man' | 'unsaid';
  theme?: 'auto' | 'dark' | 'day';
  last_muscle?: Muscle;
  describes?: string[];
}

export interface FieldsByKind {
  cramp: CrampFields;
  night: NightFields;
  drink: DrinkFields;
  session: SessionFields;
  medicine: MedicineFields;
  reminder: ReminderFields;
  profile: ProfileFields;
  routine: Record<string, unknown>;
  trial: Record<string, unknown>;
}
export type Kind = keyof FieldsByKind;
export type FieldsOf<K extends Kind> = FieldsByKind[K];

/** A change of some fields: null takes a field away, unnamed fields stay. */
export type ChangeOf<K extends Kind> = {
  [F in keyof FieldsOf<K>]?: FieldsOf<K>[F] | null | undefined;
};

/** The one record of its kind; it is never deleted. */
export const PROFILE_ID = '00000000-0000-8000-8000-000000000001';
