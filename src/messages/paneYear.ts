import type { Condition, Quota, VoteRule } from "../domain/awardRule";
import { formatDate } from "../vietnamese/dates";
import { type Language, say, type Text } from "./text";

/** The head's year in the pane: who handed in, what was changed, titles and rewards. Reached from Tổng hợp. */
export const yearTexts = {
  title: { vi: "Theo dõi cả năm", en: "Through the year" },
  handIns: { vi: "Tình hình nộp, nhắc việc", en: "Hand-ins and reminders" },
  changes: { vi: "Lịch sử sửa đổi", en: "History of changes" },
  awards: { vi: "Danh hiệu, khen thưởng", en: "Titles and rewards" },
  reading: { vi: "Đang xem lại các bản nộp", en: "Looking at the submissions" },
  due: { vi: "Hạn nộp {date}", en: "Due {date}" },
  noDue: { vi: "Kỳ này chưa đặt hạn nộp.", en: "This period has no due date." },
  state_inTime: { vi: "Đúng hạn", en: "In time" },
  state_late: { vi: "Trễ {days} ngày", en: "{days} days late" },
  state_unknown: { vi: "Đã nộp, không rõ ngày", en: "Handed in, date unknown" },
  state_missing: { vi: "Chưa nộp", en: "Missing" },
  came: { vi: "nhận {date}", en: "received {date}" },
  times: { vi: "nộp {count} lần", en: "sent {count} times" },
  refusedTimes: { vi: "{count} tệp bị loại", en: "{count} files rejected" },
  notComparable: {
    vi: "mới sáp nhập: không so sánh với cùng kỳ năm trước",
    en: "merged since: not comparable with last year",
  },
  reminder: { vi: "Lời nhắc", en: "Reminder" },
  reminderOf: { vi: "Lời nhắc gửi {name}", en: "Reminder to {name}" },
  noChanges: { vi: "Chưa đơn vị nào nộp lại.", en: "Nobody has sent twice." },
  versionOf: { vi: "Lần {version}: {file}", en: "Version {version}: {file}" },
  versionDated: { vi: "Lần {version}: {file}, nhận {date}", en: "Version {version}: {file}, received {date}" },
  nothingChanged: { vi: "Không có thay đổi số liệu.", en: "No figure changed." },
  change: { vi: "{what}, {field}: {before} → {after}", en: "{what}, {field}: {before} → {after}" },
  changeCount: { vi: "{count} thay đổi", en: "{count} changes" },
  showChanges: { vi: "Xem các thay đổi", en: "Show the changes" },
  settled: { vi: "ước → chính thức", en: "estimate → official" },
  gone: { vi: "không còn trong bản mới", en: "no longer in the new file" },
  at: { vi: "ô {cell} của {sheet}", en: "{sheet} {cell}" },
  decides: {
    vi: "Máy chỉ đối chiếu với quy định; người xét quyết định.",
    en: "A rule checks, it never decides.",
  },
  noAwards: {
    vi: "Chưa đơn vị nào đăng ký danh hiệu, hình thức khen thưởng.",
    en: "Nobody has registered titles or rewards.",
  },
  noRules: {
    vi: "Kế hoạch không có phần danh hiệu, khen thưởng.",
    en: "The plan has no titles and rewards.",
  },
  candidate: { vi: "Họ tên, tập thể", en: "Candidate" },
  awardTitle: { vi: "Danh hiệu thi đua", en: "Title" },
  rewardForm: { vi: "Hình thức khen thưởng", en: "Reward form" },
  proposals: { vi: "Đề nghị của cụm", en: "The cluster's proposals" },
  noProposals: {
    vi: "Cụm chưa đề nghị khen thưởng; ghi ở bảng xếp hạng, “Ý kiến của cụm”.",
    en: "Nothing is proposed yet; it is written in the ranking, “The cluster's view”.",
  },
  proposed: { vi: "{name}: {count}", en: "{name}: {count}" },
  proposedOf: { vi: "{name}: {count}, chỉ tiêu phân bổ {most}", en: "{name}: {count} of {most} allotted" },
  toCheck: { vi: "Cần đối chiếu ({count})", en: "To compare ({count})" },
  nothingToCheck: { vi: "Không có điểm nào trái với các quy tắc dưới đây.", en: "Nothing is against the rules below." },
  rules: { vi: "Quy tắc đối chiếu và nguồn", en: "Rules and their source" },
  grades: { vi: "Ngưỡng xếp loại", en: "Thresholds of the grades" },
  grade: { vi: "{name}: từ {from}% tổng điểm chuẩn", en: "{name}: from {from}% of the standard points" },
  noGrades: { vi: "Thang điểm chưa đặt ngưỡng xếp loại.", en: "The scheme sets no thresholds." },
  source: { vi: "{code} {article}, áp dụng từ {from}", en: "{code} {article}, in force from {from}" },
  sourceTo: { vi: "{code} {article}, áp dụng từ {from} đến {to}", en: "{code} {article}, in force {from} to {to}" },
  uncertain: { vi: "cần kiểm chứng trước khi viện dẫn", en: "to be verified before it is cited" },
  fromPlan: { vi: "theo kế hoạch của cụm", en: "by the cluster's plan" },
} satisfies Record<string, Text>;

