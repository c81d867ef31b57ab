"""The speed of plugins, by the command: a program streams records, and `plugin run` writes them.

Usage: plugins.py BARAZA FOLDER [RECORDS]

The bounds are those that integrators were promised: 50,000 records a second, memory that is at most
1.2 times that for 10,000, and nothing left after 1,000 calls in a row: no process, no descriptor, no
temporary file.
"""

import json
import os
import subprocess
import sys
import tempfile
import time

BARAZA, FOLDER = sys.argv[1:3]
RECORDS = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
STORE = os.path.join(FOLDER, "plugins.sqlite")
PLUGINS = os.path.join(FOLDER, "plugins")
CALLS = 1000

PROGRAM = """
import sys, time
write = sys.stdout.buffer.write
lines = sys.stdin.buffer.read()
count = int(open("count").read())
line = (b'{"jsonrpc":"2.0","method":"record","params":{"form":"partners","at":"line 7","fields":'
        b'{"identifier":"XX-EXAMPLE-7","name":"Illustrative Network","type":"22","role":"partner"}}}\\n')
whole, rest = divmod(count, 1000)
for _ in range(whole):
    write(line * 1000)
write(line * rest)
write(b'{"jsonrpc":"2.0","id":"1","result":{"items":%d}}\\n' % count)
"""


def run(*arguments):
    """Runs a command; gives its wall time in seconds and the peak memory of the host in MB."""
    before = time.monotonic()
    with open(os.devnull, "wb") as sink:
        process = subprocess.Popen(
            [BARAZA, *arguments, "--store", STORE], stdout=sink, stderr=subprocess.PIPE)
        peak = 0
        while process.poll() is None:
            try:
                with open(f"/proc/{process.pid}/status") as status:
                    peak = max([peak] + [int(l.split()[1]) for l in status if l[:6] == "VmHWM:"])
            except (FileNotFoundError, ProcessLookupError):
                pass
            time.sleep(0.005)
    if process.returncode != 0:
        sys.exit(f"{' '.join(arguments)}: {process.stderr.read().decode()}")
    return time.monotonic() - before, peak / 1024


def call(count):
    with open(os.path.join(PLUGINS, "stream", "count"), "w") as file:
        file.write(str(count))
    return run("plugin", "run", "stream", "--hook", "import.read", __file__, "--plugins", PLUGINS)


def left():
    """Processes and temporary files that calls may leave."""
    marked = 0
    for process in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{process}/environ", "rb") as environment:
                marked += b"BARAZA_PLUGIN=1" in environment.read()
        except OSError:
            pass
    files = [name for name in os.listdir(tempfile.gettempdir()) if name.startswith("baraza-")]
    return marked, len(files)


def main():
    os.makedirs(os.path.join(PLUGINS, "stream"), exist_ok=True)
    with open(os.path.join(PLUGINS, "stream", "run.py"), "w") as file:
        file.write(PROGRAM)
    with open(os.path.join(PLUGINS, "stream", "plugin.json"), "w") as file:
        json.dump({
            "manifest": 1, "id": "stream", "name": "Stream", "version": "1",
            "protocol": {"min": 1, "max": 1}, "command": ["python3", "run.py"],
            "files": ["run.py"], "hooks": ["import.read"], "permissions": ["propose:partners"],
        }, file)
    for suffix in ("", "-wal", "-shm"):
        if os.path.exists(STORE + suffix):
            os.remove(STORE + suffix)
    run("init")
    run("plugin", "enable", "stream", "--yes", "--plugins", PLUGINS)
    before = left()
    small = [call(10_000) for _ in range(3)]
    started = min(call(0)[0] for _ in range(3))
    seconds, peak = min(call(RECORDS) for _ in range(3))
    rate = RECORDS / (seconds - started)
    growth = peak / max(memory for _, memory in small)
    print(f"{RECORDS:,} records: {rate:,.0f} a second (bound 50,000)")
    print(f"its memory: {peak:.0f} MB, {growth:.2f} times that of 10,000 (bound 1.2)")
    took = time.monotonic()
    for _ in range(CALLS):
        call(1)
    after = left()
    print(f"{CALLS:,} calls: {1000 * (time.monotonic() - took) / CALLS:.0f} ms each; "
          f"left: {after[0] - before[0]} processes, {after[1] - before[1]} temporary files")
    sys.exit(1 if rate < 50_000 or growth > 1.2 or after != before else 0)


if __name__ == "__main__":
    main()
