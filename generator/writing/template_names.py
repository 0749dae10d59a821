"""The vocabulary of templates: which names stand where, of what kind, and what else a template of a view must have.

Read off the view classes; it must never know how a Word file is built or how an expression is parsed.
"""

from __future__ import annotations

import difflib
import re
import typing
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

from generator.writing.report_views import ReportView
from generator.writing.sandbox import SAFE_FILTERS
from generator.writing.urging_views import LetterView
from generator.writing.views import CellView, ColumnView, DecisionView, PlanView, RowView, RunsView

__all__ = [
    "CHART_STYLES",
    "LOOP_FIELDS",
    "REGIONS",
    "RULE_LINE_STYLES",
    "TEMPLATES",
    "Group",
    "Kind",
    "Name",
    "NameNote",
    "Plain",
    "Series",
    "describe_names",
    "fold",
    "leaves",
    "names_of",
    "open_names",
    "paths_named",
    "render_tag_table",
    "suggest",
]


class Plain(Enum):
    """Kinds of value that hold no other values."""

    TEXT = "chữ"
    RUNS = "lời văn có đậm, nghiêng"
    NUMBER = "số"
    FLAG = "đúng hay sai"
    MIXED = "chữ hoặc số"
    UNKNOWN = "chưa rõ"


@dataclass(frozen=True, slots=True)
class Group:
    """A record with fields: the names of a view class."""

    view: type


@dataclass(frozen=True, slots=True)
class Series:
    """A list; `filled` promises at least one element."""

    element: Kind
    filled: bool = False


Kind: TypeAlias = Plain | Group | Series


@dataclass(frozen=True, slots=True)
class Name:
    """One name of the vocabulary. `choices`: the words it may be; `internal`: layout, not for templates."""

    name: str
    meaning: str
    kind: Kind
    choices: tuple[str, ...] = ()
    internal: bool = False


TEMPLATES: Mapping[str, type] = MappingProxyType(
    {
        "quyet_dinh.docx": DecisionView,
        "ke_hoach.docx": PlanView,
        "bao_cao.docx": ReportView,
        "cong_van.docx": LetterView,
    }
)
"""The templates of a workspace and what each may say."""

_TITLES: Mapping[type, str] = MappingProxyType(
    {
        DecisionView: "Quyết định",
        PlanView: "Kế hoạch và phụ lục",
        ReportView: "Báo cáo và phụ lục",
        LetterView: "Công văn đôn đốc",
    }
)

_HEAD_REGIONS = {
    "co_quan": "Tên cơ quan",
    "so_ky_hieu": "Số, ký hiệu",
    "dia_danh_ngay": "Địa danh, ngày tháng ban hành",
    "trich_yeu": "Tên loại và trích yếu",
}
_END_REGIONS = {"noi_nhan": "Nơi nhận", "chu_ky": "Quyền hạn, chức vụ, họ tên người ký"}

REGIONS: Mapping[type, Mapping[str, str]] = MappingProxyType(
    {
        DecisionView: MappingProxyType(
            {
                **_HEAD_REGIONS,
                "tham_quyen": "Thẩm quyền ban hành",
                "can_cu": "Căn cứ ban hành",
                "dieu": "Các điều",
                **_END_REGIONS,
            }
        ),
        PlanView: MappingProxyType(
            {
                **_HEAD_REGIONS,
                "kem_theo": "Dòng kèm theo quyết định",
                "noi_dung": "Nội dung kế hoạch",
                **_END_REGIONS,
                "phu_luc_dau": "Phụ lục: tên, tiêu đề, dòng kèm theo",
                "phu_luc_bang": "Phụ lục: bảng nhiệm vụ",
            }
        ),
        ReportView: MappingProxyType(
            {
                **_HEAD_REGIONS,
                "kinh_gui": "Kính gửi",
                "noi_dung": "Nội dung báo cáo",
                **_END_REGIONS,
                "phu_luc_dau": "Phụ lục: tên, tiêu đề, dòng kèm theo",
                "phu_luc_bang": "Phụ lục: bảng số liệu",
                "phu_luc_bieu_do": "Phụ lục: biểu đồ",
            }
        ),
        LetterView: MappingProxyType(
            {
                **_HEAD_REGIONS,
                "trich_yeu": "Trích yếu công văn",
                "kinh_gui": "Kính gửi",
                "noi_dung": "Nội dung công văn",
                **_END_REGIONS,
            }
        ),
    }
)
"""For each view, the content controls its template holds: tag → title."""

