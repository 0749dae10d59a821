"""A report as a document: it holds every word of the data, is read back whole, and marks what it lacks."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.findings import Refused
from generator.model.dossier import Copy, Dossier, Issuing
from generator.model.report_year import ReportYear
from generator.reckoning.figures import ReportFigures, build_figures
from generator.word.outline import ParagraphText, TableText, read_outline
from generator.word.package import Package
from generator.writing.readback import verify
from generator.writing.report_context import build_report_view, report_body
from generator.writing.report_expectations import expect_report
from generator.writing.report_views import ReportView
from generator.writing.templates import Template
from tests.builders import a_dossier, a_group, a_plan, a_task, a_task_list, an_appendix
from tests.reckonings import a_progress, a_report, a_rules, answer

ROOT = Path(__file__).parents[2]
EVERYTHING = [
    "tong_hop", "theo_nhom", "theo_don_vi", "so_ky_truoc", "da_xong", "dang_lam", "cham", "kho_khan", "kien_nghi",
    "chi_tieu", "ky_sau",
]  # fmt: skip
TOLD = {"nhom": "Cải cách thể chế", "may_viet": ["da_xong"]}
OUTLINE: list[dict[str, Any]] = [
    {"muc": "Công tác chỉ đạo", "noi_dung": [{"khoan": "Tiến độ", "ma": "tien_do", "may_viet": EVERYTHING}]},
    {"muc": "Đánh giá", "ma": "danh_gia", "bat_buoc": True},
    {"muc": "Kết quả", "noi_dung": [{"khoan": "Thể chế", "ma": "the_che", **TOLD}]},
]
GOALS = [{"ma": "mot", "ten": "Hồ sơ trực tuyến", "muc_tieu": "100%"}]
FORMS: list[dict[str, Any]] = [
    {
        "so": "1",
        "ten": "Chỉ đạo, điều hành",
        "chi_tieu": [
            {"ma": "1", "ten": "Văn bản", "kieu": "tieu_de"},
            {"ma": "1.1", "ten": "Số văn bản chỉ đạo", "don_vi_tinh": "Văn bản", "kieu": "so_nguyen"},
            {"ma": "2", "ten": "Tỷ lệ hoàn thành", "don_vi_tinh": "%", "kieu": "phan_tram", "cong_thuc": "2.2 / 2.1"},
            {"ma": "2.1", "ten": "Số nhiệm vụ", "kieu": "so_nguyen", "nguon": "so_nhiem_vu"},
            {"ma": "2.2", "ten": "Đã xong", "kieu": "so_nguyen", "nguon": "so_nhiem_vu_hoan_thanh"},
        ],
    }
]
WORDS = {"danh_gia": ["Lời văn đánh giá."]}


def rules(**changes: Any) -> Any:
    return a_rules(**{"de_cuong": OUTLINE, "phu_luc_thong_ke": False, **changes})


@cache
def template() -> Template:
    path = ROOT / "templates" / "bao_cao.docx"
    return Template.compile(path.read_bytes(), file="bao_cao.docx", view=ReportView)


def figures_of(dossier: Dossier, report: ReportYear, key: str) -> ReportFigures:
    period = report.period(key)
    assert period is not None
    figures, findings = build_figures(dossier, report, period)
    assert findings == ()
    return figures


def made(dossier: Dossier, report: ReportYear, key: str = "quy-1", copy: Copy = Copy.PAPER) -> bytes:
    """The document of a period, read back."""
    figures = figures_of(dossier, report, key)
    document = template().render(build_report_view(dossier, report, figures, copy))
    verify(document, expect_report(dossier, report, figures, copy), file="bao_cao.docx")
    return document


def lines(document: bytes) -> list[str]:
    """The paragraphs, those of tables that set out head and signature among them, and no others."""
    found: list[str] = []
    for item in read_outline(Package(document).part("word/document.xml")):
        if isinstance(item, ParagraphText):
            found.append(item.text)
        elif not item.header_rows:
            found += [line for row in item.rows for cell in row for line in cell.text.split("\n")]
    return found


def tables(document: bytes) -> list[TableText]:
    outline = read_outline(Package(document).part("word/document.xml"))
    return [item for item in outline if isinstance(item, TableText) and item.header_rows]


def one_task(**task: Any) -> Dossier:
    return a_dossier(plan=a_plan(an_appendix(a_task_list(a_group(a_task(**task))))))


NASTY = [
    "Sở KH&ĐT <b>5% & >= 3</b>",
    "{{ dau.so }} {% if x %} {# #}",
    "dòng một\ndòng hai\n- dòng ba;",
    unicodedata.normalize("NFD", "Tiếp tục rà soát thủ tục hành chính"),
    "Từ rất dài " + "quyết định " * 150,
    "Dấu \"nháy\" và 'nháy' và tab\tgiữa",
    "=SUM(A1:A2)",
]


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_every_character_of_the_data_is_in_the_document_or_nothing_is_made(text: str) -> None:
    dossier = one_task(nhiem_vu=text, san_pham=text, tien_do="Tháng 2/2022")
    answers = a_progress(answer("I.1", "dang_thuc_hien", phan_tram=5, ket_qua=text, kho_khan=text, kien_nghi=text))
    line = text.replace("\n", " ")
    goals = [{**GOALS[0], "ten": text}]
    forms = [{**FORMS[0], "ten": text, "chi_tieu": [{**FORMS[0]["chi_tieu"][1], "ten": text}]}]
    given = {
        "noi_dung": {"danh_gia": [text, {"gach": text}]},
        "mo_dau": [text],
        "ket_thuc": [text],
        "chi_tieu": {"mot": {"thuc_hien": "12,5", "ghi_chu": text}},
        "thong_ke": {"1": {"1.1": "1.250"}},
        "ghi_chu_thong_ke": {"1": {"1.1": text}},
    }
    asked = rules(
        chi_tieu=goals, phu_luc_thong_ke=True, kinh_gui=[line, "Sở Nội vụ"], trich_yeu=text.rstrip(";"), bieu_do=True
    )
    report = a_report(asked, bieu_mau=forms, inputs={"quy-1": given}, progress={"quy-1": answers})
    document = made(dossier, report)
    composed = " ".join(unicodedata.normalize("NFC", text).split())
    cells = [" ".join(cell.text.split()) for table in tables(document) for row in table.rows for cell in row]
    # Name, product, result, difficulty with proposal, goal, its note, indicator, its note.
    assert sum(composed in cell for cell in cells) >= 8
    assert sum(composed.rstrip(";") in " ".join(line.split()) for line in lines(document)) >= 6


def test_a_plan_without_tasks_has_a_report_without_a_list_of_them() -> None:
    empty = a_dossier(plan=a_plan(an_appendix(a_task_list(a_group().model_copy(update={"tasks": ()})))))
    document = made(empty, a_report(rules(bieu_do=True), inputs={"quy-1": {"noi_dung": WORDS}}))
    assert "Kế hoạch không có nhiệm vụ nào." in lines(document)
    assert [[cell.text for cell in row] for row in tables(document)[0].rows[2:]] == [
        ["A", "Tổng cộng", *"00000000", "-"]
    ]
    assert len(tables(document)) == 1


def test_the_one_appendix_of_a_report_has_no_numeral_and_is_named_in_the_body() -> None:
    report = a_report(rules(phu_luc_nhiem_vu=False), inputs={"quy-1": {"noi_dung": WORDS}})
    said = lines(made(one_task(), report))
    assert "Phụ lục" in said
    assert any("tại phụ lục kèm theo Báo cáo này: Phụ lục (tổng hợp" in line for line in said)
    bare = a_report(rules(phu_luc_nhiem_vu=False, bang_tong_hop=[]), inputs={"quy-1": {"noi_dung": WORDS}})
    assert not [line for line in lines(made(one_task(), bare)) if "hụ lục" in line]


def test_every_table_stands_in_an_appendix_of_its_own_in_the_order_of_the_regime() -> None:
    given = {"noi_dung": WORDS, "chi_tieu": {"mot": {"thuc_hien": "100"}}, "thong_ke": {"1": {"1.1": "3"}}}
    report = a_report(
        rules(chi_tieu=GOALS, phu_luc_thong_ke=True),
        bieu_mau=FORMS,
        inputs={"quy-1": given},
        progress={"quy-1": a_progress(answer("I.1", ngay_hoan_thanh="10/3/2022", lien_ket="https://vd.vn/1"))},
    )
    document = made(one_task(), report)
    names = [line for line in lines(document) if line.startswith("Phụ lục")]
    assert names == ["Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV"]
    summary, tasks, goals, form = ([[cell.text for cell in row] for row in table.rows] for table in tables(document))
    assert summary[3][1:] == ["I. Cải cách thể chế", "1", "1", "0", "0", "0", "0", "0", "0", "100,00"]
    assert tasks[2][5:] == ["Hoàn thành đúng hạn, ngày 10/3/2022", "https://vd.vn/1", ""]
    assert goals[1] == ["1", "Hồ sơ trực tuyến", "%", "100%", "100", "Đạt", ""]
    assert form[2:] == [
        ["1", "Văn bản"],
        ["1.1", "Số văn bản chỉ đạo", "Văn bản", "3", ""],
        ["2", "Tỷ lệ hoàn thành", "%", "100,00", ""],
        ["2.1", "Số nhiệm vụ", "", "1", ""],
        ["2.2", "Đã xong", "", "1", ""],
    ]


SHARING: list[dict[str, Any]] = [
    {"ma": "3", "ten": "Kiểm tra", "kieu": "tieu_de"},
    {"ma": "3.1", "ten": "Số sở", "don_vi_tinh": "Cơ quan", "kieu": "so_nguyen", "ghi_chu": "Theo Kế hoạch số 5"},
    {
        "ma": "3.2", "ten": "Số xã", "don_vi_tinh": "Cơ quan", "gop_don_vi_tinh": True, "kieu": "so_nguyen",
        "ghi_chu": "Theo Kế hoạch số 5",
    },
    {"ma": "3.3", "ten": "Số thôn", "don_vi_tinh": "Cơ quan", "kieu": "so_nguyen"},
    {"ma": "4", "ten": "Việc giao", "kieu": "tieu_de"},
    {"ma": "4.1", "ten": "Số việc", "don_vi_tinh": "Cơ quan", "kieu": "so_nguyen", "ghi_chu": "Ghi chú riêng"},
]  # fmt: skip


def _form_of(indicators: list[dict[str, Any]]) -> list[list[str]]:
    """A form's rows, `〃` for a cell that is one with the cell above."""
    figures = {str(one["ma"]): "1" for one in indicators if one["kieu"] != "tieu_de"}
    report = a_report(
        rules(phu_luc_thong_ke=True),
        bieu_mau=[{"so": "1", "ten": "Chỉ đạo", "chi_tieu": indicators}],
        inputs={"quy-1": {"noi_dung": WORDS, "thong_ke": {"1": figures}}},
    )
    table = tables(made(one_task(), report))[-1]
    return [["〃" if cell.merged_up else cell.text for cell in row] for row in table.rows[2:]]


