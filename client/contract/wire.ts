// Written by `flask --app webapp contract write` from webapp/contract/. Do not edit.

/** A word that this build knows, or one of a newer build. */
export type Open<Known extends string> = Known | (string & Record<never, never>);

export const LONGEST_NAME = 200;
export const USUAL_MOST_A_DAY = 16;
export const FLOATING = 'floating';
export const FALLBACK_ZONE = 'Etc/UTC';
export const PROFILE_ID = '00000000-0000-8000-8000-000000000001';
export const LONGEST_NUMBER = 40;
export const MOST_ML = 20000;
export const MAX_OPS = 1000;
export const MAX_REQUEST_BYTES = 1048576;
export const MAX_OP_BYTES = 8192;
export const MAX_RECORD_BYTES = 65536;
export const PAGE_RECORDS = 2000;
export const PAGE_BYTES = 1048576;
export const EXPORT_FORMAT = 'uncramp-export';
export const EXPORT_VERSION = 1;
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 512;
export const RECOVERY_CODES = 10;
export const LONGEST_USER_NAME = 128;
export const LONGEST_RECOVERY_CODE = 64;
export const LONGEST_PASSKEY_NAME = 40;
export const MOST_PASSKEYS = 20;
export const PAIRING_CODE_LENGTH = 8;
export const LONGEST_PAIRING_CODE = 32;
export const advisorValues = [
  'doctor',
  'pharmacist',
  'midwife',
  'team',
  'parent',
] as const;
export type Advisor = (typeof advisorValues)[number];

export const beverageValues = [
  'water',
  'tea',
  'coffee',
  'milk',
  'juice',
  'electrolyte',
  'soda',
  'food',
  'alcohol',
  'other',
] as const;
export type Beverage = (typeof beverageValues)[number];

export const bodyValues = [
  'woman',
  'man',
  'unsaid',
] as const;
export type Body = (typeof bodyValues)[number];

export const chooseValues = [
  'several',
  'one',
] as const;
export type Choose = (typeof chooseValues)[number];

export const codeValues = [
  'bad-request',
  'wrong-credentials',
  'signed-out',
  'account-needed',
  'cross-site',
  'header-missing',
  'sign-in-again',
  'not-found',
  'wrong-code',
  'method-not-allowed',
  'not-acceptable',
  'name-taken',
  'last-way-in',
  'reset',
  'wrong-owner',
  'length-needed',
  'too-large',
  'wrong-content-type',
  'weak-password',
  'slow-down',
  'server-error',
  'busy',
] as const;
export type Code = (typeof codeValues)[number];

export const contextValues = [
  'exercise',
  'unusual-effort',
  'standing',
  'sitting',
  'travel',
  'hot-day',
  'little-drink',
  'alcohol',
  'caffeine',
  'cold-feet',
  'heavy-bedding',
  'pointed-toes',
  'new-medicine',
  'pregnancy',
  'period',
  'dialysis',
  'illness',
  'other',
] as const;
export type Context = (typeof contextValues)[number];

export const descriptionValues = [
  'general',
  'older',
  'pregnant',
  'breastfeeding',
  'athlete',
  'lupus',
  'diabetes',
  'kidney',
  'liver',
  'heart',
  'carer',
  'clinician',
] as const;
export type Description = (typeof descriptionValues)[number];

export const doneValues = [
  'applied',
  'duplicate',
  'deleted',
] as const;
export type Done = (typeof doneValues)[number];

export const entryKindValues = [
  'question',
  'routine',
  'article',
  'section',
  'medicine',
  'condition',
  'page',
] as const;
export type EntryKind = (typeof entryKindValues)[number];

export const gateValues = [
  'clot_risk',
  'recent_surgery',
  'fresh_injury',
  'pregnancy',
  'reduced_feeling',
  'diabetes',
  'pad',
  'raynaud',
  'lupus',
  'unsteady',
  'blood_thinners',
  'broken_skin',
  'kidney',
  'heart',
  'liver',
  'low_sodium',
  'fluid_limit',
  'salt_limit',
  'knee_replacement',
  'hip_replacement',
  'sciatica',
  'dizzy_breathing',
] as const;
export type Gate = (typeof gateValues)[number];

export const gateAnswerValues = [
  'yes',
  'no',
  'unsure',
] as const;
export type GateAnswer = (typeof gateAnswerValues)[number];

