"""Prints what openpyxl reads from the workbooks of a folder: one JSON line a file.

Arguments: the folder, and optionally "i n": only every n-th file from the i-th on.
{"file": name, "error": text or null, "sheets": [[name, {ref: value}], ...]}; a value is a number, true/false, "s:" + text
("h:" + its SHA-1 when it is long) or "e:" + error. Numbers stay serials whatever their format. A file that takes too
long is an error.
"""

import hashlib
import json
import os
import signal
import sys
import warnings
from datetime import date, datetime, time, timedelta

import openpyxl
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet import _reader

# Of this process's own time, so that a busy machine changes nothing.
SECONDS = 8
LONG = 300

start = _reader.WorkSheetParser.__init__


def without_dates(self, *arguments, **named):
    start(self, *arguments, **named)
    self.date_formats = set()
    self.timedelta_formats = set()


_reader.WorkSheetParser.__init__ = without_dates


class TooLong(Exception):
    pass


def stop(*_):
    raise TooLong("too long")


def plain(cell, epoch):
    value = cell.value
    if cell.data_type == "e":
        return "e:" + str(value)
    if isinstance(value, (datetime, date, time, timedelta)):
        return to_excel(value, epoch)
    if isinstance(value, (bool, int, float)):
        return value
    text = str(value)
    # As JavaScript counts: in units of UTF-16.
    if len(text) + sum(c > "\uffff" for c in text) > LONG:
        return "h:" + hashlib.sha1(text.encode("utf-8", "surrogatepass")).hexdigest()
    return "s:" + text


def cells_of(path):
    book = openpyxl.load_workbook(path, data_only=True)
    sheets = []
    for sheet in book.worksheets:
        cells = {c.coordinate: plain(c, book.epoch) for c in sheet._cells.values() if c.value is not None}
        sheets.append([sheet.title, cells])
    return sheets


def main():
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGVTALRM, stop)
    folder = sys.argv[1]
    first, step = (int(sys.argv[2]), int(sys.argv[3])) if len(sys.argv) > 3 else (0, 1)
    names = [name for name in sorted(os.listdir(folder)) if name.lower().endswith((".xlsx", ".xlsm", ".xltx"))]
    for name in names[first::step]:
        line = {"file": name, "error": None, "sheets": []}
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        try:
            line["sheets"] = cells_of(os.path.join(folder, name))
        except Exception as error:  # what openpyxl cannot read is no judgement on us
            line["error"] = type(error).__name__
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        print(json.dumps(line, ensure_ascii=True))


main()
