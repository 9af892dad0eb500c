import type { Fix, Place } from "../domain/issue";
import { type Actual, NO_ACTUAL } from "../domain/submission";
import type { Grid } from "../sheet/grid";
import { fromLegacy } from "../vietnamese/legacy";
import { textKey } from "../vietnamese/text";
import { textAt } from "./columns";
import type { Say } from "./issueCodes";
import { MILESTONE_WORDS, valueOfWord } from "./lists";
import { printedAt } from "./simpleForm";

type State = keyof typeof MILESTONE_WORDS;

/** Words officers write for the three states; asked, never taken. */
const SAID: Record<State, readonly string[]> = {
  done: [
    "xong",
    "đã xong",
    "ok",
    "đạt",
    "đã đạt",
    "đã hoàn thành",
    "hoàn thành 100%",
    "100%",
    "1",
    "có",
    "ht",
    "đã ban hành",
    "hoàn thàn",
    "hoàn tất",
    "x",
  ],
  inProgress: ["đang làm", "đang triển khai", "đang hoàn thành", "đang xây dựng", "dở dang", "đang thực hiên", "đang"],
  notStarted: ["chưa", "chưa làm", "chưa triển khai", "chưa hoàn thành", "chưa có", "chưa đạt", "không", "0%"],
};

const STATES = new Map(
  (Object.keys(SAID) as State[]).flatMap((state) => SAID[state].map((word) => [textKey(word), state] as const)),
);
/** Words typed without marks: "hoan thanh". */
const bare = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase().trim();
const BARE = new Map((Object.keys(MILESTONE_WORDS) as State[]).map((state) => [bare(MILESTONE_WORDS[state]), state]));

/** The state a word that is none of the three probably means: a fix to be asked, or nothing. */
function meantState(word: string, { sheet, cell }: Place): { expected?: string; fix?: Fix } {
  const state =
    STATES.get(textKey(word)) ?? BARE.get(bare(word)) ?? valueOfWord(MILESTONE_WORDS, fromLegacy(word, "TCVN3"));
  if (!state || !sheet || !cell) return {};
  const value = MILESTONE_WORDS[state];
  return { expected: value, fix: { sheet, cell, value, certain: false } };
}

/** The state of a milestone (Hoàn thành, Đang thực hiện, Chưa thực hiện) as a row tells it. */
export function readMilestone(grid: Grid, row: number, column: number | null, place: Place, say: Say): Actual {
  const word = textAt(grid, row, column);
  if (word === "" || /^[-–—]$/.test(word)) return NO_ACTUAL;
  const milestone = valueOfWord(MILESTONE_WORDS, word);
  if (milestone === null)
    say("milestone.unknown", place, { found: printedAt(grid, row, column), ...meantState(word, place) });
  return { ...NO_ACTUAL, milestone, text: milestone === null ? word : null };
}