export const gateEffectValues = [
  'block',
  'caution',
] as const;
export type GateEffect = (typeof gateEffectValues)[number];

export const goalKindValues = [
  'none',
  'range',
  'own',
  'limit',
] as const;
export type GoalKind = (typeof goalKindValues)[number];

export const gradeValues = [
  'strong',
  'moderate',
  'weak',
  'expert',
  'contested',
] as const;
export type Grade = (typeof gradeValues)[number];

export const helperValues = [
  'nobody',
  'pharmacist',
  'doctor',
  'midwife',
  'team',
  'physiotherapist',
  'dietitian',
  'today',
  'emergency',
] as const;
export type Helper = (typeof helperValues)[number];

export const muscleValues = [
  'calf',
  'hamstring',
  'quadriceps',
  'foot',
  'toes',
  'shin',
  'other',
] as const;
export type Muscle = (typeof muscleValues)[number];

export const nightCrampsValues = [
  'none',
  'some',
] as const;
export type NightCramps = (typeof nightCrampsValues)[number];

export const outcomeValues = [
  'call',
  'today',
  'soon',
  'self-care',
  'open',
] as const;
export type Outcome = (typeof outcomeValues)[number];

export const pairingStateValues = [
  'open',
  'asked',
  'let-in',
  'in',
] as const;
export type PairingState = (typeof pairingStateValues)[number];

export const phraseKeyValues = [
  'hold',
  'other_leg',
  'halfway',
  'one_minute',
  'ten_seconds',
  'three',
  'two',
  'one',
  'take_it_off',
  'still_cramping',
  'ten_minutes',
  'get_help',
  'finished',
  'sit_up',
  'partner',
  'sound_check',
] as const;
export type PhraseKey = (typeof phraseKeyValues)[number];

export const postureValues = [
  'standing',
  'sitting',
  'lying',
  'side-lying',
  'walking',
] as const;
export type Posture = (typeof postureValues)[number];

export const rejectionValues = [
  'invalid-field',
  'missing-field',
  'kind-mismatch',
  'op-reused',
  'too-large',
] as const;
export type Rejection = (typeof rejectionValues)[number];

export const relatedPageValues = [
  'check',
  'diary',
  'insights',
  'medicines',
  'reminders',
  'report',
  'routines',
  'settings',
  'water',
] as const;
export type RelatedPage = (typeof relatedPageValues)[number];

export const reliefValues = [
  'stretch',
  'stand',
  'walk',
  'massage',
  'heat',
  'cold',
  'drink',
  'electrolytes',
  'salty-sip',
  'medicine',
  'waited',
  'other',
] as const;
export type Relief = (typeof reliefValues)[number];

export const reminderAnswerValues = [
  'done',
  'later',
  'skip',
] as const;
export type ReminderAnswer = (typeof reminderAnswerValues)[number];

export const reminderWhatValues = [
  'hydration',
  'bedtime-stretch',
  'sitting-break',
  'programme',
  'night-question',
  'custom',
] as const;
export type ReminderWhat = (typeof reminderWhatValues)[number];

export const reviewValues = [
  'not-reviewed',
  'reviewed',
] as const;
export type Review = (typeof reviewValues)[number];

export const routineSidesValues = [
  'cramping',
  'both',
  'none',
] as const;
export type RoutineSides = (typeof routineSidesValues)[number];

export const seenValues = [
  'original',
  'copy',
  'memory',
] as const;
export type Seen = (typeof seenValues)[number];

export const sideValues = [
  'left',
  'right',
  'both',
] as const;
export type Side = (typeof sideValues)[number];

export const sorenessValues = [
  'none',
  'hours',
  'day',
  'longer',
] as const;
export type Soreness = (typeof sorenessValues)[number];

export const soundsOutcomeValues = [
  'pattern',
  'mixed',
  'open',
] as const;
export type SoundsOutcome = (typeof soundsOutcomeValues)[number];

export const sourceStatusValues = [
  'none-known',
  'corrected',
  'retracted',
  'concern',
  'dated',
] as const;
export type SourceStatus = (typeof sourceStatusValues)[number];

export const sourceTypeValues = [
  'guideline',
  'review',
  'trial',
  'study',
  'leaflet',
  'other',
] as const;
export type SourceType = (typeof sourceTypeValues)[number];

