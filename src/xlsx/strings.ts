import { isText } from "./bytes";
import { eachChild, nameHash, nextTag, openRoot, scanPart, skipElement, TAG, type Scanner } from "./scan";
import { appendText, closeText, openText, type TextPool } from "./texts";

const SI = nameHash("si");
const T = nameHash("t");
const R = nameHash("r");

/**
 * Adds the text of a rich string (CT_Rst, ECMA-376 Part 1 §18.4.8: `si` and `is`) to the open text: `t`, or the `t` of
 * each run `r` joined. Phonetic runs (`rPh`) are a reading aid and left out.
 */
export function appendRich(s: Scanner, tag: number, pool: TextPool): void {
  eachChild(s, tag, (child, name) => {
    if (name === T) appendT(s, child, pool);
    else if (name === R) {
      eachChild(s, child, (inner, innerName) => {
        if (innerName === T) appendT(s, inner, pool);
      });
    }
  });
}

function appendT(s: Scanner, tag: number, pool: TextPool): void {
  if (tag !== TAG.open) return;
  const depth = s.depth;
  for (;;) {
    s.at = appendText(pool, s.data, s.at, s.part);
    const found = nextTag(s);
    if (s.depth < depth) return;
    skipElement(s, found);
  }
}

/** Adds the shared strings (§18.4.9) to the pool, in order. Throws XlsxError. */
export function readStrings(data: Uint8Array, part: string, pool: TextPool, maxDepth: number): void {
  const s = scanPart(data, part, maxDepth);
  if (openRoot(s, "sst") === TAG.empty) return;
  for (;;) {
    // Nearly all strings are <si><t>text</t></si>: read without the scanner.
    let p = s.at;
    while (p < data.length && data[p]! <= 32) p++;
    const text = isText(data, p, p + 7, "<si><t>")
      ? p + 7
      : isText(data, p, p + 28, '<si><t xml:space="preserve">')
        ? p + 28
        : 0;
    if (text > 0) {
      openText(pool);
      p = appendText(pool, data, text, part);
      if (isText(data, p, p + 9, "</t></si>")) s.at = p + 9;
      else {
        s.at = p;
        s.names[s.depth++] = SI;
        s.names[s.depth++] = T;
        appendT(s, TAG.open, pool);
        appendRich(s, TAG.open, pool);
      }
      closeText(pool);
      continue;
    }
    const tag = nextTag(s);
    if (tag === TAG.close) return;
    if (s.name === SI) {
      openText(pool);
      appendRich(s, tag, pool);
      closeText(pool);
    } else skipElement(s, tag);
  }
}
