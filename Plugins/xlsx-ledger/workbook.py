"""Sheets, rows and cells of a workbook, each value as the sheet holds it."""

import datetime
import re

from baraza import Failure
from package import HARMFUL, Package

MOST_TEXT = 1 << 27
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
AFTER_LAST_DAY = 2_958_466
MOST_CELL_TEXT = 1 << 18
MOST_MERGED = 100_000
DATE_FORMATS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"


class Cell:
    """One cell: its kind is text, number, date, boolean or error."""

    __slots__ = ("at", "kind", "text", "is_merged", "is_uncomputed")

    def __init__(self, at, kind, text, is_merged=False, is_uncomputed=False):
        self.at = at
        self.kind = kind
        self.text = text
        self.is_merged = is_merged
        self.is_uncomputed = is_uncomputed

    @property
    def is_blank(self):
        return not self.text.strip() and not self.is_uncomputed


class Workbook:
    def __init__(self, file):
        self._package = Package(file)
        root = [path for path, kind in self._package.related("").values()
                if kind == "officeDocument"]
        if len(root) != 1:
            raise Failure("The file is no .xlsx workbook.", "Save it as .xlsx.")
        if root[0].endswith(".bin"):
            raise Failure("The file is a binary workbook (.xlsb).", "Save it as .xlsx.")
        self._related = self._package.related(root[0])
        self.sheets = {}
        self.is_1904 = False
        self._package.read(root[0], self._workbook)
        self._strings = self._shared_strings()
        self._dates = self._date_styles()

    def _workbook(self, element, attributes):
        if element == "workbookPr":
            self.is_1904 = attributes.get("date1904") in ("1", "true", "on")
        elif element == "sheet":
            id = attributes.get(f"{OFFICE} id", attributes.get(f"{STRICT_OFFICE} id"))
            path, kind = self._related.get(id, (None, None))
            if kind == "worksheet":
                self.sheets[attributes.get("name", "")] = path

    def _part(self, wanted):
        return next((path for path, kind in self._related.values() if kind == wanted), None)

    def _shared_strings(self):
        strings, texts, size = [], [], 0
        is_text = is_phonetic = False

        def begin(element, _):
            nonlocal is_text, is_phonetic
            if element == "si":
                texts.clear()
            elif element == "rPh":
                is_phonetic = True
            is_text = element == "t" and not is_phonetic

        def end(element):
            nonlocal is_text, is_phonetic
            is_text = False
            if element == "rPh":
                is_phonetic = False
            elif element == "si":
                strings.append(unescaped("".join(texts)))

        def text(data):
            nonlocal size
            if is_text:
                size += len(data)
                if size > MOST_TEXT:
                    raise Failure(
                        f"The workbook holds more than {MOST_TEXT >> 20} MB of text.", HARMFUL)
                texts.append(data)

        if part := self._part("sharedStrings"):
            self._package.read(part, begin, end, text)
        return strings

    def _date_styles(self):
        """Whether each style of a cell shows a number as a date."""
        formats, styles = {}, []
        is_cells = False

        def begin(element, attributes):
            nonlocal is_cells
            if element == "numFmt":
                formats[attributes.get("numFmtId")] = attributes.get("formatCode", "")
            elif element == "cellXfs":
                is_cells = True
            elif element == "xf" and is_cells:
                styles.append(attributes.get("numFmtId", "0"))

        def end(element):
            nonlocal is_cells
            is_cells = is_cells and element != "cellXfs"

        if part := self._part("styles"):
            self._package.read(part, begin, end)
        return [
            shows_date(formats[id]) if id in formats else _index(id) in DATE_FORMATS
            for id in styles
        ]

    def _merged(self, part):
        """Ranges of merged cells, as (first row, last row, first column, last column)."""
        ranges = []

        def begin(element, attributes):
            if element == "mergeCell":
                ends = attributes.get("ref", "").split(":")
                if len(ends) == 2 and (one := place(ends[0])) and (other := place(ends[1])):
                    ranges.append((one[0], other[0], one[1], other[1]))
                    if len(ranges) > MOST_MERGED:
                        raise Failure("The sheet has too many merged cells.", HARMFUL)

        self._package.read(part, begin)
        return sorted(ranges, reverse=True)

    def rows(self, sheet, take):
        """Gives each row that has cells to `take(number, cells by column)`."""
        part = self.sheets[sheet]
        _Rows(sheet, self._strings, self._dates, self._merged(part), take).read(
            self._package, part)

    def day(self, serial):
        """The day that a number of the workbook's date system stands for; None for none."""
        number = double(serial)
        if number is None or not 0 <= number < AFTER_LAST_DAY:
            return None
        days = int(number)
        if self.is_1904:
            return _day(datetime.date(1904, 1, 1), days)
        # Excel counts 29 February 1900, a day that never was, as day 60.
        if days in (0, 60):
            return None
        return _day(datetime.date(1899, 12, 31 if days < 60 else 30), days)


