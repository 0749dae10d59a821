"""An outline that tells groups of the plan: no edit of the plan makes a heading tell another group's tasks."""

from __future__ import annotations

import copy
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.word.outline import ParagraphText, read_outline
from generator.word.package import Package
from tests.builders import plan_data, task_data
from tests.forms.folder import RULES, Agency, Said, a_year

ROOT = Path(__file__).parents[2]
Plan = list[dict[str, Any]]

RULES_FILE = "data/2022/bao_cao.yaml"
BUILD = ("build", "bao-cao", "--ky", "quy-1")


def task(name: str) -> dict[str, Any]:
    return task_data(nhiem_vu=name, tien_do="Quý II/2022")


INSTITUTIONS = {
    "ten": "Cải cách thể chế",
    "nhiem_vu": [task("Rà soát văn bản")],
    "nhom": [
        {"ten": "Văn bản", "nhiem_vu": [task("Ban hành quy chế")]},
        {"ten": "Pháp chế", "nhiem_vu": [task("Theo dõi thi hành pháp luật")]},
    ],
}
FINANCE = {"ten": "Cải cách tài chính công", "nhiem_vu": [task("Công khai ngân sách")]}
DIGITAL = {
    "ten": "Chính quyền điện tử, Chính quyền số",
    "nhiem_vu": [task("Nâng cấp trang tin")],
    "nhom": [{"ten": "Văn bản", "nhiem_vu": [task("Trao đổi văn bản điện tử")]}],
}
PLAN: Plan = [INSTITUTIONS, FINANCE, DIGITAL]
NEW = {"ten": "Cải cách công vụ", "nhiem_vu": [task("Đào tạo công chức")]}

TOLD = {"may_viet": ["tong_hop", "ky_sau"]}
OUTLINE = [
    {"muc": "Phần thể chế", "nhom": "Cải cách thể chế", **TOLD},
    {"muc": "Phần tài chính", "nhom": ["Cải cách tài chính công"], **TOLD},
    {"muc": "Phần số hóa", "nhom": "Chính quyền điện tử, Chính quyền số", **TOLD},
]


def an_agency(folder: Path, outline: list[dict[str, Any]] | None = None, plan: Plan | None = None) -> Agency:
    agency = a_year(folder, plan or PLAN, bao_cao=RULES | {"de_cuong": OUTLINE if outline is None else outline})
    shutil.copy(ROOT / "templates" / "bao_cao.docx", folder / "templates")
    return agency


def rewrite(agency: Agency, plan: Plan) -> None:
    """The plan as a person has it now."""
    path = agency.path / "data" / "2022" / "phu_luc.yaml"
    path.write_text(yaml.safe_dump({"nhom": plan}, allow_unicode=True, sort_keys=False), encoding="utf-8")


def headings(agency: Agency) -> dict[str, list[str]]:
    """What the report says under each mục, by its name without its number."""
    ran = agency.vanban(*BUILD)
    assert ran.code == 0, ran.err
    content = (agency.path / "output/2022/bao_cao_quy_1.docx").read_bytes()
    found: dict[str, list[str]] = {}
    for item in read_outline(Package(content).part("word/document.xml")):
        if isinstance(item, ParagraphText):
            name = item.text.partition(". ")[2]
            if name.startswith("Phần "):
                found[name] = []
            elif found:
                found[list(found)[-1]].append(item.text)
    return found


def tasks_told(agency: Agency) -> dict[str, list[str]]:
    """The tasks that are named under each heading."""
    names = [
        "Rà soát văn bản", "Ban hành quy chế", "Theo dõi thi hành pháp luật", "Công khai ngân sách",
        "Nâng cấp trang tin", "Trao đổi văn bản điện tử", "Đào tạo công chức",
    ]  # fmt: skip
    return {
        heading: [name for name in names if any(name in line for line in lines)]
        for heading, lines in headings(agency).items()
    }


