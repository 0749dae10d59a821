"""How the faults of a template are told: their severity, and the words around them.

It must never decide what is a fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from generator.findings import Finding, Place, Severity

__all__ = ["Telling", "shortened"]

_SHOWN = 60
_WARNINGS = frozenset(
    {
        "dang_theo_doi",
        "dieu_kien_luon_dung",
        "ghi_chu",
        "in_tu_khoa",
        "khong_in",
        "lien_ket_ngoai",
        "sua_doi",
        "sua_doi_cham_the",
        "the_o_noi_khong_dien",
        "thieu_cho_bieu_do",
        "thieu_ke_ngang",
        "thieu_kieu",
        "thieu_ngat_phan",
        "thieu_vung",
        "trung_id_vung",
        "vung_co_the_rong",
    }
)
"""What neither fails nor loses text; every other code is an error."""


def shortened(text: str) -> str:
    """Text to quote in a message: on one line and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


@dataclass(slots=True)
class Telling:
    """Gathers findings."""

    findings: list[Finding]
    _muted: bool = False

    def at(self, place: Place, code: str, message: str, hint: str = "") -> None:
        """Tells what is wrong at a place."""
        if not self._muted:
            severity = Severity.WARNING if code in _WARNINGS else Severity.ERROR
            self.findings.append(Finding(code, severity, place, message, hint))

    @contextmanager
    def muted(self) -> Iterator[None]:
        """Tells nothing for a while: one slip of a person is one finding."""
        before, self._muted = self._muted, True
        try:
            yield
        finally:
            self._muted = before
