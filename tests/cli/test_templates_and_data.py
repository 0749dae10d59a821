"""A template that is sound by itself and does not suit the workspace's data: the check says what the build would."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.word.package import Package
from tests.cli.folder import Folder

DOCUMENT = "word/document.xml"


def change(path: Path, how: Callable[[str], str]) -> None:
    """Edits a template's text as if by hand; what is edited must be there."""
    package = Package.read(path)
    before = package.part(DOCUMENT).decode()
    after = how(before)
    assert after != before
    path.write_bytes(package.with_parts({DOCUMENT: after.encode()}))


def without_paragraph(tag: str) -> Callable[[str], str]:
    return lambda xml: "".join(piece for piece in re.split(r"(<w:p>(?:(?!</w:p>).)*</w:p>)", xml) if tag not in piece)


def without_number(xml: str) -> str:
    return xml.replace("{{ dau.so }}", "")


def without_table(xml: str) -> str:
    start = xml.index("<w:tbl>", xml.index("phu_luc_bang"))
    return f"{xml[:start]}<w:p/>{xml[xml.index('</w:tbl>', start) + len('</w:tbl>') :]}"


def without_break(xml: str) -> str:
    return re.sub(r"<w:sectPr>(?:(?!</w:sectPr>).)*</w:sectPr>(?=</w:pPr>)", "", xml, count=1)


def with_small_motto(xml: str) -> str:
    return xml.replace('<w:r><w:t xml:space="preserve">Độc lập', '<w:r><w:rPr><w:sz w:val="20"/></w:rPr><w:t>Độc lập')


@pytest.mark.parametrize(
    ("template", "how", "words"),
    [
        ("quyet_dinh", without_paragraph("ky.ho_ten"), "họ tên người ký"),
        ("quyet_dinh", without_number, "số và ký hiệu"),
        ("ke_hoach", without_table, "bảng của phụ lục 1"),
        ("ke_hoach", without_break, "PG2.orientation"),
        ("quyet_dinh", with_small_motto, "C2.size"),
        ("bao_cao", without_paragraph("{{ ky.ho_ten }}"), "họ tên người ký"),
        ("cong_van", without_paragraph("{{ ky.ho_ten }}"), "họ tên người ký"),
    ],
    ids=["ky.ho_ten", "dau.so", "bang", "ngat_phan", "co_chu", "bao_cao", "cong_van"],
)
def test_what_the_build_would_refuse_is_an_error_of_the_template(
    sample: Folder, template: str, how: Callable[[str], str], words: str
) -> None:
    sample.done("issue", "--so", "15", "--ngay", "14/01/2022")
    change(sample.path / "templates" / f"{template}.docx", how)
    before = sample.files()
    checked = sample.vanban("template", "check")
    assert sample.files() == before
    assert checked.code == 1
    told = [line for line in checked.out.splitlines() if ": lỗi: " in line]
    assert told
    assert all(line.startswith(f"templates/{template}.docx") for line in told)
    assert any(words in line for line in told), told
    commands = {"bao_cao": ("build", "bao-cao"), "cong_van": ("remind", "--den-ngay", "31/12/2022", "--cong-van")}
    refused = sample.vanban(*commands.get(template, ("build",)))
    assert refused.code == 3
    assert words in refused.err


def test_a_template_is_good_where_no_year_prints_what_it_lacks(sample: Folder) -> None:
    """A number that no draft has is not missed until a document is issued."""
    change(sample.path / "templates" / "quyet_dinh.docx", without_number)
    assert sample.vanban("template", "check").code == 0
    assert sample.done("build").count("Đã ghi") == 2
