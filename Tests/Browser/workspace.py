"""A workspace that is served for a test, and one session of it."""

import contextlib
import http.client
import re
import socket
import subprocess


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


def session(link):
    """The cookie that a link opens."""
    address, path = re.fullmatch(r"http://([^/]+)(/.*)", link).groups()
    connection = http.client.HTTPConnection(address, timeout=30)
    connection.request("GET", path)
    return connection.getresponse().getheader("Set-Cookie").split(";")[0]
