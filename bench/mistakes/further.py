"""Further kinds of mistakes, thought of as an officer would make them and tried on the check before a rule knew them."""
import datetime
import re


class Skip(Exception):
    pass


def vi(value):
    text = f"{value:,}"
    return text.replace(",", "§").replace(".", ",").replace("§", ".")


class Further:
    def _rows(self, test):
        rows = [row for row in self.form.rows if test(row)] if self.form else []
        if not rows:
            raise Skip()
        return rows

    def _large(self, row):
        return self.figure(row, {"Số lượng", "Giá trị"}) and self.form.cumulative(row) and (self.form.target(row) or 0) >= 10

    def _clear(self, row, *keys):
        for key in keys:
            self.form.at(row, key).value = None

    def _milestone(self, row):
        return self.form.value(row, "type") == "Hoàn thành/không"

    # figures
    def indexForGrowth(self):
        f = self.form
        row = self.pick(lambda r: f.value(r, "type") == "Tốc độ tăng" and isinstance(f.value(r, "actual"), (int, float)))
        return self.put(row, "actual", round(100 + f.value(row, "actual"), 2))

    def amountForGrowth(self):
        row = self.pick(lambda r: self.form.value(r, "type") == "Tốc độ tăng")
        return self.put(row, "actual", 12850)

    def tenfoldUp(self):
        f = self.form
        row = self.pick(lambda r: self._large(r) and "up" in str(f.value(r, "rule")) and f.value(r, "actual") > f.target(r) * 0.42)
        self._clear(row, "estimate")
        return self.put(row, "actual", f.value(row, "actual") * 10)

    def yearForFigure(self):
        f = self.form
        row = self.pick(lambda r: self._large(r) and "up" in str(f.value(r, "rule")) and f.target(r) <= 60)
        self._clear(row, "estimate")
        return self.put(row, "actual", 2024)

    def telephone(self):
        row = self.pick(lambda r: self._large(r) and "up" in str(self.form.value(r, "rule")))
        self._clear(row, "estimate")
        return self.put(row, "actual", 912345678)

    def dateSerial(self):
        row = self.pick(lambda r: self._large(r) and "up" in str(self.form.value(r, "rule")) and self.form.target(r) <= 2000)
        self._clear(row, "estimate")
        return self.put(row, "actual", 45000 + self.random.randrange(700))

    def accountingNegative(self):
        row = self.pick(self._large)
        return self.put(row, "actual", f"({vi(self.form.value(row, 'actual'))})")

    def scientific(self):
        row = self.pick(lambda r: self._large(r) and self.form.value(r, "actual") >= 1000)
        return self.put(row, "actual", "%.2E" % self.form.value(row, "actual"))

    def arabicDigits(self):
        row = self.pick(self._large)
        return self.put(row, "actual", "".join(chr(0x660 + int(c)) if c.isdigit() else c for c in vi(self.form.value(row, "actual"))))

    def englishFull(self):
        row = self.pick(lambda r: self._large(r) and self.form.value(r, "actual") >= 1000)
        return self.put(row, "actual", f"{self.form.value(row, 'actual'):,.2f}")

    def apostropheThousand(self):
        row = self.pick(lambda r: self._large(r) and self.form.value(r, "actual") >= 1000)
        return self.put(row, "actual", f"{int(self.form.value(row, 'actual')):,}".replace(",", "'"))

    def twoFigures(self):
        row = self.pick(self._large)
        return self.put(row, "actual", f"{vi(self.form.value(row, 'actual'))}; 12")

    def figureWithRemark(self):
        row = self.pick(self._large)
        return self.put(row, "actual", f"{vi(self.form.value(row, 'actual'))} (trong đó quý II: 3)")

    def noDataWord(self):
        return self.put(self.pick(self._large), "actual", self.random.choice(["chưa có số liệu", "N/A", "không có", "đang tổng hợp", "??", "chưa báo cáo"]))

    def metWord(self):
        return self.put(self.pick(self._large), "actual", self.random.choice(["đạt", "x", "có", "xem phụ lục"]))

    def formulaAsText(self):
        cell = self.form.at(self.pick(self._large), "actual")
        cell.value = "'=A1+B1"
        return self.form.ws.title, [cell.coordinate]

    def percentInNumerator(self):
        f = self.form
        row = self.pick(lambda r: f.value(r, "type") == "100% của tập" and (f.value(r, "below") or 0) > 2)
        f.at(row, "above").number_format = "0%"
        self.put(row, "above", 0.85)
        return f.ws.title, [f.name(row, "above"), f.name(row, "actual")]

    def stateAsNumber(self):
        return self.put(self.pick(self._milestone), "actual", self.random.choice([1, 0.8, 100]))

    def stateInOtherWords(self):
        return self.put(self.pick(self._milestone), "actual", self.random.choice(["Xong", "Đã ban hành", "hoan thanh", "Hoµn thµnh", "OK", "Chưa làm"]))

    # whole columns
    def zerosForBlanks(self):
        rows = self._rows(lambda r: self.figure(r) and self.form.cumulative(r))
        if len(rows) < 7:
            raise Skip()
        for row in rows:
            self.put(row, "actual", 0)
            self._clear(row, "estimate", "last", "reason")
        return self.form.ws.title, []

    def targetsForResults(self):
        f = self.form
        if "THÁNG" not in self._title().value:
            raise Skip()
        rows = self._rows(lambda r: self.figure(r, {"Số lượng", "Giá trị"}) and f.cumulative(r) and "up" in str(f.value(r, "rule")) and f.target(r))
        if len(rows) < 7 or sum(f.target(row) >= 10 for row in rows) < 4:
            raise Skip()
        for row in rows:
            self.put(row, "actual", f.target(row))
            self._clear(row, "estimate")
        return f.ws.title, []

    def lastYearForResults(self):
        f = self.form
        rows = self._rows(lambda r: self.figure(r))
        if len(rows) < 7:
            raise Skip()
        for row in rows:
            self.put(row, "last", f.value(row, "actual"))
        return f.ws.title, []

    def oneColumnRight(self):
        f = self.form
        rows = self._rows(lambda r: self.figure(r))
        if len(rows) < 6:
            raise Skip()
        for row in rows:
            self.put(row, "estimate", f.value(row, "actual"))
            self._clear(row, "actual")
        return f.ws.title, []

    def figureInNotes(self):
        row = self.pick(self._large)
        value = self.form.value(row, "actual")
        self._clear(row, "actual", "estimate")
        return self.put(row, "reason", value)

    def figureInParts(self):
        f = self.form
        row = self.pick(self._large)
        value = f.value(row, "actual")
        self._clear(row, "actual", "estimate")
        self.put(row, "below", value)
        return f.ws.title, [f.name(row, "below"), f.name(row, "actual")]

    def largeAndSmallSwapped(self):
        f = self.form
        rows = self._rows(lambda r: self._large(r) and "up" in str(f.value(r, "rule")))
        big, small = max(rows, key=lambda r: f.value(r, "actual")), min(rows, key=lambda r: f.value(r, "actual"))
        if f.value(big, "actual") < 500 * f.value(small, "actual"):
            raise Skip()
        a, b = f.value(big, "actual"), f.value(small, "actual")
        for row, value in ((big, b), (small, a)):
            self._clear(row, "estimate", "last")
            self.put(row, "actual", value)
        return f.ws.title, [f.name(big, "actual"), f.name(small, "actual")]

    # rows and titles
    def textOfOtherRow(self):
        f = self.form
        rows = self._rows(self._large)
        if len(rows) < 2:
            raise Skip()
        row, other = self.random.sample(rows, 2)
        return self.put(row, "name", f.value(other, "name"))

    def textReplaced(self):
        return self.put(self.pick(self._large), "name", "Số công trình chào mừng do đơn vị đăng ký thêm")

    def codesLeftBehind(self):
        f = self.form
        rows = self._rows(lambda r: f.value(r, "type") != "Nhóm (cha)")
        if len(rows) < 6:
            raise Skip()
        seen = [f.ws.cell(row=f.header, column=c).value for c in range(1, 21)]
        table = [[f.ws.cell(row=row, column=c + 1).value for c in range(len(seen))] for row in rows]
        for row, values in zip(rows, sorted(table, key=lambda v: str(v[1]), reverse=True)):
            for c, value in enumerate(values):
                f.ws.cell(row=row, column=c + 1).value = value
        return f.ws.title, []

    def _title(self):
        for row in self.form.ws.iter_rows(min_row=1, max_row=self.form.header - 1):
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("KẾT QUẢ THỰC HIỆN"):
                    return cell
        raise Skip()

    def titleOfOtherPeriod(self):
        cell = self._title()
        text = re.sub(r"(6|9) THÁNG( ĐẦU NĂM)?", lambda m: "9 THÁNG ĐẦU NĂM" if m.group(1) == "6" else "6 THÁNG", cell.value)
        if text == cell.value:
            raise Skip()
        cell.value = text
        return self.form.ws.title, [cell.coordinate]

    def titleOfOtherYear(self):
        cell = self._title()
        cell.value = re.sub(r"20\d\d", "2022", cell.value)
        return self.form.ws.title, [cell.coordinate]

    # notes
    def noteOfOtherFigure(self):
        f = self.form
        row = self.pick(lambda r: self._large(r) and self.counted(r) and float(f.value(r, "actual")).is_integer())
        return self.put(row, "reason", f"Đến nay đã thực hiện {vi(int(f.value(row, 'actual')) * 3 + 1)} {f.value(row, 'unit')}")

    def doneButWaiting(self):
        f = self.form
        row = self.pick(self._milestone)
        self.put(row, "reason", self.random.choice(["Chưa được phê duyệt", "Đang trình, chuyển sang quý sau", "Chưa ban hành"]))
        self.put(row, "actual", "Hoàn thành")
        return f.ws.title, [f.name(row, "actual"), f.name(row, "reason")]

    def notBegunButDone(self):
        f = self.form
        row = self.pick(self._milestone)
        self.put(row, "reason", self.random.choice(["Đã ban hành tại Quyết định số 12/QĐ-UBND", "Đã hoàn thành từ quý I"]))
        self.put(row, "actual", "Chưa thực hiện")
        return f.ws.title, [f.name(row, "actual"), f.name(row, "reason")]

    def readAsLatin(self):
        return self.put(self.pick(self.figure), "reason", "Hoàn thành tốt nhiệm vụ".encode().decode("latin1"))

    def readAsWindows(self):
        return self.put(self.pick(self.figure), "reason", "Thi Ä‘ua, khen thÆ°á»Ÿng")

    def questionMarks(self):
        return self.put(self.pick(self.figure), "reason", "Hoàn thành t?t nhi?m v?, v??t k? ho?ch")

    def telexKeys(self):
        return self.put(self.pick(self.figure), "reason", "hoafn thafnh toots nhieejm vuj dduwowcj giao")

    def viqrKeys(self):
        return self.put(self.pick(self.figure), "reason", "Hoa`n tha`nh to^'t nhie^.m vu. ddu+o+.c giao")

    # tasks
    def taskUnitChanged(self):
        t = self.tasks
        row = self.task()
        return self.put(row, "by", "Sở Xây dựng và Giao thông", t)

    def taskTextReplaced(self):
        return self.put(self.task(), "name", "Việc khác do đơn vị tự ghi vào đây", self.tasks)

    def taskDatesFilledDown(self):
        t = self.tasks
        if t is None or len(t.rows) < 9:
            raise Skip()
        for row in t.rows:
            t.at(row, "done").value = datetime.datetime(2024, 5, 31)
            t.at(row, "progress").value = 100
            t.at(row, "dropped").value = None
            t.at(row, "why").value = None
        return t.ws.title, []

    # sheets beside
    def _sheet(self, name):
        if name not in self.book.sheetnames:
            raise Skip()
        return self.book[name]

    def _typed(self, sheet, cells):
        for place, value in cells.items():
            sheet[place] = value
        return sheet.title

    def _places(self, sheet, header, first):
        """Column letters by header text, and the rows whose first column is a number."""
        for row in sheet.iter_rows(min_row=1, max_row=15):
            columns = {cell.value: cell.column_letter for cell in row if isinstance(cell.value, str)}
            if header in columns:
                rows = [r for r in range(row[0].row + 2, sheet.max_row) if str(sheet.cell(row=r, column=1).value) in first]
                return columns, rows
        raise Skip()

    def yearPenaltyNegative(self):
        sheet = self._sheet("ChamDiem")
        columns, _ = self._places(sheet, "Điểm trừ (tự chấm)", {"1"})
        row = next(r for r in range(10, sheet.max_row) if sheet.cell(row=r, column=2).value == "Điểm trừ")
        cell = f"{columns['Điểm trừ (tự chấm)']}{row}"
        self._typed(sheet, {cell: -2, f"{columns['Lý do điều chỉnh, điểm thưởng, điểm trừ']}{row}": "Nộp muộn"})
        return sheet.title, [cell]

    def yearPointsChanged(self):
        sheet = self._sheet("ChamDiem")
        columns, rows = self._places(sheet, "Điểm chuẩn", {str(n) for n in range(1, 30)})
        cell = f"{columns['Điểm chuẩn']}{self.random.choice(rows[:-2])}"
        return self._typed(sheet, {cell: 20}), [cell]

    def yearTotalTyped(self):
        sheet = self._sheet("ChamDiem")
        columns, _ = self._places(sheet, "Điểm tự chấm", {"1"})
        row = next(r for r in range(10, sheet.max_row) if sheet.cell(row=r, column=1).value == "Tổng cộng")
        cell = f"{columns['Điểm tự chấm']}{row}"
        return self._typed(sheet, {cell: 98}), [cell]

    def yearPersonTwice(self):
        sheet = self._sheet("DangKy_DanhHieu")
        columns, rows = self._places(sheet, "Danh hiệu thi đua đăng ký", {"1", "2"})
        one, two = rows[-2], rows[-1]
        for row in (one, two):
            self._typed(sheet, {f"B{row}": "Nguyễn Văn An", f"D{row}": "Chuyên viên", f"E{row}": "Văn phòng", f"F{row}": "Lao động tiên tiến"})
        return sheet.title, [f"B{one}", f"B{two}"]

    def yearFormForTitle(self):
        sheet = self._sheet("DangKy_DanhHieu")
        columns, rows = self._places(sheet, "Danh hiệu thi đua đăng ký", {"1", "2"})
        cell = f"{columns['Danh hiệu thi đua đăng ký']}{rows[-1]}"
        return self._typed(sheet, {f"B{rows[-1]}": "Nguyễn Văn An", cell: "Bằng khen của Chủ tịch UBND tỉnh"}), [cell]

    def yearExampleTwice(self):
        sheet = self._sheet("DienHinh_TienTien")
        columns, rows = self._places(sheet, "Khâu thực hiện", {"1", "2"})
        for row in rows[-2:]:
            self._typed(sheet, {f"B{row}": "Trần Thị Bình", f"F{row}": "Mô hình dân vận khéo", f"G{row}": "Phát hiện"})
        return sheet.title, [f"B{row}" for row in rows[-2:]]

    def yearStageUnknown(self):
        sheet = self._sheet("DienHinh_TienTien")
        columns, rows = self._places(sheet, "Khâu thực hiện", {"1", "2"})
        cell = f"{columns['Khâu thực hiện']}{rows[-1]}"
        return self._typed(sheet, {f"B{rows[-1]}": "Trần Thị Bình", cell: "Khen thưởng"}), [cell]

    def yearSummaryLong(self):
        sheet = self._sheet("DienHinh_TienTien")
        columns, rows = self._places(sheet, "Khâu thực hiện", {"1", "2"})
        self._typed(sheet, {f"B{rows[-1]}": "Trần Thị Bình", f"F{rows[-1]}": " ".join(["thành tích"] * 80)})
        return sheet.title, [f"F{rows[-1]}"]


FURTHER_CERTAIN = set(
    """accountingNegative scientific arabicDigits englishFull apostropheThousand twoFigures figureWithRemark noDataWord metWord
    formulaAsText percentInNumerator stateAsNumber stateInOtherWords figureInNotes figureInParts textOfOtherRow textReplaced codesLeftBehind
    titleOfOtherPeriod titleOfOtherYear readAsLatin readAsWindows taskUnitChanged taskTextReplaced yearPenaltyNegative yearPointsChanged
    yearTotalTyped yearPersonTwice yearFormForTitle yearExampleTwice yearStageUnknown""".split()
)
