// What the panels over the stage show, element by element, without a browser.

import '../../support/tsx.ts';
import assert from 'node:assert/strict';
import type { Action } from '../../../../client/player/logic/actions.ts';
import type { Emergency } from '../../../../client/player/logic/routine.ts';
import type { Aside } from '../../../../client/player/view/button.tsx';
import type { Night } from './night.ts';

const { Overlay } = await import('../../../../client/player/view/later.tsx');

interface Node {
  type: unknown;
  props: Record<string, unknown>;
  ref?: unknown;
  key?: unknown;
}
export interface Element {
  type: string;
  text: string;
  tap: unknown;
  look: unknown;
  /** Whether it says of itself that it was chosen. */
  pressed: unknown;
  /** Reading goes on here. */
  focus: boolean;
  /** Another one is another element, at which reading begins anew. */
  key: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'props' in value;

/** A picture that moves by itself is a class; nothing can be read or tapped in it. */
const isPicture = (type: unknown): boolean =>
  typeof type === 'function' && type.prototype?.render !== undefined;

/** What a view would put on the screen, element by element. */
export const elementsOf = (value: unknown): Element[] => {
  if (Array.isArray(value)) return value.flatMap(elementsOf);
  if (!isNode(value)) return [];
  const { type, props } = value;
  if (isPicture(type)) return [];
  if (typeof type === 'function') {
    const [first, ...rest] = elementsOf(type(props));
    return first ? [{ ...first, key: value.key ?? first.key }, ...rest] : [];
  }
  const children = elementsOf(props['children']);
  if (typeof type !== 'string') return children;
  const { onClick: tap, class: look, 'aria-pressed': pressed } = props;
  const focus = Boolean(value.ref ?? props['ref']);
  const text = textOf(props['children']);
  return [{ type, text, tap, look, pressed, focus, key: value.key }, ...children];
};

const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(textOf).join('');
  if (isNode(value)) {
    const { type, props } = value;
    if (isPicture(type)) return '';
    return textOf(typeof type === 'function' ? type(props) : props['children']);
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

export const SIGNS = [
  'Chest pain',
  'Leg cold',
  'One leg swollen',
  'Injury',
  'Dark urine',
  'Fever',
  'Jaw',
];
export const emergency: Emergency = {
  quick_line: 'A leg swollen?',
  number_hint: 'Or your local number.',
  today_hint: 'See a doctor today.',
  headline: 'More than ten minutes is too long.',
  body: 'Get help.',
  player_signs: SIGNS.map((text) => ({ id: text, text, signs: [] })),
};
export const ASIDE: Aside = {
  emergency,
  number: undefined,
  known: new Map(),
  answers: {},
  marks: [],
  repaint: () => undefined,
  leave: () => undefined,
};

/** The panel over the stage just now; taps on it reach the player. */
export const seen = (night: Night, change: Partial<Aside> = {}): Element[] => {
  const aside = { ...ASIDE, ...change };
  const act = (action: Action): void => night.player.act(action);
  return elementsOf(Overlay({ shown: night.running(), act, aside }));
};
export const title = (night: Night): string | undefined =>
  seen(night).find(({ type }) => type === 'h1')?.text;
export const tap = (night: Night, label: string): void => {
  const button = seen(night).find(({ type, text }) => type === 'button' && text === label);
  assert.ok(typeof button?.tap === 'function', `no button "${label}"`);
  button.tap();
};
