import type { IssueText } from "./text";

const resave = {
  vi: "Mở tệp bằng Excel, chọn Lưu thành (Save As) → Sổ làm việc Excel (.xlsx), rồi gửi lại.",
  en: "Open the file in Excel, choose Save As → Excel Workbook (.xlsx), and send it again.",
};
const sendAgain = { vi: "Đề nghị đơn vị gửi lại tệp.", en: "Ask the member to send the file again." };
const notOurs = {
  vi: "Không mở tệp này; đề nghị đơn vị gửi lại tệp lưu từ Excel.",
  en: "Do not open this file; ask the member for one saved by Excel.",
};

/** A file that cannot be read at all: the codes of XlsxError with "file." before them. */
export const fileTexts: Record<string, IssueText> = {
  "file.empty": { what: { vi: "Tệp rỗng.", en: "The file is empty." }, remedy: sendAgain },
  "file.notZip": {
    what: { vi: "Tệp không phải là sổ Excel (.xlsx).", en: "The file is no Excel workbook (.xlsx)." },
    remedy: resave,
  },
  "file.oldXls": {
    what: {
      vi: "Tệp theo định dạng Excel cũ (.xls, Excel 97–2003).",
      en: "The file is in the old Excel format (.xls, Excel 97–2003).",
    },
    remedy: resave,
  },
  "file.xlsb": {
    what: { vi: "Tệp là sổ Excel nhị phân (.xlsb).", en: "The file is a binary workbook (.xlsb)." },
    remedy: resave,
  },
  "file.ods": {
    what: { vi: "Tệp là bảng tính OpenDocument (.ods).", en: "The file is an OpenDocument spreadsheet (.ods)." },
    remedy: resave,
  },
  "file.html": {
    what: {
      vi: "Tệp là trang web (HTML) được đặt tên như tệp Excel.",
      en: "The file is a web page (HTML) named like a workbook.",
    },
    remedy: resave,
  },
  "file.csv": {
    what: { vi: "Tệp là văn bản, không có bảng số liệu.", en: "The file is plain text without a table." },
    remedy: {
      vi: "Đề nghị đơn vị gửi bảng số liệu bằng tệp Excel (.xlsx).",
      en: "Ask for the table as an Excel file (.xlsx).",
    },
  },
  "file.picture": {
    what: {
      vi: "Tệp là ảnh hoặc PDF, không đọc được số liệu.",
      en: "The file is an image or a PDF; it holds no cells.",
    },
    remedy: {
      vi: "Đề nghị đơn vị gửi chính tệp Excel (.xlsx) đã điền.",
      en: "Ask for the Excel file (.xlsx) that was filled in.",
    },
  },
  "file.lettersLost": {
    what: {
      vi: "Tệp CSV đã mất chữ tiếng Việt: các chữ có dấu thành dấu hỏi.",
      en: "The CSV file has lost its Vietnamese letters: they were saved as question marks.",
    },
    remedy: {
      vi: "Đề nghị đơn vị mở lại tệp gốc, lưu thành Sổ làm việc Excel (.xlsx) hoặc CSV UTF-8, rồi gửi lại.",
      en: "Ask for the original saved as an Excel workbook (.xlsx) or as CSV UTF-8.",
    },
  },
  "file.xml2003": {
    what: { vi: "Tệp là bảng tính XML 2003.", en: "The file is an XML Spreadsheet 2003." },
    remedy: resave,
  },
  "file.encrypted": {
    what: {
      vi: "Tệp được đặt mật khẩu nên không đọc được.",
      en: "The file is protected by a password and cannot be read.",
    },
    remedy: {
      vi: "Mở tệp bằng Excel, vào Tệp → Thông tin → Bảo vệ sổ làm việc, bỏ mật khẩu, lưu rồi gửi lại. Trên dòng lệnh có thể thêm --password.",
      en: "Open it in Excel, remove the password under File → Info → Protect Workbook, save and send it again. On the command line --password may be given.",
    },
  },
  "file.noWorkbook": {
    what: {
      vi: "Trong tệp không có sổ Excel (có thể là tệp Word hoặc tệp nén).",
      en: "There is no workbook in the file (a Word or zip file?).",
    },
    remedy: {
      vi: "Kiểm tra có gửi nhầm tệp không, rồi gửi lại tệp Excel.",
      en: "Check whether the wrong file was sent, and send the workbook.",
    },
  },
  "file.planBook": {
    what: {
      vi: "Tệp là sổ kế hoạch, không phải bản nộp của đơn vị.",
      en: "The file is a plan workbook, not a member's submission.",
    },
    remedy: {
      vi: "Để sổ kế hoạch ở ngoài các tệp cần đọc, hoặc đề nghị đơn vị gửi tệp biểu mẫu đã điền.",
      en: "Keep the plan workbook apart from the files to read, or ask the member for the form it filled in.",
    },
  },
  "file.truncated": {
    what: {
      vi: "Tệp bị cắt cụt, chưa tải hoặc chưa gửi xong.",
      en: "The file is cut short: a download or mail that did not finish.",
    },
    remedy: sendAgain,
  },
  "file.crc": {
    what: { vi: "Tệp bị hỏng (dữ liệu không khớp mã kiểm tra).", en: "The file is damaged (checksum differs)." },
    remedy: sendAgain,
  },
  "file.overlappingEntries": {
    what: {
      vi: "Cấu trúc tệp bất thường, có dấu hiệu bị can thiệp.",
      en: "The file's structure is abnormal, as if tampered with.",
    },
    remedy: notOurs,
  },
  "file.missingPart": {
    what: { vi: "Tệp thiếu một phần bên trong.", en: "A part inside the file is missing." },
    remedy: resave,
  },
  "file.badXml": {
    what: { vi: "Nội dung bên trong tệp bị hỏng.", en: "The content of the file is damaged." },
    remedy: resave,
  },
  "file.unsupportedCompression": {
    what: { vi: "Tệp được nén theo cách Excel không dùng.", en: "The file is packed in a way Excel does not use." },
    remedy: resave,
  },
  "file.zipBomb": {
    what: {
      vi: "Tệp bung ra lớn bất thường nên không được mở.",
      en: "The file unpacks to an abnormal size and was not opened.",
    },
    remedy: notOurs,
  },
  "file.tooManyParts": {
    what: { vi: "Tệp có quá nhiều phần bên trong.", en: "The file has too many parts." },
    remedy: notOurs,
  },
  "file.partTooLarge": {
    what: { vi: "Một phần trong tệp quá lớn.", en: "A part of the file is too large." },
    remedy: notOurs,
  },
  "file.entityDeclaration": {
    what: { vi: "Tệp chứa khai báo XML không an toàn.", en: "The file declares XML entities, which is unsafe." },
    remedy: notOurs,
  },
  "file.nesting": {
    what: { vi: "Cấu trúc bên trong tệp lồng quá sâu.", en: "The file is nested too deeply." },
    remedy: notOurs,
  },
  "file.tooManyCells": {
    what: { vi: "Tệp có quá nhiều ô dữ liệu.", en: "The file has too many cells." },
    remedy: {
      vi: "Xóa các trang và vùng không dùng, lưu rồi gửi lại.",
      en: "Delete unused sheets and areas, save and send it again.",
    },
  },
  "file.changed": {
    what: { vi: "Tệp thay đổi trong lúc đang đọc.", en: "The file changed while it was read." },
    remedy: {
      vi: "Đóng tệp trong Excel, chờ đồng bộ xong rồi chạy lại.",
      en: "Close it in Excel, let syncing finish and run again.",
    },
  },
  "file.unreadable": {
    what: { vi: "Không mở được tệp để đọc.", en: "The file could not be opened for reading." },
    remedy: {
      vi: "Kiểm tra tệp có đang mở trong chương trình khác hoặc bị chặn quyền không, rồi chạy lại.",
      en: "Check whether another program holds it or permission is lacking, and run again.",
    },
  },
  "file.password": {
    what: { vi: "Mật khẩu không đúng.", en: "The password is wrong." },
    remedy: { vi: "Nhập lại mật khẩu.", en: "Enter the password again." },
  },
};
