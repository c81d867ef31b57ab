"""The export of a survey, CSV or JSON, as rows of answers to the questions that are asked for."""

import csv
import io
import json

from baraza import Failure

MOST_BYTES = 32 << 20
MOST_ANSWER = 20_000
SEPARATORS = ";,\t"


class Row:
    """One submission: where it stands, and its answers by question."""

    def __init__(self, at, answers, fault=None):
        self.at = at
        self.answers = answers
        self.fault = fault


class Survey:
    """An export. Of what it holds, only the questions in `wanted` are kept."""

    def __init__(self, file, wanted, wished=()):
        content = file.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise Failure(
                f"The export is larger than {MOST_BYTES >> 20} MB.",
                "Export one month or one form at a time.")
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise Failure(
                f"The export is not UTF-8 at byte {error.start + 1}.",
                "Take the file as KoBo exports it, not as a spreadsheet saves it.") from error
        self._wanted = wanted
        self._wished = wished
        is_json = text.lstrip()[:1] in ("{", "[")
        self.rows = self._json_rows(text) if is_json else self._csv_rows(text)

    def _keys(self, there, kind):
        """Which of the names in the file each question has: its own, or one in a group."""
        keys = {}
        for question in [*self._wanted, *self._wished]:
            found = [name for name in there if name == question] or [
                name for name in there if name.endswith("/" + question)]
            if len(found) == 1:
                keys[question] = found[0]
            elif question in self._wanted:
                raise Failure(
                    f"{'Several questions are' if found else 'No question is'} called "
                    f"“{question}” in the {kind}.",
                    "Name questions in the settings as the export does, with their groups.")
        return keys

    def _csv_rows(self, text):
        csv.field_size_limit(MOST_BYTES)
        separator = max(SEPARATORS, key=lambda mark: len(_header(text, mark)))
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        try:
            header = [name.strip() for name in next(lines, [])]
            keys = self._keys(header, "header")
            places = {question: header.index(name) for question, name in keys.items()}
            for number, cells in enumerate(lines, 2):
                at = f"row {number}"
                if len(cells) == len(header):
                    yield _row(at, {q: cells[place] for q, place in places.items()})
                elif cells:
                    yield Row(at, {}, f"The row has {len(cells)} columns, the header "
                              f"{len(header)}.")
        except csv.Error as error:
            raise Failure(
                f"The export is no CSV at line {lines.line_num}.",
                "Take the file as KoBo exports it, not as a spreadsheet saves it.") from error

    def _json_rows(self, text):
        try:
            content = json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
        except (ValueError, RecursionError) as error:
            raise Failure("The export is no JSON.", "Export it again.") from error
        if isinstance(content, dict):
            content = content.get("results")
        if not isinstance(content, list):
            raise Failure(
                "The JSON is neither a list of submissions nor an object with results.",
                "Export the data of the form, not the form.")
        there = {name for one in content if isinstance(one, dict) for name in one}
        keys = self._keys(there, "submissions") if content else {}
        for number, one in enumerate(content, 1):
            at = f"submission {number}"
            if isinstance(one, dict):
                yield _row(at, {q: one[name] for q, name in keys.items() if name in one})
            else:
                yield Row(at, {}, "It is no submission.")


def _header(text, separator):
    try:
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=separator), [])
    except csv.Error:
        return []


def _row(at, values):
    answers = {}
    for question, value in values.items():
        text = _text(value)
        if text is None:
            return Row(at, {}, f"The answer to “{question}” is a list or a group of answers.")
        if len(text) > MOST_ANSWER or not _is_unicode(text):
            return Row(at, {}, f"The answer to “{question}” is too long, or no text.")
        if text:
            answers[question] = text
    return Row(at, answers)


def _text(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list) and len(value) == 2 and all(
            item is None or isinstance(item, str) for item in value):
        return " ".join(item for item in value if item)
    return None


def _is_unicode(text):
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text
