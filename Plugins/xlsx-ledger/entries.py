"""Rows of a sheet as ledger entries: which column is which field, and what its cells say."""

import datetime
import math
import re
from decimal import Decimal

from baraza import UNUSABLE, Failure, pairs
from workbook import double

FORM = "ledger-entries"
DATES = ("posted_on", "value_on")
SIDES = ("debit", "credit")
# A spreadsheet that shows a day in one of these has changed what was typed there.
NAMES = ("reference", "account", "shares", "activity", "corrects", "currency", "kind")
FIELDS = (
    "reference", "posted_on", "value_on", "amount", "currency", "account", "shares", "partner",
    "activity", "kind", "description", "payee", "corrects")
NEEDED = ("reference", "posted_on", "amount", "currency", "account", "shares")
DATE_FORMS = {
    "yyyy-MM-dd": (r"(\d{4})-(\d\d?)-(\d\d?)", (0, 1, 2)),
    "dd/MM/yyyy": (r"(\d\d?)/(\d\d?)/(\d{4})", (2, 1, 0)),
    "MM/dd/yyyy": (r"(\d\d?)/(\d\d?)/(\d{4})", (2, 0, 1)),
    "dd.MM.yyyy": (r"(\d\d?)\.(\d\d?)\.(\d{4})", (2, 1, 0)),
    "yyyyMMdd": (r"(\d{4})(\d\d)(\d\d)", (0, 1, 2)),
}
# A double holds 15 decimal digits and no more; the rest is the dust of computing.
DIGITS = 15
USUAL_DECIMALS = 2
MOST_DECIMALS = 6


class Unread(Exception):
    """Why a cell cannot be read."""

    def __init__(self, rule, message, remedy):
        super().__init__(message)
        self.rule = rule
        self.remedy = remedy


