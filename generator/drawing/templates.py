"""The Word templates of the agency's documents, whole: what stands in each, in which order, and its package.

Drawn anew they are the same bytes: there is no clock and no chance in them.
"""

from __future__ import annotations

from generator.decree.house import text_width_mm, word
from generator.drawing.markup import document, element, paragraph, region, run
from generator.drawing.package import draw_package
from generator.drawing.pieces import (
    appendices,
    attached_line,
    body_blocks,
    chart,
    command,
    head,
    recipients,
    section,
    section_end,
    signature,
    title_line,
)

__all__ = ["draw_templates"]


def draw_templates() -> dict[str, bytes]:
    """Every template, by file name."""
    return {
        "quyet_dinh.docx": draw_package(_document(*_decision(), section())),
        "ke_hoach.docx": draw_package(_document(*_plan(), section(landscape=True))),
        "bao_cao.docx": draw_package(_document(*_report(), section(landscape=True))),
        "cong_van.docx": draw_package(_document(*_letter(), section())),
    }


def _document(*body: str) -> bytes:
    return document("w:document", element("w:body", None, *body))


def _decision() -> tuple[str, ...]:
    """Mẫu 1.3: a decision that issues another document."""
    return (
        head(),
        region(
            "trich_yeu",
            "Tên loại và trích yếu",
            paragraph("VBTenLoai", "QUYẾT ĐỊNH"),
            paragraph("VBTrichYeu", "{{ trich_yeu }}"),
            title_line(),
        ),
        region("tham_quyen", "Thẩm quyền ban hành", paragraph("VBThamQuyen", "{{ tham_quyen }}")),
        region(
            "can_cu",
            "Căn cứ ban hành",
            command("{%p for cc in can_cu %}"),
            paragraph("VBCanCu", "{{ cc }}"),
            command("{%p endfor %}"),
        ),
        paragraph("VBQuyetDinh", word("T11.text")),
        region("dieu", "Các điều", *_articles()),
        signature(),
        section_end(),
    )


def _articles() -> tuple[str, ...]:
    number = run("Điều {{ d.so }}.", style="VBDam")
    return (
        command("{%p for d in dieu %}"),
        command("{%p if d.tieu_de %}"),
        paragraph("VBDieuTieuDe", "Điều {{ d.so }}. {{ d.tieu_de }}"),
        paragraph("VBDoan", "{{r d.van_ban }}"),
        command("{%p else %}"),
        paragraph("VBDieu", number, " ", "{{r d.van_ban }}"),
        command("{%p endif %}"),
        body_blocks("d.noi_dung", "b"),
        command("{%p endfor %}"),
    )


def _plan() -> tuple[str, ...]:
    """A plan issued with a decision (mẫu 1.3, the pages after the decision) or on its own (mẫu 1.4); its appendices."""
    return (
        command("{%p if in_ke_hoach %}"),
        head(number_when="doc_lap"),
        region(
            "trich_yeu",
            "Tên loại và trích yếu",
            paragraph("VBTenLoai", "{{ ten_loai }}"),
            paragraph("VBTrichYeu", "{{ trich_yeu }}"),
            command("{%p if doc_lap %}"),
            title_line(),
            command("{%p endif %}"),
        ),
        command("{%p if kem_theo %}"),
        region(
            "kem_theo",
            "Dòng kèm theo quyết định",
            paragraph("VBKemTheo", "{{ kem_theo }}"),
            attached_line(text_width_mm()),
        ),
        command("{%p endif %}"),
        region("noi_dung", "Nội dung kế hoạch", body_blocks("noi_dung", "b")),
        command("{%p if doc_lap %}"),
        signature(),
        command("{%p endif %}"),
        section_end(section()),
        command("{%p endif %}"),
        appendices(),
        section_end(),
    )


def _report() -> tuple[str, ...]:
    """A report sent upward (mẫu 1.4 with Kính gửi, II.9.b) and its appendices."""
    return (
        head(),
        region(
            "trich_yeu",
            "Tên loại và trích yếu",
            paragraph("VBTenLoai", "{{ ten_loai }}"),
            paragraph("VBTrichYeu", "{{ trich_yeu }}"),
            title_line(),
        ),
        recipients(),
        region("noi_dung", "Nội dung báo cáo", body_blocks("noi_dung", "b", with_marks=True)),
        signature(),
        section_end(section()),
        appendices(table="Phụ lục: bảng số liệu", below=chart(), of_figures=True),
        section_end(),
    )


def _letter() -> tuple[str, ...]:
    """Mẫu 1.5: a công văn has no tên loại; its trích yếu stands under the number, in the head."""
    return (
        head(subject="{{ trich_yeu }}"),
        recipients(),
        region("noi_dung", "Nội dung công văn", body_blocks("noi_dung", "b", with_marks=True)),
        signature(),
        section_end(),
    )
