"""An .xlsx file as grids: SpreadsheetML and nothing of what a sheet is about.

The format is read here with the standard library's XML parser. openpyxl was measured and set aside: it took 3.6 s for
100,000 empty rows with borders (this takes well under one), drops the letters `x005F_` from text, keeps `_x000D_` in
it, finds no sheet in Excel's Strict files, fails on faulty styles that Excel mends, and warns about what it ignores.
"""

from __future__ import annotations

import posixpath
import re
import zlib
from collections.abc import Callable
from pathlib import Path
from xml.parsers import expat

from generator.findings import Place, Refused
from generator.reading.spreadsheet_grid import Cell, Fault, Grid, Merge
from generator.reading.spreadsheet_numbers import BUILT_IN_FORMATS, boolean_cell, number_cell, parse_iso_day
from generator.vietnamese import nfc
from generator.word.package import Package

__all__ = ["read_workbook"]

_SAVE_AS = "mở bằng Excel, chọn Lưu thành (Save As), kiểu tệp “Excel Workbook (*.xlsx)”"
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_MOST_MERGED = 2_000_000
_TRUE = ("1", "true")
_ERRORS = (expat.ExpatError, ArithmeticError, KeyError, IndexError, ValueError, zlib.error)


def read_workbook(path: Path, shown: str) -> list[Grid]:
    """Every worksheet, in the workbook's order.

    Raises:
        Refused: the file is no .xlsx, or is locked, old, damaged, swollen, or carries macros.
    """
    package = _open(path, shown)
    try:
        return _Workbook(package, shown).grids()
    except _ERRORS as broken:
        message = "tệp Excel bị hỏng, không đọc được"
        raise Refused.because("tep_hong", message, f"{_SAVE_AS}, rồi làm lại", Place(file=shown)) from broken


def _open(path: Path, shown: str) -> Package:
    place = Place(file=shown)
    try:
        with path.open("rb") as stream:
            head = stream.read(8)
    except OSError as problem:
        message = "không có tệp này" if isinstance(problem, FileNotFoundError) else "không mở được tệp"
        hint = "xem lại tên tệp; nếu tệp đang mở ở chương trình khác thì đóng lại"
        raise Refused.because("khong_doc_duoc", message, hint, place) from problem
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        # Encrypted workbooks and those of Excel 97-2003 share this container; only the former name this stream.
        if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
            hint = "mở bằng Excel, vào Tệp > Thông tin > Bảo vệ sổ làm việc > Mã hóa bằng mật khẩu, xóa mật khẩu, lưu"
            raise Refused.because("tep_co_mat_khau", "tệp Excel đặt mật khẩu", hint, place)
        raise Refused.because("tep_excel_cu", "tệp Excel thuộc định dạng cũ (.xls)", _SAVE_AS, place)
    if not head.startswith(b"PK"):
        message = "tệp rỗng" if not head else "không phải tệp Excel .xlsx, dù đuôi tệp nói vậy"
        raise Refused.because("khong_phai_xlsx", message, _SAVE_AS, place)
    package = Package.read(path, file=shown)
    if any(name.lower().endswith("vbaproject.bin") for name in package.names):
        raise Refused.because("tep_co_macro", "tệp Excel có macro", f"{_SAVE_AS} (không macro)", place)
    if "[Content_Types].xml" not in package or "mimetype" in package or "xl/workbook.bin" in package:
        raise Refused.because("khong_phai_xlsx", "tệp không thuộc dạng Excel .xlsx", _SAVE_AS, place)
    return package


Attributes = dict[str, str]
_Start = Callable[[str, Attributes], None]
_End = Callable[[str], None]


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _scan(data: bytes, start: _Start, end: _End | None = None, text: Callable[[str], None] | None = None) -> None:
    """Feeds XML to handlers, names without their prefixes; refuses document types, which no workbook has."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def _no_doctype(*_: object) -> None:
        raise ValueError("DOCTYPE")

    parser.StartDoctypeDeclHandler = _no_doctype
    parser.StartElementHandler = lambda name, attributes: start(_local(name), attributes)
    if end is not None:
        closed = end
        parser.EndElementHandler = lambda name: closed(_local(name))
    if text is not None:
        parser.CharacterDataHandler = text
    parser.Parse(data, True)


_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def _unescape(text: str) -> str:
    """Text without the `_xHHHH_` that stands for characters XML cannot hold; NFC, lines ended by a newline."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
        # Two escapes may be the halves of one character.
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass") if _halves(text) else text
    return nfc(text.replace("\r\n", "\n").replace("\r", "\n"))


def _halves(text: str) -> bool:
    return re.fullmatch("(?s)(?:[^\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*", text) is not None


def _target(base: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))


