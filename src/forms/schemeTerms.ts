import type { Plan } from "../domain/plan";
import type { Scheme, TieRule } from "../domain/scheme";
import { cellName } from "../sheet/address";
import { type Grid, rowEnd } from "../sheet/grid";
import type { SheetSpec, ValidationSpec } from "../sheet/spec";
import { textKey } from "../vietnamese/text";
import { textAt } from "./columns";
import { draft, LANDSCAPE, numberLooks, put, putMerged } from "./draft";
import { readFigure } from "./figure";
import { lineCount } from "./heights";
import type { Say } from "./issueCodes";
import { valueOfWord, YES_WORD } from "./lists";
import { NO_WORD, SCHEME_LIST, tieOfWord, tieWord } from "./schemeWords";
import { listCheck } from "./simpleForm";

/** QuyDinhDiem (quy định về điểm): what holds for the whole scheme: totals, caps, ties, grades; one in a line. */
export const TERMS_SHEET = "QuyDinhDiem";

const TIES = 5;
const GRADES = 6;

interface Term {
  key: string;
  label: string;
  kind: "text" | "points" | "whole" | "yesNo" | "tie" | "grade";
  help: string;
  value: (scheme: Scheme) => string | number | null;
  /** Second figure of the line: a grade's least share. */
  from?: (scheme: Scheme) => number | null;
}

const TERMS: readonly Term[] = [
  { key: "name", label: "Tên quy chế, thang điểm", kind: "text", help: "", value: ({ name }) => name },
  {
    key: "basis",
    label: "Căn cứ",
    kind: "text",
    help: "Văn bản ban hành quy chế chấm điểm của cụm (khối): số, ký hiệu, ngày.",
    value: ({ basis }) => basis,
  },
  {
    key: "total",
    label: "Tổng điểm chuẩn",
    kind: "points",
    help: "Theo quy chế (1.000, 950, 100 …); dùng để đối chiếu và để xếp loại.",
    value: ({ total }) => total,
  },
  {
    key: "caps.total",
    label: "Tổng điểm không quá",
    kind: "points",
    help: "Để trống là không giới hạn.",
    value: ({ caps }) => caps.total,
  },
  {
    key: "caps.bonus",
    label: "Điểm thưởng không quá",
    kind: "points",
    help: "Cộng mọi điểm thưởng của một đơn vị; để trống là không giới hạn.",
    value: ({ caps }) => caps.bonus,
  },
  {
    key: "caps.penalty",
    label: "Điểm trừ không quá",
    kind: "points",
    help: "Ghi số dương; để trống là không giới hạn.",
    value: ({ caps }) => caps.penalty,
  },
  {
    key: "decimals",
    label: "Số chữ số thập phân của điểm",
    kind: "whole",
    help: "Từ 0 đến 6; để trống là 2.",
    value: ({ decimals }) => decimals,
  },
  {
    key: "lateExcludes",
    label: "Nộp báo cáo trễ thì không xét",
    kind: "yesNo",
    help: "Có hoặc Không; để trống là Không.",
    value: ({ lateExcludes }) => (lateExcludes ? YES_WORD : NO_WORD),
  },
  ...Array.from({ length: TIES }, (_, at): Term => ({
    key: `ties.${at}`,
    label: `Bằng điểm thì phân hạng theo (${at + 1})`,
    kind: "tie",
    help: at === 0 ? "Theo thứ tự cụm đã quy định. Để trống hết thì bằng điểm là đồng hạng: 1, 1, 3." : "",
    value: ({ ties }) => (ties[at] ? tieWord(ties[at]) : null),
  })),
  ...Array.from({ length: GRADES }, (_, at): Term => ({
    key: `grades.${at}`,
    label: `Xếp loại (${at + 1})`,
    kind: "grade",
    help:
      at === 0 ? "Tên mức và từ bao nhiêu % tổng điểm chuẩn. Ngưỡng do cụm quy định; để trống thì không xếp loại." : "",
    value: ({ grades }) => grades[at]?.name ?? null,
    from: ({ grades }) => grades[at]?.from ?? null,
  })),
];