class _Rows:
    """Rows of one sheet, as they are read."""

    def __init__(self, sheet, strings, dates, merged, take):
        self._prefix = (
            sheet if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", sheet)
            else "'" + sheet.replace("'", "''") + "'") + "!"
        self._strings = strings
        self._dates = dates
        self._later = merged
        self._merged = []
        self._take = take
        self._row = self._column = 0
        self._cells = {}
        self._texts = []
        self._is_value = self._is_phonetic = False

    def read(self, package, part):
        package.read(part, self._begin, self._end, self._text)

    def _begin(self, element, attributes):
        if element == "c":
            at = place(attributes["r"]) if "r" in attributes else (self._row, self._column + 1)
            if not at or at[0] != self._row or not self._column < at[1] <= LAST_COLUMN:
                raise Failure(f"The cells of row {self._row} are out of order.", HARMFUL)
            self._column = at[1]
            self._kind = attributes.get("t", "n")
            self._style = attributes.get("s", "0")
            self._has_formula = self._has_value = False
            self._size = 0
            self._texts.clear()
        elif element == "row":
            number = attributes.get("r", str(self._row + 1))
            number = _index(number)
            if number is None or not self._row < number <= LAST_ROW:
                raise Failure(f"The row after {self._row} is out of order.", HARMFUL)
            self._row, self._column, self._cells = number, 0, {}
            while self._later and self._later[-1][0] <= self._row:
                self._merged.append(self._later.pop())
            self._merged = [range for range in self._merged if range[1] >= self._row]
        elif element == "f":
            self._has_formula = True
        elif element == "rPh":
            self._is_phonetic = True
        elif element == "v" or element == "t" and not self._is_phonetic:
            self._is_value = self._has_value = True

    def _text(self, data):
        if self._is_value:
            self._size += len(data)
            if self._size > MOST_CELL_TEXT:
                raise Failure(f"A cell of row {self._row} holds too much text.", HARMFUL)
            self._texts.append(data)

    def _end(self, element):
        if element in ("v", "t"):
            self._is_value = False
        elif element == "rPh":
            self._is_phonetic = False
        elif element == "c":
            cell = self._cell()
            if not cell.is_blank or cell.is_merged:
                self._cells[self._column] = cell
        elif element == "row" and self._cells:
            self._take(self._row, self._cells)

    def _cell(self):
        at = f"{self._prefix}{letters(self._column)}{self._row}"
        text, kind = "".join(self._texts), self._kind
        merged = self._is_covered(self._row, self._column)
        if self._has_formula and not self._has_value:
            return Cell(at, "text", "", merged, is_uncomputed=True)
        if kind == "s":
            if text:
                index = _index(text)
                if index is None or index >= len(self._strings):
                    raise Failure(f"{at} refers to a text that is not there.", HARMFUL)
                text = self._strings[index]
            return Cell(at, "text", text, merged)
        if kind in ("str", "inlineStr"):
            return Cell(at, "text", unescaped(text), merged)
        if kind == "b":
            return Cell(at, "boolean", {"1": "TRUE", "0": "FALSE"}.get(text, text), merged)
        if kind == "e":
            return Cell(at, "error", text, merged)
        if kind == "d":
            return Cell(at, "date", text, merged)
        style = _index(self._style)
        is_date = style is not None and style < len(self._dates) and self._dates[style]
        return Cell(at, "date" if is_date and text else "number", text.strip(), merged)

    def _is_covered(self, row, column):
        """Whether the cell's value, if any, stands in another that it is merged with."""
        return any(
            left <= column <= right and (row, column) != (first, left)
            for first, _, left, right in self._merged)


def place(reference):
    """(row, column) of a reference such as AB12; None where it is none."""
    match = re.fullmatch(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", reference)
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def letters(column):
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def double(text):
    """The double that a cell's text stands for; None for none."""
    is_number = re.fullmatch(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?", text, re.ASCII)
    return float(text) if is_number and len(text) < 400 else None


def unescaped(text):
    """Text without the escapes of the format (`_x000D_`)."""
    if "_x" not in text:
        return text.replace("\r\n", "\n")

    def character(match):
        code = int(match[1], 16)
        return "" if code < 32 and code not in (9, 10) or 0xD800 <= code < 0xE000 else chr(code)

    return re.sub(r"_x([0-9A-Fa-f]{4})_", character, text).replace("\r\n", "\n")


def shows_date(code):
    """Whether a number format shows a day: it names one outside quotes and brackets."""
    plain = re.sub(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]', "", code.split(";")[0])
    return re.search("[dyDY]", plain) is not None and "General" not in plain


def _index(text):
    return int(text) if re.fullmatch(r"\s*[0-9]{1,9}\s*", text, re.ASCII) else None


def _day(first, days):
    try:
        return first + datetime.timedelta(days=days)
    except OverflowError:
        return None
