"""The forms that units get, opened by another program."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import FileFormat, OpenXmlValidator  # type: ignore[import-untyped]

from tests.forms.folder import OFFICE, PLANNING, Agency, a_year, cell_of, header_row

ROWS = {
    OFFICE: ["I.1", "I.2 (dòng 1)", "I.3"],
    PLANNING: ["I.2 (dòng 2)", "I.3", "II.1"],
    "Phòng Đầu tư": ["II.2"],
}


def opened(agency: Agency, unit: str) -> openpyxl.Workbook:
    return openpyxl.load_workbook(agency.sent / f"{unit}.xlsx")


def codes(page: Worksheet) -> list[object]:
    return [page.cell(row, 1).value for row in range(header_row(page) + 1, page.max_row + 1)]


def test_each_lead_unit_gets_a_form_with_its_own_result_lines(sent: Agency) -> None:
    assert sorted(path.stem for path in sent.sent.iterdir()) == sorted(ROWS)
    for unit, expected in ROWS.items():
        assert codes(opened(sent, unit)["Nhiệm vụ"]) == expected


def test_what_a_unit_coordinates_is_listed_with_who_leads_it_and_cannot_be_filled_in(sent: Agency) -> None:
    page = opened(sent, PLANNING)["Phối hợp"]
    assert codes(page) == ["I.1"]
    assert page.cell(header_row(page) + 1, 6).value == OFFICE
    assert page.protection.sheet
    assert all(cell.protection.locked for row in page.iter_rows() for cell in row)


def test_the_plans_words_are_locked_and_the_answers_open_without_a_password(sent: Agency) -> None:
    page = opened(sent, OFFICE)["Nhiệm vụ"]
    head = header_row(page)
    locked = [page.cell(head + 1, column).protection.locked for column in range(1, 14)]
    assert locked == [True] * 5 + [False] * 8
    assert page.protection.sheet
    assert page.protection.password is None
    allowed = page.protection
    assert (allowed.sort, allowed.autoFilter, allowed.formatColumns) == (False, False, False)  # False: not forbidden


def test_cells_refuse_nonsense_as_it_is_typed(sent: Agency) -> None:
    workbook = opened(sent, OFFICE)
    page = workbook["Nhiệm vụ"]
    rules = {rule.type: rule for rule in page.data_validations.dataValidation}
    assert set(rules) == {"list", "whole", "date"}
    area = f"{header_row(page) + 1}:{page.max_row}"
    assert {str(rule.sqref) for rule in rules.values()} == {
        ":".join(f"{letter}{row}" for row in area.split(":")) for letter in "FGH"
    }
    assert (rules["whole"].formula1, rules["whole"].formula2) == ("0", "100")
    # 15/12/2021 and 14/3/2022 in Excel's days.
    assert (rules["date"].formula1, rules["date"].formula2) == ("44545", "44634")
    assert rules["list"].formula1 == "'Danh mục'!$A$1:$A$4"
    words = [cell.value for cell in workbook["Danh mục"]["A"]]
    assert words == ["Chưa thực hiện", "Đang thực hiện", "Hoàn thành", "Không thực hiện"]
    assert all(rule.error and len(rule.error) <= 255 for rule in rules.values())


def test_the_header_stays_in_sight_and_on_every_printed_page(sent: Agency) -> None:
    page = opened(sent, OFFICE)["Nhiệm vụ"]
    head = header_row(page)
    assert page.freeze_panes == f"D{head + 1}"
    assert page.print_title_rows == f"${head}:${head}"
    assert (page.page_setup.orientation, int(page.page_setup.paperSize or 0)) == ("landscape", 9)


def test_a_form_says_in_vietnamese_whose_it_is_and_how_to_fill_it_in(sent: Agency) -> None:
    workbook = opened(sent, OFFICE)
    head = [str(cell.value) for cell in workbook["Nhiệm vụ"]["A"][:7]]
    assert "Đơn vị báo cáo: Văn phòng" in head
    assert any("quý I năm 2022" in line and "14/3/2022" in line for line in head)
    guide = " ".join(str(cell.value) for row in workbook["Hướng dẫn"] for cell in row if cell.value)
    assert "Không thực hiện" in guide
    assert workbook["vanban"].sheet_state == "veryHidden"
    assert workbook["Danh mục"].sheet_state == "hidden"


def test_the_same_data_give_the_same_bytes_and_nothing_is_written_twice(sent: Agency) -> None:
    before = {path.name: path.read_bytes() for path in sent.sent.iterdir()}
    said = sent.export()
    assert "Không có gì đổi" in said.out
    assert "Đã ghi" not in said.out
    for path in sent.sent.iterdir():
        path.unlink()
    sent.export()
    assert before == {path.name: path.read_bytes() for path in sent.sent.iterdir()}


def test_every_part_is_well_formed(sent: Agency) -> None:
    for path in sent.sent.iterdir():
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                ElementTree.fromstring(package.read(name))


@pytest.mark.parametrize("file_format", [FileFormat.OFFICE_2013, FileFormat.MICROSOFT_365])
def test_it_is_as_the_schema_of_excel_asks(sent: Agency, file_format: FileFormat) -> None:
    for path in sent.sent.iterdir():
        assert OpenXmlValidator(file_format=file_format).validate(path).errors == []


DANGEROUS = [
    '=HYPERLINK("http://x","y")',
    "@SUM(A1)",
    "+1+1",
    "-2+3",
    "=1+1",
    "http://example.com/a",
    "<r><t>x</t></r>",
    "_x0041_ _x0042_",
    "{=A1}",
    "R&D <b> \"'",
]


def test_text_that_looks_like_a_formula_a_link_or_markup_is_text(tmp_path: Path) -> None:
    tasks = [
        {"nhiem_vu": text, "san_pham": text, "tien_do": text, "chu_tri": OFFICE, "phoi_hop": PLANNING}
        for text in DANGEROUS
    ]
    other = {"nhiem_vu": "Việc khác", "chu_tri": PLANNING}
    agency = a_year(tmp_path, [{"ten": "=2+2", "nhiem_vu": [*tasks, other]}])
    agency.export()
    for unit, name in ((OFFICE, "Nhiệm vụ"), (PLANNING, "Phối hợp")):
        page = opened(agency, unit)[name]
        rows = range(header_row(page) + 1, header_row(page) + 1 + len(DANGEROUS))
        for row, text in zip(rows, DANGEROUS, strict=True):
            for column in (3, 4, 5):
                assert page.cell(row, column).value == text
                assert page.cell(row, column).data_type == "s"
                assert page.cell(row, column).quotePrefix == text.startswith(("=", "+", "-", "@"))
    for path in agency.sent.iterdir():
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                if name.startswith("xl/worksheets/sheet"):
                    part = package.read(name)
                    assert b"<f>" not in part
                    assert b"hyperlink" not in part
                assert "externalLink" not in name


def test_what_is_known_from_the_period_before_stands_in_the_cells(agency: Agency) -> None:
    folder = agency.path / "data" / "2022" / "tien_do"
    folder.mkdir()
    (folder / "quy_1.yaml").write_text(
        "nhiem_vu:\n  - ma: I.1\n    nhiem_vu: Ban hành Kế hoạch cải cách hành chính\n    trang_thai: hoan_thanh\n"
        "    ngay_hoan_thanh: 10/3/2022\n    ket_qua: '=1+1'\n"
        "  - ma: I.3\n    nhiem_vu: Tuyên truyền cải cách hành chính\n"
        "    trang_thai: dang_thuc_hien\n    phan_tram: 30\n",
        encoding="utf-8",
    )
    said = agency.vanban("form", "export", "--ky", "6-thang")
    assert said.code == 0
    page = openpyxl.load_workbook(agency.path / "output/2022/bieu_mau_6_thang/Văn phòng.xlsx")["Nhiệm vụ"]
    assert cell_of(page, "I.1", "trang_thai").value == "Hoàn thành"
    assert cell_of(page, "I.1", "phan_tram").value == 100
    assert f"{cell_of(page, 'I.1', 'ngay_hoan_thanh').value:%d/%m/%Y}" == "10/03/2022"
    assert cell_of(page, "I.1", "ket_qua").value == "=1+1"
    assert cell_of(page, "I.1", "ket_qua").data_type == "s"
    assert (cell_of(page, "I.3", "trang_thai").value, cell_of(page, "I.3", "phan_tram").value) == ("Đang thực hiện", 30)


def test_a_form_that_somebody_filled_in_where_it_lay_is_kept_beside(sent: Agency) -> None:
    workbook = opened(sent, OFFICE)
    cell_of(workbook["Nhiệm vụ"], "I.1", "trang_thai").value = "Hoàn thành"
    workbook.save(sent.sent / "Văn phòng.xlsx")
    said = sent.export()
    assert "giữ lại ở output/2022/bieu_mau_quy_1/Văn phòng (sửa tay 1).xlsx" in said.out


def test_a_task_that_nobody_in_particular_leads_is_told(tmp_path: Path) -> None:
    tasks = [{"nhiem_vu": "Việc chung", "chu_tri": "Các phòng"}, {"nhiem_vu": "Việc không rõ"}]
    agency = a_year(tmp_path, [{"ten": "Nhóm", "nhiem_vu": tasks}])
    said = agency.export()
    assert "“Các phòng” không phải một đơn vị" in said.err
    assert "chưa rõ đơn vị chủ trì: nhiệm vụ I.2" in said.err
    assert {path.stem for path in agency.sent.iterdir()} == {"Các phòng", "Chưa rõ đơn vị chủ trì"}


@pytest.mark.parametrize("asked", ["Phòng Tổng hợp", "phòng  tổng HỢP"])
def test_one_units_form_can_be_asked_for(agency: Agency, asked: str) -> None:
    agency.export("--don-vi", asked, "--don-vi", "vp")
    assert {path.stem for path in agency.sent.iterdir()} == {PLANNING, OFFICE}


def test_an_unknown_unit_or_period_is_refused_with_what_there_is(agency: Agency) -> None:
    said = agency.vanban("form", "export", "--ky", "quy-1", "--don-vi", "Phòng Tổng hợ")
    assert said.code == 3
    assert "có phải ý là Phòng Tổng hợp?" in said.err
    said = agency.vanban("form", "export", "--ky", "quy-2")
    assert said.code == 3
    assert "quy-1, 6-thang" in said.err
    assert not (agency.path / "output").exists()


def test_names_of_units_become_names_of_files_that_any_system_takes(tmp_path: Path) -> None:
    units = ["Ban A/B: C?", "Ban A-B- C-", "Phòng " + "rất dài " * 60]
    tasks = [{"nhiem_vu": f"Việc {number}", "chu_tri": unit} for number, unit in enumerate(units)]
    agency = a_year(tmp_path, [{"ten": "Nhóm", "nhiem_vu": tasks}])
    agency.export()
    names = [path.name for path in agency.sent.iterdir()]
    assert {"Ban A-B- C-.xlsx", "Ban A-B- C- (2).xlsx"} <= set(names)
    assert len(names) == 3
    assert all(len(name.encode()) < 200 for name in names)
