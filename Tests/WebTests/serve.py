"""Runs `baraza serve` as a browser would meet it, and prints what it saw as JSON.

Usage: serve.py PROGRAM STORE KEY_FILE
"""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time

program, store, keys = sys.argv[1:4]
environment = dict(os.environ, BARAZA_KEYS=keys, BARAZA_ACTOR="Tester")

with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]

server = subprocess.Popen(
    [program, "serve", "--store", store, "--port", str(port)],
    stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
line = server.stderr.readline()
token = line.rsplit("token=", 1)[1].strip()


def ask(path, method="GET", **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    host = headers.pop("Host", f"127.0.0.1:{port}")
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", host)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, dict(answer.getheaders()), text


seen = {"line": line.strip()}
seen["otherHost"] = ask("/", Host=f"evil.example:{port}")[0]
seen["withoutSession"] = ask("/")[0]
status, headers, _ = ask("/open?token=" + token)
cookie = headers["Set-Cookie"].split(";")[0]
seen["opened"] = status
seen["again"] = ask("/open?token=" + token)[0]
seen["largeHeader"] = ask("/", Cookie=cookie, X_Large="x" * 40_000)[0]

description = json.loads(ask("/api/v1/openapi.json", Cookie=cookie)[2])
seen["pages"] = {
    path: ask(path.replace("/api/v1", "").replace("/overview", "/"), Cookie=cookie)[0]
    for path in description["paths"] if "{" not in path
}

# A writer is not kept waiting, and what it wrote is seen.
before = ask("/", Cookie=cookie)[2]
started = time.monotonic()
written = subprocess.run(
    [program, "settings", "set", "--currency", "EUR", "--store", store, "--json"],
    capture_output=True, text=True, env=environment)
seen["writer"] = written.returncode
seen["writerSeconds"] = time.monotonic() - started
after = ask("/", Cookie=cookie)[2]
seen["isNew"] = before != after and "EUR" in after

# Nobody has the key file open: a pipe without reader cannot be opened for writing.
try:
    os.close(os.open(keys, os.O_WRONLY | os.O_NONBLOCK))
    seen["keyFile"] = "open"
except OSError as error:
    seen["keyFile"] = os.strerror(error.errno)

server.send_signal(signal.SIGTERM)
try:
    seen["status"] = server.wait(timeout=15)
except subprocess.TimeoutExpired:
    server.kill()
    seen["status"] = "killed"
seen["stdout"] = server.stdout.read()
print(json.dumps(seen))
