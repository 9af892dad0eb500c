/** A cluster's year: 15 members, 40 indicators, three periods, resubmissions, late files and a unit that is renamed half-way. */
import { advance, type Appraisal, newAppraisal, setPoints, withAppraisal } from "./appraisal";
import { type Consolidation, consolidationOf, fileRecord, joinAll, joinConsolidations } from "./consolidation";
import { entryOf, indicatorOf, memberOf, planOf, submissionOf } from "./fixtures/build";
import { handIns, reminders } from "./handIns";
import { versionsOf } from "./history";
import { matchIssue, matchMember } from "./memberLife";
import { yearPeriods } from "./period";
import type { Indicator, Period } from "./plan";
import { rankMembers } from "./ranking";
import { readyScheme } from "./readySchemes";
import { scoreMembers } from "./scoring";
import type { DataKind, ScoreEntry } from "./submission";
import { summarise } from "./summary";

const due = { "6T": "2024-06-05", "9T": "2024-09-20", N: "2024-11-05" };
const [half, most, year] = yearPeriods(2024, due) as [Period, Period, Period];

const indicators: Indicator[] = Array.from({ length: 40 }, (_, index) =>
  indicatorOf(`CT${String(index + 1).padStart(2, "0")}`, {
    no: `(${index + 1})`,
    target: String(10 + index),
    ...(index % 10 === 9 ? { type: "setRatio", accumulation: "pointInTime", target: "100%", unit: "%" } : {}),
    ...(index % 10 === 8
      ? { type: "rate", accumulation: "pointInTime", direction: "down", target: "2,5", unit: "%" }
      : {}),
  }),
);

// U15 becomes U16 on 1 July.
const members = Array.from({ length: 14 }, (_, index) => memberOf(`U${String(index + 1).padStart(2, "0")}`));
const plan = planOf(indicators, [], {
  periods: [half, most, year],
  members: [
    ...members,
    memberOf("U15", { name: "Sở Giao thông vận tải", validTo: "2024-06-30" }),
    memberOf("U16", { name: "Sở Xây dựng", validFrom: "2024-07-01", predecessors: ["U15"] }),
  ],
});

interface Sending {
  member: string;
  period: Period;
  received: string;
  /** Share of every target that is reached. */
  share: number;
  file?: string;
  kind?: DataKind;
}

/** One file: every quantity at `share` of its target, 19 of 20 of every set, 2 % of every rate. */
function send({ member, period, received, share, file, kind = "estimate" }: Sending): Consolidation {
  const entries = indicators.map(({ code, type, target }) => {
    if (type === "setRatio") return entryOf(code, { numerator: 19, denominator: 20 }, { dataKind: kind });
    if (type === "rate") return entryOf(code, { value: 2, numerator: 2, denominator: 100 }, { dataKind: kind });
    return entryOf(code, Number(target) * share, { dataKind: kind });
  });
  const submission = submissionOf(member, entries, {
    file: file ?? `${member}_${period.code}.xlsx`,
    period: period.code,
  });
  return consolidationOf(plan.id, period.code, submission, fileRecord(submission, period, { received }));
}

const cell = (consolidation: Consolidation, code: string) =>
  summarise(plan, consolidation).indicators.find((row) => row.code === code);

describe("6 tháng", () => {
  const sent = members
    .slice(0, 13)
    .map(({ code }) => send({ member: code, period: half, received: "2024-06-04", share: 0.5 }));
  const first = joinAll(plan.id, "6T", sent);

  test("on the day after the deadline one unit is missing, and so is the one that will be renamed", () => {
    expect(summarise(plan, first).missing).toEqual(["U14", "U15"]);
    expect(reminders(plan, half, first, "2024-06-06").map(({ member, daysLeft }) => [member, daysLeft])).toEqual([
      ["U14", -1],
      ["U15", -1],
    ]);
  });

  const whole = [
    send({ member: "U15", period: half, received: "2024-06-05T23:00:00+07:00", share: 0.5 }),
    send({ member: "U14", period: half, received: "2024-06-07T08:00:00+07:00", share: 0.5 }),
    // U03 sends again with a better figure, then the first file comes once more by another way.
    send({ member: "U03", period: half, received: "2024-06-05T10:00:00+07:00", share: 0.6, file: "U03 (sửa).xlsx" }),
    send({ member: "U03", period: half, received: "2024-06-04", share: 0.5 }),
  ].reduce(joinConsolidations, first);

  test("late, twice and in time are told apart", () => {
    const states = handIns(plan, half, whole);
    expect(states.filter(({ state }) => state === "late").map(({ member, daysLate }) => [member, daysLate])).toEqual([
      ["U14", 2],
    ]);
    expect(
      states.filter(({ files }) => files.length > 1).map(({ member, accepted }) => [member, accepted?.file]),
    ).toEqual([["U03", "U03 (sửa).xlsx"]]);
    expect(states.filter(({ state }) => state === "missing")).toEqual([]);
  });

  test("the newest file counts, the older one tells what changed", () => {
    expect(cell(whole, "CT01")?.members["U03"]?.actual).toBe(6);
    const [, second] = versionsOf(whole, "U03");
    expect(second?.changes[0]).toMatchObject({ code: "CT01", field: "value", before: 5, after: 6 });
    expect(second?.changes).toHaveLength(32);
  });

  test("sums, ratios from their parts, and no verdict before its time", () => {
    expect(cell(whole, "CT01")?.cluster).toMatchObject({ target: 150, actual: 76, verdict: "Đang thực hiện" });
    expect(cell(whole, "CT10")?.cluster).toMatchObject({ numerator: 285, denominator: 300, actual: 95 });
    expect(cell(whole, "CT09")?.cluster).toMatchObject({
      numerator: 30,
      denominator: 1500,
      actual: 2,
      verdict: "Vượt",
    });
  });
});

