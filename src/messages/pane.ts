import type { Text } from "./text";

/** The pane around its screens: names of screens, notices, preview, undo, progress, what the host refused. */
export const paneTexts = {
  product: { vi: "Sổ Thi đua", en: "Emulation Ledger" },
  screens: { vi: "Các bước công việc", en: "Steps of the work" },
  forms: { vi: "Mẫu biểu", en: "Forms" },
  check: { vi: "Kiểm tra", en: "Check" },
  results: { vi: "Kết quả", en: "Results" },
  merge: { vi: "Tổng hợp", en: "Merge" },
  word: { vi: "Xuất Word", en: "Word" },
  entry: { vi: "Nhập liệu", en: "Entry" },
  loading: { vi: "Đang mở…", en: "Opening…" },
  startFailed: {
    vi: "Chưa mở được sổ. Hãy tải lại trang; số liệu đã lưu không bị mất.",
    en: "The workbook could not be opened. Reload the page; kept work is not lost.",
  },
  reload: { vi: "Tải lại", en: "Reload" },
  more: { vi: "Thêm lệnh", en: "More commands" },
  help: { vi: "Hướng dẫn", en: "Guide" },
  language: { vi: "English", en: "Tiếng Việt" },
  openFile: { vi: "Mở tệp .xlsx", en: "Open .xlsx" },
  saveFile: { vi: "Lưu tệp .xlsx", en: "Save .xlsx" },
  newWindow: { vi: "Mở thành sổ mới", en: "Open as a new workbook" },
  undo: { vi: "Hoàn tác", en: "Undo" },
  undoWhat: { vi: "Hoàn tác: {what}", en: "Undo: {what}" },
  undone: { vi: "Đã hoàn tác: {what}.", en: "Undone: {what}." },
  nothingToUndo: { vi: "Chưa có thao tác nào để hoàn tác", en: "Nothing to undo yet" },
  applied: { vi: "Đã ghi vào sổ: {what}.", en: "Written: {what}." },
  opened: { vi: "Đã mở {file}.", en: "Opened {file}." },
  saved: { vi: "Đã chuyển {file} cho trình duyệt lưu.", en: "{file} was handed to the browser." },
  savedNew: {
    vi: "Đã mở {file} thành sổ mới. Hãy lưu sổ đó bằng lệnh Lưu của Excel.",
    en: "{file} was opened as a new workbook. Save it with Excel's Save.",
  },
  keptSaving: { vi: "Đang lưu…", en: "Saving…" },
  keptSaved: { vi: "Đã lưu trên máy này", en: "Kept on this machine" },
  keptFailed: { vi: "Chưa lưu được", en: "Not kept" },
  noPlan: { vi: "Chưa chọn kế hoạch", en: "No plan chosen" },
  member: { vi: "Đơn vị", en: "Member" },
  period: { vi: "Kỳ báo cáo", en: "Period" },
  plan: { vi: "Kế hoạch", en: "Plan" },
  cancel: { vi: "Hủy", en: "Cancel" },
  close: { vi: "Đóng", en: "Close" },
  back: { vi: "Quay lại", en: "Back" },
  dismiss: { vi: "Đóng thông báo", en: "Dismiss" },
  stopping: { vi: "Đang dừng…", en: "Stopping…" },
  stopped: { vi: "Đã dừng. Sổ không thay đổi.", en: "Stopped. The workbook is unchanged." },
  progress: { vi: "{done}/{total}", en: "{done}/{total}" },
  preview: { vi: "Xem trước", en: "Preview" },
  previewHint: {
    vi: "Chưa có gì được ghi. Xem lại rồi bấm “Ghi vào sổ”.",
    en: "Nothing has been written yet. Look it over, then choose “Write”.",
  },
  apply: { vi: "Ghi vào sổ", en: "Write" },
  drop: { vi: "Bỏ qua", en: "Discard" },
  newSheets: { vi: "Thêm {count} trang tính", en: "{count} new sheets" },
  replacedSheets: { vi: "Vẽ lại {count} trang tính", en: "{count} sheets drawn anew" },
  removedSheets: { vi: "Xóa {count} trang tính", en: "{count} sheets removed" },
  editedCells: { vi: "Sửa {count} ô", en: "{count} cells changed" },
  changesIn: { vi: "Trang {sheet}: {count} ô", en: "Sheet {sheet}: {count} cells" },
  hiddenSheet: { vi: "ẩn", en: "hidden" },
  cells: { vi: "{count} ô", en: "{count} cells" },
  before: { vi: "Trước", en: "Before" },
  after: { vi: "Sau", en: "After" },
  cell: { vi: "Ô", en: "Cell" },
  emptyCell: { vi: "(trống)", en: "(empty)" },
  moreChanges: { vi: "… và {count} ô khác", en: "… and {count} more cells" },
  nothingToDo: { vi: "Không có gì cần ghi.", en: "There is nothing to write." },
  failed: {
    vi: "Có lỗi ngoài dự kiến; sổ không thay đổi. Hãy thử lại.",
    en: "Something unexpected happened; the workbook is unchanged. Try again.",
  },
  broken: {
    vi: "Phần này gặp lỗi. Số liệu trong sổ không bị ảnh hưởng.",
    en: "This part met an error. The workbook is not affected.",
  },
  retry: { vi: "Thử lại", en: "Try again" },
  rejectedGrid: {
    vi: "Bảng trên trang chỉ nhận số liệu và chữ; thêm bớt hàng cột, đổi định dạng thì làm trong Excel.",
    en: "The embedded grid takes figures and text; rows, columns and looks are changed in Excel.",
  },
  toGrid: { vi: "Bảng tính", en: "Sheet" },
  toPane: { vi: "Công việc", en: "Tasks" },
  divider: { vi: "Độ rộng ngăn công việc", en: "Width of the task pane" },
  grid: { vi: "Bảng tính", en: "Spreadsheet" },
  welcome: { vi: "Chào anh/chị!", en: "Welcome!" },
  welcomeText: {
    vi: "Sổ Thi đua giúp phát biểu mẫu, kiểm tra số liệu, tổng hợp cụm (khối) và xuất văn bản Word. Mọi việc làm ngay trên máy này, không gửi dữ liệu đi đâu.",
    en: "It issues forms, checks figures, merges a cluster's files and exports Word documents. All of it happens on this machine; no data is sent anywhere.",
  },
  welcomeSteps: {
    vi: "Mẫu biểu → Nhập số → Kiểm tra → Tổng hợp → Xuất Word",
    en: "Forms → Entry → Check → Merge → Word",
  },
  trySample: { vi: "Thử với số liệu mẫu", en: "Try with sample data" },
  skip: { vi: "Bỏ qua", en: "Skip" },
  sampleEntries: { vi: "số liệu mẫu của {member}", en: "sample figures of {member}" },
  sampleReady: {
    vi: "Đang mở biểu mẫu của {member}. Nhập số vào ô nền vàng, rồi chọn “Kiểm tra”.",
    en: "The form of {member} is open. Type into the yellow cells, then choose “Check”.",
  },
} satisfies Record<string, Text>;