def test_a_unit_that_a_form_joins_and_a_note_of_two_rows_are_one_cell_and_no_others_are() -> None:
    assert _form_of(SHARING) == [
        ["3", "Kiểm tra"],
        ["3.1", "Số sở", "Cơ quan", "1", "Theo Kế hoạch số 5"],
        ["3.2", "Số xã", "〃", "1", "〃"],
        ["3.3", "Số thôn", "Cơ quan", "1", ""],
        ["4", "Việc giao"],
        ["4.1", "Số việc", "Cơ quan", "1", "Ghi chú riêng"],
    ]


def test_a_unit_is_printed_again_where_the_row_that_it_is_joined_with_is_not_of_this_period() -> None:
    without = [dict(one, ky=["nam"]) if one["ma"] == "3.1" else dict(one) for one in SHARING]
    figures = {"3.2": "1", "3.3": "1", "4.1": "1"}
    report = a_report(
        rules(phu_luc_thong_ke=True),
        bieu_mau=[{"so": "1", "ten": "Chỉ đạo", "chi_tieu": without}],
        inputs={"quy-1": {"noi_dung": WORDS, "thong_ke": {"1": figures}}},
    )
    rows = [[cell.text for cell in row] for row in tables(made(one_task(), report))[-1].rows[2:]]
    assert rows[1] == ["3.2", "Số xã", "Cơ quan", "1", "Theo Kế hoạch số 5"]


