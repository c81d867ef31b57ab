"""A donor report's page as PDF."""

import json
import os
import re
import subprocess
import tempfile

import baraza

HERE = os.path.dirname(os.path.abspath(__file__))
NO_WEASYPRINT = 3
INSTALL = (
    "On Debian and Ubuntu: apt-get install weasyprint. Elsewhere: python3 -m venv DIR, "
    "DIR/bin/pip install weasyprint, and DIR/bin/python3 in the setting python.")


def render(call):
    files = {}
    for params, file in call.received_files():
        with file:
            if params.get("name") in ("report.html", "report.json"):
                files[params["name"]] = file.read()
    if "report.html" not in files:
        raise baraza.Failure("The report has no report.html.", code=baraza.UNUSABLE)
    pdf, refused = printed(files["report.html"], call.setting("python"))
    for address in refused:
        call.finding(
            "warning", "resource.refused", f"“{address}” was not loaded.",
            "Put pictures into the page itself, as data: addresses.")
    call.file(name(files.get("report.json", b"{}")), pdf, "application/pdf")


def printed(html, wanted):
    """The PDF, and the addresses that the page asked for in vain."""
    for python in [wanted] if wanted else ["python3", "/usr/bin/python3"]:
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "report.pdf")
            try:
                run = subprocess.run(
                    [python, os.path.join(HERE, "render.py"), path], input=html,
                    stdout=subprocess.PIPE, check=False)
            except OSError:
                continue
            if run.returncode == NO_WEASYPRINT:
                continue
            if run.returncode != 0:
                raise baraza.Failure(
                    "WeasyPrint could not print the page; the log says why.",
                    "Try the page report.html with it alone: weasyprint report.html report.pdf.")
            with open(path, "rb") as file:
                return file.read(), json.loads(run.stdout)
    where = f"“{wanted}”" if wanted else "python3 and /usr/bin/python3"
    raise baraza.Failure(f"WeasyPrint is missing: not found by {where}.", INSTALL)


def name(facts):
    """`EU-1-2025-v2.pdf`, of the report's code and version."""
    try:
        said = json.loads(facts)
        parts = [str(said["code"]), f"v{said['version']}"]
    except (ValueError, KeyError, TypeError):
        parts = ["report"]
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", "-".join(parts)).strip(".-")
    return f"{plain[:100] or 'report'}.pdf"


baraza.serve({"report.render": render})
