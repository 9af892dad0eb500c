import type { IssueText } from "./text";

const confirm = {
  vi: "Xác nhận với đơn vị, rồi nhập lại số đúng.",
  en: "Confirm with the member, then type the right figure.",
};

/** Rules about figures: src/rules/numbers.ts, history.ts and cluster.ts. */
export const checkNumberTexts: Record<string, IssueText> = {
  "number.scale": {
    what: {
      vi: "Số {found} lệch {factor} lần so với kế hoạch {target} và các số liệu liên quan.",
      en: "{found} is out by a factor of {factor} against the target {target} and the figures beside it.",
    },
    remedy: {
      vi: "Sửa thành {expected} (dấu chấm hàng nghìn đã bị hiểu thành dấu thập phân, hoặc sai đơn vị, sai dấu %).",
      en: "Change it to {expected} (a thousand dot was read as a decimal point, or unit or % are wrong).",
    },
  },
  "number.scaleAsked": {
    what: {
      vi: "Số {found} khác xa kế hoạch {target}; có thể lệch {factor} lần.",
      en: "{found} is far from the target {target}; it may be out by {factor} times.",
    },
    remedy: {
      vi: "Có phải là {expected}? Nếu số đã đúng thì giữ nguyên.",
      en: "Should it be {expected}? If it is right, keep it.",
    },
  },
  "number.percentTyped": {
    what: {
      vi: "{found} giống tỷ lệ % hơn là số thực hiện (kế hoạch {target}).",
      en: "{found} looks like a percentage, not the figure (target {target}).",
    },
    remedy: {
      vi: "Nhập số đã thực hiện (có phải {expected}?); tỷ lệ do biểu mẫu tự tính.",
      en: "Type the figure achieved ({expected}?); the sheet computes the percentage.",
    },
  },
  "number.asText": {
    what: {
      vi: "Số “{found}” đang lưu dạng văn bản nên Excel không cộng được.",
      en: "“{found}” is kept as text, so Excel does not add it up.",
    },
    remedy: { vi: "Nhập lại là số {expected}.", en: "Type it again as the number {expected}." },
  },
  "number.leadingZeros": {
    what: { vi: "“{found}” có thừa số 0 ở đầu.", en: "“{found}” has surplus leading zeros." },
    remedy: {
      vi: "Nhập lại là {expected}; kiểm tra có gõ thiếu chữ số.",
      en: "Type {expected}; check for a missing digit.",
    },
  },
  "number.oddCharacters": {
    what: {
      vi: "“{found}” có chữ số hoặc dấu không phải của bàn phím thường.",
      en: "“{found}” holds digits or signs Excel does not know.",
    },
    remedy: { vi: "Nhập lại là {expected}.", en: "Type {expected} again." },
  },
  "number.withUnit": {
    what: { vi: "Ô số liệu có cả đơn vị: “{found}”.", en: "The cell holds its unit as well: “{found}”." },
    remedy: {
      vi: "Chỉ nhập số {expected}; đơn vị đã có ở cột “Đơn vị tính”.",
      en: "Type {expected} alone; the unit has its own column.",
    },
  },
  "number.qualifier": {
    what: {
      vi: "“{found}” không phải số chính xác; đang được tính là {expected}.",
      en: "“{found}” is no exact figure; it counts as {expected}.",
    },
    remedy: {
      vi: "Nhập số chính xác; ghi thêm ở cột “Nguyên nhân, ghi chú” nếu cần.",
      en: "Type the exact figure; remarks go into the notes.",
    },
  },
  "number.estimateWord": {
    what: {
      vi: "“{found}” là số ước, được tính là {expected}.",
      en: "“{found}” is an estimate and counts as {expected}.",
    },
    remedy: {
      vi: "Có thể chỉ nhập số và chọn “Ước” ở cột “Loại số liệu”.",
      en: "You may type the number alone and choose “Ước” as its kind.",
    },
  },
  "number.negative": {
    what: { vi: "Số âm {found} ở chỉ tiêu đếm được.", en: "A negative figure {found} where things are counted." },
    remedy: { vi: "Kiểm tra dấu trừ; số đếm không thể nhỏ hơn 0.", en: "Check the minus; a count cannot be below 0." },
  },
  "number.negativeAsked": {
    what: {
      vi: "Số âm {found}, trong khi kế hoạch là số dương.",
      en: "{found} is negative while the target is positive.",
    },
    remedy: { vi: "Kiểm tra dấu trừ; nếu đúng thì ghi chú lý do.", en: "Check the minus; if it is right, note why." },
  },
  "number.decimals": {
    what: {
      vi: "{found} có phần lẻ, trong khi “{unit}” chỉ đếm số nguyên.",
      en: "{found} has decimals, but “{unit}” is counted whole.",
    },
    remedy: { vi: "Kiểm tra dấu phẩy, dấu chấm; nhập số nguyên.", en: "Check commas and dots; type a whole number." },
  },
  "number.manyDecimals": {
    what: { vi: "{found} có quá nhiều chữ số thập phân.", en: "{found} has too many decimals." },
    remedy: { vi: "Nhập số đã làm tròn, ví dụ {expected}.", en: "Type the rounded figure, e.g. {expected}." },
  },
  "number.overHundred": {
    what: { vi: "Tỷ lệ {found}% vượt quá 100% của tập.", en: "A share of {found}% is more than the whole set." },
    remedy: {
      vi: "Kiểm tra lại số liệu, hoặc nhập tử số và mẫu số.",
      en: "Check the figure, or give numerator and denominator.",
    },
  },
  "ratio.over": {
    what: { vi: "Tử số lớn hơn mẫu số ({found}).", en: "The numerator is more than the denominator ({found})." },
    remedy: { vi: "Kiểm tra có nhập ngược tử số và mẫu số.", en: "Check whether the two were swapped." },
  },
  "ratio.half": {
    what: { vi: "Mới nhập một trong hai số tử số, mẫu số.", en: "Only one of numerator and denominator is given." },
    remedy: { vi: "Nhập đủ cả hai, hoặc để trống cả hai.", en: "Give both, or leave both empty." },
  },
  "ratio.zero": {
    what: {
      vi: "Mẫu số bằng 0 nhưng tử số lớn hơn 0 ({found}).",
      en: "The denominator is 0 and the numerator is not ({found}).",
    },
    remedy: {
      vi: "Nhập lại mẫu số; không phát sinh thì cả hai bằng 0.",
      en: "Type the denominator again; if nothing arose both are 0.",
    },
  },
  "ratio.differs": {
    what: {
      vi: "Số thực hiện {found} khác tử số/mẫu số ({numerator}/{denominator} = {expected}%).",
      en: "The actual {found} differs from its parts ({numerator}/{denominator} = {expected}%).",
    },
    remedy: { vi: "Sửa cho khớp; có phải là {expected}?", en: "Make them agree; should it be {expected}?" },
  },
  "ratio.fraction": {
    what: { vi: "Tử số, mẫu số {found} không phải số nguyên.", en: "The parts {found} are not whole numbers." },
    remedy: { vi: "Nhập số đếm nguyên.", en: "Type whole counts." },
  },
  "ratio.partsMissing": {
    what: {
      vi: "Đã gõ {found} đè lên công thức, chưa có tử số và mẫu số.",
      en: "{found} was typed over the formula; the parts are missing.",
    },
    remedy: {
      vi: "Nhập tử số và mẫu số để cụm tính được tỷ lệ chung.",
      en: "Give numerator and denominator so that the cluster's rate can be computed.",
    },
  },
  "history.samePeriodContent": {
    what: {
      vi: "Số liệu giống hệt kỳ {expected}, chỉ đổi tên kỳ.",
      en: "The figures are those of {expected}; only the period was changed.",
    },
    remedy: { vi: "Đề nghị đơn vị cập nhật số liệu của kỳ này.", en: "Ask the member for this period's figures." },
  },
  "history.fell": {
    what: {
      vi: "Số lũy kế {found} thấp hơn kỳ trước {period} ({expected}).",
      en: "The cumulative {found} is below {period} ({expected}).",
    },
    remedy: {
      vi: "Kiểm tra: số lũy kế tính từ đầu năm, không chỉ của kỳ này.",
      en: "Check: cumulative figures run from the start of the year.",
    },
  },
  "history.scale": {
    what: {
      vi: "Số {found} lệch hàng nghìn hoặc hàng trăm lần so với kỳ {period}.",
      en: "{found} is out by powers of ten against {period}.",
    },
    remedy: {
      vi: "Có phải là {expected}? Sửa lại rồi nộp lại.",
      en: "Should it be {expected}? Correct it and send again.",
    },
  },
  "history.jump": {
    what: {
      vi: "Số {found} thay đổi quá nhiều so với kỳ {period} ({expected}).",
      en: "{found} changed a great deal since {period} ({expected}).",
    },
    remedy: confirm,
  },
  "history.milestoneBack": {
    what: {
      vi: "Kỳ {period} đã “Hoàn thành”, kỳ này lại chưa.",
      en: "It was completed in {period} and is not any more.",
    },
    remedy: { vi: "Xác nhận trạng thái đúng.", en: "Confirm its state." },
  },
  "history.gone": {
    what: {
      vi: "Kỳ {period} đã có số liệu {expected}, kỳ này để trống.",
      en: "{period} had {expected}; it is blank now.",
    },
    remedy: {
      vi: "Nếu chưa có số mới thì để trống; không phải lỗi.",
      en: "Leave it blank if there is no new figure; it is no error.",
    },
  },
  "history.lastYearChanged": {
    what: {
      vi: "Số cùng kỳ năm trước đổi từ {expected} thành {found} (tệp {other}).",
      en: "Last year's figure changed from {expected} to {found} (file {other}).",
    },
    remedy: confirm,
  },
  "history.taskUndone": {
    what: {
      vi: "Kỳ {period} báo hoàn thành ngày {expected}, kỳ này ghi “{found}”.",
      en: "{period} said completed on {expected}, now “{found}”.",
    },
    remedy: { vi: "Xác nhận ngày hoàn thành.", en: "Confirm the date of completion." },
  },
  "history.estimateMissed": {
    what: {
      vi: "Kết quả {found} khác xa số ước cả năm {expected} (kỳ {period}).",
      en: "{found} is far from the year's estimate {expected} ({period}).",
    },
    remedy: { vi: "Nên ghi nguyên nhân trong báo cáo.", en: "Worth a reason in the report." },
  },
  "cluster.sameContent": {
    what: { vi: "Toàn bộ {count} số liệu giống hệt đơn vị {other}.", en: "All {count} figures are those of {other}." },
    remedy: {
      vi: "Kiểm tra có nhập trên bản sao tệp của đơn vị kia.",
      en: "Check whether a copy of the other's file was filled in.",
    },
  },
  "cluster.copied": {
    what: {
      vi: "{count} trong {total} số liệu trùng với đơn vị {other}.",
      en: "{count} of {total} figures are those of {other}.",
    },
    remedy: confirm,
  },
  "cluster.scale": {
    what: {
      vi: "Số {found}, trong khi các đơn vị khác khoảng {others}.",
      en: "{found}, while the other members have about {others}.",
    },
    remedy: { vi: "Có phải là {expected}? Hỏi lại đơn vị.", en: "Should it be {expected}? Ask the member." },
  },
  "cluster.jump": {
    what: {
      vi: "Số {found} khác xa mức chung của các đơn vị (khoảng {others}).",
      en: "{found} is far from what the others report (about {others}).",
    },
    remedy: confirm,
  },
  "number.zeroForNoData": {
    what: {
      vi: "Ghi 0 nhưng ghi chú nói chưa có số liệu: “{found}”.",
      en: "0 was typed, but the note says there is no data: “{found}”.",
    },
    remedy: { vi: "Chưa có số liệu thì để trống, không ghi 0.", en: "Leave it empty where there is no data." },
  },
};
