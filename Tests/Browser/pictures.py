#!/usr/bin/env python3
"""Makes the pictures of the README anew, from the store of the demonstration.

Usage: pictures.py PROGRAM STORE FOLDER

Chromium is the one of CHROMIUM or in PATH.
"""

import os
import sys

from workspace import chromium, served

PROGRAM, STORE, FOLDER = sys.argv[1:4]
DAY = "today=2025-09-15"

# What is shown, its path, and how much of it.
PICTURES = [
    ("overview", f"/?{DAY}", 1180),
    ("commitment", f"/commitments/EX-LR-NAP-2/2.1.2?{DAY}", 900),
    ("restatement", "/reports/EX-EU-LR-1/restatement", 760),
]

with served(PROGRAM, STORE) as link, chromium() as browser:
    page = browser.new_page(viewport={"width": 1180, "height": 900})
    page.goto(link)
    for name, path, height in PICTURES:
        page.set_viewport_size({"width": 1180, "height": height})
        answer = page.goto(link.split("/open")[0] + path)
        if answer.status != 200:
            sys.exit(f"{path}: {answer.status}")
        page.screenshot(path=os.path.join(FOLDER, f"{name}.png"))
        print(f"{name}.png: {path}")
