"""The speed of the workspace over 100,000 activities: 20 people, each asking for a page a second.

Usage: pages.py BARAZA FOLDER SHARED [--activities N] [--clients N] [--seconds N] [--keep]

The store has the samples of Imports beside the activities, so that every page has something to say.
What is asked for comes from the workspace itself: its description names the pages and what can be
asked of them, its forms offer values, its pages link to further ones. Pages, their JSON and their
CSV are asked for as people would, with a filter as often as not. The bounds are those that people
were promised: half of the answers within 50 ms, 99 of 100 within 300 ms, no error, and less than
300 MB of memory.
"""

import argparse
import collections
import glob
import http.client
import json
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import threading
import time
import urllib.parse
from html.parser import HTMLParser

MEDIAN_MS, LATEST_MS, MEMORY_MB = 50, 300, 300
IMPORTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../Imports")
FIRST, LAST = 2004, 2026


def run(baraza, store, *arguments):
    ended = subprocess.run(
        [baraza, *arguments], capture_output=True, text=True, stdin=subprocess.DEVNULL,
        env={**os.environ, "BARAZA_STORE": store, "BARAZA_ACTOR": "bench"})
    if ended.returncode not in (0, 3):
        sys.exit(f"{' '.join(arguments)}: {ended.stderr[-2000:]}")


def fill(options, store):
    """A store with rates for every month, the activities, plans and the samples."""
    draw = random.Random(1325)
    rates = os.path.join(options.folder, "rates.csv")
    with open(rates, "w") as file:
        file.write("date,currency,rate,base,source\n")
        for month in range(12 * (LAST - FIRST + 1)):
            for currency in "USD GBP SEK NOK DKK CHF CAD AUD JPY".split():
                date = f"{FIRST + month // 12}-{month % 12 + 1:02d}"
                file.write(f"{date},{currency},{draw.uniform(0.5, 2):.4f},EUR,bench\n")
    feed = os.path.join(options.folder, "activities.xml")
    subprocess.run(
        [sys.executable, os.path.join(options.shared, "generate_iati.py"), "--activities",
         str(options.activities), "--seed", "1", "--out", feed], check=True)
    run(options.baraza, store, "init", "--currency", "EUR", "--rate-source", "bench")
    run(options.baraza, store, "rates", "import", rates)
    before = time.monotonic()
    run(options.baraza, store, "import", feed, "--feed", "bench")
    print(f"imported in {time.monotonic() - before:.0f} s; the store has "
          f"{os.path.getsize(store) / 1e6:,.0f} MB", flush=True)
    os.remove(feed)
    for samples in ("feeds/*.xml", "commitments/*.csv", "grants/*.csv",
                    "training/*.csv"):
        for file in sorted(glob.glob(os.path.join(IMPORTS, samples))):
            run(options.baraza, store, "import", file)
    subprocess.run(
        [sys.executable, os.path.join(os.path.dirname(__file__), "plans.py"), "fill", store],
        check=True)


class Server:
    """The workspace, and one session of it."""

    def __init__(self, baraza, store):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen(
            [baraza, "serve", "--store", store, "--port", str(self.port)],
            stderr=subprocess.PIPE, text=True)
        line = self.process.stderr.readline()
        if "token=" not in line:
            sys.exit(f"serve: {line}{self.process.stderr.read()}")
        # What it says further is read, so that it never waits for a reader.
        threading.Thread(target=self.process.stderr.read, daemon=True).start()
        self.cookie = ""
        connection = self.connect()
        connection.request("GET", "/open?token=" + line.rsplit("token=", 1)[1].strip())
        answer = connection.getresponse()
        answer.read()
        self.cookie = answer.getheader("Set-Cookie").split(";")[0]

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)

    def ask(self, connection, path):
        """The status, the text, and the milliseconds that they took."""
        before = time.monotonic()
        connection.request("GET", path, headers={"Cookie": self.cookie})
        answer = connection.getresponse()
        body = answer.read()
        return answer.status, body, (time.monotonic() - before) * 1000

    def memory(self, name):
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith(name)) / 1024


