#!/usr/bin/env python3
"""Walks through the workspace in a real Chromium, with JavaScript and without.

Usage: browser.py PROGRAM STORE [--pictures FOLDER]

Every page within two clicks of the overview must answer, say nothing on the console, ask no other
origin for anything, have no serious fault by axe-core, and not be wider than a phone. Needs
playwright and axe-playwright-python, and a Chromium named by CHROMIUM or found in PATH; without
them it says so and ends with 0.
"""

import argparse
import os
import re
import shutil
import socket
import subprocess
import sys

try:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright
except ImportError as missing:
    print(f"skipped: {missing.name} is not installed")
    sys.exit(0)

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
if not CHROMIUM:
    print("skipped: there is no chromium")
    sys.exit(0)

arguments = argparse.ArgumentParser()
arguments.add_argument("program")
arguments.add_argument("store")
arguments.add_argument("--pictures")
arguments = arguments.parse_args()

faults = []


def fault(text):
    faults.append(text)
    print(f"fault: {text}")


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def serve():
    server = subprocess.Popen(
        [arguments.program, "serve", "--store", arguments.store, "--port", str(free_port())],
        stderr=subprocess.PIPE, text=True)
    return server, re.search(r"http://\S+", server.stderr.readline()).group()


def kind(path):
    """Pages of one kind differ in what they name; one of each kind is looked at closely."""
    return re.sub(r"(?<=/)[^/]*[A-Z0-9][^/]*", "*", path.split("?")[0])


def links(page, origin):
    hrefs = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
    own = [href[len(origin):].split("#")[0] for href in hrefs if href.startswith(origin + "/")]
    return [path for path in own if path and not path.startswith("/api/")
            and ".csv" not in path and not path.endswith("/document")]


def walk(browser, link, scripts):
    origin = link.split("/open")[0]
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, java_script_enabled=scripts)
    page = context.new_page()
    manner = "with" if scripts else "without"
    page.on("console", lambda message: fault(f"{page.url}: {message.type}: {message.text}"))
    page.on("request", lambda request: None if request.url.startswith((origin, "data:"))
            else fault(f"{page.url} asks for {request.url}"))
    page.goto(link)
    found = {"/": 0}
    waiting = ["/"]
    closely = set()
    while waiting:
        path = waiting.pop(0)
        answer = page.goto(origin + path)
        if answer.status != 200:
            fault(f"{path} {manner} JavaScript: {answer.status}")
            continue
        if page.locator("h1").count() != 1:
            fault(f"{path}: not one heading")
        if kind(path) not in closely:
            closely.add(kind(path))
            look(page, path, scripts)
        if found[path] < 2:
            for further in links(page, origin):
                if further not in found and len(found) < 400:
                    found[further] = found[path] + 1
                    waiting.append(further)
    print(f"{manner} JavaScript: {len(found)} pages of {len(closely)} kinds")
    context.close()


def look(page, path, scripts):
    """What only a browser knows of a page: faults by axe-core, and its width on a phone."""
    if scripts:
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
        page.emulate_media(media="print")
        picture(page, path, "print")
        page.emulate_media(media="screen")


def picture(page, path, size):
    if arguments.pictures:
        os.makedirs(arguments.pictures, exist_ok=True)
        name = re.sub(r"\W+", "-", kind(path).replace("*", "one")).strip("-") or "overview"
        page.screenshot(path=f"{arguments.pictures}/{name}-{size}.png", full_page=True)


for scripts in (True, False):
    server, link = serve()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=CHROMIUM, args=["--no-sandbox"])
            walk(browser, link, scripts)
            browser.close()
    finally:
        server.terminate()
        if server.wait(timeout=15) != 0:
            fault(f"the server ended with {server.returncode}")
print(f"{len(faults)} faults")
sys.exit(1 if faults else 0)