class _Workbook:
    def __init__(self, package: Package, shown: str) -> None:
        self.package, self.shown = package, shown
        root = self._relations("_rels/.rels", "")
        self.part = next(target for kind, target in root.values() if kind == "officeDocument")
        self.folder = posixpath.dirname(self.part)
        self.relations = self._relations(f"{self.folder}/_rels/{posixpath.basename(self.part)}.rels", self.folder)
        self.from_1904 = False
        self.sheets: list[tuple[str, bool, str]] = []
        _scan(self._part(self.part), self._workbook_element)
        self.strings: list[str] = []
        self.formats: list[str] = []
        for kind, target in self.relations.values():
            if kind == "sharedStrings" and target in package:
                self.strings = _shared_strings(package.part(target))
            elif kind == "styles" and target in package:
                self.formats = _cell_formats(package.part(target))

    def _part(self, name: str) -> bytes:
        if name not in self.package:
            raise KeyError(name)
        return self.package.part(name)

    def _relations(self, name: str, base: str) -> dict[str, tuple[str, str]]:
        """By id: the kind of a relationship (the last word of its type) and the part it leads to."""
        found: dict[str, tuple[str, str]] = {}

        def _start(tag: str, attributes: Attributes) -> None:
            if tag == "Relationship" and attributes.get("TargetMode") != "External":
                kind = attributes["Type"].rpartition("/")[2]
                found[attributes["Id"]] = (kind, _target(base, attributes["Target"]))

        _scan(self._part(name), _start)
        return found

    def _workbook_element(self, tag: str, attributes: Attributes) -> None:
        if tag == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in ("1", "true")
        elif tag == "sheet":
            relation = next(value for key, value in attributes.items() if key.endswith(":id"))
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes["name"], hidden, relation))

    def grids(self) -> list[Grid]:
        grids = []
        for name, hidden, relation in self.sheets:
            kind, part = self.relations[relation]
            if kind != "worksheet":
                continue  # a chart on a sheet of its own has no cells
            grid = Grid(file=self.shown, sheet=nfc(name), hidden=hidden)
            _Sheet(self, grid).read(self._part(part))
            grids.append(grid)
        return grids


def _shared_strings(data: bytes) -> list[str]:
    strings: list[str] = []
    runs: list[str] = []
    pieces: list[str] = []
    state = {"t": False, "rPh": False}

    def _start(tag: str, _: Attributes) -> None:
        if tag in state:
            state[tag] = True
        elif tag == "si":
            runs.clear()

    def _end(tag: str) -> None:
        if tag in state:
            state[tag] = False
        if tag == "t":
            runs.append(_unescape("".join(pieces)))
            pieces.clear()
        elif tag == "si":
            strings.append(nfc("".join(runs)))

    def _text(text: str) -> None:
        # rPh is a reading aid of East Asian Excel, not text of the cell.
        if state["t"] and not state["rPh"]:
            pieces.append(text)

    _scan(data, _start, _end, _text)
    return strings


def _cell_formats(data: bytes) -> list[str]:
    """The number format of each cell style."""
    custom: dict[int, str] = {}
    ids: list[int] = []
    inside = [False]

    def _start(tag: str, attributes: Attributes) -> None:
        if tag == "numFmt":
            custom[int(attributes["numFmtId"])] = attributes.get("formatCode", "General")
        elif tag == "cellXfs":
            inside[0] = True
        elif tag == "xf" and inside[0]:
            ids.append(int(attributes.get("numFmtId", "0")))

    def _end(tag: str) -> None:
        if tag == "cellXfs":
            inside[0] = False

    _scan(data, _start, _end)
    return [custom.get(number) or BUILT_IN_FORMATS.get(number, "General") for number in ids]


_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")


def _position(reference: str) -> tuple[int, int]:
    found = _REFERENCE.fullmatch(reference.upper())
    if not found:
        raise ValueError(reference)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    row = int(found[2])
    if not (1 <= row <= _MOST_ROWS and column <= _MOST_COLUMNS):
        raise ValueError(reference)
    return row, column


def _without_empty_tail(data: bytes) -> bytes:
    """The sheet without the rows below its last value, of which formatting leaves up to a million."""
    first, last = data.find(b"sheetData"), data.rfind(b"sheetData>")
    if first < 0 or last <= first:
        return data
    content = max(data.rfind(mark, first, last) for mark in (b"v>", b"t>", b"f>", b"<f", b":f "))
    row_end = data.find(b"row>", content, last)
    return data[: row_end + 4] + data[data.rfind(b"<", 0, last) :] if content >= 0 and row_end >= 0 else data


_EMPTY_CELL = re.compile(rb'<c r="[A-Z]{1,3}\d{1,7}"[^<>]*/>')
_UNPLACED_CELL = re.compile(rb'<c(?! r=")[\s/>]')