class Seen(HTMLParser):
    """The links of a page, and the values that its forms offer."""

    def __init__(self, text):
        super().__init__()
        self.links, self.choices, self.field = set(), collections.defaultdict(set), None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "a":
            self.links.add((attributes.get("href") or "").split("#")[0])
        elif tag == "select":
            self.field = attributes.get("name")
        elif tag == "option" and self.field and attributes.get("value"):
            self.choices[self.field].add(attributes["value"])


class Kind:
    """A page of the description: how its path looks, what can be asked, where it was seen."""

    def __init__(self, path, operation):
        self.path = "/" if path.endswith("/overview") else path.removeprefix("/api/v1")
        self.api = path
        self.pattern = re.compile(re.sub(r"\\\{\w+\\\}", "[^/?]+", re.escape(self.path)) + r"(\?.*)?$")
        self.parameters = [p for p in operation["parameters"] if p["in"] == "query"]
        self.seen, self.choices, self.has_table = set(), {}, False
        if "{" not in self.path:
            self.seen.add(self.path)

    def value(self, draw, parameter, words):
        """Something that can be asked for; None where nobody knows what."""
        name, schema = parameter["name"], parameter["schema"]
        schema = schema.get("anyOf", [schema])[0]
        if self.choices.get(name):
            return draw.choice(self.choices[name])
        if "enum" in schema:
            return draw.choice(schema["enum"])
        if name == "page":
            return str(draw.randint(1, 5))
        if name == "search":
            return " ".join(draw.sample(words, draw.randint(1, 2)))
        if "[0-9]{4}" in schema.get("pattern", ""):
            return str(draw.randint(FIRST, LAST))
        return draw.choice(["151", "152", "12", "16050"]) if name == "sector" else None

    def question(self, draw, words):
        """An address of this kind, as somebody may ask for it."""
        path = draw.choice(self.seen)
        base, _, query = path.partition("?")
        values = dict(urllib.parse.parse_qsl(query))
        if self.parameters and draw.random() < 0.7:
            for parameter in draw.sample(self.parameters, min(len(self.parameters), 2)):
                value = self.value(draw, parameter, words)
                if value:
                    values[parameter["name"]] = value
        form = draw.choices(["", "json", "csv"], [85, 12, 3])[0]
        if form == "json":
            base = "/api/v1" + (base if base != "/" else "/overview")
        elif form == "csv" and self.has_table:
            base += ".csv"
            values.pop("page", None)
        return base + ("?" + urllib.parse.urlencode(values) if values else "")


def explore(server):
    """All kinds of pages with where they are, and how long each first visit took."""
    connection = server.connect()
    first = server.ask(connection, "/")[2]
    print(f"the first visit of the overview after a start: {first:,.0f} ms")
    description = json.loads(server.ask(connection, "/api/v1/openapi.json")[1])
    kinds = [Kind(path, methods["get"]) for path, methods in description["paths"].items()
             if "get" in methods]
    waiting, asked, words = ["/"] + [k.path for k in kinds if k.seen], collections.Counter(), set()
    done, missing = set(), set()
    slow = []
    while waiting:
        path = waiting.pop(0)
        kind = next((k for k in kinds if k.pattern.match(path)), None)
        if kind is None or path in done or asked[kind] >= 12:
            continue
        done.add(path)
        asked[kind] += 1
        status, body, took = server.ask(connection, path)
        if status == 404:
            # Such as the budget of a grant that has none yet.
            missing.add(path)
            continue
        if status != 200:
            sys.exit(f"{path}: {status}\n{body.decode()[:500]}")
        slow.append((took, path))
        text = body.decode()
        page = Seen(text)
        kind.choices = {**{k: sorted(v) for k, v in page.choices.items()}, **kind.choices}
        if kind.path == "/programmes":
            words.update(re.findall(r"[a-z]{6,}", re.sub(r"<[^>]*>", " ", text)))
        for link in sorted(page.links):
            if link.split("?")[0] == path.split("?")[0] + ".csv":
                kind.has_table = True
                continue
            further = next((k for k in kinds if k.pattern.match(link)), None)
            if further and len(further.seen) < 400:
                further.seen.add(link)
                waiting.append(link)
    for kind in kinds:
        kind.seen = sorted(kind.seen - missing)
    connection.close()
    took, path = max(slow)
    print(f"{len(slow)} pages visited, each the first time; the slowest took {took:,.0f} ms: {path}")
    unseen = [kind.path for kind in kinds if not kind.seen]
    if unseen:
        print(f"not linked from anywhere, so not asked for: {', '.join(unseen)}")
    return [kind for kind in kinds if kind.seen], sorted(words)


