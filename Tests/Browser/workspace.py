"""A workspace that is served for a test, and one session of it."""

import contextlib
import html
import http.client
import os
import re
import shutil
import socket
import subprocess
import time

# A file that says what the demonstration holds already.
FEED = os.path.join(os.path.dirname(__file__), "../../Imports/feeds/partner-example.xml")


@contextlib.contextmanager
def served(program, store):
    """The link that opens a session, as long as the workspace is served; it must end well."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [program, "serve", "--store", store, "--port", str(port)],
        stderr=subprocess.PIPE, text=True)
    try:
        yield re.search(r"http://\S+", server.stderr.readline()).group()
    finally:
        server.terminate()
        status = server.wait(timeout=30)
    if status != 0:
        raise SystemExit(f"the server ended with {status}")


@contextlib.contextmanager
def chromium():
    from playwright.sync_api import sync_playwright
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox"])
        yield browser
        browser.close()


def links(page):
    """The pages that a page leads to."""
    paths = [html.unescape(path).split("#")[0]
             for path in re.findall(r'<a[^>]* href="(/[^"]*)"', page)]
    return [path for path in paths if not path.startswith(("/api/", "/assets/"))
            and ".csv" not in path and not path.endswith("/document")]


class Session:
    """What a reader has whose browser keeps a cookie and does nothing else."""

    def __init__(self, link):
        self.origin, token = link.split("/open")
        self.cookie = None
        self.cookie = self.ask("/open" + token)[1]["Set-Cookie"].split(";")[0]

    def ask(self, path, body=None, kind=None):
        connection = http.client.HTTPConnection(self.origin.split("//")[1], timeout=60)
        headers = {"Cookie": self.cookie} if self.cookie else {}
        if body is not None:
            headers |= {"Origin": self.origin, "Content-Type": kind}
        connection.request("GET" if body is None else "POST", path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, dict(answer.getheaders()), text

    def preview(self, name, content):
        """The page of what a file would change."""
        page = self.ask("/imports/new")[2]
        token = re.search(r'name="form-token" value="([^"]+)"', page).group(1)
        part = '--B\r\nContent-Disposition: form-data; name='
        body = (f'{part}"form-token"\r\n\r\n{token}\r\n'
                f'{part}"files"; filename="{name}"\r\n\r\n{content}\r\n--B--\r\n')
        answer = self.ask("/imports/new", body.encode(), "multipart/form-data; boundary=B")
        path = answer[1]["Location"]
        while '"working"' in self.ask("/api/v1" + path)[2]:
            time.sleep(0.05)
        return path
