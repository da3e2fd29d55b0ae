// Whether a value looks as the contract says: the part of JSON Schema that the models need.

import type { Shape } from '../contract/shapes.ts';

const isWithin = (size: number, least = 0, most = Number.POSITIVE_INFINITY): boolean =>
  size >= least && size <= most;

/** Whether the calendar has the day that a text begins with: 2026-02-30 is none. */
const isDay = (text: string): boolean => {
  const day = text.slice(0, 10);
  const ms = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(ms) && day >= '0001' && new Date(ms).toISOString().startsWith(day);
};

const isText = (value: unknown, shape: Shape): boolean =>
  typeof value === 'string' &&
  isWithin([...value].length, shape.minLength, shape.maxLength) &&
  (shape.pattern === undefined || new RegExp(shape.pattern).test(value)) &&
  (shape.format === undefined || isDay(value));

const isNumber = (value: unknown, { minimum, maximum }: Shape): boolean =>
  typeof value === 'number' && isWithin(value, minimum ?? Number.NEGATIVE_INFINITY, maximum);

const isList = (value: unknown, { items, maxItems }: Shape): boolean =>
  Array.isArray(value) &&
  isWithin(value.length, 0, maxItems) &&
  value.every((item) => !items || fits(item, items));

const isObject = (value: unknown, { required = [], properties = {}, values }: Shape): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  required.every((name) => Object.hasOwn(value, name)) &&
  Object.entries(value).every(([name, member]) => {
    const shape = Object.hasOwn(properties, name) ? properties[name] : values;
    return !shape || fits(member, shape);
  });

export const fits = (value: unknown, shape: Shape): boolean => {
  switch (shape.type) {
    case 'string':
      return isText(value, shape);
    case 'integer':
      return Number.isInteger(value) && isNumber(value, shape);
    case 'number':
      return isNumber(value, shape);
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return isList(value, shape);
    case 'object':
      return isObject(value, shape);
  }
};
