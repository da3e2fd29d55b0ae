// Which of several that are due at one moment comes first, here and on the server
// (`turn_of` in `webapp/reminders/rows.py`): where a day holds one more only, both ring the same.

const POLYNOMIAL = 0xedb88320;
const BITS = 8;

/** CRC-32 of an id, as zlib has it: as good as any number for an order, and known to both. */
const crc32 = (text: string): number => {
  let crc = ~0;
  for (const sign of text) {
    crc ^= sign.charCodeAt(0);
    for (let bit = 0; bit < BITS; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? POLYNOMIAL : 0);
  }
  return ~crc >>> 0;
};

/** Whose turn it is, the lowest first. */
export const turnOf = (reminder: string): number => crc32(reminder);