def test_rows_that_share_a_cell_stay_on_one_page_unless_they_are_many() -> None:
    def kept(notes: int) -> str:
        indicators = [
            {"ma": f"{number}", "ten": "Số", "don_vi_tinh": "Việc", "kieu": "so_nguyen", "ghi_chu": "Chung"}
            for number in range(1, notes + 1)
        ]
        report = a_report(
            rules(phu_luc_thong_ke=True), bieu_mau=[{"so": "1", "ten": "Chỉ đạo", "chi_tieu": indicators}],
            inputs={"quy-1": {"noi_dung": WORDS, "thong_ke": {"1": {one["ma"]: "1" for one in indicators}}}},
        )  # fmt: skip
        rows = Package(made(one_task(), report)).part("word/document.xml").decode().split("<w:tr>")[-notes:]
        return "".join("x" if "<w:keepNext/>" in row else "." for row in rows)

    assert kept(3) == "xx." and kept(6) == "xxxxx." and kept(7) == "......."


def test_the_lines_of_a_task_share_its_cells_and_each_has_its_own_result() -> None:
    parts = [{"san_pham": "Kế hoạch", "tien_do": "Quý I/2022"}, {"san_pham": "Báo cáo", "tien_do": "Quý IV/2022"}]
    dossier = one_task(san_pham=None, tien_do=None, dong=parts)
    answers = a_progress(
        answer("I.1", ngay_hoan_thanh="10/3/2022", ket_qua="KH 01"), answer("I.1", "dang_thuc_hien", 2, phan_tram=10)
    )
    report = a_report(rules(), inputs={"quy-1": {"noi_dung": WORDS}}, progress={"quy-1": answers})
    first, second = ([cell.text for cell in row] for row in tables(made(dossier, report))[1].rows[2:])
    assert first[2:] == [
        "Kế hoạch", "Quý I/2022", "Văn phòng", "Đang thực hiện (đã thực hiện 55%)",
        "Hoàn thành ngày 10/3/2022\nKH 01", "",
    ]  # fmt: skip
    assert second == ["", "", "Báo cáo", "Quý IV/2022", "", "", "Đang thực hiện, 10%", ""]


