"""The tags of one part of a template, judged in the order they stand: braces, names, blocks, text that would vanish.

It must never know of the package around the part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from generator.writing.template_blocks import PlacedTag, frames_of, placed
from generator.writing.template_names import Group, Plain, Series, open_names
from generator.writing.template_places import Paragraph
from generator.writing.template_scope import Value
from generator.writing.template_statements import Statements
from generator.writing.template_tags import CLOSERS, BraceFault, Tag, find_tags, make_tag
from generator.writing.template_telling import Telling, shortened

__all__ = ["check_part"]

_LOST = {"p": "đoạn", "tr": "hàng", "tc": "ô"}
_ACCEPT = "chấp nhận sửa đổi: Review → Accept All"


def check_part(
    paragraphs: Iterable[Paragraph], view: type, telling: Telling, printed: set[str], loop_names: dict[str, str]
) -> None:
    """Judges every tag of a part.

    Args:
        paragraphs: in reading order.
        view: whose names may stand in tags.
        telling: takes the findings.
        printed: gathers the paths of the data that are printed.
        loop_names: gathers what loops call the elements of each list, by path.
    """
    _Part(view, telling, printed, loop_names).run(paragraphs)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A paragraph with its tags."""

    paragraph: Paragraph
    items: tuple[Tag | BraceFault, ...]