export const stepKindValues = [
  'hold',
  'rest',
  'move',
  'prepare',
  'check',
] as const;
export type StepKind = (typeof stepKindValues)[number];

export const stepSidesValues = [
  'one',
  'alternate',
  'each',
] as const;
export type StepSides = (typeof stepSidesValues)[number];

export const strengthValues = [
  'strong',
  'moderate',
  'weak',
  'expert',
  'contested',
  'none',
] as const;
export type Strength = (typeof strengthValues)[number];

export const subscriptionStateValues = [
  'live',
  'subscribe-again',
  'disabled',
] as const;
export type SubscriptionState = (typeof subscriptionStateValues)[number];

export const symptomValues = [
  'back',
  'calf',
  'cold',
  'confusion',
  'dialysis',
  'drinking',
  'elsewhere',
  'food',
  'foot',
  'injury',
  'jaw',
  'medicine',
  'night',
  'numbness',
  'one-leg',
  'pregnancy',
  'redness',
  'rest',
  'shin',
  'sitting',
  'sleep',
  'soreness',
  'spasm',
  'sport',
  'swelling',
  'thigh',
  'tiredness',
  'toes',
  'twitching',
  'urge-to-move',
  'urine',
  'walking',
  'warmth',
  'weakness',
  'wound',
] as const;
export type Symptom = (typeof symptomValues)[number];

export const tickAnswerValues = [
  'yes',
  'no',
  'unsure',
] as const;
export type TickAnswer = (typeof tickAnswerValues)[number];

export const triageBlockValues = [
  'danger',
  'soon',
  'self-care',
] as const;
export type TriageBlock = (typeof triageBlockValues)[number];

export const unitsValues = [
  'ml',
  'floz',
  'cups',
] as const;
export type Units = (typeof unitsValues)[number];

export const urgencyValues = [
  'call',
  'today',
] as const;
export type Urgency = (typeof urgencyValues)[number];

export const voiceModeValues = [
  'voice',
  'whisper',
  'beeps',
  'silent',
] as const;
export type VoiceMode = (typeof voiceModeValues)[number];

export const weekdayValues = [
  'mon',
  'tue',
  'wed',
  'thu',
  'fri',
  'sat',
  'sun',
] as const;
export type Weekday = (typeof weekdayValues)[number];

export const whenValues = [
  'acute',
  'prevention',
  'recovery',
  'hydration',
] as const;
export type When = (typeof whenValues)[number];

/** Tell a server that came back from a backup what a device holds. */
export interface AnnounceOp {
  action: 'announce';
  op: string;
  record: string;
  kind: string;
  from: Origin;
  deleted: boolean;
  fields?: Record<string, JsonValue> | null;
}

/** What a person answered to one occurrence of a reminder; its id comes from the occurrence. */
export interface AnswerFields {
  reminder: string;
  date: string;
  slot: string;
  action: Open<ReminderAnswer>;
  at: string;
}

/** Steps that are repeated together: hold, release, hold, release. */
export interface Block {
  repetitions: number;
  sides: StepSides;
  steps: Step[];
}

/** When the private calendar address was made; its text is shown only at its making. */
export interface CalendarFeedAnswer {
  made_at: string | null;
  address?: string | null;
}

/** How long something warm or cold may touch the skin, in seconds. `limit` is when the player says "take it off"; nobody may extend it past `ceiling`. */
export interface Contact {
  kind: 'heat' | 'cold' | 'ice';
  check_after: number;
  limit: number;
  ceiling: number;
}

/** One cramp, from its first second to what it left behind. */
export interface CrampFields {
  started_at: string;
  ended_at?: string;
  ended_about?: boolean;
  side?: Open<Side>;
  muscle?: Open<Muscle>;
  intensity?: number;
  sleep_disturbance?: number;
  ended_during?: EndedDuring;
  relief?: Open<Relief>[];
  soreness?: Open<Soreness>;
  context?: Open<Context>[];
  note?: string;
}

/** A line to say so many seconds into a step (breathing, a look at the skin). Left out when one of `skip_gates` was answered yes or unsure. */
export interface Cue {
  at: number;
  line: Line;
  skip_gates: Gate[];
}

/** Remove a record for good. */
export interface DeleteOp {
  action: 'delete';
  op: string;
  record: string;
  kind: string;
}