_HEAD_LINES = {
    "KeNgangCoQuan": "kẻ ngang dưới tên cơ quan ban hành",
    "KeNgangTieuNgu": "kẻ ngang dưới tiêu ngữ",
}
_TITLE_LINES = {**_HEAD_LINES, "KeNgangTrichYeu": "kẻ ngang dưới trích yếu"}
_ALL_LINES = {**_TITLE_LINES, "KeNgangPhuLuc": "kẻ ngang dưới dòng kèm theo"}

RULE_LINE_STYLES: Mapping[type, Mapping[str, str]] = MappingProxyType(
    {
        DecisionView: MappingProxyType(_TITLE_LINES),
        PlanView: MappingProxyType(_ALL_LINES),
        ReportView: MappingProxyType(_ALL_LINES),
        LetterView: MappingProxyType(_HEAD_LINES),
    }
)
"""For each view, the paragraph styles by which the compiler knows the rule lines, and what each line is."""

CHART_STYLES: Mapping[type, str] = MappingProxyType({ReportView: "VBBieuDo"})
"""For each view with charts, the style of the empty paragraph that a chart is put into."""

LOOP_FIELDS: Mapping[str, tuple[Kind, str]] = MappingProxyType(
    {
        "index": (Plain.NUMBER, "lượt thứ mấy, từ 1"),
        "index0": (Plain.NUMBER, "lượt thứ mấy, từ 0"),
        "revindex": (Plain.NUMBER, "còn mấy lượt, lượt cuối là 1"),
        "revindex0": (Plain.NUMBER, "còn mấy lượt, lượt cuối là 0"),
        "first": (Plain.FLAG, "đang ở lượt đầu"),
        "last": (Plain.FLAG, "đang ở lượt cuối"),
        "length": (Plain.NUMBER, "tất cả có mấy lượt"),
        "depth": (Plain.NUMBER, "đang ở vòng lặp tầng mấy, từ 1"),
        "depth0": (Plain.NUMBER, "đang ở vòng lặp tầng mấy, từ 0"),
    }
)
"""What `loop.…` knows inside a `for`, each with its meaning."""

# The natural unit of repetition of an element; everything else repeats paragraphs.
_LOOP_PREFIX: Mapping[type, str] = MappingProxyType({RowView: "tr", CellView: "tc", ColumnView: "tc"})


def _kind_of(annotation: object, filled: bool = False) -> Kind:
    """The kind that a type annotation of a view declares.

    Raises:
        TypeError: a view declares a type that templates have no kind for (a fault of this program).
    """
    plain = {str: Plain.TEXT, bool: Plain.FLAG, int: Plain.NUMBER, float: Plain.NUMBER, RunsView: Plain.RUNS}
    if isinstance(annotation, type) and annotation in plain:
        return plain[annotation]
    if isinstance(annotation, type) and issubclass(annotation, tuple):
        return Group(annotation)
    if typing.get_origin(annotation) is tuple:
        return Series(_kind_of(typing.get_args(annotation)[0]), filled)
    raise TypeError(annotation)


@lru_cache(maxsize=64)
def names_of(view: type) -> Mapping[str, Name]:
    """The names of a view, in the order they are declared."""
    names: dict[str, Name] = {}
    for name, hint in typing.get_type_hints(view, include_extras=True).items():
        annotation, meaning = typing.get_args(hint)
        kind = Plain.UNKNOWN if meaning.internal else _kind_of(annotation, meaning.filled)
        names[name] = Name(name, meaning.words, kind, meaning.choices, meaning.internal)
    return MappingProxyType(names)


def open_names(view: type) -> list[Name]:
    """The names of a view that templates may use."""
    return [name for name in names_of(view).values() if not name.internal]


def leaves(kind: Kind, path: str) -> Iterator[str]:
    """The paths of all texts to print at or below a path; `[]` stands for each element of a list."""
    match kind:
        case Plain.TEXT | Plain.RUNS | Plain.NUMBER:
            yield path
        case Group(view):
            for name in open_names(view):
                if not name.choices:
                    yield from leaves(name.kind, f"{path}.{name.name}" if path else name.name)
        case Series(element):
            yield from leaves(element, f"{path}[]")


def fold(text: str) -> str:
    """Text as a name could spell it: small letters without marks, blanks and hyphens as `_`."""
    bare = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return re.sub(r"[\s\-]+", "_", bare.replace("đ", "d").replace("Đ", "D").strip().lower())


