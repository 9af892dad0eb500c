import { VERDICT } from "../domain/achievement";
import type { Plan } from "../domain/plan";
import { formatDate } from "../vietnamese/dates";
import type { Draft, DraftSection, PlanData, ReportData } from "./data";
import { DOTS, type HeaderFacts } from "./facts";
import {
  count,
  countsSentence,
  listed,
  resultLines,
  resultSentence,
  tasksSentence,
  verdictCounts,
  withUnit,
} from "./wording";

const section = (level: 1 | 2 | 3, heading: string, paragraphs: string[] = []): DraftSection => ({
  level,
  heading,
  paragraphs,
});

const oneLine = (text: string) => text.replace(/\s+/g, " ");

/** A part that no data can write: a visible blank for the officer. */
const BLANK = [DOTS];

/** Kế hoạch: mục đích, yêu cầu; chỉ tiêu, đợt thi đua, nhiệm vụ; tổ chức thực hiện. The skeleton is that of provinces' plans. */
export function draftPlan(data: PlanData, facts: HeaderFacts): Draft {
  const { plan, tasks } = data;
  const leadingZero = facts.leadingZero ?? true;
  const agency = oneLine(facts.agency ?? plan.issuer.name);
  const parts: { heading: string; paragraphs: string[] }[] = [];
  const targets = targetLines(plan, leadingZero);
  if (targets.length > 0) parts.push({ heading: "Các chỉ tiêu thi đua cụ thể", paragraphs: targets });
  if (plan.campaigns.length > 0) parts.push({ heading: "Các đợt thi đua", paragraphs: campaignLines(plan) });
  if (tasks.length > 0) {
    parts.push({
      heading: "Nhiệm vụ trọng tâm",
      paragraphs: [`Tổ chức thực hiện ${tasksSentence(tasks, leadingZero)}.`, "(Có phụ lục chi tiết kèm theo)"],
    });
  }
  if (parts.length === 0) parts.push({ heading: "Nội dung", paragraphs: BLANK });
  return {
    opening: [`${agency} ban hành Kế hoạch công tác thi đua, khen thưởng năm ${plan.year} như sau:`],
    sections: [
      section(1, "I. MỤC ĐÍCH, YÊU CẦU"),
      section(2, "1. Mục đích", [
        `Đẩy mạnh các phong trào thi đua yêu nước, nâng cao chất lượng công tác khen thưởng, góp phần hoàn thành thắng lợi các mục tiêu, nhiệm vụ năm ${plan.year}.`,
      ]),
      section(2, "2. Yêu cầu", [
        "Phong trào thi đua được triển khai kịp thời, thiết thực, có nội dung, chỉ tiêu cụ thể; khen thưởng dân chủ, chính xác, công khai, kịp thời, đúng người, đúng việc.",
      ]),
      section(1, "II. NỘI DUNG THỰC HIỆN"),
      ...parts.map((part, i) => section(2, `${i + 1}. ${part.heading}`, part.paragraphs)),
      section(1, "III. TỔ CHỨC THỰC HIỆN"),
      ...organisation(plan, leadingZero),
    ],
    closing: [
      `Trên đây là Kế hoạch công tác thi đua, khen thưởng năm ${plan.year}; trong quá trình thực hiện, nếu có vướng mắc, các đơn vị kịp thời báo cáo ${agency} xem xét, quyết định.`,
    ],
  };
}

function organisation(plan: Plan, leadingZero: boolean): DraftSection[] {
  const parts: DraftSection[] = [];
  const members = plan.members.length;
  parts.push(
    section(2, "1. Các đơn vị", [
      `${members > 1 ? `${count(members, leadingZero)} đơn vị thành viên` : "Các cơ quan, đơn vị"} căn cứ Kế hoạch này xây dựng kế hoạch cụ thể, tổ chức phát động, đăng ký và thực hiện các chỉ tiêu, nhiệm vụ được giao.`,
    ]),
  );
  const deadlines = plan.deadlines.map((deadline) => {
    const what = deadline.note || (deadline.kind === "registration" ? "Đăng ký thi đua" : "Gửi báo cáo");
    return `- ${what.replace(/[\s;.]+$/, "")}: chậm nhất ngày ${formatDate(deadline.due)}`;
  });
  if (deadlines.length > 0) parts.push(section(2, "2. Thời hạn", listed(deadlines)));
  return parts;
}

/** Targets of the year as the plan prints them, under their numbers. */
function targetLines(plan: Plan, leadingZero: boolean): string[] {
  return listed(
    plan.indicators.map((indicator) => {
      const name = indicator.name.replace(/[\s;:.]+$/, "");
      const mark = indicator.no || (indicator.parent === null ? "" : "-");
      const lead = mark ? `${mark} ` : "";
      if (indicator.target === null) return `${lead}${name}${indicator.type === "group" ? ":" : ""}`;
      const target = leadingZero && /^[1-9]$/.test(indicator.target) ? `0${indicator.target}` : indicator.target;
      return `${lead}${name}: ${/\d/.test(target) ? withUnit(target, indicator.unit) : target.toLowerCase()}`;
    }),
  );
}

