import type { IssueText } from "./text";

const issued = {
  vi: "Chép số liệu sang biểu mẫu đã phát rồi gửi lại.",
  en: "Copy the figures into the template issued and send it again.",
};
const recompute = {
  vi: "Không ảnh hưởng kết quả tổng hợp; nên khôi phục công thức từ biểu mẫu đã phát.",
  en: "The merge is not affected; restore the formula from the template.",
};

/** Rules about sheets, rows, columns, formulas and identity: src/rules/structure.ts, formulas.ts, shifted.ts, identity.ts. */
export const checkStructureTexts: Record<string, IssueText> = {
  "rows.shifted": {
    what: {
      vi: "{count} số liệu ({found}) có vẻ bị dán lệch dòng; vị trí đúng là {expected}.",
      en: "{count} figures ({found}) seem to be pasted rows off; they belong at {expected}.",
    },
    remedy: {
      vi: "Dán lại đúng dòng rồi kiểm tra từng chỉ tiêu.",
      en: "Paste them into their rows and check each one.",
    },
  },
  "row.sorted": {
    what: {
      vi: "Các dòng đã bị sắp xếp lại: {found} đứng chỗ của {expected}.",
      en: "Rows were sorted: {found} stands where {expected} was.",
    },
    remedy: {
      vi: "Vẫn đọc đúng theo mã; nên giữ thứ tự của biểu mẫu.",
      en: "Read by code all the same; keep the template's order.",
    },
  },
  "row.inserted": {
    what: {
      vi: "Dòng “{found}” được chèn thêm, không có trong biểu mẫu.",
      en: "Row “{found}” was added; the template does not have it.",
    },
    remedy: {
      vi: "Số liệu ở dòng này không được tổng hợp; chuyển vào chỉ tiêu đúng hoặc xóa dòng.",
      en: "It is not merged; move its figures or delete it.",
    },
  },
  "row.blank": {
    what: { vi: "Có dòng trống chèn giữa bảng.", en: "An empty row stands in the table." },
    remedy: { vi: "Không ảnh hưởng; có thể xóa.", en: "It does no harm; it may be deleted." },
  },
  "row.hidden": {
    what: { vi: "Dòng {row} đang bị ẩn.", en: "Row {row} is hidden." },
    remedy: {
      vi: "Bỏ ẩn (hoặc bỏ lọc) để xem lại số liệu.",
      en: "Unhide it (or clear the filter) and look at its figures.",
    },
  },
  "cells.merged": {
    what: { vi: "Các ô {found} bị gộp.", en: "The cells {found} were merged." },
    remedy: { vi: "Bỏ gộp ô và kiểm tra nội dung.", en: "Unmerge them and check what they hold." },
  },
  "cells.mergedFigures": {
    what: {
      vi: "Gộp ô {found}: {count} chỉ tiêu chỉ còn một số.",
      en: "{found} is merged: {count} indicators share one figure.",
    },
    remedy: { vi: "Bỏ gộp và nhập số cho từng chỉ tiêu.", en: "Unmerge it and type a figure for each." },
  },
  "column.moved": {
    what: { vi: "Cột “{found}” đã bị chuyển chỗ.", en: "Column “{found}” was moved." },
    remedy: {
      vi: "Vẫn đọc đúng theo tiêu đề; nên giữ thứ tự cột.",
      en: "Read by its header all the same; keep the order.",
    },
  },
  "column.inserted": {
    what: { vi: "Có cột chèn thêm: “{found}”.", en: "A column was added: “{found}”." },
    remedy: {
      vi: "Nội dung cột này không được tổng hợp; chuyển sang cột ghi chú.",
      en: "It is not merged; move it into the notes.",
    },
  },
  "column.hidden": {
    what: { vi: "Cột “{found}” đang bị ẩn.", en: "Column “{found}” is hidden." },
    remedy: { vi: "Bỏ ẩn cột và xem lại.", en: "Unhide it and look again." },
  },
  "sheet.twin": {
    what: { vi: "Trang này là bản sao của {expected}.", en: "This sheet is a copy of {expected}." },
    remedy: {
      vi: "Xóa bản sao; chỉ trang {expected} được tổng hợp.",
      en: "Delete the copy; only {expected} is merged.",
    },
  },
  "sheet.twinDiffers": {
    what: {
      vi: "Hai trang cùng biểu mẫu khác nhau: ở đây “{found}”, ở {other} “{expected}”.",
      en: "Two sheets of one form differ: “{found}” here, “{expected}” on {other}.",
    },
    remedy: { vi: "Giữ lại một trang đúng, xóa trang kia.", en: "Keep the right one and delete the other." },
  },
  "sheet.extra": {
    what: {
      vi: "Trang này không thuộc biểu mẫu, không được tổng hợp.",
      en: "This sheet is no part of the form and is not merged.",
    },
    remedy: {
      vi: "Không cần làm gì nếu chỉ là ghi chép riêng.",
      en: "Nothing to do if it is only for your own notes.",
    },
  },
  "sheet.unprotected": {
    what: { vi: "Trang đã bỏ bảo vệ.", en: "The sheet's protection was removed." },
    remedy: {
      vi: "Số kế hoạch và công thức đã được đối chiếu với bản phát; nên bật lại bảo vệ.",
      en: "Targets and formulas were compared with the issue; protect it again.",
    },
  },
  "formula.overwritten": {
    what: { vi: "Công thức đã bị ghi đè bằng “{found}”.", en: "The formula was overwritten by “{found}”." },
    remedy: recompute,
  },
  "formula.valuesOnly": {
    what: { vi: "{count} công thức của biểu đã thành giá trị.", en: "{count} formulas of the sheet became values." },
    remedy: recompute,
  },
  "formula.changed": {
    what: { vi: "Công thức đã bị sửa: {found}.", en: "The formula was changed: {found}." },
    remedy: recompute,
  },
  "formula.external": {
    what: { vi: "Số liệu lấy từ tệp khác: {found}.", en: "The figure comes from another file: {found}." },
    remedy: {
      vi: "Dán thành giá trị (Paste Special, Values) trước khi gửi.",
      en: "Paste it as a value before sending.",
    },
  },
  "unit.changed": {
    what: {
      vi: "Đơn vị tính “{found}” khác kế hoạch “{expected}”.",
      en: "The unit “{found}” is not the plan's “{expected}”.",
    },
    remedy: {
      vi: "Xác nhận số liệu tính theo đơn vị nào; trả lại “{expected}”.",
      en: "Confirm which unit the figure is in; restore “{expected}”.",
    },
  },
  "unit.otherScale": {
    what: {
      vi: "Đơn vị tính đổi từ “{expected}” thành “{found}”: số liệu lệch theo.",
      en: "The unit was changed from “{expected}” to “{found}”: the figures are out by that.",
    },
    remedy: {
      vi: "Đổi số liệu về “{expected}” và trả lại đơn vị tính.",
      en: "Convert to “{expected}” and restore the unit.",
    },
  },
  "unit.synonym": {
    what: {
      vi: "Minh chứng ghi “{found}”, chỉ tiêu tính theo “{expected}”.",
      en: "The proof says “{found}”, the indicator counts “{expected}”.",
    },
    remedy: { vi: "Xác nhận hai cách gọi là một.", en: "Confirm that both mean the same." },
  },
  "unit.spellings": {
    what: {
      vi: "Một đơn vị viết nhiều cách: “{expected}” và {found}.",
      en: "One unit in several spellings: “{expected}” and {found}.",
    },
    remedy: {
      vi: "Xác nhận một lần; cách viết được nhớ trong DanhMuc.",
      en: "Confirm once; it is remembered in DanhMuc.",
    },
  },
  "no.changed": {
    what: {
      vi: "Số thứ tự “{found}” khác kế hoạch “{expected}”.",
      en: "The number “{found}” is not the plan's “{expected}”.",
    },
    remedy: {
      vi: "Trả lại số in trong kế hoạch, không đánh lại số.",
      en: "Restore the printed number; nothing is numbered anew.",
    },
  },
  "periodTarget.changed": {
    what: {
      vi: "Kế hoạch kỳ “{found}” khác số đã giao “{expected}”.",
      en: "The period's target “{found}” is not the one issued, “{expected}”.",
    },
    remedy: { vi: "Số đã giao được dùng; hỏi lại đơn vị.", en: "The issued one counts; ask the member." },
  },
  "lastYear.changed": {
    what: {
      vi: "Số cùng kỳ năm trước {found} khác số trong kế hoạch {expected}.",
      en: "Last year's {found} is not the plan's {expected}.",
    },
    remedy: { vi: "Xác nhận số đúng.", en: "Confirm the right one." },
  },
  "machine.changed": {
    what: {
      vi: "Ô ẩn dùng để tính đã bị sửa: “{found}” (biểu mẫu: “{expected}”).",
      en: "A hidden cell was changed: “{found}” (template: “{expected}”).",
    },
    remedy: recompute,
  },
  "due.changed": {
    what: {
      vi: "Thời hạn {found} khác kế hoạch {expected}.",
      en: "The deadline {found} is not the plan's {expected}.",
    },
    remedy: {
      vi: "Trả lại thời hạn của kế hoạch; muốn lùi hạn thì có văn bản.",
      en: "Restore the plan's date; a change needs a document.",
    },
  },
  "columns.swapped": {
    what: {
      vi: "Kế hoạch và thực hiện có vẻ bị đảo chỗ: thực hiện {found} chính là kế hoạch giao {target}.",
      en: "Target and actual seem swapped: the actual {found} is the target issued, {target}.",
    },
    remedy: {
      vi: "Thực hiện có phải là {expected}? Trả lại kế hoạch {target}.",
      en: "Is the actual {expected}? Restore the target {target}.",
    },
  },
  "identity.titleMember": {
    what: {
      vi: "Phần đầu biểu ghi “{found}”, tệp được phát cho “{expected}”.",
      en: "The title says “{found}”, the file was issued to “{expected}”.",
    },
    remedy: {
      vi: "Xác nhận số liệu của đơn vị nào; đề nghị gửi lại đúng biểu mẫu của đơn vị.",
      en: "Confirm whose figures they are; ask for the member's own form.",
    },
  },
  "identity.titlePeriod": {
    what: {
      vi: "Tên biểu ghi “{found}”, tệp khai là kỳ {expected}.",
      en: "The title says “{found}”, the file says {expected}.",
    },
    remedy: { vi: "Kiểm tra có dùng lại tệp kỳ trước.", en: "Check whether last period's file was used again." },
  },
  "identity.periodFacts": {
    what: {
      vi: "Tệp khai kỳ {found} nhưng mang thông tin của {expected}.",
      en: "The file says {found} but carries the facts of {expected}.",
    },
    remedy: {
      vi: "Có thể là tệp kỳ trước đổi tên kỳ; yêu cầu gửi đúng biểu mẫu kỳ này.",
      en: "It may be last period's file; ask for this period's form.",
    },
  },
  "identity.memberFacts": {
    what: {
      vi: "Mã đơn vị là của {found} nhưng tên trong tệp là {expected}.",
      en: "The code is of {found}, the name in the file {expected}.",
    },
    remedy: issued,
  },
  "identity.planFacts": {
    what: {
      vi: "Tệp được phát cho năm {found}, kế hoạch này là năm {expected}.",
      en: "The file was issued for {found}; this plan is of {expected}.",
    },
    remedy: issued,
  },
  "identity.version": {
    what: {
      vi: "Biểu mẫu phiên bản {found}, hiện dùng phiên bản {expected}.",
      en: "The form is of version {found}; {expected} is in use.",
    },
    remedy: {
      vi: "Kiểm tra các cột; lần sau dùng biểu mẫu mới.",
      en: "Check its columns; use the new form next time.",
    },
  },
  "identity.fileName": {
    what: {
      vi: "Tên tệp ghi {found}, nội dung là của {expected}.",
      en: "The file's name says {found}, its content {expected}.",
    },
    remedy: { vi: "Kiểm tra có gửi nhầm hoặc ghi đè tệp.", en: "Check for a mix-up or an overwritten file." },
  },
  "identity.stamp": {
    what: {
      vi: "Tệp ghi ngày nộp {found}, trước khi kỳ bắt đầu ({expected}).",
      en: "It says handed in {found}, before the period began ({expected}).",
    },
    remedy: { vi: "Kiểm tra có phải tệp cũ.", en: "Check whether it is an old file." },
  },
  "formula.uncomputed": {
    what: {
      vi: "Ô nhập có công thức {found} chưa được tính nên chưa có số.",
      en: "The formula {found} typed here was never computed: there is no figure.",
    },
    remedy: {
      vi: "Mở tệp bằng Excel rồi lưu lại, hoặc nhập thẳng con số.",
      en: "Open and save it in Excel, or type the figure.",
    },
  },
  "cell.stray": {
    what: {
      vi: "Có nội dung “{found}” ngoài các cột của biểu mẫu.",
      en: "“{found}” stands outside the form's columns.",
    },
    remedy: {
      vi: "Nội dung này không được tổng hợp; chuyển vào đúng cột hoặc xóa.",
      en: "It is not merged; move it into its column or delete it.",
    },
  },
};