def test_two_appendices_of_a_plan_are_two_lists_and_their_groups_are_counted_together() -> None:
    one, two = a_task(nhiem_vu="Việc một"), a_task(nhiem_vu="Việc hai")
    dossier = a_dossier(
        plan=a_plan(
            an_appendix(a_task_list(a_group(one)), tieu_de="Nhiệm vụ thường xuyên"),
            an_appendix(a_task_list(a_group(two)), tep="phu_luc_2", tieu_de="Nhiệm vụ đột xuất"),
        )
    )
    answers = a_progress(answer("phu_luc_2:I.1", ngay_hoan_thanh="10/3/2022"))
    report = a_report(rules(), inputs={"quy-1": {"noi_dung": WORDS}}, progress={"quy-1": answers})
    document = made(dossier, report)
    states = [[cell.text for cell in table.rows[2]][5] for table in tables(document)[1:]]
    assert states == ["Chưa đến hạn", "Hoàn thành đúng hạn, ngày 10/3/2022"]


def test_no_key_and_no_word_of_ours_stands_for_a_unit_that_the_plan_does_not_name() -> None:
    tasks = [
        a_task(nhiem_vu="Việc một", phan_cong="Theo phân công tại Quyết định số 5/QĐ-BQL"),
        a_task(nhiem_vu="Việc hai", phan_cong=None),
        a_task(nhiem_vu="Việc ba"),
    ]
    dossier = a_dossier(plan=a_plan(an_appendix(a_task_list(a_group(*tasks)))))
    report = a_report(rules(bang_tong_hop=["theo_don_vi"]), inputs={"quy-1": {"noi_dung": WORDS}})
    document = made(dossier, report)
    summary, listed = ([[cell.text for cell in row] for row in table.rows] for table in tables(document)[:2])
    assert [row[1] for row in summary[2:]] == ["Theo đơn vị chủ trì", "Văn phòng", "Nhiệm vụ khác", "Tổng cộng"]
    assert [row[4] for row in listed[2:]] == ["Theo phân công tại Quyết định số 5/QĐ-BQL", "", "Văn phòng"]
    assert "Chưa rõ" not in Package(document).part("word/document.xml").decode()


def test_words_that_are_required_and_missing_are_marked_and_listed() -> None:
    report = a_report(rules())
    dossier = one_task()
    assert "[CẦN BỔ SUNG: lời văn phần “Đánh giá”, mã danh_gia]" in lines(made(dossier, report))
    body = report_body(report, figures_of(dossier, report, "quy-1"), dossier)
    assert [node.key for node in body.missing] == ["danh_gia"]


