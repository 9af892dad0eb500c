import { achievement, isGood, VERDICT } from "../domain/achievement";
import { comparableWithLastYear } from "../domain/memberLife";
import { formatDate } from "../vietnamese/dates";
import { formatNumber } from "../vietnamese/numbers";
import { unitKey, unitRelation } from "../vietnamese/units";
import { fixAt, misplacedFigures } from "./figures";
import { aim, isCumulative, isShare } from "./nature";
import { rule } from "./rule";
import type { BookView, ResultRow } from "./view";

const ACTUAL = "KetQua_ChiTieu: Ước thực hiện kỳ báo cáo (lũy kế)";
const shown = (value: number): string => formatNumber(value, { decimals: 10 });

function sureFigure(view: BookView, row: ResultRow | undefined): number | null {
  if (!row?.entry || row.word || misplacedFigures(view, row).some(({ key }) => key === "actual")) return null;
  return row.entry.actual.value;
}

/** Parts against their whole (trong đó; thành thị, nông thôn). */
export const partsRule = rule<BookView, "sense.partOverWhole" | "sense.partsOverWhole" | "sense.outsideParts">(
  "book",
  {
    "sense.partOverWhole": {
      severity: "warning",
      looksAt: `${ACTUAL}, dòng con và dòng cha`,
      why: "“Trong đó” cannot be more than what it is part of.",
      source: "Rows under a parent with the same unit",
      examples: ["Tổng 10 lớp, trong đó 12 lớp"],
    },
    "sense.partsOverWhole": {
      severity: "warning",
      looksAt: `${ACTUAL}, các dòng con và dòng cha`,
      why: "Together the parts are more than the whole.",
      source: "Rows under a parent whose targets add up to the parent's",
      examples: ["Tổng 10, các phần 6 và 7"],
    },
    "sense.outsideParts": {
      severity: "warning",
      looksAt: `${ACTUAL}, thành thị và nông thôn`,
      why: "A rate of the whole lies between those of its parts.",
      source: "A weighted mean lies between its terms (Kế hoạch 15/KH-UBND, chỉ tiêu 15 và 16)",
      examples: ["Chung 63,8%; thành thị 60%, nông thôn 57,5%"],
    },
  },
  (view, tell) => {
    for (const row of view.rows) {
      const { indicator } = row;
      const children = view.children.get(indicator.code) ?? [];
      const whole = sureFigure(view, row);
      if (children.length === 0 || whole === null || indicator.type === "group") continue;
      const parts = children.flatMap((child) => {
        const part = view.byCode.get(child.code);
        const value = sureFigure(view, part);
        const same = unitKey(child.unit) === unitKey(indicator.unit) && child.type === indicator.type;
        return part && value !== null && same && child.accumulation === indicator.accumulation ? [{ part, value }] : [];
      });
      if (isShare(indicator.unit)) {
        const split = parts.filter(({ part }) => /thành thị|nông thôn|đô thị|nam\b|nữ\b/iu.test(part.indicator.name));
        if (split.length !== 2) continue;
        const values = split.map(({ value }) => value);
        const [low, high] = [Math.min(...values), Math.max(...values)];
        if (whole < low - 0.05 || whole > high + 0.05)
          tell("sense.outsideParts", row.place("actual"), { found: shown(whole), params: { low, high } });
        continue;
      }
      if (indicator.type !== "quantity" && indicator.type !== "value") continue;
      const planned = aim(row.target);
      const fits = parts.filter(({ part }) => planned === null || (aim(part.target) ?? 0) <= planned);
      for (const { part, value } of fits)
        if (value > whole)
          tell("sense.partOverWhole", part.place("actual"), {
            found: shown(value),
            expected: shown(whole),
            params: { parent: indicator.name },
          });
      const sum = fits.reduce((all, { value }) => all + value, 0);
      const targets = fits.reduce((all, { part }) => all + (aim(part.target) ?? 0), 0);
      const partition = planned !== null && targets <= planned && fits.length > 1 && fits.length === children.length;
      if (partition && sum > whole * 1.000001 && !fits.some(({ value }) => value > whole))
        tell("sense.partsOverWhole", row.place("actual"), {
          found: shown(whole),
          expected: shown(sum),
          params: { parent: indicator.name },
        });
    }
  },
);

