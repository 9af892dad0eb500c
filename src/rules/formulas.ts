import type { Place } from "../domain/issue";
import { taskDue } from "../domain/schedule";
import { targetText } from "../domain/target";
import type { ResultsKey } from "../forms/results";
import { bounds } from "../forms/resultsFormulas";
import { TEMPLATE_VERSION } from "../forms/meta";
import { isCellError } from "../sheet/cell";
import { formatDate } from "../vietnamese/dates";
import { formatNumber, parseNumber } from "../vietnamese/numbers";
import { textKey } from "../vietnamese/text";
import { unitKey, unitRelation } from "../vietnamese/units";
import { FIGURE_KEYS, fixAt } from "./figures";
import { aim } from "./nature";
import { formulaKey, issuedRows } from "./reference";
import { rule, type Said } from "./rule";
import type { BookView, ResultRow } from "./view";

/** More overwritten formulas than this are one paste of values, said once. */
const MANY = 6;
/** Share of formulas that differ from where on the whole sheet was written by another program. */
const REWRITTEN = 0.3;

/** Formulas that the page shows; helpers beside it follow them. */
const SHOWN: readonly ResultsKey[] = ["actual", "percent", "periodPercent", "versus", "difference", "verdict"];
const HELPERS: readonly ResultsKey[] = ["clean", "body", "typed", "figure", "computed"];
const COMPUTED: readonly ResultsKey[] = [...SHOWN, ...HELPERS];

function shown(view: BookView, value: unknown): string {
  if (typeof value === "number") return formatNumber(value, { decimals: 10 });
  return typeof value === "string" ? value : "";
}

/** Formulas of the form typed over. The merge computes everything anew, so these warn and do not stop. */
export const formulaRule = rule<BookView, "formula.overwritten" | "formula.valuesOnly" | "formula.changed">(
  "book",
  {
    "formula.overwritten": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: các cột tính sẵn; PhuLuc_NhiemVu: Trạng thái",
      why: "A typed percentage or verdict stays as it is when the figures change. The merge computes its own.",
      source: "The form as issued has a formula there",
      examples: ["Cột Tỷ lệ gõ 95 thay cho công thức"],
    },
    "formula.valuesOnly": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: các cột tính sẵn; PhuLuc_NhiemVu: Trạng thái",
      why: "The sheet was pasted as values: nothing on it is computed any more. The merge computes its own.",
      source: "Paste Special, Values",
      examples: ["Cả bảng chỉ còn giá trị"],
    },
    "formula.changed": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: các cột tính sẵn; PhuLuc_NhiemVu: Trạng thái",
      why: "The sheet shows another result than the merge will.",
      source: "The form as issued has another formula there",
      examples: ["=I12/G12*110 ở cột Tỷ lệ"],
    },
  },
  (view, tell) => {
    const { plan, period, member } = view;
    if (!period || !member || (view.submission.identity.template ?? TEMPLATE_VERSION) !== TEMPLATE_VERSION) return;
    const issued = issuedRows(plan, period, member);
    const lost: { place: ReturnType<ResultRow["place"]>; found: string }[] = [];
    const changed: { place: ReturnType<ResultRow["place"]>; found: string }[] = [];
    let compared = 0;
    const sameColumns = view.results !== null && inPlace(view);
    const keys = COMPUTED.filter((key) => (view.results?.header.at[key] ?? null) !== null);
    for (const row of view.rows) {
      const reference = issued.results.get(row.indicator.code);
      if (!reference) continue;
      for (const key of keys) {
        const wanted = reference.formulas.get(key);
        if (wanted === undefined) continue;
        compared += 1;
        const { formulas } = view.results!.grid;
        if (sameColumns ? formulas.written?.(row.index(key), wanted.written) : row.hasFormula(key)) continue;
        const cell = row.cell(key);
        const place = row.place(key);
        if (view.isSaid(place)) continue;
        if (cell?.formula === undefined) {
          // A set's ratio typed as "184/192" over the formula is understood.
          if (
            key === "actual" &&
            row.indicator.type === "setRatio" &&
            typeof cell?.value === "string" &&
            cell.value.includes("/")
          )
            continue;
          const value = cell?.value ?? null;
          lost.push({ place, found: isCellError(value) ? value.error : shown(view, value) });
        } else if (sameColumns && cell.formula !== wanted.text && formulaKey(cell.formula) !== wanted.key)
          changed.push({ place, found: `=${cell.formula}` });
      }
    }
    // Nobody edits that many by hand: a program wrote every formula its own way.
    if (changed.length <= Math.max(MANY, compared * REWRITTEN))
      for (const { place, found } of changed) tell("formula.changed", place, { found });
    for (const row of view.tasks) {
      const wanted = issued.tasks.get(row.task.code)?.formulas.get("status");
      if (wanted === undefined || view.schedule!.header.at.status === null) continue;
      const cell = row.cell("status");
      const value = cell?.value ?? null;
      if (cell?.formula === undefined)
        lost.push({ place: row.place("status"), found: isCellError(value) ? value.error : shown(view, value) });
    }
    const [first] = lost;
    if (first && lost.length >= MANY)
      tell("formula.valuesOnly", first.place, { found: first.found, params: { count: lost.length } });
    else for (const { place, found } of lost) tell("formula.overwritten", place, { found });
  },
);

