"""Puts one mistake of one kind into each workbook, as an officer would make it. Knows the form by its printed headers only.

Reads {"jobs": [{"in", "out", "kind", "seed"}]} from standard input, writes [{"out", "kind", "sheet", "cells", "certain"}] to
standard output; a kind that fits no row of a workbook gives "skipped": true. "cells": any of them names the place; none: the file.
"""

import datetime
import json
import random
import sys
import unicodedata
from copy import copy

from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter as letter

from further import FURTHER_CERTAIN, Further, Skip

RESULTS = "KetQua_ChiTieu"
TASKS = "PhuLuc_NhiemVu"
HEAD = {
    "no": "STT",
    "name": "Nội dung chỉ tiêu",
    "unit": "Đơn vị tính",
    "last": "Thực hiện cùng kỳ năm trước",
    "target": "Kế hoạch năm",
    "above": "Tử số",
    "below": "Mẫu số",
    "actual": "Ước thực hiện kỳ báo cáo (lũy kế)",
    "estimate": "Ước thực hiện cả năm",
    "percent": "Tỷ lệ so với kế hoạch năm (%)",
    "verdict": "Đánh giá",
    "reason": "Nguyên nhân, ghi chú",
    "proof": "Tài liệu kiểm chứng",
    "kind": "Loại số liệu",
    "asof": "Số liệu đến ngày",
    "override": "Đánh giá của đơn vị",
    "code": "Mã chỉ tiêu",
    "type": "Loại chỉ tiêu",
    "rule": "Cách tính",
    "parent": "Mã cha",
}
TASK_HEAD = {
    "name": "Nội dung thực hiện",
    "by": "Đơn vị thực hiện",
    "due": "Thời hạn",
    "done": "Ngày hoàn thành",
    "progress": "Tiến độ (%)",
    "status": "Trạng thái",
    "dropped": "Không thực hiện",
    "why": "Lý do không thực hiện",
    "code": "Mã nhiệm vụ",
}
COUNTED = {"người", "hội nghị", "nhiệm vụ", "nội dung", "cuộc", "lớp", "mô hình", "hộ", "đề tài", "số", "chuyên đề", "hội thảo"}


def vi(value, decimals=None):
    text = f"{value:,.{decimals}f}" if decimals is not None else (f"{value:,}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0"))
    if text.endswith(".0"):
        text = text[:-2]
    return text.replace(",", "§").replace(".", ",").replace("§", ".")


def number(text):
    text = str(text).replace("%", "").strip().split(" ")[-1]
    if "-" in text[1:]:
        text = text.split("-")[0]
    try:
        return float(text.replace(".", "").replace(",", "."))
    except ValueError:
        return None


def swap(one, two):
    if not isinstance(one, MergedCell) and not isinstance(two, MergedCell):
        one.value, two.value = two.value, one.value


class Form:
    def __init__(self, book, sheet, head):
        self.book, self.ws, self.col = book, book[sheet], {}
        for row in self.ws.iter_rows(min_row=1, max_row=20):
            texts = {cell.value: cell.column for cell in row if isinstance(cell.value, str)}
            if head["name"] in texts and head["code"] in texts:
                self.header = row[0].row
                self.col = {key: texts[text] for key, text in head.items() if text in texts}
        self.rows = [r for r in range(self.header + 2, self.ws.max_row + 1) if isinstance(self.at(r, "code").value, str)]

    def at(self, row, key):
        return self.ws.cell(row=row, column=self.col[key])

    def name(self, row, key):
        return f"{letter(self.col[key])}{row}"

    def value(self, row, key):
        return self.at(row, key).value

    def target(self, row):
        return number(self.value(row, "target")) if self.value(row, "target") is not None else None

    def cumulative(self, row):
        return "cumulative" in str(self.value(row, "rule"))


