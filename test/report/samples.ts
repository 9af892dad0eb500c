import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Draft } from "../../src/report/data";
import type { HeaderFacts } from "../../src/report/facts";
import { annexRows } from "../../src/report/adapt";
import type { ResultRow, TaskRow } from "../../src/report/views";
import { ubndBacNinh } from "../../src/samples/otherPlans";

/** The texts of two real documents of 2024: Bắc Ninh's plan with its annex, Bắc Giang's mid-year report. */
interface RealText extends Draft {
  basis?: string[];
  recipients: string[];
}

function real(name: string): RealText {
  return JSON.parse(readFileSync(join(__dirname, name), "utf8")) as RealText;
}

const plan = real("bacNinhPlan.json");
const report = real("bacGiangReport.json");

export const bacNinh = {
  draft: { opening: plan.opening, sections: plan.sections, closing: plan.closing } satisfies Draft,
  plan: ubndBacNinh,
  tasks: annexRows(ubndBacNinh),
  facts: {
    parentAgency: null,
    agency: "Ủy ban nhân dân tỉnh Bắc Ninh",
    number: null,
    symbol: "KH-UBND",
    place: "Bắc Ninh",
    date: null,
    year: 2024,
    signerPrefix: "TM.",
    signerBody: "Ủy ban nhân dân",
    signerPosition: "Chủ tịch",
    signerName: "Nguyễn Hương Giang",
    recipients: plan.recipients,
    summary: "Công tác thi đua, khen thưởng năm 2024",
    basis: plan.basis ?? [],
  } satisfies HeaderFacts,
};

export function resultRow(row: Partial<ResultRow>): ResultRow {
  const texts = {
    code: "",
    no: "",
    name: "",
    unit: "",
    lastYear: "",
    target: "",
    periodTarget: "",
    actual: "",
    yearEstimate: "",
    percent: "",
    periodPercent: "",
    versusLastYear: "",
    difference: "",
    verdict: "",
    note: "",
    section: "",
  };
  return { ...texts, level: 0, group: false, percentValue: null, ...row };
}

const NONE = { verdict: "Chưa có số liệu", note: "Chưa có số liệu" };
const OPEN = { verdict: "Đang thực hiện" };
const under = (row: Partial<ResultRow>) => resultRow({ level: 1, ...row });
const group = (no: string, name: string) => resultRow({ no, name, group: true });

/** Bắc Giang's targets of 2024 against what its mid-year report says. */
export const bacGiangRows: ResultRow[] = [
  resultRow({
    no: "(1)",
    name: "Hoàn thành các nhiệm vụ chính trị, nhất là 05 nhiệm vụ trọng tâm",
    unit: "%",
    target: "100",
    ...NONE,
  }),
  group("(2)", "Tư vấn, phản biện, giám định xã hội; tọa đàm góp ý"),
  under({
    name: "Tư vấn, phản biện",
    unit: "nội dung",
    target: "16",
    actual: "8",
    percent: "50",
    percentValue: 50,
    difference: "-8",
    ...OPEN,
  }),
  under({ name: "Tọa đàm, góp ý văn bản luật, văn bản quy phạm pháp luật", unit: "cuộc", target: "15", ...NONE }),
  resultRow({
    no: "(4)",
    name: "Hội nghị thông tin chuyên đề",
    unit: "hội nghị",
    target: "3",
    actual: "5",
    percent: "166,67",
    percentValue: 500 / 3,
    difference: "2",
    verdict: "Vượt",
  }),
  group("(5)", "Chuyên mục, chuyên đề tuyên truyền"),
  under({
    name: "Chuyên mục trên Báo Bắc Giang điện tử",
    unit: "số",
    target: "12",
    actual: "4",
    percent: "33,33",
    percentValue: 100 / 3,
    difference: "-8",
    ...OPEN,
  }),
  under({ name: "Chuyên đề trên Đài Phát thanh và Truyền hình tỉnh", unit: "chuyên đề", target: "4", ...NONE }),
  group("(6)", "Hội thi, Cuộc thi, ngày hội sáng tạo"),
  under({
    name: "Tuyên truyền Hội thi Sáng tạo kỹ thuật tỉnh",
    target: "Hoàn thành",
    actual: "Đang thực hiện",
    ...OPEN,
  }),
  under({
    name: "Cuộc thi Sáng tạo Thanh thiếu niên, nhi đồng tỉnh lần thứ 20",
    target: "Hoàn thành",
    actual: "Đang thực hiện",
    ...OPEN,
  }),
  under({ name: "Ngày hội sáng tạo cho thanh thiếu niên", unit: "ngày hội", target: "1", ...NONE }),
  under({
    name: "Nghiên cứu, đề xuất Cuộc thi Robocon tỉnh Bắc Giang",
    target: "Hoàn thành",
    actual: "Hoàn thành",
    percent: "100",
    verdict: "Hoàn thành",
  }),
  resultRow({
    no: "(7)",
    name: "Hội nghị tập huấn, chuyển giao tiến bộ kỹ thuật",
    unit: "hội nghị",
    target: "11",
    actual: "6",
    percent: "54,55",
    percentValue: 600 / 11,
    difference: "-5",
    ...OPEN,
  }),
  group("(8)", "Hội thảo"),
  under({
    name: "Hội thảo khoa học",
    unit: "hội thảo",
    target: "5",
    actual: "2",
    percent: "40",
    percentValue: 40,
    difference: "-3",
    ...OPEN,
  }),
  under({
    name: "Hội thảo trình diễn, giới thiệu, chuyển giao công nghệ, kết nối cung - cầu",
    unit: "hội thảo",
    target: "3",
    ...NONE,
  }),
  group("(9)", "Phát triển hội viên; chuẩn bị Đại hội"),
  under({ name: "Kết nạp hội thành viên, hội viên tập thể", unit: "hội", target: "1", ...NONE }),
  under({
    name: "Kế hoạch và các văn bản chuẩn bị Đại hội lần thứ V",
    target: "Hoàn thành",
    actual: "Đang thực hiện",
    ...OPEN,
  }),
];

export const bacGiang = {
  draft: { opening: report.opening, sections: report.sections, closing: report.closing } satisfies Draft,
  period: { name: "6 tháng đầu năm 2024", short: "6 tháng" },
  facts: {
    parentAgency: "Liên hiệp các hội KH&KT Việt Nam",
    agency: "Liên hiệp các hội\nKhoa học và Kỹ thuật tỉnh Bắc Giang",
    number: "5",
    symbol: "BC-LHH",
    place: "Bắc Giang",
    date: "2024-06-05",
    signerPrefix: "KT.",
    signerCollective: "Ban Thường vụ",
    signerBody: "Chủ tịch",
    signerPosition: "Phó Chủ tịch",
    signerName: "",
    recipients: report.recipients,
    summary: "Sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm,\nnhiệm vụ trọng tâm 6 tháng cuối năm 2024",
  } satisfies HeaderFacts,
};

/** A plan's tasks repeated to a table of n rows. */
export function manyTasks(n: number): TaskRow[] {
  return Array.from({ length: n }, (_, i) => {
    const task = bacNinh.tasks[i % bacNinh.tasks.length]!;
    const quarter = ([1, 2, 3, 4] as const)[Math.floor((i * 4) / n)] ?? 4;
    return { ...task, quarter, no: String(i + 1), content: `${task.content.slice(0, 60)} (${i + 1})` };
  });
}