/** Formulas a member typed into entry cells. */
export const entryFormulaRule = rule<BookView, "formula.external" | "formula.uncomputed">(
  "book",
  {
    "formula.external": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: các ô nhập liệu",
      why: "The figure comes from a file that was not sent along and may be out of date.",
      source: "Links to other workbooks",
      examples: ["=[SoLieu.xlsx]Sheet1!B3"],
    },
    "formula.uncomputed": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: các ô nhập liệu",
      why: "A formula typed into an entry cell was never computed, so the file holds no figure there.",
      source: "Programs that write formulas without their values",
      examples: ["=120+85 (chưa có giá trị)"],
    },
  },
  (view, tell) => {
    for (const row of view.rows) {
      if (row.indicator.type === "group") continue;
      for (const key of FIGURE_KEYS) {
        if (key === "actual" && row.indicator.type === "setRatio") continue;
        const cell = row.hasFormula(key) ? row.cell(key) : null;
        if (cell?.formula === undefined) continue;
        const found = `=${cell.formula}`;
        if (/\[[^\]]+\]/.test(cell.formula)) tell("formula.external", row.place(key), { found });
        else if (cell.value === null || cell.value === "") tell("formula.uncomputed", row.place(key), { found });
      }
    }
  },
);

/** Whether the columns stand as they were issued, so that formulas may be compared by their text. */
function inPlace(view: BookView): boolean {
  return Object.values(view.results!.header.at).every((place, at) => place === null || place === at);
}

/** Hidden columns whose issued values are compared. */
const MACHINE = ["type", "rule", "parent", "main", "component", "from", "to"] as const;

type LockedCode =
  | "unit.changed"
  | "unit.otherScale"
  | "no.changed"
  | "periodTarget.changed"
  | "lastYear.changed"
  | "machine.changed"
  | "due.changed"
  | "columns.swapped";

