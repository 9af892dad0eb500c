import { Inflate, inflateSync } from "fflate";
import { fail } from "./errors";

/**
 * Unpacks raw DEFLATE data that should give `size` bytes. May throw anything on bad data, and may stop early with more
 * than `size` bytes: the caller checks the length. In Node: `(data, size) => inflateRawSync(data, { maxOutputLength: size })`.
 */
export type InflateFunction = (data: Uint8Array, size: number) => Uint8Array;

/**
 * Packed bytes up to which one call is made: 64 KB can unpack to 66 MB at most, some 100 ms of a lie about the size, and the file is
 * refused after the first. Steps take a sixth longer, and small ones half as long again, so that no honest file pays for it.
 */
const ONE_CALL = 64 << 10;
const STEP = 16 << 10;

/** Unpacks with fflate. It knows no bound of its own and keeps decoding past a full buffer, so large parts go in steps. */
export function inflateInJs(data: Uint8Array, size: number): Uint8Array {
  if (data.length <= ONE_CALL) return inflateSync(data, { out: new Uint8Array(size + 1) });
  const out = new Uint8Array(size);
  let length = 0;
  const stream = new Inflate((chunk) => {
    if (length + chunk.length > size) fail("zipBomb", "more bytes than declared");
    out.set(chunk, length);
    length += chunk.length;
  });
  for (let at = 0; at < data.length; at += STEP) stream.push(data.subarray(at, at + STEP), at + STEP >= data.length);
  return out.subarray(0, length);
}
