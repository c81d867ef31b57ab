#!/usr/bin/env python3
"""Makes the pictures of the README anew, from the store of the demonstration.

Usage: pictures.py PROGRAM STORE FOLDER

Needs playwright, and a Chromium named by CHROMIUM or found in PATH.
"""

import os
import re
import shutil
import socket
import subprocess
import sys

from playwright.sync_api import sync_playwright

PROGRAM, STORE, FOLDER = sys.argv[1:4]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
DAY = "today=2025-09-15"

# What is shown, its path, and how much of it.
PICTURES = [
    ("overview", f"/?{DAY}", 1180),
    ("commitment", f"/commitments/EX-LR-NAP-2/2.1.2?{DAY}", 900),
    ("restatement", "/reports/EX-EU-LR-1/restatement", 760),
]


def main():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [PROGRAM, "serve", "--store", STORE, "--port", str(port)],
        stderr=subprocess.PIPE, text=True)
    try:
        link = re.search(r"http://\S+", server.stderr.readline()).group()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1180, "height": 900})
            page.goto(link)
            for name, path, height in PICTURES:
                page.set_viewport_size({"width": 1180, "height": height})
                answer = page.goto(link.split("/open")[0] + path)
                if answer.status != 200:
                    sys.exit(f"{path}: {answer.status}")
                page.screenshot(path=os.path.join(FOLDER, f"{name}.png"))
                print(f"{name}.png: {path}")
            browser.close()
    finally:
        server.terminate()
        server.wait(timeout=15)


if __name__ == "__main__":
    main()
