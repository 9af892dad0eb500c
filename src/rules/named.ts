import type { Member, Plan } from "../domain/plan";
import { cellName } from "../sheet/address";
import { eachCell, type Grid, KIND } from "../sheet/grid";
import { textKey } from "../vietnamese/text";
import { matchUnit, type RememberedNames } from "./unitNames";

/** A spelling only like a member's name: the officer says once which member it is. */
export interface NameAsked {
  /** As written in the file. */
  text: string;
  sheet: string;
  /** null: the text is the file's identity, not a cell's. */
  cell: string | null;
  /** Member codes, the likeliest first. */
  candidates: string[];
}

/** Whom and which period the heading of a table speaks of. */
export interface Named {
  member: string | null;
  /** Set only where no name is sure. */
  asked: NameAsked | null;
  /** Codes of the plan's periods that are named, the longest name first. */
  periods: string[];
}

const WIDEST = 60;
const LONGEST_NAME = 160;

/** The parts of a heading a unit's name may stand in: "Đơn vị báo cáo: Sở Nội vụ", two lines of one cell. */
function partsOf(text: string): string[] {
  const lines = text.split(/[\r\n]+/);
  const whole = lines.join(" ");
  const parts = [
    whole,
    ...(lines.length > 1 ? lines : []),
    ...[whole, ...lines].map((one) => one.replace(/^[^:]*:/, "")),
  ];
  return [...new Set(parts.map((part) => part.replace(/\s+/g, " ").trim()))].filter(
    (part) => /\p{L}/u.test(part) && part.length <= LONGEST_NAME,
  );
}

/** Reads the lines above a table's header for the member and the period they name. */
export function namedAbove(grid: Grid, header: number, plan: Plan, remembered: RememberedNames = {}): Named {
  const sure = new Map<string, NameAsked>();
  let asked: (NameAsked & { likeness: number }) | null = null;
  const periods = plan.periods
    .map(({ code, name }) => ({ code, key: textKey(name) }))
    .filter(({ key }) => key !== "")
    .sort((a, b) => b.key.length - a.key.length);
  const said = new Set<string>();
  const above = new Map<number, { row: number; text: string }>();
  eachCell(grid, (row, column, index) => {
    if (row >= header || column >= WIDEST || grid.kind[index] !== KIND.text) return;
    const text = grid.texts[grid.num[index]!]!;
    if (text.length > 2000) return;
    const found = periods.find(({ key }) => ` ${textKey(text)} `.includes(` ${key} `));
    if (found) said.add(found.code);
    // An agency's name over two lines: "LIÊN HIỆP CÁC HỘI KH&KT" / "TỈNH BẮC GIANG".
    const over = above.get(column);
    above.set(column, { row, text });
    const joined =
      over?.row === row - 1 && over.text.length + text.length <= LONGEST_NAME ? [`${over.text} ${text}`] : [];
    for (const part of [...partsOf(text), ...joined.map((one) => one.replace(/\s+/g, " ").trim())]) {
      const match = matchUnit(part, plan.members, remembered);
      const place = { text: part, sheet: grid.name, cell: cellName(row, column) };
      if (match.kind === "same") sure.set(match.member, { ...place, candidates: [match.member] });
      else if (match.kind === "ask") {
        const likeness = match.candidates[0]?.likeness ?? 0;
        if (likeness > (asked?.likeness ?? 0))
          asked = { ...place, candidates: match.candidates.map(({ member }) => member), likeness };
      }
    }
  });
  const members = [...sure.keys()];
  const likely = asked as (NameAsked & { likeness: number }) | null;
  const several = members.length > 1 ? { ...[...sure.values()][0]!, candidates: members } : null;
  return {
    member: members.length === 1 ? members[0]! : null,
    asked: members.length === 1 ? null : (several ?? (likely ? withoutLikeness(likely) : null)),
    periods: periods.filter(({ code }) => said.has(code)).map(({ code }) => code),
  };
}

function withoutLikeness({ text, sheet, cell, candidates }: NameAsked): NameAsked {
  return { text, sheet, cell, candidates };
}

/** Which members a name or code that the plan does not know may mean; null where it is like none. */
export function askedOf(
  text: string,
  sheet: string,
  members: readonly Member[],
  remembered: RememberedNames,
): NameAsked | string | null {
  const match = matchUnit(text, members, remembered);
  if (match.kind === "same") return match.member;
  if (match.kind === "unknown") return null;
  return { text, sheet, cell: null, candidates: match.candidates.map(({ member }) => member) };
}
