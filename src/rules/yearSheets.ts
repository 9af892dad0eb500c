import type { Plan } from "../domain/plan";
import { schemeOf } from "../domain/standings";
import { findHeader, rowsBelow, textAt } from "../forms/columns";
import { EXEMPLAR_COLUMNS, EXEMPLARS_SHEET } from "../forms/exemplars";
import { STAGES } from "../forms/ruleLists";
import { SCORING_COLUMNS, SCORING_SHEET, type ScoringKey } from "../forms/scoring";
import { cellName, parseCell } from "../sheet/address";
import { cellIndex, type Grid, valueAt } from "../sheet/grid";
import { formatNumber } from "../vietnamese/numbers";
import { textKey } from "../vietnamese/text";
import { fixAt } from "./figures";
import { rule, type Tell } from "./rule";
import type { BookView } from "./view";

type Code =
  | "score.maxChanged"
  | "score.negative"
  | "score.formulaTyped"
  | "score.appraisedTyped"
  | "award.duplicate"
  | "exemplar.duplicate"
  | "exemplar.stageUnknown"
  | "exemplar.long";

/** Words a summary of an advanced example may have (≤ 100 chữ), with room for those who count otherwise. */
const LONG = 120;

const shown = (value: number): string => formatNumber(value, { decimals: 10 });

/** ChamDiem, DangKy_DanhHieu and DienHinh_TienTien: what was typed over the form, and rows that stand twice. */
export const yearSheetsRule = rule<BookView, Code>(
  "book",
  {
    "score.maxChanged": {
      severity: "warning",
      looksAt: `${SCORING_SHEET}: Điểm chuẩn`,
      why: "Standard points are the scheme's; the scheme's count.",
      source: "The scheme issued with the plan",
      examples: ["20 (quy chế: 15)"],
    },
    "score.negative": {
      severity: "warning",
      looksAt: `${SCORING_SHEET}: Điểm thưởng, Điểm trừ`,
      why: "Points off are written as a positive number; a minus takes them off twice, or adds them.",
      source: "The form: “nhập số dương”",
      examples: ["-2 ở cột Điểm trừ"],
    },
    "score.formulaTyped": {
      severity: "warning",
      looksAt: `${SCORING_SHEET}: các ô công thức`,
      why: "A sum typed by hand does not follow the points above it. The merge computes its own.",
      source: "The form as issued",
      examples: ["98 ở ô tổng điểm tự chấm"],
    },
    "score.appraisedTyped": {
      severity: "note",
      looksAt: `${SCORING_SHEET}: Điểm Cụm (Khối) thẩm định, Điểm cơ quan thường trực`,
      why: "Appraised points are the cluster's to give; in a member's own file they may be the member's.",
      source: "The form: columns 9 and 11 are filled in by the cluster and the standing body",
      examples: ["14 ở cột Điểm Cụm thẩm định"],
    },
    "award.duplicate": {
      severity: "warning",
      looksAt: "DangKy_DanhHieu: Họ và tên / Tên tập thể",
      why: "One person registered twice counts twice in every share and quota.",
      source: "Same name, position and workplace in two rows of one part",
      examples: ["Nguyễn Văn An ở dòng 19 và dòng 20"],
    },
    "exemplar.duplicate": {
      severity: "warning",
      looksAt: `${EXEMPLARS_SHEET}: Tên tập thể, cá nhân`,
      why: "One example listed twice counts twice.",
      source: "Same name and summary in two rows",
      examples: ["Trần Thị Bình ở dòng 19 và dòng 20"],
    },
    "exemplar.stageUnknown": {
      severity: "warning",
      looksAt: `${EXEMPLARS_SHEET}: Khâu thực hiện`,
      why: "A step that is not one of the four is counted nowhere.",
      source: "Phát hiện, Bồi dưỡng, Tổng kết, Nhân rộng",
      examples: ["Khen thưởng"],
    },
    "exemplar.long": {
      severity: "note",
      looksAt: `${EXEMPLARS_SHEET}: Tóm tắt thành tích, cách làm`,
      why: "The form asks for at most a hundred words.",
      source: "The form: “≤ 100 chữ”",
      examples: ["Tóm tắt dài 180 chữ"],
    },
  },
  (view, tell) => {
    const { awards, exemplars = [] } = view.submission;
    scoring(view, tell);
    twice(
      awards.map(({ kind, name, position, workplace, title, rewardForm, source }) => ({
        key: [kind, textKey(name), textKey(position ?? ""), textKey(workplace ?? ""), title, rewardForm].join("|"),
        name,
        source,
      })),
      (place, said) => tell("award.duplicate", place, said),
    );
    twice(
      exemplars.map(({ name, summary, source }) => ({
        key: [textKey(name), textKey(summary ?? "")].join("|"),
        name,
        source,
      })),
      (place, said) => tell("exemplar.duplicate", place, said),
    );
    if (exemplars.length === 0) return;
    const grid = view.book.sheets.find(({ name }) => name === exemplars[0]!.source.sheet);
    const header = grid && findHeader(grid, EXEMPLAR_COLUMNS);
    if (!header) return;
    const stages = new Set(STAGES.map((stage) => textKey(stage)));
    for (const { stage, summary, source } of exemplars) {
      const row = parseCell(source.cell)?.row ?? 0;
      const at = (column: number | null) => ({
        file: source.file,
        sheet: source.sheet,
        cell: cellName(row, column ?? header.at.name ?? 0),
      });
      if (stage !== null && !stages.has(textKey(stage)))
        tell("exemplar.stageUnknown", at(header.at.stage), { found: stage });
      const words = summary?.trim().split(/\s+/).length ?? 0;
      if (words > LONG) tell("exemplar.long", at(header.at.summary), { params: { words } });
    }
  },
);