/** Figures against what else the row says. */
export const jumpRule = rule<
  BookView,
  "sense.jump" | "sense.drop" | "sense.farAbove" | "sense.farBelow" | "sense.estimateBelow"
>(
  "book",
  {
    "sense.jump": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: thực hiện so với cùng kỳ năm trước",
      why: "Six times last year's figure is seldom true.",
      source: "Robust limits; a warning only",
      examples: ["820 (cùng kỳ 95)"],
    },
    "sense.drop": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: thực hiện so với cùng kỳ năm trước",
      why: "A sixth of last year's figure is seldom true.",
      source: "Robust limits; a warning only",
      examples: ["95 (cùng kỳ 820)"],
    },
    "sense.farAbove": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: thực hiện so với kế hoạch năm",
      why: "More than four times the target: the figure or the target is of another thing.",
      source: "Robust limits; a warning only",
      examples: ["96 (kế hoạch 16)"],
    },
    "sense.farBelow": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: thực hiện so với kế hoạch năm",
      why: "Less than a five-hundredth of a large target by the middle of the year is a figure of another row or unit.",
      source: "Robust limits; a warning only",
      examples: ["12 (kế hoạch 103.580)"],
    },
    "sense.estimateBelow": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: Ước thực hiện cả năm, Ước thực hiện kỳ báo cáo",
      why: "The year's estimate is below what was already done: a cumulative figure does not fall.",
      source: "Accumulation Lũy kế",
      examples: ["Thực hiện 12, ước cả năm 10"],
    },
  },
  (view, tell) => {
    const comparable = !view.member || !view.period || comparableWithLastYear(view.member, view.period);
    for (const row of view.rows) {
      const { entry, indicator } = row;
      const actual = sureFigure(view, row);
      if (!entry || actual === null || actual <= 0 || indicator.type === "growth" || indicator.type === "setRatio")
        continue;
      const scaled = misplacedFigures(view, row);
      const free = (key: "actual" | "lastYear" | "yearEstimate") =>
        !scaled.some((one) => one.key === key) && !row.isSaid(key);
      const year = aim(row.target);
      const { lastYear: last, yearEstimate: estimate } = entry;
      // A ceiling is passed further than a target is.
      const usual = indicator.direction === "up" ? 4 : 20;
      const limit = year !== null && year >= 5 ? usual : usual * 10;
      const above = year !== null && year > 0 && indicator.direction !== "done" && actual / year > limit;
      const below = year !== null && year >= 1000 && indicator.direction === "up" && actual / year < 0.002;
      if (above && free("actual")) {
        tell("sense.farAbove", row.place("actual"), {
          found: shown(actual),
          expected: entry.targetText ?? "",
          params: { times: Number((actual / year).toFixed(1)) },
        });
      } else if (below && isCumulative(indicator) && free("actual")) {
        tell("sense.farBelow", row.place("actual"), { found: shown(actual), expected: entry.targetText ?? "" });
      } else if (comparable && last !== null && last > 0 && Math.max(actual, last) >= 10 && free("lastYear")) {
        const ratio = actual / last;
        const off = isCumulative(indicator) ? ratio > 6 || ratio < 1 / 6 : ratio > 3 || ratio < 1 / 3;
        const fits = year !== null && actual / year > 0.15 && actual / year < 2;
        const key = fits ? "lastYear" : "actual";
        if (off && free(key))
          tell(ratio > 1 ? "sense.jump" : "sense.drop", row.place(key), {
            found: shown(actual),
            expected: shown(last),
            params:
              ratio > 1 ? { times: Number(ratio.toPrecision(2)) } : { percent: Number((ratio * 100).toPrecision(2)) },
          });
      }
      if (estimate !== null && isCumulative(indicator) && free("yearEstimate") && free("actual") && estimate < actual)
        tell("sense.estimateBelow", row.place("yearEstimate"), { found: shown(estimate), expected: shown(actual) });
    }
  },
);

type DateCode = "date.afterPeriod" | "date.beforePeriod" | "date.otherYear" | "date.afterHandIn";