/** One place where the account is signed in. */
export interface Device {
  id: string;
  browser: string | null;
  system: string | null;
  signed_in_at: string;
  seen_at: string;
  current: boolean;
}

/** Names one device in an address. */
export interface DevicePath {
  session_id: string;
}

/** All places where the account is signed in, the latest seen first. */
export interface Devices {
  sessions: Device[];
}

/** A sum over all of a person's records, to notice when two sides differ. */
export interface Digest {
  count: number;
  sum: string;
}

/** Something that was drunk. */
export interface DrinkFields {
  at: string;
  ml: number;
  beverage?: Open<Beverage>;
  note?: string;
}

/** A sign, what to do about it and why. */
export interface EmergencySign {
  id: string;
  sign: string;
  act: Urgency;
  why: string;
  sources: number[];
}

/** The routine and the step that were running when a cramp ended. */
export interface EndedDuring {
  routine: string;
  step?: string;
}

/** How sure we are, and the same in one sentence. */
export interface Evidence {
  grade: Grade;
  sentence: string;
}

/** All records of one person, tombstones too, and the history that is still kept. */
export interface ExportFile {
  format: 'uncramp-export';
  version: 1;
  exported_at: string;
  records: (WholeRecord | Tombstone)[];
  history: HistoryEntry[];
}

/** The wish to delete the account: its name typed again, the password if it is long ago. */
export interface Farewell {
  username: string;
  password?: string | null;
}

/** What to ask once, by day, and why. */
export interface GateQuestion {
  gate: Gate;
  question: string;
  why: string;
}

/** How much a person means to drink a day, or must not pass. */
export interface Goal {
  kind: Open<GoalKind>;
  ml?: number;
  low_ml?: number;
  high_ml?: number;
}

/** A page of the history, newest first; `next` goes on where it ended. */
export interface HistoryAnswer {
  entries: HistoryEntry[];
  next: string | null;
}

/** Values that a change replaced, or the body of a deleted record, until they are erased. */
export interface HistoryEntry {
  id: string;
  record: string;
  kind: string;
  why: 'replaced' | 'deleted' | 'outvoted';
  at: string;
  until: string;
  fields: Record<string, JsonValue>;
}

/** One entry of the history. */
export interface HistoryPath {
  entry: string;
}

/** Where to go on: the `next` of the page before. */
export interface HistoryQuery {
  before?: string | null;
}

/** The waking hours over which drinks are spread. */
export interface HydrationWindow {
  wake: string;
  bedtime: string;
  taper_h?: number;
  min_gap_min?: number;
}

export type JsonValue = unknown;

/** A sentence, the clip that speaks it (null: none in this language) and how long that takes. */
export interface Line {
  text: string;
  audio: string | null;
  seconds: number;
}

/** A medicine and since when it is taken. */
export interface MedicineFields {
  name: string;
  dose?: string;
  since?: string;
  until?: string;
  note?: string;
}

/** An occurrence that reached no phone before its deadline. */
export interface MissedReminder {
  reminder: string;
  date: string;
  slot: string;
}

/** Fresh recovery codes, shown this once; the old ones are void. */
export interface NewCodes {
  recovery_codes: string[];
}

/** The wish for reminders without an account. */
export interface NewOwner {
  timezone: string;
}

/** A passkey that the browser has just made, and what the person calls it. */
export interface NewPasskey {
  name: string;
  credential: Record<string, JsonValue>;
}

/** The present password and the one that replaces it. The present one may be left out by whoever has none and proved a passkey a moment ago. */
export interface NewPassword {
  password?: string | null;
  new_password: string;
}

/** What a person answered about one night; its date is the evening's. */
export interface NightFields {
  date: string;
  cramps?: Open<NightCramps>;
  note?: string;
}

/** An SVG element: its tag, its attributes, its children. */
export type Node = [string, Record<string, string>, Node[]];

/** The history and the number under which a device holds a record. */
export interface Origin {
  epoch: string;
  seq: number;
}

/** The new number of a record that the asking device has as it is. */
export interface OwnChange {
  record: string;
  seq: number;
}

/** A step of a routine of one's own. */
export interface OwnStep {
  action: string;
  explain?: string;
  seconds: number;
  repetitions?: number;
  pose?: string;
}

/** The code, as it was typed on the new phone or scanned by it. */
export interface PairingAsk {
  code: string;
}

