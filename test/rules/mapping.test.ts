import {
  isMapping,
  type Mapping,
  mappingIssues,
  proposeForBook,
  proposeMapping,
  readMapped,
  rememberedMappings,
  rememberEdits,
} from "../../src/rules";
import { samplePlan } from "../../src/samples/samples";
import { gridOf, type Grid, type PlacedCell } from "../../src/sheet/grid";
import { indicator, planOf } from "./helpers";

const plan = planOf([
  indicator("CT02", {
    no: "(2)",
    name: "Số nội dung tư vấn, phản biện và giám định xã hội",
    unit: "nội dung",
    target: "16",
  }),
  indicator("CT04", { no: "(4)", name: "Số hội nghị thông tin chuyên đề", unit: "hội nghị", target: "03" }),
  indicator("CT07", {
    no: "(7)",
    name: "Số hội nghị tập huấn, chuyển giao tiến bộ kỹ thuật",
    unit: "hội nghị",
    target: "11",
  }),
  indicator("CT08", { no: "(8)", name: "Số hội thảo khoa học", unit: "hội thảo", target: "05" }),
  indicator("CT06", {
    no: "(6)",
    name: "Tổ chức thành công Cuộc thi Sáng tạo",
    unit: "",
    type: "milestone",
    direction: "done",
    accumulation: "milestone",
    target: "Hoàn thành",
  }),
]);

function table(rows: (string | number | null)[][], top = 0): Grid {
  const cells = rows.flatMap((row, r) =>
    row.flatMap((value, column): PlacedCell[] => (value === null ? [] : [{ row: r + top, column, value }])),
  );
  return gridOf("Bao cao", cells);
}

const OWN = [
  ["LIÊN HIỆP HỘI TỈNH QUẢNG NINH"],
  ["BÁO CÁO KẾT QUẢ 6 THÁNG"],
  ["TT", "Nội dung", "ĐVT", "KH năm", "Kết quả thực hiện", "Tỷ lệ % so với KH", "Ghi chú"],
  [1, "Tư vấn, phản biện, giám định xã hội", "nội dung", 16, 9, 56.25, null],
  [2, "Hội nghị thông tin chuyên đề", "hội nghị", 3, "02", null, "đang làm tiếp"],
  [3, "Tập huấn, chuyển giao tiến bộ kỹ thuật", "hội nghị", 11, 6, null, null],
  [4, "Hội thảo khoa học", "hội thảo", 5, 2, null, null],
  [5, "Cuộc thi Sáng tạo", null, "Hoàn thành", "Đang thực hiện", null, null],
  [6, "Công tác Đảng", null, null, "Tốt", null, null],
];

test("header, columns and rows of a table that is not ours are proposed with a confidence", () => {
  const mapping = proposeMapping(table(OWN), plan)!;
  expect(mapping.header).toBe(2);
  expect(Object.fromEntries(Object.entries(mapping.columns).map(([key, { column }]) => [key, column]))).toEqual({
    no: 0,
    name: 1,
    unit: 2,
    target: 3,
    actual: 4,
    reason: 6,
  });
  expect(mapping.rows.map(({ indicator: code }) => code)).toEqual(["CT02", "CT04", "CT07", "CT08", "CT06", null]);
  expect(mapping.confidence).toBeGreaterThan(0.6);
  expect(isMapping(JSON.parse(JSON.stringify(mapping)))).toBe(true);
  const issues = mappingIssues(mapping, plan, "qn.xlsx").map(
    ({ code, place }) => `${code} ${place.cell ?? place.indicator}`,
  );
  expect(issues).toContain("map.proposed E3");
  expect(issues).toContain("map.rowUnmatched B9");
  expect(proposeMapping(table([["Kính gửi"], ["Trân trọng"]]), plan)).toBeNull();
  expect(mappingIssues(null, plan, "x.xlsx")).toMatchObject([{ code: "map.noHeader", severity: "error" }]);
});

