"""What is wrong with the writing of a YAML file, said in Vietnamese, and a stand-in that lets reading go on.

A YAML parser stops at the first slip. Here every slip that a clerk is likely to make has a repair that keeps the
rest of the file readable, so that all faults can be told at once. A repaired text is never data: the finding that
comes with it refuses the file. It knows nothing of what the keys mean.
"""

from __future__ import annotations

import re

import yaml

from generator.findings import Finding, Place, Severity

__all__ = ["explain_problem", "find_hidden_characters", "find_tabs"]

# All but characters that YAML cannot hold raw, or that it takes for line ends though an editor shows none.
_SHOWN = (
    ("\t", "\n"), (" ", "~"), ("\xa0", "\u2027"), ("\u202a", "\ud7ff"), ("\ue000", "\ufefe"), ("\uff00", "\ufffd"),
    ("\U00010000", "\U0010ffff"),
)  # fmt: skip

_BLOCK_SCALAR = r"^(?P<indent> *)(?:.*[:\-]\s+|-\s+)?[|>][+\-\d]*\s*(?:\s#.*)?$"
_INDENT = r"^[ \t]*(?:-[ \t]+)*"
_KEY = r"^[A-Za-z_][\w-]*$"

_QUOTE_WHOLE = "đặt cả câu trong ngoặc kép: \"…\"; trong câu đã có ngoặc kép thì đặt trong ngoặc đơn: '…'"


def _problem(code: str, shown: str, line: int, message: str, hint: str) -> Finding:
    return Finding(code, Severity.ERROR, Place(file=shown, line=line), message, hint)


def _hidden(text: str) -> set[str]:
    # A text has few different characters; the pattern of all that are hidden takes longer to compile than they to see.
    return {one for one in set(text) if not any(first <= one <= last for first, last in _SHOWN)}


def find_hidden_characters(text: str, shown: str) -> tuple[str, list[Finding]]:
    """The text with hidden characters stood in for, and one finding for each line that has any."""
    hidden = _hidden(text)
    if not hidden:
        return text, []
    findings = []
    for number, line in enumerate(text.split("\n"), 1):
        codes = sorted({f"U+{ord(found):04X}" for found in hidden.intersection(line)})
        if codes:
            message = f"có ký tự ẩn {', '.join(codes)}, thường do chép từ nơi khác sang"
            findings.append(_problem("ky_tu_cam", shown, number, message, "xóa chỗ đó rồi gõ lại"))
    return text.translate(dict.fromkeys(map(ord, hidden), "\ufffd")), findings


def find_tabs(text: str, shown: str) -> tuple[str, list[Finding]]:
    """The text indented by spaces alone, and one finding for each line indented with tabs.

    Tabs inside the lines of a block of text (`|`) are its content and stay.
    """
    lines = text.split("\n")
    findings = []
    unit = " " * min((len(line) - len(line.lstrip(" ")) for line in lines if re.match(" +[^ \t]", line)), default=2)
    inside = -1
    for index, line in enumerate(lines):
        spaces = len(line) - len(line.lstrip(" "))
        if inside >= 0 and (not line.strip(" ") or spaces > inside):
            continue
        inside = -1
        indent = re.match(_INDENT, line)
        if indent and "\t" in indent[0]:
            hint = "xóa ký tự tab ở đầu dòng, thay bằng dấu cách"
            findings.append(_problem("thut_bang_tab", shown, index + 1, "thụt đầu dòng bằng ký tự tab", hint))
            lines[index] = line = indent[0].replace("\t", unit) + line[indent.end() :] if line.strip() else ""
        opening = re.match(_BLOCK_SCALAR, line)
        if opening:
            inside = len(opening["indent"])
    return "\n".join(lines), findings


