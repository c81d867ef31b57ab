#!/usr/bin/env python3
"""What Baraza should find in IATI files, worked out without Baraza.

    expect.py totals FILE…   sums of all transactions, each once
    expect.py chain DIR      what the funding chain in DIR may count, and what not
    expect.py write          rewrite the JSON files beside this script from ../../Imports
    expect.py check          exit 1 where those files differ from what would be written

Python's standard library only; exact decimals and fractions, no floating point.
"""

import json
import sys
from pathlib import Path

from chain import chain
from totals import totals

HERE = Path(__file__).resolve().parent
FEEDS = HERE.parent.parent / "Imports" / "feeds"


def expectations():
    return {"totals.json": [totals(path) for path in sorted(FEEDS.glob("*.xml"))],
            "chain.json": chain(FEEDS)}


def written(content):
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def main(arguments):
    match arguments:
        case ["totals", file, *more]:
            print(written([totals(path) for path in (file, *more)]), end="")
        case ["chain", folder]:
            print(written(chain(folder)), end="")
        case ["write"]:
            for name, content in expectations().items():
                (HERE / name).write_text(written(content), encoding="utf-8")
        case ["check"]:
            stale = [name for name, content in expectations().items()
                     if (HERE / name).read_text(encoding="utf-8") != written(content)]
            for name in stale:
                print(f"{name} differs: run expect.py write, and read the changes", file=sys.stderr)
            return 1 if stale else 0
        case _:
            print(__doc__, file=sys.stderr)
            return 64
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
