import type { Issue } from "../../src/domain/issue";
import type { Submission } from "../../src/domain/submission";
import { fileRecord } from "../../src/domain/consolidation";
import { checkCluster, checkHistory, matchUnit, rememberName, unitSpellings } from "../../src/rules";
import { checkedTogether, type Checked } from "../../src/workflow/check";
import { fold } from "../../src/workflow/members";
import { indicator, look, planOf, type TypedRows } from "./helpers";

const plan = planOf(
  [
    indicator("P", { target: "16.068" }),
    indicator("H", { unit: "hội nghị", target: "24" }),
    indicator("L", { unit: "lớp", target: "37" }),
    indicator("D", { unit: "đề tài", target: "18" }),
    indicator("V", { unit: "hộ", target: "3.240" }),
    indicator("N", { unit: "hộ", target: null }),
    indicator("W", { unit: "", type: "milestone", direction: "done", accumulation: "milestone", target: "Hoàn thành" }),
  ],
  {
    members: Array.from({ length: 9 }, (_, i) => ({
      code: String.fromCharCode(65 + i),
      name: `Sở số ${i + 1}`,
      aliases: [`Sở ${i + 1}`],
      validFrom: null,
      validTo: null,
      predecessors: [],
    })),
  },
);
const [half, nine] = plan.periods;
const base = { P: 8412, H: 13, L: 21, D: 9, V: 1733 };

function sent(member: string, period: string, figures: Record<string, number | string>): Submission {
  const rows: TypedRows = Object.fromEntries(Object.entries(figures).map(([code, actual]) => [code, { actual }]));
  return look(plan, rows, { member, period, file: `${member}_${period}.xlsx` }).submission;
}

function history(was: Record<string, number | string>, is: Record<string, number | string>) {
  const [earlier, current] = [sent("A", "6T", was), sent("A", "9T", is)];
  return checkHistory({ plan, period: nine!, member: "A", current, earlier: [earlier] });
}

describe("a member's periods", () => {
  test("figures that grow are left alone; one that falls, loses its thousands or goes back is named", () => {
    expect(history(base, { P: 12_100, H: 18, L: 30, D: 12, V: 2500 })).toEqual([]);
    expect(history(base, { ...base, P: 12_100, H: 9 })).toMatchObject([
      { code: "history.fell", found: "9", expected: "13", place: { indicator: "H" } },
    ]);
    expect(history(base, { ...base, H: 20, V: 2.511 })).toMatchObject([
      { code: "history.scale", severity: "error", place: { indicator: "V" }, fix: { value: 2511 } },
    ]);
    expect(history({ ...base, W: "Hoàn thành" }, { ...base, H: 20, W: "Đang thực hiện" })).toMatchObject([
      { code: "history.milestoneBack" },
    ]);
    // No data is never a mistake.
    expect(history(base, { P: 12_100, L: 30, D: 12, V: 2500 }).map(({ severity }) => severity)).toEqual(["note"]);
  });

  test("last period's file with only the period changed", () => {
    const figures = { ...base, N: 311 };
    expect(history(figures, figures)).toMatchObject([{ code: "history.samePeriodContent", severity: "error" }]);
    expect(history(figures, { ...figures, H: 14 })).toEqual([]);
  });
});

describe("the members of a cluster", () => {
  const draw = (i: number, key: number): number => 0.75 + (((i + 1) * 37 * (key + 3)) % 100) / 200;
  const all = (change: (figures: Record<string, number>, i: number) => void = () => undefined): Submission[] =>
    plan.members.map(({ code }, i) => {
      const figures: Record<string, number> = Object.fromEntries(
        Object.entries(base).map(([key, value], at) => [key, Math.round(value * draw(i, at))]),
      );
      figures.N = Math.round(420 * draw(i, 9));
      change(figures, i);
      return sent(code, "6T", figures);
    });
  const told = (submissions: Submission[]) => checkCluster({ plan, period: half!, submissions });

  test("plausible members are left alone", () => {
    expect(told(all())).toEqual([]);
  });

  test("one member's figures copied from another's", () => {
    const first = { P: 8417, H: 14, L: 23, D: 11, V: 1741, N: 433 };
    expect(told(all((figures, i) => void ((i === 2 || i === 6) && Object.assign(figures, first))))).toMatchObject([
      { code: "cluster.sameContent", severity: "error", place: { member: "G" }, params: { other: "C", count: 6 } },
    ]);
  });

  test("a figure a thousand times smaller, and one far from all others, by the other members alone", () => {
    expect(told(all((figures, i) => void (i === 3 && (figures.N = 0.431))))).toMatchObject([
      { code: "cluster.scale", place: { member: "D", indicator: "N" }, fix: { value: 431, certain: false } },
    ]);
    expect(told(all((figures, i) => void (i === 3 && (figures.N = 5200))))).toMatchObject([
      { code: "cluster.jump", severity: "warning", place: { indicator: "N" } },
    ]);
  });
});

