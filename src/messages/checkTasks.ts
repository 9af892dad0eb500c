import type { IssueText } from "./text";

const date = { vi: "Nhập lại ngày/tháng/năm.", en: "Type day/month/year again." };

/** Rules about tasks, points, titles and examples: src/rules/tasks.ts, yearSheets.ts. */
export const checkTaskTexts: Record<string, IssueText> = {
  "score.maxChanged": {
    what: {
      vi: "Điểm chuẩn {found} khác quy chế ({expected}).",
      en: "The standard points {found} are not the scheme's ({expected}).",
    },
    remedy: {
      vi: "Trả lại {expected}; điểm chuẩn theo quy chế được dùng.",
      en: "Restore {expected}; the scheme counts.",
    },
  },
  "score.negative": {
    what: { vi: "Điểm thưởng, điểm trừ đang là số âm: {found}.", en: "Bonus or penalty is negative: {found}." },
    remedy: { vi: "Nhập số dương {expected}; biểu mẫu tự trừ.", en: "Type {expected}; the form takes it off." },
  },
  "score.formulaTyped": {
    what: { vi: "Ô cộng điểm đang ghi số gõ tay {found}.", en: "The sum of points was typed by hand: {found}." },
    remedy: {
      vi: "Khôi phục công thức từ biểu mẫu; điểm tổng hợp được tính lại.",
      en: "Restore the formula; the merge computes its own.",
    },
  },
  "score.appraisedTyped": {
    what: { vi: "Cột điểm thẩm định đã có điểm {found}.", en: "Appraised points stand here already: {found}." },
    remedy: {
      vi: "Cột này do Cụm, cơ quan thường trực ghi; xác nhận ai đã ghi.",
      en: "The cluster and the standing body fill it in; confirm who did.",
    },
  },
  "award.duplicate": {
    what: { vi: "“{found}” đã đăng ký ở ô {first}.", en: "“{found}” is registered at {first} already." },
    remedy: {
      vi: "Xóa dòng trùng; hai người cùng tên thì ghi rõ chức vụ.",
      en: "Delete one; give the positions of namesakes.",
    },
  },
  "exemplar.duplicate": {
    what: { vi: "“{found}” đã có ở ô {first}.", en: "“{found}” stands at {first} already." },
    remedy: { vi: "Xóa dòng trùng.", en: "Delete one of them." },
  },
  "exemplar.stageUnknown": {
    what: { vi: "Khâu “{found}” không có trong danh mục.", en: "The step “{found}” is not on the list." },
    remedy: {
      vi: "Chọn Phát hiện, Bồi dưỡng, Tổng kết hoặc Nhân rộng.",
      en: "Choose Phát hiện, Bồi dưỡng, Tổng kết or Nhân rộng.",
    },
  },
  "exemplar.long": {
    what: {
      vi: "Tóm tắt dài {words} chữ; biểu mẫu yêu cầu không quá 100 chữ.",
      en: "The summary has {words} words; the form asks for 100.",
    },
    remedy: { vi: "Rút gọn: làm gì, cách làm, kết quả.", en: "Shorten it: what, how, with what result." },
  },
  "task.unitChanged": {
    what: {
      vi: "Đơn vị ghi “{found}” khác kế hoạch “{expected}”.",
      en: "The unit “{found}” is not the plan's “{expected}”.",
    },
    remedy: {
      vi: "Trả lại đơn vị của kế hoạch; có phân công lại thì ghi ở cột ghi chú.",
      en: "Restore the plan's unit; note a change in the notes.",
    },
  },
  "task.sameDay": {
    what: {
      vi: "Cả {count} nhiệm vụ đều ghi hoàn thành ngày {found}.",
      en: "All {count} tasks are said to be completed on {found}.",
    },
    remedy: {
      vi: "Kiểm tra có kéo chép ngày xuống cả cột; ghi ngày thật của từng nhiệm vụ.",
      en: "Check whether the date was filled down; give each task its own.",
    },
  },
  "task.progressRange": {
    what: { vi: "Tiến độ {found} ngoài khoảng 0–100%.", en: "Progress {found} is outside 0–100%." },
    remedy: { vi: "Nhập số từ 0 đến 100.", en: "Type a number from 0 to 100." },
  },
  "task.progressFraction": {
    what: { vi: "Tiến độ {found} có vẻ là {expected}%.", en: "Progress {found} seems to be {expected}%." },
    remedy: { vi: "Nhập {expected}, không gõ dấu %.", en: "Type {expected}, without %." },
  },
  "task.doneWithoutDate": {
    what: { vi: "Tiến độ 100% nhưng chưa có ngày hoàn thành.", en: "At 100% without a date of completion." },
    remedy: {
      vi: "Ghi ngày hoàn thành; chưa có thì nhiệm vụ chưa được tính xong.",
      en: "Give the date; without it the task is not counted as done.",
    },
  },
  "task.doneUnfinished": {
    what: {
      vi: "Đã ghi ngày hoàn thành nhưng tiến độ mới {found}%.",
      en: "A date of completion, but progress {found}%.",
    },
    remedy: { vi: "Sửa tiến độ thành 100, hoặc xóa ngày.", en: "Set progress to 100, or clear the date." },
  },
  "task.doneInFuture": {
    what: {
      vi: "Ngày hoàn thành {found} sau ngày chốt báo cáo.",
      en: "Completed {found}, after the day of the report.",
    },
    remedy: { vi: "Kiểm tra có đảo ngày và tháng.", en: "Check whether day and month were swapped." },
  },
  "task.doneBeforeStart": {
    what: {
      vi: "Ngày hoàn thành {found} trước năm kế hoạch {expected}.",
      en: "Completed {found}, before the year {expected}.",
    },
    remedy: date,
  },
  "task.noReason": {
    what: { vi: "Nhiệm vụ không thực hiện nhưng chưa ghi lý do.", en: "The task is dropped and no reason is given." },
    remedy: { vi: "Ghi lý do không thực hiện.", en: "Write the reason." },
  },
  "task.contradiction": {
    what: { vi: "Vừa ghi “{found}” vừa báo đã hoàn thành.", en: "“{found}” and completed at once." },
    remedy: { vi: "Giữ một trong hai.", en: "Keep one of the two." },
  },
  "task.reasonWithoutChoice": {
    what: {
      vi: "Có lý do không thực hiện nhưng nhiệm vụ đang làm: “{found}”.",
      en: "A reason for not doing it, yet it is under way: “{found}”.",
    },
    remedy: {
      vi: "Chuyển nội dung sang “Vướng mắc, kiến nghị” nếu vẫn làm.",
      en: "Move it to the difficulties if it goes on.",
    },
  },
  "task.sameRole": {
    what: {
      vi: "Đơn vị chỉ đạo và đơn vị thực hiện là một: {found}.",
      en: "The same unit directs and does it: {found}.",
    },
    remedy: { vi: "Xác nhận đúng như văn bản.", en: "Confirm it is as in the document." },
  },
};