def test_a_heading_with_nothing_under_it_is_left_out_and_the_numbers_close_up() -> None:
    outline = [
        {"muc": "Một", "noi_dung": [{"khoan": "Trống", "ma": "trong"}, {"khoan": "Có chữ", "ma": "co"}]},
        {"muc": "Trống hết", "noi_dung": [{"khoan": "Trống nữa", "ma": "trong_nua"}]},
        {"muc": "Cuối", "ma": "cuoi"},
    ]
    given = {"noi_dung": {"co": "Chữ.", "cuoi": ["Chữ nữa."]}}
    report = a_report(rules(de_cuong=outline), inputs={"quy-1": given})
    dossier = one_task()
    said = lines(made(dossier, report))
    assert [line for line in said if line[:2] in ("I.", "1.", "II")] == ["I. Một", "1. Có chữ", "II. Cuối"]
    body = report_body(report, figures_of(dossier, report, "quy-1"), dossier)
    assert [node.key for node in body.left_out] == ["trong", None]


def test_a_group_of_the_plan_that_nothing_came_of_is_not_passed_over() -> None:
    report = a_report(rules(), inputs={"quy-1": {"noi_dung": WORDS}})
    assert any(
        line.startswith("Tổng số nhiệm vụ của nhóm “Cải cách thể chế” là 1;")
        for line in lines(made(one_task(), report))
    )


@pytest.mark.parametrize("where", ["input", "progress", "earlier progress"])
def test_sample_data_are_said_to_be_such_at_the_top(where: str) -> None:
    answers = a_progress(answer("I.1", ngay_hoan_thanh="10/3/2022")).model_copy(update={"is_sample": True})
    report = a_report(
        rules(),
        inputs={"6-thang": {"noi_dung": WORDS, "la_so_lieu_mau": where == "input"}},
        progress={} if where == "input" else {"6-thang" if where == "progress" else "quy-1": answers},
    )
    said = lines(made(one_task(), report, "6-thang"))
    assert [line for line in said if line.startswith("[SỐ LIỆU MẪU")]
    assert not [line for line in lines(made(one_task(), a_report(rules()))) if line.startswith("[SỐ LIỆU MẪU")]


def test_head_recipients_and_receivers_are_those_of_an_upward_report() -> None:
    given = {"quy-1": {"noi_dung": WORDS, "ket_thuc": ["Trân trọng báo cáo."]}}
    said = lines(made(one_task(), a_report(rules(kinh_gui=["Sở Nội vụ;"]), inputs=given)))
    assert "Kính gửi: Sở Nội vụ" in said
    assert "Công tác cải cách hành chính quý I năm 2022 và phương hướng, nhiệm vụ quý II năm 2022" in " ".join(
        said
    ).replace("\n", " ")
    assert [line for line in said if line.startswith("- ")][-3:] == ["- Như trên;", "- Sở Nội vụ;", "- Lưu: VT."]
    assert any(line.endswith("tháng 3 năm 2022") for line in said)
    assert "Trân trọng báo cáo./." in said
    two = rules(kinh_gui=["Sở Nội vụ", "Văn phòng UBND tỉnh"], noi_nhan=["Sở Tài chính", "Như trên (VBĐT)"])
    said = lines(made(one_task(), a_report(two, inputs=given)))
    assert "Kính gửi:" in said
    assert {"- Sở Nội vụ;", "- Văn phòng UBND tỉnh."} <= set(said)
    assert [line for line in said if line.startswith("- ")][-3:] == [
        "- Như trên (VBĐT);",
        "- Sở Tài chính;",
        "- Lưu: VT.",
    ]


def test_an_issued_report_says_its_number_and_day_and_so_does_each_appendix_on_paper() -> None:
    dossier = a_dossier(issuing=Issuing.model_validate({"bao_cao": {"quy-1": {"so": 7, "ngay": "20/3/2022"}}}))
    report = a_report(rules(), inputs={"quy-1": {"noi_dung": WORDS}})
    said = " ".join(lines(made(dossier, report)))
    assert "Số: 07/BC-SNV" in said
    assert said.count("số 07/BC-SNV ngày 20 tháng 3 năm 2022 của Sở Nội vụ)") == 2
    assert "Khánh Hòa, ngày 20 tháng 3 năm 2022" in said
    assert "Báo cáo số 07" not in " ".join(lines(made(dossier, report, copy=Copy.ELECTRONIC)))