/** What the new phone keeps until it is let in, and whose account it asks to enter. `number` has two digits and stands on both phones: the same one is asking. */
export interface PairingAsked {
  pairing: string;
  secret: string;
  username: string;
  number: number;
  until: string;
}

/** The new phone's proof that it is the one that asked. */
export interface PairingClaim {
  pairing: string;
  secret: string;
}

/** A pairing that goes on; its code is not told a second time. */
export interface PairingHeld {
  pairing: string;
  until: string;
}

/** How far a pairing is; `browser`, `system` and `number` tell which phone asks. */
export interface PairingNow {
  state: PairingState;
  browser?: string | null;
  system?: string | null;
  number?: number | null;
}

/** What the signed-in phone shows; `squares` are the rows of the QR code, 1 is dark. */
export interface PairingOffer {
  pairing: string;
  code: string;
  link: string;
  squares: string[];
  until: string;
}

/** Names one pairing in an address. */
export interface PairingPath {
  pairing_id: string;
}

/** Whose account a code leads into, told before anybody asks to enter it. */
export interface PairingWhose {
  username: string;
}

/** What the person on the signed-in phone says about the one that asks. */
export interface PairingWord {
  let_in: boolean;
}

/** What a signed-in phone finds again after it has left its page. */
export interface PairingsHeld {
  pairings: PairingHeld[];
}

/** One passkey of an account. */
export interface Passkey {
  id: string;
  name: string;
  made_at: string;
  used_at: string | null;
}

/** A passkey's new name. */
export interface PasskeyChange {
  name: string;
}

/** What to hand to the browser, and nothing that we would read again. */
export interface PasskeyOptions {
  options: Record<string, JsonValue>;
}

/** Names one passkey in an address. */
export interface PasskeyPath {
  passkey_id: string;
}

/** A passkey's proof, for coming in or for proving anew who is there. With `owner` the passkeys of nobody else are taken. */
export interface PasskeySignIn {
  credential: Record<string, JsonValue>;
  owner?: string | null;
}

/** The password, asked again before something grave; not needed a moment after signing in. */
export interface PasswordAgain {
  password?: string | null;
}

/** A drawing with the sentences that replace it for who cannot see it. */
export interface Picture {
  title: string;
  description: string;
  view_box: string;
  tree: Node;
}

/** One line of the player's list, with the signs behind it. */
export interface PlayerSign {
  id: string;
  text: string;
  signs: string[];
}

/** The body of a problem answer; some codes add members of their own. */
export interface ProblemBody {
  /** Always about:blank; the code decides. */
  type?: string;
  code: Code;
  status: number;
  title: string;
  detail?: string;
}

/** The one record of choices and of what is told once. A gate that is absent was never asked. */
export interface ProfileFields {
  units?: Open<Units>;
  glass_ml?: number;
  goal?: Goal;
  gates?: Record<string, Open<GateAnswer>>;
  voice?: Voice;
  emergency_number?: string;
  wake?: string;
  bedtime?: string;
  body?: Open<Body>;
  last_muscle?: Open<Muscle>;
  describes?: Open<Description>[];
  reminders?: ReminderLimits;
  programme?: ProgrammeUnderWay;
}

/** The programme that a person follows, and the date of its first evening. */
export interface ProgrammeUnderWay {
  id: string;
  started_on: string;
}

/** How much is too much: so many of what is counted, or more; or words that tell as much. */
export interface PublishedAmount {
  least: number;
  counted: string[];
  told: string[];
}

/** A whole question that is no sign of danger, unless one of some words stands beside it. */
export interface PublishedCalm {
  words: string[][];
  unless: string[];
}

/** The emergency block in one language, for `/check` and the player. */
export interface PublishedEmergency {
  version: string;
  review: Review;
  quick_line: string;
  number_hint: string;
  today_hint: string;
  headline: string;
  body: string;
  why: string;
  player_signs: PlayerSign[];
  signs: EmergencySign[];
  sources: PublishedSource[];
}

/** Something that can be found; `of` names the article of a section. */
export interface PublishedEntry {
  id: string;
  kind: EntryKind;
  of?: string | null;
  title: string;
  names: string;
  text: string;
  strength?: Strength | 'nothing-sure' | null;
  who?: Helper | null;
}

