"""`vanban build` called in the plainest way, the one that is called all day: it need not load click to be understood.

It takes no call that click would not, and each for the same as click; all others, and all that are wrong, are click's.
It must never say anything about a call.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

__all__ = ["PlainBuild", "read_plain_build", "run_plain_build"]

_DOCUMENTS = ("quyet-dinh", "ke-hoach", "phu-luc")
_COPIES = ("giay", "dien-tu")


class PlainBuild(NamedTuple):
    """What was asked for; `folder` and `year` are None where they were left out."""

    documents: tuple[str, ...] = ()
    folder: str | None = None
    year: int | None = None
    copy: str = "giay"


def read_plain_build(arguments: Sequence[str]) -> PlainBuild | None:
    """What the arguments ask for; None for a call that is click's to understand."""
    if not arguments or arguments[0] != "build":
        return None
    documents: tuple[str, ...] = ()
    folder, year, copy = None, None, "giay"
    rest = iter(arguments[1:])
    for word in rest:
        if word in _DOCUMENTS:
            documents = (*documents, word)
            continue
        value = next(rest, "")
        if not value or value.startswith("-"):
            return None
        if word in ("-C", "--thu-muc"):
            folder = value
        elif (
            word == "--nam" and len(value) == 4 and value.isascii() and value.isdecimal() and 2000 <= int(value) <= 2100
        ):
            year = int(value)
        elif word == "--ban" and value in _COPIES:
            copy = value
        else:
            return None
    return PlainBuild(documents, folder, year, copy)


def run_plain_build(arguments: Sequence[str]) -> bool:
    """Does what a plain call asks for; False for any other, with nothing done.

    Raises:
        Refused: see `generator.workflow.build.build`.
    """
    asked = read_plain_build(arguments)
    if asked is None:
        return False
    try:
        start = Path(asked.folder) if asked.folder else Path.cwd()
    except OSError:
        return False
    from generator.cli.printing import print_built
    from generator.workflow.build import build
    from generator.workspace import Workspace

    print_built(build(Workspace.find(start), asked.year, asked.documents, copy=asked.copy))
    return True