def _without_empty_cells(data: bytes) -> bytes:
    """The sheet without cells that are only formatted, where every cell says its own place."""
    if _UNPLACED_CELL.search(data) or b"CDATA" in data:
        return data
    return _EMPTY_CELL.sub(b"", data)


class _Sheet:
    """Takes the cells and merged ranges of one worksheet part into a grid."""

    def __init__(self, workbook: _Workbook, grid: Grid) -> None:
        self.workbook, self.grid = workbook, grid
        self.row = self.column = 0
        self.cell: Attributes = {}
        self.inside = ""
        self.pieces: dict[str, list[str]] = {}

    def read(self, data: bytes) -> None:
        _scan(_without_empty_cells(_without_empty_tail(data)), self._start, self._end, self._text)
        self._cover()

    def _start(self, tag: str, attributes: Attributes) -> None:
        if tag == "c":
            self.cell = attributes
            if "r" in attributes:
                self.row, self.column = _position(attributes["r"])
            else:
                self.column += 1
        elif tag == "row":
            self.row = int(attributes["r"]) if "r" in attributes else self.row + 1
            self.column = 0
            if attributes.get("hidden") in _TRUE:
                self.grid.hidden_rows.add(self.row)
        elif tag == "col" and attributes.get("hidden") in _TRUE:
            # A range may reach to the last column of Excel.
            right = min(int(attributes["max"]), _MOST_COLUMNS)
            self.grid.hidden_columns.update(range(int(attributes["min"]), right + 1))
        elif tag in ("v", "f", "t"):
            # A text inside a phonetic run is no text of the cell.
            self.inside = tag if self.inside != "rPh" else self.inside
            self.pieces.setdefault(self.inside, [])
        elif tag == "rPh":
            self.inside = tag
        elif tag == "mergeCell":
            first, _, last = attributes["ref"].partition(":")
            (top, left), (bottom, right) = _position(first), _position(last or first)
            self.grid.merges.append(Merge(min(top, bottom), min(left, right), max(top, bottom), max(left, right)))

    def _text(self, text: str) -> None:
        if self.inside:
            self.pieces.setdefault(self.inside, []).append(text)

    def _end(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""
        if tag == "c":
            if self.pieces:
                self._take({kind: "".join(pieces) for kind, pieces in self.pieces.items()})
            self.pieces = {}

    def _take(self, found: dict[str, str]) -> None:
        kind, value = self.cell.get("t", "n"), found.get("v", "")
        if "f" in found:
            self.grid.put(self.row, self.column, _formula_cell(found["f"], value))
        elif kind == "inlineStr":
            self.grid.put(self.row, self.column, Cell(_unescape(found.get("t", ""))))
        elif not value.strip():
            return
        elif kind == "s":
            self.grid.put(self.row, self.column, Cell(self.workbook.strings[int(value)]))
        elif kind == "str":
            self.grid.put(self.row, self.column, Cell(_unescape(value)))
        elif kind == "e":
            hint = "gõ lại nội dung đúng dạng chữ, hoặc để trống ô"
            self.grid.put(self.row, self.column, Cell(value, Fault("o_loi", f"ô báo lỗi {value} của Excel", hint)))
        elif kind == "b":
            self.grid.put(self.row, self.column, boolean_cell(value))
        elif kind == "d":
            self.grid.put(self.row, self.column, parse_iso_day(value))
        else:
            formats, style = self.workbook.formats, int(self.cell.get("s", "0"))
            pattern = formats[style] if style < len(formats) else "General"
            self.grid.put(self.row, self.column, number_cell(value, pattern, from_1904=self.workbook.from_1904))

    def _cover(self) -> None:
        """Takes out the cells that a merge hides, and puts the merges in order."""
        grid = self.grid
        grid.merges.sort(key=lambda merge: (merge.top, merge.left))
        last = max(grid.rows, default=0)
        grid.merges = [merge for merge in grid.merges if merge.top <= last]
        if sum(min(merge.bottom, last) - merge.top + 1 for merge in grid.merges) > _MOST_MERGED:
            raise ValueError("merges")
        for merge in grid.merges:
            for row in range(merge.top, min(merge.bottom, last) + 1):
                cells = grid.rows.get(row)
                if not cells:
                    continue
                for column in [number for number in cells if merge.left <= number <= merge.right]:
                    if (row, column) != (merge.top, merge.left):
                        grid.covered.append((row, column, cells.pop(column)))
                if not cells:
                    del grid.rows[row]


def _formula_cell(formula: str, value: str) -> Cell:
    shown = f"={formula}" if formula else "=…"
    cut = f"{shown[:40]}…" if len(shown) > 41 else shown
    hint = "chép ô, dán lại bằng Dán Đặc biệt > Giá trị (Paste Special > Values)"
    return Cell(value or shown, Fault("o_cong_thuc", f"ô chứa công thức {cut}, không phải chữ", hint))