describe("9 tháng", () => {
  test("the unit that was renamed hands in under its old name: matched by its predecessor, and said", () => {
    const match = matchMember(plan, { name: "sở giao thông vận tải" }, most.to);
    expect(match).toMatchObject({ kind: "found", by: "predecessor", member: { code: "U16" } });
    expect(matchIssue(match, "Sở Giao thông vận tải", "U15_9T.xlsx")?.code).toBe("member.byPredecessor");
    const summary = summarise(
      plan,
      joinAll(plan.id, "9T", [send({ member: "U16", period: most, received: "2024-09-19", share: 0.8 })]),
    );
    expect(summary.missing).not.toContain("U15");
    expect(summary.missing).not.toContain("U16");
    expect(summary.notComparable).toEqual(["U16"]);
  });
});

describe("cả năm", () => {
  const codes = [...members.map(({ code }) => code), "U16"];
  const estimates = codes.map((member, index) =>
    send({ member, period: year, received: "2024-11-04", share: 0.9 + (index % 5) * 0.05 }),
  );
  const official = send({
    member: "U01",
    period: year,
    received: "2025-01-10",
    share: 1.1,
    file: "U01_chinhthuc.xlsx",
    kind: "official",
  });
  const estimated = joinAll(plan.id, "N", estimates);
  const whole = joinConsolidations(official, estimated);
  const scheme = { ...readyScheme("hundred", plan), decimals: 2 };
  const rows =
    (appraisals: Record<string, Appraisal>) =>
    (member: string): ScoreEntry[] =>
      withAppraisal([], appraisals[member]);
  const ranks = (consolidation: Consolidation, appraisals: Record<string, Appraisal> = {}) =>
    rankMembers(scheme, scoreMembers(scheme, summarise(plan, consolidation), rows(appraisals)));
  const rankOf = (table: ReturnType<typeof ranks>, member: string) => table.find((row) => row.member === member)?.rank;

  test("estimates become official figures, and that is marked", () => {
    const [, second] = versionsOf(whole, "U01");
    expect(second?.changes.filter(({ field }) => field === "value").every(({ settled }) => settled)).toBe(true);
    expect(cell(whole, "CT01")?.members["U01"]).toMatchObject({ verdict: "Vượt", dataKind: "official" });
    expect(cell(estimated, "CT01")?.members["U01"]?.verdict).toBe("Không đạt");
  });

  test("units level on points share a rank; the revised figures move one unit up", () => {
    const before = ranks(estimated);
    expect(before.map(({ rank }) => rank)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 10, 10, 10, 13, 13, 13]);
    expect([rankOf(before, "U01"), rankOf(ranks(whole), "U01")]).toEqual([13, 1]);
  });

  test("what was appraised survives the next merge", () => {
    const appraised = setPoints(newAppraisal("U01", "U01", "2024-11-05"), "C1", {
      appraised: 12,
      council: null,
      reason: "Nộp trễ kỳ 6 tháng",
      who: "Cụm trưởng",
      when: "2024-11-20",
    });
    if (!("appraisal" in appraised)) throw new Error(appraised.issue.code);
    const closed = advance(appraised.appraisal, "appraised", "Cụm trưởng", "2024-11-21");
    if (!("appraisal" in closed)) throw new Error(closed.issue.code);
    const lines = (consolidation: Consolidation) =>
      ranks(consolidation, { U01: closed.appraisal })
        .find(({ member }) => member === "U01")
        ?.score.lines.filter(({ code }) => code === "C1")
        .map(({ points, basis, note }) => [points, basis, note]);
    expect(lines(estimated)).toEqual([[12, "appraised", "Nộp trễ kỳ 6 tháng"]]);
    expect(lines(whole)).toEqual(lines(estimated));
  });
});
