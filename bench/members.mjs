import { load } from "./load.mjs";

/** A small seeded generator, so that every run measures the same files (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS =
  "tổ chức hội nghị tập huấn phổ biến kiến thức khoa học công nghệ cho hội viên và nhân dân trên địa bàn tỉnh phát động phong trào thi đua yêu nước hoàn thành chỉ tiêu kế hoạch năm tư vấn phản biện giám định xã hội đề tài cấp cơ sở sáng kiến kinh nghiệm".split(
    " ",
  );
const UNITS = ["nội dung", "cuộc", "người", "%", "triệu đồng", "đề tài", "lượt"];
const STYLES = {
  title: { font: { name: "Times New Roman", size: 14, bold: true }, align: "center" },
  head: {
    font: { name: "Times New Roman", size: 12, bold: true },
    fill: "DDEBF7",
    border: true,
    align: "center",
    wrap: true,
  },
  text: { font: { name: "Times New Roman", size: 12 }, border: true, wrap: true, valign: "center" },
  number: { font: { name: "Times New Roman", size: 12 }, border: true, format: "#,##0.##", align: "right" },
  entry: {
    font: { name: "Times New Roman", size: 12 },
    border: true,
    fill: "FFF2CC",
    format: "#,##0.##",
    unlocked: true,
  },
  percent: { font: { name: "Times New Roman", size: 12 }, border: true, format: "0.00", align: "right" },
};
const HEADS =
  "Mã chỉ tiêu|STT|Nội dung chỉ tiêu|Đơn vị tính|Kế hoạch năm|Tử số|Mẫu số|Ước thực hiện kỳ báo cáo (lũy kế)|Tỷ lệ % so với kế hoạch|Tăng/giảm|Đánh giá|Ghi chú".split(
    "|",
  );

function sheet(name, cells, extra = {}) {
  return {
    name,
    state: "visible",
    styles: STYLES,
    cells,
    columns: [
      { column: 0, width: 10, hidden: true },
      { column: 2, width: 50 },
    ],
    rows: [],
    merges: [],
    validations: [],
    conditionals: [],
    protect: false,
    ...extra,
  };
}

/** What a member sends, as a BookSpec: its figures on `rows` rows with native formulas, the list sheet and `_meta`. */
export function memberBook(rows, seed) {
  const next = random(seed);
  const phrase = (count) => Array.from({ length: count }, () => WORDS[Math.floor(next() * WORDS.length)]).join(" ");
  const area = (left) => ({ top: 8, left, bottom: 7 + rows, right: left });
  const cells = [{ row: 1, column: 2, value: "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU THI ĐUA", style: "title" }];
  HEADS.forEach((head, column) => cells.push({ row: 6, column, value: head, style: "head" }));
  HEADS.forEach((_, column) => cells.push({ row: 7, column, value: String(column), style: "head" }));
  for (let i = 0; i < rows; i++) {
    const row = 8 + i;
    const target = Math.round(next() * 4000) / (next() < 0.3 ? 10 : 1);
    const actual = next() < 0.9 ? Math.round(next() * 4000) / (next() < 0.3 ? 100 : 1) : null;
    const percent = actual === null || target === 0 ? "" : (actual / target) * 100;
    const verdict =
      percent === "" ? "Chưa có số liệu" : percent > 100 ? "Vượt" : percent === 100 ? "Đạt" : "Đang thực hiện";
    const put = (column, value, style, formula) =>
      cells.push({ row, column, value, style, ...(formula ? { formula } : {}) });
    put(0, `CT${String(i + 1).padStart(3, "0")}`, "text");
    put(1, String(i + 1), "text");
    put(2, `${phrase(8 + Math.floor(next() * 10))} (${i + 1})`, "text");
    put(3, UNITS[Math.floor(next() * UNITS.length)], "text");
    put(4, target, "number");
    put(5, null, "entry");
    put(6, null, "entry");
    put(7, actual, "entry");
    put(8, percent, "percent", `IF(OR(H${row + 1}="",E${row + 1}=0),"",H${row + 1}/E${row + 1}*100)`);
    put(9, actual === null ? "" : actual - target, "number", `IF(H${row + 1}="","",H${row + 1}-E${row + 1})`);
    put(
      10,
      verdict,
      "text",
      `IF(I${row + 1}="","Chưa có số liệu",IF(I${row + 1}>100,"Vượt",IF(I${row + 1}=100,"Đạt","Đang thực hiện")))`,
    );
    put(11, next() < 0.15 ? phrase(6) : null, "text");
  }
  const lists = UNITS.map((unit, i) => ({ row: i, column: 0, value: unit }));
  const keys = { plan: "LHH-2024", member: `M${seed}`, period: "6T", template: "1", submitted: "2024-06-03" };
  const meta = Object.entries(keys).flatMap(([key, value], row) => [
    { row, column: 0, value: key },
    { row, column: 1, value },
  ]);
  return {
    sheets: [
      sheet("KetQua_ChiTieu", cells, {
        protect: true,
        freeze: { rows: 8, columns: 3 },
        merges: [{ top: 1, left: 2, bottom: 1, right: 11 }],
        rows: Array.from({ length: rows }, (_, i) => ({ row: 8 + i, height: 31.5 })),
        validations: [
          { area: area(7), kind: "decimal", operator: "greaterThanOrEqual", formula1: "0" },
          { area: area(3), kind: "list", formula1: `'DanhMuc'!$A$1:$A$${UNITS.length}` },
        ],
        conditionals: [{ area: area(10), formula: `$K9="Vượt"`, look: { fill: "C6EFCE" } }],
      }),
      sheet("DanhMuc", lists, { state: "hidden", columns: [] }),
      sheet("_meta", meta, { state: "veryHidden", columns: [] }),
    ],
    names: [],
    properties: Object.fromEntries(Object.entries(keys).map(([key, value]) => [`thidua.${key}`, value])),
  };
}

/** The bytes of `count` member workbooks of `rows` rows, written by the project's own writer. */
export function memberFiles(rows, count) {
  const { writeBook } = load("src/xlsx/write.ts");
  return Array.from({ length: count }, (_, i) => writeBook(memberBook(rows, i + 1)));
}