/** A reason not to do a routine, why, and what to do instead. */
export interface PublishedGate {
  gate: Gate;
  effect: GateEffect;
  why: string;
  instead: string;
  instead_routine: string | null;
}

/** Every gate's question, in one language. */
export interface PublishedGates {
  version: string;
  questions: GateQuestion[];
}

/** Every common line with its clip, in one language. */
export interface PublishedPhrases {
  version: string;
  lines: Record<PhraseKey, Line>;
}

/** One programme in one language. */
export interface PublishedProgramme {
  id: string;
  title: string;
  summary: string;
  sentence: string;
  days: number;
  routines: PublishedProgrammeRoutine[];
  body: string;
  sources: PublishedSource[];
}

/** A routine that counts for a programme. */
export interface PublishedProgrammeRoutine {
  id: string;
  title: string;
}

/** Every programme. */
export interface PublishedProgrammes {
  version: string;
  review: Review;
  programmes: PublishedProgramme[];
}

/** A routine with its words in one language, ready to be shown, spoken and timed. `total_seconds` is what the evidence counts; `takes_seconds` what the player takes over all of it, with the time to get into position. */
export interface PublishedRoutine {
  id: string;
  version: string;
  title: string;
  summary: string;
  muscle: Muscle;
  target: string;
  posture: string;
  postures: Posture[];
  when: When;
  sides: RoutineSides;
  total_seconds: number;
  takes_seconds: number;
  differs: string | null;
  evidence: Evidence;
  review: Review;
  contact: Contact | null;
  notes: string[];
  partner: Line[] | null;
  alternatives: string[];
  variants: string[];
  gates: PublishedGate[];
  blocks: Block[];
  sources: PublishedSource[];
}

/** Everything that can be found in one language; lists of words stand as people type them. */
export interface PublishedSearch {
  version: string;
  entries: PublishedEntry[];
  synonyms: string[][];
  stopwords: string[];
  danger: string[];
  together: PublishedTogether[];
  harmless: string[][][];
  calm: PublishedCalm[];
  lookalikes: string[];
}

/** `/check/sounds-like.json`: the questionnaire in one language. */
export interface PublishedSoundsLike {
  version: string;
  review: Review;
  lead: number;
  outcomes: SoundsText[];
  notes: string[];
  questions: SoundsQuestion[];
  patterns: SoundsPattern[];
  always: SoundsAlways[];
  sources: PublishedSource[];
}

/** A reference as it is shown under a routine. */
export interface PublishedSource {
  number: number;
  title: string;
  type: SourceType;
  url: string | null;
}

/** A sign of danger: one word of each list, near each other in any order. */
export interface PublishedTogether {
  words: string[][];
  amount?: PublishedAmount | null;
  within: number;
  needs_call: boolean;
}

/** `/check/triage.json`: all that the phone needs to tell how urgent it is. */
export interface PublishedTriage {
  version: string;
  review: Review;
  number_hint: string;
  today_hint: string;
  outcomes: TriageOutcome[];
  lines: TriageLine[];
  questions: TriageQuestion[];
  rules: TriageRule[];
  sources: PublishedSource[];
}

/** Names one subscription by its address. */
export interface PushEndpoint {
  endpoint: string;
}

/** The server's push key (base64url of the uncompressed point) and where it pushes to. `missed` names what reached nobody in the last week. */
export interface PushHealth {
  vapid_key: string;
  subscriptions: PushSubscriptionHealth[];
  missed: MissedReminder[];
}

/** The browser's keys, as `PushSubscription.toJSON()` gives them. */
export interface PushKeys {
  /** An uncompressed point of the curve P-256, as base64url. */
  p256dh: string;
  /** 16 bytes, as base64url. */
  auth: string;
}

/** What the server knows of one subscription. */
export interface PushSubscriptionHealth {
  id: string;
  host: string;
  timezone: string;
  state: SubscriptionState;
  last_delivered_at: string | null;
}

/** Where to push to, and the zone that this phone is in now. `vapid_key` is the key that the browser subscribed with; absent, it is the server's present one. */
export interface PushSubscriptionWish {
  endpoint: string;
  keys: PushKeys;
  timezone: string;
  vapid_key?: string | null;
}

/** Set some fields of a record; null removes one, absent ones stay. */
export interface PutOp {
  action: 'put';
  op: string;
  record: string;
  kind: string;
  fields: Record<string, JsonValue>;
}