/** Rows with the same key: each after the first is told, with the cell of the first. */
function twice(
  rows: readonly { key: string; name: string; source: { file: string; sheet: string; cell: string } }[],
  tell: (
    place: { file: string; sheet: string; cell: string },
    said: { found: string; params: { first: string } },
  ) => void,
): void {
  const seen = new Map<string, string>();
  for (const { key, name, source } of rows) {
    const first = seen.get(key);
    if (first === undefined) seen.set(key, source.cell);
    else tell({ file: source.file, sheet: source.sheet, cell: source.cell }, { found: name, params: { first } });
  }
}

const maxima = new WeakMap<Plan, ReadonlyMap<string, number | null>>();

/** Standard points by criterion, worked out once for a plan's many files. */
function pointsOf(plan: Plan): ReadonlyMap<string, number | null> {
  let known = maxima.get(plan);
  if (!known) maxima.set(plan, (known = new Map(schemeOf(plan)?.criteria.map(({ code, max }) => [code, max]))));
  return known;
}

function scoring(view: BookView, tell: Tell<Code>): void {
  const criteria = pointsOf(view.plan);
  if (criteria.size === 0) return;
  const sheet = view.submission.scores[0]?.source.sheet ?? SCORING_SHEET;
  const grid = view.book.sheets.find(({ name }) => name === sheet);
  const header = grid && findHeader(grid, SCORING_COLUMNS);
  if (!grid || !header) return;
  const { at } = header;
  const file = view.submission.file;
  const place = (row: number, key: ScoringKey) => ({ file, sheet: grid.name, cell: cellName(row, at[key] ?? 0) });
  for (const row of rowsBelow(grid, header.row + 1)) {
    const points = criteria.get(textAt(grid, row, at.code));
    const total = textKey(textAt(grid, row, at.no)).startsWith(textKey("Tổng cộng"));
    if (points === undefined && !total) continue;
    for (const key of total ? (["self", "bonus", "penalty", "selfTotal"] as const) : (["selfTotal"] as const)) {
      const typed = constant(grid, row, at[key]);
      if (typed !== null) tell("score.formulaTyped", place(row, key), { found: shown(typed) });
    }
    if (total) break;
    const max = constant(grid, row, at.max);
    if (typeof points === "number" && max !== null && max !== points) {
      const where = place(row, "max");
      tell("score.maxChanged", where, {
        found: shown(max),
        expected: shown(points),
        ...fixAt(where, points, true),
      });
    }
    for (const key of ["bonus", "penalty"] as const) {
      const given = constant(grid, row, at[key]);
      if (given !== null && given < 0) {
        const where = place(row, key);
        tell("score.negative", where, { found: shown(given), expected: shown(-given), ...fixAt(where, -given, false) });
      }
    }
    for (const key of ["appraised", "council"] as const) {
      const given = constant(grid, row, at[key]);
      if (given !== null) tell("score.appraisedTyped", place(row, key), { found: shown(given) });
    }
  }
}

/** A number typed into a cell; null for formulas, texts and blanks. */
function constant(grid: Grid, row: number, column: number | null): number | null {
  if (column === null) return null;
  const value = valueAt(grid, row, column);
  return typeof value === "number" && !grid.formulas.has(cellIndex(grid, row, column)) ? value : null;
}
