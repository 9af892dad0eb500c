import { type IssueText, type Language, type Params, say, type Text } from "./text";
import { verdictName } from "./verdicts";

/** Why a line has its points, and why a unit has no rank: the codes of domain/points, domain/scoring and domain/ranking. */
export const reasonTexts: Readonly<Record<string, Text>> = {
  "score.manual": { vi: "Chờ chấm điểm", en: "To be scored by a person" },
  "score.noData": { vi: "Chưa có số liệu", en: "No data" },
  "score.notAssigned": { vi: "Không giao chỉ tiêu", en: "Not assigned" },
  "score.noPercent": { vi: "Không tính được tỷ lệ hoàn thành", en: "Achievement cannot be computed" },
  "score.linear": {
    vi: "Đạt {percent}% kế hoạch: {max} điểm chuẩn × {percent}%",
    en: "{percent}% of target: {max} points × {percent}%",
  },
  "score.linearCapped": {
    vi: "Vượt kế hoạch ({percent}%): tính đủ {max} điểm chuẩn",
    en: "Above target ({percent}%): full {max} points",
  },
  "score.belowFloor": {
    vi: "Đạt {percent}% kế hoạch, dưới mức {floor}%: không được điểm",
    en: "{percent}% of target, below {floor}%: no points",
  },
  "score.step": {
    vi: "Kết quả {figure}, thuộc bậc từ {from} trở lên",
    en: "Result {figure}, in the step from {from}",
  },
  "score.noStep": {
    vi: "Kết quả {figure}, chưa tới bậc thấp nhất",
    en: "Result {figure}, below the lowest step",
  },
  "score.passed": { vi: "Đánh giá “{verdict}”: tính đủ điểm chuẩn", en: "Verdict “{verdict}”: full points" },
  "score.failed": { vi: "Đánh giá “{verdict}”: không được điểm", en: "Verdict “{verdict}”: no points" },
  "score.undecided": { vi: "Đánh giá “{verdict}”: chưa chấm được", en: "Verdict “{verdict}”: not decided yet" },
  "score.occurrences": { vi: "{times} lần × {each} điểm", en: "{times} times × {each} points" },
  "score.occurrencesCapped": {
    vi: "{times} lần × {each} điểm, tính tối đa {max} điểm",
    en: "{times} times × {each} points, at most {max}",
  },
  "score.leader": {
    vi: "Dẫn đầu cụm với {percent}% kế hoạch: tính đủ {max} điểm chuẩn",
    en: "Leads the cluster with {percent}% of target: full {max} points",
  },
  "score.leaderMet": {
    vi: "Đạt kế hoạch: một nửa của {max} điểm chuẩn",
    en: "Target met: half of {max} points",
  },
  "score.leaderBelow": {
    vi: "Đạt {percent}% kế hoạch: một nửa của {max} điểm chuẩn × {percent}%",
    en: "{percent}% of target: half of {max} points × {percent}%",
  },
  "score.leaderAbove": {
    vi: "Đạt {percent}% kế hoạch, đơn vị dẫn đầu {leader}%: một nửa của {max} điểm chuẩn và phần vượt so với đơn vị dẫn đầu",
    en: "{percent}% of target, the leader {leader}%: half of {max} points and the surplus against the leader's",
  },
  "score.withoutTarget": {
    vi: "Không giao chỉ tiêu; thực hiện {actual} so với mức cao nhất {largest}: {max} điểm chuẩn × {actual}/{largest}",
    en: "No target; {actual} against the largest {largest}: {max} points × {actual}/{largest}",
  },
  "score.self": { vi: "Đơn vị tự chấm {points} điểm", en: "Self-scored {points}" },
  "score.appraised": { vi: "Cụm (khối) thẩm định {points} điểm", en: "Appraised by the cluster: {points}" },
  "score.council": {
    vi: "Cơ quan thường trực thẩm định {points} điểm",
    en: "Appraised by the standing body: {points}",
  },
  "score.bonus": { vi: "Điểm thưởng {points}, được tính {counted}", en: "Bonus {points}, counted {counted}" },
  "score.penalty": { vi: "Điểm trừ {points}, bị tính {counted}", en: "Penalty {points}, counted {counted}" },
  "score.noReason": {
    vi: "Điểm thưởng, điểm trừ {points} chưa ghi lý do nên chưa tính",
    en: "Bonus or penalty {points} without a reason does not count",
  },
  "score.cap": {
    vi: "{of}: cộng được {found} điểm, chỉ tính tối đa {limit} điểm",
    en: "{of}: {found} points, at most {limit} count",
  },
  "ranking.excluded": { vi: "Không xét: {reason}", en: "Not considered: {reason}" },
  "ranking.missing": { vi: "Không xét: chưa nộp báo cáo", en: "Not considered: nothing handed in" },
  "ranking.late": { vi: "Không xét: nộp báo cáo trễ hạn", en: "Not considered: handed in late" },
  "ranking.noPoints": { vi: "Chưa xếp hạng: chưa có điểm", en: "Not ranked: no points yet" },
};

