"""The parts of a workbook: a zip archive of XML, read as what a stranger sent.

Every part is inflated in pieces and counted, whatever the archive says of its size; a DOCTYPE ends
the reading before anything in it is read.
"""

import posixpath
import zipfile
import zlib
from xml.parsers import expat

from baraza import Failure

MOST_PARTS = 10_000
MOST_BYTES = 1 << 29
# What sheets repeat shrinks to a thirtieth, hardly to less.
MOST_RATIO = 200
FREE_BYTES = 1 << 24
MOST_DEPTH = 64
PIECE = 1 << 16
HARMFUL = "The file is damaged, or made to do harm; save it again in a spreadsheet program."


class Package:
    """An open workbook."""

    def __init__(self, file):
        begin = file.read(8)
        file.seek(0)
        if begin == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
            raise Failure(
                "The file is a workbook with a password, or of the old form .xls.",
                "Save it as an .xlsx without a password.")
        try:
            self._archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
            raise Failure("The file is no .xlsx workbook.", "Save it as .xlsx.") from error
        names = self._archive.namelist()
        if len(names) > MOST_PARTS or len(names) != len(set(names)):
            raise Failure("The workbook has too many parts, or one twice.", HARMFUL)
        self._names = set(names)
        self._left = MOST_BYTES

    def __contains__(self, part):
        return part in self._names

    def read(self, part, begin=None, end=None, text=None):
        """Tells of each element by its local name: `begin(name, attributes)`, `end(name)`."""
        depth = 0

        def begin_element(name, attributes):
            nonlocal depth
            depth += 1
            if depth > MOST_DEPTH:
                raise Failure(f"{part} is nested too deeply.", HARMFUL)
            if begin:
                begin(_local(name), attributes)

        def end_element(name):
            nonlocal depth
            depth -= 1
            if end:
                end(_local(name))

        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.XmlDeclHandler = _check_encoding
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = begin_element
        parser.EndElementHandler = end_element
        parser.CharacterDataHandler = text
        try:
            for piece in self._pieces(part):
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise Failure(f"{part} is not well-formed: {error}.", HARMFUL) from error

    def related(self, part):
        """By id: the part that `part` refers to, and the kind of the relation."""
        folder, name = posixpath.split(part)
        relations = {}

        def begin(element, attributes):
            if element == "Relationship" and attributes.get("TargetMode") != "External":
                target = attributes.get("Target", "")
                path = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
                kind = attributes.get("Type", "").rsplit("/", 1)[-1]
                relations[attributes.get("Id")] = (path, kind)

        rels = posixpath.join(folder, "_rels", name + ".rels")
        if rels in self:
            self.read(rels, begin)
        return relations

    def _pieces(self, part):
        if part not in self:
            raise Failure(f"The workbook lacks its part {part}.", HARMFUL)
        try:
            packed, unpacked = self._archive.getinfo(part).compress_size, 0
            with self._archive.open(part) as stream:
                while piece := stream.read(PIECE):
                    unpacked += len(piece)
                    self._left -= len(piece)
                    if unpacked > FREE_BYTES + MOST_RATIO * packed:
                        raise Failure(f"{part} unpacks to far more than it holds.", HARMFUL)
                    if self._left < 0:
                        raise Failure(
                            f"The workbook unpacks to more than {MOST_BYTES >> 20} MB.",
                            "Save the sheet of the ledger in a workbook of its own.")
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError,
                RuntimeError) as error:
            raise Failure(f"{part} cannot be unpacked.", HARMFUL) from error


def _local(name):
    return name.rsplit(" ", 1)[-1]


def _check_encoding(version, encoding, standalone):
    if (encoding or "UTF-8").upper() not in ("UTF-8", "UTF-16"):
        raise Failure(f"The workbook is written in “{encoding[:40]}”.", HARMFUL)


def _refuse_doctype(*_):
    raise Failure("The workbook holds a DOCTYPE, which no spreadsheet program writes.", HARMFUL)
