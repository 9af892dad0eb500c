import type { IssueText } from "./text";

const asked = { vi: "Sửa trong văn bản nếu đúng là lỗi.", en: "Correct the document if it is a slip." };

/** Rules about a plan before it is issued: src/rules/documentLists.ts, planSense.ts. */
export const checkPlanTexts: Record<string, IssueText> = {
  "text.numberGap": {
    what: {
      vi: "Số thứ tự nhảy đến “{found}”, thiếu {missing}.",
      en: "Numbering jumps to “{found}”; {missing} is missing.",
    },
    remedy: {
      vi: "Kiểm tra có mất một mục; không tự đánh lại số.",
      en: "Check for a lost paragraph; nothing is numbered anew.",
    },
  },
  "text.listPunctuation": {
    what: {
      vi: "Mục {found} kết thúc bằng dấu chấm giữa danh sách kết thúc bằng “{expected}”.",
      en: "Item {found} ends with a full stop in a list of “{expected}”.",
    },
    remedy: {
      vi: "Thống nhất dấu “{expected}”; chỉ mục cuối dùng dấu chấm.",
      en: "Use “{expected}”; only the last ends with a full stop.",
    },
  },
  "text.countDiffers": {
    what: { vi: "Ghi “{found}” nhưng liệt kê {listed} mục.", en: "“{found}” is said, {listed} items are listed." },
    remedy: {
      vi: "Đếm lại, hoặc xem phần còn lại được liệt kê ở đâu.",
      en: "Count again, or look where the rest is listed.",
    },
  },
  "text.targetDiffers": {
    what: {
      vi: "Cùng một việc ghi hai mức: “{found}” và “{expected}”.",
      en: "One thing has two targets: “{found}” and “{expected}”.",
    },
    remedy: asked,
  },
  "plan.outsideParts": {
    what: {
      vi: "Kế hoạch chung {whole}% nằm ngoài khoảng thành thị {town}%, nông thôn {land}%.",
      en: "The target {whole}% lies outside town {town}% and country {land}%.",
    },
    remedy: { vi: "Kiểm tra ba số trước khi giao.", en: "Check the three before issuing." },
  },
  "plan.weightDiffers": {
    what: {
      vi: "Ba mức kế hoạch ứng với {weight}% dân số thành thị, chỉ tiêu dân số đô thị là {share}%.",
      en: "The three targets imply {weight}% town people; the plan says {share}%.",
    },
    remedy: { vi: "Đối chiếu cách tính hai chỉ tiêu.", en: "Compare how the two are computed." },
  },
  "task.noCoordinator": {
    what: {
      vi: "{count}/{total} nhiệm vụ để trống đơn vị phối hợp.",
      en: "{count} of {total} tasks name no coordinating unit.",
    },
    remedy: { vi: "Ô trống là hợp lệ; xem lại nếu bị sót.", en: "Blank is allowed; look whether some were forgotten." },
  },
};