describe("names of units", () => {
  const members = [
    {
      code: "NV",
      name: "Ban Thi đua - Khen thưởng, Sở Nội vụ",
      aliases: [],
      validFrom: null,
      validTo: null,
      predecessors: [],
    },
    { code: "TC", name: "Sở Tài chính", aliases: ["STC"], validFrom: null, validTo: null, predecessors: [] },
  ];

  test("spellings of one unit meet, others are asked once and remembered", () => {
    expect(matchUnit("Ban TĐKT, Sở Nội vụ", members)).toEqual({ kind: "same", member: "NV", by: "spelling" });
    expect(matchUnit("STC", members)).toEqual({ kind: "same", member: "TC", by: "alias" });
    expect(matchUnit("Sở Tài chinh tỉnh", members)).toMatchObject({ kind: "ask", candidates: [{ member: "TC" }] });
    const remembered = rememberName({}, "Sở Tài chinh tỉnh", "TC");
    expect(matchUnit("sở  tài chinh tỉnh", members, remembered)).toEqual({
      kind: "same",
      member: "TC",
      by: "remembered",
    });
    expect(matchUnit("Công an tỉnh", members)).toEqual({ kind: "unknown" });
    expect(
      unitSpellings([
        "Ban Thi đua - Khen thưởng, Sở Nội vụ",
        "Sở Tài chính",
        "Ban TĐKT, Sở Nội vụ",
        "Ban Thi đua - Khen thưởng, Sở Nội vụ",
      ]),
    ).toEqual([["Ban Thi đua - Khen thưởng, Sở Nội vụ", "Ban TĐKT, Sở Nội vụ"]]);
  });
});

describe("files handed over together", () => {
  const half1 = sent("A", "6T", { ...base, N: 45 });
  const same9 = sent("A", "9T", { ...base, N: 45 });
  const back9 = sent("B", "9T", { ...base, P: 8000 });
  const half2 = sent("B", "6T", { ...base, P: 9000 });
  const checked = (submission: Submission): Checked => {
    const period = plan.periods.find(({ code }) => code === submission.identity.period)!;
    return { submission, plan, record: fileRecord(submission, period) };
  };
  const codes = (one: Checked | undefined) => one?.record.issues.map(({ code }) => code);

  test("check compares a member's periods and the members of one period, whatever the order", () => {
    const [last, first, other, before] = checkedTogether([same9, half1, back9, half2].map(checked));
    expect(codes(last)).toContain("history.samePeriodContent");
    expect(codes(first)?.some((code) => code.startsWith("history."))).toBe(false);
    expect(codes(other)).toContain("history.fell");
    expect(codes(before)?.some((code) => code.startsWith("history."))).toBe(false);
    expect(checkedTogether([checked(half1)])[0]!.record.issues).toEqual(half1.issues);
  });

  test("a merge compares with files of an earlier period that lie beside, and keeps what it said without them", async () => {
    const arriving = async function* (list: readonly Submission[]) {
      for (const submission of list) yield await Promise.resolve({ submission, received: null });
    };
    // As read for nine months: a file of another period is kept out.
    const other: Issue = { code: "identity.periodOther", severity: "error", place: { file: half1.file } };
    const merged = await fold(plan, nine!, arriving([{ ...half1, issues: [other] }, same9]), 2);
    expect(merged.files.map(({ status }) => status)).toEqual(["accepted", "rejected"]);
    expect(merged.submissions.A!.record.issues.map(({ code }) => code)).toContain("history.samePeriodContent");
    const on = await fold(plan, nine!, arriving([{ ...back9, before: merged } as Submission]), 1);
    expect(on.submissions.A!.record.issues.map(({ code }) => code)).toContain("history.samePeriodContent");
  });
});
