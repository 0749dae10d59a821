"""An agency's own rules, through the real command: more than the decree asks, never less."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.checking.handmade import letter, report, to_bytes
from tests.cli.test_check import vanban


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A workspace with two conforming documents."""
    for name in ("data", "templates"):
        (tmp_path / name).mkdir()
    (tmp_path / "a.docx").write_bytes(to_bytes(report()))
    (tmp_path / "b.docx").write_bytes(to_bytes(letter()))
    return tmp_path


def ask(folder: Path, rules: str) -> None:
    (folder / "data" / "quy_tac.yaml").write_text(rules, encoding="utf-8")


def found(folder: Path, name: str) -> list[tuple[str, str, str]]:
    told = json.loads(vanban("check", name, "--json", folder=folder).stdout)
    return [(one["rule"], one["severity"], one["measured"]) for one in told["findings"]]


def test_a_range_made_narrower_is_measured_by(office: Path) -> None:
    ask(office, "siet_chat:\n  - ma: C12.line-spacing\n    tu: 1.3\n  - ma: C12.size\n    gia_tri: [14]\n")
    assert {(rule, severity) for rule, severity, _ in found(office, "a.docx")} == {("C12.line-spacing", "error")}


def test_words_are_forbidden_needed_and_written_as_the_agency_says(office: Path) -> None:
    ask(
        office,
        """
quy_tac_rieng:
  - {ma: rieng.han, kieu: khong_dung, chu: [đúng hạn], yeu_cau: Ghi rõ ngày, muc_do: loi}
  - {ma: rieng.luu, kieu: phai_co, chu: ["Lưu: VT, VP"], yeu_cau: Lưu ở Văn phòng, thanh_phan: C27}
  - {ma: rieng.ten, kieu: viet_dung, chu: [Sở Nội Vụ], yeu_cau: Tên Sở, muc_do: goi_y, loai_van_ban: [cong_van]}
""",
    )
    told = found(office, "a.docx")
    assert ("rieng.han", "error", "“đúng hạn”") in told
    assert ("rieng.luu", "warning", "không có “Lưu: VT, VP”") in told
    assert "rieng.ten" not in {rule for rule, _, _ in told}
    assert [one for one in found(office, "b.docx") if one[0] != "rieng.han"] == [("rieng.ten", "hint", "“Sở Nội vụ”")]


def test_an_abbreviation_known_in_the_agency_needs_no_explaining(office: Path) -> None:
    from tests.checking.mutations import change, set_text

    body = change(to_bytes(report()), "word/document.xml", set_text("Trên đây", "báo cáo", "báo cáo theo KTXQ"))
    (office / "a.docx").write_bytes(body)
    assert [rule for rule, _, _ in found(office, "a.docx")] == ["C12.abbreviation"]
    ask(office, "chu_viet_tat: [KTXQ]\n")
    assert found(office, "a.docx") == []


LOOSER = {
    "siet_chat: [{ma: PG3.top, den: 30}]": "không nới",
    "siet_chat: [{ma: C12.gap, tu: 3}]": "không nới",
    "siet_chat: [{ma: C12.first-line, gia_tri: [15]}]": "không cho giá trị 15",
    "siet_chat: [{ma: C5.size, gia_tri: [14]}]": "không cho giá trị 14",
    "siet_chat: [{ma: C5.zero, muc_do: goi_y}]": "không hạ thành gợi ý",
    "siet_chat: [{ma: C5.zero, tu: 1}]": "không phải một khoảng",
    "siet_chat: [{ma: PG3.top, tu: 25, den: 20}]": "tu lớn hơn den",
    "siet_chat: [{ma: PG3, tu: 20}]": "PG3.top, PG3.bottom",
    "siet_chat: [{ma: PG3.top}]": "chưa ghi siết chặt điều gì",
    "quy_tac_rieng: [{ma: C5.zero, kieu: phai_co, chu: [a], yeu_cau: b}]": "rieng.",
    "quy_tac_rieng: [{ma: rieng.a, kieu: phai_co, chu: [], yeu_cau: b}]": "chu",
    "quy_tac_rieng: [{ma: rieng.a, kieu: cam, chu: [a], yeu_cau: b}]": "kieu",
    "noi_long: [{ma: PG3.top}]": "noi_long",
}


@pytest.mark.parametrize("rules", LOOSER)
def test_what_would_loosen_the_decree_or_makes_no_sense_is_refused_with_its_place(office: Path, rules: str) -> None:
    ask(office, rules + "\n")
    ran = vanban("check", "a.docx", folder=office)
    assert ran.returncode == 3
    assert "data/quy_tac.yaml, dòng 1" in ran.stderr
    assert LOOSER[rules] in ran.stderr
    assert "Chưa ghi tệp nào" not in ran.stderr
    assert ran.stdout == ""


def test_a_custom_may_be_told_more_softly_and_a_doubt_more_loudly(office: Path) -> None:
    from tests.checking.mutations import change, set_text

    body = change(to_bytes(report()), "word/document.xml", set_text("Lào Cai, ngày", "tháng 6", "tháng 06"))
    (office / "a.docx").write_bytes(body)
    for asked, severity in (("goi_y", "hint"), ("loi", "error")):
        ask(office, f"siet_chat: [{{ma: C6.month-plain, muc_do: {asked}}}]\n")
        assert found(office, "a.docx") == [("C6.month-plain", severity, "tháng 06")]


def test_the_list_of_rules_shows_what_the_agency_asks(office: Path) -> None:
    ask(
        office,
        "siet_chat: [{ma: C12.size, gia_tri: [14]}]\n"
        "quy_tac_rieng: [{ma: rieng.a, kieu: khong_dung, chu: [v.v], yeu_cau: Không viết v.v}]\n",
    )
    shown = vanban("rules", "C12.size", folder=office).stdout
    assert "Giá trị: 14 pt" in shown
    assert "Hiệu lực: Nghị định 30/2020/NĐ-CP (nd30-2020), từ 05/3/2020" in shown
    assert "quy tắc của cơ quan, data/quy_tac.yaml" in vanban("rules", "rieng.a", folder=office).stdout
    assert "rieng.a" in vanban("rules", folder=office).stdout


def test_the_rules_in_the_documentation_are_rules(office: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "kiem_tra.md").read_text(encoding="utf-8")
    ask(office, page.split("```text quy_tac.yaml\n")[1].split("```")[0])
    assert {rule for rule, _, _ in found(office, "b.docx")} == set()
    assert "rieng.ten" in vanban("rules", "rieng", folder=office).stdout
