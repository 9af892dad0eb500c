import type { Place } from "../domain/issue";
import { formatNumber, parseNumber } from "../vietnamese/numbers";
import { plainCharacters } from "../vietnamese/characters";
import { FIGURE_KEYS, figureIn, fixAt, misplacedFigures, typedNumber, typedText } from "./figures";
import { aim, isCounted, isCumulative, isShare } from "./nature";
import { rule, type Said } from "./rule";
import { decimalsOf } from "./scale";
import type { BookView, ResultRow } from "./view";

const FIGURES =
  "KetQua_ChiTieu: Thực hiện cùng kỳ năm trước, Tử số, Mẫu số, Ước thực hiện kỳ báo cáo, Ước thực hiện cả năm";
const ACTUAL = "KetQua_ChiTieu: Ước thực hiện kỳ báo cáo (lũy kế)";

const shown = (value: number): string => formatNumber(value, { decimals: 10 });

/** A figure that lost or gained a power of ten. */
export const scaleRule = rule<BookView, "number.scale" | "number.scaleAsked">(
  "book",
  {
    "number.scale": {
      severity: "error",
      looksAt: FIGURES,
      why: "A thousand dot read as a decimal point makes every total and percentage wrong by 1,000; a % format by 100.",
      source: "Plans print 16.068 and 14,5%; Excel with English settings stores 16.068 as 16,068 and 14,5% as 0,145",
      examples: ["16,068 (kế hoạch 16.068 tỷ đồng)", "0,145 (kế hoạch 14,5%)"],
    },
    "number.scaleAsked": {
      severity: "warning",
      looksAt: FIGURES,
      why: "The figure is some powers of ten away from everything else known of it, but nothing proves it.",
      source: "As number.scale, with less evidence",
      examples: ["16 (kế hoạch 16.068 người)"],
    },
  },
  (view, tell) => {
    for (const row of view.rows) {
      for (const { key, value, power, certain } of misplacedFigures(view, row)) {
        const place = row.place(key);
        const figure = figureIn(row, key) ?? 0;
        if (view.isSaid(place) || row.cell(key)?.formula !== undefined) continue;
        if (key === "actual" && percentTyped(view, row) !== null) continue;
        tell(certain ? "number.scale" : "number.scaleAsked", place, {
          found: shown(figure),
          expected: shown(value),
          params: {
            factor: formatNumber(10 ** Math.abs(power)),
            target: withUnit(row),
          },
          ...fixAt(place, value, certain),
        });
      }
    }
  },
);

/** The figure that was meant where a percentage of the target was typed instead; null where the figure may stand. */
function percentTyped(view: BookView, row: ResultRow): number | null {
  const { indicator, target, entry, nature } = row;
  const year = aim(target);
  const figure = typedNumber(row, "actual");
  if (!entry || figure === null || year === null || year < 5 || !isCumulative(indicator)) return null;
  if (isShare(indicator.unit) || figure < 5 || figure > 150) return null;
  const meant = (year * figure) / 100;
  const whole = !nature.whole || Math.abs(meant - Math.round(meant)) < 0.02 * Math.max(1, meant / 50);
  const likely = view.period?.final === true ? meant >= year * 0.4 : true;
  if (!whole || !likely) return null;
  const evidence = [entry.lastYear, entry.yearEstimate].filter((one) => one !== null && one > 0) as number[];
  const moved = misplacedFigures(view, row).find(({ key }) => key === "actual")?.value ?? figure;
  const off = (value: number, one: number): number => Math.abs(Math.log(value / one));
  const closer = evidence.every((one) => off(meant, one) + 0.7 < off(figure, one) && off(meant, one) < off(moved, one));
  const ratio = figure / year;
  const small = ratio < 1 / 40 && decimalsOf(figure) === 1;
  const large = ratio > 2.4 && (!nature.whole || Number.isInteger(Math.round(meant * 1000) / 1000));
  if (evidence.length > 0) return closer && (ratio < 1 / 4 || ratio > 1.7) ? meant : null;
  return small || large ? meant : null;
}

