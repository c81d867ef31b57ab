#!/usr/bin/env python3
"""Walks through the workspace in a real Chromium, with JavaScript and without.

Usage: browser.py PROGRAM STORE [--pictures FOLDER]

Every page within two clicks of the overview must answer, show the figures of its JSON, say nothing
on the console, ask no other origin for anything, have no serious fault by axe-core, and not be
wider than a phone; so must the preview of an import. Chromium is the one of CHROMIUM or in PATH.
"""

import argparse
import os
import re

from axe_playwright_python.sync_playwright import Axe

import figures
from workspace import FEED, chromium, links, served

faults = []
read = {}


def fault(text):
    faults.append(text)
    print(f"fault: {text}", flush=True)


def kind(path):
    """Pages of one kind differ in what they name; one of each kind is looked at closely."""
    return re.sub(r"(?<=/)[^/]*[A-Z0-9][^/]*", "*", path.split("?")[0])


def opened(browser, link, scripts):
    """A page of a session of its own, which tells what should not happen on it."""
    origin = link.split("/open")[0]
    page = browser.new_context(
        viewport={"width": 1280, "height": 900}, java_script_enabled=scripts).new_page()
    page.on("console", lambda message: fault(f"{page.url}: {message.type}: {message.text}"))
    page.on("request", lambda request: None if request.url.startswith((origin, "data:"))
            else fault(f"{page.url} asks for {request.url}"))
    page.goto(link)
    return page, origin


def answers(page, address):
    answer = page.goto(address)
    if answer.status != 200:
        fault(f"{address}: {answer.status}")
    elif page.locator("h1").count() != 1:
        fault(f"{address}: not one heading")
    return answer.status == 200


def walk(page, origin):
    """Gives one path of each kind of page."""
    found = {"/": 0, preview(page, origin): 2}
    kinds = {}
    waiting = list(found)
    while waiting:
        path = waiting.pop(0)
        if not answers(page, origin + path):
            continue
        if kind(path) not in kinds:
            kinds[kind(path)] = path
            look(page, path)
        if kind(path) in figures.KINDS:
            compare(page, origin, path)
        if found[path] < 2:
            for further in links(page.content()):
                if further not in found and len(found) < 400:
                    found[further] = found[path] + 1
                    waiting.append(further)
    print(f"with JavaScript: {len(found)} pages of {len(kinds)} kinds", flush=True)
    return kinds


def walk_without_scripts(page, origin, kinds):
    """Pages have no script: one of each kind, and sending a file, shows that they need none."""
    kinds = kinds | {kind(path): path for path in [preview(page, origin)]}
    for path in kinds.values():
        answers(page, origin + path)
    print(f"without JavaScript: {len(kinds)} pages, one of each kind", flush=True)


def preview(page, origin):
    """The page of what a file would change, sent as a person sends it."""
    page.goto(origin + "/imports/new")
    with open(FEED, "rb") as file:
        page.set_input_files("input[type=file]", {
            "name": "next.xml", "mimeType": "text/xml", "buffer": file.read()})
    page.click("main form button")
    page.wait_for_url("**/imports/plans/*")
    while page.locator("[role=status]").count():
        page.wait_for_timeout(100)
        page.reload()
    return page.url[len(origin):]


def compare(page, origin, path):
    """What is written on a page, and the JSON of the same."""
    answer = page.request.get(origin + "/api/v1" + (path if path != "/" else "/overview")).json()
    count, wrong = figures.held(page.evaluate(figures.READ), kind(path), answer)
    read[kind(path)] = read.get(kind(path), 0) + count
    for text in wrong:
        fault(f"{path}: {text}")


def look(page, path):
    """What only a browser knows of a page: faults by axe-core, and its width on a phone."""
    for violation in Axe().run(page).response["violations"]:
        if violation["impact"] in ("serious", "critical"):
            fault(f"{path}: {violation['id']}: {violation['nodes'][0]['html'][:200]}")
    page.set_viewport_size({"width": 390, "height": 844})
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > 390:
        fault(f"{path} is {width} wide on a phone")
    picture(page, path, "390")
    page.set_viewport_size({"width": 1280, "height": 900})
    picture(page, path, "1280")
    page.emulate_media(color_scheme="dark")
    picture(page, path, "dark")
    page.emulate_media(color_scheme="light")


def picture(page, path, size):
    if arguments.pictures:
        os.makedirs(arguments.pictures, exist_ok=True)
        name = os.path.join(arguments.pictures, re.sub(
            r"\W+", "-", kind(path).replace("*", "one")).strip("-") or "overview")
        page.screenshot(path=f"{name}-{size}.png", full_page=True)
        if size == "1280":
            page.pdf(path=f"{name}.pdf", prefer_css_page_size=True)


parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("store")
parser.add_argument("--pictures")
arguments = parser.parse_args()
with served(arguments.program, arguments.store) as link, chromium() as browser:
    kinds = walk(*opened(browser, link, True))
with served(arguments.program, arguments.store) as link, chromium() as browser:
    walk_without_scripts(*opened(browser, link, False), kinds)
print("figures read:", ", ".join(f"{count} of {name}" for name, count in sorted(read.items())))
for name in figures.KINDS:
    if not read.get(name):
        fault(f"no figure of {name} was read")
print(f"{len(faults)} faults")
raise SystemExit(1 if faults else 0)