def load(server, kinds, words, options):
    """What everybody saw: (kind, form, status, milliseconds, path)."""
    seen, lock = [], threading.Lock()
    begin = time.monotonic() + 1
    memory = []

    def visit(number):
        draw = random.Random(number)
        connection = server.connect()
        own = []
        for turn in range(options.seconds):
            due = begin + turn + number / options.clients
            time.sleep(max(0, due - time.monotonic()))
            kind = draw.choice(kinds)
            path = kind.question(draw, words)
            try:
                status, _, took = server.ask(connection, path)
            except (OSError, http.client.HTTPException) as failed:
                status, took = repr(failed), (time.monotonic() - due) * 1000
                connection.close()
            own.append((kind.path, status, took, path))
            if number == 0:
                memory.append(server.memory("VmRSS"))
        with lock:
            seen.extend(own)

    people = [threading.Thread(target=visit, args=(n,)) for n in range(options.clients)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    return seen, max(memory)


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def show(seen, memory, peak):
    by_kind = collections.defaultdict(list)
    for path, _, took, _ in seen:
        by_kind[path].append(took)
    by_kind["all"] = [took for _, _, took, _ in seen]
    print(f"\n{'':34}{'asked':>7}{'median ms':>11}{'95 %':>8}{'99 %':>8}{'most':>8}")
    for path, times in sorted(by_kind.items(), key=lambda item: item[0] == "all"):
        figures = [percentile(times, share) for share in (0.5, 0.95, 0.99, 1)]
        print(f"{path:34}{len(times):7}{figures[0]:11.1f}" + "".join(f"{f:8.0f}" for f in figures[1:]))
    print("\nthe slowest:")
    for _, _, took, path in sorted(seen, key=lambda one: -one[2])[:12]:
        print(f"{took:8.0f} ms  {path[:120]}")
    wrong = [(status, path) for _, status, _, path in seen if status != 200]
    for status, path in wrong[:10]:
        print(f"error: {status} {path}")
    times = by_kind["all"]
    results = [
        ("median", statistics.median(times), "ms", MEDIAN_MS),
        ("99th percentile", percentile(times, 0.99), "ms", LATEST_MS),
        ("errors", len(wrong), "", 0), ("memory", memory, "MB", MEMORY_MB),
    ]
    print()
    for name, value, unit, bound in results:
        print(f"{name:16} {value:8.1f} {unit:3} ≤ {bound:<4} {'PASS' if value <= bound else 'over'}")
    print(f"the most memory since the start: {peak:.0f} MB")
    return all(value <= bound for _, value, _, bound in results)


def main(options):
    os.makedirs(options.folder, exist_ok=True)
    store = os.path.join(options.folder, "pages.sqlite")
    if not os.path.exists(store):
        fill(options, store)
    server = Server(options.baraza, store)
    try:
        kinds, words = explore(server)
        seen, memory = load(server, kinds, words, options)
        peak = server.memory("VmHWM")
    finally:
        server.process.terminate()
        server.process.wait(timeout=15)
    return 0 if show(seen, memory, peak) else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("baraza")
    parser.add_argument("folder", help="where the store is made; one that is there is used again")
    parser.add_argument("shared", help="the folder of the generator")
    parser.add_argument("--activities", type=int, default=100_000)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--seconds", type=int, default=120)
    sys.exit(main(parser.parse_args()))
