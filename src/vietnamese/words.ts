import { looseKey } from "./text";

/** Something that is found by words it shares with a text. */
export interface Worded<T> {
  item: T;
  words: ReadonlySet<string>;
}

/** Words of texts without tones and marks. */
export function wordsOf(...texts: string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => looseKey(text).split(" ")).filter((word) => word !== ""));
}

/**
 * The few items that share the most words with a text (Dice coefficient), in their own order: comparing a text with thousands of names
 * letter by letter takes seconds, these few take none. Those that share no word are left out.
 */
export function mostShared<T>(words: ReadonlySet<string>, items: readonly Worded<T>[], most: number): T[] {
  const rated = items.flatMap(({ item, words: own }, at) => {
    let shared = 0;
    for (const word of words) if (own.has(word)) shared++;
    return shared === 0 ? [] : [{ item, at, rate: shared / (words.size + own.size) }];
  });
  if (rated.length > most) rated.sort((a, b) => b.rate - a.rate || a.at - b.at).length = most;
  return rated.sort((a, b) => a.at - b.at).map(({ item }) => item);
}
