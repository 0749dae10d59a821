"""The parts of the documentation that the program writes itself: `python -m tests.docs.generated` writes them anew.

A part stands between two comments that name it; everything outside them is a person's and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from generator.decree.house import flag, number, word
from generator.drawing.styles import STYLES, Style
from generator.model.appendix import LINE_FIELDS, ResultLine, Task
from generator.model.blueprint import derive_blueprint
from generator.reckoning.deadlines import parse_deadline
from generator.reckoning.definitions import DEFINITIONS
from generator.writing.drawn_templates import derive_drawn
from generator.writing.template_names import TEMPLATES, render_tag_table
from generator.writing.templates import Template
from tests.docs.glossary import render_glossary
from tests.docs.pages import ROOT
from tests.docs.slips import SHEET_SLIPS, YAML_SLIPS, told_of_sheet, told_of_yaml

__all__ = ["PARTS", "WHOLE", "parts_named_in", "render_page"]

_PART = re.compile(
    r"(<!-- máy viết: (?P<name>[\w-]+); sửa bằng: make docs -->\n).*?(<!-- hết phần máy viết -->)", re.DOTALL
)

_DEADLINES = (
    "Quý I/2022",
    "Quý II",
    "Quý II và Quý IV",
    "Tháng 3/2022",
    "Từ tháng 3 đến tháng 9/2022",
    "6 tháng đầu năm 2022",
    "Trong năm 2022",
    "Năm 2022 - 2023",
    "Trước 30/6/2022",
    "Chậm nhất 30/6/2022",
    "Đến hết tháng 9/2022",
    "Trước ngày 31/01 năm liền kề",
    "Quý I/2022 và tổ chức thực hiện",
    "Năm 2022 - 2023 (sau khi có hướng dẫn của Bộ Khoa học và Công nghệ)",
    "Theo hướng dẫn của Văn phòng UBND tỉnh",
    "Thường xuyên",
    "Hàng quý",
    "Trước ngày 05 của tháng liền kề",
    "Quý V/2022",
    "Trước 31/02/2022",
    "Sớm nhất có thể",
)


def _deadlines() -> str:
    lines = ["| Viết trong ô | Ngày cuối cùng | Điều kiện, việc kèm theo |", "|---|---|---|"]
    for text in _DEADLINES:
        read = parse_deadline(text, 2022)
        day = f"{read.last_day:%d/%m/%Y}" if read.last_day else "không có" if read.understood else "**không hiểu**"
        lines.append(f"| {text} | {day} | {read.condition or ''} |")
    return "\n".join(lines)


def _columns() -> str:
    described = {**ResultLine.model_fields, "number": Task.model_fields["number"], "name": Task.model_fields["name"]}
    keys = ["number", "name", *LINE_FIELDS.values()]
    rows = [f"| `{described[name].alias}` | {described[name].description} |" for name in keys]
    return "\n".join(["| Khóa của cột | Trong ô |", "|---|---|", *rows])


def _yaml_slips() -> str:
    parts = []
    for slip in YAML_SLIPS:
        told = "\n".join(f"> {line}" for line in map(_as_text, told_of_yaml(slip)))
        parts.append(f"**{slip.what}.** Viết trong `{slip.file}.yaml`:\n\n```text\n{slip.text}```\n\n{told}\n")
    return "\n".join(parts)


def _sheet_slips() -> str:
    lines = ["| Trong tệp | Máy báo |", "|---|---|"]
    for slip in SHEET_SLIPS:
        told = "<br>".join(map(_as_text, told_of_sheet(slip)))
        lines.append(f"| {slip.what} | {told.replace('|', chr(92) + '|')} |")
    return "\n".join(lines)


def _as_text(message: str) -> str:
    """A message with the marks that Markdown would take for its own."""
    return re.sub(r"([*_<>#`])", r"\\\1", message).replace("\\>", ">")


def _styles() -> str:
    lines = ["| Kiểu trong Word | Chữ | Căn |", "|---|---|---|"]
    aligned = {"left": "trái", "center": "giữa", "right": "phải", "both": "đều hai bên"}
    for style in STYLES:
        align = style.align or word(f"{style.component}.align")
        lines.append(f"| {style.name} | {_letters(style)} | {aligned[align]} |")
    return "\n".join(lines)


def _letters(style: Style) -> str:
    size = number(f"{style.component}.size")
    looks = [f"cỡ {size:g}"]
    looks += ["đậm"] * flag(f"{style.component}.bold") + ["nghiêng"] * flag(f"{style.component}.italic")
    looks += ["hiện chữ hoa"] * style.capitals + ["thụt dòng đầu"] * style.first_line
    return ", ".join(looks)


def _definitions() -> str:
    rows = [f"| {name} | {sentence} |" for name, sentence in DEFINITIONS.items()]
    return "\n".join(["| Con số | Là gì |", "|---|---|", *rows])


PARTS: Mapping[str, Callable[[], str]] = {
    "bang-the": lambda: render_tag_table().strip(),
    "cot-co-san": _columns,
    "dinh-nghia": _definitions,
    "kieu-doan": _styles,
    "loi-excel": _sheet_slips,
    "loi-yaml": lambda: _yaml_slips().strip(),
    "thoi-han": _deadlines,
}
"""What stands in each part."""


def _drawn_templates() -> str:
    kept: dict[str, str] = {}

    class Kept:
        def get(self, key: str) -> str | None:
            # What is there already must not stand for what these sources make.
            return kept.get(key, "{}")

        def put(self, key: str, value: str) -> None:
            kept[key] = value

    for name, view in TEMPLATES.items():
        source = (ROOT / "templates" / name).read_bytes()
        Template.compile(source, file=f"templates/{name}", view=view, store=Kept())
    return derive_drawn(kept)


WHOLE: Mapping[str, Callable[[], str]] = {
    "docs/tu_vung.md": render_glossary,
    "generator/model/blueprint.json": derive_blueprint,
    "generator/writing/drawn_templates.json": _drawn_templates,
}
"""Files that are written whole."""


def parts_named_in(text: str) -> tuple[str, ...]:
    """The parts that a page has room for."""
    return tuple(found["name"] for found in _PART.finditer(text))


def render_page(text: str) -> str:
    """A page with its parts written anew."""
    return _PART.sub(lambda found: f"{found[1]}\n{PARTS[found['name']]()}\n\n{found[3]}", text)


def main() -> None:
    """Writes what is not current, and says so."""
    pages = {name: render() for name, render in WHOLE.items()}
    for name in ("docs/bao_cao.md", "docs/du_lieu.md", "docs/mau.md"):
        pages[name] = render_page((ROOT / name).read_text(encoding="utf-8"))
    for name, content in pages.items():
        path = ROOT / name
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            path.write_text(content, encoding="utf-8", newline="\n")
            print(f"Đã viết lại {name}")


if __name__ == "__main__":
    main()