const CAPPED: Readonly<Record<string, Text>> = {
  bonus: { vi: "Điểm thưởng", en: "Bonus" },
  penalty: { vi: "Điểm trừ", en: "Penalty" },
  total: { vi: "Tổng điểm", en: "Total" },
};
const SECTION: Text = { vi: "Mục {of}", en: "Section {of}" };
const NOTE: Text = { vi: "{said}. Lý do: {note}", en: "{said}. Reason: {note}" };

/** A reason in words, figures with at most two decimals; a person's own reason stands behind it. */
export function sayReason(why: { code: string; params: Params }, note: string | null, language: Language): string {
  const text = reasonTexts[why.code];
  const rounded: Record<string, string | number> = Object.fromEntries(
    Object.entries(why.params).map(([key, value]) => [
      key,
      typeof value === "number" ? Math.round(value * 100 + Number.EPSILON) / 100 : value,
    ]),
  );
  if (typeof rounded.verdict === "string") rounded.verdict = verdictName(rounded.verdict, language);
  const of = typeof rounded.of === "string" ? rounded.of : "";
  const named = of === "" ? rounded : { ...rounded, of: say(CAPPED[of] ?? SECTION, language, { of }) };
  const said = text ? say(text, language, named) : "";
  return note === null || note === "" ? said : say(NOTE, language, { said, note });
}

const askReason: Text = {
  vi: "Ghi lý do ở cột “Lý do điều chỉnh, điểm thưởng, điểm trừ”.",
  en: "Write the reason in the column of reasons.",
};
const inScheme: Text = { vi: "Sửa quy chế chấm điểm trong kế hoạch.", en: "Correct the plan's scoring scheme." };

