"""Every slip of writing, at once, in Vietnamese, each with its line."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.findings import Finding, Severity
from generator.reading import yaml_files
from generator.reading.file_text import MAX_BYTES
from generator.reading.yaml_files import parse_yaml, read_yaml


def faults(text: str) -> list[tuple[str, int]]:
    _, findings = parse_yaml(text, "t.yaml")
    for finding in findings:
        assert finding.place.file == "t.yaml"
        assert finding.hint
    return [(finding.code, finding.place.line) for finding in findings]


SLIPS = {
    "a: b: c\n": ("hai_cham", 1),
    "x: 1\na: Kế hoạch: năm 2022\n": ("hai_cham", 2),
    "a: dòng một\n  dòng hai: ba\n": ("hai_cham", 2),
    "a: 1\n b: 2\n": ("thut_sai", 2),
    "a:\n  b: 1\n   c: 2\n": ("thut_sai", 3),
    "a:\n    b: 1\n  c: 2\n": ("thut_sai", 3),
    "a:\n  - x\n - y\nb: 1\n": ("thut_sai", 3),
    "a:\n  - 'x'\n - y\n": ("thut_sai", 3),
    "a: @x\n": ("ky_tu_dau", 1),
    "a: `x`\n": ("ky_tu_dau", 1),
    "a: %x\n": ("ky_tu_dau", 1),
    "a: **x**\n": ("ky_tu_dau", 1),
    "a: *x\n": ("ky_tu_dau", 1),
    "a: &x b\n": ("ky_tu_dau", 1),
    "a: & x\n": ("ky_tu_dau", 1),
    "a: |x\n": ("ky_tu_dau", 1),
    "a: ,x\n": ("ky_tu_dau", 1),
    "a: ]\n": ("ky_tu_dau", 1),
    "%x\na: 1\n": ("ky_tu_dau", 1),
    'b: 1\na: "x\nc: 1\n': ("ngoac_chua_dong", 2),
    "a: [x, y\nb: 1\n": ("ngoac_chua_dong", 2),
    'a: "x" y\nb: 1\n': ("chu_sau_ngoac", 1),
    "a: 'it's x'\n": ("chu_sau_ngoac", 1),
    "a: [a] b\n": ("chu_sau_ngoac", 1),
    "a: 1\nxyz\nb: 2\n": ("thieu_hai_cham", 2),
    "a: 1\nb:2\nc: 3\n": ("thieu_hai_cham", 2),
    "a:Sở x\nb: 2\n": ("thieu_hai_cham", 1),
    "# ghi chú\na:Sở x\n\nb: 2\nc: 3\n": ("thieu_hai_cham", 2),
    "a:\n  b:1\n  c: 2\n": ("thieu_hai_cham", 2),
    "a:\n- b:1\n  c: 2\n": ("thieu_hai_cham", 2),
    "a: x\n  http://b\n  c: d\n": ("thut_sai", 3),
    'a: "\\q"\n': ("dau_so_cheo", 1),
    "a: !x!y z\n": ("nhan_kieu", 1),
    "a: !!python/object:os.system x\n": ("nhan_kieu", 1),
    "a: !!python/object/apply:os.system [x]\n": ("nhan_kieu", 1),
    "a: !nhan x\n": ("nhan_kieu", 1),
    "a: !!int 5\n": ("nhan_kieu", 1),
    "a: - x\n": ("gach_sai_cho", 1),
    "a: 1\n---\nb: 2\n": ("nhieu_van_ban", 2),
    "a: 1\n...\nb: 2\n": ("nhieu_van_ban", 3),
    "? [a]\n: b\n": ("khoa_khong_phai_chu", 1),
    "b: 1\na: {{ x }}\n": ("khoa_khong_phai_chu", 2),
    "~: b\n": ("khoa_khong_phai_chu", 1),
    "a: &b [*b]\n": ("tu_chua_minh", 1),
    "a: x #3 y\n": ("sau_dau_thang", 1),
    "a: x\x07y\n": ("ky_tu_cam", 1),
    "a: x\nb: y\u2028z\n": ("ky_tu_cam", 2),
    "a: x\ufeff\n": ("ky_tu_cam", 1),
    "a: x\x00y\n": ("ky_tu_cam", 1),
    "- a\n": ("khong_phai_khoa", 1),
    "chỉ có chữ\n": ("khong_phai_khoa", 1),
    "": ("tep_trong", 0),
    "# ghi chú\n\n": ("tep_trong", 0),
    "a: 1\n\tb: 2\n": ("thut_bang_tab", 2),
    "-\ta\n": ("thut_bang_tab", 1),
}


@pytest.mark.parametrize("text", SLIPS)
def test_each_slip_is_told_with_its_line(text: str) -> None:
    assert SLIPS[text] in faults(text)


@pytest.mark.parametrize("text", SLIPS)
def test_each_slip_is_told_without_the_c_library_as_well(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_files, "_LOADER", yaml.SafeLoader)
    assert SLIPS[text] in faults(text)


@pytest.mark.parametrize("text", SLIPS)
def test_no_slip_is_told_in_english(text: str) -> None:
    _, findings = parse_yaml(text, "t.yaml")
    for finding in findings:
        assert not re.search(r"\b(the|found|expected|mapping|while|not|error|key|value|line)\b", finding.message)
        assert not re.search(r"\b(the|found|expected|mapping|while|not|error|key|value|line)\b", finding.hint)


def test_a_surrogate_escape_never_becomes_text() -> None:
    raw, findings = parse_yaml('a: "\\ud800"\n', "t.yaml")
    assert [finding.code for finding in findings] == ["dau_so_cheo"]
    assert raw is not None and "\ud800" not in raw.value["a"]


def test_several_slips_in_one_file_are_told_at_once() -> None:
    text = (
        "ten: Kế hoạch: năm 2022\n"
        "ky_hieu: @abc\n"
        "dia_danh:Huế\n"
        "don_vi:\n"
        '  - ten: "Một cửa" của Sở\n'
        "  - ten: **Văn phòng**\n"
        "    ten: Văn phòng\n"
        "ten: khác\n"
    )
    assert faults(text) == [
        ("hai_cham", 1),
        ("ky_tu_dau", 2),
        ("thieu_hai_cham", 3),
        ("chu_sau_ngoac", 5),
        ("ky_tu_dau", 6),
        ("khoa_lap", 7),
        ("khoa_lap", 8),
    ]


def test_all_lines_indented_with_tabs_are_told_and_the_rest_is_read_on() -> None:
    text = "a:\n\tb: 1\n\tc: x: y\nd:\n\t- e\n \t- g\nh: 1\nh: 2\n"
    assert [line for code, line in faults(text) if code == "thut_bang_tab"] == [2, 3, 5, 6]
    assert ("hai_cham", 3) in faults(text)
    assert ("khoa_lap", 8) in faults(text)


def test_tabs_after_a_slip_that_stops_reading_are_still_told() -> None:
    assert faults("a: 1\nxyz\nb:\n\tc: 1\n\td: 1\n") == [
        ("thieu_hai_cham", 2),
        ("thut_bang_tab", 4),
        ("thut_bang_tab", 5),
    ]


def test_tabs_inside_a_block_of_text_are_its_content() -> None:
    text = "a: |\n  x\n  \ty\nb: z\t\n"
    raw, findings = parse_yaml(text, "t.yaml")
    assert findings == ()
    assert raw is not None and raw.value == {"a": "x\n\ty\n", "b": "z"}
    assert faults(text + "c:\n\td: 1\n") == [("thut_bang_tab", 6)]


def test_a_key_written_twice_names_both_lines_at_every_depth() -> None:
    _, findings = parse_yaml("a: 1\nb:\n  - c: 1\n    d: 2\n    c: 3\na: 4\na: 5\n", "t.yaml")
    assert [(finding.place.line, finding.message) for finding in findings] == [
        (5, "khóa c ghi hai lần, ở dòng 3 và dòng 5"),
        (6, "khóa a ghi hai lần, ở dòng 1 và dòng 6"),
        (7, "khóa a ghi hai lần, ở dòng 1 và dòng 7"),
    ]


def test_a_sentence_with_a_colon_is_told_to_stand_in_quotes() -> None:
    _, findings = parse_yaml("a: b: c\n", "t.yaml")
    assert "ngoặc kép" in findings[0].hint


def test_an_alias_bomb_is_refused_before_it_swells() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    raw, findings = parse_yaml("\n".join(lines) + "\n", "t.yaml")
    assert raw is None
    assert [finding.code for finding in findings] == ["qua_nhieu"]


def test_a_deep_chain_of_aliases_is_refused() -> None:
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 200)]
    raw, findings = parse_yaml("\n".join(lines) + "\n", "t.yaml")
    assert raw is None
    assert [finding.code for finding in findings] == ["long_qua_sau"]


@pytest.mark.parametrize("text", ["a: " + "[" * 100_000, "a: " + "{b: " * 50_000, "- " * 20_000 + "a", "? " * 20_000])
def test_nesting_without_end_is_refused_at_once(text: str) -> None:
    raw, findings = parse_yaml(text, "t.yaml")
    assert raw is None
    assert "long_qua_sau" in [finding.code for finding in findings]


def test_a_warning_alone_does_not_lose_the_data() -> None:
    raw, findings = parse_yaml("a: x #3\n", "t.yaml")
    assert raw is not None
    assert [finding.severity for finding in findings] == [Severity.WARNING]


def test_a_dash_swallowed_by_the_line_above_is_warned_of() -> None:
    assert faults("a:\n- Như Điều 3\n - Sở Nội vụ\n") == [("gach_sai_cho", 3)]


def test_a_blank_file_may_be_allowed() -> None:
    raw, findings = parse_yaml("# dự thảo\n", "t.yaml", may_be_blank=True)
    assert findings == () and raw is not None and raw.value == {}


class TestFilesThatAreNoText:
    def code(self, path: Path) -> Finding:
        raw, findings = read_yaml(path, "t.yaml")
        assert raw is None
        assert len(findings) == 1
        return findings[0]

    def test_a_missing_file(self, tmp_path: Path) -> None:
        assert self.code(tmp_path / "t.yaml").code == "thieu_tep"

    def test_a_folder(self, tmp_path: Path) -> None:
        assert self.code(tmp_path).code == "la_thu_muc"

    @pytest.mark.parametrize(
        "data", ["a: Sở".encode("cp1258", "replace") + b"\xff", b"x: 1\na: \xe1\xbb", "ữ: ơ".encode("utf-16-le")]
    )
    def test_another_encoding_says_how_to_save_as_utf8(self, tmp_path: Path, data: bytes) -> None:
        (tmp_path / "t.yaml").write_bytes(data)
        finding = self.code(tmp_path / "t.yaml")
        assert finding.code == "khong_utf8"
        assert "UTF-8" in finding.hint

    def test_another_encoding_names_the_line(self, tmp_path: Path) -> None:
        (tmp_path / "t.yaml").write_bytes(b"x: 1\r\ny: 2\r\na: \xff\r\n")
        assert self.code(tmp_path / "t.yaml").place.line == 3

    def test_utf16_without_its_mark(self, tmp_path: Path) -> None:
        (tmp_path / "t.yaml").write_bytes("ten: a\n".encode("utf-16-le"))
        assert self.code(tmp_path / "t.yaml").code == "khong_utf8"

    def test_a_broken_utf16_file(self, tmp_path: Path) -> None:
        (tmp_path / "t.yaml").write_bytes(b"\xff\xfea\x00\x00\xd8")
        assert self.code(tmp_path / "t.yaml").code == "khong_utf8"

    def test_a_workbook_with_the_wrong_ending(self, tmp_path: Path) -> None:
        (tmp_path / "t.yaml").write_bytes(b"PK\x03\x04rest")
        assert self.code(tmp_path / "t.yaml").code == "khong_phai_chu"

    def test_a_file_too_large_for_a_years_data(self, tmp_path: Path) -> None:
        (tmp_path / "t.yaml").write_bytes(b"#" * (MAX_BYTES + 1))
        assert self.code(tmp_path / "t.yaml").code == "tep_qua_lon"

    def test_a_file_that_may_not_be_read(self, tmp_path: Path) -> None:
        path = tmp_path / "t.yaml"
        path.write_text("a: 1\n", encoding="utf-8")
        path.chmod(0)
        try:
            path.read_bytes()
        except PermissionError:
            assert self.code(path).code == "khong_doc_duoc"
        else:
            # An administrator, and Windows, read every file.
            assert read_yaml(path, "t.yaml")[1] == ()

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="hệ điều hành không có ống dẫn")
    def test_a_pipe_does_not_hang_the_reader(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "t.yaml")
        assert self.code(tmp_path / "t.yaml").code == "khong_doc_duoc"

    def test_a_link_to_itself(self, tmp_path: Path) -> None:
        path = tmp_path / "t.yaml"
        try:
            path.symlink_to(path)
        except OSError:
            path = tmp_path / "khac.yaml"
        assert self.code(path).code in ("khong_doc_duoc", "thieu_tep")


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ab:-#'\"[]{}|>&*!%@`,? \t\n\\éờ\u2028\x07\ufeff"), max_size=40))
@example('a: "\\U0011ffff"\n')
@example("a: b\n  c:\n")
@example('"a')
def test_no_text_whatever_brings_the_reader_down(text: str) -> None:
    raw, findings = parse_yaml(text, "t.yaml")
    assert raw is not None or findings
    assert parse_yaml(text, "t.yaml")[1] == findings
    assert list(findings) == sorted(findings, key=lambda finding: finding.sort_key)
