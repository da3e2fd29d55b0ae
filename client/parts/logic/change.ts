// Changes of records as the store takes them: named fields replace, null removes, the rest stays.

type Fields = Readonly<Record<string, unknown>>;

const same = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** The part of a change that changes something: a field not touched here may be newer elsewhere. */
export const onlyChanged = (before: object, change: object): Fields => {
  const old = before as Fields;
  return Object.fromEntries(
    Object.entries(change).filter(
      ([name, value]) => value !== undefined && !same(old[name], value),
    ),
  );
};

/** What puts the changed fields back as they were. */
export const reverseOf = (before: object, change: object): Fields => {
  const old = before as Fields;
  return Object.fromEntries(Object.keys(change).map((name) => [name, old[name] ?? null]));
};