export const percentRule = rule<BookView, "number.percentTyped">(
  "book",
  {
    "number.percentTyped": {
      severity: "warning",
      looksAt: ACTUAL,
      why: "The column asks for the figure; the sheet computes the percentage by itself.",
      source: "Reports speak of “đạt 54,7% kế hoạch”, and the percentage is copied into the wrong column",
      examples: ["54,7 (kế hoạch 16.068 người)", "50 (kế hoạch 16 nội dung)"],
    },
  },
  (view, tell) => {
    for (const row of view.rows) {
      const meant = percentTyped(view, row);
      if (meant === null || row.isSaid("actual")) continue;
      const place = row.place("actual");
      const value = row.nature.whole ? Math.round(meant) : Number(meant.toPrecision(12));
      tell("number.percentTyped", place, {
        found: shown(figureIn(row, "actual") ?? 0),
        expected: shown(value),
        params: { target: withUnit(row) },
        ...fixAt(place, value, false),
      });
    }
  },
);

/** "16.068 tỷ đồng", "80%": the target as a sentence says it; "–" where there is none. */
function withUnit({ entry, indicator }: ResultRow): string {
  const target = entry?.targetText?.trim() ?? "";
  if (target === "") return "–";
  return indicator.unit === "" || target.endsWith(indicator.unit) ? target : `${target} ${indicator.unit}`;
}

type TextCode =
  | "number.asText"
  | "number.leadingZeros"
  | "number.oddCharacters"
  | "number.withUnit"
  | "number.qualifier"
  | "number.estimateWord";

/** Figures kept as text. Reading understands them; a sum in Excel does not. */
export const textNumberRule = rule<BookView, TextCode>(
  "book",
  {
    "number.asText": {
      severity: "warning",
      looksAt: FIGURES,
      why: "Excel leaves a number kept as text out of every sum, silently.",
      source: "Excel keeps what is typed into a text cell, or after an apostrophe, as text",
      examples: ["'16.068 (văn bản)"],
    },
    "number.leadingZeros": {
      severity: "warning",
      looksAt: FIGURES,
      why: "Two leading zeros are a slip of the hand or a code, not a count.",
      source: "“Lựa chọn 001 cá nhân” in a printed report; counts below ten take one zero (01…09) by custom",
      examples: ["001"],
    },
    "number.oddCharacters": {
      severity: "warning",
      looksAt: FIGURES,
      why: "Digits and minus signs of other alphabets look right and are no numbers to Excel.",
      source: "Texts pasted from Word, PDF and messages hold U+2212, full-width digits and no-break spaces",
      examples: ["−5 (dấu trừ U+2212)", "１６"],
    },
    "number.withUnit": {
      severity: "warning",
      looksAt: FIGURES,
      why: "The unit stands in its own column; with it in the cell Excel has text, not a number.",
      source: "“1.484 người” in printed tables",
      examples: ["1.484 người"],
    },
    "number.qualifier": {
      severity: "warning",
      looksAt: FIGURES,
      why: "“Trên 132” is no exact figure; it is counted as 132.",
      source: "“trên 132 mô hình” in a printed report",
      examples: ["trên 132", "ít nhất 5"],
    },
    "number.estimateWord": {
      severity: "note",
      looksAt: FIGURES,
      why: "An estimate is normal before the period ends; the word belongs in the column Loại số liệu.",
      source: "“ước 54,7” in reports due before the period ends",
      examples: ["ước 54,7"],
    },
  },
  (view, tell) => {
    for (const row of view.rows) {
      if (row.word || row.indicator.type === "group") continue;
      for (const key of FIGURE_KEYS) {
        const text = typedText(row, key);
        if (text === null || row.isSaid(key)) continue;
        const place = row.place(key);
        const reading = parseNumber(text);
        if (reading.kind !== "number") continue;
        const found = text.trim();
        const said = { found, expected: shown(reading.value), ...fixAt(place, reading.value, true) };
        const { qualifier, unit } = reading;
        if (qualifier === "estimate" || qualifier === "about") {
          tell(view.period?.final ? "number.qualifier" : "number.estimateWord", place, {
            ...said,
            ...fixAt(place, reading.value, false),
          });
        } else if (qualifier !== undefined)
          tell("number.qualifier", place, { ...said, ...fixAt(place, reading.value, false) });
        else if (unit !== undefined || reading.percent)
          tell("number.withUnit", place, { ...said, params: { unit: row.indicator.unit } });
        else if (plainCharacters(found) !== found || /[\u2010-\u2015\u2212]/.test(found))
          tell("number.oddCharacters", place, said);
        else if (/^00/.test(found)) tell("number.leadingZeros", place, said);
        else tell("number.asText", place, said);
      }
    }
  },
);