test("two header rows are read together and a percentage is never taken for the actual", () => {
  const grid = table([
    ["STT", "Chỉ tiêu", "Năm 2024", null, null],
    [null, null, "Kế hoạch", "Thực hiện", "Tỷ lệ thực hiện (%)"],
    [1, "Số hội thảo khoa học", 5, 3, 60],
    [2, "Số hội nghị thông tin chuyên đề", 3, 2, 66.7],
  ]);
  const merged: Grid = {
    ...grid,
    merges: [
      { top: 0, bottom: 1, left: 0, right: 0 },
      { top: 0, bottom: 1, left: 1, right: 1 },
      { top: 0, bottom: 0, left: 2, right: 4 },
    ],
  };
  const mapping = proposeMapping(merged, plan)!;
  expect(mapping.header).toBe(1);
  expect(mapping.columns.actual?.column).toBe(3);
  expect(mapping.columns.target?.column).toBe(2);
  expect(mapping.rows.map(({ indicator: code }) => code)).toEqual(["CT08", "CT04"]);
});

test("a confirmed mapping reads the table, also when lines were added above it", () => {
  const mapping = proposeMapping(table(OWN), plan)!;
  const from = { file: "qn.xlsx", member: "A", period: "6T" };
  const figures = (grid: Grid) =>
    Object.fromEntries(
      readMapped(grid, mapping, plan, from).entries.map(({ indicator: code, actual }) => [
        code,
        actual.value ?? actual.milestone,
      ]),
    );
  expect(figures(table(OWN))).toEqual({ CT02: 9, CT04: 2, CT07: 6, CT08: 2, CT06: "inProgress" });
  expect(figures(table(OWN, 2))).toEqual({ CT02: 9, CT04: 2, CT07: 6, CT08: 2, CT06: "inProgress" });
  const submission = readMapped(table(OWN), mapping, plan, from);
  expect(submission.entries[1]).toMatchObject({ reason: "đang làm tiếp", source: { sheet: "Bao cao", cell: "E5" } });
  expect(submission.identity).toMatchObject({ member: "A", period: "6T", how: "headers" });
  expect(submission.fingerprint).not.toBe("");
});

test("a table that is another one now is said and not read", () => {
  const mapping = proposeMapping(table(OWN), plan)!;
  const changed = OWN.map((row, r) => (r === 5 ? [3, "Công tác tuyên truyền, giáo dục", "cuộc", 11, 6] : row));
  const told = readMapped(table(changed), mapping, plan, { file: "qn.xlsx", member: "A", period: "6T" });
  expect(told.issues).toMatchObject([{ code: "map.stale", place: { cell: "B6" } }]);
  expect(told.entries.map(({ indicator: code }) => code)).toEqual(["CT02", "CT04", "CT08", "CT06"]);
  const header = OWN.map((row, r) =>
    r === 2 ? ["TT", "Nội dung", "ĐVT", "KH năm", "Tỷ lệ %", "Kết quả thực hiện", "Ghi chú"] : row,
  );
  const moved = readMapped(table(header), mapping, plan, { file: "qn.xlsx", member: "A", period: "6T" });
  expect(moved.issues[0]).toMatchObject({ code: "map.stale", place: { cell: "E3" } });
  expect(moved.entries).toEqual([]);
});

test("what was confirmed is remembered in DanhMuc and comes back from it", () => {
  const mapping = proposeMapping(table(OWN), plan)!;
  const lists = gridOf("DanhMuc", [{ row: 0, column: 0, value: "Loại chỉ tiêu" }], { state: "hidden" });
  const book = { sheets: [lists], properties: {}, date1904: false };
  const edits = rememberEdits(book, { mappings: { A: mapping }, names: { "sở tài chinh": "TC" } });
  expect(edits[0]).toMatchObject({ sheet: "DanhMuc", row: 0, column: 1, before: { value: null } });
  const cells = [
    { row: 0, column: 0, value: "Loại chỉ tiêu" },
    ...edits.map(({ row, column, after }) => ({ row, column, value: after.value })),
  ];
  const kept = { ...book, sheets: [gridOf("DanhMuc", cells, { state: "hidden" })] };
  expect(rememberedMappings(kept)).toEqual({ A: mapping });
  expect(rememberEdits(kept, { mappings: { A: mapping }, names: { "sở tài chinh": "TC" } })).toEqual([]);
  expect(rememberedMappings({ ...book, sheets: [] })).toEqual({});
  expect(proposeForBook({ sheets: [lists, table(OWN)], properties: {}, date1904: false }, plan)?.sheet).toBe("Bao cao");
});

