// The floors in the browser: the same rows, IndexedDB with the same durability, and plain fetch.
globalThis.floor = await (async () => {
  const opening = indexedDB.open(`floor-${Math.random()}`, 1);
  opening.onupgradeneeded = () => {
    const records = opening.result.createObjectStore('records', { keyPath: 'id' });
    records.createIndex('kind', 'kind');
    opening.result.createObjectStore('outbox', { keyPath: 'n', autoIncrement: true });
  };
  const db = await new Promise((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const rows = (n) =>
    Array.from({ length: n }, (_, at) => ({
      id: crypto.randomUUID(),
      kind: 'drink',
      fields: { at: new Date(1.7e12 + at * 7.2e6).toISOString(), ml: 250, beverage: 'water' },
    }));
  const put = (all, withOutbox) =>
    new Promise((resolve, reject) => {
      const tx = db.transaction(['records', 'outbox'], 'readwrite', { durability: 'strict' });
      tx.oncomplete = resolve;
      tx.onabort = () => reject(tx.error);
      for (const row of all) {
        tx.objectStore('records').put(row);
        if (withOutbox) tx.objectStore('outbox').put({ op: row.id, ...row });
      }
    });
  const timed = async (work) => {
    const began = performance.now();
    await work();
    return performance.now() - began;
  };
  const post = (person, all) =>
    fetch(`/rows/${person}`, { method: 'POST', body: JSON.stringify(all) }).then((it) => it.json());
  const get = async (person) => put(await (await fetch(`/rows/${person}`)).json(), false);
  return {
    write: (n) => {
      const all = rows(n);
      return timed(async () => {
        for (const row of all) await put([row], true);
      });
    },
    push: (person, n) => {
      const all = rows(n);
      return timed(() => post(person, all));
    },
    pull: (person) => timed(() => get(person)),
    tell: (person) => {
      const [row] = rows(1);
      return timed(async () => {
        await put([row], true);
        await post(person, [row]);
      });
    },
  };
})();
