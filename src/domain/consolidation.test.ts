import fc from "fast-check";
import {
  type Consolidation,
  consolidationOf,
  emptyConsolidation,
  fileRecord,
  JOIN_ISSUES,
  joinAll,
  joinConsolidations,
  membersIn,
  rejectedFile,
} from "./consolidation";
import { entryOf, HALF, indicatorOf, memberOf, planOf, submissionOf } from "./fixtures/build";
import { sum } from "./sum";

interface Handed {
  member: string | null;
  file: string;
  value: number;
  received: string | null;
  submitted: string | null;
  rejected: boolean;
}

function one({ member, file, value, received, submitted, rejected }: Handed): Consolidation {
  const submission = submissionOf(member, [entryOf("A", value)], { file, submitted });
  return consolidationOf("P1", "6T", submission, fileRecord(submission, HALF, { received, rejected }));
}

const handed = (more: Partial<Handed>): Handed => ({
  member: "BG",
  file: "a.xlsx",
  value: 1,
  received: null,
  submitted: null,
  rejected: false,
  ...more,
});

const times = fc.constantFrom(
  null,
  "2024-06-01",
  "2024-06-05T10:00:00+07:00",
  "2024-06-05T03:00:00Z",
  "2024-06-07T00:00",
);
const files = fc.array(
  fc.record({
    member: fc.constantFrom("BG", "BN", "HN", null),
    file: fc.constantFrom("a.xlsx", "b.xlsx", "c.xlsx"),
    value: fc.integer({ min: 0, max: 2 }),
    received: times,
    submitted: times,
    rejected: fc.boolean(),
  }),
  { maxLength: 9 },
);

/** Joins the parts in a random tree: pairs are picked by the numbers given. */
function tree(parts: Consolidation[], picks: number[]): Consolidation {
  const rest = [emptyConsolidation("P1", "6T"), ...parts];
  for (let step = 0; rest.length > 1; step++) {
    const [a] = rest.splice((picks[step % picks.length] ?? 0) % rest.length, 1);
    const [b] = rest.splice((picks[(step + 1) % picks.length] ?? 0) % rest.length, 1);
    if (a && b) rest.push(joinConsolidations(a, b));
  }
  return rest[0] ?? emptyConsolidation("P1", "6T");
}