class Entries:
    """Makes an entry of each row below the header."""

    def __init__(self, call, workbook):
        setting = call.setting
        self._call = call
        self._workbook = workbook
        self._header = setting("header_row")
        self._titles = pairs(setting("columns"), "columns")
        self._constants = pairs(setting("constants"), "constants")
        self._translations = pairs(setting("translations"), "translations")
        self._source = setting("source").strip()
        self._dates = DATE_FORMS[setting("dates")]
        self._date_form = setting("dates")
        self._mark = setting("decimal")
        self._is_reversed = setting("sign") == "costs-negative"
        self._columns = None
        self._check()

    def _check(self):
        def refuse(message, remedy):
            raise Failure(message, remedy, code=UNUSABLE)

        sides = [side for side in SIDES if side in self._titles]
        if sides and (len(sides) == 1 or "amount" in self._titles):
            refuse(
                "The setting columns names debit or credit alone, or beside amount.",
                "Name amount, or both debit and credit.")
        for field in [*self._titles, *self._constants]:
            if field not in FIELDS and field not in (sides if field in self._titles else ()):
                refuse(f"“{field}” is no field of a ledger entry.", f"Write {', '.join(FIELDS)}.")
            if field in self._titles and field in self._constants:
                refuse(f"“{field}” has a column and a constant.", "Keep one of them.")
        for name in self._translations:
            field, colon, value = name.partition(":")
            if field not in FIELDS or field in DATES or field == "amount" or not value:
                refuse(f"“{name}” translates no field.", "Write field:value=other value.")
        given = {*self._titles, *self._constants, *(["amount"] if sides else [])}
        for field in NEEDED:
            if field not in given:
                refuse(
                    f"Nothing says where the field {field} comes from.",
                    "Name its column in columns, or its value in constants.")
        if not self._source or self._header < 1:
            refuse("The setting source or header_row is empty.", "Fill it in.")

    def take(self, number, cells):
        if number == self._header:
            self._columns = self._found(cells)
        elif number > self._header:
            if self._columns is None:
                raise Failure(f"Row {self._header}, the header, is empty.", self._remedy())
            self._entry(cells)
            if number % 5000 == 0:
                self._call.progress(number)

    def finish(self):
        if self._columns is None:
            raise Failure(f"Row {self._header}, the header, is empty.", self._remedy())

    def _found(self, cells):
        columns = {}
        for column, cell in sorted(cells.items()):
            if not cell.is_blank:
                columns.setdefault(_folded(cell.text), []).append(column)
        for field, title in self._titles.items():
            found = columns.get(_folded(title), [])
            if len(found) != 1:
                there = ", ".join(f"“{cell.text.strip()[:60]}”" for _, cell in sorted(
                    cells.items())[:50] if not cell.is_blank)
                raise Failure(
                    f"{'Two columns are' if found else 'No column is'} called “{title}” in row "
                    f"{self._header}; there are {there or 'none'}.", self._remedy())
        return {field: columns[_folded(title)][0] for field, title in self._titles.items()}

    @staticmethod
    def _remedy():
        return "Correct the setting columns, header_row or sheet."

    def _entry(self, cells):
        taken = {
            field: cells[column] for field, column in self._columns.items() if column in cells}
        if all(cell.is_blank for cell in taken.values()):
            other = next((cell for cell in cells.values() if not cell.is_blank), None)
            if other:
                self._call.finding(
                    "info", "row.other", "The row holds something, but nothing of an entry.",
                    "Nothing, if it is a note.", at=other.at)
            return
        fields = {"source": self._source, **self._constants}
        is_read = True
        for field, cell in taken.items():
            try:
                if (value := self._value(field, cell)) is not None:
                    fields[field] = value
            except Unread as reason:
                is_read = False
                self._call.finding(
                    "error", reason.rule, str(reason), reason.remedy, at=cell.at,
                    field="amount" if field in SIDES else field)
        if not is_read:
            return
        sides = [fields.pop(side, None) for side in SIDES]
        if any(side is not None for side in sides):
            fields["amount"] = (sides[0] or Decimal(0)) - (sides[1] or Decimal(0))
        at = next(cell.at for cell in taken.values() if not cell.is_blank)
        if isinstance(amount := fields.get("amount"), Decimal):
            fields["amount"] = _plain(-amount if self._is_reversed else amount)
        for field in fields:
            fields[field] = self._translations.get(f"{field}:{fields[field]}", fields[field])
        self._call.record(FORM, fields, at=at)

    def _value(self, field, cell):
        if cell.is_merged and cell.is_blank:
            raise Unread(
                "cell.merged", "The cell is merged with another, so that it is unclear whose the "
                "value is.", "Undo the merging and write the value into each cell.")
        if cell.is_uncomputed:
            raise Unread(
                "cell.uncomputed", "The cell holds a formula that was never computed.",
                "Open the workbook in a spreadsheet program and save it.")
        if cell.kind == "error":
            raise Unread(
                "cell.error", f"The cell holds the error {cell.text}.", "Correct its formula.")
        if cell.is_blank:
            return None
        if field in DATES:
            return self._date(cell)
        if field == "amount" or field in SIDES:
            return self._amount(cell)
        return self._text(field, cell)

    def _date(self, cell):
        text = cell.text.strip()
        if cell.kind == "date" and not re.match(r"\d{4}-", text):
            day = self._workbook.day(text)
        elif cell.kind == "date":
            day = _calendar_day(DATE_FORMS["yyyy-MM-dd"], text[:10])
        elif cell.kind == "text" or cell.kind == "number" and self._date_form == "yyyyMMdd":
            day = _calendar_day(self._dates, text)
        else:
            raise Unread(
                "date.form", f"“{text}” is a {cell.kind} and not a date.",
                "Give the cell a date format, if it is one.")
        if day is None:
            raise Unread(
                "date.form", f"“{text}” is no day.",
                f"Write a date, or text as {self._date_form}, as the setting dates says.")
        return day.isoformat()

    def _amount(self, cell):
        if cell.kind == "number":
            number = _number(cell)
        elif cell.kind == "text":
            number = self._written_number(cell.text.strip())
        else:
            raise Unread(
                "amount.form", f"“{cell.text}” is a {cell.kind} and not an amount.",
                "Give the cell a number format, if it is one.")
        decimals = -number.normalize().as_tuple().exponent
        if decimals > MOST_DECIMALS:
            raise Unread(
                "amount.decimals",
                f"{_plain(number)} has {decimals} decimals, which nobody can book.",
                "Round it in the workbook, as =ROUND(A1,2).")
        if decimals > USUAL_DECIMALS:
            self._call.finding(
                "warning", "amount.decimals",
                f"{_plain(number)} has {decimals} decimals, more than the sheet may show.",
                "Round it in the workbook if it was computed, as =ROUND(A1,2).", at=cell.at,
                field="amount")
        return number

    def _written_number(self, text):
        group = "," if self._mark == "." else "."
        number = re.fullmatch(
            rf"([-+−]?)\s*(\d+|\d{{1,3}}(?:[{group}'’\s]\d{{3}})+)(?:[{self._mark}](\d+))?",
            text)
        if not number or not text.isprintable() or len(text) > 40:
            raise Unread(
                "amount.form", f"“{text[:60]}” is no amount.",
                f"Write digits with “{self._mark}” before the decimals, as the setting decimal "
                "says.")
        whole = re.sub(r"\D", "", number[2])
        value = Decimal(f"{whole}.{number[3] or 0}")
        return -value if number[1] in ("-", "−") else value

    def _text(self, field, cell):
        if cell.kind == "number":
            return _plain(_number(cell))
        if cell.kind == "date":
            if field in NAMES:
                raise Unread(
                    "text.date", "A spreadsheet has made a date of what was typed here.",
                    "Give the column the format text and type the value again.")
            day = self._workbook.day(cell.text)
            return day.isoformat() if day else cell.text
        return cell.text.strip()


def _number(cell):
    """What a double says in the digits that it holds; Excel shows and types no more."""
    number = double(cell.text)
    if number is None or not math.isfinite(number):
        raise Unread("number.form", f"“{cell.text[:60]}” is no number.", "Type it again.")
    if abs(number) >= 10 ** DIGITS:
        raise Unread(
            "number.digits", f"{cell.text[:60]} has more digits than a spreadsheet keeps.",
            "Give the column the format text and type the value again.")
    return Decimal(f"{number:.{DIGITS}g}")


def _plain(number):
    """A decimal without exponent, trailing zeros or negative zero."""
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _calendar_day(form, text):
    pattern, order = form
    match = re.fullmatch(pattern, text, re.ASCII)
    if not match:
        return None
    year, month, day = (int(match[part + 1]) for part in order)
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _folded(title):
    return " ".join(title.split()).casefold()
