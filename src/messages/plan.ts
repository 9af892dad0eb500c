import type { IssueText } from "./text";

const inFile = { vi: "Sửa mục {path} trong tệp kế hoạch.", en: "Correct {path} in the plan file." };

/** A plan that cannot be used, or that wants a second look: the codes of domain/planFile and domain/planIssues. */
export const planTexts: Record<string, IssueText> = {
  "plan.notJson": {
    what: { vi: "Tệp kế hoạch không phải JSON hợp lệ.", en: "The plan file is no valid JSON." },
    remedy: {
      vi: "Kiểm tra dấu ngoặc, dấu phẩy; hoặc dùng sổ kế hoạch .xlsx.",
      en: "Check brackets and commas, or use a plan workbook (.xlsx).",
    },
  },
  "plan.missing": { what: { vi: "Thiếu mục {path}.", en: "{path} is missing." }, remedy: inFile },
  "plan.wrongType": {
    what: {
      vi: "Mục {path} phải là {expected}, đang là “{found}”.",
      en: "{path} should be {expected}, not “{found}”.",
    },
    remedy: inFile,
  },
  "plan.wrongWord": {
    what: {
      vi: "Mục {path} có giá trị “{found}”; chỉ được dùng: {expected}.",
      en: "{path} is “{found}”; allowed: {expected}.",
    },
    remedy: inFile,
  },
  "plan.badDate": {
    what: {
      vi: "Mục {path}: “{found}” không phải ngày hợp lệ (ví dụ {expected}).",
      en: "{path}: “{found}” is no date (e.g. {expected}).",
    },
    remedy: inFile,
  },
  "plan.badYear": { what: { vi: "Năm “{found}” không hợp lệ.", en: "“{found}” is no year." }, remedy: inFile },
  "plan.badCode": {
    what: {
      vi: "Mã “{found}” ở {path} có ký tự không dùng được trong tên tệp.",
      en: "The code “{found}” at {path} has characters a file name cannot hold.",
    },
    remedy: {
      vi: "Dùng chữ, số, dấu chấm, gạch nối (ví dụ {expected}).",
      en: "Use letters, digits, dots and hyphens (e.g. {expected}).",
    },
  },
  "plan.duplicateCode": {
    what: { vi: "Mã “{code}” bị trùng: {first} và {path}.", en: "The code “{code}” stands twice: {first} and {path}." },
    remedy: { vi: "Đặt mã khác cho một trong hai.", en: "Give one of them another code." },
  },
  "plan.empty": {
    what: { vi: "Kế hoạch chưa có chỉ tiêu và nhiệm vụ nào.", en: "The plan has no indicators and no tasks." },
    remedy: { vi: "Thêm ít nhất một chỉ tiêu hoặc nhiệm vụ.", en: "Add at least one indicator or task." },
  },
  "plan.noPeriods": {
    what: { vi: "Kế hoạch chưa khai báo kỳ báo cáo nào.", en: "The plan lists no periods." },
    remedy: { vi: "Bổ sung trước khi phát biểu mẫu.", en: "Add them before issuing templates." },
  },
  "plan.noMembers": {
    what: { vi: "Kế hoạch chưa khai báo đơn vị thành viên nào.", en: "The plan lists no members." },
    remedy: { vi: "Bổ sung trước khi phát biểu mẫu.", en: "Add them before issuing templates." },
  },
  "plan.unknownParent": {
    what: {
      vi: "Chỉ tiêu {indicator} có mã cha “{found}” không tồn tại.",
      en: "Indicator {indicator} names a parent “{found}” that does not exist.",
    },
    remedy: inFile,
  },
  "plan.circle": {
    what: {
      vi: "Chỉ tiêu {indicator} là cha của chính nó qua “{found}”.",
      en: "Indicator {indicator} is its own ancestor through “{found}”.",
    },
    remedy: inFile,
  },
  "plan.datesReversed": {
    what: {
      vi: "Mục {path}: ngày kết thúc {found} trước ngày bắt đầu {from}.",
      en: "{path}: it ends {found} before it begins {from}.",
    },
    remedy: inFile,
  },
  "plan.numberGap": {
    what: {
      vi: "Số thứ tự nhảy đến {found}, thiếu {missing}.",
      en: "The numbering jumps to {found}; {missing} is missing.",
    },
    remedy: {
      vi: "Đối chiếu văn bản gốc; số in được giữ nguyên, không tự đánh lại.",
      en: "Compare with the original; printed numbers are kept as they are.",
    },
  },
  "plan.targetUnreadable": {
    what: {
      vi: "Không hiểu kế hoạch “{found}” của chỉ tiêu {indicator}.",
      en: "The target “{found}” of {indicator} cannot be read.",
    },
    remedy: {
      vi: "Ghi một số (16.068), một khoảng (138-140) hoặc mức tối thiểu (ít nhất 01).",
      en: "Write a number, a range (138-140) or a minimum (ít nhất 01).",
    },
  },
  "plan.rangeTarget": {
    what: {
      vi: "Kế hoạch “{found}” là một khoảng nhưng chỉ tiêu {indicator} không thuộc loại Khoảng.",
      en: "The target “{found}” is a range but {indicator} is not of type range.",
    },
    remedy: {
      vi: "Đổi loại chỉ tiêu thành Khoảng hoặc ghi một số.",
      en: "Change the type to range, or write one number.",
    },
  },
  "plan.directionHint": {
    what: {
      vi: "“{found}” nghe như chỉ tiêu nghịch (càng thấp càng tốt) nhưng đang để chiều thuận.",
      en: "“{found}” sounds like lower is better, but its direction is up.",
    },
    remedy: { vi: "Xác nhận chiều đánh giá trong sổ kế hoạch.", en: "Confirm the direction in the plan." },
  },
  "plan.baselineMissing": {
    what: {
      vi: "Chỉ tiêu {indicator} tính theo mức giảm nhưng chưa có số gốc.",
      en: "{indicator} is judged by its reduction but has no base value.",
    },
    remedy: { vi: "Bổ sung số liệu năm gốc.", en: "Add the base year's value." },
  },
  "plan.emptyGroup": {
    what: { vi: "Nhóm {indicator} chưa có chỉ tiêu con.", en: "Group {indicator} has no indicators in it." },
    remedy: { vi: "Thêm chỉ tiêu con hoặc bỏ nhóm.", en: "Add indicators to it or drop it." },
  },
  "plan.unknownMember": {
    what: {
      vi: "Kế hoạch riêng cho đơn vị “{found}” không có trong danh sách.",
      en: "A target is set for “{found}”, which is no member.",
    },
    remedy: inFile,
  },
  "plan.unknownPeriod": {
    what: { vi: "Kỳ “{found}” không có trong kế hoạch.", en: "Period “{found}” is not in the plan." },
    remedy: inFile,
  },
};

/** What is said of files beside each other: the codes of domain/consolidation. */
export const submissionTexts: Record<string, IssueText> = {
  "submission.superseded": {
    what: {
      vi: "Đã có bản nộp mới hơn của đơn vị này: {other}.",
      en: "A newer file of this member counts instead: {other}.",
    },
    remedy: { vi: "Không cần làm gì; bản mới nhất được dùng.", en: "Nothing to do; the newest file counts." },
  },
  "submission.sameContent": {
    what: { vi: "Nội dung giống hệt tệp {other}.", en: "The content is the same as {other}." },
    remedy: {
      vi: "Kiểm tra có gửi nhầm hai lần, hoặc chưa cập nhật số liệu mới.",
      en: "Check whether it was sent twice, or not updated.",
    },
  },
  "submission.ageUnknown": {
    what: { vi: "Không rõ tệp này hay {other} mới hơn.", en: "It is unknown whether this file or {other} is newer." },
    remedy: { vi: "Bỏ bớt một tệp, hoặc khai báo ngày nhận.", en: "Drop one of them, or give the dates of receipt." },
  },
};
