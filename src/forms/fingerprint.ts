/** A short text that tells contents apart: two 32-bit FNV-1a hashes over the text forwards, with different bases, and its length. */
export function fingerprintOf(content: unknown): string {
  const text = JSON.stringify(content);
  let first = 0x811c9dc5;
  let second = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ (unit + i), 0x85ebca6b);
    second ^= second >>> 13;
  }
  const hex = (value: number) => (value >>> 0).toString(16).padStart(8, "0");
  return `${hex(first)}${hex(second)}-${text.length.toString(36)}`;
}