/** Hours in which nothing rings; they may span midnight. */
export interface Quiet {
  from: string;
  to: string;
}

/** An account opened with a recovery code: codes left, and passkeys that open it still. */
export interface Recovered {
  owner: string;
  username: string | null;
  codes_left: number;
  passkeys: number;
}

/** A recovery code and the password that replaces the lost one. */
export interface Recovery {
  username: string;
  code: string;
  new_password: string;
}

/** An op that cannot count, why, and the record as it stands without it. */
export interface Rejected {
  op: string;
  status: 'rejected';
  code: Rejection;
  detail: string;
  now: WholeRecord | Tombstone | null;
}

/** What to be reminded of, and when. Without `zone`, or as "floating", it follows the phone. It was put off until `snoozed_until`, or the schedule's own `snooze_until`, whichever is later: whoever puts it off need not know the schedule as it stands, and leaves it alone. */
export interface ReminderFields {
  what: Open<ReminderWhat>;
  schedule: Schedule;
  zone?: string;
  enabled?: boolean;
  snoozed_until?: string;
  title?: string;
  routine?: string;
}

/** What holds for all reminders together; stronger than what one of them says. */
export interface ReminderLimits {
  quiet?: Quiet;
  max_per_day?: number;
  paused_until?: string;
}

/** What the server understood. */
export interface ReminderScheduleAnswer {
  reminders: ScheduledReminder[];
}

/** All reminders of a person without an account; those not named are forgotten. Each is named once. */
export interface ReminderScheduleWish {
  timezone: string;
  reminders: ScheduleEntry[];
}

/** A routine of the person's own, perhaps grown from one of ours. */
export interface RoutineFields {
  title?: string;
  based_on?: string;
  muscle?: Open<Muscle>;
  steps?: OwnStep[];
  note?: string;
}

/** When a reminder rings: at `times`, or spread over a `window`. Absent `days` means every day. What has neither times nor window rings nowhere in this build. `until` is the last date on which it rings; a time before four in the morning still belongs to the evening before. */
export interface Schedule {
  times?: string[];
  window?: HydrationWindow;
  days?: Open<Weekday>[];
  until?: string;
  quiet?: Quiet;
  paused_until?: string;
  snooze_until?: string;
  max_per_day?: number;
}

/** One reminder of a person without an account: when it rings, and nothing else. Without `zone`, or with "floating", it follows the phone, as a record does. `next_at` is the next hydration nudge, which only the phone can know. */
export interface ScheduleEntry {
  id: string;
  what: Open<ReminderWhat>;
  schedule: Schedule;
  zone?: string | null;
  next_at?: string | null;
}

/** A reminder that the server will ring, and when next. */
export interface ScheduledReminder {
  id: string;
  next_at: string | null;
}

/** One run of a routine. */
export interface SessionFields {
  routine: string;
  started_at: string;
  ended_at?: string;
  side?: Open<Side>;
  completed_steps?: number;
  of_steps?: number;
  note?: string;
}

/** Name and password of an account. */
export interface SignIn {
  username: string;
  password: string;
}

/** The wish for an account. */
export interface SignUp {
  username: string;
  password: string;
  timezone: string;
}

/** A new account, with the codes that are shown this once. */
export interface SignedUp {
  owner: string;
  username: string | null;
  recovery_codes: string[];
}

/** What deserves a visit whatever the points say. */
export interface SoundsAlways {
  id: string;
  needs: string[][];
  why: string;
  days: number;
  who: Advisor;
  strength: Grade;
  sources: number[];
}

/** An answer, and how much it speaks for which pattern. */
export interface SoundsOption {
  id: string;
  text: string;
  points: Record<string, number>;
}

/** A pattern, why it matters and whom to see within how many days. */
export interface SoundsPattern {
  id: string;
  title: string;
  body: string;
  why: string;
  needs: string[][];
  days: number | null;
  who: Advisor | null;
  strength: Grade;
  routines: string[];
  sources: number[];
}

/** One screen. */
export interface SoundsQuestion {
  id: string;
  choose: Choose;
  question: string;
  options: SoundsOption[];
}

/** What a person reads above the pattern, in one language. */
export interface SoundsText {
  id: SoundsOutcome;
  title: string;
  body: string;
}

