/** CRC-32 tables (APPNOTE.TXT 4.4.7) for eight bytes at a time. */
const TABLES = new Int32Array(8 * 256);
for (let i = 0; i < 256; i++) {
  let c = i;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  TABLES[i] = c;
}
for (let i = 256; i < TABLES.length; i++) {
  const before = TABLES[i - 256]!;
  TABLES[i] = (before >>> 8) ^ TABLES[before & 255]!;
}

/** CRC-32 of bytes as an unsigned number. */
export function crc32(data: Uint8Array): number {
  const table = TABLES;
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  const length = data.length;
  const eights = length - (length % 8);
  let crc = -1;
  let i = 0;
  for (; i < eights; i += 8) {
    const low = view.getInt32(i, true) ^ crc;
    const high = view.getInt32(i + 4, true);
    crc =
      table[1792 + (low & 255)]! ^
      table[1536 + ((low >>> 8) & 255)]! ^
      table[1280 + ((low >>> 16) & 255)]! ^
      table[1024 + (low >>> 24)]! ^
      table[768 + (high & 255)]! ^
      table[512 + ((high >>> 8) & 255)]! ^
      table[256 + ((high >>> 16) & 255)]! ^
      table[high >>> 24]!;
  }
  for (; i < length; i++) crc = (crc >>> 8) ^ table[(crc ^ data[i]!) & 255]!;
  return ~crc >>> 0;
}