const FIRST = 3;
const [LABEL, VALUE, FROM, HELP, KEY] = [0, 1, 2, 3, 4] as const;

const STYLE: Record<Term["kind"], string> = {
  text: "entryText",
  points: "entryDecimal",
  whole: "entryWhole",
  yesNo: "entryCenter",
  tie: "entryText",
  grade: "entryText",
};

/** The sheet of a plan's terms; blank lines where the plan has no scheme. */
export function termsSheet(plan: Plan, scheme: Scheme | null): SheetSpec {
  const sheet = draft(TERMS_SHEET, { tab: "5B3A8C" });
  putMerged(
    sheet,
    { top: 0, bottom: 0, left: LABEL, right: HELP },
    `QUY ĐỊNH CHẤM ĐIỂM, XẾP HẠNG NĂM ${plan.year}`,
    "title",
  );
  sheet.rows.push({ row: 0, height: 26 }, { row: 2, height: 32 });
  ["Quy định", "Nội dung", "Từ (% tổng điểm chuẩn)", "Hướng dẫn", "Mã mục"].forEach((text, column) =>
    put(sheet, 2, column, text, column < KEY ? "header" : "machineHeader"),
  );
  // What a list cannot hold is not cut off: more ties or grades than lines get lines of their own.
  const more = scheme ? moreTerms(scheme) : [];
  [...TERMS, ...more].forEach(({ key, label, kind, help, value, from }, at) => {
    const row = FIRST + at;
    const given = scheme ? value(scheme) : null;
    put(sheet, row, LABEL, label, "text");
    put(sheet, row, VALUE, given === "" ? null : given, STYLE[kind]);
    put(sheet, row, FROM, scheme && from ? from(scheme) : null, kind === "grade" ? "entryDecimal" : "decimal");
    put(sheet, row, HELP, help === "" ? null : help, "hint");
    put(sheet, row, KEY, key, "machineText");
    const lines = Math.max(1, lineCount(String(given ?? ""), 50, { size: 12 }), lineCount(help, 56, { size: 11 }));
    sheet.rows.push({ row, height: 6 + lines * 16 });
    sheet.validations.push(...checksOf(kind, label, row));
    if (kind === "points") numberLooks(sheet, { top: row, bottom: row, left: VALUE, right: VALUE });
  });
  sheet.columns.push(
    { column: LABEL, width: 36 },
    { column: VALUE, width: 50 },
    { column: FROM, width: 14 },
    { column: HELP, width: 56 },
    { column: KEY, width: 14, hidden: true },
  );
  const last = FIRST + TERMS.length + more.length - 1;
  sheet.freeze = { rows: FIRST, columns: 0 };
  sheet.print = {
    ...LANDSCAPE,
    repeatRows: { from: 2, to: 2 },
    area: { top: 0, left: LABEL, bottom: last, right: HELP },
  };
  return sheet;
}

function moreTerms(scheme: Scheme): Term[] {
  return [
    ...scheme.ties.slice(TIES).map((tie, at): Term => ({
      key: `ties.${TIES + at}`,
      label: `Bằng điểm thì phân hạng theo (${TIES + at + 1})`,
      kind: "tie",
      help: "",
      value: () => tieWord(tie),
    })),
    ...scheme.grades.slice(GRADES).map((grade, at): Term => ({
      key: `grades.${GRADES + at}`,
      label: `Xếp loại (${GRADES + at + 1})`,
      kind: "grade",
      help: "",
      value: () => grade.name,
      from: () => grade.from,
    })),
  ];
}

