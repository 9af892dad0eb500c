"""Prints what openpyxl reads from each workbook of a folder: one JSON line a file.

{"file": name, "error": text or null, "sheets": [[name, [[ref, value], ...]], ...]}; a value is a number, true/false,
"s:" + text or "e:" + error. Numbers stay serials whatever their format. A file that takes too long is an error.
"""

import json
import os
import signal
import sys
import warnings
from datetime import date, datetime, time, timedelta

import openpyxl
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet import _reader

SECONDS = 20

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
    return "s:" + str(value)


def cells_of(path):
    book = openpyxl.load_workbook(path, data_only=True)
    sheets = []
    for sheet in book.worksheets:
        cells = [[c.coordinate, plain(c, book.epoch)] for c in sheet._cells.values() if c.value is not None]
        sheets.append([sheet.title, cells])
    return sheets


def main():
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGALRM, stop)
    folder = sys.argv[1]
    for name in sorted(os.listdir(folder)):
        if not name.lower().endswith((".xlsx", ".xlsm", ".xltx")):
            continue
        line = {"file": name, "error": None, "sheets": []}
        signal.alarm(SECONDS)
        try:
            line["sheets"] = cells_of(os.path.join(folder, name))
        except Exception as error:  # what openpyxl cannot read is no judgement on us
            line["error"] = type(error).__name__
        signal.alarm(0)
        print(json.dumps(line, ensure_ascii=True))


main()