/** Cells of the issued form that members do not fill in. */
export const lockedRule = rule<BookView, LockedCode>(
  "book",
  {
    "unit.changed": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: Đơn vị tính",
      why: "In another unit the figure means something else.",
      source: "The plan issued",
      examples: ["lớp (kế hoạch: hội nghị)"],
    },
    "unit.otherScale": {
      severity: "error",
      looksAt: "KetQua_ChiTieu: Đơn vị tính",
      why: "The unit was changed within its family, so the figure is out by that factor.",
      source: "tỷ đồng ↔ triệu đồng, ha ↔ m², tấn ↔ kg",
      examples: ["triệu đồng (kế hoạch: tỷ đồng)"],
    },
    "no.changed": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu, PhuLuc_NhiemVu: STT",
      why: "Printed numbers are how a document is quoted; gaps are kept, nothing is numbered anew.",
      source: "Kế hoạch 58/KH-LHH goes (1), (2), (4)",
      examples: ["(3) (kế hoạch: (4))"],
    },
    "periodTarget.changed": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: Kế hoạch kỳ",
      why: "The period's target is issued with the plan; the issued one counts.",
      source: "The plan issued",
      examples: ["10 (kế hoạch kỳ: 8)"],
    },
    "lastYear.changed": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: Thực hiện cùng kỳ năm trước",
      why: "The plan gave last year's figure; another one changes every comparison.",
      source: "The plan issued",
      examples: ["120 (kế hoạch: 102)"],
    },
    "machine.changed": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: các cột ẩn",
      why: "Hidden columns tell the sheet how to compute; changed, it shows another verdict than the merge.",
      source: "The form as issued",
      examples: ["KH từ: 20 (kế hoạch: 16)"],
    },
    "due.changed": {
      severity: "warning",
      looksAt: "PhuLuc_NhiemVu: Thời hạn",
      why: "A task's deadline is the plan's.",
      source: "The plan issued",
      examples: ["31/03/2024 (kế hoạch: 31/01/2024)"],
    },
    "columns.swapped": {
      severity: "error",
      looksAt: "KetQua_ChiTieu: Kế hoạch năm, Ước thực hiện kỳ báo cáo",
      why: "Target and actual stand in each other's place, so the achievement is upside down.",
      source: "The target issued stands in the column of actuals",
      examples: ["Kế hoạch 8, thực hiện 16 (kế hoạch giao: 16)"],
    },
  },
  (view, tell) => {
    const { plan, period, member } = view;
    if (!member) return;
    const issued = period ? issuedRows(plan, period, member) : null;
    const exchanged: Exchanged[] = [];
    const has = (key: ResultsKey): boolean => (view.results?.header.at[key] ?? null) !== null;
    const machine = MACHINE.filter(has);
    const [hasUnit, hasNo, hasPeriodTarget] = [has("unit"), has("no"), has("periodTarget")];
    for (const row of view.rows) {
      const { indicator } = row;
      const text = (key: ResultsKey): string => {
        const value = row.value(key);
        return typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";
      };
      const unit = text("unit");
      if (hasUnit && unit !== indicator.unit.trim() && unitKey(unit) !== unitKey(indicator.unit)) {
        const relation = unitRelation(unit, indicator.unit);
        const place = row.place("unit");
        const said = { found: unit, expected: indicator.unit, ...fixAt(place, indicator.unit, true) };
        const scale = relation.kind === "family" && relation.factor !== 1;
        tell(scale ? "unit.otherScale" : "unit.changed", place, said);
      }
      const no = text("no");
      if (hasNo && no !== indicator.no.trim() && textKey(no) !== textKey(indicator.no)) {
        const place = row.place("no");
        if (/\d/.test(no + indicator.no))
          tell("no.changed", place, { found: no, expected: indicator.no, ...fixAt(place, indicator.no, true) });
      }
      const turned = swapped(view, row);
      if (turned) exchanged.push(turned);
      if (period && hasPeriodTarget) {
        const wanted = targetText(indicator, member.code, period.code) ?? "";
        if (indicator.type !== "group" && !sameFigure(text("periodTarget"), wanted)) {
          const place = row.place("periodTarget");
          tell("periodTarget.changed", place, {
            found: text("periodTarget"),
            expected: wanted,
            ...fixAt(place, wanted === "" ? null : wanted, true),
          });
        }
      }
      const given = indicator.lastYear?.[member.code] ?? indicator.lastYear?.["*"] ?? null;
      if (given !== null && row.entry && row.entry.lastYear !== given && !row.isSaid("lastYear")) {
        const place = row.place("lastYear");
        tell("lastYear.changed", place, {
          found: formatNumber(row.entry.lastYear ?? 0, { decimals: 10 }),
          expected: formatNumber(given, { decimals: 10 }),
          ...fixAt(place, given, false),
        });
      }
      const reference = issued?.results.get(indicator.code);
      if (!reference) continue;
      const [from, to] = bounds(row.target, indicator);
      for (const key of machine) {
        const wanted = key === "from" ? from : key === "to" ? to : reference.values.get(key);
        if (row.value(key) === wanted) continue;
        const expected = typeof wanted === "string" || typeof wanted === "number" ? String(wanted) : "";
        const found = text(key);
        if (found !== expected && textKey(found) !== textKey(expected)) {
          const place = row.place(key);
          tell("machine.changed", place, { found, expected });
        }
      }
    }
    for (const { place, issued: one, said } of exchanged)
      if (one >= FEW || exchanged.length >= ROWS) tell("columns.swapped", place, said);
    for (const row of view.tasks) {
      const wanted = taskDue(plan, row.task);
      const found = row.entry.due;
      const place = row.place("due");
      if (found !== null && found !== wanted && !view.isSaid(place))
        tell("due.changed", place, { found: formatDate(found), expected: wanted === null ? "–" : formatDate(wanted) });
      const no = row.cell("no")?.value ?? "";
      const own = typeof no === "number" ? String(no) : typeof no === "string" ? no : "";
      if (view.schedule!.header.at.no !== null && textKey(own) !== textKey(row.task.no)) {
        const at = row.place("no");
        tell("no.changed", at, { found: own, expected: row.task.no, ...fixAt(at, row.task.no, true) });
      }
    }
  },
);

/** "16.068" and the number 16068 are the same figure. */
function sameFigure(found: string, wanted: string): boolean {
  if (found === wanted || textKey(found) === textKey(wanted)) return true;
  const [a, b] = [parseNumber(found.replace(/^(-?\d+)\.(\d+)$/, "$1,$2")), parseNumber(wanted)];
  return a.kind === "number" && b.kind === "number" && a.value === b.value;
}

/** Small counts are met exactly all the time: below this one row alone shows nothing. */
const FEW = 10;
const ROWS = 3;

interface Exchanged {
  place: Place;
  issued: number;
  said: Said;
}

/** The actual is the target issued, and the file's target another number: the two may have changed places. */
function swapped(view: BookView, row: ResultRow): Exchanged | null {
  const { entry } = row;
  const issued = aim(row.target);
  if (!entry || issued === null || row.target.kind === "range" || row.word || entry.actual.value !== issued)
    return null;
  const found = entry.targetText ?? "";
  const wanted = targetText(row.indicator, view.member?.code ?? "") ?? "";
  if (sameFigure(found, wanted)) return null;
  const reading = parseNumber(found);
  if (reading.kind !== "number" || reading.value === issued) return null;
  const place = row.place("actual");
  return {
    place,
    issued,
    said: {
      found: formatNumber(entry.actual.value, { decimals: 10 }),
      expected: found,
      params: { target: wanted },
      ...fixAt(place, reading.value, false),
    },
  };
}
