import type { Reminder } from "../domain/handIns";
import { formatDate } from "../vietnamese/dates";
import { type IssueText, type Language, type Params, say, type Text } from "./text";

const toCheck: Text = {
  vi: "Đối chiếu với quy định; máy chỉ kiểm tra, người quyết định.",
  en: "Compare with the regulation; a rule checks, people decide.",
};
const askVerify = { vi: "(Căn cứ: {basis} {article}.)", en: "(Basis: {basis} {article}.)" };
const withBasis = (vi: string, en: string): Text => ({ vi: `${vi} ${askVerify.vi}`, en: `${en} ${askVerify.en}` });

/** Titles and reward forms, units through the years, the way of an appraisal: domain/award, proposal, memberLife, appraisal. */
export const clusterTexts: Record<string, IssueText> = {
  "award.nameMissing": {
    what: { vi: "Dòng đăng ký chưa ghi tên người hoặc tập thể.", en: "A row of the list has no name." },
    remedy: { vi: "Ghi họ tên hoặc tên tập thể, hoặc xóa dòng.", en: "Write the name, or clear the row." },
  },
  "award.unknownName": {
    what: { vi: "“{found}” của {name} không có trong danh sách.", en: "“{found}” of {name} is on no list." },
    remedy: {
      vi: "Chọn trong danh sách, hoặc giữ nếu quy định riêng có.",
      en: "Pick from the list, or keep it if a rule has it.",
    },
  },
  "award.formAsTitle": {
    what: {
      vi: "“{found}” của {name} là hình thức khen thưởng, đang ghi ở cột danh hiệu thi đua.",
      en: "“{found}” of {name} is a reward form in the column of titles.",
    },
    remedy: { vi: "Chuyển sang cột “Hình thức khen thưởng đăng ký”.", en: "Move it to the column of reward forms." },
  },
  "award.titleAsForm": {
    what: {
      vi: "“{found}” của {name} là danh hiệu thi đua, đang ghi ở cột hình thức khen thưởng.",
      en: "“{found}” of {name} is a title in the column of reward forms.",
    },
    remedy: { vi: "Chuyển sang cột “Danh hiệu thi đua đăng ký”.", en: "Move it to the column of titles." },
  },
  "award.otherKind": {
    what: {
      vi: "“{found}” không dành cho đối tượng này ({name}).",
      en: "“{found}” is not for this kind of candidate ({name}).",
    },
    remedy: {
      vi: "Kiểm tra dòng thuộc phần tập thể hay cá nhân.",
      en: "Check whether it is a collective or an individual.",
    },
  },
  "award.noInitiative": {
    what: withBasis(
      "{name} đăng ký {title} nhưng chưa ghi sáng kiến, đề tài.",
      "{name} registers {title} with no initiative.",
    ),
    remedy: { vi: "Ghi sáng kiến, đề tài đăng ký.", en: "Write the initiative or project." },
  },
  "award.nobodyWith": {
    what: withBasis(
      "{name} đăng ký {title} nhưng danh sách chưa có cá nhân nào đăng ký {needed}.",
      "{name} registers {title} with nobody registered as {needed}.",
    ),
    remedy: {
      vi: "Bổ sung cá nhân đăng ký {needed}, hoặc xem lại danh hiệu tập thể.",
      en: "Add a person registered as {needed}, or look at the collective's title again.",
    },
  },
  "award.cannotCheck": {
    what: withBasis(
      "{name} đăng ký {title}: chưa có danh sách cá nhân để kiểm tra tỷ lệ {needed} (ít nhất {percent}%).",
      "{name} registers {title}: no list of persons to check {needed} by (at least {percent}%).",
    ),
    remedy: { vi: "Bổ sung danh sách cá nhân đăng ký.", en: "Add the list of persons." },
  },
  "award.shareTooLow": {
    what: withBasis(
      "{name} đăng ký {title} nhưng chỉ {share}% cá nhân đăng ký {needed}, cần ít nhất {percent}%.",
      "{name} registers {title} with {share}% registered as {needed}; at least {percent}% is needed.",
    ),
    remedy: toCheck,
  },
  "award.notAllCompleted": {
    what: withBasis(
      "{name} đăng ký {title} nhưng có {count} cá nhân không hoàn thành nhiệm vụ.",
      "{name} registers {title} with {count} persons who did not complete their tasks.",
    ),
    remedy: toCheck,
  },
  "award.overQuota": {
    what: withBasis(
      "Đăng ký {count} {title}, vượt mức {percent}% ({base} người được tính, tối đa {most}).",
      "{count} registered as {title}, above {percent}% of {base} (at most {most}).",
    ),
    remedy: toCheck,
  },
  "award.overAllocation": {
    what: {
      vi: "Đề nghị {proposed} {name}, chỉ tiêu phân bổ là {count}.",
      en: "{proposed} proposed for {name}; {count} were allotted.",
    },
    remedy: { vi: "Xem lại danh sách đề nghị.", en: "Look at the proposals again." },
  },
  "award.tooFewVotes": {
    what: {
      vi: "{member} được đề nghị {name} với {for}/{of} phiếu, cần ít nhất {leastFor}/{leastOf} (căn cứ {basis}).",
      en: "{member} is proposed for {name} with {for}/{of} votes; at least {leastFor}/{leastOf} is needed ({basis}).",
    },
    remedy: toCheck,
  },
  "member.byPredecessor": {
    what: {
      vi: "Tệp mang tên, mã cũ “{found}”; được tính cho {name} (mã {code}), đơn vị kế tiếp. Số liệu trước và sau sáp nhập không so sánh được.",
      en: "The file is under the former name “{found}”; it counts for {name} ({code}), which followed. Figures are not comparable across the merger.",
    },
    remedy: {
      vi: "Xác nhận đúng đơn vị; lần sau phát biểu mẫu theo tên mới.",
      en: "Confirm the unit; issue the next template under the new name.",
    },
  },
  "member.byName": {
    what: {
      vi: "Mã đơn vị trong tệp không có trong danh sách; nhận ra {name} (mã {code}) theo tên “{found}”.",
      en: "The file's code is not on the list; by the name “{found}” it is {name} ({code}).",
    },
    remedy: { vi: "Xác nhận đúng đơn vị.", en: "Confirm the unit." },
  },
  "member.ambiguous": {
    what: {
      vi: "“{found}” có thể là nhiều đơn vị: {codes}.",
      en: "“{found}” may be several units: {codes}.",
    },
    remedy: { vi: "Sửa mã đơn vị trong biểu mẫu rồi nộp lại.", en: "Set the unit's code and send it again." },
  },
  "member.notValid": {
    what: {
      vi: "{name} không còn (hoặc chưa) là thành viên vào cuối kỳ báo cáo, và không có đơn vị kế tiếp.",
      en: "{name} is no member at the end of the period, and nobody followed it.",
    },
    remedy: {
      vi: "Kiểm tra ngày hiệu lực của đơn vị trong danh sách thành viên.",
      en: "Check the unit's dates on the list of members.",
    },
  },
  "member.unknown": {
    what: { vi: "Không có đơn vị “{found}” trong danh sách thành viên.", en: "“{found}” is on no list of members." },
    remedy: { vi: "Bổ sung đơn vị hoặc tên cũ vào danh sách.", en: "Add the unit or its former name to the list." },
  },
  "appraisal.wrongStep": {
    what: { vi: "Không thể chuyển từ bước “{from}” sang bước “{to}”.", en: "Step “{to}” cannot follow “{from}”." },
    remedy: {
      vi: "Theo trình tự: tự chấm, thẩm định lần 1, giải trình, thẩm định lần 2, chốt.",
      en: "In order: self-score, appraisal, explanation, second appraisal, closed.",
    },
  },
  "appraisal.noName": {
    what: { vi: "Chưa ghi người thực hiện.", en: "Nobody is named." },
    remedy: { vi: "Ghi họ tên người thực hiện bước này.", en: "Write who takes this step." },
  },
  "appraisal.noExplanation": {
    what: { vi: "Giải trình chưa có nội dung.", en: "The explanation is empty." },
    remedy: { vi: "Ghi nội dung giải trình.", en: "Write the explanation." },
  },
  "appraisal.badTime": {
    what: {
      vi: "Thời điểm “{when}” không hợp lệ hoặc trước bước liền trước.",
      en: "The time “{when}” is invalid or before the step before.",
    },
    remedy: { vi: "Kiểm tra ngày giờ.", en: "Check the date." },
  },
  "appraisal.closed": {
    what: {
      vi: "Điểm của đơn vị đã chốt; điểm mới ghi cho tiêu chí {criterion} không được tính.",
      en: "The scores are closed; what was written for criterion {criterion} does not count.",
    },
    remedy: { vi: "Mở lại với lý do; bản đã chốt được lưu.", en: "Reopen with a reason; the closed version is kept." },
  },
  "appraisal.notClosed": {
    what: { vi: "Điểm của đơn vị chưa chốt nên không cần mở lại.", en: "The scores are not closed." },
    remedy: { vi: "Sửa trực tiếp.", en: "Change them directly." },
  },
  "appraisal.noReason": {
    what: { vi: "Mở lại điểm đã chốt phải có lý do.", en: "Reopening closed scores needs a reason." },
    remedy: { vi: "Ghi lý do.", en: "Write the reason." },
  },
};