class Mistake(Further):
    def __init__(self, book, seed):
        self.book, self.random = book, random.Random(seed)
        self.form = Form(book, RESULTS, HEAD) if RESULTS in book.sheetnames else None
        self.tasks = Form(book, TASKS, TASK_HEAD) if TASKS in book.sheetnames else None

    def pick(self, test, form=None):
        form = form or self.form
        if form is None:
            raise Skip()
        rows = [row for row in form.rows if test(row)]
        if not rows:
            raise Skip()
        return self.random.choice(rows)

    def figure(self, row, kinds=None):
        value = self.form.value(row, "actual")
        plain = isinstance(value, (int, float)) and not isinstance(value, bool) and value > 0
        return plain and (kinds is None or self.form.value(row, "type") in kinds)

    def counted(self, row):
        return self.figure(row, {"Số lượng", "Tối thiểu"}) and self.form.value(row, "unit") in COUNTED

    def put(self, row, key, value, form=None):
        form = form or self.form
        form.at(row, key).value = value
        return form.ws.title, [form.name(row, key)]

    # figures
    def thousandDot(self):
        f = self.form
        row = self.pick(lambda r: self.figure(r) and (f.target(r) or 0) >= 1000 and f.value(r, "actual") >= 200)
        return self.put(row, "actual", f.value(row, "actual") / 1000)

    def thousandDotWholeRow(self):
        f = self.form
        row = self.pick(lambda r: self.figure(r) and (f.target(r) or 0) >= 1000 and f.value(r, "actual") >= 200 and f.value(r, "last"))
        f.at(row, "last").value = f.value(row, "last") / 1000
        return self.put(row, "actual", f.value(row, "actual") / 1000)

    def thousandTimes(self):
        f = self.form
        row = self.pick(lambda r: self.figure(r, {"Số lượng", "Giá trị"}) and (f.target(r) or 0) >= 5)
        return self.put(row, "actual", f.value(row, "actual") * 1000)

    def millionForBillion(self):
        f = self.form
        row = self.pick(lambda r: self.figure(r, {"Giá trị"}) and f.value(r, "unit") == "tỷ đồng")
        return self.put(row, "actual", round(f.value(row, "actual") * 1000))

    def percentAsFraction(self):
        f = self.form
        row = self.pick(lambda r: self.figure(r, {"Tỷ lệ %"}) and (f.target(r) or 0) >= 2)
        return self.put(row, "actual", round(f.value(row, "actual") / 100, 6))

    def percentFormat(self):
        f = self.form
        row = self.pick(lambda r: self.figure(r, {"Tỷ lệ %", "Tốc độ tăng"}))
        f.at(row, "actual").number_format = "0.0%"
        return self.put(row, "actual", f.value(row, "actual") / 100)

    def percentTimesHundred(self):
        f = self.form
        row = self.pick(lambda r: self.figure(r, {"Tỷ lệ %"}) and (f.target(r) or 0) >= 2)
        return self.put(row, "actual", round(f.value(row, "actual") * 100, 4))

    def percentForFigure(self):
        f = self.form
        row = self.pick(lambda r: self.counted(r) and (f.target(r) or 0) >= 3000)
        return self.put(row, "actual", round(f.value(row, "actual") / f.target(row) * 100, 1))

    def percentForCell(self):
        row = self.pick(self.counted)
        self.form.at(row, "actual").number_format = "0%"
        return self.put(row, "actual", 0.55)

    def percentSignForCount(self):
        return self.put(self.pick(self.counted), "actual", "55%")

    def lastYearThousand(self):
        f = self.form
        row = self.pick(lambda r: self.figure(r) and (f.target(r) or 0) >= 1000 and isinstance(f.value(r, "last"), (int, float)) and f.value(r, "last") >= 300)
        return self.put(row, "last", f.value(row, "last") / 1000)

    def estimateThousand(self):
        f = self.form
        row = self.pick(lambda r: self.figure(r) and (f.target(r) or 0) >= 1000 and isinstance(f.value(r, "estimate"), (int, float)))
        return self.put(row, "estimate", f.value(row, "estimate") / 1000)

    def numberAsText(self):
        row = self.pick(lambda r: self.figure(r) and self.form.value(r, "actual") >= 10)
        value = self.form.value(row, "actual")
        return self.put(row, "actual", vi(value))

    def commaThousand(self):
        row = self.pick(lambda r: self.figure(r, {"Số lượng", "Giá trị"}) and self.form.value(r, "actual") >= 1000)
        return self.put(row, "actual", f"{round(self.form.value(row, 'actual')):,}")

    def dotDecimal(self):
        row = self.pick(lambda r: self.figure(r, {"Tỷ lệ %", "Tốc độ tăng"}))
        return self.put(row, "actual", f"{self.form.value(row, 'actual'):.1f}")

    def dateForRange(self):
        row = self.pick(self.counted)
        self.form.at(row, "actual").number_format = "d-mmm"
        return self.put(row, "actual", datetime.datetime(2024, 3, 2))

    def dateForRatio(self):
        row = self.pick(lambda r: self.figure(r, {"Tỷ lệ %", "Số lượng"}))
        self.form.at(row, "actual").number_format = "dd/mm"
        return self.put(row, "actual", datetime.datetime(2024, 10, 10))

    def leadingZeros(self):
        return self.put(self.pick(self.counted), "actual", "001")

    def qualifier(self):
        row = self.pick(self.counted)
        word = self.random.choice(["trên", "ít nhất", "hơn", "gần"])
        return self.put(row, "actual", f"{word} {vi(self.form.value(row, 'actual'))}")

    def unitInCell(self):
        row = self.pick(self.counted)
        return self.put(row, "actual", f"{vi(self.form.value(row, 'actual'))} {self.form.value(row, 'unit')}")

    def otherScaleInCell(self):
        row = self.pick(lambda r: self.figure(r, {"Giá trị"}) and self.form.value(r, "unit") == "tỷ đồng")
        return self.put(row, "actual", f"{vi(round(self.form.value(row, 'actual') * 1000))} triệu đồng")

    def lettersForDigits(self):
        row = self.pick(lambda r: self.figure(r) and any(d in "01" for d in str(round(self.form.value(r, "actual")))))
        text = str(round(self.form.value(row, "actual")))
        return self.put(row, "actual", text.replace("0", "O").replace("1", "l"))

    def otherMinus(self):
        row = self.pick(lambda r: self.figure(r, {"Tốc độ tăng"}) or self.counted(r))
        return self.put(row, "actual", f"\u2212{vi(self.form.value(row, 'actual'))}")

    def fullwidthDigits(self):
        row = self.pick(self.counted)
        return self.put(row, "actual", "".join(chr(ord(d) + 0xFEE0) for d in str(round(self.form.value(row, "actual")))))

    def negative(self):
        row = self.pick(self.counted)
        return self.put(row, "actual", -self.form.value(row, "actual"))

    def overHundred(self):
        f = self.form
        row = self.pick(lambda r: self.figure(r, {"Tỷ lệ %"}) and f.value(r, "unit") == "%" and (f.target(r) or 0) <= 100 and (f.target(r) or 0) > 50)
        return self.put(row, "actual", 104.5)

    def numeratorOver(self):
        f = self.form
        row = self.pick(lambda r: f.value(r, "type") == "100% của tập" and (f.value(r, "below") or 0) > (f.value(r, "above") or 0) > 0)
        above, below = f.value(row, "above"), f.value(row, "below")
        f.at(row, "above").value, f.at(row, "below").value = below, above
        return RESULTS, [f.name(row, "above"), f.name(row, "below")]

    def numeratorAlone(self):
        f = self.form
        row = self.pick(lambda r: f.value(r, "type") == "100% của tập" and f.value(r, "below"))
        return self.put(row, "below", None)

    def denominatorZero(self):
        f = self.form
        row = self.pick(lambda r: f.value(r, "type") == "100% của tập" and f.value(r, "above"))
        return self.put(row, "below", 0)

    def fractionOfPerson(self):
        row = self.pick(self.counted)
        return self.put(row, "actual", self.form.value(row, "actual") + 0.5)

    def tooManyDecimals(self):
        row = self.pick(lambda r: self.figure(r, {"Tỷ lệ %", "Giá trị"}))
        return self.put(row, "actual", self.form.value(row, "actual") + 0.0333333333)

    def errorValue(self):
        return self.put(self.pick(self.figure), "actual", self.random.choice(["#REF!", "#DIV/0!", "#VALUE!", "#N/A"]))

    def boolean(self):
        return self.put(self.pick(self.figure), "actual", True)

    def rangeTyped(self):
        row = self.pick(self.counted)
        value = round(self.form.value(row, "actual"))
        return self.put(row, "actual", f"{value}-{value + 2}")

    def words(self):
        return self.put(self.pick(self.counted), "actual", self.random.choice(["nhiều", "đang tổng hợp", "có"]))

    def externalLink(self):
        return self.put(self.pick(self.figure), "actual", "=[1]Sheet1!B3")

    # structure
    def rowDeleted(self):
        f = self.form
        row = self.pick(lambda r: f.value(r, "type") != "Nhóm (cha)")
        f.ws.delete_rows(row)
        return RESULTS, []

    def rowInserted(self):
        f = self.form
        row = self.pick(lambda r: r > f.rows[0] + 2)
        f.ws.insert_rows(row)
        f.ws.cell(row=row, column=f.col["name"]).value = "Chỉ tiêu đơn vị bổ sung"
        f.ws.cell(row=row, column=f.col["actual"]).value = 7
        return RESULTS, [f.name(row, "name"), f.name(row, "actual")]

    def rowsSorted(self):
        f = self.form
        a = self.pick(lambda r: r + 1 in f.rows and r > f.rows[0])
        for column in range(1, f.ws.max_column + 1):
            one, two = f.ws.cell(row=a, column=column), f.ws.cell(row=a + 1, column=column)
            swap(one, two)
        return RESULTS, [f"{letter(c)}{r}" for r in (a, a + 1) for c in range(1, f.ws.max_column + 1)]

    def rowDoubled(self):
        f = self.form
        row = self.pick(lambda r: self.figure(r) and r + 1 in f.rows)
        last = f.rows[-1] + 1
        for column in range(1, f.ws.max_column + 1):
            f.ws.cell(row=last, column=column).value = f.ws.cell(row=row, column=column).value
        return RESULTS, [f.name(last, "name"), f.name(row, "name"), f.name(last, "actual")]

    def rowHidden(self):
        row = self.pick(self.figure)
        self.form.ws.row_dimensions[row].hidden = True
        return RESULTS, [f"{letter(c)}{row}" for c in range(1, 20)]

    def cellsMerged(self):
        f = self.form
        row = self.pick(lambda r: self.figure(r) and r + 1 in f.rows)
        f.ws.merge_cells(start_row=row, end_row=row + 1, start_column=f.col["actual"], end_column=f.col["actual"])
        return RESULTS, [f.name(row, "actual"), f.name(row + 1, "actual")]

    def columnMoved(self):
        f = self.form
        a, b = f.col["reason"], f.col["proof"]
        for row in range(f.header, f.rows[-1] + 1):
            one, two = f.ws.cell(row=row, column=a), f.ws.cell(row=row, column=b)
            swap(one, two)
        return RESULTS, [f"{letter(c)}{f.header}" for c in (a, b)]

    def columnInserted(self):
        f = self.form
        f.ws.insert_cols(f.col["reason"])
        f.ws.cell(row=f.header, column=f.col["reason"]).value = "Ghi chú thêm"
        return RESULTS, [f"{letter(f.col['reason'])}{f.header}"]

    def columnHidden(self):
        f = self.form
        key = self.random.choice(["target", "unit", "reason"])
        f.ws.column_dimensions[letter(f.col[key])].hidden = True
        return RESULTS, [f.name(f.header, key)]

    def sheetRenamed(self):
        self.book[RESULTS].title = "Ket qua 6 thang"
        return "Ket qua 6 thang", []

    def sheetTwin(self):
        f = self.form
        row = self.pick(self.figure)
        other = self.book.copy_worksheet(f.ws)
        other.title = f"{RESULTS} (2)"
        other.cell(row=row, column=f.col["actual"]).value = f.value(row, "actual") + 1
        return other.title, [f.name(row, "actual")]

    def headerChanged(self):
        f = self.form
        f.ws.cell(row=f.header, column=f.col["estimate"]).value = "Ước thực hiện cả năm nay"
        return RESULTS, [f.name(f.header, "estimate")]

    def oneRowOff(self):
        f = self.form
        blocks, block = [], []
        for r in range(f.rows[0], f.rows[-1] + 2):
            if r in f.rows:
                block.append(r)
            else:
                blocks, block = [*blocks, block], []
        rows = max(blocks, key=len)
        plain = {r: f.value(r, "actual") for r in rows[:-1]}
        plain = {r: v for r, v in plain.items() if v is not None and not str(v).startswith("=")}
        if len(plain) < 8:
            raise Skip()
        for r in plain:
            f.at(r, "actual").value = None
        for r, v in plain.items():
            f.at(r + 1, "actual").value = v
        return RESULTS, [f.name(r, "actual") for r in rows]

    def swapped(self):
        f = self.form
        row = self.pick(lambda r: self.figure(r, {"Số lượng", "Giá trị"}) and f.target(r) and f.value(r, "actual") != f.target(r))
        target, actual = f.target(row), f.value(row, "actual")
        f.at(row, "target").value = vi(actual)
        f.at(row, "actual").value = int(target) if float(target).is_integer() else target
        return RESULTS, [f.name(row, "target"), f.name(row, "actual")]

    def formulaTypedOver(self):
        f = self.form
        key = self.random.choice(["percent", "verdict"])
        row = self.pick(self.figure)
        return self.put(row, key, 95.2 if key == "percent" else "Vượt")

    def formulaCleared(self):
        return self.put(self.pick(self.figure), "percent", None)

    def formulaChanged(self):
        f = self.form
        row = self.pick(lambda r: self.figure(r) and str(f.value(r, "percent")).startswith("="))
        return self.put(row, "percent", f"={f.name(row, 'actual')}*1.1")

    def targetChanged(self):
        f = self.form
        row = self.pick(lambda r: f.target(r) and f.value(r, "type") in {"Số lượng", "Giá trị", "Tỷ lệ %"})
        return self.put(row, "target", vi(round(f.target(row) * 0.8) or 1))

    def unitChanged(self):
        f = self.form
        row = self.pick(lambda r: f.value(r, "unit") == "tỷ đồng" or self.counted(r))
        return self.put(row, "unit", "triệu đồng" if f.value(row, "unit") == "tỷ đồng" else "lượt")

    def numbersAnew(self):
        f = self.form
        row = self.pick(lambda r: any(d.isdigit() for d in str(f.value(r, "no"))))
        return self.put(row, "no", "(99)")

    def unprotected(self):
        self.form.ws.protection.sheet = False
        return RESULTS, []

    def codesDeleted(self):
        f = self.form
        for row in f.rows:
            f.at(row, "code").value = None
        return RESULTS, []

    def codeMistyped(self):
        f = self.form
        row = self.pick(self.figure)
        return RESULTS, [f.name(row, "name"), self.put(row, "code", "ZZ99")[1][0]]

    def machineChanged(self):
        f = self.form
        row = self.pick(lambda r: self.figure(r, {"Số lượng"}))
        return self.put(row, "type", "Giá trị")

    # identity
    def meta(self, key, value):
        ws = self.book["_meta"]
        for row in ws.iter_rows(max_col=2):
            if row[0].value == key:
                row[1].value = value
                return "_meta", []
        raise Skip()

    def _both(self, key, value):
        # Older openpyxl drops custom properties; newer keeps them.
        for prop in getattr(getattr(self.book, "custom_doc_props", None), "props", []):
            if prop.name == f"thidua.{key}":
                prop.value = value
        return self.meta(key, value)

    def otherMember(self):
        return self._both("member", self.other["member"])

    def otherMemberSheetOnly(self):
        return self.meta("member", self.other["member"])

    def otherPeriod(self):
        return self._both("period", self.other["period"])

    def otherPlan(self):
        return self._both("plan", "KH-KHAC-2024")

    def otherVersion(self):
        return self._both("template", "0")

    def metaDeleted(self):
        del self.book["_meta"]
        return None, []

    def unknownMember(self):
        return self._both("member", "XX")

    # sense
    def partOverWhole(self):
        f = self.form
        codes = {f.value(r, "code"): r for r in f.rows}
        def fits(r):
            up = codes.get(f.value(r, "parent"))
            return up and self.figure(r, {"Số lượng"}) and self.figure(up, {"Số lượng"}) and f.value(r, "unit") == f.value(up, "unit")
        row = self.pick(fits)
        up = codes[f.value(row, "parent")]
        value = f.value(up, "actual") + max(1, round(f.value(up, "actual") * 0.2))
        return RESULTS, [self.put(row, "actual", value)[1][0], f.name(up, "actual")]

    def outsideParts(self):
        f = self.form
        codes = {f.value(r, "code"): r for r in f.rows}
        def fits(r):
            kids = [k for k in f.rows if f.value(k, "parent") == f.value(r, "code") and self.figure(k)]
            return self.figure(r, {"Tỷ lệ %"}) and len(kids) == 2
        row = self.pick(fits)
        kids = [k for k in f.rows if f.value(k, "parent") == f.value(row, "code")]
        value = max(f.value(k, "actual") for k in kids) + 1.5
        return RESULTS, [self.put(row, "actual", round(value, 1))[1][0], *[f.name(k, "actual") for k in kids]]

    def dateAfterPeriod(self):
        row = self.pick(lambda r: self.figure(r))
        self.form.at(row, "asof").number_format = "dd/mm/yyyy"
        return self.put(row, "asof", datetime.datetime(2025, 3, 5))

    def dateOtherYear(self):
        row = self.pick(lambda r: self.figure(r))
        self.form.at(row, "asof").number_format = "dd/mm/yyyy"
        return self.put(row, "asof", datetime.datetime(2023, 5, 31))

    def impossibleDate(self):
        return self.put(self.pick(self.figure), "asof", "30/02/2024")

    def reasonGone(self):
        f = self.form
        row = self.pick(lambda r: self.counted(r) and "up" in str(f.value(r, "rule")) and (f.target(r) or 0) >= 10 and f.value(r, "actual") >= f.target(r) * 0.5)
        f.at(row, "actual").value = round(f.target(row) * 0.6)
        return self.put(row, "reason", None)

    def verdictWithoutReason(self):
        row = self.pick(self.figure)
        self.form.at(row, "reason").value = None
        return self.put(row, "override", "Đạt")

    def verdictUnknown(self):
        return self.put(self.pick(self.figure), "override", "Tốt")

    def stateUnknown(self):
        row = self.pick(lambda r: self.form.value(r, "type") == "Hoàn thành/không" and self.form.value(r, "actual"))
        return self.put(row, "actual", self.random.choice(["Xong rồi", "95", "OK"]))

    def estimateBelow(self):
        f = self.form
        row = self.pick(lambda r: self.figure(r, {"Số lượng", "Giá trị"}) and f.cumulative(r) and f.value(r, "actual") >= 10 and f.value(r, "estimate"))
        return RESULTS, [self.put(row, "estimate", round(f.value(row, "actual") * 0.7))[1][0], f.name(row, "actual")]

    def jump(self):
        f = self.form
        row = self.pick(lambda r: self.figure(r, {"Số lượng"}) and f.value(r, "last") and f.value(r, "actual") >= 20)
        return RESULTS, [self.put(row, "actual", round(f.value(row, "actual") * 14))[1][0], f.name(row, "last")]

    def kindUnknown(self):
        return self.put(self.pick(self.figure), "kind", "Tạm tính")

    def figureInHeading(self):
        f = self.form
        row = self.pick(lambda r: f.value(r, "type") == "Nhóm (cha)")
        return self.put(row, "actual", 8)

    def milestoneContradicted(self):
        f = self.form
        row = self.pick(lambda r: f.value(r, "type") == "Hoàn thành/không" and f.value(r, "actual"))
        f.at(row, "reason").value = "Chưa triển khai do chưa có kinh phí"
        return RESULTS, [self.put(row, "actual", "Hoàn thành")[1][0], f.name(row, "reason")]

    # tasks
    def task(self, test=lambda row: True):
        if self.tasks is None:
            raise Skip()
        return self.pick(test, self.tasks)

    def taskDoneInFuture(self):
        row = self.task()
        self.tasks.at(row, "done").number_format = "dd/mm/yyyy"
        return self.put(row, "done", datetime.datetime(2025, 6, 20), self.tasks)

    def taskImpossibleDate(self):
        return self.put(self.task(), "done", "31/4/2024", self.tasks)

    def taskOver(self):
        return self.put(self.task(), "progress", 120, self.tasks)

    def taskFraction(self):
        row = self.task()
        self.tasks.at(row, "done").value = None
        return self.put(row, "progress", 0.6, self.tasks)

    def taskWithoutDate(self):
        t, row = self.tasks, self.task()
        t.at(row, "done").value = None
        t.at(row, "progress").value = 100
        return TASKS, [t.name(row, "done"), t.name(row, "progress")]

    def taskUnfinished(self):
        t, row = self.tasks, self.task()
        t.at(row, "done").value = datetime.datetime(2024, 3, 20)
        t.at(row, "done").number_format = "dd/mm/yyyy"
        t.at(row, "progress").value = 60
        return TASKS, [t.name(row, "done"), t.name(row, "progress")]

    def taskWithoutReason(self):
        t, row = self.tasks, self.task()
        for key in ("done", "progress", "why"):
            t.at(row, key).value = None
        t.at(row, "dropped").value = "Không thực hiện (có lý do)"
        return TASKS, [t.name(row, "dropped"), t.name(row, "why")]

    def taskDueChanged(self):
        t = self.tasks
        row = self.task(lambda r: t.value(r, "due") is not None)
        return self.put(row, "due", datetime.datetime(2024, 12, 25), t)

    # texts
    def decomposed(self):
        return self.put(self.pick(self.figure), "reason", unicodedata.normalize("NFD", "Đã hoàn thành vượt mức kế hoạch"))

    def tcvn3Font(self):
        row = self.pick(self.figure)
        font = copy(self.form.at(row, "reason").font)
        self.form.at(row, "reason").font = Font(name=".VnTime", size=font.sz)
        return self.put(row, "reason", "§· tæ chøc thùc hiÖn xong")

    def tcvn3NoFont(self):
        return self.put(self.pick(self.figure), "reason", "B¸o c¸o kÕt qu¶ thùc hiÖn nhiÖm vô")

    def vni(self):
        row = self.pick(self.figure)
        self.form.at(row, "reason").font = Font(name="VNI-Times")
        return self.put(row, "reason", "thi ñua khen thöôûng")

    def lookAlike(self):
        return self.put(self.pick(self.figure), "reason", "Ðã hoàn thành k\u0435 hoạch")

    def invisible(self):
        return self.put(self.pick(self.figure), "reason", "Đã hoàn\u200b thành")

    def impossibleDateInText(self):
        return self.put(self.pick(self.figure), "proof", "Báo cáo ngày 30/2/2024 của đơn vị")