class _Part:
    def __init__(self, view: type, telling: Telling, printed: set[str], loop_names: dict[str, str]) -> None:
        self._telling = telling
        self._printed = printed
        self._statements = Statements(view, telling, loop_names)
        self._seen: list[_Seen] = []
        self._last_letter = ""
        # An opening brace whose closing one may stand in a later paragraph.
        self._pending: tuple[BraceFault, Paragraph] | None = None

    def run(self, paragraphs: Iterable[Paragraph]) -> None:
        for paragraph in paragraphs:
            self._paragraph(paragraph)
        self._settle_pending()
        self._statements.finish()
        self._lost_text()

    def _paragraph(self, paragraph: Paragraph) -> None:
        self._torn_brace(paragraph)
        items = find_tags(paragraph.text)
        self._seen.append(_Seen(paragraph, items))
        boxes = list(paragraph.boxes)
        for item in items:
            while boxes and boxes[0][0] <= item.start:
                self._box(boxes.pop(0)[1])
            if self._ends_pending(item, paragraph):
                continue
            if isinstance(item, Tag):
                self._tag(item, paragraph)
            else:
                self._brace_fault(item, paragraph)
        for _, inside in boxes:
            self._box(inside)
        self._outside_words(paragraph)

    def _torn_brace(self, paragraph: Paragraph) -> None:
        """The compiler joins two braces that no word parts, and with them the paragraphs they stand in."""
        words = paragraph.text.strip("\t\n")
        if not words:
            return
        pair = self._last_letter + words[0]
        self._last_letter = words[-1]
        if pair in CLOSERS or pair in CLOSERS.values():
            message = f"{pair}: dấu ngoặc cuối đoạn trước dính với dấu ngoặc đầu đoạn này, hai đoạn sẽ nhập làm một"
            self._telling.at(paragraph.place, "the_qua_doan", message, "viết cả thẻ liền trong một đoạn")

    def _box(self, inside: Iterable[Paragraph]) -> None:
        for paragraph in inside:
            self._paragraph(paragraph)

    def _outside_words(self, paragraph: Paragraph) -> None:
        """The compiler runs a tag wherever it stands, in deleted text and in the codes of fields too."""
        place = paragraph.place
        if re.search(r"\{[{%#]", paragraph.deleted):
            message = f"{shortened(paragraph.deleted)}: thẻ đã bị xóa (đang theo dõi sửa đổi) vẫn còn trong tệp"
            self._telling.at(place, "the_da_xoa", message, _ACCEPT)
        if re.search(r"\{[{%#]", paragraph.instructions):
            message = f"{shortened(paragraph.instructions)}: thẻ nằm trong mã trường của Word"
            self._telling.at(place, "the_trong_truong", message, "đưa thẻ ra lời văn")

    # Braces

    def _ends_pending(self, item: Tag | BraceFault, paragraph: Paragraph) -> bool:
        """Settles a tag that an earlier paragraph left open; whether this item was its end."""
        if self._pending is None:
            return False
        fault, first = self._pending
        closer = CLOSERS[fault.text[:2]]
        if not (isinstance(item, BraceFault) and item.kind == "close" and item.text.endswith(closer)):
            self._settle_pending()
            return False
        self._pending = None
        whole = f"{fault.text}{paragraph.text[: item.end]}"
        one_cell = (first.levels[-1].cell if first.levels else None) is (
            paragraph.levels[-1].cell if paragraph.levels else None
        )
        code, what = ("the_qua_doan", "hai đoạn") if one_cell else ("the_qua_o", "hai ô")
        places = f"{first.place._replace(file='')} và {paragraph.place._replace(file='')}"
        message = f"{shortened(whole)}: thẻ bị ngắt ra {what} ({places})"
        self._telling.at(first.place, code, message, "viết cả thẻ liền trong một đoạn")
        self._guess(make_tag(fault.text[:2], whole[2:-2], fault.start, fault.end, whole), first)
        return True

    def _settle_pending(self) -> None:
        if self._pending is not None:
            fault, paragraph = self._pending
            self._pending = None
            self._unclosed(fault, paragraph)

    def _unclosed(self, fault: BraceFault, paragraph: Paragraph) -> None:
        hint = f"thêm {CLOSERS[fault.text[:2]]} ở cuối thẻ"
        self._telling.at(paragraph.place, "the_chua_dong", f"{shortened(fault.text)}: thẻ chưa đóng", hint)
        if fault.guess is not None:
            self._guess(fault.guess, paragraph)

    def _brace_fault(self, fault: BraceFault, paragraph: Paragraph) -> None:
        if fault.kind == "open":
            self._settle_pending()
            if fault.guess is None or "}" not in fault.text:
                self._pending = (fault, paragraph)
            else:
                self._unclosed(fault, paragraph)
            return
        told = self._explained(fault)
        if told is None:
            return
        code, message, hint = told
        self._telling.at(paragraph.place, code, f"{shortened(fault.text)}: {message}", hint)
        if fault.guess is not None:
            self._guess(fault.guess, paragraph)

    def _explained(self, fault: BraceFault) -> tuple[str, str, str] | None:
        """Code, message and hint of braces that make no tag; None where they are plain text."""
        start, end = fault.text[:2], fault.text[-2:]
        match fault.kind:
            case "close":
                opener = next(one for one, closer in CLOSERS.items() if closer == end)
                hint = f"thêm {opener} ở đầu thẻ, hoặc bỏ {end}"
                return "the_chua_mo", f"có {end} mà không có {opener} mở đầu", hint
            case "mixed":
                return "the_lech_ngoac", f"mở bằng {start} nhưng đóng bằng {end}", f"đóng bằng {CLOSERS[start]}"
            case "loose":
                message = "hai dấu ngoặc bị tách rời, thẻ sẽ in ra nguyên văn"
                return "ngoac_roi", message, "viết hai dấu ngoặc liền nhau"
        name = fault.guess.body if fault.guess is not None else ""
        if self._statements.scope.find(name.partition(".")[0]) is None:
            return None
        message = "chỉ có một dấu ngoặc mỗi bên, thẻ sẽ in ra nguyên văn"
        return "ngoac_don", message, f"viết {{{{ {name} }}}}"

    def _guess(self, tag: Tag, paragraph: Paragraph) -> None:
        """Takes a broken tag for what it was meant to be, so that one slip is told once."""
        with self._telling.muted():
            self._tag(tag, paragraph)

    # Tags

    def _tag(self, tag: Tag, paragraph: Paragraph) -> None:
        one = placed(tag, paragraph)
        about = self._statements.about
        self._whole(one)
        if tag.opener == "{#":
            return
        if tag.strips:
            about(one, "dau_tru", "dấu - hoặc + sát ngoặc làm mất khoảng trắng và nhập các đoạn vào nhau", "bỏ dấu đó")
        if tag.gap != " ":
            message = f"sau chữ {tag.prefix} là dấu cách không ngắt hoặc Tab"
            about(one, "khoang_trang_la", message, "xóa đi, gõ lại một dấu cách thường")
        if tag.prefix and "%" in tag.body:
            message = f"trong thẻ có chữ {tag.prefix} không viết được dấu %"
            about(one, "dau_phan_tram", message, "chia dư thì hỏi: is divisibleby 2, is odd, is even")
        if not tag.body:
            spaced = f"muốn in {tag.prefix} thì thêm dấu cách: {{{{ {tag.prefix} }}}}"
            about(one, "the_rong", "thẻ không có gì bên trong", spaced if tag.prefix else "viết tên dữ liệu vào giữa")
        elif tag.opener == "{{":
            self._print(one)
        else:
            self._statements.take(one)

    def _whole(self, one: PlacedTag) -> None:
        """A tag must stand in one frame of its paragraph, and outside tracked changes."""
        tag, paragraph = one.tag, one.paragraph
        if len(frames_of(tag, paragraph)) > 1:
            message = "thẻ nằm nửa trong nửa ngoài một liên kết, vùng hoặc sửa đổi theo dõi"
            hint = "xóa thẻ rồi gõ lại liền một mạch; đang theo dõi sửa đổi thì Review → Accept All"
            self._statements.about(one, "the_cat_khung", message, hint)
        elif any(piece.tracked for piece in paragraph.pieces if piece.start < tag.end and piece.end > tag.start):
            message = "thẻ nằm trong sửa đổi đang theo dõi, văn bản in ra cũng mang dấu sửa đổi"
            self._statements.about(one, "sua_doi_cham_the", message, _ACCEPT)

    def _print(self, one: PlacedTag) -> None:
        tag = one.tag
        if tag.prefix in _LOST:
            message = f"thẻ in không dùng chữ {tag.prefix}, cả {_LOST[tag.prefix]} sẽ mất"
            self._statements.about(one, "tien_to_in", message, f"viết {{{{ {tag.body} }}}}")
        node = self._statements.parsed(one, tag.body)
        if node is None:
            return
        value = self._statements.judge(one).value(node)
        self._printed |= value.prints
        if tag.prefix not in _LOST and (told := _not_printable(tag, value)) is not None:
            self._statements.about(one, *told)

    # Text that would vanish

    def _lost_text(self) -> None:
        """What stands beside a paragraph, row or cell tag goes with it; told once for each paragraph, row or cell."""
        told: set[etree._Element] = set()
        for seen in self._seen:
            for tag in seen.items:
                if not isinstance(tag, Tag) or tag.prefix not in _LOST or tag.opener == "{{":
                    continue
                unit = placed(tag, seen.paragraph).unit
                if unit is None or unit in told:
                    continue
                told.add(unit)
                if beside := self._beside(tag, unit, seen):
                    what = _LOST[tag.prefix]
                    message = (
                        f"{shortened(tag.text)}: thẻ này thay cho cả {what}, những gì cùng {what} sẽ mất: {beside}"
                    )
                    hint = f"để thẻ đứng một mình trong {what} riêng"
                    self._telling.at(seen.paragraph.place, f"mat_chu_{tag.prefix}", message, hint)

    def _beside(self, tag: Tag, unit: etree._Element, seen: _Seen) -> str:
        """What would vanish with a tag, quoted; empty if nothing would."""
        group = [seen]
        if tag.prefix != "p":
            group = [one for one in self._seen if any(unit is at.row or unit is at.cell for at in one.paragraph.levels)]
        words: list[str] = []
        extras: list[str] = []
        for one in group:
            text = one.paragraph.text
            for item in reversed(one.items):
                if isinstance(item, Tag) and (item is tag or item.opener == "{#"):
                    text = text[: item.start] + " " + text[item.end :]
            texts = [text, *(box.text for _, inside in one.paragraph.boxes for box in inside)]
            words += [f'"{shortened(text)}"' for text in texts if text.strip()]
            extras += [extra for extra in one.paragraph.extras if extra not in extras]
        return ", ".join([*words, *extras])