def suggest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one; empty if none is alike."""
    candidates = sorted(set(known))
    folded = fold(word)
    if folded in candidates:
        return folded
    close = difflib.get_close_matches(folded, candidates, n=1, cutoff=0.6)
    return close[0] if close else ""


@lru_cache(maxsize=512)
def paths_named(view: type, name: str) -> tuple[str, ...]:
    """Where else in the vocabulary of a view a name stands, as paths such as `dau.so` or `dieu[].so`."""
    return tuple(path for path, known in _walk(view, "") if known.name == name and not known.internal)


def _walk(view: type, above: str) -> Iterator[tuple[str, Name]]:
    for name in open_names(view):
        path = f"{above}.{name.name}" if above else name.name
        yield path, name
        inner = name.kind.element if isinstance(name.kind, Series) else name.kind
        if isinstance(inner, Group):
            yield from _walk(inner.view, f"{path}[]" if isinstance(name.kind, Series) else path)


@dataclass(frozen=True, slots=True)
class NameNote:
    """A line of the guide: the path of a name, how to write it in a template, what it means, how deep it stands."""

    path: str
    tag: str
    meaning: str
    depth: int


def describe_names(view: type) -> tuple[NameNote, ...]:
    """Every name a template of this view may use, as the guide for those who edit templates lists them."""
    return tuple(_notes(view, "", "", 0, frozenset()))


def _notes(view: type, path: str, spoken: str, depth: int, taken: frozenset[str]) -> Iterator[NameNote]:
    for name in open_names(view):
        full = f"{path}.{name.name}" if path else name.name
        said = f"{spoken}.{name.name}" if spoken else name.name
        yield from _note(name.kind, name.meaning, name.choices, full, said, depth, taken)


def _note(
    kind: Kind, meaning: str, choices: tuple[str, ...], path: str, said: str, depth: int, taken: frozenset[str]
) -> Iterator[NameNote]:
    match kind:
        case Group(view):
            if meaning:
                yield NameNote(path, said, f"{meaning} (nhóm)", depth)
            yield from _notes(view, path, said, depth + bool(meaning), taken)
        case Series(element):
            prefix = _LOOP_PREFIX.get(element.view, "p") if isinstance(element, Group) else "p"
            last = said.rpartition(".")[2]
            variable = next(last[:size] for size in range(1, len(last) + 1) if last[:size] not in taken)
            note = f"{meaning} (danh sách)"
            yield NameNote(path, f"{{%{prefix} for {variable} in {said} %}} … {{%{prefix} endfor %}}", note, depth)
            below = "" if isinstance(element, Group) else f"từng phần tử của {said}"
            yield from _note(element, below, (), f"{path}[]", variable, depth + 1, taken | {variable})
        case Plain.FLAG:
            yield NameNote(path, f"{{% if {said} %}} … {{% endif %}}", f"{meaning} (để hỏi)", depth)
        case Plain.RUNS:
            yield NameNote(path, f"{{{{r {said} }}}}", meaning, depth)
        case _ if choices:
            tag = f'{{% if {said} == "{choices[0]}" %}} … {{% endif %}}'
            yield NameNote(path, tag, f"{meaning}, một trong: {', '.join(choices)} (để hỏi)", depth)
        case _:
            yield NameNote(path, f"{{{{ {said} }}}}", meaning, depth)


def render_tag_table() -> str:
    """The tables of `docs/mau.md`, in Markdown: each template with every tag and its meaning."""
    lines: list[str] = []
    for file, view in TEMPLATES.items():
        lines += [f"### {_TITLES[view]} (`{file}`)", "", "| Thẻ | Ý nghĩa |", "|---|---|"]
        for note in describe_names(view):
            indent = "&nbsp;&nbsp;&nbsp;" * note.depth
            lines.append(f"| {indent}{_as_code(note.tag)} | {note.meaning.replace('|', chr(92) + '|')} |")
        lines += [
            "",
            "Vùng (content control): " + ", ".join(f"`{tag}` ({t})" for tag, t in REGIONS[view].items()) + ".",
        ]
        lines += [
            "",
            "Kiểu đoạn của kẻ ngang: " + ", ".join(f"`{s}` ({m})" for s, m in RULE_LINE_STYLES[view].items()) + ".",
            "",
        ]
        if view in CHART_STYLES:
            lines += [f"Kiểu đoạn của chỗ đặt biểu đồ: `{CHART_STYLES[view]}`.", ""]
    lines += ["### Trong mọi vòng lặp", "", "| Thẻ | Ý nghĩa |", "|---|---|"]
    lines += [f"| `loop.{field}` | {meaning} |" for field, (_, meaning) in LOOP_FIELDS.items()]
    lines += ["", "Bộ lọc được dùng: " + ", ".join(f"`{name}`" for name in sorted(SAFE_FILTERS)) + ".", ""]
    return "\n".join(lines)


def _as_code(tag: str) -> str:
    """A tag, or a pair of tags around `…`, as inline code."""
    return " … ".join(f"`{piece}`" for piece in tag.split(" … "))
