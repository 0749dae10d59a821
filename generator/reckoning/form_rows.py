"""Whether a row of a form that came back still names the line of the plan that its code stands for.

It knows a row and the plan's lines; it never knows what the row answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.model.form import CODE, DEADLINE, NAME, PRODUCT, FormLine, Returned
from generator.vietnamese import fold

__all__ = ["RowDoubt", "doubt_of_row", "short"]

_ALIKE = 0.6
"""Texts that share less of their letters than this are not one name with its words mended."""


@dataclass(frozen=True, slots=True)
class RowDoubt:
    """Why a row may be about another line, the column that shows it, and what to do."""

    column: str
    message: str
    hint: str


def doubt_of_row(row: Returned, line: FormLine, lines: Sequence[FormLine], unit: str) -> RowDoubt | None:
    """Why a row may not be about the line of its code; None where it surely is.

    A code that the plan gives (`ma`) stays with its task though the name was mended since. One that is a place stands
    for another task once one was put in before it, and two tasks may be called almost the same ("quý I", "quý II"); so
    there every word must agree, and so with a line among several of its task, which is always told by its place.
    """
    is_place, naming = not line.has_own_id, line.naming
    told = [(NAME, "nhiệm vụ", row.name, line.name, is_place or bool(line.has_siblings and naming.get("activity")))]
    if line.has_siblings or (is_place and naming.get("product")):
        told.append((PRODUCT, "sản phẩm", row.product, line.product, True))
    if naming.get("deadline") and (line.has_siblings or is_place):
        told.append((DEADLINE, "thời hạn", row.deadline, line.deadline, True))
    for column, what, shown, own, is_strict in told:
        if fold(shown) == fold(own) or (not is_strict and _is_alike(shown, own, line, lines)):
            continue
        message = f"mã {line.code} trong kế hoạch là {what} “{short(own)}”, trong biểu là “{short(shown)}”"
        hint = "kế hoạch đã đổi từ khi xuất biểu, hoặc cột Mã bị sửa: xuất lại biểu rồi chép trả lời sang"
        if not shown:
            message = f"hàng mã {line.code} không còn ghi {what}, nên không biết mã có còn chỉ đúng việc ấy hay không"
            hint = "chép lại ô ấy từ biểu đã gửi; mất thì xuất lại biểu rồi chép trả lời sang"
        elif column == NAME and not line.has_siblings and _is_alike(shown, own, line, lines):
            own_id = line.task.rpartition(":")[2]
            hint = (
                f"vẫn là việc ấy, chỉ sửa chữ, thì ghi ma: {own_id} cho nhiệm vụ ấy trong kế hoạch; nếu không, {hint}"
            )
        return RowDoubt(column, message, hint)
    if is_place and naming.get("group"):
        twin = next((one for one in lines if one.task != line.task and _prints_the_same(one, line, unit)), None)
        if twin is not None:
            message = (
                f"biểu không phân biệt được nhiệm vụ {line.code} với {twin.code}: tên, sản phẩm, thời hạn như nhau"
            )
            return RowDoubt(CODE, message, "đặt mã riêng (ma) cho hai nhiệm vụ ấy trong kế hoạch, rồi xuất lại biểu")
    return None


def short(text: str) -> str:
    """A text as messages quote it."""
    words = " ".join(text.split())
    return f"{words[:60]}…" if len(words) > 61 else words


def _is_alike(shown: str, own: str, line: FormLine, lines: Sequence[FormLine]) -> bool:
    """Whether a text is the plan's with some words mended since, and no other line's; one that is not there is not."""
    if not shown:
        return line.has_own_id
    if any(one.task != line.task and fold(one.name) == fold(shown) for one in lines):
        return False
    return SequenceMatcher(None, fold(shown), fold(own), autojunk=False).ratio() >= _ALIKE


def _prints_the_same(one: FormLine, other: FormLine, unit: str) -> bool:
    return (
        unit in one.owners
        and unit in other.owners
        and [fold(text) for text in (one.name, one.product, one.deadline)]
        == [fold(text) for text in (other.name, other.product, other.deadline)]
    )
