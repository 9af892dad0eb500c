import type { IssueText } from "./text";

const look = { vi: "Xem lại số liệu của các dòng này.", en: "Look at the figures of these rows." };
const date = { vi: "Nhập lại ngày/tháng/năm.", en: "Type day/month/year again." };
const asked = { vi: "Sửa trong văn bản nếu đúng là lỗi.", en: "Correct the document if it is a slip." };

/** Rules about sense, tasks and texts: src/rules/sense.ts, tasks.ts, text.ts, planTexts.ts, mapping.ts. */
export const checkSenseTexts: Record<string, IssueText> = {
  "sense.partOverWhole": {
    what: {
      vi: "Phần trong đó {found} lớn hơn tổng {expected} ({parent}).",
      en: "The part {found} is more than the whole {expected} ({parent}).",
    },
    remedy: look,
  },
  "sense.partsOverWhole": {
    what: {
      vi: "Cộng các phần được {expected}, lớn hơn tổng {found} ({parent}).",
      en: "The parts add up to {expected}, more than {found} ({parent}).",
    },
    remedy: look,
  },
  "sense.outsideParts": {
    what: {
      vi: "Tỷ lệ chung {found} nằm ngoài khoảng các phần ({low}–{high}).",
      en: "The rate {found} lies outside its parts ({low}–{high}).",
    },
    remedy: look,
  },
  "sense.jump": {
    what: {
      vi: "Thực hiện {found} gấp {times} lần cùng kỳ năm trước ({expected}).",
      en: "{found} is {times} times last year's {expected}.",
    },
    remedy: { vi: "Kiểm tra cả hai số; nếu đúng thì ghi nguyên nhân.", en: "Check both; if they are right, note why." },
  },
  "sense.drop": {
    what: {
      vi: "Thực hiện {found} chỉ bằng {percent}% cùng kỳ năm trước ({expected}).",
      en: "{found} is only {percent}% of last year's {expected}.",
    },
    remedy: { vi: "Kiểm tra cả hai số; nếu đúng thì ghi nguyên nhân.", en: "Check both; if they are right, note why." },
  },
  "sense.farAbove": {
    what: {
      vi: "Thực hiện {found} gấp {times} lần kế hoạch {expected}.",
      en: "{found} is {times} times the target {expected}.",
    },
    remedy: {
      vi: "Kiểm tra có nhầm dòng, nhầm đơn vị tính; nếu đúng thì ghi nguyên nhân.",
      en: "Check row and unit; if it is right, note why.",
    },
  },
  "sense.farBelow": {
    what: {
      vi: "Thực hiện {found} quá nhỏ so với kế hoạch {expected}.",
      en: "{found} is tiny against the target {expected}.",
    },
    remedy: {
      vi: "Kiểm tra có nhầm dòng, nhầm đơn vị tính; nếu đúng thì ghi nguyên nhân.",
      en: "Check row and unit; if it is right, note why.",
    },
  },
  "sense.growthFar": {
    what: {
      vi: "Tốc độ tăng {found}% cao hơn nhiều so với kế hoạch {target}.",
      en: "A growth of {found}% is far above the target {target}.",
    },
    remedy: {
      vi: "Kiểm tra có nhập số tuyệt đối hoặc so với kỳ khác; nếu đúng thì ghi nguyên nhân.",
      en: "Check for an absolute figure or another base; if it is right, note why.",
    },
  },
  "number.indexTyped": {
    what: {
      vi: "{found} giống chỉ số so với cùng kỳ hơn là tốc độ tăng (kế hoạch {target}).",
      en: "{found} looks like an index of last year, not the growth (target {target}).",
    },
    remedy: {
      vi: "Bằng {found}% cùng kỳ là tăng {expected}%. Có phải là {expected}?",
      en: "{found}% of last year is a growth of {expected}%. Should it be {expected}?",
    },
  },
  "column.wrong": {
    what: {
      vi: "Cột thực hiện trống, trong khi cột “{found}” có {count} số.",
      en: "The column of results is empty while “{found}” holds {count} figures.",
    },
    remedy: {
      vi: "Kiểm tra có nhập lệch cột; chuyển số sang cột “Ước thực hiện kỳ báo cáo (lũy kế)”.",
      en: "Check whether they were typed one column off; move them to the column of results.",
    },
  },
  "figure.inNotes": {
    what: {
      vi: "Ô chữ này ghi con số {found}, còn ô thực hiện để trống.",
      en: "This cell of words tells {found}, and the result is blank.",
    },
    remedy: {
      vi: "Có phải là số thực hiện? Nhập vào cột thực hiện.",
      en: "Is it the result? Enter it in the column of results.",
    },
  },
  "note.otherFigure": {
    what: {
      vi: "Ghi chú nói “{found}”, ô thực hiện ghi {expected}.",
      en: "The note says “{found}”, the result {expected}.",
    },
    remedy: { vi: "Xác nhận số đúng, sửa ghi chú hoặc ô thực hiện.", en: "Confirm which is right." },
  },
  "figure.notParts": {
    what: {
      vi: "Chỉ tiêu này không có tử số, mẫu số nhưng đang ghi {found}.",
      en: "This indicator has no numerator or denominator, but {found} stands here.",
    },
    remedy: {
      vi: "Số này không được tổng hợp; chuyển sang cột thực hiện hoặc xóa.",
      en: "It is not merged; move it to the result or delete it.",
    },
  },
  "sense.estimateBelow": {
    what: {
      vi: "Ước cả năm {found} thấp hơn số đã thực hiện {expected}.",
      en: "The year's estimate {found} is below the actual {expected}.",
    },
    remedy: {
      vi: "Số lũy kế không giảm; sửa một trong hai số.",
      en: "Cumulative figures do not fall; correct one of them.",
    },
  },
  "date.afterPeriod": {
    what: {
      vi: "Số liệu đến ngày {found}, sau ngày cuối kỳ {expected}.",
      en: "As of {found}, after the period's end {expected}.",
    },
    remedy: { vi: "Kiểm tra có đảo ngày và tháng.", en: "Check whether day and month were swapped." },
  },
  "date.beforePeriod": {
    what: {
      vi: "Số liệu đến ngày {found}, trước ngày đầu kỳ {expected}.",
      en: "As of {found}, before the period's start {expected}.",
    },
    remedy: date,
  },
  "date.otherYear": {
    what: { vi: "Ngày {found} không thuộc năm {expected}.", en: "{found} is not in {expected}." },
    remedy: date,
  },
  "date.afterHandIn": {
    what: {
      vi: "Số liệu đến ngày {found}, sau ngày nộp {expected}.",
      en: "As of {found}, after it was handed in on {expected}.",
    },
    remedy: { vi: "Kiểm tra ngày chốt số liệu.", en: "Check the cut-off date." },
  },
  "reason.missing": {
    what: { vi: "Chỉ tiêu không đạt nhưng chưa ghi nguyên nhân.", en: "The target was missed and no reason is given." },
    remedy: { vi: "Ghi nguyên nhân ở cột này.", en: "Write the reason in this column." },
  },
  "dataKind.early": {
    what: {
      vi: "Ghi “{found}” trong khi số liệu đến {expected}, chưa hết kỳ ({to}).",
      en: "“{found}”, though the figures are as of {expected} and the period ends {to}.",
    },
    remedy: { vi: "Chọn “Ước” hoặc “Sơ bộ”.", en: "Choose “Ước” or “Sơ bộ”." },
  },
  "milestone.contradicted": {
    what: {
      vi: "Ghi “{found}” nhưng ghi chú nói: “{expected}”.",
      en: "It says “{found}”, the note says “{expected}”.",
    },
    remedy: { vi: "Xác nhận trạng thái đúng.", en: "Confirm its state." },
  },
  "verdict.contradicted": {
    what: {
      vi: "Đơn vị đánh giá “{found}”, số liệu cho “{expected}” ({percent}%).",
      en: "The member says “{found}”, the figures “{expected}” ({percent}%).",
    },
    remedy: {
      vi: "Xem lý do đơn vị ghi; không chấp nhận thì xóa đánh giá.",
      en: "Look at the reason given; clear the verdict if it does not hold.",
    },
  },
  "group.figure": {
    what: {
      vi: "Dòng nhóm không có số riêng, nhưng đang ghi {found}.",
      en: "A heading has no figure of its own, but holds {found}.",
    },
    remedy: {
      vi: "Chuyển số vào chỉ tiêu con, khôi phục ô này.",
      en: "Move it to an indicator below and restore the cell.",
    },
  },
  "text.legacy": {
    what: {
      vi: "Chữ gõ bằng bảng mã cũ (TCVN3/VNI): “{expected}”.",
      en: "Text in an old encoding (TCVN3/VNI): “{expected}”.",
    },
    remedy: { vi: "Bấm chuyển sang Unicode sau khi xem trước.", en: "Convert it to Unicode after a look." },
  },
  "text.legacyAsked": {
    what: {
      vi: "Chữ có thể là bảng mã cũ; đọc ra là “{expected}”.",
      en: "The text may be in an old encoding; it would read “{expected}”.",
    },
    remedy: { vi: "Xác nhận rồi mới chuyển sang Unicode.", en: "Confirm before converting." },
  },
  "text.mangled": {
    what: {
      vi: "Chữ tiếng Việt bị vỡ mã; có thể là: “{found}”.",
      en: "Vietnamese letters were garbled; probably “{found}”.",
    },
    remedy: { vi: "Bấm sửa lại sau khi xem trước.", en: "Repair it after a look." },
  },
  "text.lostLetters": {
    what: {
      vi: "Chữ tiếng Việt bị mất, còn dấu hỏi: “{found}”.",
      en: "Letters were lost and became question marks: “{found}”.",
    },
    remedy: { vi: "Gõ lại nội dung ô này bằng Unicode.", en: "Type the text again in Unicode." },
  },
  "text.rawKeys": {
    what: {
      vi: "Chữ chưa được bỏ dấu, còn nguyên phím gõ: “{found}”.",
      en: "Raw keystrokes, no letters with marks: “{found}”.",
    },
    remedy: { vi: "Bật bộ gõ tiếng Việt rồi gõ lại ô này.", en: "Switch the input method on and type it again." },
  },
  "text.decomposed": {
    what: { vi: "Chữ “{found}” ở dạng Unicode tổ hợp.", en: "“{found}” is in decomposed Unicode." },
    remedy: { vi: "Chuyển sang Unicode dựng sẵn (một lần bấm).", en: "Change it to precomposed Unicode (one click)." },
  },
  "text.lookAlike": {
    what: { vi: "Có chữ cái của bảng chữ khác: “{found}”.", en: "It holds a letter of another alphabet: “{found}”." },
    remedy: { vi: "Sửa thành “{expected}”.", en: "Change it to “{expected}”." },
  },
  "text.invisible": {
    what: { vi: "Có ký tự ẩn trong “{found}”.", en: "Invisible characters stand in “{found}”." },
    remedy: { vi: "Xóa ký tự ẩn (một lần bấm).", en: "Remove them (one click)." },
  },
  "text.tonePlacement": {
    what: {
      vi: "Đặt dấu thanh không thống nhất: “{found}” và “{expected}”.",
      en: "Tone marks are placed both ways: “{found}” and “{expected}”.",
    },
    remedy: {
      vi: "Không ảnh hưởng số liệu; nên dùng một kiểu trong văn bản.",
      en: "Figures are not affected; keep to one way.",
    },
  },
  "text.spacing": {
    what: { vi: "Chữ bị dính: “{found}”.", en: "Words ran together: “{found}”." },
    remedy: { vi: "Thêm khoảng trắng.", en: "Add the space." },
  },
  "text.impossibleDate": {
    what: { vi: "Ngày {found} không có trong lịch.", en: "There is no such day as {found}." },
    remedy: { vi: "Đối chiếu văn bản gốc.", en: "Compare with the original." },
  },
  "text.leadingZeros": {
    what: {
      vi: "Số “{found}” thừa số 0; thường viết {expected}.",
      en: "“{found}” has surplus zeros; {expected} is usual.",
    },
    remedy: asked,
  },
  "text.numberMissing": {
    what: { vi: "Văn bản chưa có số: “{found}”.", en: "The document has no number: “{found}”." },
    remedy: {
      vi: "Bổ sung số, ký hiệu và ngày trước khi phát hành.",
      en: "Add number, symbol and date before it goes out.",
    },
  },
  "text.symbolMissing": {
    what: { vi: "“{found}” thiếu ký hiệu văn bản.", en: "“{found}” lacks the document's symbol." },
    remedy: { vi: "Ghi đủ số và ký hiệu, ví dụ 82/CV-LHH.", en: "Give number and symbol, e.g. 82/CV-LHH." },
  },
  "text.dateOrder": {
    what: {
      vi: "Văn bản ngày {found} lại căn cứ văn bản ngày {expected}.",
      en: "A document of {found} rests on one of {expected}.",
    },
    remedy: { vi: "Kiểm tra ngày của hai văn bản.", en: "Check both dates." },
  },
  "text.rangeAmbiguous": {
    what: { vi: "“{found}” nhập vào ô số sẽ bị đổi thành ngày.", en: "“{found}” typed into a cell becomes a date." },
    remedy: {
      vi: "Nhập dạng văn bản, hoặc tách tử số và mẫu số.",
      en: "Type it as text, or part numerator and denominator.",
    },
  },
  "text.slip": {
    what: { vi: "“{found}” có thể là “{expected}”.", en: "“{found}” may be “{expected}”." },
    remedy: asked,
  },
  "map.proposed": {
    what: {
      vi: "Bảng của đơn vị không theo biểu mẫu; đã ghép {count} chỉ tiêu.",
      en: "The member's own table; {count} indicators were matched.",
    },
    remedy: {
      vi: "Xem và xác nhận cách ghép ở bước Tổng hợp, nút Ghép cột (dòng lệnh: check --map-out, rồi --map).",
      en: "Look at the mapping and confirm it at Merge, Map columns (command line: check --map-out, then --map).",
    },
  },
  "map.rowAsked": {
    what: {
      vi: "Dòng “{found}” được ghép với “{expected}”, chưa chắc chắn.",
      en: "Row “{found}” was matched to “{expected}”; not sure.",
    },
    remedy: { vi: "Xác nhận hoặc chọn chỉ tiêu khác.", en: "Confirm it, or choose another indicator." },
  },
  "map.rowUnmatched": {
    what: { vi: "Dòng “{found}” chưa ghép được với chỉ tiêu nào.", en: "Row “{found}” matches no indicator." },
    remedy: { vi: "Chọn chỉ tiêu cho dòng này, hoặc bỏ qua.", en: "Choose an indicator for it, or leave it." },
  },
  "map.indicatorMissing": {
    what: { vi: "Không thấy dòng nào của “{expected}”.", en: "No row for “{expected}” was found." },
    remedy: { vi: "Chỉ tiêu này coi là chưa có số liệu.", en: "It counts as no data." },
  },
  "map.noHeader": {
    what: {
      vi: "Không nhận ra dòng tiêu đề trong bảng của đơn vị.",
      en: "The header row of the table was not recognised.",
    },
    remedy: {
      vi: "Chọn dòng tiêu đề và cột thực hiện, hoặc dùng biểu mẫu đã phát.",
      en: "Choose header row and column, or use the template.",
    },
  },
  "map.stale": {
    what: {
      vi: "Bảng đã đổi so với lần ghép trước: “{found}” (trước là “{expected}”).",
      en: "The table changed since it was mapped: “{found}” (was “{expected}”).",
    },
    remedy: { vi: "Ghép lại và xác nhận.", en: "Map it again and confirm." },
  },
  "sense.allAsPlanned": {
    what: {
      vi: "Cả {count} chỉ tiêu đều có thực hiện đúng bằng kế hoạch năm.",
      en: "All {count} actuals equal the year's targets.",
    },
    remedy: {
      vi: "Kiểm tra có chép cột kế hoạch sang cột thực hiện.",
      en: "Check whether the targets were copied into the actuals.",
    },
  },
  "sense.allAsLastYear": {
    what: {
      vi: "Cả {count} chỉ tiêu đều có thực hiện đúng bằng cùng kỳ năm trước.",
      en: "All {count} actuals equal last year's figures.",
    },
    remedy: { vi: "Kiểm tra có chép số năm trước sang năm nay.", en: "Check whether last year's figures were copied." },
  },
  "sense.allZero": {
    what: { vi: "Cả {count} chỉ tiêu đều ghi 0.", en: "All {count} figures are 0." },
    remedy: {
      vi: "Chưa có số liệu thì để trống; 0 nghĩa là không làm được gì.",
      en: "Leave blank what has no data; 0 means nothing was done.",
    },
  },
  "plan.countStyle": {
    what: {
      vi: "Chỉ tiêu ghi “{found}”, nơi khác trong kế hoạch viết hai chữ số.",
      en: "The target says “{found}”; elsewhere the plan writes two digits.",
    },
    remedy: { vi: "Nên viết thống nhất, ví dụ “{expected}”.", en: "Keep to one way, e.g. “{expected}”." },
  },
};