/** Dates the figures are as of. */
export const datesRule = rule<BookView, DateCode>(
  "book",
  {
    "date.afterPeriod": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: Số liệu đến ngày",
      why: "Figures of this period cannot be as of a day after it.",
      source: "The period's last day; an English Excel turns 05/12 into 12 May and back",
      examples: ["05/12/2024 (kỳ đến 30/6/2024)"],
    },
    "date.beforePeriod": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: Số liệu đến ngày",
      why: "Figures as of a day before the period began are of another period.",
      source: "The period's first day",
      examples: ["31/12/2023 (kỳ từ 01/01/2024)"],
    },
    "date.otherYear": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: Số liệu đến ngày",
      why: "A date of another year is last year's row, or a slip of the hand.",
      source: "The plan's year",
      examples: ["31/5/2023 (kế hoạch năm 2024)"],
    },
    "date.afterHandIn": {
      severity: "note",
      looksAt: "KetQua_ChiTieu: Số liệu đến ngày; _meta: submitted",
      why: "The file was handed in before the day its figures are as of.",
      source: "The date stamped when the file was handed in",
      examples: ["30/6/2024, nộp ngày 04/6/2024"],
    },
  },
  (view, tell) => {
    const { period, plan, submission } = view;
    const sent = /^\d{4}-\d\d-\d\d/.exec(submission.identity.submitted ?? "")?.[0] ?? null;
    for (const row of view.rows) {
      const day = row.entry?.asOf ?? null;
      if (day === null || !period || row.isSaid("asOf")) continue;
      const raise = (code: DateCode, expected: string): void =>
        tell(code, row.place("asOf"), { found: formatDate(day), expected });
      const year = Number(day.slice(0, 4));
      if (year !== plan.year && Math.abs(year - plan.year) <= 100 && !(year === plan.year + 1 && period.final))
        raise("date.otherYear", String(plan.year));
      else if (day > period.to) raise("date.afterPeriod", formatDate(period.to));
      else if (day < period.from) raise("date.beforePeriod", formatDate(period.from));
      else if (sent !== null && day > sent && sent >= period.from) raise("date.afterHandIn", formatDate(sent));
    }
  },
);

const NOT_YET =
  /(?<!\p{L})(?:(?:chưa|đang)(?: được)? (?:thực hiện|hoàn thành|triển khai|tổ chức|xong|có|phê duyệt|ban hành|ký|trình|thông qua|nghiệm thu)|(?:chuyển|lùi|dời|hoãn)(?: \p{L}+)? sang (?:quý|tháng|kỳ|năm) (?:sau|tới))(?!\p{L})/iu;
const ALREADY =
  /^(?:đã|vừa)(?: được)? (?:hoàn thành|thực hiện xong|ban hành|phê duyệt|tổ chức xong|nghiệm thu)(?!\p{L})/iu;

type WordCode =
  | "reason.missing"
  | "dataKind.early"
  | "milestone.contradicted"
  | "verdict.contradicted"
  | "unit.synonym"
  | "group.figure";

