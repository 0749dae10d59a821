"""The statements of a template in the order they stand: which names a loop brings, and which block each tag belongs to.

It must never know of the text around a tag.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from jinja2 import nodes

from generator.writing.template_blocks import Block, PlacedTag, empty_containers, placed, structure_fault
from generator.writing.template_expressions import Judge
from generator.writing.template_grammar import explain_syntax, parse_expression, parse_loop
from generator.writing.template_names import Group, Plain, Series, fold, open_names, suggest
from generator.writing.template_scope import Loop, Scope, Value, element_of
from generator.writing.template_telling import Telling, shortened

__all__ = ["Statements"]

_STATEMENTS = ("for", "endfor", "if", "elif", "else", "endif")
_FORBIDDEN = {
    "set": "mẫu không đặt biến; dùng thẳng tên của dữ liệu",
    "macro": "mẫu không định nghĩa hàm",
    "include": "mẫu không gọi tệp khác",
    "import": "mẫu không gọi tệp khác",
    "from": "mẫu không gọi tệp khác",
    "extends": "mẫu không kế thừa mẫu khác",
    "block": "mẫu không kế thừa mẫu khác",
    "call": "mẫu không gọi hàm",
    "filter": "dùng bộ lọc ngay trong thẻ in: {{ tên | upper }}",
    "raw": "muốn in dấu ngoặc thì viết {_{ và }_}",
    "with": "dùng thẳng tên của dữ liệu",
    "autoescape": "chương trình tự lo các ký tự đặc biệt",
    "do": "mẫu không chạy lệnh",
    "print": "in bằng {{ tên }}",
    "trans": "mẫu không dịch",
    "break": "dùng if trong vòng lặp",
    "continue": "dùng if trong vòng lặp",
    "vm": "gộp ô do dữ liệu quyết định, chương trình tự làm",
    "hm": "gộp ô do dữ liệu quyết định, chương trình tự làm",
    "colspan": "gộp ô do dữ liệu quyết định, chương trình tự làm",
    "cellbg": "tô nền ô bằng định dạng của Word",
}
_MEANT = {"elseif": "elif", "elsif": "elif", "else_if": "elif", "end_if": "endif", "end_for": "endfor"}
_DEEPEST = 20
"""How many blocks may stand inside one another: Python compiles no more loops than that."""
_PREFIXES = frozenset({"p", "tr", "tc", "r"})
_HOLLOW = {
    "tbl": ("bang_co_the_rong", "bảng có thể không còn hàng nào", "thêm một hàng ngoài khối, ví dụ hàng tiêu đề"),
    "tr": ("hang_co_the_rong", "hàng có thể không còn ô nào", "thêm một ô ngoài khối"),
    "tc": ("o_co_the_rong", "ô có thể không còn đoạn nào ở cuối", "thêm một đoạn trống sau khối, trong cùng ô"),
    "part": ("o_co_the_rong", "phần này có thể không còn đoạn nào", "thêm một đoạn trống sau khối"),
    "sdt": ("vung_co_the_rong", "vùng (content control) có thể không còn gì", "thêm một đoạn ngoài khối, trong vùng"),
}


class Statements:
    """Follows the blocks of one part; knows which names stand where it is."""

    def __init__(self, view: type, telling: Telling, loop_names: dict[str, str]) -> None:
        self.scope = Scope(view)
        self._telling = telling
        self._loop_names = loop_names
        self._open: list[Block] = []
        self._done: list[Block] = []

    def about(self, one: PlacedTag, code: str, message: str, hint: str) -> None:
        """Tells what is wrong with a tag."""
        self._telling.at(one.paragraph.place, code, f"{shortened(one.tag.text)}: {message}", hint)

    def tell_outside_table(self, one: PlacedTag) -> None:
        """Tells of a row or cell tag where there is no row or cell."""
        what = "hàng" if one.tag.prefix == "tr" else "ô"
        self.about(one, "ngoai_bang", f"thẻ {what} đứng ngoài bảng", "ngoài bảng dùng {%p … %}")

    def judge(self, one: PlacedTag) -> Judge:
        """A judge of expressions where a tag stands."""
        return Judge(self.scope, self._teller(one))

    def _teller(self, one: PlacedTag) -> Callable[[str, str, str], None]:
        return lambda code, message, hint: self.about(one, code, message, hint)

    def parsed(self, one: PlacedTag, source: str) -> nodes.Expr | None:
        """An expression of a tag; None where it cannot be read, which is told."""
        node = parse_expression(source)
        if not isinstance(node, str):
            return node
        self._syntax(one, node, source)
        return None

    def _syntax(self, one: PlacedTag, problem: str, source: str) -> None:
        self.about(one, "cu_phap", *explain_syntax(problem, source, self.scope.names()))

    def take(self, one: PlacedTag) -> None:
        """Takes the next statement."""
        found = re.match(r"\w+", one.tag.body)
        word = found[0] if found else ""
        rest = one.tag.body[len(word) :].strip()
        if word not in _STATEMENTS or (word == "else" and re.match(r"if\b", rest)):
            one, word, rest = self._meant(one, word, rest)
        match word:
            case "for" | "if" if one.container is None:
                self.tell_outside_table(one)
        match word:
            case "for":
                self._for(one, rest)
            case "if":
                self._enter(Block("if", one))
                self._ask(one, rest)
            case "elif" | "else":
                self._branch(one, word, rest)
            case "endfor" | "endif":
                self._close(one, word.removeprefix("end"), rest)

    def finish(self) -> None:
        """Tells what is left open at the end of the part, and what could be left without anything inside."""
        for block in self._open:
            self.about(block.opener, "khoi_chua_dong", "khối chưa được đóng", f"thêm thẻ end{block.word} ở cuối khối")
        for hollow in empty_containers(self._done):
            code, message, hint = _HOLLOW[hollow.kind]
            self.about(hollow.block.opener, code, f"khi không có dữ liệu, {message}", hint)

    def _meant(self, one: PlacedTag, word: str, rest: str) -> tuple[PlacedTag, str, str]:
        """Refuses a statement; gives back what was surely meant: the tag, its word (or none) and the rest."""
        if word in _FORBIDDEN:
            self.about(one, "cau_lenh_cam", f"mẫu không dùng lệnh {word}", _FORBIDDEN[word])
            return one, "", ""
        if word.removeprefix("end") in _FORBIDDEN:
            return one, "", ""  # its opening has been told
        following = re.match(r"\w+", rest)
        next_word = following[0] if following else ""
        after = rest[len(next_word) :].strip()
        listing = "mẫu chỉ dùng: " + ", ".join(_STATEMENTS)
        if fold(word) in _PREFIXES and fold(next_word) in _STATEMENTS:
            prefix = fold(word)
            hint = f"viết {{%{prefix} {rest} %}}"
            self.about(one, "cau_lenh_la", f"chữ {prefix} phải viết thường và liền sau {{%", hint)
            return placed(replace(one.tag, prefix=prefix), one.paragraph), fold(next_word), after
        two_words = _MEANT.get(fold(f"{word} {next_word}"), "")
        meant = two_words or _MEANT.get(fold(word)) or suggest(word, _STATEMENTS)
        message = f'không có lệnh "{f"{word} {next_word}" if two_words else word}"' if word else "không có lệnh nào"
        self.about(one, "cau_lenh_la", message, f"có phải {meant}? ({listing})" if meant else listing)
        return one, meant, after if two_words else rest

    def _enter(self, block: Block) -> None:
        self._open.append(block)
        if len(self._open) == _DEEPEST + 1:  # told once, where it begins
            message = f"khối lồng nhau quá {_DEEPEST} tầng"
            self.about(block.opener, "long_qua_sau", message, "bỏ bớt khối, hoặc gộp các điều kiện bằng and")

    def _ask(self, one: PlacedTag, source: str) -> None:
        if not source:
            self.about(one, "cu_phap", "thiếu điều kiện", "viết: if tên_dữ_liệu")
            return
        node = self.parsed(one, source)
        if node is not None:
            self.judge(one).condition(node)

    def _for(self, one: PlacedTag, rest: str) -> None:
        block = Block("for", one)
        self._enter(block)
        loop = Loop("", Value(Plain.UNKNOWN), shortened(one.tag.text))
        head = parse_loop(rest)
        if isinstance(head, str):
            self._syntax(one, head, rest)
            named = re.match(r"[^\W\d]\w*", rest)
            loop.variable = named[0] if named else ""
            self.scope.loops.append(loop)
            return
        listed = self.judge(one).value(head.iter)
        if isinstance(listed.kind, Series):
            loop.element = element_of(listed)
            block.sure = listed.kind.filled and head.test is None
        elif not listed.unknown:
            inside = [name.name for name in open_names(listed.kind.view)] if isinstance(listed.kind, Group) else []
            said = self.scope.spoken(listed.path) or "giá trị này"
            message = f"{said} không phải danh sách"
            hint = f"{said} là nhóm, in từng mục: {', '.join(inside)}" if inside else "chỉ lặp qua danh sách"
            self.about(one, "lap_khong_phai_danh_sach", message, hint)
        if isinstance(head.target, nodes.Name):
            loop.variable = head.target.name
            if loop.element.path:
                self._loop_names.setdefault(loop.element.path, loop.variable)
        else:
            self.about(one, "lap_nhieu_bien", "mỗi vòng lặp chỉ có một biến", "viết: for x in danh_sách")
        if head.recursive:
            self.about(one, "lap_de_quy", "vòng lặp recursive bị cấm", "bỏ chữ recursive")
        self.scope.loops.append(loop)
        if head.test is not None:
            self.judge(one).condition(head.test)

    def _branch(self, one: PlacedTag, word: str, rest: str) -> None:
        block = self._open[-1] if self._open else None
        if block is None or (word == "elif" and block.word == "for"):
            self.about(one, "nhanh_sai", "không nằm trong khối if nào", "thêm if ở trước, hoặc bỏ thẻ này")
        else:
            if block.has_else:
                self.about(one, "nhanh_sai", "đứng sau else của cùng khối", "đưa lên trước else, hoặc bỏ")
            self._check_structure(block, one)
            block.branches.append(one)
            if word == "else":
                block.has_else = True
                if block.word == "for":
                    self.scope.loops[-1].in_else = True
        if word == "elif":
            self._ask(one, rest)
        elif rest:
            self.about(one, "cu_phap", "sau else không viết gì thêm", "dùng elif nếu cần hỏi tiếp")

    def _close(self, one: PlacedTag, word: str, rest: str) -> None:
        if rest:
            self.about(one, "cu_phap", f"sau end{word} không viết gì thêm", f"chỉ viết end{word}")
        if any(block.word == word for block in self._open):
            while self._open[-1].word != word:
                left = self._pop()
                before = shortened(one.tag.text)
                hint = f"thêm thẻ end{left.word} trước {before}"
                self.about(left.opener, "khoi_chua_dong", f"khối chưa được đóng trước {before}", hint)
        elif self._open and structure_fault(self._open[-1].opener, one) is None:
            wrong = self._pop()
            hint = f"khối {wrong.word} đóng bằng end{wrong.word}"
            self.about(one, "dong_sai", f"đang đóng {shortened(wrong.opener.tag.text)}", hint)
            return
        else:
            hint = f"thêm thẻ {word} ở trước, hoặc bỏ thẻ này"
            self.about(one, "khoi_chua_mo", f"không có khối {word} nào đang mở", hint)
            return
        block = self._pop()
        if self._check_structure(block, one):
            block.closer = one
            self._done.append(block)

    def _check_structure(self, block: Block, one: PlacedTag) -> bool:
        """Whether a tag holds together with the one that opened its block; tells where it does not."""
        if one.container is None and block.opener.container is not None:
            self.tell_outside_table(one)
            return False
        fault = structure_fault(block.opener, one)
        if fault is not None:
            self.about(one, fault.code, fault.message, fault.hint)
        return fault is None

    def _pop(self) -> Block:
        block = self._open.pop()
        if block.word == "for":
            loop = self.scope.loops.pop()
            self.scope.closed[loop.variable] = loop.source
        return block
