"""Imports a file through `baraza serve`, which is killed, then stopped, in the middle, and at last
left alone; prints what it saw as JSON.

Usage: imports.py PROGRAM STORE FEED CACHE
"""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time

program, store, feed, cache = sys.argv[1:5]
environment = dict(os.environ, BARAZA_ACTOR="Tester", XDG_CACHE_HOME=cache, BARAZA_STORE=store)


class Workspace:
    """A server, and a browser with its session."""

    def __init__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.server = subprocess.Popen(
            [program, "serve", "--port", str(self.port)], stderr=subprocess.PIPE, text=True,
            env=environment)
        line = self.server.stderr.readline()
        self.cookie = None
        self.swept = waiting()
        self.cookie = self.ask("/open?token=" + line.rsplit("token=", 1)[1].strip())[1][
            "Set-Cookie"].split(";")[0]
        page = self.ask("/imports/new")[2]
        self.token = re.search(r'name="form-token" value="([^"]+)"', page).group(1)

    def ask(self, path, body=None, kind="application/x-www-form-urlencoded"):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": self.cookie or "a=b"}
        if body is not None:
            headers |= {"Origin": f"http://127.0.0.1:{self.port}", "Content-Type": kind}
        connection.request("GET" if body is None else "POST", path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, dict(answer.getheaders()), text

    def send(self, path, **fields):
        body = "&".join(f"{name}={value}" for name, value in
                        ({"form-token": self.token} | fields).items())
        return self.ask(path, body)

    def upload(self):
        parts = [f'--B\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
                 for name, value in (("form-token", self.token), ("feed", "feed"))]
        with open(feed, "rb") as file:
            body = "".join(parts).encode() + (
                b'--B\r\nContent-Disposition: form-data; name="files"; filename="next.xml"\r\n\r\n'
                + file.read() + b"\r\n--B--\r\n")
        return self.ask("/imports/new", body, "multipart/form-data; boundary=B")

    def state(self, path):
        return json.loads(self.ask("/api/v1" + path)[2])

    def preview(self):
        path = self.upload()[1]["Location"]
        while "working" in (state := self.state(path)):
            time.sleep(0.02)
        return path, state["plan"]

    def apply(self):
        """Gives the path of an import that is being applied, and how far it is."""
        path, plan = self.preview()
        self.send(path + "/apply", token=plan)
        while True:
            state = self.state(path)
            if "working" not in state:
                return path, state
            if 0 < (state.get("bytesDone") or 0) < state["bytesTotal"] and \
                    state["phase"] == "apply":
                return path, state


def waiting():
    return sum(not name.endswith(".lock") for _, _, names in os.walk(cache) for name in names)


def digest():
    said = json.loads(subprocess.run(
        [program, "store", "check", "--digest", "--json"], capture_output=True, text=True,
        env=environment).stdout)
    return said["digest"] if said["ok"] else said


seen = {"before": digest()}

first = Workspace()
path, seen["killedAt"] = first.apply()
page = first.ask(path)
seen["refresh"] = page[1].get("Refresh")
seen["bar"] = re.search(r"<progress[^>]*>", page[2]) is not None
refused = first.upload()
seen["busy"] = [refused[0], "import of next.xml" in refused[2]]
other = subprocess.run(
    [program, "settings", "set", "--currency", "EUR"], capture_output=True, text=True,
    env=environment)
seen["command"] = [other.returncode, "writes to the store: serve" in other.stderr]
seen["stillWorking"] = "working" in first.state(path)
first.server.send_signal(signal.SIGKILL)
first.server.wait()
seen["left"] = waiting()
seen["afterKill"] = digest()

second = Workspace()
seen["swept"] = second.swept
_, seen["stoppedAt"] = second.apply()
second.server.send_signal(signal.SIGTERM)
seen["stopped"] = second.server.wait(timeout=60)
seen["afterStop"] = [waiting(), digest()]

third = Workspace()
path, _ = third.apply()
while "working" in (state := third.state(path)):
    time.sleep(0.05)
seen["applied"] = state["runs"][0]["activities"]
third.server.send_signal(signal.SIGTERM)
seen["ended"] = third.server.wait(timeout=60)
seen["after"] = digest()
print(json.dumps(seen))
