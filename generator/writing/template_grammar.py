"""How an expression of a template reads, and in Vietnamese why it does not.

Jinja parses; this module must never know which names there are or what they mean.
"""

from __future__ import annotations

import re
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.parser import Parser

from generator.writing.template_names import fold

__all__ = ["explain_syntax", "parse_expression", "parse_loop"]

_GRAMMAR = Environment()
_DEEPEST = 40
"""How deep an expression may nest: Python compiles about 100 levels, and what people write has five."""
_TOO_DEEP = "too deep"


@lru_cache(maxsize=4096)
def parse_expression(source: str) -> nodes.Expr | str:
    """An expression as Jinja reads it; where it cannot, what is wrong, in Jinja's words."""
    try:
        parser = Parser(_GRAMMAR, source, state="variable")
        expression = parser.parse_expression()
        if not parser.stream.eos:
            return f"leftover '{parser.stream.current.value}'"
        return _TOO_DEEP if _is_too_deep(expression) else expression
    except TemplateSyntaxError as problem:
        return problem.message or ""
    except (RecursionError, ValueError):  # Python reads no number of more than 4,300 digits
        return _TOO_DEEP


@lru_cache(maxsize=1024)
def parse_loop(source: str) -> nodes.For | str:
    """The head of a `for`, from the variable on; where it cannot be read, what is wrong, in Jinja's words."""
    try:
        statement = _GRAMMAR.parse(f"{{% for {source} %}}{{% endfor %}}").body[0]
    except TemplateSyntaxError as problem:
        return problem.message or ""
    except (RecursionError, ValueError):
        return _TOO_DEEP
    if not isinstance(statement, nodes.For):
        return ""
    return _TOO_DEEP if _is_too_deep(statement) else statement


def _is_too_deep(top: nodes.Node) -> bool:
    level = [top]
    for _ in range(_DEEPEST):
        level = [child for node in level for child in node.iter_child_nodes()]
    return bool(level)


_SYNTAX = (
    (_TOO_DEEP, "biểu thức quá dài, lồng quá nhiều tầng", "bỏ bớt ngoặc, hoặc chia thành nhiều thẻ"),
    (r"leftover '='", "dấu = đứng một mình", "so sánh bằng viết hai dấu: =="),
    (
        r"leftover '(.+)'",
        "thừa {0!r} ở sau phần đã đọc được",
        "tên viết liền, không dấu; nối hai điều kiện bằng and, or",
    ),
    (r"unexpected char '(.+)' at \d+", "có ký tự lạ {0}", "xóa thẻ rồi gõ lại bằng tay"),
    (r"expected token '(in)', got .*", "thiếu chữ in", "viết: for tên in danh_sách"),
    (
        r"expected token 'end of statement block', got '='",
        "dấu = đứng một mình",
        "so sánh bằng viết hai dấu: ==",
    ),
    (r"expected token 'end of .*', got '(.+)'", "thừa {0!r} ở sau phần đã đọc được", "bỏ phần thừa"),
    (r"expected token '(.+)', got 'end of .*'", "thiếu {0!r} ở cuối", "viết cho đủ biểu thức"),
    (r"expected token '(.+)', got '(.+)'", "cần {0!r} nhưng gặp {1!r}", "kiểm tra lại biểu thức"),
    (r"(?i).*end of (?:print statement|template|statement block).*", "biểu thức viết dở", "viết cho đủ biểu thức"),
    (r"unexpected '(.+)'", "{0!r} đặt sai chỗ", "kiểm tra ngoặc và dấu phẩy"),
    (r".*loop.*", "loop là tên dành riêng", "đặt tên khác cho biến của vòng lặp"),
)


def explain_syntax(problem: str, source: str, known: list[str]) -> tuple[str, str]:
    """Jinja's complaint in Vietnamese, and what to do."""
    likely = fold(source)
    if likely in known and likely != source:
        return "tên viết liền, không dấu", f"viết: {likely}"
    stray = next((char for char in source if not char.isprintable() and not char.isspace()), "")
    if stray:
        return f"có ký tự không nhìn thấy U+{ord(stray):04X}", "xóa thẻ rồi gõ lại bằng tay"
    if source.startswith("{"):
        return "thừa dấu ngoặc {", "chỉ viết hai dấu ngoặc mỗi bên"
    wrong_prefix = re.match(r"(p|tr|tc|r)\s+\S", source)
    if wrong_prefix:
        return f"chữ {wrong_prefix[1]} phải viết liền sau dấu ngoặc mở", f"viết liền, ví dụ {{{{{wrong_prefix[1]} …"
    for pattern, message, hint in _SYNTAX:
        found = re.fullmatch(pattern, problem, re.DOTALL)
        if found:
            return message.format(*found.groups()), hint
    return "không đọc được biểu thức", "kiểm tra lại chính tả, ngoặc và dấu nháy"
