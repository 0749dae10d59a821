"""What in a template's package, beside its tags, would spoil the documents made from it.

Macros, links to the outside, comments, tracked changes, styles, content controls; it must never judge a tag.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.findings import Place
from generator.word.package import Package
from generator.writing.saved_elsewhere import own_styles
from generator.writing.template_names import CHART_STYLES, REGIONS, RULE_LINE_STYLES
from generator.writing.template_parts import TemplatePart, parse_part, relations_of
from generator.writing.template_places import W
from generator.writing.template_tags import find_tags
from generator.writing.template_telling import Telling, shortened

__all__ = ["check_package"]

_LINKS = {
    "attachedTemplate": "mẫu Word khác đính kèm",
    "image": "ảnh lấy từ tệp khác",
    "oleObject": "đối tượng lấy từ tệp khác",
    "subDocument": "tài liệu con",
    "mailMergeSource": "nguồn trộn thư",
    "frame": "khung lấy từ tệp khác",
}
_SAVE_AGAIN = 'lưu lại trong Word, chọn dạng "Word Document (*.docx)"'


def check_package(package: Package, parts: Sequence[TemplatePart], view: type, telling: Telling) -> None:
    """Tells everything that is wrong with a template outside its tags."""
    here = Place(file=package.file)
    _check_kind(package, here, telling)
    _check_links(package, here, telling)
    _check_unfilled(package, here, telling)
    _check_styles(package, parts, view, here, telling)
    _check_regions(parts, view, here, telling)
    _check_appendix_section(parts, telling)
    _check_comments(package, parts, telling)
    _check_changes(package, parts, here, telling)


def _check_kind(package: Package, here: Place, telling: Telling) -> None:
    types = package.part("[Content_Types].xml") if "[Content_Types].xml" in package else b""
    macros = [name for name in package.names if "vbaproject" in name.lower() or "/activex/" in name.lower()]
    if macros or b"macroEnabled" in types:
        telling.at(here, "mau_co_macro", "mẫu có macro", _SAVE_AGAIN)
    elif b"wordprocessingml.template.main+xml" in types:
        telling.at(here, "mau_dotx", "mẫu là tệp .dotx, Word sẽ không mở được văn bản làm từ nó", _SAVE_AGAIN)
    elif b"wordprocessingml.document.main+xml" not in types:
        telling.at(here, "thieu_phan", "tệp thiếu khai báo kiểu nội dung của Word", "mở bằng Word rồi lưu lại")


def _check_links(package: Package, here: Place, telling: Telling) -> None:
    for name in package.names:
        if not re.fullmatch(r"word/_rels/[^/]+\.rels", name):
            continue
        for relation in relations_of(package, name):
            kind = relation.get("Type", "").rpartition("/")[2]
            if relation.get("TargetMode") == "External" and kind != "hyperlink":
                what = _LINKS.get(kind, "nội dung lấy từ tệp khác")
                hint = "máy khác mở văn bản sẽ không thấy tệp ấy: nhúng vào mẫu hoặc bỏ liên kết"
                telling.at(here, "lien_ket_ngoai", f"mẫu có {what}: {relation.get('Target', '')}", hint)


def _check_unfilled(package: Package, here: Place, telling: Telling) -> None:
    """Tags where nothing is ever filled in."""
    for name in package.names:
        if name == "docProps/core.xml":
            what = "thuộc tính của tệp"
        elif name.startswith(("word/charts/", "word/diagrams/")) and name.endswith(".xml"):
            what = "biểu đồ, sơ đồ"
        else:
            continue
        found = re.search(rb"\{[{%][^<]*", package.part(name))
        if found:
            message = f"{shortened(found[0].decode('utf-8', 'replace'))}: thẻ ở đây không được điền, sẽ giữ nguyên văn"
            telling.at(here._replace(part=what), "the_o_noi_khong_dien", message, "bỏ thẻ, gõ chữ vào")


def _check_styles(package: Package, parts: Sequence[TemplatePart], view: type, here: Place, telling: Telling) -> None:
    known = "word/styles.xml" in package
    root = parse_part(package.part("word/styles.xml"), here, Telling([])) if known else None
    own = own_styles(root)
    defined = set(own.values())
    used = {own.get(paragraph.style) for part in parts for paragraph in part.paragraphs}
    for style, meaning in RULE_LINE_STYLES[view].items():
        if style not in defined:
            message = f"mẫu không có kiểu {style}: văn bản sẽ không có {meaning}"
            telling.at(here, "thieu_kieu", message, "chép lại kiểu đó từ mẫu gốc")
        elif style not in used:
            message = f"không đoạn nào có kiểu {style}: văn bản sẽ không có {meaning}"
            telling.at(here, "thieu_ke_ngang", message, f"thêm một đoạn trống kiểu {style} ngay dưới dòng cần kẻ")
    place = CHART_STYLES.get(view)
    if place is not None and place not in defined:
        message = f"mẫu không có kiểu {place}: văn bản sẽ không có biểu đồ"
        telling.at(here, "thieu_kieu", message, "chép lại kiểu đó từ mẫu gốc")
    elif place is not None and place not in used:
        message = f"không đoạn nào có kiểu {place}: văn bản sẽ không có biểu đồ"
        hint = f"thêm một đoạn trống kiểu {place} trong vòng lặp qua bieu_do, ngay dưới tên biểu đồ"
        telling.at(here, "thieu_cho_bieu_do", message, hint)


def _check_regions(parts: Sequence[TemplatePart], view: type, here: Place, telling: Telling) -> None:
    controls = [control for part in parts for control in part.controls]
    tags, titles = {control.tag for control in controls}, {control.title for control in controls}
    for tag, title in REGIONS[view].items():
        # LibreOffice drops the tag when it saves and keeps the title.
        if tag not in tags and title not in titles:
            message = f'mẫu thiếu vùng (content control) "{title}": phần ấy sẽ không làm mới riêng được'
            hint = f"bọc phần ấy bằng một content control có Tag là {tag}, hoặc chép lại từ mẫu gốc"
            telling.at(here, "thieu_vung", message, hint)
    owners: dict[str, str] = {}
    for control in controls:
        if control.id and control.id in owners:
            message = f'vùng (content control) "{control.tag}" trùng id {control.id} với vùng "{owners[control.id]}"'
            telling.at(control.place, "trung_id_vung", message, "xóa vùng rồi tạo lại trong Word")
        owners.setdefault(control.id, control.tag)


_APPENDIX_LOOP = re.compile(r"\{%p?\s*for\s+\w+\s+in\s+phu_luc\b")


def _check_appendix_section(parts: Sequence[TemplatePart], telling: Telling) -> None:
    """An appendix is a section of its own: without the break before it, what stands above turns to its paper."""
    above = False
    for paragraph in parts[0].paragraphs:
        if _APPENDIX_LOOP.search(paragraph.text):
            if above:
                message = "trước phụ lục không có ngắt phần: cả phần phía trên sẽ in trên khổ giấy của phụ lục"
                hint = "đặt con trỏ ở đây, chọn Layout → Breaks → Next Page; phần trên để khổ đứng, phụ lục để ngang"
                telling.at(paragraph.place, "thieu_ngat_phan", message, hint)
            return
        if paragraph.element.find(f"{W}pPr/{W}sectPr") is not None:
            above = False
        elif re.search(r"\{\{", paragraph.text):
            above = True


def _check_comments(package: Package, parts: Sequence[TemplatePart], telling: Telling) -> None:
    texts: dict[str | None, str] = {}
    if "word/comments.xml" in package:
        root = parse_part(package.part("word/comments.xml"), Place(), Telling([]))
        for comment in () if root is None else root.findall(W + "comment"):
            texts[comment.get(W + "id")] = "".join(text.text or "" for text in comment.iter(W + "t"))
    for part in parts:
        for paragraph in part.paragraphs:
            for number in paragraph.comments:
                message = f'có ghi chú "{shortened(texts.get(number, ""))}", văn bản in ra cũng mang ghi chú'
                telling.at(paragraph.place, "ghi_chu", message, "xóa ghi chú khỏi mẫu")


def _check_changes(package: Package, parts: Sequence[TemplatePart], here: Place, telling: Telling) -> None:
    for part in parts:
        changed = [one for one in part.paragraphs if one.tracked and not find_tags(one.text)]
        if changed:
            message = f"có sửa đổi đang theo dõi ({len(changed)} đoạn), văn bản in ra cũng mang dấu sửa đổi"
            telling.at(changed[0].place, "sua_doi", message, "Review → Accept All hoặc Reject All")
    settings = package.part("word/settings.xml") if "word/settings.xml" in package else b""
    if re.search(rb"<w:trackRevisions(?![^>]*w:val=\"(?:0|false|off)\")", settings):
        message = "mẫu đang bật theo dõi sửa đổi, văn bản làm ra cũng vậy"
        telling.at(here, "dang_theo_doi", message, "tắt: Review → Track Changes")
