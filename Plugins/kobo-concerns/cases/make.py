"""Writes the cases of this plugin: exports as a survey tool writes them, as Baraza would send them.

    python3 cases/make.py
"""

import base64
import hashlib
import json
import os

FOLDER = os.path.dirname(os.path.abspath(__file__))
SETTINGS = {
    "columns": "title=concern;description=more;absence=lack;threat=who;raised_on=today;"
    "community=village;community.area=district;community.position=gps;severity:women=sev_women;"
    "severity:men=sev_men",
    "constants": "community.country=LR",
    "translations": "absence:no_police=protection;absence:no_court=redress;severity:99=-",
    "consent": "consent=yes", "code_prefix": "K-", "sensitivity": "restricted",
    "precision": "area",
}
HEADER = ("start;today;consent;respondent_name;phone;village;district;gps;_gps_latitude;concern;more;"
          "lack;who;sev_women;sev_men;_id;_uuid")


def case(name, content, method="import.read", forms=("communities", "concerns"), **settings):
    content = content if isinstance(content, bytes) else content.encode()
    chunks = [content[begin:begin + 49_152] for begin in range(0, len(content), 49_152)]
    messages = [
        {"id": "kobo", "method": method, "params": {
            "protocol": 1, "host": "baraza 1.0.0", "forms": list(forms),
            "settings": {**SETTINGS, **settings}}},
        {"method": "file", "params": {
            "name": "export", "bytes": len(content),
            "sha256": hashlib.sha256(content).hexdigest()}},
        *({"method": "chunk", "params": {"base64": base64.b64encode(chunk).decode()}}
          for chunk in chunks),
        {"method": "end", "params": {"items": 1 + len(chunks)}},
    ]
    with open(os.path.join(FOLDER, name + ".in.ndjson"), "w", encoding="utf-8") as file:
        for message in messages:
            file.write(json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False,
                                  separators=(",", ":")) + "\n")


def rows(*lines):
    return "\r\n".join([HEADER, *lines, ""])


def one(day="2025-11-05", consent="yes", village="Illustrative Crossing Village",
        district="A border district", gps="7.3561 -8.7049 312 4.5", concern="No light on the footpath",
        more="", lack="no_police", who="", women="4", men="2", id="1"):
    return (f"2025-11-05T09:00:00.000+00:00;{day};{consent};Illustrative Name;+231 77 000 0000;"
            f"{village};{district};{gps};7.3561;{concern};{more};{lack};{who};{women};{men};{id};"
            f"uuid-{id}")


def good():
    """Only named columns leave; positions by most answers on the grid; consent; quotes."""
    case("good-csv", "\ufeff" + rows(
        one(id="1"),
        one(id="2", gps="7.2499 -8.7 0 0", concern='"Fees; nobody has decided them\nat the crossing"',
            lack="resources", who="Market officials", women="99", men=""),
        one(id="3", gps="7.3600 -8.6900 0 0", concern="A complaint was sent home", lack="no_court"),
        one(id="4", consent="no", concern="Must not leave the file"),
        one(id="5", concern=""),
        one(id="6", village="Illustrative Hill Village", district="", gps="")))
    submissions = {"count": 2, "next": None, "results": [
        {"_id": 11, "_uuid": "a-1", "meta/instanceID": "uuid:a-1", "today": "2025-11-05",
         "consent": "yes", "respondent_name": "Illustrative Name", "group_a/village": "Illustrative Crossing Village",
         "gps": "7.3561 -8.7049 312 4.5", "_geolocation": [7.3561, -8.7049],
         "group_a/concern": "Seats that women cannot reach", "group_a/lack": "rights",
         "sev_women": 3, "_attachments": [{"filename": "photo.jpg"}]},
        {"_id": 12, "_uuid": "a-2", "today": "2025-11-06T08:00:00.000+00:00", "consent": "yes",
         "group_a/village": "Illustrative Crossing Village", "_geolocation": [None, None],
         "group_a/concern": "Fees at the crossing", "group_a/lack": "resources"}]}
    case(
        "good-json", json.dumps(submissions),
        columns="title=concern\nabsence=lack\nraised_on=today\ncommunity=village\n"
        "community.position=_geolocation\nseverity:women=sev_women")
    case("empty-json", "[]")
    case("no-places", rows(one()), constants="sensitivity=internal", columns=(
        "code=_id;title=concern;absence=lack;raised_on=today;community=village"))
    case("two-of-a-name", rows(one(id="1"), one(id="2", district="Another district")),
         precision="hidden")


def odd():
    """What cannot be taken, each with its place."""
    case("odd-rows", rows(
        one(id="1", day="05/11/2025"), one(id="2", lack="no_police no_court"),
        one(id="3", women="very"), one(id="4"), one(id="4"), "too;short", one(id="5", day=""),
        one(id="6", gps="0 0 0 0"), one(id="7", gps="91 0"), one(id="8", concern="Fear " * 80),
        one(id="9", day="2025-02-30")))
    case("traces", rows(
        one(id="1", concern="Call +231 77 000 0000 or 0770-000-000",
            more="Write to person@example.org. At 7.35612, -8.70491 since 2025-11-05; 1 500 000 LRD"
            .replace(";", ",")),
        one(id="2", who="The man at 231770000000")))
    case("not-utf-8", rows(one(concern="Caf\u00e9")).encode("latin-1"))
    case("lists", json.dumps([
        {"today": "2025-11-05", "village": ["a", "b", "c"], "concern": "x", "lack": "rights",
         "_id": 1},
        "text", {"today": "2025-11-05", "village": "\ud800", "concern": "x", "lack": "rights"},
        {"today": "2025-11-05", "village": "v", "concern": "x", "lack": "rights"}]),
        columns="title=concern;absence=lack;raised_on=today;community=village", consent="",
        constants="")


def hostile():
    """Settings and files that mean nothing, or harm."""
    case("no-question", rows(one()), columns=SETTINGS["columns"].replace("=today", "=day"))
    case("no-country", rows(one()), constants="")
    case("no-such-field", rows(one()), columns=SETTINGS["columns"] + ";phone=phone")
    case("deep-json", "[" * 100_000)
    case("form-not-data", '{"asset":{"content":{}}}')
    case("open-quote", rows(one(concern='"never closed')))
    case("unknown-method", rows(one()), method="report.render")


if __name__ == "__main__":
    for write in (good, odd, hostile):
        write()
