"""What can be wrong: places, findings and the one tree of exceptions.

This module never prints, never opens a file and imports nothing of the project.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any, NamedTuple

__all__ = ["Finding", "GeneratorError", "Place", "Refused", "Severity", "UsageProblem", "has_errors", "reason_of"]

_REASONS = {
    errno.ENOENT: "không có tệp hay thư mục này",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.ENOTDIR: "một phần của đường dẫn là tệp, không phải thư mục",
    errno.EEXIST: "đã có tệp hay thư mục mang tên này",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.EIO: "ổ đĩa bị lỗi",
    errno.EBUSY: "tệp đang được chương trình khác dùng",
    errno.ENAMETOOLONG: "tên tệp hoặc đường dẫn quá dài",
    errno.ELOOP: "các liên kết tệp nối vòng vào nhau",
    errno.EMFILE: "đang mở quá nhiều tệp",
}


class Severity(IntEnum):
    """How bad a finding is; errors stop the work, warnings and hints do not."""

    ERROR = 0
    WARNING = 1
    HINT = 2

    @property
    def word(self) -> str:
        """The word a person reads: lỗi, cảnh báo or gợi ý."""
        return ("lỗi", "cảnh báo", "gợi ý")[self]


class Place(NamedTuple):
    """Where something is, printed as a person would say it.

    Only the parts that are known are given; positions count from 1. `file` is a path as the person knows it
    (relative to the workspace), `sheet` and `cell` are Excel's words, `paragraph`, `table`, `row` and `column`
    are Word's, `path` is the path of keys inside the data (`can_cu[2]`).
    """

    file: str = ""
    line: int = 0
    sheet: str = ""
    cell: str = ""
    part: str = ""
    paragraph: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    path: str = ""

    @property
    def sort_key(self) -> tuple[object, ...]:
        """As a person reads: down the file, and in a sheet row by row (C2 before C14, Z9 before AA9)."""
        letters = self.cell.rstrip("0123456789")
        row = int(self.cell[len(letters) :] or 0)
        within = (self.part, self.table, self.row, self.column, self.paragraph, self.path)
        return (self.file, self.line, self.sheet, row, len(letters), letters, *within)

    def __str__(self) -> str:
        words = [self.file] if self.file else []
        if self.line:
            words.append(f"dòng {self.line}")
        if self.sheet:
            words.append(f'trang "{self.sheet}"')
        if self.cell:
            words.append(f"ô {self.cell}")
        if self.part:
            words.append(self.part)
        if self.table:
            words.append(f"bảng {self.table}")
        if self.row:
            words.append(f"hàng {self.row}")
        if self.column:
            words.append(f"cột {self.column}")
        if self.paragraph:
            words.append(f"đoạn {self.paragraph}")
        if self.path:
            words.append(f"mục {self.path}")
        return ", ".join(words)


class Finding(NamedTuple):
    """One thing that is wrong: a stable code, a place, a Vietnamese sentence, and what to do next."""

    code: str
    severity: Severity
    place: Place
    message: str
    hint: str = ""
    clause: str = ""

    def __str__(self) -> str:
        where = f"{self.place}: " if str(self.place) else ""
        hint = f" → {self.hint}" if self.hint else ""
        clause = f" ({self.clause})" if self.clause else ""
        return f"{where}{self.severity.word}: {self.message}{clause}{hint}"

    @classmethod
    def restored(cls, row: Sequence[Any]) -> Finding:
        """The finding that JSON kept as a list, its place too.

        Raises:
            ValueError, TypeError: the list is of something else.
        """
        code, severity, place, *words = row
        return cls(code, Severity(severity), Place(*place), *words)

    @property
    def sort_key(self) -> tuple[tuple[object, ...], int, str, str]:
        """Findings are listed by place, then by severity; the order never changes from run to run."""
        return (self.place.sort_key, int(self.severity), self.code, self.message)


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any of the findings stops the work."""
    return any(finding.severity is Severity.ERROR for finding in findings)


class GeneratorError(Exception):
    """The root of everything this package raises on purpose; `exit_code` is what the command line exits with."""

    exit_code = 3


class Refused(GeneratorError):
    """The work was refused and nothing was written; carries every finding, sorted by place."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings: tuple[Finding, ...] = tuple(sorted(findings, key=lambda finding: finding.sort_key))
        super().__init__("\n".join(str(finding) for finding in self.findings))

    @classmethod
    def because(cls, code: str, message: str, hint: str = "", place: Place | None = None) -> Refused:
        """A refusal for one reason."""
        return cls([Finding(code, Severity.ERROR, place or Place(), message, hint)])


class UsageProblem(GeneratorError):
    """The command was called in a way that cannot work (exit code 2); the message is Vietnamese."""

    exit_code = 2


def reason_of(error: OSError) -> str:
    """What the operating system says, in Vietnamese where it is known."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