/** Figures that cannot be, by what kind of figure it is. */
export const senseOfNumberRule = rule<
  BookView,
  "number.negative" | "number.negativeAsked" | "number.decimals" | "number.manyDecimals" | "number.overHundred"
>(
  "book",
  {
    "number.negative": {
      severity: "error",
      looksAt: FIGURES,
      why: "What is counted cannot be fewer than none.",
      source: "Types Số lượng, Tối thiểu, Tỷ lệ % and 100% của tập",
      examples: ["-8 (hội nghị)"],
    },
    "number.negativeAsked": {
      severity: "warning",
      looksAt: FIGURES,
      why: "A negative amount may be true of a balance; where the plan is positive it is asked.",
      source: "Types Giá trị and Khoảng",
      examples: ["-16.068 (tỷ đồng)"],
    },
    "number.decimals": {
      severity: "warning",
      looksAt: FIGURES,
      why: "People and meetings are counted whole; a fraction is a slipped comma or a rate.",
      source: "Units that are counted (người, hội nghị, nhiệm vụ)",
      examples: ["8,5 (hội nghị)"],
    },
    "number.manyDecimals": {
      severity: "warning",
      looksAt: FIGURES,
      why: "So many decimals come from a copied quotient and are no exact figure.",
      source: "Plans print at most two decimals (1,82%; 87,36%)",
      examples: ["54,7333333333"],
    },
    "number.overHundred": {
      severity: "warning",
      looksAt: ACTUAL,
      why: "A share of a set cannot be over 100%.",
      source: "Type Tỷ lệ %: tỷ lệ hộ, dân số, xã, trường …",
      examples: ["104,5 (Tỷ lệ người dân có thẻ BHYT)"],
    },
  },
  (view, tell) => {
    for (const row of view.rows) {
      const { indicator, target, nature } = row;
      if (row.word || indicator.type === "group") continue;
      const year = aim(target);
      for (const key of FIGURE_KEYS) {
        const figure = figureIn(row, key);
        if (figure === null || (key === "actual" && indicator.type === "setRatio" && typedNumber(row, key) === null))
          continue;
        if (row.isSaid(key)) continue;
        const part = key === "numerator" || key === "denominator";
        if (figure < 0 && indicator.type !== "growth" && (year === null || year >= 0)) {
          const counted = indicator.type !== "value" && indicator.type !== "range";
          const place = row.place(key);
          tell(counted || part ? "number.negative" : "number.negativeAsked", place, {
            ...saidOf(figure, indicator.unit),
            ...fixAt(place, -figure, false),
          });
          continue;
        }
        const typed = typedNumber(row, key);
        if (typed === null) continue;
        const decimals = decimalsOf(typed);
        const scaled = decimals > 0 && misplacedFigures(view, row).some((one) => one.key === key);
        const meant = key === "actual" && percentTyped(view, row) !== null;
        if (nature.whole && decimals > 0 && !part && !scaled && !meant)
          tell("number.decimals", row.place(key), saidOf(figure, indicator.unit));
        else if (decimals > Math.max(nature.decimals + 2, 4) && !scaled) {
          const rounded = Number(typed.toFixed(Math.max(nature.decimals, 2)));
          const place = row.place(key);
          tell("number.manyDecimals", place, {
            ...saidOf(figure, indicator.unit),
            expected: shown(rounded),
            ...fixAt(place, rounded, false),
          });
        }
        const own = key === "actual" || key === "yearEstimate" || key === "lastYear";
        if (own && isSetShare(row, year) && figure > 100 && figure < 1000 && !scaled)
          tell("number.overHundred", row.place(key), saidOf(figure, indicator.unit));
      }
    }
  },
);

function saidOf(figure: number, unit: string): Said {
  return { found: shown(figure), params: { unit } };
}

/** A rate that is the share of a set, not a comparison with something else (dự toán, kế hoạch, cùng kỳ). */
function isSetShare({ indicator }: ResultRow, year: number | null): boolean {
  if (indicator.type !== "rate" && indicator.type !== "setRatio") return false;
  if (!isShare(indicator.unit) || (year !== null && year > 100)) return false;
  return !/dự toán|kế hoạch|so với|cùng kỳ|tốc độ|tăng trưởng|chỉ số/iu.test(indicator.name);
}