const reminding = {
  greeting: { vi: "Kính gửi: {name}", en: "To: {name}" },
  missing: {
    vi: "{cluster} chưa nhận được báo cáo {period} của quý đơn vị theo {title}.",
    en: "{cluster} has not received your report for {period} under {title}.",
  },
  errors: {
    vi: "Báo cáo {period} của quý đơn vị gửi {cluster} còn {errors} lỗi cần sửa.",
    en: "Your report for {period} to {cluster} has {errors} errors to correct.",
  },
  ahead: { vi: "Hạn gửi: {due} (còn {days} ngày).", en: "Due: {due} (in {days} days)." },
  today: { vi: "Hạn gửi: {due} (hôm nay).", en: "Due: {due} (today)." },
  past: { vi: "Hạn gửi: {due} (đã quá {days} ngày).", en: "Due: {due} ({days} days ago)." },
  closing: {
    vi: "Đề nghị quý đơn vị gửi báo cáo theo biểu mẫu đã phát. Trân trọng.",
    en: "Please send it in the template issued. Thank you.",
  },
} satisfies Record<string, Text>;

/** The text of a reminder (nhắc nộp báo cáo), ready to be copied into an e-mail or a message. */
export function reminderText(
  reminder: Reminder,
  about: { cluster: string; period: string; title: string },
  language: Language,
): string {
  const { name, why, errors, due, daysLeft } = reminder;
  const params: Params = {
    ...about,
    name,
    errors,
    due: due === null ? "" : formatDate(due),
    days: Math.abs(daysLeft ?? 0),
  };
  const when =
    due === null || daysLeft === null
      ? null
      : daysLeft > 0
        ? reminding.ahead
        : daysLeft === 0
          ? reminding.today
          : reminding.past;
  return [reminding.greeting, reminding[why], when, reminding.closing]
    .flatMap((text) => (text ? [say(text, language, params)] : []))
    .join("\n");
}

/** Words of the appraisal's steps: domain/appraisal. */
export const stepTexts: Readonly<Record<string, Text>> = {
  self: { vi: "Tự chấm", en: "Self-scored" },
  appraised: { vi: "Thẩm định lần 1", en: "Appraised" },
  explained: { vi: "Giải trình", en: "Explained" },
  appraised2: { vi: "Thẩm định lần 2", en: "Appraised again" },
  closed: { vi: "Chốt", en: "Closed" },
};