/** What does not fit in a scoring sheet or in a scheme: the codes of domain/scoring and domain/schemeIssues. */
export const scoringTexts: Record<string, IssueText> = {
  "score.sheetMissing": {
    what: { vi: "Tệp không có trang {expected}.", en: "The file has no sheet {expected}." },
    remedy: {
      vi: "Dùng lại biểu mẫu đã phát nếu đơn vị phải tự chấm điểm.",
      en: "Use the template issued if the member must score itself.",
    },
  },
  "score.headerMissing": {
    what: { vi: "Không tìm thấy hàng tiêu đề của trang {sheet}.", en: "The header of sheet {sheet} is not found." },
    remedy: { vi: "Chép số liệu vào biểu mẫu đã phát.", en: "Copy the figures into the template issued." },
  },
  "score.reasonMissing": {
    what: {
      vi: "Tiêu chí {criterion} có điểm thưởng hoặc điểm trừ {found} nhưng chưa ghi lý do, nên chưa được tính.",
      en: "Criterion {criterion} has a bonus or penalty of {found} without a reason; it does not count.",
    },
    remedy: askReason,
  },
  "score.outOfRange": {
    what: {
      vi: "Điểm {found} của tiêu chí {criterion} nằm ngoài khoảng 0 đến điểm chuẩn {max}.",
      en: "The score {found} of criterion {criterion} is not within 0 and {max}.",
    },
    remedy: { vi: "Nhập điểm từ 0 đến điểm chuẩn.", en: "Type a score from 0 to the standard points." },
  },
  "score.changedWithoutReason": {
    what: {
      vi: "Điểm thẩm định {found} của tiêu chí {criterion} khác điểm tự chấm {self} mà chưa ghi lý do.",
      en: "Criterion {criterion} was appraised at {found}, self-scored at {self}, without a reason.",
    },
    remedy: askReason,
  },
  "score.selfAboveComputed": {
    what: {
      vi: "Điểm tự chấm {found} của tiêu chí {criterion} cao hơn điểm tính theo kết quả ({computed}).",
      en: "The self-score {found} of criterion {criterion} is above what the result gives ({computed}).",
    },
    remedy: { vi: "Kiểm tra lại kết quả và tài liệu kiểm chứng.", en: "Look at the result and its evidence." },
  },
  "scheme.duplicateCriterion": {
    what: { vi: "Mã tiêu chí {criterion} bị trùng.", en: "The criterion code {criterion} stands twice." },
    remedy: inScheme,
  },
  "scheme.unknownSection": {
    what: { vi: "Quy chế nhắc đến mục “{section}” không có.", en: "The scheme names a section “{section}” it lacks." },
    remedy: inScheme,
  },
  "scheme.unknownCriterion": {
    what: {
      vi: "Quy tắc phân hạng nhắc đến tiêu chí {criterion} không có.",
      en: "A tie rule names a criterion {criterion} the scheme lacks.",
    },
    remedy: inScheme,
  },
  "scheme.unknownIndicator": {
    what: {
      vi: "Tiêu chí {criterion} lấy chỉ tiêu {indicator} không có trong kế hoạch.",
      en: "Criterion {criterion} looks at indicator {indicator}, which the plan lacks.",
    },
    remedy: inScheme,
  },
  "scheme.noIndicator": {
    what: {
      vi: "Tiêu chí {criterion} tính theo kết quả nhưng chưa gắn chỉ tiêu.",
      en: "Criterion {criterion} is computed but looks at no indicator.",
    },
    remedy: inScheme,
  },
  "scheme.noMax": {
    what: { vi: "Tiêu chí {criterion} chưa có điểm chuẩn.", en: "Criterion {criterion} has no standard points." },
    remedy: inScheme,
  },
  "scheme.noPercent": {
    what: {
      vi: "Tiêu chí {criterion} tính theo tỷ lệ hoàn thành, nhưng chỉ tiêu {indicator} không có tỷ lệ.",
      en: "Criterion {criterion} is computed by percentage, which indicator {indicator} has none of.",
    },
    remedy: {
      vi: "Chọn cách chấm đạt/không đạt hoặc chấm tay cho tiêu chí này.",
      en: "Score it as pass or fail, or by hand.",
    },
  },
  "scheme.noSteps": {
    what: { vi: "Tiêu chí {criterion} chấm theo bậc nhưng chưa có bậc.", en: "Criterion {criterion} has no steps." },
    remedy: inScheme,
  },
  "scheme.stepsFall": {
    what: {
      vi: "Tiêu chí {criterion}: bậc cao hơn lại được ít điểm hơn.",
      en: "Criterion {criterion}: a higher step gives fewer points.",
    },
    remedy: inScheme,
  },
  "scheme.stepAboveMax": {
    what: {
      vi: "Tiêu chí {criterion} có bậc nhiều điểm hơn điểm chuẩn {max}.",
      en: "Criterion {criterion} has a step above its {max} points.",
    },
    remedy: inScheme,
  },
  "scheme.sectionAboveMax": {
    what: {
      vi: "Mục {section}: tổng điểm chuẩn {found} lớn hơn mức tối đa {max}.",
      en: "Section {section}: its criteria add up to {found}, above {max}.",
    },
    remedy: inScheme,
  },
  "scheme.totalMismatch": {
    what: {
      vi: "Tổng điểm chuẩn là {found}, quy chế ghi {total}.",
      en: "Standard points add up to {found}; the scheme says {total}.",
    },
    remedy: inScheme,
  },
};
