import type { Text } from "./text";

/** What the command line says: refusals (exit 2) and progress. */
export const commandTexts = {
  usage: {
    vi: "Cách dùng: thidua LỆNH … — các lệnh: template, plan, check, merge, report, dump, demo. Xem thidua --help.",
    en: "Usage: thidua VERB … — verbs: template, plan, check, merge, report, dump, demo. See thidua --help.",
  },
  unknownVerb: {
    vi: "Không có lệnh “{verb}”. Xem thidua --help.",
    en: "There is no verb “{verb}”. See thidua --help.",
  },
  unknownOption: {
    vi: "Không hiểu tham số “{option}” của lệnh {verb}. Xem thidua --help.",
    en: "Unknown option “{option}” of {verb}. See thidua --help.",
  },
  optionNeeded: { vi: "Lệnh {verb} cần tham số {option}.", en: "{verb} needs {option}." },
  valueNeeded: {
    vi: "Tham số {option} của lệnh {verb} cần một giá trị đi sau.",
    en: "{option} of {verb} needs a value after it.",
  },
  filesNeeded: { vi: "Lệnh {verb} cần ít nhất một tệp hoặc thư mục.", en: "{verb} needs at least one file or folder." },
  pathMissing: {
    vi: "Không tìm thấy “{path}”. Kiểm tra lại đường dẫn.",
    en: "“{path}” was not found. Check the path.",
  },
  notAllowed: {
    vi: "Không có quyền đọc hoặc ghi “{path}”. Chọn thư mục khác hoặc bỏ chế độ chỉ đọc.",
    en: "No permission to read or write “{path}”. Choose another folder or clear read-only.",
  },
  diskFull: {
    vi: "Ổ đĩa đã đầy khi ghi “{path}”. Dọn bớt rồi chạy lại; chưa có tệp nào bị thay đổi.",
    en: "The disk is full while writing “{path}”. Free some room and run again; no file was changed.",
  },
  inUse: {
    vi: "Tệp “{path}” đang được chương trình khác mở. Đóng tệp rồi chạy lại.",
    en: "“{path}” is open in another program. Close it and run again.",
  },
  notAFile: {
    vi: "“{path}” không phải là tệp (hoặc thư mục) như cần thiết.",
    en: "“{path}” is not the file (or folder) needed here.",
  },
  noWorkbooks: { vi: "Không có tệp Excel nào trong “{path}”.", en: "There is no workbook in “{path}”." },
  nothingAccepted: {
    vi: "Không tổng hợp được: cả {count} tệp đều bị từ chối. {first}",
    en: "Nothing to merge: all {count} files were rejected. {first}",
  },
  planUnreadable: {
    vi: "Không đọc được kế hoạch “{path}”: {reason}",
    en: "The plan “{path}” cannot be read: {reason}",
  },
  planNotJson: { vi: "tệp không phải JSON hợp lệ.", en: "the file is not valid JSON." },
  unknownPeriod: {
    vi: "Kế hoạch không có kỳ “{period}”. Các kỳ: {periods}.",
    en: "The plan has no period “{period}”. Periods: {periods}.",
  },
  noMembers: {
    vi: "Kế hoạch chưa khai báo đơn vị thành viên nào nên không có biểu mẫu để phát.",
    en: "The plan lists no members, so there are no templates to issue.",
  },
  unknownMember: { vi: "Kế hoạch không có đơn vị mã “{member}”.", en: "The plan has no member with code “{member}”." },
  unknownKind: {
    vi: "Không có loại văn bản “{kind}”. Các loại: {kinds}.",
    en: "There is no document kind “{kind}”. Kinds: {kinds}.",
  },
  unknownSample: {
    vi: "Không có kế hoạch mẫu “{id}”. Các mẫu: {ids}.",
    en: "There is no sample plan “{id}”. Samples: {ids}.",
  },
  unknownScheme: {
    vi: "Không có thang điểm “{scheme}”. Các thang điểm: {schemes}.",
    en: "There is no scheme “{scheme}”. Schemes: {schemes}.",
  },
  bookUnreadable: { vi: "Không đọc được “{path}”: {reason}", en: "“{path}” cannot be read: {reason}" },
  bookWithoutPlan: {
    vi: "“{path}” không mang kế hoạch bên trong; hãy thêm --plan KẾ_HOẠCH.",
    en: "“{path}” carries no plan; add --plan PLAN.",
  },
  bookWithoutData: {
    vi: "“{path}” không có bảng cần cho văn bản loại {kind}.",
    en: "“{path}” has no table for a document of kind {kind}.",
  },
  factsUnreadable: {
    vi: "Tệp thể thức “{path}” không phải JSON hợp lệ.",
    en: "The header facts “{path}” are no valid JSON.",
  },
  receivedUnreadable: {
    vi: "Bảng ngày nhận “{path}”, dòng {line}: cần “tên tệp,ngày giờ” (ví dụ a.xlsx,2024-06-04T09:00:00).",
    en: "Received list “{path}”, line {line}: expected “file,date-time” (e.g. a.xlsx,2024-06-04T09:00:00).",
  },
  receivedStrangers: {
    vi: "Bảng ngày nhận ghi tệp không có trong các tệp cần đọc: {files}",
    en: "The received list names files that are not among those to read: {files}",
  },
  map_json: { vi: "Tệp ghép cột “{path}” không phải JSON hợp lệ.", en: "The mapping file “{path}” is not valid JSON." },
  map_shape: {
    vi: "Tệp ghép cột “{path}”, mục “{at}”: cần một nhóm {…} như tệp do check --map-out ghi ra.",
    en: "Mapping file “{path}”, at “{at}”: a group as check --map-out writes it is needed.",
  },
  map_plan: {
    vi: "Tệp ghép cột “{path}” là của kế hoạch {found}, đang dùng kế hoạch {plan}.",
    en: "The mapping file “{path}” is of the plan {found}; the plan in use is {plan}.",
  },
  map_member: {
    vi: "Tệp ghép cột “{path}”, mục “{at}”: {found} không phải mã đơn vị của kế hoạch.",
    en: "Mapping file “{path}”, at “{at}”: {found} is no member's code of the plan.",
  },
  map_sheet: {
    vi: "Tệp ghép cột “{path}”, mục “{at}”: cần tên trang.",
    en: "Mapping file “{path}”, at “{at}”: a sheet's name is needed.",
  },
  map_header: {
    vi: "Tệp ghép cột “{path}”, mục “{at}”: cần số thứ tự của dòng tiêu đề như Excel ghi bên trái (1, 2, 3…).",
    en: "Mapping file “{path}”, at “{at}”: the header row's number as Excel shows it (1, 2, 3…) is needed.",
  },
  map_columns: {
    vi: "Tệp ghép cột “{path}”, mục “{at}”: cần chữ của cột (A, B, C…); phải có ít nhất cột name và actual. Đang ghi: {found}",
    en: "Mapping file “{path}”, at “{at}”: a column's letters (A, B, C…) are needed, and at least the columns name and actual. It says: {found}",
  },
  map_rows: {
    vi: "Tệp ghép cột “{path}”, mục “{at}”: mỗi dòng cần row (số dòng), name (chữ trong dòng) và indicator (mã chỉ tiêu hoặc null). Đang ghi: {found}",
    en: "Mapping file “{path}”, at “{at}”: each row needs row (its number), name (its text) and indicator (a code or null). It says: {found}",
  },
  map_indicator: {
    vi: "Tệp ghép cột “{path}”, mục “{at}”: {found} không phải mã chỉ tiêu của kế hoạch.",
    en: "Mapping file “{path}”, at “{at}”: {found} is no indicator's code of the plan.",
  },
  map_twice: {
    vi: "Tệp ghép cột “{path}”, mục “{at}”: chỉ tiêu {found} được ghép hai lần.",
    en: "Mapping file “{path}”, at “{at}”: the indicator {found} is mapped twice.",
  },
  mapWritten: {
    vi: "Đã ghi đề xuất ghép cột của {count} tệp vào {path}. Xem lại từng dòng rồi dùng: --map {path}",
    en: "Wrote the proposed mapping of {count} files to {path}. Look it over, then use: --map {path}",
  },
  planAdvice: {
    vi: "Kế hoạch có {count} điểm nên xem lại trước khi phát hành:",
    en: "{count} things to look at in the plan before it is issued:",
  },
  mapped: {
    vi: "Đọc theo cách ghép cột đã xác nhận: {files}",
    en: "Read by a confirmed mapping: {files}",
  },
  unexpected: {
    vi: "Có lỗi ngoài dự kiến; không tệp nào bị thay đổi. ({detail})",
    en: "Something unexpected happened; no file was changed. ({detail})",
  },
  cancelled: { vi: "Đã dừng; không tệp nào bị thay đổi.", en: "Stopped; no file was changed." },
  reading: { vi: "Đang đọc {done}/{total} tệp", en: "Reading {done}/{total} files" },
  writing: { vi: "Đang ghi {done}/{total} tệp", en: "Writing {done}/{total} files" },
  wrote: { vi: "Đã ghi {path}", en: "Wrote {path}" },
  wroteMany: { vi: "Đã ghi {count} tệp vào {path}", en: "Wrote {count} files to {path}" },
  fileOk: { vi: "{file}: không có lỗi", en: "{file}: no errors" },
  fileIssues: {
    vi: "{file}: {errors} lỗi, {warnings} cảnh báo, {notes} lưu ý",
    en: "{file}: {errors} errors, {warnings} warnings, {notes} notes",
  },
  fileRejected: { vi: "{file}: bị từ chối", en: "{file}: rejected" },
  merged: {
    vi: "Kỳ {period}: nhận {accepted} tệp, thay thế {superseded}, từ chối {rejected}; còn thiếu {missing} đơn vị.",
    en: "Period {period}: {accepted} files accepted, {superseded} superseded, {rejected} rejected; {missing} members missing.",
  },
  missing: { vi: "Chưa nộp: {members}", en: "Missing: {members}" },
  templateFilled: {
    vi: "Đã điền: {filled}. Không có dữ liệu cho: {unknown}",
    en: "Filled: {filled}. Nothing known for: {unknown}",
  },
  late: { vi: "Nộp trễ hạn: {members}", en: "Late: {members}" },
} satisfies Record<string, Text>;

export type CommandCode = keyof typeof commandTexts;