/** What the host could not do, by HostErrorCode. */
export const hostTexts = {
  protected: {
    vi: "Trang {sheet} có mật khẩu bảo vệ. Bỏ mật khẩu (Xem lại → Bỏ bảo vệ trang tính) rồi làm lại.",
    en: "Sheet {sheet} is protected by a password. Remove it (Review → Unprotect Sheet) and try again.",
  },
  editing: {
    vi: "Đang có một ô được sửa dở. Bấm Enter để kết thúc rồi làm lại.",
    en: "A cell is being edited. Press Enter to finish, then try again.",
  },
  changed: {
    vi: "Ô {cell} đã thay đổi sau khi xem trước, nên chưa ghi gì. Hãy xem trước lại.",
    en: "Cell {cell} has changed since the preview, so nothing was written. Preview again.",
  },
  missing: {
    vi: "Không còn trang {sheet} trong sổ. Kiểm tra tên trang rồi làm lại.",
    en: "Sheet {sheet} is no longer in the workbook. Check its name and try again.",
  },
  invalid: {
    vi: "Bảng tính không nhận thay đổi này (trang {sheet}). Sổ không thay đổi.",
    en: "The spreadsheet refused this change (sheet {sheet}). The workbook is unchanged.",
  },
  tooLarge: {
    vi: "Thay đổi quá lớn để ghi một lần. Hãy chia nhỏ hoặc dùng bản Excel trên máy tính.",
    en: "The change is too large to write at once. Split it or use desktop Excel.",
  },
  unsupported: {
    vi: "Bản Excel này không làm được việc đó. Hãy dùng Excel 2021 trở lên, hoặc trang web của Sổ Thi đua.",
    en: "This version of Excel cannot do that. Use Excel 2021 or newer, or the web page.",
  },
  busy: { vi: "Excel đang bận. Chờ một lát rồi làm lại.", en: "Excel is busy. Wait a moment and try again." },
  readOnly: {
    vi: "Sổ đang mở ở chế độ chỉ đọc. Bấm “Cho phép chỉnh sửa” hoặc lưu thành bản khác.",
    en: "The workbook is read-only. Enable editing or save a copy.",
  },
  memory: {
    vi: "Máy thiếu bộ nhớ. Đóng bớt chương trình rồi làm lại.",
    en: "Out of memory. Close other programs and try again.",
  },
  connection: {
    vi: "Mất kết nối với Excel. Đóng và mở lại ngăn này.",
    en: "The connection to Excel was lost. Close and reopen this pane.",
  },
  unknown: {
    vi: "Bảng tính gặp lỗi; sổ không thay đổi. Hãy thử lại.",
    en: "The spreadsheet met an error; the workbook is unchanged. Try again.",
  },
} satisfies Record<string, Text>;

export type HostTextCode = keyof typeof hostTexts;

/** After a failure that could not be put back entirely. */
export const dirtyText: Text = {
  vi: "Một phần thay đổi đã được ghi và chưa lấy lại được ở trang {sheet}; hãy kiểm tra trang đó.",
  en: "Part of the change was written and could not be put back on sheet {sheet}; check that sheet.",
};