CERTAIN = set(
    """thousandDot thousandDotWholeRow percentAsFraction percentFormat percentTimesHundred percentForCell percentSignForCount numberAsText commaThousand
    dotDecimal dateForRange dateForRatio leadingZeros qualifier unitInCell otherScaleInCell lettersForDigits otherMinus fullwidthDigits
    negative numeratorOver numeratorAlone denominatorZero fractionOfPerson errorValue boolean rangeTyped words externalLink rowDeleted rowInserted
    rowsSorted rowDoubled rowHidden cellsMerged columnMoved columnInserted columnHidden sheetRenamed sheetTwin headerChanged swapped formulaTypedOver
    formulaCleared formulaChanged targetChanged unitChanged numbersAnew unprotected codesDeleted codeMistyped machineChanged otherMember otherMemberSheetOnly
    otherPeriod otherPlan otherVersion metaDeleted unknownMember dateAfterPeriod dateOtherYear impossibleDate verdictWithoutReason verdictUnknown
    stateUnknown estimateBelow kindUnknown figureInHeading taskDoneInFuture taskImpossibleDate taskOver taskFraction taskWithoutDate taskUnfinished
    taskWithoutReason taskDueChanged decomposed tcvn3Font lookAlike invisible impossibleDateInText partOverWhole outsideParts reasonGone""".split()
)
CERTAIN |= FURTHER_CERTAIN
HELPERS = {"pick", "figure", "counted", "put", "meta", "task"}
KINDS = [name for name in [*vars(Mistake), *vars(Further)] if not name.startswith("_") and name not in HELPERS]


def main():
    asked = json.load(sys.stdin)
    if asked.get("list"):
        json.dump([{"kind": kind, "certain": kind in CERTAIN} for kind in KINDS], sys.stdout)
        return
    told = []
    for job in asked["jobs"]:
        book = load_workbook(job["in"])
        if job["kind"] == "clean":
            book.save(job["out"])
            told.append({"out": job["out"], "kind": "clean"})
            continue
        mistake = Mistake(book, job["seed"])
        mistake.other = job.get("other", {})
        try:
            sheet, cells = getattr(mistake, job["kind"])()
        except Skip:
            told.append({"out": job["out"], "kind": job["kind"], "skipped": True})
            continue
        book.save(job["out"])
        told.append({"out": job["out"], "kind": job["kind"], "sheet": sheet, "cells": cells, "certain": job["kind"] in CERTAIN})
    json.dump(told, sys.stdout)


main()
