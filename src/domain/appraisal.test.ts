import {
  advance,
  type Appraisal,
  type AppraisalResult,
  type AppraisedPoints,
  isClosed,
  newAppraisal,
  outdated,
  reopen,
  setPoints,
  withAppraisal,
} from "./appraisal";
import { bareScore, type ScoreEntry } from "./submission";

const done = (result: AppraisalResult): Appraisal => {
  if ("issue" in result) throw new Error(result.issue.code);
  return result.appraisal;
};
const refusal = (result: AppraisalResult) => ("issue" in result ? result.issue.code : null);
const points = (appraised: number): AppraisedPoints => ({
  appraised,
  council: null,
  reason: "Thiếu minh chứng",
  who: "Thư ký cụm",
  when: "2024-11-20T09:00:00+07:00",
});
const row = (criterion: string, self: number): ScoreEntry => ({
  ...bareScore(criterion, { file: "a.xlsx", sheet: "ChamDiem", cell: "G7" }),
  self,
});

const start = newAppraisal("BG", "Đơn vị", "2024-11-05");
const appraised = done(advance(done(setPoints(start, "CT02", points(9))), "appraised", "Cụm trưởng", "2024-11-20"));

test("the whole way, each step with who and when", () => {
  const explained = done(advance(appraised, "explained", "Đơn vị", "2024-11-22", "Đã bổ sung minh chứng"));
  const second = done(advance(explained, "appraised2", "Cụm trưởng", "2024-11-25"));
  const closed = done(advance(second, "closed", "Cụm trưởng", "2024-11-28"));
  expect(closed.steps.map(({ step, who, when }) => [step, who, when])).toEqual([
    ["self", "Đơn vị", "2024-11-05"],
    ["appraised", "Cụm trưởng", "2024-11-20"],
    ["explained", "Đơn vị", "2024-11-22"],
    ["appraised2", "Cụm trưởng", "2024-11-25"],
    ["closed", "Cụm trưởng", "2024-11-28"],
  ]);
  expect(isClosed(closed)).toBe(true);
});

test("no step out of order, without a name, without an explanation, or back in time", () => {
  expect(refusal(advance(start, "closed", "a", "2024-11-06"))).toBe("appraisal.wrongStep");
  expect(refusal(advance(start, "appraised", " ", "2024-11-06"))).toBe("appraisal.noName");
  expect(refusal(advance(appraised, "explained", "a", "2024-11-21"))).toBe("appraisal.noExplanation");
  expect(refusal(advance(start, "appraised", "a", "2024-11-04"))).toBe("appraisal.badTime");
  expect(refusal(advance(start, "appraised", "a", "hôm qua"))).toBe("appraisal.badTime");
});

test("closed is frozen; a change is a new version with a reason, and the closed one is kept", () => {
  const closed = done(advance(appraised, "closed", "Cụm trưởng", "2024-11-28"));
  expect(refusal(setPoints(closed, "CT02", points(8)))).toBe("appraisal.closed");
  expect(refusal(reopen(closed, "Cụm trưởng", "2024-12-01", " "))).toBe("appraisal.noReason");
  expect(refusal(reopen(appraised, "Cụm trưởng", "2024-12-01", "Nhầm"))).toBe("appraisal.notClosed");
  const second = done(setPoints(done(reopen(closed, "Cụm trưởng", "2024-12-01", "Cộng nhầm")), "CT02", points(8)));
  expect([second.version, second.reason, second.points["CT02"]?.appraised]).toEqual([2, "Cộng nhầm", 8]);
  expect(second.former.map(({ version, points }) => [version, points["CT02"]?.appraised])).toEqual([[1, 9]]);
});

test("appraised figures and notes survive a new submission", () => {
  const rows = withAppraisal([row("CT02", 12), row("CT04", 5)], appraised);
  expect(rows.map(({ self, appraised, reason }) => [self, appraised, reason])).toEqual([
    [12, 9, "Thiếu minh chứng"],
    [5, null, null],
  ]);
  expect(withAppraisal([], appraised).map(({ criterion, appraised }) => [criterion, appraised])).toEqual([["CT02", 9]]);
  expect(withAppraisal([row("CT02", 1)], undefined)).toEqual([row("CT02", 1)]);
  expect(outdated([row("CT02", 12), row("CT04", 5)], [row("CT02", 10), row("CT04", 1)], appraised)).toEqual(["CT02"]);
  expect(outdated([row("CT02", 12)], [row("CT02", 12)], appraised)).toEqual([]);
});
