import type { Issue } from "../domain/issue";
import type { Member, Plan } from "../domain/plan";
import { similarity, textKey } from "../vietnamese/text";
import { unitNameKey } from "../vietnamese/unitNames";
import { mostShared, type Worded, wordsOf } from "../vietnamese/words";
import { rule } from "./rule";
import type { ClusterContext } from "./cluster";

/** What an officer said once about a spelling: text key of the spelling → member code. Kept in DanhMuc. */
export type RememberedNames = Readonly<Record<string, string>>;

/** Which member a name speaks of. */
export type UnitMatch =
  | { kind: "same"; member: string; by: "name" | "alias" | "spelling" | "remembered" }
  /** Only alike: asked once, then remembered. Best first, with likeness 0–1. */
  | { kind: "ask"; candidates: { member: string; likeness: number }[] }
  | { kind: "unknown" };

const ALIKE = 0.72;
/** Members a name is compared with letter by letter. */
const LIKELIEST = 12;

/** A cluster's members are looked at for every line of every heading. */
const words = new WeakMap<readonly Member[], Worded<Member>[]>();

function worded(members: readonly Member[]): readonly Worded<Member>[] {
  let known = words.get(members);
  if (!known) {
    known = members.map((item) => {
      const names = [item.name, ...item.aliases];
      return { item, words: wordsOf(...names, ...names.map(unitNameKey)) };
    });
    words.set(members, known);
  }
  return known;
}

/** Matches the name of a unit to a member: the name itself, an alias, another spelling, what was said before, else a question. */
export function matchUnit(text: string, members: readonly Member[], remembered: RememberedNames = {}): UnitMatch {
  const key = textKey(text);
  if (key === "") return { kind: "unknown" };
  const said = remembered[key];
  if (said !== undefined && members.some(({ code }) => code === said))
    return { kind: "same", member: said, by: "remembered" };
  const own = members.filter(({ name }) => textKey(name) === key);
  if (own.length === 1) return { kind: "same", member: own[0]!.code, by: "name" };
  const aliased = members.filter(({ aliases }) => aliases.some((alias) => textKey(alias) === key));
  if (aliased.length === 1) return { kind: "same", member: aliased[0]!.code, by: "alias" };
  const spelt = unitNameKey(text);
  const spelling = members.filter(({ name, aliases }) => [name, ...aliases].some((one) => unitNameKey(one) === spelt));
  if (spelling.length === 1) return { kind: "same", member: spelling[0]!.code, by: "spelling" };
  const candidates = mostShared(wordsOf(text, spelt), worded(members), LIKELIEST)
    .map(({ code, name, aliases }) => ({
      member: code,
      // Written out or as it stands: a slip of the keyboard may keep an abbreviation from being known.
      likeness: Math.max(
        ...[name, ...aliases].flatMap((one) => [similarity(unitNameKey(one), spelt), similarity(one, text)]),
      ),
    }))
    .filter(({ likeness }) => likeness >= ALIKE)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 5);
  return candidates.length > 0 ? { kind: "ask", candidates } : { kind: "unknown" };
}

/** The officer's answer, added to what is remembered. */
export function rememberName(remembered: RememberedNames, text: string, member: string): RememberedNames {
  return { ...remembered, [textKey(text)]: member };
}

/** Names of units that mean one unit and are spelt differently, the most frequent spelling first. */
export function unitSpellings(texts: readonly string[]): string[][] {
  const groups = new Map<string, Map<string, { text: string; count: number }>>();
  for (const text of texts) {
    const group = groups.get(unitNameKey(text)) ?? new Map<string, { text: string; count: number }>();
    groups.set(unitNameKey(text), group);
    const known = group.get(text);
    if (known) known.count += 1;
    else group.set(text, { text, count: 1 });
  }
  return [...groups.values()]
    .filter((group) => group.size > 1)
    .map((group) => [...group.values()].sort((a, b) => b.count - a.count).map(({ text }) => text));
}

/** Every unit a plan's tasks name, in order. */
function unitsOf(plan: Plan): { text: string; task: string }[] {
  return plan.tasks.flatMap(({ code, directedBy, carriedOutBy, coordinatedBy }) =>
    [...directedBy, ...carriedOutBy, ...coordinatedBy].map((text) => ({ text, task: code })),
  );
}

/** One unit in several spellings, in the tasks all members work on. */
export const spellingsRule = rule<ClusterContext, "unit.spellings">(
  "cluster",
  {
    "unit.spellings": {
      severity: "note",
      looksAt: "PhuLuc_NhiemVu: Đơn vị chỉ đạo, thực hiện, phối hợp",
      why: "One unit under several spellings is counted as several by filters and pivot tables.",
      source: "Seven spellings of Ban Thi đua - Khen thưởng in one printed annex",
      examples: ["“Ban Thi đua - Khen thưởng, Sở Nội vụ” và “Ban TĐKT, Sở Nội vụ”"],
    },
  },
  ({ plan }, tell) => {
    const all = unitsOf(plan);
    for (const [first = "", ...others] of unitSpellings(all.map(({ text }) => text))) {
      const task = all.find(({ text }) => text === others[0])?.task;
      tell("unit.spellings", task === undefined ? {} : { task }, { found: others.join(" · "), expected: first });
    }
  },
);

export type { Issue };