function campaignLines(plan: Plan): string[] {
  return listed(
    plan.campaigns.map(({ name, from, to }) => `- ${name}: từ ngày ${formatDate(from)} đến ngày ${formatDate(to)}`),
  );
}

/** Báo cáo sơ kết, tổng kết: kết quả, đánh giá chung, nhiệm vụ trọng tâm. */
export function draftReport(data: ReportData, facts: HeaderFacts): Draft {
  const leadingZero = facts.leadingZero ?? true;
  const agency = oneLine(facts.agency ?? data.unit ?? DOTS);
  const { period, rows } = data;
  const results: { heading: string; paragraphs: string[] }[] = [
    { heading: "Công tác lãnh đạo, chỉ đạo tổ chức thực hiện các phong trào thi đua", paragraphs: BLANK },
    {
      heading: "Kết quả thực hiện các chỉ tiêu thi đua",
      paragraphs: [
        countsSentence(data.counts ?? verdictCounts(rows), leadingZero),
        ...resultLines(rows, leadingZero),
        "(Có phụ lục chi tiết kèm theo)",
      ].filter((text) => text !== ""),
    },
  ];
  const tasks = data.tasks ?? [];
  if (tasks.length > 0)
    results.push({ heading: "Tiến độ thực hiện nhiệm vụ", paragraphs: [taskProgress(data, leadingZero)] });
  results.push(
    { heading: "Kết quả thực hiện các phong trào thi đua", paragraphs: BLANK },
    { heading: "Công tác xây dựng, tuyên truyền gương điển hình tiên tiến", paragraphs: BLANK },
    { heading: "Công tác khen thưởng", paragraphs: BLANK },
  );
  return {
    opening: [`${agency} báo cáo kết quả công tác thi đua, khen thưởng ${period.name} như sau:`],
    sections: [
      section(1, `I. NHỮNG KẾT QUẢ ĐẠT ĐƯỢC ${period.name.toLocaleUpperCase("vi")}`),
      ...results.map((part, i) => section(2, `${i + 1}. ${part.heading}`, part.paragraphs)),
      section(1, "II. ĐÁNH GIÁ CHUNG"),
      section(2, "1. Ưu điểm", strong(data, leadingZero)),
      section(2, "2. Hạn chế, nguyên nhân", weak(data, leadingZero)),
      section(1, "III. NHIỆM VỤ TRỌNG TÂM THỜI GIAN TỚI", BLANK),
    ],
    closing: [`Trên đây là báo cáo kết quả công tác thi đua, khen thưởng ${period.name} của ${agency}.`],
  };
}

function taskProgress(data: ReportData, leadingZero: boolean): string {
  const tasks = data.tasks ?? [];
  const done = tasks.filter((task) => task.doneOn !== "").length;
  return `Đã hoàn thành ${count(done, leadingZero)}/${tasksSentence(tasks, leadingZero)}.`;
}

/** The headline counts printed numbers; what is listed by name are the rows under them, and says so where there are any. */
const listedNoun = (data: ReportData): string =>
  data.rows.some(({ group, level }) => group || level > 0) ? "chỉ tiêu thành phần" : "chỉ tiêu";

/** What the data shows to have gone well, by name. */
function strong(data: ReportData, leadingZero: boolean): string[] {
  const good: string[] = [VERDICT.exceeded, VERDICT.met, VERDICT.completed];
  const lines = data.rows.filter((row) => !row.group && good.includes(row.verdict));
  if (lines.length === 0) return BLANK;
  return [
    `Có ${count(lines.length, leadingZero)} ${listedNoun(data)} đạt hoặc vượt kế hoạch năm:`,
    ...listed(lines.map((row) => `- ${resultSentence(row, leadingZero)}`)),
  ];
}

/** What was missed or has no figures; before the year's end a low percentage alone is no judgement. */
function weak(data: ReportData, leadingZero: boolean): string[] {
  const missed = data.rows.filter((row) => !row.group && row.verdict === VERDICT.missed);
  const silent = data.rows.filter((row) => !row.group && row.verdict === VERDICT.noData);
  const lines: string[] = [];
  if (missed.length > 0)
    lines.push(
      `Có ${count(missed.length, leadingZero)} ${listedNoun(data)} không đạt kế hoạch:`,
      ...listed(missed.map((row) => `- ${resultSentence(row, leadingZero)}${row.note ? ` (${row.note})` : ""}`)),
    );
  if (silent.length > 0)
    lines.push(`Còn ${count(silent.length, leadingZero)} ${listedNoun(data)} chưa có số liệu tại thời điểm báo cáo.`);
  return [...lines, ...BLANK];
}