WHOLE = {
    "Phần thể chế": ["Rà soát văn bản", "Ban hành quy chế", "Theo dõi thi hành pháp luật"],
    "Phần tài chính": ["Công khai ngân sách"],
    "Phần số hóa": ["Nâng cấp trang tin", "Trao đổi văn bản điện tử"],
}


def refused(agency: Agency, *code_words: str) -> Said:
    """The report is not built, and the words say why."""
    ran = agency.vanban(*BUILD)
    assert ran.code == 3
    for words in code_words:
        assert words in ran.err
    assert not (agency.path / "output").exists()
    return ran


def before(plan: Plan) -> None:
    plan.insert(0, NEW)


def between(plan: Plan) -> None:
    plan.insert(2, NEW)


def behind(plan: Plan) -> None:
    plan.append(NEW)


def around(plan: Plan) -> None:
    plan.reverse()


@pytest.mark.parametrize("edit", [before, between, behind, around])
def test_a_group_that_is_put_in_or_moved_changes_no_heading(edit: Callable[[Plan], None], tmp_path: Path) -> None:
    agency = an_agency(tmp_path)
    assert tasks_told(agency) == WHOLE
    plan = copy.deepcopy(PLAN)
    edit(plan)
    rewrite(agency, plan)
    assert tasks_told(agency) == WHOLE


def test_a_group_that_is_renamed_is_asked_about_with_the_line_to_paste(tmp_path: Path) -> None:
    agency = an_agency(tmp_path)
    rewrite(agency, [INSTITUTIONS, FINANCE | {"ten": "Cải cách tài chính"}, DIGITAL])
    ran = refused(agency, "kế hoạch không có nhóm nhiệm vụ “Cải cách tài chính công”")
    assert f"{RULES_FILE}, dòng " in ran.err and "nhom[1]" in ran.err
    assert "có phải ý là `nhom: Cải cách tài chính`?" in ran.err
    path = agency.path / RULES_FILE
    path.write_text(
        path.read_text(encoding="utf-8").replace("- Cải cách tài chính công", "- Cải cách tài chính"), encoding="utf-8"
    )
    assert tasks_told(agency) == WHOLE


def test_a_group_that_is_deleted_lends_its_heading_to_no_other(tmp_path: Path) -> None:
    agency = an_agency(tmp_path)
    rewrite(agency, [FINANCE, DIGITAL])
    refused(agency, "không có nhóm nhiệm vụ “Cải cách thể chế”", "nhóm của kế hoạch: “Cải cách tài chính công”")


def test_a_second_group_of_the_same_name_is_told_apart_by_the_group_above(tmp_path: Path) -> None:
    agency = an_agency(tmp_path, [{"muc": "Phần văn bản", "nhom": "Văn bản", **TOLD}])
    ran = refused(agency, "kế hoạch có 2 nhóm tên “Văn bản”", "“I. Cải cách thể chế / I.1. Văn bản”")
    assert "`nhom: Cải cách thể chế / Văn bản`" in ran.err
    assert 'kể cả 2 nhóm thì `nhom: ["Cải cách thể chế / Văn bản", "Chính quyền điện tử, ' in ran.err
    for way, told in (
        ("Cải cách thể chế / Văn bản", "Ban hành quy chế"),
        ("Chính quyền điện tử, Chính quyền số / Văn bản", "Trao đổi văn bản điện tử"),
    ):
        own = an_agency(tmp_path / told, [{"muc": "Phần văn bản", "nhom": way, **TOLD}])
        said = headings(own)["Phần văn bản"]
        assert tasks_told(own) == {"Phần văn bản": [told]}
        assert said[0].startswith("Tổng số nhiệm vụ của nhóm “Văn bản” là 1;")


