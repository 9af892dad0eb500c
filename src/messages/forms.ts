import type { IssueText } from "./text";

const useTemplate = {
  vi: "Dùng lại tệp biểu mẫu đã phát cho đơn vị, nhập số liệu rồi gửi lại.",
  en: "Use the template issued to the member, fill it in and send it again.",
};
const compare = { vi: "Đối chiếu với biểu mẫu đã phát.", en: "Compare with the template issued." };
const retype = {
  vi: "Nhập lại bằng một số, ví dụ 16.068 hoặc 14,5.",
  en: "Type one number again, e.g. 16.068 or 14,5.",
};

/** What reading a form finds: the codes of forms/issueCodes. */
export const formTexts: Record<string, IssueText> = {
  "identity.planOther": {
    what: {
      vi: "Tệp thuộc kế hoạch khác: “{found}” (đang tổng hợp “{expected}”).",
      en: "The file is for another plan: “{found}” (merging “{expected}”).",
    },
    remedy: {
      vi: "Kiểm tra có gửi nhầm tệp; đề nghị đơn vị gửi tệp của kế hoạch này.",
      en: "Check for a mix-up; ask the member for the file of this plan.",
    },
  },
  "identity.periodOther": {
    what: {
      vi: "Tệp thuộc kỳ báo cáo khác: “{found}” (đang tổng hợp “{expected}”).",
      en: "The file is for another period: “{found}” (merging “{expected}”).",
    },
    remedy: { vi: "Đề nghị đơn vị gửi tệp của đúng kỳ.", en: "Ask the member for the file of this period." },
  },
  "identity.memberUnknown": {
    what: {
      vi: "Mã đơn vị “{found}” trong tệp không có trong danh sách thành viên.",
      en: "The file's member code “{found}” is not on the list of members.",
    },
    remedy: {
      vi: "Bổ sung đơn vị (hoặc tên cũ của đơn vị) vào danh sách, hoặc kiểm tra gửi nhầm cụm.",
      en: "Add the member (or its former name) to the list, or check for another cluster's file.",
    },
  },
  "identity.memberMissing": {
    what: {
      vi: "Không xác định được tệp của đơn vị nào: thông tin nhận dạng đã mất.",
      en: "The file no longer says whose it is.",
    },
    remedy: useTemplate,
  },
  "identity.fromProperties": {
    what: {
      vi: "Trang nhận dạng không còn; đơn vị được nhận ra qua thuộc tính của tệp.",
      en: "The identity sheet is gone; the member was told by the file's properties.",
    },
    remedy: { vi: "Không cần làm gì.", en: "Nothing to do." },
  },
  "identity.guessed": {
    what: {
      vi: "Thông tin nhận dạng đã mất; đoán theo nội dung là “{found}”.",
      en: "The identity is gone; by its content it is “{found}”.",
    },
    remedy: { vi: "Xác nhận đúng đơn vị và đúng kỳ.", en: "Confirm member and period." },
  },
  "identity.differs": {
    what: {
      vi: "Thông tin nhận dạng trong tệp không thống nhất: “{found}” và “{expected}”.",
      en: "The file's identity contradicts itself: “{found}” and “{expected}”.",
    },
    remedy: {
      vi: "Kiểm tra tệp có bị sao chép từ đơn vị hoặc kỳ khác.",
      en: "Check whether it was copied from another member or period.",
    },
  },
  "sheet.missing": {
    what: { vi: "Không có trang {expected}.", en: "Sheet {expected} is missing." },
    remedy: useTemplate,
  },
  "sheet.renamed": {
    what: { vi: "Trang {expected} đã bị đổi tên thành “{found}”.", en: "Sheet {expected} was renamed “{found}”." },
    remedy: {
      vi: "Vẫn đọc được; lần sau giữ nguyên tên trang.",
      en: "It was read all the same; keep the sheet's name next time.",
    },
  },
  "sheet.tasksMissing": {
    what: { vi: "Không có trang phụ lục nhiệm vụ {expected}.", en: "The schedule sheet {expected} is missing." },
    remedy: {
      vi: "Đề nghị đơn vị gửi đủ các trang của biểu mẫu.",
      en: "Ask the member for all sheets of the template.",
    },
  },
  "header.missing": {
    what: { vi: "Không tìm thấy dòng tiêu đề của bảng.", en: "The table's header row was not found." },
    remedy: useTemplate,
  },
  "column.neededMissing": {
    what: { vi: "Thiếu cột “{expected}”.", en: "Column “{expected}” is missing." },
    remedy: useTemplate,
  },
  "column.missing": { what: { vi: "Thiếu cột “{expected}”.", en: "Column “{expected}” is missing." }, remedy: compare },
  "column.changed": {
    what: {
      vi: "Tiêu đề cột “{expected}” đã bị sửa thành “{found}”.",
      en: "The header “{expected}” was changed to “{found}”.",
    },
    remedy: {
      vi: "Kiểm tra cột này có đúng nội dung; trả lại tiêu đề cũ.",
      en: "Check the column's content and restore its header.",
    },
  },
  "column.repeated": {
    what: {
      vi: "Cột “{expected}” có hai lần; chỉ cột đầu được đọc.",
      en: "Column “{expected}” stands twice; only the first was read.",
    },
    remedy: { vi: "Xóa cột thừa.", en: "Delete the surplus column." },
  },
  "row.codesGone": {
    what: {
      vi: "Cột mã đã mất; các dòng được ghép theo nội dung.",
      en: "The codes are gone; rows were matched by their texts.",
    },
    remedy: { vi: "Kiểm tra lại các dòng đã ghép.", en: "Check the rows that were matched." },
  },
  "row.byName": {
    what: {
      vi: "Dòng “{found}” không có mã; ghép theo nội dung với {indicator}.",
      en: "Row “{found}” has no code; matched by its text to {indicator}.",
    },
    remedy: { vi: "Xác nhận dòng này đúng chỉ tiêu.", en: "Confirm the indicator." },
  },
  "row.unknownCode": {
    what: {
      vi: "Mã “{found}” không có trong kế hoạch; dòng không được tổng hợp.",
      en: "Code “{found}” is not in the plan; the row is not merged.",
    },
    remedy: compare,
  },
  "row.unknown": {
    what: {
      vi: "Dòng “{found}” không khớp chỉ tiêu nào; số liệu không được tổng hợp.",
      en: "Row “{found}” matches no indicator; its figures are not merged.",
    },
    remedy: compare,
  },
  "row.duplicate": {
    what: { vi: "Mã {found} có hai dòng.", en: "{found} has two rows." },
    remedy: { vi: "Giữ lại một dòng.", en: "Keep one of them." },
  },
  "row.missing": {
    what: { vi: "Thiếu dòng của {expected}.", en: "The row of {expected} is missing." },
    remedy: {
      vi: "Khôi phục dòng từ biểu mẫu đã phát; chỉ tiêu này đang được coi là chưa có số liệu.",
      en: "Restore it from the template; it counts as no data.",
    },
  },
  "row.nameChanged": {
    what: {
      vi: "Nội dung dòng đã bị sửa: “{found}” (biểu mẫu: “{expected}”).",
      en: "The row's text was changed: “{found}” (template: “{expected}”).",
    },
    remedy: compare,
  },
  "row.otherName": {
    what: {
      vi: "Nội dung dòng “{found}” khác hẳn biểu mẫu (“{expected}”).",
      en: "The row's text “{found}” is quite another than the template's (“{expected}”).",
    },
    remedy: {
      vi: "Số liệu đang tính cho “{expected}”; chỉ tiêu riêng thì ghi ở dòng thêm cuối bảng.",
      en: "Its figure counts for “{expected}”; indicators of your own go below the table.",
    },
  },
  "row.otherIndicator": {
    what: {
      vi: "Dòng ghi nội dung “{found}” nhưng mã ẩn là của “{expected}”.",
      en: "The row says “{found}”, but its hidden code is of “{expected}”.",
    },
    remedy: {
      vi: "Đưa số liệu về đúng dòng theo biểu mẫu đã phát.",
      en: "Bring the figures back to their rows of the template.",
    },
  },
  "rows.codesMoved": {
    what: {
      vi: "{count} dòng mang nội dung của chỉ tiêu khác: bảng đã bị sắp xếp mà cột mã ẩn không đi theo.",
      en: "{count} rows carry another indicator's text: the table was sorted without its hidden codes.",
    },
    remedy: {
      vi: "Mở biểu mẫu đã phát và nhập lại số liệu theo đúng dòng.",
      en: "Open the template issued and type the figures into their rows.",
    },
  },
  "figure.noData": {
    what: { vi: "“{found}” nghĩa là chưa có số liệu.", en: "“{found}” means that there is no data." },
    remedy: {
      vi: "Để trống ô này (không ghi 0); cần giải thích thì ghi ở cột ghi chú.",
      en: "Leave the cell blank (not 0); words go into the notes.",
    },
  },
  "figure.ambiguous": {
    what: {
      vi: "“{found}” viết chưa rõ là số nào; có thể là {expected}.",
      en: "It is not clear which number “{found}” is; it may be {expected}.",
    },
    remedy: {
      vi: "Nhập lại, dấu phẩy cho phần thập phân: 14,5; dấu chấm cho hàng nghìn: 16.068.",
      en: "Type it again: comma for decimals (14,5), dot for thousands (16.068).",
    },
  },
  "figure.refused": { what: { vi: "“{found}” không phải là số.", en: "“{found}” is no number." }, remedy: retype },
  "figure.range": {
    what: {
      vi: "“{found}” là một khoảng; kết quả phải là một số.",
      en: "“{found}” is a range; a result is one number.",
    },
    remedy: retype,
  },
  "figure.ratio": {
    what: {
      vi: "“{found}” là tử số/mẫu số nhưng chỉ tiêu này cần một số.",
      en: "“{found}” is a ratio but this indicator takes one number.",
    },
    remedy: { vi: "Nhập số đã thực hiện.", en: "Type the number achieved." },
  },
  "figure.otherScale": {
    what: {
      vi: "“{found}” ghi theo đơn vị khác với “{expected}”.",
      en: "“{found}” is in another unit than “{expected}”.",
    },
    remedy: { vi: "Đổi ra “{expected}” rồi chỉ nhập số.", en: "Convert to “{expected}” and type the number alone." },
  },
  "figure.otherUnit": {
    what: {
      vi: "Trong ô có đơn vị “{found}”, biểu mẫu là “{expected}”.",
      en: "The cell says “{found}”, the template “{expected}”.",
    },
    remedy: { vi: "Kiểm tra đơn vị, rồi chỉ nhập số.", en: "Check the unit and type the number alone." },
  },
  "figure.english": {
    what: {
      vi: "“{found}” viết kiểu Anh (dấu chấm thập phân).",
      en: "“{found}” is written the English way (decimal dot).",
    },
    remedy: { vi: "Nhập lại với dấu phẩy thập phân.", en: "Type it again with a decimal comma." },
  },
  "figure.percentCell": {
    what: {
      vi: "Ô định dạng phần trăm đang giữ {found}; được đọc là {expected}.",
      en: "The cell is formatted as a percentage and holds {found}; read as {expected}.",
    },
    remedy: {
      vi: "Kiểm tra lại con số; biểu mẫu ghi 14,5 chứ không ghi 14,5%.",
      en: "Check the figure; the template takes 14,5, not 14,5%.",
    },
  },
  "figure.percentForCount": {
    what: {
      vi: "Nhập phần trăm ({found}) ở chỉ tiêu tính theo “{expected}”.",
      en: "A percentage ({found}) where “{expected}” is asked.",
    },
    remedy: {
      vi: "Nhập số thực hiện; tỷ lệ do biểu mẫu tự tính.",
      en: "Type the figure; the sheet computes the percentage.",
    },
  },
  "figure.date": {
    what: { vi: "Ô đã bị đổi thành ngày: {found}.", en: "The cell became a date: {found}." },
    remedy: {
      vi: "Xóa ô, định dạng lại là Số hoặc Văn bản rồi nhập lại (2-3, 10/10 dễ bị đổi thành ngày).",
      en: "Clear it, format it as Number or Text and type again (2-3 and 10/10 turn into dates).",
    },
  },
  "figure.boolean": {
    what: { vi: "Ô có giá trị {found}, không phải là số.", en: "The cell holds {found}, no number." },
    remedy: retype,
  },
  "figure.cellError": {
    what: { vi: "Ô báo lỗi {found}.", en: "The cell shows {found}." },
    remedy: { vi: "Xóa công thức lỗi và nhập số.", en: "Remove the broken formula and type the number." },
  },
  "milestone.unknown": {
    what: { vi: "“{found}” không phải là trạng thái.", en: "“{found}” is no state." },
    remedy: {
      vi: "Chọn Hoàn thành, Đang thực hiện hoặc Chưa thực hiện.",
      en: "Choose Hoàn thành, Đang thực hiện or Chưa thực hiện.",
    },
  },
  "verdict.unknown": {
    what: { vi: "Đánh giá “{found}” không có trong danh mục.", en: "The verdict “{found}” is not on the list." },
    remedy: { vi: "Chọn một mục trong danh sách.", en: "Choose one from the list." },
  },
  "verdict.noReason": {
    what: {
      vi: "Đơn vị đánh giá “{found}” khác kết quả tính nhưng chưa ghi lý do.",
      en: "The member's verdict “{found}” differs and has no reason.",
    },
    remedy: {
      vi: "Ghi lý do ở cột “Nguyên nhân, ghi chú”; chưa có lý do thì dùng kết quả tính.",
      en: "Write the reason; without it the computed verdict counts.",
    },
  },
  "dataKind.unknown": {
    what: {
      vi: "Loại số liệu “{found}” không có trong danh mục.",
      en: "The kind of figure “{found}” is not on the list.",
    },
    remedy: { vi: "Chọn Ước, Sơ bộ hoặc Chính thức.", en: "Choose Ước, Sơ bộ or Chính thức." },
  },
  "date.unreadable": {
    what: { vi: "“{found}” không phải là ngày.", en: "“{found}” is no date." },
    remedy: { vi: "Nhập ngày/tháng/năm, ví dụ 05/06/2024.", en: "Type day/month/year, e.g. 05/06/2024." },
  },
  "date.ambiguous": {
    what: { vi: "“{found}” chưa rõ là ngày nào.", en: "“{found}” may be several dates." },
    remedy: { vi: "Nhập đủ ngày/tháng/năm, ví dụ 05/06/2024.", en: "Type the whole date, e.g. 05/06/2024." },
  },
  "target.changed": {
    what: {
      vi: "Kế hoạch trong tệp là “{found}”, kế hoạch đã giao là “{expected}”.",
      en: "The file's target is “{found}”, the one issued “{expected}”.",
    },
    remedy: {
      vi: "Số đã giao được dùng; hỏi lại đơn vị nếu có điều chỉnh.",
      en: "The issued one counts; ask the member about the change.",
    },
  },
  "taskStatus.unknown": {
    what: { vi: "Trạng thái “{found}” không có trong danh mục.", en: "The status “{found}” is not on the list." },
    remedy: { vi: "Chọn một mục trong danh sách.", en: "Choose one from the list." },
  },
  "planBook.sheetMissing": {
    what: { vi: "Sổ kế hoạch thiếu trang {expected}.", en: "The plan workbook lacks sheet {expected}." },
    remedy: {
      vi: "Dùng sổ kế hoạch tải ở bước “Mẫu biểu” (nút “Tải sổ kế hoạch”) hoặc tạo bằng lệnh thidua plan.",
      en: "Use a plan workbook downloaded at “Forms”, or made with thidua plan.",
    },
  },
  "planBook.wordUnknown": {
    what: { vi: "“{found}” không có trong danh sách của ô này.", en: "“{found}” is not on this cell's list." },
    remedy: { vi: "Chọn một mục trong danh sách.", en: "Choose one from the list." },
  },
  "planBook.rowWithoutCode": {
    what: {
      vi: "Dòng “{found}” chưa có mã; đã đặt mã {code}.",
      en: "Row “{found}” has no code; it was given {code}.",
    },
    remedy: { vi: "Giữ nguyên mã này ở các lần sau.", en: "Keep this code from now on." },
  },
  "planBook.cellNeeded": {
    what: { vi: "Ô này cần một con số nhưng đang để trống.", en: "A figure is needed in this cell." },
    remedy: { vi: "Ghi số vào ô, hoặc xóa nội dung của cả dòng.", en: "Write it, or clear the whole row." },
  },
  "planBook.stepsUnreadable": {
    what: { vi: "Không hiểu bậc điểm “{found}”.", en: "The steps “{found}” cannot be read." },
    remedy: {
      vi: "Ghi từ mức nào được bao nhiêu điểm, cách nhau dấu chấm phẩy, ví dụ 50: 5; 80: 8; 100: 10.",
      en: "Write from which figure how many points, with semicolons between: 50: 5; 80: 8; 100: 10.",
    },
  },
};