const FIELDS: Readonly<Record<string, Text>> = {
  value: { vi: "Thực hiện", en: "Actual" },
  numerator: { vi: "Tử số", en: "Numerator" },
  denominator: { vi: "Mẫu số", en: "Denominator" },
  milestone: { vi: "Thực hiện", en: "Actual" },
  qualifier: { vi: "Chữ đi kèm số", en: "Words with the figure" },
  text: { vi: "Chữ trong ô thực hiện", en: "Text in the actual" },
  dataKind: { vi: "Loại số liệu", en: "Kind of data" },
  lastYear: { vi: "Thực hiện cùng kỳ năm trước", en: "Same period last year" },
  yearEstimate: { vi: "Ước thực hiện cả năm", en: "Estimate of the year" },
  verdictOverride: { vi: "Đánh giá của đơn vị", en: "The unit's verdict" },
  evidence: { vi: "Tài liệu kiểm chứng", en: "Evidence" },
  asOf: { vi: "Số liệu đến ngày", en: "As of" },
  due: { vi: "Thời hạn", en: "Due" },
  doneOn: { vi: "Ngày hoàn thành", en: "Done on" },
  progress: { vi: "Tiến độ (%)", en: "Progress (%)" },
  notDoneReason: { vi: "Lý do không thực hiện", en: "Reason for not doing" },
  product: { vi: "Sản phẩm", en: "Product" },
  difficulty: { vi: "Vướng mắc, kiến nghị", en: "Difficulties" },
  status: { vi: "Trạng thái", en: "Status" },
  self: { vi: "Điểm tự chấm", en: "Self-score" },
  bonus: { vi: "Điểm thưởng", en: "Bonus" },
  penalty: { vi: "Điểm trừ", en: "Penalty" },
  appraised: { vi: "Điểm thẩm định", en: "Appraised points" },
  council: { vi: "Điểm thường trực thẩm định", en: "Standing body's points" },
  reason: { vi: "Nguyên nhân, lý do", en: "Cause, reason" },
};

/** Name of a field of domain/history. */
export function fieldName(field: string, language: Language): string {
  const text = FIELDS[field];
  return text ? say(text, language) : field;
}

const NEEDS = {
  shareOfMembers: {
    vi: "{title}: ít nhất {percent}% cá nhân có {needed}",
    en: "{title}: at least {percent}% of the persons have {needed}",
  },
  someoneWith: { vi: "{title}: có cá nhân đạt {needed}", en: "{title}: somebody has {needed}" },
  allCompleted: { vi: "{title}: mọi cá nhân hoàn thành nhiệm vụ", en: "{title}: everybody completed the tasks" },
  initiative: { vi: "{title}: có sáng kiến, đề tài", en: "{title}: an initiative or a project" },
} satisfies Record<Condition["needs"]["kind"], Text>;
const QUOTA: Text = { vi: "{title}: không quá {percent}% số {of}", en: "{title}: at most {percent}% of {of}" };
const ALL: Text = { vi: "cá nhân", en: "the persons" };
const VOTES: Text = { vi: "{title}: ít nhất {for}/{of} số phiếu", en: "{title}: at least {for} of {of} votes" };
const ANY: Text = { vi: "Mọi danh hiệu, hình thức", en: "Every title and reward" };

/** A rule about titles in words. */
export function ruleSaid(rule: Condition | Quota | VoteRule, language: Language): string {
  if ("needs" in rule) {
    const { needs, title } = rule;
    return say(NEEDS[needs.kind], language, { ...needs, needed: "title" in needs ? needs.title : "", title });
  }
  if ("least" in rule) {
    return say(VOTES, language, { title: rule.title ?? say(ANY, language), for: rule.least.for, of: rule.least.of });
  }
  return say(QUOTA, language, { title: rule.title, percent: rule.percent, of: rule.of ?? say(ALL, language) });
}

/** "06/2022/QH15 Điều 27, áp dụng từ 01/01/2024". */
export function sourceSaid(
  { basis, validFrom, validTo, certain }: Condition | Quota | VoteRule,
  language: Language,
): string {
  if (basis.code === "") return say(yearTexts.fromPlan, language);
  const params = { code: basis.code, article: basis.article === "" ? " " : basis.article, from: formatDate(validFrom) };
  const text =
    validTo === null
      ? say(yearTexts.source, language, params)
      : say(yearTexts.sourceTo, language, { ...params, to: formatDate(validTo) });
  return certain ? text.replace(/ +,/, ",") : `${text.replace(/ +,/, ",")} (${say(yearTexts.uncertain, language)})`;
}