def test_a_period_that_the_calendar_does_not_know_has_its_days_in_the_title_and_no_month() -> None:
    report = a_report(rules())
    said = " ".join(lines(made(one_task(), report, "01/01/2022..30/4/2022"))).replace("\n", " ")
    assert "Công tác cải cách hành chính từ ngày 01/01/2022 đến ngày 30/4/2022" in said
    assert "phương hướng" not in said


def test_the_same_data_give_the_same_bytes() -> None:
    report = a_report(rules(bieu_do=True), inputs={"quy-1": {"noi_dung": WORDS}})
    assert made(one_task(), report) == made(one_task(), report)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Lời văn đánh giá", "Lời văn khác"),
        (">Chưa đến hạn<", ">Quá hạn<"),
        (">Công bố Chỉ số cải cách hành chính<", "> <"),
        ("SỞ NỘI VỤ", "SỞ NỘI VU"),
        ("Kính gửi: Sở Nội vụ", "Kính gửi: Sở khác"),
        (">-<", ">0<"),
    ],
)
def test_what_is_changed_in_the_document_is_refused(old: str, new: str) -> None:
    dossier = one_task()
    given = {"noi_dung": WORDS, "thong_ke": {"1": {"1.1": "-"}}}
    report = a_report(
        rules(phu_luc_thong_ke=True, kinh_gui=["Sở Nội vụ"], noi_nhan=["Văn phòng"]),
        bieu_mau=FORMS,
        inputs={"quy-1": given},
    )
    figures = figures_of(dossier, report, "quy-1")
    document = made(dossier, report)
    xml = Package(document).part("word/document.xml").decode()
    assert old in xml
    changed = Package(document).with_parts({"word/document.xml": xml.replace(old, new).encode()})
    with pytest.raises(Refused):
        verify(changed, expect_report(dossier, report, figures), file="bao_cao.docx")


STATES = st.sampled_from(
    [
        None,
        {"said": "dang_thuc_hien", "phan_tram": 40, "kho_khan": "Thiếu người"},
        {"said": "hoan_thanh", "ngay_hoan_thanh": "10/3/2022", "ket_qua": "Báo cáo số 1"},
        {"said": "khong_thuc_hien", "ly_do": "Bỏ"},
    ]
)
NAMES = st.sampled_from(["Việc", "Rà soát:\n- một cửa;\n+ ISO.", "Việc v.v.", "- Việc\n\n- hai…", "Sở KH&ĐT;"])
DEADLINES = st.sampled_from(["Tháng 2/2022", "Quý I/2022", "Quý III/2022", "Thường xuyên"])


@given(st.lists(st.tuples(DEADLINES, STATES, st.integers(0, 2), st.sampled_from(["VP", "Phòng A"]), NAMES), max_size=7))
@settings(max_examples=15, deadline=None)
def test_any_mix_of_states_groups_and_units_makes_a_report_that_reads_back(tasks: list[Any]) -> None:
    groups: dict[int, list[Any]] = {}
    answers = []
    for number, (deadline, state, group, unit, name) in enumerate(tasks):
        own = groups.setdefault(group, [])
        own.append(a_task(ma=f"t{number}", nhiem_vu=name, tien_do=deadline, phan_cong=None, chu_tri=unit))
        if state is not None:
            answers.append(answer(f"t{number}", **state))
    content = a_task_list(
        *(a_group(*own, ten=f"Nhóm {group}") for group, own in groups.items()),
        tasks=() if groups else (a_task(ma="t", tien_do="Quý I/2022"),),
    )
    dossier = a_dossier(plan=a_plan(an_appendix(content)))
    outline = [{"muc": "Một", "ma": "mot", "may_viet": EVERYTHING}]
    report = a_report(rules(de_cuong=outline, bieu_do=True), progress={"6-thang": a_progress(*answers)})
    document = made(dossier, report, "6-thang")
    total = [cell.text for cell in tables(document)[0].rows[-1]]
    assert int(total[2]) == sum(map(int, total[3:10])) == max(1, len(tasks))


def test_a_mark_that_a_person_wrote_is_words_that_are_missing() -> None:
    given = {"noi_dung": {"danh_gia": ["[CẦN BỔ SUNG số liệu của Văn phòng]"]}}
    report, dossier = a_report(rules(), inputs={"quy-1": given}), one_task()
    body = report_body(report, figures_of(dossier, report, "quy-1"), dossier)
    assert [node.key for node in body.missing] == ["danh_gia"]
    assert sum(line.startswith("[CẦN BỔ SUNG") for line in lines(made(dossier, report))) == 1
