import type { IssueText } from "./text";

const asBefore = { vi: "Sổ làm việc vẫn như trước.", en: "The workbook is as it was." };

/** Why the open workbook could not be read or changed: the codes of HostError with "host." before them. */
export const hostTexts: Record<string, IssueText> = {
  "host.protected": {
    what: {
      vi: "Trang được bảo vệ bằng mật khẩu, hoặc sổ không cho sửa.",
      en: "The sheet is protected by a password, or the workbook may not be edited.",
    },
    remedy: {
      vi: "Vào Xem lại → Bỏ bảo vệ trang tính, nhập mật khẩu, rồi làm lại. " + asBefore.vi,
      en: "Use Review → Unprotect Sheet, then try again. " + asBefore.en,
    },
  },
  "host.structure": {
    what: {
      vi: "Cấu trúc sổ đang được bảo vệ: không thêm, bớt được trang.",
      en: "The workbook's structure is protected: sheets cannot be added or removed.",
    },
    remedy: {
      vi: "Vào Xem lại → Bảo vệ sổ làm việc để bỏ bảo vệ, rồi làm lại. " + asBefore.vi,
      en: "Use Review → Protect Workbook to take it off, then try again. " + asBefore.en,
    },
  },
  "host.hidden": {
    what: { vi: "Trang này đang ẩn.", en: "This sheet is hidden." },
    remedy: {
      vi: "Bấm chuột phải vào tên một trang ở cuối sổ → Bỏ ẩn, chọn trang ấy, rồi làm lại.",
      en: "Right-click a sheet's tab → Unhide, choose the sheet, and try again.",
    },
  },
  "host.filtered": {
    what: { vi: "Trang này đang lọc, có dòng không hiện.", en: "This sheet is filtered: some rows are not shown." },
    remedy: {
      vi: "Vào Dữ liệu → Xóa (trong nhóm Sắp xếp & Lọc) để hiện đủ dòng, rồi làm lại. " + asBefore.vi,
      en: "Use Data → Clear (Sort & Filter) to show all rows, then try again. " + asBefore.en,
    },
  },
  "host.inactive": {
    what: { vi: "Một sổ khác đang mở phía trước.", en: "Another workbook is in front." },
    remedy: {
      vi: "Bấm vào cửa sổ của sổ này rồi làm lại. " + asBefore.vi,
      en: "Click the window of this workbook and try again. " + asBefore.en,
    },
  },
  "host.editing": {
    what: { vi: "Đang nhập dở trong một ô.", en: "A cell is being edited." },
    remedy: {
      vi: "Bấm Enter để kết thúc nhập (hoặc Esc để bỏ), rồi làm lại.",
      en: "Press Enter (or Esc) to finish the cell, then try again.",
    },
  },
  "host.changed": {
    what: {
      vi: "Nội dung ở đây vừa thay đổi sau khi xem trước (có thể do người cùng mở sổ).",
      en: "What stands here was changed after the preview, perhaps by somebody who has the workbook open too.",
    },
    remedy: { vi: "Xem trước lại rồi áp dụng. " + asBefore.vi, en: "Preview again, then apply. " + asBefore.en },
  },
  "host.missing": {
    what: {
      vi: "Không còn trang hoặc vùng cần dùng.",
      en: "A sheet or range that is needed is gone.",
    },
    remedy: {
      vi: "Kiểm tra trang có bị xóa hay đổi tên, rồi làm lại. " + asBefore.vi,
      en: "Check whether the sheet was deleted or renamed. " + asBefore.en,
    },
  },
  "host.invalid": {
    what: { vi: "Excel không chấp nhận nội dung cần ghi.", en: "Excel refused what was to be written." },
    remedy: {
      vi: asBefore.vi + " Lưu sổ, đóng mở lại Excel rồi làm lại.",
      en: asBefore.en + " Save, reopen Excel and try again.",
    },
  },
  "host.tooLarge": {
    what: { vi: "Dữ liệu cần ghi quá lớn cho một lần.", en: "There is too much to write at once." },
    remedy: {
      vi: "Chia nhỏ theo nhóm đơn vị, hoặc dùng lệnh thidua trên máy. " + asBefore.vi,
      en: "Split by groups of members, or use the command line. " + asBefore.en,
    },
  },
  "host.unsupported": {
    what: { vi: "Phiên bản Excel này chưa có chức năng cần dùng.", en: "This version of Excel lacks what is needed." },
    remedy: {
      vi: "Dùng Excel 2021 trở lên, hoặc mở trang Sổ Thi đua trong Edge, Chrome với cùng tệp.",
      en: "Use Excel 2021 or later, or open the page in Edge or Chrome with the same file.",
    },
  },
  "host.busy": {
    what: { vi: "Excel đang bận.", en: "Excel is busy." },
    remedy: { vi: "Chờ vài giây rồi làm lại. " + asBefore.vi, en: "Wait a few seconds and try again. " + asBefore.en },
  },
  "host.readOnly": {
    what: { vi: "Sổ đang mở ở chế độ chỉ đọc.", en: "The workbook is read-only." },
    remedy: {
      vi: "Bấm Cho phép chỉnh sửa, hoặc lưu thành bản sao rồi làm lại.",
      en: "Choose Enable Editing, or save a copy and try again.",
    },
  },
  "host.memory": {
    what: { vi: "Máy không đủ bộ nhớ.", en: "There is not enough memory." },
    remedy: {
      vi: "Đóng bớt chương trình rồi làm lại. " + asBefore.vi,
      en: "Close other programs and try again. " + asBefore.en,
    },
  },
  "host.connection": {
    what: { vi: "Mất kết nối với sổ làm việc.", en: "The connection to the workbook was lost." },
    remedy: {
      vi: "Kiểm tra mạng (Excel trên web), tải lại ngăn rồi làm lại.",
      en: "Check the network (Excel on the web), reload the pane and try again.",
    },
  },
  "host.unknown": {
    what: { vi: "Excel báo lỗi không rõ nguyên nhân.", en: "Excel reported an unknown error." },
    remedy: { vi: "Lưu sổ, đóng mở lại Excel rồi làm lại.", en: "Save, reopen Excel and try again." },
  },
  "host.dirty": {
    what: {
      vi: "Thao tác không xong và chưa trả lại được nguyên trạng.",
      en: "The action failed and not all could be put back.",
    },
    remedy: { vi: "Đóng sổ mà không lưu, mở lại từ bản đã lưu.", en: "Close without saving and open the saved copy." },
  },
};

