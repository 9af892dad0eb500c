/** As `data.indexOf(byte, from)`: the first bytes are looked at here, for a call costs more than most searches are long. */
export function indexNear(data: Uint8Array, byte: number, from: number): number {
  const near = Math.min(from + NEAR, data.length);
  for (let i = from; i < near; i++) if (data[i] === byte) return i;
  return data.indexOf(byte, near);
}

const NEAR = 16;

/** Whether bytes from … to are this ASCII text. */
export function isText(data: Uint8Array, from: number, to: number, text: string): boolean {
  if (to - from !== text.length) return false;
  for (let i = 0; i < text.length; i++) if (data[from + i] !== text.charCodeAt(i)) return false;
  return true;
}