describe("folding files", () => {
  const picks = fc.array(fc.nat(20), { minLength: 2, maxLength: 12 });

  test("any order and any tree of partial merges gives the same", () => {
    fc.assert(
      fc.property(files, picks, picks, (given, first, second) => {
        const parts = given.map(one);
        const whole = tree(parts, first);
        expect(tree([...parts].reverse(), second)).toEqual(whole);
        expect(joinAll("P1", "6T", parts)).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });

  test("joining with itself or with nothing changes nothing", () => {
    fc.assert(
      fc.property(files, (given) => {
        const whole = joinAll("P1", "6T", given.map(one));
        expect(joinConsolidations(whole, whole)).toEqual(whole);
        expect(joinConsolidations(emptyConsolidation("P1", "6T"), whole)).toEqual(whole);
      }),
    );
  });

  test("it survives being stored as JSON", () => {
    fc.assert(
      fc.property(files, (given) => {
        const whole = joinAll("P1", "6T", given.map(one));
        expect(JSON.parse(JSON.stringify(whole))).toEqual(whole);
      }),
    );
  });
});

describe("which file counts", () => {
  const fold = (...given: Partial<Handed>[]) =>
    joinAll(
      "P1",
      "6T",
      given.map((more) => one(handed(more))),
    );
  const seen = ({ files }: Consolidation) => files.map(({ file, status, version }) => [file, status, version]);
  const said = ({ files }: Consolidation) =>
    files.map(({ issues }) => issues.map(({ code, params }) => [code, params?.other]));

  test("the one received last, not the one stamped last", () => {
    const whole = fold(
      { file: "new.xlsx", value: 2, received: "2024-06-05T08:00:00+07:00", submitted: "2024-06-01" },
      { file: "old.xlsx", value: 1, received: "2024-06-04T08:00:00+07:00", submitted: "2024-06-03" },
    );
    expect(seen(whole)).toEqual([
      ["old.xlsx", "superseded", 1],
      ["new.xlsx", "accepted", 2],
    ]);
    expect(whole.submissions["BG"]?.submission.entries[0]?.actual.value).toBe(2);
    expect(whole.earlier.map(({ record }) => record.file)).toEqual(["old.xlsx"]);
    expect(said(whole)).toEqual([[[JOIN_ISSUES.superseded, "new.xlsx"]], []]);
  });

  test("times are compared as instants, and no time is the oldest", () => {
    const whole = fold(
      { file: "hanoi.xlsx", value: 1, received: "2024-06-05T10:00:00+07:00" },
      { file: "utc.xlsx", value: 2, received: "2024-06-05T04:00:00Z" },
      { file: "none.xlsx", value: 3 },
    );
    expect(seen(whole).map(([file]) => file)).toEqual(["none.xlsx", "hanoi.xlsx", "utc.xlsx"]);
  });

  test("the same content under two names is said on both", () => {
    const whole = fold({ file: "a.xlsx", received: "2024-06-01" }, { file: "b.xlsx", received: "2024-06-02" });
    expect(said(whole)).toEqual([
      [
        [JOIN_ISSUES.superseded, "b.xlsx"],
        [JOIN_ISSUES.sameContent, "b.xlsx"],
      ],
      [[JOIN_ISSUES.sameContent, "a.xlsx"]],
    ]);
  });

  test("two contents of unknown age are chosen by rule, and that is said", () => {
    const whole = fold({ file: "a.xlsx", value: 1 }, { file: "b.xlsx", value: 2 });
    expect(whole.files.filter(({ status }) => status === "accepted")).toHaveLength(1);
    expect(said(whole)[0]?.map(([code]) => code)).toEqual([JOIN_ISSUES.superseded, JOIN_ISSUES.ageUnknown]);
  });

  test("rejected files stay on the list and count for nobody", () => {
    const whole = joinConsolidations(
      fold({ rejected: true }),
      rejectedFile("P1", "6T", {
        file: "khoa.xlsx",
        member: null,
        status: "rejected",
        received: null,
        submitted: null,
        late: null,
        version: 0,
        fingerprint: "",
        issues: [{ code: "file.encrypted", severity: "error", place: { file: "khoa.xlsx" } }],
      }),
    );
    expect(seen(whole)).toEqual([
      ["khoa.xlsx", "rejected", 0],
      ["a.xlsx", "rejected", 0],
    ]);
    expect(whole.submissions).toEqual({});
  });

  test("late counts by the day in Vietnam", () => {
    const late = (received: string | null, submitted: string | null = null) =>
      one(handed({ received, submitted })).files[0]?.late;
    expect(late("2024-06-05T23:59:00+07:00")).toBe(false);
    expect(late("2024-06-05T17:30:00Z")).toBe(true);
    expect(late(null, "2024-06-06")).toBe(true);
    expect(late(null)).toBeNull();
  });

  test("files of another plan or period are not folded in", () => {
    expect(() => joinConsolidations(emptyConsolidation("P1", "6T"), emptyConsolidation("P1", "9T"))).toThrow(
      RangeError,
    );
  });

  test("members are asked while they stand on the period's last day", () => {
    const plan = planOf([indicatorOf("A")], [], {
      members: [
        memberOf("BG", { validTo: "2024-06-30" }),
        memberOf("BN", { validTo: "2024-06-29" }),
        memberOf("HN", { validFrom: "2024-06-30" }),
        memberOf("HP", { validFrom: "2024-07-01" }),
      ],
    });
    expect(membersIn(plan, HALF)).toEqual(["BG", "HN"]);
  });
});

describe("exact sums", () => {
  test("tenths are tenths", () => {
    expect(sum([0.1, 0.2])).toBe(0.3);
    expect(sum([1e21, 1, -1e21])).toBe(1);
    expect(sum([1.5e-7, 2])).toBe(2.00000015);
    expect(sum([])).toBe(0);
  });

  test("the sum of sums is the sum", () => {
    const figures = fc.array(
      fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1000),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(fc.array(figures, { maxLength: 8 }), (groups) => {
        expect(sum(groups.map(sum))).toBe(sum(groups.flat()));
        expect(sum(groups.flat().reverse())).toBe(sum(groups.flat()));
      }),
    );
  });
});