/** What the voice says in a step: the action, what to feel, then why. */
export interface Spoken {
  action: Line;
  explain: Line | null;
  feel: Line | null;
}

/** One step as the player runs it. `lead_in` comes before the first repetition on a side and is extra to `seconds`. A step is left out when one of `skip_gates` was answered yes or unsure; with `needs_answer` (rubbing, raising the leg) also when one of them was never answered. `contact` marks the steps whose time counts towards the routine's contact limit. */
export interface Step {
  id: string;
  kind: StepKind;
  seconds: number;
  lead_in: number;
  action: string;
  explain: string;
  feel: string | null;
  spoken: Spoken;
  partner: Line | null;
  cues: Cue[];
  picture: Picture;
  gate_check: boolean;
  contact: boolean;
  skip_gates: Gate[];
  needs_answer: boolean;
}

/** One result for each op, in order, and the next page of changes. `digest` ends the last. */
export interface SyncAnswer {
  epoch: string;
  results: (Taken | Rejected)[];
  changes: (WholeRecord | Tombstone | OwnChange)[];
  cursor: number;
  more: boolean;
  head: number;
  digest?: Digest | null;
  server_time: string;
}

/** The envelope. Its ops are read one by one, so that a bad one is refused alone. */
export interface SyncRequest {
  device: string;
  owner?: string | null;
  epoch: string | null;
  cursor: number;
  ops: (PutOp | DeleteOp | AnnounceOp)[];
}

/** An op that is done with: it counted now, it counted before, or its record is gone. */
export interface Taken {
  op: string;
  status: Done;
}

/** What stays of a record that was deleted. */
export interface Tombstone {
  record: string;
  kind: string;
  seq: number;
  deleted: true;
}

/** Something to tick. */
export interface TriageFinding {
  id: string;
  text: string;
  gate: Gate | null;
}

/** One tap of the screen that is there in the night: its rules, whatever else is ticked. */
export interface TriageLine {
  id: string;
  text: string;
  outcome: Outcome;
  rules: string[];
}

/** What a person reads above the reasons, in one language. */
export interface TriageOutcome {
  id: Outcome;
  title: string;
  body: string;
  notes: string[];
}

/** One screen. */
export interface TriageQuestion {
  id: string;
  block: TriageBlock;
  choose: Choose;
  question: string;
  findings: TriageFinding[];
}

/** What follows when in each list of `needs` at least one finding holds. */
export interface TriageRule {
  id: string;
  needs: string[][];
  outcome: Outcome;
  why: string;
  body: string | null;
  days: number | null;
  who: Advisor | null;
  strength: Grade;
  routines: string[];
  sources: number[];
}

/** A stretch of days in which one thing is tried, or nothing. */
export interface TrialBlock {
  label: string;
  from?: string;
  to?: string;
}

/** A personal test: what is tried, in which blocks of days. */
export interface TrialFields {
  what?: string;
  blocks?: TrialBlock[];
  started_on?: string;
  ended_on?: string;
  note?: string;
}

/** How the player speaks. */
export interface Voice {
  mode: Open<VoiceMode>;
}

/** All that opens an account: the passkeys, the latest made last, and whether a password does. `fresh` says whether this device proved who it is a moment ago. */
export interface WaysIn {
  passkeys: Passkey[];
  password: boolean;
  recovery_codes: number;
  fresh: boolean;
}

/** Who is signed in; an anonymous owner has no name. */
export interface Who {
  owner: string;
  username: string | null;
}

/** A record as the server holds it; it replaces the device's. */
export interface WholeRecord {
  record: string;
  kind: string;
  seq: number;
  deleted: false;
  fields: Record<string, JsonValue>;
}

export type Op = PutOp | DeleteOp | AnnounceOp;

export type Held = WholeRecord | Tombstone;

export type Change = WholeRecord | Tombstone | OwnChange;

export type Result = Taken | Rejected;

/** The fields of each kind of record. */
export interface FieldsByKind {
  cramp: CrampFields;
  night: NightFields;
  drink: DrinkFields;
  session: SessionFields;
  medicine: MedicineFields;
  reminder: ReminderFields;
  answer: AnswerFields;
  profile: ProfileFields;
  routine: RoutineFields;
  trial: TrialFields;
}
export type Kind = keyof FieldsByKind;
export type FieldsOf<K extends Kind> = FieldsByKind[K];