def _not_printable(tag: Tag, value: Value) -> tuple[str, str, str] | None:
    """Why a value cannot be printed by a tag: code, message, hint; None where it can."""
    body, kind = tag.body, value.kind
    plain = f"viết {{{{ {body} }}}}"
    if isinstance(kind, Series):
        hint = f"lặp: {{%p for x in {body} %}} … {{%p endfor %}}, ở giữa in từng phần tử x"
        return "in_danh_sach", "là một danh sách, không in thẳng được", hint
    if isinstance(kind, Group):
        fields = ", ".join(f"{body}.{name.name}" for name in open_names(kind.view))
        return "in_nhom", "là một nhóm dữ liệu, không in thẳng được", f"in từng mục: {fields}"
    if kind is Plain.RUNS and tag.prefix != "r":
        return "can_r", "lời văn có chữ đậm, nghiêng phải in bằng thẻ có r", f"viết {{{{r {body} }}}}"
    if kind is Plain.FLAG:
        return "in_dung_sai", "chỉ để hỏi, không phải chữ để in", f"dùng {{% if {body} %}} … {{% endif %}}"
    if kind in {Plain.TEXT, Plain.NUMBER, Plain.MIXED} and tag.prefix == "r":
        return "thua_r", "là chữ thường, in bằng thẻ có r thì chữ sẽ mất", plain
    if value.choices:
        return "in_tu_khoa", "là từ để hỏi trong if, không phải lời văn", "bỏ thẻ này"
    return None