const again = {
  vi: "Chọn tệp .docx khác rồi làm lại; chưa có gì được ghi.",
  en: "Choose another .docx and try again; nothing was written.",
};

/** Why a Word file could not be used: the codes of ReportError with "report." before them. */
export const reportTexts: Record<string, IssueText> = {
  "report.notDocx": {
    what: { vi: "Tệp không phải văn bản Word (.docx).", en: "The file is no Word document (.docx)." },
    remedy: again,
  },
  "report.legacyDoc": {
    what: { vi: "Tệp theo định dạng Word cũ (.doc).", en: "The file is in the old Word format (.doc)." },
    remedy: {
      vi: "Mở bằng Word, chọn Lưu thành → Tài liệu Word (.docx), rồi làm lại.",
      en: "Open in Word, Save As → Word Document (.docx), and try again.",
    },
  },
  "report.encrypted": {
    what: { vi: "Văn bản được đặt mật khẩu.", en: "The document is protected by a password." },
    remedy: {
      vi: "Bỏ mật khẩu trong Word (Tệp → Thông tin → Bảo vệ tài liệu) rồi làm lại.",
      en: "Remove the password in Word and try again.",
    },
  },
  "report.locked": {
    what: { vi: "Văn bản đang bị hạn chế chỉnh sửa.", en: "Editing of the document is restricted." },
    remedy: {
      vi: "Trong Word, vào Xem lại → Hạn chế chỉnh sửa → Dừng bảo vệ, lưu rồi làm lại.",
      en: "In Word: Review → Restrict Editing → Stop Protection; save and try again.",
    },
  },
  "report.damaged": { what: { vi: "Văn bản bị hỏng, không đọc được.", en: "The document is damaged." }, remedy: again },
  "report.tooLarge": { what: { vi: "Văn bản quá lớn.", en: "The document is too large." }, remedy: again },
  "report.noPlaceholders": {
    what: { vi: "Mẫu không có chỗ điền nào dạng {{…}}.", en: "The template has no placeholder {{…}}." },
    remedy: {
      vi: "Đặt các chỗ điền như {{bảng_chỉ_tiêu}}, {{số}}, {{ngày}} vào mẫu.",
      en: "Put placeholders such as {{bảng_chỉ_tiêu}}, {{số}}, {{ngày}} into it.",
    },
  },
  "report.noTables": {
    what: {
      vi: "Văn bản không có bảng nào của Sổ Thi đua để cập nhật.",
      en: "The document has no table of ours to update.",
    },
    remedy: {
      vi: "Xuất văn bản mới, hoặc chọn văn bản đã xuất từ đây.",
      en: "Export a new one, or choose one exported from here.",
    },
  },
};
