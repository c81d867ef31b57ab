#!/usr/bin/env python3
"""Asks the JSON of a workspace whatever its description allows, and what it does not.

Usage: api.py PROGRAM STORE [EXAMPLES]

Schemathesis makes the questions from /api/v1/openapi.json, many of them with what the links of the
pages name. No answer may be an error of the server, or one that the description does not have, and
each operation must have answered.
"""

import collections
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse

from workspace import FEED, Session, links, served

HOOKS = """
import collections, json, schemathesis

answers = collections.defaultdict(collections.Counter)


@schemathesis.hook
def after_call(context, case, response):
    answers[case.operation.path][response.status_code] += 1
    with open("answers.json", "w") as file:
        json.dump(answers, file)
"""


def named_by_links(session, paths):
    """What the links of the pages name and ask, for each path of the description."""
    # A path without names comes before one that would take its last part for a name.
    shapes = [(path, re.compile(re.sub(r"{(\w+)}", r"(?P<\1>[^/?]+)", path) + r"(\?|$)"))
              for path in sorted(paths, key=lambda path: path.count("{"))]
    named = collections.defaultdict(list)
    visits = collections.Counter()
    with open(FEED) as feed:
        waiting = ["/overview", session.preview("next.xml", feed.read())]
    for link in waiting:
        path, match = next((path, match) for path, shape in shapes
                           if (match := shape.match("/api/v1" + link)))
        asked = urllib.parse.parse_qsl(link.partition("?")[2])
        named[path].append(dict(asked) | {name: urllib.parse.unquote(value) for name, value
                                          in match.groupdict().items()})
        visits[path] += 1
        if visits[path] <= 4:
            page = session.ask("/" if link == "/overview" else link)[2]
            waiting += [further for further in links(page)
                        if further != "/" and further not in waiting]
    return named


def with_examples(path, operation, named):
    """Lets the parameters of an operation be what links name, or whatever they could be."""
    first, *further = re.findall(r"{(\w+)}", path) or [None]
    if further:
        # What a path names second belongs to what it names first.
        most = collections.Counter(one[first] for one in named).most_common(1)[0][0]
        named = [one for one in named if one[first] == most]
    for parameter in operation["parameters"]:
        values = sorted({one[parameter["name"]] for one in named if parameter["name"] in one})
        if values:
            parameter["schema"] = {"anyOf": [{"enum": values[:8]}, parameter["schema"]]}


program, store = sys.argv[1:3]
examples = sys.argv[3] if len(sys.argv) > 3 else "40"
with served(program, store) as link, tempfile.TemporaryDirectory() as folder:
    session = Session(link)
    description = json.loads(session.ask("/api/v1/openapi.json")[2])
    named = named_by_links(session, description["paths"])
    for path, operations in description["paths"].items():
        with_examples(path, operations["get"], named[path])
    for name, text in {
            "openapi.json": json.dumps(description), "hooks.py": HOOKS,
            "schemathesis.toml": 'hooks = "hooks.py"\n[auth.openapi.session]\n'
                                 f'api_key = "{session.cookie.split("=", 1)[1]}"\n'}.items():
        with open(os.path.join(folder, name), "w") as file:
            file.write(text)
    # A question for a record that nobody knows cannot be answered: 404, as it should be.
    status = subprocess.run(
        [os.path.join(os.path.dirname(sys.executable), "schemathesis"),
         "--config-file", "schemathesis.toml", "run", "openapi.json", "--url", session.origin,
         "--phases", "coverage,fuzzing", "--exclude-checks", "positive_data_acceptance",
         "--max-examples", examples,
         "--seed", "1325", "--no-color"], cwd=folder).returncode
    with open(os.path.join(folder, "answers.json")) as file:
        answers = json.load(file)

print(f"{'operation':52} {'200':>5} {'4xx':>5} {'other':>5}")
for path in sorted(description["paths"]):
    by_class = collections.Counter()
    for code, count in answers.get(path, {}).items():
        by_class["200" if code == "200" else "4xx" if code[0] == "4" else "other"] += count
    print(f"{path:52} {by_class['200']:5} {by_class['4xx']:5} {by_class['other']:5}")
    if not by_class["200"] or by_class["other"]:
        status = status or 1
sys.exit(status)