/** Words beside the figures. */
export const wordsRule = rule<BookView, WordCode>(
  "book",
  {
    "reason.missing": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: Nguyên nhân, ghi chú",
      why: "At the year's end what was not reached needs its reason.",
      source: "The form: “Chỉ tiêu không đạt … thì ghi nguyên nhân”",
      examples: ["Không đạt 80%, cột nguyên nhân trống"],
    },
    "dataKind.early": {
      severity: "note",
      looksAt: "KetQua_ChiTieu: Loại số liệu, Số liệu đến ngày",
      why: "Before the period's last day figures are estimates, not official.",
      source: "Reports are due before the period ends (5 June for six months)",
      examples: ["Chính thức, số liệu đến 31/5/2024 (kỳ đến 30/6/2024)"],
    },
    "milestone.contradicted": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: thực hiện và nguyên nhân của chỉ tiêu Hoàn thành/không",
      why: "The state says one thing, the note another.",
      source: "Words “chưa”, “đang” in the note of what is said to be completed",
      examples: ["Hoàn thành; ghi chú: chưa thực hiện"],
    },
    "verdict.contradicted": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: Đánh giá của đơn vị",
      why: "The member's verdict is far from the figure; it counts because a reason is given.",
      source: "Verdict computed from the figure",
      examples: ["Vượt, thực hiện 40% kế hoạch"],
    },
    "unit.synonym": {
      severity: "note",
      looksAt: "KetQua_ChiTieu: Tài liệu kiểm chứng, Nguyên nhân",
      why: "The proof counts something else than the indicator: “lớp” is not always “hội nghị”.",
      source: "Báo cáo 6 tháng: “06 lớp” for the target “11 hội nghị tập huấn”",
      examples: ["đã tổ chức 06 lớp (chỉ tiêu: hội nghị)"],
    },
    "group.figure": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: dòng nhóm",
      why: "A heading has no figure of its own; what is typed there is not merged.",
      source: "Type Nhóm (cha)",
      examples: ["8 ở dòng nhóm (2)"],
    },
  },
  (view, tell) => {
    const { period, plan } = view;
    for (const row of view.rows) {
      const { entry, indicator, target } = row;
      if (indicator.type === "group") {
        const value = row.hasFormula("actual") ? null : row.value("actual");
        if (typeof value === "number") tell("group.figure", row.place("actual"), { found: shown(value) });
        continue;
      }
      if (!entry) continue;
      const { actual, reason } = entry;
      const judged = () =>
        achievement({ indicator, target, actual, final: period?.final ?? false, inverseFormula: plan.inverseFormula });
      if (
        period?.final &&
        !reason?.trim() &&
        judged().computed === VERDICT.missed &&
        misplacedFigures(view, row).length === 0 &&
        !row.isSaid("actual")
      )
        tell("reason.missing", row.place("reason"), { params: { indicator: indicator.code, verdict: VERDICT.missed } });
      if (
        entry.dataKind === "official" &&
        entry.asOf !== null &&
        period &&
        entry.asOf < period.to &&
        entry.asOf >= period.from &&
        isCumulative(indicator)
      )
        tell("dataKind.early", row.place("dataKind"), {
          found: "Chính thức",
          expected: formatDate(entry.asOf),
          params: { to: formatDate(period.to) },
        });
      if (actual.milestone === "done" && reason && NOT_YET.test(reason))
        tell("milestone.contradicted", row.place("actual"), { found: "Hoàn thành", expected: reason });
      else if (actual.milestone === "notStarted" && reason && ALREADY.test(reason) && !NOT_YET.test(reason))
        tell("milestone.contradicted", row.place("actual"), { found: "Chưa thực hiện", expected: reason });
      const written = entry.verdictOverride;
      const computed = written !== null && reason?.trim() && !row.word ? judged() : null;
      if (written !== null && computed !== null && computed.percent !== null) {
        const good = written === VERDICT.exceeded || written === VERDICT.met || written === VERDICT.completed;
        const far = good
          ? computed.percent < 70 && !isGood(computed.computed)
          : written === VERDICT.missed && isGood(computed.computed);
        if (far)
          tell("verdict.contradicted", row.place("override"), {
            found: written,
            expected: computed.computed,
            params: { percent: Number(computed.percent.toFixed(2)) },
          });
      }
      synonym(row, tell);
    }
  },
);

/** "đã tổ chức 06 lớp" as proof of 6 "hội nghị". */
function synonym(
  row: ResultRow,
  tell: (code: "unit.synonym", place: ReturnType<ResultRow["place"]>, said?: object) => void,
): void {
  const { entry, indicator } = row;
  const value = entry?.actual.value ?? null;
  const proof = entry?.evidence ?? null;
  if (value === null || proof === null || row.parts || !Number.isInteger(value)) return;
  const counted = [...proof.matchAll(/(?<![\d.,/])0?(\d{1,6})\s+(\p{L}+(?:\s+\p{L}+)?)/gu)].filter(
    ([, digits]) => Number(digits) === value,
  );
  if (counted.length === 0) return;
  const nouns = counted.flatMap(([, , words = ""]) => [words, words.split(" ")[0]!]);
  if (nouns.some((noun) => unitRelation(noun, indicator.unit).kind === "same")) return;
  const found = nouns.find((noun) => unitRelation(noun, indicator.unit).kind === "synonymToConfirm");
  if (found !== undefined)
    tell("unit.synonym", row.place("evidence"), { found: `${value} ${found}`, expected: indicator.unit });
}

export { fixAt };
