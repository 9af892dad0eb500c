import type { IssueText } from "./text";

/** Issues of tables that are not ours, and of whose they are. */
export const mappingTexts: Readonly<Record<string, IssueText>> = {
  "map.read": {
    what: {
      vi: "Bảng riêng của đơn vị được đọc theo cách ghép cột đã xác nhận: {count} chỉ tiêu.",
      en: "The member's own table was read by the confirmed mapping: {count} indicators.",
    },
    remedy: {
      vi: "Không cần làm gì; cách ghép được nhớ cho lần sau.",
      en: "Nothing to do; the mapping is remembered for next time.",
    },
  },
  "map.again": {
    what: {
      vi: "Đã ghép theo lần trước: bảng riêng của đơn vị được đọc như đã xác nhận, {count} chỉ tiêu.",
      en: "Mapped as last time: the member's own table was read as confirmed then, {count} indicators.",
    },
    remedy: {
      vi: "Xem lại vài số liệu nếu đơn vị có đổi mẫu.",
      en: "Look at some figures if the member changed its form.",
    },
  },
  "map.periodOther": {
    what: {
      vi: "Tiêu đề bảng ghi “{found}”, đang tổng hợp “{expected}”.",
      en: "The table's heading says “{found}”; “{expected}” is being merged.",
    },
    remedy: {
      vi: "Xác nhận đơn vị không gửi nhầm tệp của kỳ khác.",
      en: "Make sure this is not another period's file.",
    },
  },
  "member.asked": {
    what: {
      vi: "“{found}” gần giống tên của đơn vị mã {codes}; chưa chắc là đơn vị nào.",
      en: "“{found}” is like the name of {codes}; it is not sure which member it is.",
    },
    remedy: {
      vi: "Xác nhận một lần ở bước Tổng hợp (hoặc trong tệp --map); lần sau không hỏi lại.",
      en: "Answer once at Merge (or in the --map file); it is not asked again.",
    },
  },
};
