"""A plugin's side of a call of Baraza, as Docs/Reference/plugin-protocol.md has it.

The standard library alone; every plugin in Python holds a copy, so that its folder is all of it.

    def read(call):
        with call.received_file() as file:
            call.record("ledger-entries", {"amount": "12.50"}, at="line 2")

    baraza.serve({"import.read": read})
"""

import base64
import binascii
import hashlib
import json
import sys
import tempfile

PROTOCOL = 1
CHUNK = 49_152
UNKNOWN_METHOD = -32601
UNUSABLE = -32602
FAILED = 1


class Failure(Exception):
    """Why a call cannot be served: ends it with an error that a person reads."""

    def __init__(self, message, remedy=None, code=FAILED):
        super().__init__(message)
        self.remedy = remedy
        self.code = code


class Call:
    """What was asked, what is sent with it, and what is answered."""

    def __init__(self, lines, out):
        self._lines = lines
        self._out = out
        self._sent = 0
        self.id = None
        self.method = None
        self.settings = {}
        self.forms = []

    def setting(self, name):
        if name not in self.settings:
            raise Failure(f"The setting {name} is not set.", "Set it.", code=UNUSABLE)
        return self.settings[name]

    # What Baraza sends

    def begin(self):
        request = self._message()
        if request is None:
            raise Failure("There is no request.")
        self.id = request.get("id")
        self.method = request.get("method")
        params = request.get("params")
        if not isinstance(self.id, str) or not isinstance(self.method, str):
            self.id = None
            raise Failure("The first line is no request.", code=UNUSABLE)
        if not isinstance(params, dict) or params.get("protocol") != PROTOCOL:
            raise Failure(f"This plugin speaks version {PROTOCOL} of the protocol.", code=UNUSABLE)
        self.settings = params.get("settings", {})
        self.forms = params.get("forms", [])

    def items(self):
        """Each item as (method, params), up to the end, which must be there."""
        count = 0
        while True:
            message = self._message()
            if message is None:
                raise Failure("The input ends before its end message: it was cut short.")
            method, params = message.get("method"), message.get("params")
            if not isinstance(params, dict):
                raise Failure(f"The message “{method}” has no params.", code=UNUSABLE)
            if method == "end":
                if params.get("items") != count:
                    raise Failure(f"{params.get('items')} items were announced, {count} came.")
                return
            if method == "progress":
                continue
            count += 1
            yield method, params

    def received_files(self):
        """Each file as (params, an open file at its beginning); its bytes lie on disk."""
        params = file = digest = None
        for method, more in self.items():
            if method == "file":
                if file:
                    yield params, _whole(file, digest, params)
                params, file, digest = more, tempfile.TemporaryFile(), hashlib.sha256()
            elif method == "chunk" and file:
                try:
                    part = base64.b64decode(more.get("base64", ""), validate=True)
                except (binascii.Error, TypeError, ValueError) as error:
                    raise Failure("A chunk is not base64.") from error
                file.write(part)
                digest.update(part)
            else:
                raise Failure(f"An item “{method}” has no place here.", code=UNUSABLE)
        if file:
            yield params, _whole(file, digest, params)

    def received_file(self):
        """The one file, open at its beginning."""
        files = list(self.received_files())
        if len(files) != 1:
            raise Failure(f"One file was expected; {len(files)} came.", code=UNUSABLE)
        return files[0][1]

    # What the plugin answers

    def record(self, form, fields, at=None):
        self._item("record", form=form, fields=fields, at=at)

    def finding(self, severity, rule, message, remedy=None, ref=None, at=None, field=None):
        self._item(
            "finding", severity=severity, rule=rule, message=message, remedy=remedy, ref=ref,
            at=at, field=field)

    def file(self, name, content, media_type=None):
        self._item(
            "file", name=name, mediaType=media_type, bytes=len(content),
            sha256=hashlib.sha256(content).hexdigest())
        for begin in range(0, len(content), CHUNK):
            self._item("chunk", base64=base64.b64encode(content[begin:begin + CHUNK]).decode())

    def progress(self, done, total=None):
        self._write({"method": "progress", "params": _stated(done=done, total=total)})

    def done(self):
        self._write({"id": self.id, "result": {"items": self._sent}})

    def fail(self, failure):
        error = {"code": failure.code, "message": str(failure)}
        if failure.remedy:
            error["data"] = {"remedy": failure.remedy}
        self._write({"id": self.id, "error": error})

    def _item(self, method, **params):
        self._write({"method": method, "params": _stated(**params)})
        self._sent += 1

    def _write(self, message):
        line = json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False, separators=(",", ":"))
        self._out.write(line.encode() + b"\n")

    def _message(self):
        line = self._lines.readline()
        if not line:
            return None
        try:
            message = json.loads(line)
        except ValueError as error:
            raise Failure(f"A line is no JSON: {error}", code=UNUSABLE) from error
        if not isinstance(message, dict):
            raise Failure("A line is no message.", code=UNUSABLE)
        return message


def serve(hooks):
    """Answers the one call of this process: `hooks` has a function of the call by its method."""
    call = Call(sys.stdin.buffer, sys.stdout.buffer)
    try:
        call.begin()
        if call.method not in hooks:
            raise Failure(f"This plugin does not know {call.method}.", code=UNKNOWN_METHOD)
        hooks[call.method](call)
        call.done()
    except Failure as failure:
        call.fail(failure)
    except MemoryError:
        call.fail(Failure(
            "What was sent needs more memory than the plugin may have.",
            "Send less at once, or raise limits.memoryMB in plugin.json."))
    sys.stdout.buffer.flush()


def pairs(text, setting):
    """What a setting such as `reference=Voucher;posted_on=Date` says, in its order.

    One pair a line; where it is one line, `;` stands between pairs.
    """
    stated = {}
    for part in text.split("\n") if "\n" in text else text.split(";"):
        name, equals, value = (piece.strip() for piece in part.partition("="))
        if not name and not equals:
            continue
        if not name or not value or name in stated:
            raise Failure(
                f"The setting {setting} is unclear at “{part.strip()}”.",
                "Write name=value, each name once, one a line or with ; between.",
                code=UNUSABLE)
        stated[name] = value
    return stated


def _stated(**params):
    return {name: value for name, value in params.items() if value is not None}


def _whole(file, digest, params):
    if file.tell() != params.get("bytes") or digest.hexdigest() != params.get("sha256"):
        raise Failure(f"The file “{params.get('name')}” arrived damaged.")
    file.seek(0)
    return file
