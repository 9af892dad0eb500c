/** Longest text of a cell is 32,767 characters (ECMA-376 leaves it open, Excel does not). */
const PIECE = 30_000;

/** A long text cut into cells' texts. No piece begins or ends with a space, which reading a cell would trim. */
export function pieces(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length;) {
    let end = Math.min(text.length, at + PIECE);
    while (end < text.length && end > at + 1 && (/\s/u.test(text[end - 1]!) || /\s/u.test(text[end]!))) end--;
    found.push(text.slice(at, end));
    at = end;
  }
  return found;
}