def test_a_group_inside_another_is_counted_by_itself_and_the_rest_is_said_to_be_untold(tmp_path: Path) -> None:
    parts = [
        {"muc": "Phần pháp chế", "nhom": "Pháp chế", "may_viet": ["tong_hop", "theo_nhom", "da_xong", "ky_sau"]},
        {"muc": "Phần khác", "nhom": ["Cải cách tài chính công", "Chính quyền điện tử, Chính quyền số"],
         "may_viet": ["theo_nhom", "da_xong"]},
    ]  # fmt: skip
    agency = an_agency(tmp_path, parts)
    said = headings(agency)
    assert said["Phần pháp chế"][0].startswith("Tổng số nhiệm vụ của nhóm “Pháp chế” là 1;")
    assert any(line.lstrip("- ").startswith("I.2. Pháp chế: 1 nhiệm vụ") for line in said["Phần pháp chế"])
    assert any("III. Chính quyền điện tử, Chính quyền số: 2 nhiệm vụ" in line for line in said["Phần khác"])
    ran = agency.vanban(*BUILD)
    assert "của nhóm “I. Cải cách thể chế”, “I. Cải cách thể chế / I.1. Văn bản”; chỉ phụ lục có" in ran.err


def test_tasks_outside_every_group_that_no_part_tells_are_said(tmp_path: Path) -> None:
    parts = [{"muc": "Phần tài chính", "nhom": FINANCE["ten"], "may_viet": ["tong_hop", "da_xong"]}]
    agency = an_agency(tmp_path, parts, [FINANCE])
    words = "kể việc đã xong của 1 nhiệm vụ ngoài các nhóm"
    assert words not in agency.vanban(*BUILD).err
    path = agency.path / "data" / "2022" / "phu_luc.yaml"
    content = {"nhom": [FINANCE], "nhiem_vu": [task("Đào tạo công chức")]}
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    ran = agency.vanban(*BUILD)
    assert ran.code == 0 and words in ran.err


def test_a_number_is_refused_and_one_command_writes_the_names(tmp_path: Path) -> None:
    agency = an_agency(tmp_path)
    path = agency.path / RULES_FILE
    rules = yaml.safe_load(path.read_text(encoding="utf-8"))
    rules.pop("de_cuong")
    outline = (
        "# giữ nguyên lời này\nde_cuong:\n"
        "  - {muc: Phần thể chế, nhom: [I], may_viet: [tong_hop, ky_sau]}\n"
        "  - muc: Phần tài chính  # và lời này\n    nhom: ii.\n    may_viet: [tong_hop, ky_sau]\n"
        "  - muc: Phần số hóa\n    nhom:\n      - III\n    may_viet: [tong_hop, ky_sau]\n"
    )
    path.write_text(yaml.safe_dump(rules, allow_unicode=True) + outline, encoding="utf-8")
    ran = refused(agency, "nhóm ghi bằng số “I”", "nhóm ghi bằng số “ii.”", "nhóm ghi bằng số “III”")
    assert "số III nay là “III. Chính quyền điện tử, Chính quyền số”" in ran.err
    assert "`nhom: Chính quyền điện tử, Chính quyền số`" in ran.err
    assert "`vanban form rematch --nam 2022 --dien-ten`" in ran.err
    written = path.read_text(encoding="utf-8")
    assert agency.vanban("form", "rematch").code == 0
    assert path.read_text(encoding="utf-8") == written
    said = agency.vanban("form", "rematch", "--dien-ten")
    assert said.code == 0, said.err
    assert f"Đã ghi {RULES_FILE}:" in said.out and "I → Cải cách thể chế" in said.out
    named = written.replace("[I]", '["Cải cách thể chế"]').replace("ii.", '"Cải cách tài chính công"')
    assert path.read_text(encoding="utf-8") == named.replace("- III", '- "Chính quyền điện tử, Chính quyền số"')
    assert tasks_told(agency) == WHOLE
    assert "Không có gì đổi" in agency.vanban("form", "rematch", "--dien-ten").out


