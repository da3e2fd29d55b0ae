// A phone that is switched off in the middle of writing.

/** From the n-th write on every write fails, as if the phone had been switched off. */
export const cutWritesAfter = (allowed: number) => {
  const proto = IDBObjectStore.prototype;
  const { put, delete: remove } = proto;
  let left = allowed;
  const guard = <F extends (...args: never[]) => IDBRequest>(write: F) =>
    function (this: IDBObjectStore, ...args: never[]) {
      left -= 1;
      if (left < 0) throw new DOMException('switched off', 'DataError');
      return write.apply(this, args);
    };
  proto.put = guard(put) as typeof proto.put;
  proto.delete = guard(remove) as typeof proto.delete;
  return {
    mend() {
      proto.put = put;
      proto.delete = remove;
    },
  };
};

/** Does work on a phone that is switched off at a write; says whether the work came to its end. */
export const isDoneBefore = async (
  writes: number,
  work: () => Promise<unknown>,
): Promise<boolean> => {
  const cut = cutWritesAfter(writes);
  try {
    return await work().then(
      () => true,
      () => false,
    );
  } finally {
    cut.mend();
  }
};