def explain_problem(error: yaml.YAMLError, text: str, shown: str) -> tuple[list[Finding], str | None]:
    """What a parser stumbled over, and the text with that spot stood in for; None where nothing sensible can be."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return [_problem("sai_cu_phap", shown, 0, "tệp không đúng cách viết YAML", "so với tệp mẫu rồi sửa lại")], None
    problem, context = str(getattr(error, "problem", "")), str(getattr(error, "context", ""))
    context_mark = getattr(error, "context_mark", None)
    lines = text.split("\n")
    at = _Spot(lines, min(mark.line, len(lines) - 1), mark.column, shown)

    if "tab character" in problem or at.character == "\t":
        repaired, findings = find_tabs(text, shown)
        if findings:
            return findings, repaired
        hint = "thay ký tự tab bằng dấu cách"
        return [at.problem("thut_bang_tab", "có ký tự tab ở chỗ chỉ được dùng dấu cách", hint)], at.put(" ")
    if "mapping values are not allowed" in problem:
        return _stray_colon(at)
    if "cannot start any token" in problem:
        message = f"giá trị không được mở đầu bằng ký tự {at.character}"
        return [at.problem("ky_tu_dau", message, _QUOTE_WHOLE)], at.put("x")
    if "scanning an alias" in context or "scanning an anchor" in context:
        start = _Spot(lines, context_mark.line, context_mark.column, shown) if context_mark else at
        message = f"giá trị không được mở đầu bằng ký tự {start.character}"
        return [start.problem("ky_tu_dau", message, _QUOTE_WHOLE)], start.put("x")
    if "unexpected end of stream" in problem and context_mark:
        message = "ngoặc mở ở dòng này không được đóng lại"
        start = _Spot(lines, context_mark.line, context_mark.column, shown)
        return [start.problem("ngoac_chua_dong", message, "thêm dấu ngoặc đóng ở cuối câu")], None
    if "could not find expected ':'" in problem and context_mark:
        return _no_colon(_Spot(lines, context_mark.line, context_mark.column, shown))
    if "escape" in problem:
        return _bad_escape(at)
    if "undefined tag handle" in problem:
        return [at.problem("nhan_kieu", "giá trị không được mở đầu bằng dấu !", _QUOTE_WHOLE)], at.put("x")
    if "scanning a block scalar" in context:
        message = "sau dấu | hoặc > phải xuống dòng rồi mới viết lời văn"
        return [at.problem("ky_tu_dau", message, _QUOTE_WHOLE)], None
    if "sequence entries are not allowed" in problem:
        message = "gạch đầu dòng của danh sách phải nằm trên dòng riêng, dưới tên khóa"
        return [at.problem("gach_sai_cho", message, "xuống dòng trước dấu gạch; " + _QUOTE_WHOLE)], at.put("x")
    if "flow" in context:
        message = "danh sách [ ] hoặc { } mở ra mà không được đóng đúng"
        return [at.problem("ngoac_chua_dong", message, "đóng ngoặc; nếu đây là câu văn: " + _QUOTE_WHOLE)], None
    if "node content" in problem:
        message = f"giá trị không được mở đầu bằng ký tự {at.character}"
        return [at.problem("ky_tu_dau", message, _QUOTE_WHOLE)], at.put("x")
    if "document start" in problem and not text.startswith("%"):
        hint = "xóa dòng --- hoặc ... trong tệp"
        return [
            at.problem("nhieu_van_ban", "một tệp chỉ chứa một phần dữ liệu, không chia bằng --- hoặc ...", hint)
        ], None
    if "directive" in context or "document" in problem:
        message = "dòng không được mở đầu bằng ký tự %"
        line = next((index for index in range(at.line, -1, -1) if lines[index].startswith("%")), at.line)
        return [_Spot(lines, line, 0, shown).problem("ky_tu_dau", message, _QUOTE_WHOLE)], None
    if at.before.strip(" -\t"):
        return _text_after_value(at)
    message = "dòng này thụt vào không khớp với các dòng trên"
    hint = "các khóa cùng mức phải thẳng hàng với nhau, các gạch đầu dòng của một danh sách cũng vậy"
    return [at.problem("thut_sai", message, hint)], None


class _Spot:
    """A line and column of a text, both from 0, and what can be put there."""

    def __init__(self, lines: list[str], line: int, column: int, shown: str) -> None:
        self.lines, self.line, self.column, self.shown = lines, line, column, shown
        self.text = lines[line] if line < len(lines) else ""
        self.character = self.text[column : column + 1]
        self.before, self.after = self.text[:column], self.text[column + 1 :]

    def problem(self, code: str, message: str, hint: str) -> Finding:
        return _problem(code, self.shown, self.line + 1, message, hint)

    def put(self, stand_in: str) -> str:
        """The whole text with one character replaced."""
        return self.with_line(self.before + stand_in + self.after)

    def with_line(self, line: str) -> str:
        return "\n".join([*self.lines[: self.line], line, *self.lines[self.line + 1 :]])


def _stray_colon(at: _Spot) -> tuple[list[Finding], str]:
    """A sentence with a colon, a key without its blank above, or a key that is indented deeper than its neighbours."""
    above = next((number for number in range(at.line - 1, -1, -1) if at.lines[number].strip()), None)
    if above is not None and (found := _glued(_Spot(at.lines, above, 0, at.shown))):
        return found
    if at.line and re.match(_KEY, at.before.strip(" -")):
        indent = re.match(_INDENT, at.lines[above] if above is not None else "")
        message = f"dòng này ({at.before.strip(' -')}) thụt vào không khớp với dòng trên"
        hint = "các khóa cùng mức phải thẳng hàng; nếu dòng trên là câu có dấu hai chấm, đặt cả câu trong ngoặc kép"
        same = " " * len(indent[0] if indent else "") + at.text.lstrip(" ")
        return [at.problem("thut_sai", message, hint)], at.with_line(same) if same != at.text else at.put(";")
    message = "câu có dấu hai chấm (:) và dấu cách phía sau mà không nằm trong ngoặc kép"
    return [at.problem("hai_cham", message, _QUOTE_WHOLE)], at.put(";")


def _glued(at: _Spot) -> tuple[list[Finding], str] | None:
    """A key and its value without the blank between them, which YAML takes for one word."""
    glued = re.match(r"^(\s*(?:- +)*[A-Za-z_]\w*):(?=[^\s/])", at.text)
    if not glued:
        return None
    message = f"thiếu dấu cách sau dấu hai chấm của khóa {glued[1].strip(' -')}"
    return [at.problem("thieu_hai_cham", message, "viết khóa, dấu hai chấm, một dấu cách rồi đến giá trị")], (
        at.with_line(f"{glued[1]}: {at.text[glued.end() :]}")
    )


def _no_colon(at: _Spot) -> tuple[list[Finding], str | None]:
    if found := _glued(at):
        return found
    message = "dòng này không có dạng “khóa: giá trị”"
    hint = "thêm dấu hai chấm và dấu cách sau tên khóa; nếu là phần tiếp của câu trên thì thụt vào sâu hơn"
    return [at.problem("thieu_hai_cham", message, hint)], None


def _bad_escape(at: _Spot) -> tuple[list[Finding], str | None]:
    message = "dấu \\ trong ngoặc kép được hiểu là ký tự đặc biệt, chỗ này không hiểu được"
    found = re.search(r"\\(?![0abtnvfre \"/\\N_LP]|x[0-9A-Fa-f]{2}|u(?![Dd][89A-Fa-f])[0-9A-Fa-f]{4}|U000)", at.text)
    hint = "viết \\\\ thay cho \\, hoặc dùng ngoặc đơn '…' thay cho ngoặc kép"
    if not found:
        return [at.problem("dau_so_cheo", message, hint)], None
    return [at.problem("dau_so_cheo", message, hint)], at.with_line(
        at.text[: found.start()] + "/" + at.text[found.end() :]
    )


def _text_after_value(at: _Spot) -> tuple[list[Finding], str | None]:
    closing = at.before.rstrip()[-1:]
    if closing in ("'", '"'):
        message = "sau dấu ngoặc đóng vẫn còn chữ"
        hint = "nếu câu mở đầu bằng ngoặc kép thì đặt cả câu trong ngoặc đơn: '\"Một cửa\" là …'"
    else:
        message, hint = "sau giá trị vẫn còn chữ", _QUOTE_WHOLE
    return [at.problem("chu_sau_ngoac", message, hint)], at.with_line(at.before.rstrip())