def test_a_number_beside_a_name_must_be_the_one_that_it_has(tmp_path: Path) -> None:
    parts = [{"muc": "Phần tài chính", "nhom": "II. Cải cách tài chính công", **TOLD}]
    agency = an_agency(tmp_path, parts)
    assert tasks_told(agency) == {"Phần tài chính": ["Công khai ngân sách"]}
    shutil.rmtree(agency.path / "output")
    rewrite(agency, [NEW, *PLAN])
    refused(agency, "nhóm “Cải cách tài chính công” nay mang số III, không phải II", "`nhom: Cải cách tài chính công`")
    rewrite(agency, [INSTITUTIONS, NEW, DIGITAL])
    refused(agency, "không có nhóm nhiệm vụ “II. Cải cách tài chính công”; số II nay là “II. Cải cách công vụ”")


def test_a_name_that_a_list_in_brackets_cut_at_its_comma_is_put_together_again(tmp_path: Path) -> None:
    parts = [{"muc": "Phần số hóa", "nhom": ["Chính quyền điện tử", "Chính quyền số"], **TOLD}]
    agency = an_agency(tmp_path, parts)
    ran = refused(agency, "có dấu phẩy nên trong ngoặc vuông bị tách", "`nhom: Chính quyền điện tử, Chính quyền số`")
    assert ran.err.count("lỗi:") == 1


@pytest.mark.parametrize(
    "name", ["CẢI CÁCH THỂ CHẾ", unicodedata.normalize("NFD", " Cải  cách thể chế"), "I. cải cách thể chế"]
)
def test_case_blanks_and_unicode_form_do_not_matter(name: str, tmp_path: Path) -> None:
    agency = an_agency(tmp_path, [{"muc": "Phần thể chế", "nhom": name, **TOLD}])
    assert tasks_told(agency) == {"Phần thể chế": WHOLE["Phần thể chế"]}


def test_groups_of_two_appendices_are_told_apart_by_their_files(tmp_path: Path) -> None:
    plan = plan_data(phu_luc=[{"tep": "phu_luc"}, {"tep": "phu_luc_2"}])
    other = {"nhom": [FINANCE | {"nhiem_vu": [task("Đào tạo công chức")]}]}

    def made(folder: Path, way: str) -> Agency:
        rules = RULES | {"de_cuong": [{"muc": "Phần tài chính", "nhom": way, **TOLD}]}
        agency = a_year(folder, [FINANCE], ke_hoach=plan, phu_luc_2=other, bao_cao=rules)
        shutil.copy(ROOT / "templates" / "bao_cao.docx", folder / "templates")
        return agency

    ran = refused(made(tmp_path / "một", "Cải cách tài chính công"), "kế hoạch có 2 nhóm tên")
    assert "`nhom: phu_luc / Cải cách tài chính công` hoặc `nhom: phu_luc_2 / Cải cách tài chính công`" in ran.err
    second = made(tmp_path / "hai", "phu_luc_2 / Cải cách tài chính công")
    assert tasks_told(second) == {"Phần tài chính": ["Đào tạo công chức"]}
    refused(made(tmp_path / "ba", "I"), "số I nay là “I. Cải cách tài chính công” (phu_luc); ", "nhom: phu_luc_2 / ")


@pytest.mark.parametrize("name", [FINANCE["ten"], f"I. {FINANCE['ten']}"])
def test_two_groups_that_only_their_numbers_tell_apart_must_be_renamed(name: str, tmp_path: Path) -> None:
    """To swap them would make the number mean the other."""
    parts = [{"muc": "Phần tài chính", "nhom": name, **TOLD}]
    agency = an_agency(tmp_path, parts, [FINANCE, FINANCE | {"nhiem_vu": [task("Đào tạo công chức")]}])
    refused(agency, "kế hoạch có 2 nhóm tên", "đổi tên một nhóm trong kế hoạch")


def test_an_outline_at_fault_keeps_no_unit_from_its_form(tmp_path: Path) -> None:
    agency = an_agency(tmp_path, [{"muc": "Phần tài chính", "nhom": "Không có", **TOLD}])
    assert agency.vanban("form", "export", "--ky", "quy-1").code == 0
