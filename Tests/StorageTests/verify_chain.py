"""Walks the chain of a store, knowing only Docs/Reference/revision-chain.md."""

import hashlib
import sqlite3
import struct
import sys


def field(value):
    if value is None:
        tag, data = b"N", b""
    elif isinstance(value, int):
        tag, data = b"I", struct.pack(">q", value)
    elif isinstance(value, float):
        tag, data = b"R", struct.pack(">d", value)
    elif isinstance(value, str):
        tag, data = b"T", value.encode()
    else:
        tag, data = b"B", bytes(value)
    return tag + struct.pack(">Q", len(data)) + data


def sha256(*values):
    return hashlib.sha256(b"".join(map(field, values))).digest()


def main(path):
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    previous, count = bytes(32), 0
    for row in db.execute(
        "SELECT id, office, sequence, at, actor, reason, kind, hash FROM revisions"
        " ORDER BY office, sequence"
    ):
        changes = db.execute(
            "SELECT ordinal, table_name, record_id, field, before, after"
            " FROM revision_changes WHERE revision_id = ? ORDER BY ordinal",
            row[:1],
        )
        payload = sha256("baraza-payload-1", *(value for change in changes for value in change))
        expected = sha256("baraza-revision-1", *row[1:7], payload, previous)
        if expected != row[7]:
            sys.exit(f"revision {row[2]} does not hold")
        previous, count = expected, count + 1
    print(f"{count} revisions hold")


main(sys.argv[1])
