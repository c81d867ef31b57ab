"""A survey's export as concerns of communities."""

import datetime
import hashlib
import re

import baraza
from places import Places, coarse
from privacy import without_traces
from survey import Survey

FREE_TEXTS = ("title", "description", "threat")
FIELDS = ("code", "community", *FREE_TEXTS, "absence", "raised_on", "sensitivity")
PLACE_FIELDS = ("country", "area", "admin_code", "position", "sensitivity")
ABSENCES = ("protection", "redress", "resources", "rights")
LONGEST_TITLE = 300
# What tells submissions apart, in the order in which it is looked for.
MARKS = ("_uuid", "_id", "meta/instanceID", "_index")
SEVERITY = "severity:"
PLACE = "community."


class Unread(Exception):
    """Why a submission cannot be taken."""

    def __init__(self, rule, message, remedy, field=None):
        super().__init__(message)
        self.rule = rule
        self.remedy = remedy
        self.field = field


class Concerns:
    """Takes the submissions of a survey one by one."""

    def __init__(self, call):
        self._call = call
        self.columns = baraza.pairs(call.setting("columns"), "columns")
        self._constants = baraza.pairs(call.setting("constants"), "constants")
        self._translations = baraza.pairs(call.setting("translations"), "translations")
        self.consent = baraza.pairs(call.setting("consent"), "consent")
        self._prefix = call.setting("code_prefix")
        self._sensitivity = call.setting("sensitivity")
        self._precision = call.setting("precision")
        self._places = Places()
        self._concerns = []
        self._codes = set()
        self._check()

    def _check(self):
        for setting, names in (("columns", self.columns), ("constants", self._constants)):
            for name in names:
                is_known = name in FIELDS or name.startswith(SEVERITY) and name != SEVERITY or (
                    name.startswith(PLACE) and name[len(PLACE):] in PLACE_FIELDS)
                if not is_known or name in self._constants and name in self.columns:
                    raise baraza.Failure(
                        f"The setting {setting} names “{name}”, which is no field or has two "
                        "values.",
                        f"Write {', '.join(FIELDS)}, severity:GROUP or community. with "
                        f"{', '.join(PLACE_FIELDS)}.", code=baraza.UNUSABLE)
        for field in ("community", "title", "absence", "raised_on"):
            if field not in self.columns and field not in self._constants:
                raise baraza.Failure(
                    f"Nothing says where the field {field} comes from.",
                    "Name its question in columns, or its value in constants.",
                    code=baraza.UNUSABLE)
        self._has_places = f"{PLACE}country" in {**self.columns, **self._constants}
        if any(name.startswith(PLACE) for name in self.columns) and not self._has_places:
            raise baraza.Failure(
                "Communities need a country.", "Name it, as community.country=LR in constants.",
                code=baraza.UNUSABLE)

    def take(self, row):
        try:
            if row.fault:
                raise Unread("row.form", row.fault, "Export it again, or correct the settings.")
            self._take(row)
        except Unread as reason:
            self._call.finding(
                "error", reason.rule, str(reason), reason.remedy, at=row.at, field=reason.field)

    def _take(self, row):
        for question, answer in self.consent.items():
            if row.answers.get(question) != answer:
                self._call.finding(
                    "info", "row.consent", "The submission has no consent and was not taken.",
                    at=row.at)
                return
        said = dict(self._constants)
        for name, question in self.columns.items():
            value = self._translated(name, row.answers.get(question, ""))
            if value:
                said[name] = value
        if "title" not in said:
            self._call.finding(
                "info", "row.empty", "The submission states no concern.", at=row.at)
            return
        fields = self._fields(said, row)
        code = fields["code"]
        if code in self._codes:
            raise Unread(
                "code.twice", f"The code {code} stands in the file twice.",
                "Delete one of the submissions.", "code")
        self._codes.add(code)
        place = {name[len(PLACE):]: value for name, value in said.items()
                 if name.startswith(PLACE)}
        if self._has_places and "community" in fields:
            self._add_place(fields["community"], place, row.at)
        self._concerns.append((row.at, place, fields))

    def _translated(self, name, answer):
        kind = "severity" if name.startswith(SEVERITY) else name
        value = self._translations.get(f"{kind}:{answer}", answer)
        return "" if value == "-" else value

    def _fields(self, said, row):
        fields = {name: value for name, value in said.items() if name in FIELDS}
        fields.setdefault("sensitivity", self._sensitivity)
        for name in FREE_TEXTS:
            if name in fields:
                fields[name], taken = without_traces(fields[name])
                if taken:
                    self._call.finding(
                        "warning", "text.personal",
                        f"What looks like {' and '.join(taken)} was taken out of the text.",
                        "Read the text: names may stand in it too.", at=row.at, field=name)
        if len(fields["title"]) > LONGEST_TITLE:
            whole = fields["title"]
            fields["title"] = whole[:LONGEST_TITLE - 1].rsplit(None, 1)[0] + "…"
            fields["description"] = "\n\n".join(
                text for text in (whole, fields.get("description")) if text)
            self._call.finding(
                "info", "title.long", "The concern is too long for a title and became the "
                "description.", "Write a title of a few words.", at=row.at, field="title")
        if "absence" in fields and fields["absence"] not in ABSENCES:
            raise Unread(
                "absence.unknown", f"“{fields['absence'][:80]}” is no kind of absence.",
                "Say in the setting translations which of " + ", ".join(ABSENCES)
                + " it stands for, as absence:answer=rights.", "absence")
        if "raised_on" in fields:
            fields["raised_on"] = _day(fields["raised_on"])
        groups = [f"{name[len(SEVERITY):]}:{_severity(value)}" for name, value in said.items()
                  if name.startswith(SEVERITY)]
        if groups:
            fields["severities"] = ";".join(groups)
        fields.setdefault("code", self._made_code(row))
        return fields

    def _made_code(self, row):
        """The same for the same submission, and no way back to it without the file."""
        mark = next((row.answers[mark] for mark in MARKS if mark in row.answers), None)
        if not mark:
            raise Unread(
                "code.missing", "Nothing tells this submission apart from others.",
                "Export with _uuid or _id, or name a question for the field code.", "code")
        digest = hashlib.sha256(f"{self._prefix}{mark}".encode()).hexdigest()
        return f"{self._prefix}{digest[:10]}"

    def _add_place(self, name, place, at):
        fields = {field: value for field, value in place.items()
                  if field not in ("area", "position")}
        fields.setdefault("sensitivity", self._sensitivity)
        fields["precision"] = self._precision
        if "position" in place and self._precision != "hidden":
            position = coarse(place["position"], self._precision)
            if position:
                fields["position"] = position
            else:
                self._call.finding(
                    "warning", "position.form", "The position is none and was left out.", at=at,
                    field="position")
        self._places.add(name, place.get("area"), fields)

    def finish(self):
        """Communities first: concerns refer to them."""
        for fields in self._places.records():
            self._call.record("communities", fields)
        for at, place, fields in self._concerns:
            if "community" in fields:
                fields["community"] = self._places.reference(
                    fields["community"], place.get("area"), place.get("country"))
            self._call.record("concerns", fields, at=at)


def _day(text):
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)(?![\d-])", text, re.ASCII)
    try:
        return datetime.date(*(int(part) for part in match.groups())).isoformat()
    except (AttributeError, ValueError):
        raise Unread(
            "date.form", f"“{text[:40]}” is no day.", "Ask for the day with a question of the "
            "type date.", "raised_on") from None


def _severity(text):
    if text not in ("1", "2", "3", "4"):
        raise Unread(
            "severity.unknown", f"“{text[:40]}” is no severity from 1 to 4.",
            "Say in the setting translations what it stands for, as severity:high=3, or "
            "severity:99=- for nothing.", "severities")
    return text


def read(call):
    concerns = Concerns(call)
    with call.received_file() as file:
        wanted = dict.fromkeys([*concerns.columns.values(), *concerns.consent])
        for row in Survey(file, list(wanted), [m for m in MARKS if m not in wanted]).rows:
            concerns.take(row)
    concerns.finish()


baraza.serve({"import.read": read})