function checksOf(kind: Term["kind"], title: string, row: number): ValidationSpec[] {
  const at = (column: number) => ({ top: row, bottom: row, left: column, right: column });
  const number = (column: number, most?: number): ValidationSpec => ({
    area: at(column),
    kind: kind === "whole" ? "whole" : "decimal",
    ...(most === undefined
      ? { operator: "greaterThanOrEqual" as const, formula1: "0" }
      : { operator: "between" as const, formula1: "0", formula2: String(most) }),
    error: {
      title: "Chưa đúng",
      text: most === undefined ? "Nhập số không âm." : `Nhập số từ 0 đến ${most}.`,
      style: "stop",
    },
  });
  switch (kind) {
    case "points":
      return [number(VALUE)];
    case "whole":
      return [number(VALUE, 6)];
    case "grade":
      return [number(FROM, 200)];
    case "yesNo":
      return [listCheck(at(VALUE), SCHEME_LIST.yesNo, title)];
    case "tie":
      return [
        {
          ...listCheck(at(VALUE), SCHEME_LIST.tie, title),
          error: {
            title: "Ngoài danh sách",
            text: "Ghi “Điểm mục …” hoặc “Điểm tiêu chí …” với mã có trong thang điểm. Vẫn ghi?",
            style: "warning",
          },
        },
      ];
    case "text":
      return [];
  }
}

/** The terms as the scheme's JSON has them, and the row of each key ("total", "ties.0"). `blank`: nothing is written. */
export interface ReadTerms {
  json: Record<string, unknown> & { ties: TieRule[] };
  /** Keys of the ties and grades of `json`, in their order: blank lines stand between. */
  keys: { ties: string[]; grades: string[] };
  rows: Map<string, number>;
  blank: boolean;
}

/** Reads the lines by their hidden key, or by their label where the key is gone. */
export function readTerms(grid: Grid, date1904: boolean, say: Say): ReadTerms {
  const byLabel = new Map(TERMS.map(({ key, label }) => [textKey(label), key]));
  const rows = new Map<string, number>();
  for (let row = 0; row < Math.min(rowEnd(grid), 300); row++) {
    const key = textAt(grid, row, KEY) || byLabel.get(textKey(textAt(grid, row, LABEL)));
    if (key !== undefined && /^[a-z]\w*(?:\.\w+)?$/i.test(key) && !rows.has(key)) rows.set(key, row);
  }
  let blank = true;
  const text = (key: string): string => {
    const row = rows.get(key);
    const found = row === undefined ? "" : textAt(grid, row, VALUE);
    // "Không" and the decimals alone make no scheme.
    if (found !== "" && key !== "lateExcludes" && key !== "decimals") blank = false;
    return found;
  };
  const figure = (key: string, column: number = VALUE): number | null => {
    const row = rows.get(key);
    if (row === undefined) return null;
    if (column === VALUE) text(key);
    return readFigure(grid, row, column, { unit: "", ratio: false, date1904, place: {}, say }).value;
  };
  const place = (key: string, column: number = VALUE) => ({
    sheet: grid.name,
    cell: cellName(rows.get(key) ?? 0, column),
  });
  const numbered = (list: string) =>
    [...rows.keys()]
      .filter((key) => key.startsWith(`${list}.`))
      .sort((a, b) => Number(a.split(".")[1]) - Number(b.split(".")[1]))
      .filter((key) => text(key) !== "");
  const late = text("lateExcludes");
  const lateWord = late === "" ? "no" : valueOfWord({ yes: YES_WORD, no: NO_WORD }, late);
  if (lateWord === null) say("planBook.wordUnknown", place("lateExcludes"), { found: late });
  const ties = numbered("ties").flatMap((key) => {
    const tie = tieOfWord(text(key));
    if (!tie) say("planBook.wordUnknown", place(key), { found: text(key) });
    return tie ? [{ key, tie }] : [];
  });
  const graded = numbered("grades");
  const grades = graded.map((key) => {
    const from = figure(key, FROM);
    if (from === null) say("planBook.cellNeeded", place(key, FROM), { found: text(key) });
    return { name: text(key), from: from ?? 0 };
  });
  const decimals = figure("decimals");
  return {
    json: {
      name: text("name"),
      basis: text("basis"),
      total: figure("total"),
      caps: { total: figure("caps.total"), bonus: figure("caps.bonus"), penalty: figure("caps.penalty") },
      ...(decimals === null ? {} : { decimals }),
      lateExcludes: lateWord === "yes",
      ties: ties.map(({ tie }) => tie),
      grades,
    },
    keys: { ties: ties.map(({ key }) => key), grades: graded },
    rows,
    blank,
  };
}