type PartCode = "ratio.over" | "ratio.half" | "ratio.zero" | "ratio.differs" | "ratio.fraction" | "ratio.partsMissing";

/** Numerator and denominator (tử số, mẫu số). */
export const ratioRule = rule<BookView, PartCode>(
  "book",
  {
    "ratio.over": {
      severity: "error",
      looksAt: "KetQua_ChiTieu: Tử số, Mẫu số",
      why: "A part cannot be more than its whole; often the two were swapped.",
      source: "Types 100% của tập and Tỷ lệ %",
      examples: ["Tử số 192, mẫu số 184"],
    },
    "ratio.half": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: Tử số, Mẫu số",
      why: "With one of the two alone no rate can be computed.",
      source: "The cluster's rate is Σtử/Σmẫu",
      examples: ["Tử số 184, mẫu số trống"],
    },
    "ratio.zero": {
      severity: "error",
      looksAt: "KetQua_ChiTieu: Mẫu số",
      why: "Something of nothing: the rate cannot be computed.",
      source: "0/0 is “Không phát sinh”; a positive numerator over 0 is a mistake",
      examples: ["Tử số 5, mẫu số 0"],
    },
    "ratio.differs": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: Ước thực hiện kỳ báo cáo, Tử số, Mẫu số",
      why: "Two figures for one thing; the cluster computes with the parts, the row shows the other.",
      source: "Type Tỷ lệ % with its parts given",
      examples: ["95,2 với tử số 80, mẫu số 100"],
    },
    "ratio.fraction": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: Tử số, Mẫu số",
      why: "Parts of a set are counted whole.",
      source: "Type 100% của tập",
      examples: ["Tử số 18,4"],
    },
    "ratio.partsMissing": {
      severity: "note",
      looksAt: ACTUAL,
      why: "Without numerator and denominator the cluster's rate cannot be computed from this member.",
      source: "Type 100% của tập: the actual is a formula over its parts",
      examples: ["97,5 gõ đè lên công thức"],
    },
  },
  (view, tell) => {
    for (const row of view.rows) {
      const { entry, indicator } = row;
      if (!row.parts || !entry) continue;
      const { numerator, denominator, value } = entry.actual;
      if (numerator === null && denominator === null && (value === null || indicator.type !== "setRatio")) continue;
      const [above, below]: Place[] = [row.place("numerator"), row.place("denominator")];
      const quiet = view.isSaid(above!) || view.isSaid(below!);
      const set = indicator.type === "setRatio";
      if (numerator !== null && denominator !== null) {
        const params = { numerator, denominator, indicator: indicator.code };
        const typedParts = figureIn(row, "numerator") === typedNumber(row, "numerator");
        const place = typedParts ? above! : row.place("actual");
        const found = `${shown(numerator)}/${shown(denominator)}`;
        if (denominator === 0 && numerator > 0) tell("ratio.zero", typedParts ? below! : place, { found, params });
        else if (numerator > denominator && denominator >= 0) {
          if (set || isSetShare(row, aim(row.target))) tell("ratio.over", place, { found, params });
        } else if (set && typedParts && (decimalsOf(numerator) > 0 || decimalsOf(denominator) > 0)) {
          tell("ratio.fraction", decimalsOf(numerator) > 0 ? above! : below!, { found, params });
        }
        const typed = typedNumber(row, "actual") ?? (typedText(row, "actual") === null ? null : value);
        const share = denominator === 0 ? null : (numerator / denominator) * 100;
        const differs = typed !== null && share !== null && Math.abs(typed - share) > Math.max(0.5, share * 0.01);
        const place2 = row.place("actual");
        if (differs && !view.isSaid(place2) && numerator <= denominator) {
          const rounded = Number(share.toFixed(2));
          tell("ratio.differs", place2, {
            found: shown(typed),
            expected: shown(rounded),
            params,
            ...fixAt(place2, rounded, false),
          });
        }
      } else if ((numerator === null) !== (denominator === null) && !quiet) {
        const missing = numerator === null ? above! : below!;
        tell("ratio.half", missing, { params: { indicator: indicator.code } });
      } else if (set && value !== null && !view.isSaid(row.place("actual"))) {
        tell("ratio.partsMissing", row.place("actual"), { found: shown(value) });
      }
    }
  },
);

export { isCounted, shown };
