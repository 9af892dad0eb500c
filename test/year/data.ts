/** A cluster head's year: 15 units, 40 indicators, three periods, and the files the units send. */
import type { Consolidation } from "../../src/domain/consolidation";
import { joinAll } from "../../src/domain/consolidation";
import { entryOf, indicatorOf, memberOf, planOf } from "../../src/domain/fixtures/build";
import { yearPeriods } from "../../src/domain/period";
import type { Member, Period, Plan } from "../../src/domain/plan";
import { readyScheme } from "../../src/domain/readySchemes";
import type { AwardEntry, DataKind, ScoreEntry } from "../../src/domain/submission";
import { filledBook, stampedBook } from "../../src/forms/fill";
import { filledYear } from "../../src/forms/fillYear";
import { templateBook } from "../../src/forms/templateBook";
import { leaf, readMemberFile } from "../../src/workflow/members";
import { writeBook } from "../../src/xlsx/write";

const due = { "6T": "2024-06-05", "9T": "2024-09-20", N: "2024-11-05" };
export const [half, most, year] = yearPeriods(2024, due) as [Period, Period, Period];
export const indicators = Array.from({ length: 40 }, (_, index) =>
  indicatorOf(`CT${String(index + 1).padStart(2, "0")}`, {
    no: `(${index + 1})`,
    target: String(10 + index),
    ...(index % 10 === 9 ? { type: "setRatio", accumulation: "pointInTime", target: "100%", unit: "%" } : {}),
  }),
);
export const steady = Array.from({ length: 14 }, (_, index) => memberOf(`U${String(index + 1).padStart(2, "0")}`));
export const ground = planOf(indicators, [], {
  id: "CUM-2024",
  periods: [half, most, year],
  members: [
    ...steady,
    memberOf("U15", { name: "Sở Giao thông vận tải", validTo: "2024-06-30" }),
    memberOf("U16", { name: "Sở Xây dựng", validFrom: "2024-07-01", predecessors: ["U15"] }),
  ],
  awards: {},
});
export const plan: Plan = { ...ground, scoring: { ...readyScheme("hundred", ground), lateExcludes: false } };

export interface Sending {
  member: string;
  period: Period;
  /** Share of every target that is reached. */
  share: number;
  stamped?: string;
  kind?: DataKind;
  scores?: Partial<ScoreEntry>[];
  awards?: Partial<AwardEntry>[];
}

/** A member's file as it goes out, filled in. */
export function fileOf({
  member,
  period,
  share,
  stamped,
  kind = "estimate",
  scores = [],
  awards = [],
}: Sending): Uint8Array {
  const unit = plan.members.find(({ code }) => code === member) as Member;
  const entries = indicators.map(({ code, type, target }) =>
    type === "setRatio"
      ? entryOf(code, { numerator: 19, denominator: 20 }, { dataKind: kind })
      : entryOf(code, Math.round(Number(target) * share), { dataKind: kind }),
  );
  const drawn = filledBook(templateBook(plan, period, unit), plan, entries, []);
  const blank = { self: null, bonus: null, penalty: null, appraised: null, council: null, reason: null };
  const nobody = { title: null, rewardForm: null, rating: null, initiative: null, result: null };
  const year = filledYear(
    drawn,
    plan,
    member,
    scores.map((score) => ({ ...blank, criterion: "C1", ...score })),
    awards.map((award) => ({ ...nobody, kind: "individual", name: "Nguyễn Văn A", ...award })),
  );
  return writeBook(stamped === undefined ? year : stampedBook(year, stamped));
}

export interface Arrival {
  name: string;
  bytes: Uint8Array;
  received: string | null;
}

export const arrival = (sending: Sending, received: string | null, name = `${sending.member}.xlsx`): Arrival => ({
  name,
  bytes: fileOf(sending),
  received,
});

/** What a head merges: files, or files onto the book of a former merge. */
export function merge(period: Period, arrivals: readonly Arrival[], withPlan = plan): Consolidation {
  const parts = arrivals.map(({ name, bytes, received }) =>
    leaf(withPlan, period, readMemberFile(bytes, name, withPlan, period.code), received),
  );
  return joinAll(withPlan.id, period.code, parts);
}

/** Who reports at the end of the year. */
export const reporting = [...steady.map(({ code }) => code), "U16"];

/** What each of them sends at the end of the year: estimates, self-scores, and one list of titles. */
export const yearEnd = reporting.map((member, index): Sending => ({
  member,
  period: year,
  share: 0.9 + (index % 5) * 0.05,
  scores: [
    { criterion: "C1", self: 14 },
    { criterion: "C2", self: 15 },
    ...(index === 3 ? [{ criterion: "THUONG", bonus: 2, reason: "Bằng khen của Bộ" }] : []),
    ...(index === 4 ? [{ criterion: "THUONG", bonus: 2 }] : []),
  ],
  awards:
    index === 0
      ? [
          { kind: "collective", name: "Đơn vị U01", title: "Tập thể lao động xuất sắc" },
          { name: "Trần Thị B", title: "Lao động tiên tiến" },
        ]
      : [],
}));

/** In January one sends official figures, and another title for the same person. */
export const official: Sending = {
  member: "U01",
  period: year,
  share: 1.1,
  kind: "official",
  scores: [{ criterion: "C1", self: 14 }],
  awards: [{ name: "Trần Thị B", title: "Chiến sĩ thi đua cơ sở", initiative: "Số hóa hồ sơ" }],
};
