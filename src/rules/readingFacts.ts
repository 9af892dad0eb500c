import type { FormIssueCode } from "../forms/issueCodes";
import type { RuleFacts } from "./rule";

type Facts = Omit<RuleFacts, "severity">;

const META = "_meta, thuộc tính của tệp";
const SHEETS = "KetQua_ChiTieu, PhuLuc_NhiemVu";
const FIGURES = "KetQua_ChiTieu: các ô số liệu; PhuLuc_NhiemVu: Tiến độ (%)";
const CUSTOM = "How Vietnamese and English settings of Excel read what is typed";

function facts(looksAt: string, why: string, source: string, ...examples: string[]): Facts {
  return { looksAt, why, source, examples };
}

/** What reading a form finds by itself, told for the catalogue as the rules are. */
export const READING_FACTS: Readonly<Record<FormIssueCode, Facts>> = {
  "identity.planOther": facts(
    META,
    "Figures of another plan must not be merged.",
    "Identity travels in the file",
    "plan = LHH-BG-2023",
  ),
  "identity.periodOther": facts(
    META,
    "Figures of another period must not be merged.",
    "Identity travels in the file",
    "period = 6T khi tổng hợp 9T",
  ),
  "identity.memberUnknown": facts(
    META,
    "A unit the plan does not know belongs to another cluster, or was renamed.",
    "Identity travels in the file",
    "member = XX",
  ),
  "identity.memberMissing": facts(
    META,
    "Nothing tells whose figures they are.",
    "Identity travels in the file",
    "Sheet chép sang sổ mới",
  ),
  "identity.fromProperties": facts(
    META,
    "The hidden sheet is gone, the properties still tell.",
    "Programs that drop very hidden sheets",
    "Không còn _meta",
  ),
  "identity.guessed": facts(
    "Phần đầu biểu mẫu",
    "Identity was guessed from the title block.",
    "Sheets copied out lose their identity",
    "Sheet chép sang sổ mới",
  ),
  "identity.differs": facts(
    META,
    "The sheet and the properties of one file disagree.",
    "Identity stands in the file twice",
    "_meta: BN; thuộc tính: QN",
  ),
  "sheet.missing": facts(
    "Các sheet",
    "Without its sheet of results a file says nothing.",
    "The form",
    "Tệp không có KetQua_ChiTieu",
  ),
  "sheet.renamed": facts(
    "Các sheet",
    "Read all the same, but links and scripts look for the name.",
    "The form",
    "Ket qua 6 thang",
  ),
  "sheet.tasksMissing": facts("Các sheet", "The tasks were not reported.", "The form", "Tệp không có PhuLuc_NhiemVu"),
  "header.missing": facts(SHEETS, "Columns are found by their headers.", "The form", "Dòng tiêu đề bị xóa"),
  "column.neededMissing": facts(
    SHEETS,
    "Without this column nothing can be read.",
    "The form",
    "Xóa cột Ước thực hiện kỳ báo cáo",
  ),
  "column.missing": facts(SHEETS, "What stood in the column is not merged.", "The form", "Xóa cột Nguyên nhân"),
  "column.changed": facts(
    SHEETS,
    "A header that was changed may stand over another content.",
    "The form",
    "Ước thực hiện cả năm nay",
  ),
  "column.repeated": facts(SHEETS, "Only the first of two equal headers is read.", "The form", "Hai cột Đơn vị tính"),
  "row.codesGone": facts(
    SHEETS,
    "Without codes rows are matched by their texts.",
    "Every row carries its code in a hidden column",
    "Cột Mã chỉ tiêu bị xóa",
  ),
  "row.byName": facts(
    SHEETS,
    "One row was matched by its text.",
    "Every row carries its code in a hidden column",
    "Mã của một dòng bị xóa",
  ),
  "row.unknownCode": facts(SHEETS, "A code the plan does not have is not merged.", "The plan issued", "ZZ99"),
  "row.unknown": facts(
    SHEETS,
    "A row that matches nothing is not merged.",
    "The plan issued",
    "Chỉ tiêu đơn vị bổ sung",
  ),
  "row.duplicate": facts(
    SHEETS,
    "Two rows of one indicator: only the first is read.",
    "Copy and paste of rows",
    "CT07 có hai dòng",
  ),
  "row.missing": facts(SHEETS, "A deleted row counts as no data.", "The plan issued", "Dòng CT07 bị xóa"),
  "row.otherName": facts(
    SHEETS,
    "The row's text is of something else than the indicator its hidden code stands for.",
    "Rows used for an indicator of the member's own",
    "Dòng CT07 mang nội dung “Số công trình chào mừng”",
  ),
  "row.otherIndicator": facts(
    SHEETS,
    "The row's text is another indicator's: its figure would be merged under the wrong one.",
    "Visible cells moved or copied without the hidden code",
    "Dòng CT07 mang nội dung của CT04",
  ),
  "rows.codesMoved": facts(
    SHEETS,
    "The visible columns were sorted without the hidden ones: every figure would be merged under another indicator.",
    "Excel sorts the columns that are selected, hidden ones stay behind",
    "12 dòng mang nội dung của chỉ tiêu khác",
  ),
  "row.nameChanged": facts(
    SHEETS,
    "The printed text was changed; the code decides.",
    "The plan issued",
    "Số hội nghị (đã sửa)",
  ),
  "figure.ambiguous": facts(FIGURES, "It may be read in two ways; nothing is guessed.", CUSTOM, "16,068", "1.5"),
  "figure.noData": facts(
    FIGURES,
    "“Chưa có số liệu” is said by leaving the cell blank; words there keep Excel from adding up.",
    "The form: “Ô chưa có số liệu thì để trống”",
    "chưa có số liệu",
    "không có",
    "N/A",
  ),
  "figure.refused": facts(FIGURES, "It is no number.", CUSTOM, "l6", "đang tổng hợp"),
  "figure.range": facts(FIGURES, "A result is one number.", "Ranges are targets", "138-140"),
  "figure.ratio": facts(FIGURES, "A ratio where a number is asked.", "“10/10 huyện, thị, thành phố”", "10/10"),
  "figure.otherScale": facts(
    FIGURES,
    "The unit typed with it is another of the family.",
    "tỷ đồng ↔ triệu đồng",
    "16.068.000 triệu đồng",
  ),
  "figure.otherUnit": facts(
    FIGURES,
    "The unit typed with it is another.",
    "The plan issued",
    "06 lớp (đơn vị tính: hội nghị)",
  ),
  "figure.english": facts(FIGURES, "Written the English way.", CUSTOM, "1,234.5"),
  "figure.percentCell": facts(
    FIGURES,
    "A cell formatted as a percentage holds a hundredth.",
    CUSTOM,
    "14,5% lưu là 0,145",
  ),
  "figure.percentForCount": facts(
    FIGURES,
    "A percentage where a figure is asked.",
    "The form computes percentages",
    "55% (đơn vị tính: người)",
  ),
  "figure.date": facts(FIGURES, "Excel made a day of it.", "2-3 and 10/10 become dates as they are typed", "02/3/2024"),
  "figure.boolean": facts(FIGURES, "TRUE and FALSE are no figures.", "Excel", "TRUE"),
  "figure.cellError": facts(FIGURES, "A broken formula.", "Excel", "#REF!", "#DIV/0!"),
  "milestone.unknown": facts(
    "KetQua_ChiTieu: chỉ tiêu Hoàn thành/không",
    "It is none of the three states.",
    "The form's list",
    "Xong rồi",
  ),
  "verdict.unknown": facts(
    "KetQua_ChiTieu: Đánh giá của đơn vị",
    "It is none of the verdicts.",
    "The form's list",
    "Tốt",
  ),
  "verdict.noReason": facts(
    "KetQua_ChiTieu: Đánh giá của đơn vị",
    "A verdict of one's own counts only with a reason.",
    "The form",
    "Đạt, không có lý do",
  ),
  "dataKind.unknown": facts("KetQua_ChiTieu: Loại số liệu", "It is none of the kinds.", "The form's list", "Tạm tính"),
  "date.unreadable": facts(
    "KetQua_ChiTieu: Số liệu đến ngày; PhuLuc_NhiemVu: Ngày hoàn thành",
    "There is no such day, or it is no date.",
    "“30/2/2024” in a printed document",
    "30/02/2024",
    "07 7/4/ 2014",
  ),
  "date.ambiguous": facts(
    "KetQua_ChiTieu: Số liệu đến ngày; PhuLuc_NhiemVu: Ngày hoàn thành",
    "It may be several days.",
    "Dates written in words",
    "cuối tháng 5",
  ),
  "target.changed": facts(
    "KetQua_ChiTieu: Kế hoạch năm",
    "The target issued counts, not the one in the file.",
    "The plan issued",
    "12 (kế hoạch giao: 16)",
  ),
  "taskStatus.unknown": facts("PhuLuc_NhiemVu: Không thực hiện", "It is not on the list.", "The form's list", "Bỏ"),
  "score.sheetMissing": facts(
    "ChamDiem",
    "Points were not reported; figures are merged all the same.",
    "The form",
    "Tệp không có ChamDiem",
  ),
  "score.headerMissing": facts(
    "ChamDiem",
    "The header of the scoring table was not found.",
    "The form",
    "Dòng tiêu đề bị xóa",
  ),
  "award.nameMissing": facts(
    "DangKy_DanhHieu, DienHinh_TienTien",
    "A title without a name belongs to nobody.",
    "The form",
    "Dòng có danh hiệu, không có tên",
  ),
  "planBook.sheetMissing": facts(
    "Sổ kế hoạch",
    "The plan workbook lacks a sheet.",
    "The plan workbook",
    "Không có DangKy_ChiTieu",
  ),
  "planBook.wordUnknown": facts(
    "Sổ kế hoạch",
    "A word that is not on its list.",
    "The lists of the plan workbook",
    "Loại chỉ tiêu: Số",
  ),
  "planBook.rowWithoutCode": facts(
    "Sổ kế hoạch",
    "A new row was given a code.",
    "Every row carries its code in a hidden column",
    "Dòng mới thêm",
  ),
  "planBook.cellNeeded": facts(
    "ThangDiem, QuyDinhDiem",
    "A figure that the row cannot do without is missing.",
    "The sheets of the scoring scheme",
    "Theo số lần, Điểm mỗi lần để trống",
  ),
  "planBook.stepsUnreadable": facts(
    "ThangDiem: Bậc điểm",
    "Steps that are no pairs of figures.",
    "The sheets of the scoring scheme",
    "trên 50 được 5",
  ),
};
