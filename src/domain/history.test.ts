import { consolidationOf, fileRecord, joinAll, rejectedFile } from "./consolidation";
import { entryOf, HALF, indicatorOf, memberOf, planOf, submissionOf, taskEntryOf } from "./fixtures/build";
import { handIns, reminders } from "./handIns";
import { changesBetween, versionsOf } from "./history";
import type { Entry } from "./submission";

const plan = planOf([indicatorOf("CT02")], [], {
  members: [memberOf("BG", { contact: "vp@example.vn" }), memberOf("BN"), memberOf("HN")],
});

function file(member: string, name: string, received: string | null, entries: Entry[], errors = 0) {
  const submission = submissionOf(member, entries, { file: name });
  const issues = Array.from({ length: errors }, () => ({ code: "x", severity: "error" as const, place: {} }));
  return consolidationOf("P1", "6T", submission, fileRecord(submission, HALF, { received, issues }));
}

describe("what changed", () => {
  const before = submissionOf(
    "BG",
    [entryOf("CT02", 8, { dataKind: "estimate" }), entryOf("CT04", 5), entryOf("CT05", 1)],
    {
      tasks: [taskEntryOf("NV-1-01", { progress: 50 })],
    },
  );
  const after = submissionOf(
    "BG",
    [entryOf("CT02", 9, { dataKind: "official" }), entryOf("CT04", 5), entryOf("CT06", null)],
    {
      tasks: [taskEntryOf("NV-1-01", { progress: 100, doneOn: "2024-03-20" })],
      file: "b.xlsx",
    },
  );

  test("cell by cell, ước → chính thức marked, rows that came and went", () => {
    const changes = changesBetween(before, after);
    expect(
      changes.map(({ what, code, field, before, after, settled }) => [what, code, field, before, after, settled]),
    ).toEqual([
      ["indicator", "CT02", "value", 8, 9, true],
      ["indicator", "CT02", "dataKind", "estimate", "official", true],
      ["indicator", "CT05", "value", 1, null, false],
      ["task", "NV-1-01", "doneOn", null, "2024-03-20", false],
      ["task", "NV-1-01", "progress", 50, 100, false],
    ]);
    expect([changes[0]?.wasAt?.file, changes[0]?.at?.file]).toEqual(["BG.xlsx", "b.xlsx"]);
    expect(changes[2]?.at).toBeNull();
  });

  test("nothing changed is no change", () => expect(changesBetween(before, before)).toEqual([]));

  test("versions of a member, the oldest first, whatever order they came in", () => {
    const whole = joinAll("P1", "6T", [
      file("BG", "c.xlsx", "2024-06-04", [entryOf("CT02", 9)]),
      file("BG", "a.xlsx", "2024-06-01", [entryOf("CT02", 7)]),
      file("BG", "b.xlsx", "2024-06-02", [entryOf("CT02", 8)]),
    ]);
    const versions = versionsOf(whole, "BG");
    expect(
      versions.map(({ record, changes }) => [
        record.file,
        record.version,
        changes.map(({ before, after }) => [before, after]),
      ]),
    ).toEqual([
      ["a.xlsx", 1, []],
      ["b.xlsx", 2, [[7, 8]]],
      ["c.xlsx", 3, [[8, 9]]],
    ]);
  });
});

describe("who handed in", () => {
  const whole = joinAll("P1", "6T", [
    file("BG", "a.xlsx", "2024-06-01", [entryOf("CT02", 7)]),
    file("BG", "b.xlsx", "2024-06-08T08:00:00+07:00", [entryOf("CT02", 8)]),
    file("BN", "bn.xlsx", null, [entryOf("CT02", 3)], 2),
    file("XX", "xx.xlsx", "2024-06-01", []),
  ]);

  test("in time, late, twice, unknown, missing, not asked", () => {
    expect(
      handIns(plan, HALF, whole).map(({ member, state, files, daysLate, errors }) => [
        member,
        state,
        files.length,
        daysLate,
        errors,
      ]),
    ).toEqual([
      ["BG", "late", 2, 3, 0],
      ["BN", "unknown", 1, null, 2],
      ["HN", "missing", 0, null, 0],
      ["XX", "inTime", 1, null, 0],
    ]);
  });

  test("reminders for who is missing or has errors", () => {
    expect(reminders(plan, HALF, whole, "2024-06-03")).toEqual([
      { member: "BN", name: "Đơn vị BN", contact: null, why: "errors", errors: 2, due: "2024-06-05", daysLeft: 2 },
      { member: "HN", name: "Đơn vị HN", contact: null, why: "missing", errors: 0, due: "2024-06-05", daysLeft: 2 },
    ]);
    expect(reminders(plan, HALF, whole, "2024-06-10")[1]?.daysLeft).toBe(-5);
  });

  test("a stranger whose file was rejected is not reminded of anything", () => {
    const submission = submissionOf("ZZ", [], { file: "zz.xlsx" });
    const stranger = rejectedFile("P1", "6T", fileRecord(submission, HALF, { rejected: true }));
    const all = joinAll("P1", "6T", [whole, stranger]);
    expect(handIns(plan, HALF, all).map(({ member }) => member)).toContain("ZZ");
    expect(reminders(plan, HALF, all, "2024-06-03").map(({ member }) => member)).toEqual(["BN", "HN"]);
  });
});