describe("tables as offices make them, of a plan of 30 indicators", () => {
  const offices = samplePlan("UBND-BG-2024")!;
  const ROWS: [name: string, unit: string, target: string, code: string | null][] = [
    ["Tốc độ tăng trưởng kinh tế (GRDP)", "%", "14,5", "CT01"],
    ["GRDP bình quân/người", "USD", "4.400", "CT02"],
    ["Thu NSNN trên địa bàn", "tỷ đồng", "16.068", "CT04"],
    ["Trong đó: thu nội địa", "tỷ đồng", "14.068", null],
    ["Giá trị xuất khẩu", "tỷ USD", "32", null],
    ["Tỉ lệ dân số tham gia BHYT", "%", "99,3", "CT11b"],
    ["Tỷ lệ hộ nghèo giảm còn", "%", "1,82", "CT13"],
    ["Tỷ lệ lao động qua đào tạo", "%", "78", "CT14"],
    ["Trong đó: có văn bằng, chứng chỉ", "%", "34", "CT14b"],
    ["Tỷ lệ dân số được dùng nước sạch", "%", "63,8", "CT15"],
    ["- Thành thị", "%", "94", "CT15b"],
    ["- Nông thôn", "%", "57,5", "CT15c"],
    ["Thu gom, xử lý chất thải rắn hợp vệ sinh", "%", "86,7", "CT16"],
    ["- Thành thị", "%", "97,5", "CT16b"],
    ["- Nông thôn", "%", "80,6", "CT16c"],
  ];
  const figures = (columns: (row: (typeof ROWS)[number], at: number) => (string | number | null)[]) =>
    ROWS.map((row, at) => columns(row, at));
  const columnsOf = (mapping: Mapping) =>
    Object.fromEntries(Object.entries(mapping.columns).map(([key, { column }]) => [key, column]));

  test.each<[string, (string | number | null)[][], Record<string, number>]>([
    [
      "figures of the year, the period and the year's end",
      [
        ["UBND TỈNH BẮC GIANG"],
        [
          "STT",
          "Chỉ tiêu thi đua",
          "Đơn vị tính",
          "Chỉ tiêu năm 2024",
          "Thực hiện 6 tháng đầu năm 2024",
          "So với kế hoạch (%)",
          "Ước thực hiện cả năm 2024",
          "Ghi chú",
        ],
        ...figures(([name, unit, target], at) => [at + 1, name, unit, target, 5, 50, 10, null]),
      ],
      { no: 0, name: 1, unit: 2, target: 3, actual: 4, yearEstimate: 6, reason: 7 },
    ],
    [
      "abbreviations, with the year before beside this one",
      [
        ["TT", "TÊN CHỈ TIÊU", "Đơn vị", "KH 2024", "TH 6T/2023", "TH 6T/2024", "% so KH", "% so cùng kỳ"],
        ...figures(([name, unit, target], at) => [at + 1, name, unit, target, 4, 5, 50, 110]),
      ],
      { no: 0, name: 1, unit: 2, target: 3, lastYear: 4, actual: 5 },
    ],
    [
      "no units, lines broken within headers",
      [
        ["Số TT", "Nội dung tiêu chí", "Kế hoạch\nnăm", "Thực hiện\nđến 30/6", "Tỷ lệ\nhoàn thành"],
        ...figures(([name, , target], at) => [at + 1, name, target, 5, 10]),
      ],
      { no: 0, name: 1, target: 2, actual: 3 },
    ],
  ])("%s", (_, rows, columns) => {
    const mapping = proposeMapping(table(rows), offices)!;
    expect(columnsOf(mapping)).toEqual(columns);
    expect(mapping.rows.map(({ name, indicator: code }) => [name, code])).toEqual(
      ROWS.map(([name, , , code]) => [name, code]),
    );
  });

  test("a table of thousands of long rows is looked at no longer than a table is long", () => {
    const long = "nội dung tư vấn, phản biện và giám định xã hội ".repeat(700);
    const rows = Array.from({ length: 3000 }, (_, at) => [
      at,
      at % 2 === 0 ? long : `Tỷ lệ dân số đô thị lần ${at}`,
      1,
    ]);
    const mapping = proposeMapping(table([["TT", "Nội dung", "Thực hiện"], ...rows]), offices)!;
    expect(mapping.rows).toHaveLength(400);
    expect(mapping.rows.every(({ name }) => name.length < 100)).toBe(true);
  });
});
