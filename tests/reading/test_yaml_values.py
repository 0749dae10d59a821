"""YAML as the text that was written, with its places."""

from __future__ import annotations

import codecs
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading import yaml_files
from generator.reading.yaml_files import Raw, parse_yaml, read_yaml, shown_path


def values(text: str) -> Any:
    raw, findings = parse_yaml(text, "t.yaml")
    assert findings == ()
    assert raw is not None
    return raw.value


def read_bytes(tmp_path: Path, data: bytes) -> tuple[Raw | None, list[str]]:
    path = tmp_path / "t.yaml"
    path.write_bytes(data)
    raw, findings = read_yaml(path, "t.yaml")
    return raw, [finding.code for finding in findings]


@pytest.mark.parametrize(
    "written",
    [
        "yes",
        "no",
        "on",
        "OFF",
        "true",
        "01:30",
        "05",
        "0o17",
        "0x1F",
        "1.10",
        "1e3",
        "2022-01-14",
        "14/01/2022",
        ".inf",
        "1_000",
        "=",
        "Nó",
        "<5%>",
        "100%",
        "{{x}}x",
    ],
)
def test_a_plain_value_stays_the_text_that_was_written(written: str) -> None:
    if written.startswith("{"):
        written = f'"{written}"'
    assert values(f"a: {written}\n") == {"a": written.strip('"')}


@pytest.mark.parametrize("written", ["", " ", " ~", " null", " # chỉ có ghi chú"])
def test_an_empty_value_is_none(written: str) -> None:
    assert values(f"a:{written}\n") == {"a": None}


def test_an_empty_text_in_quotes_is_text() -> None:
    assert values("a: ''\nb: '~'\nc: 'null'\n") == {"a": "", "b": "~", "c": "null"}


@pytest.mark.parametrize(
    "text",
    ["Sở KH&ĐT", "chỉ tiêu <b 5% và >= 3", "a{{ x }}b {% if %}", "cột\tsau tab", "x" * 1500, 'nói "vâng"', "a\nb"],
)
def test_awkward_text_comes_through_whole(text: str) -> None:
    assert values(yaml.safe_dump({"a": [text]}, allow_unicode=True, width=10_000)) == {"a": [text]}


def test_keys_are_composed_so_that_a_key_typed_on_a_mac_is_the_same_key() -> None:
    key = unicodedata.normalize("NFD", "Sở")
    assert list(values(f"{key}: a\n")) == ["Sở"]
    _, findings = parse_yaml(f"{key}: a\nSở: b\n", "t.yaml")
    assert [finding.code for finding in findings] == ["khoa_lap"]


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode(),
        lambda text: codecs.BOM_UTF8 + text.encode(),
        lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
        lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
    ],
)
def test_every_way_that_editors_save_unicode_reads_the_same(tmp_path: Path, encode: Any) -> None:
    raw, codes = read_bytes(tmp_path, encode("a: Khánh Hòa\nb:\n  - |\n    một\n    hai\n"))
    assert codes == []
    assert raw is not None and raw.value == {"a": "Khánh Hòa", "b": ["một\nhai\n"]}
    assert raw.place(("b", 0)).line == 3


def test_places_count_lines_as_an_editor_does_and_fall_back_to_the_nearest_above() -> None:
    raw, _ = parse_yaml(
        "# ghi chú\na:\n  b:\n    - x\n    -\n      c: |\n        d\n  e: {f: g,\n      h: i}\n", "t.yaml"
    )
    assert raw is not None
    lines = {(): 2, ("a",): 2, ("a", "b"): 3, ("a", "b", 0): 4, ("a", "b", 1): 6, ("a", "b", 1, "c"): 6}
    lines |= {("a", "e", "h"): 9, ("a", "b", 7, "x"): 3, ("z",): 2, ("a", "b", 0, "x"): 4}
    assert {path: raw.place(path).line for path in lines} == lines
    assert raw.place(("a", "b", 1, "c")).path == "a.b[2].c"
    assert raw.nearest(("a", "b", 7, "x")).path == "a.b"
    assert raw.at(("a", "b", 0)) == "x" and raw.at(("a", "q")) is None


def test_a_path_is_shown_with_positions_from_one() -> None:
    assert shown_path(("dieu", 1, "noi_dung", 0, "khoan")) == "dieu[2].noi_dung[1].khoan"


def test_an_alias_is_the_value_it_names() -> None:
    assert values("a: &x [1, {b: c}]\nd: *x\n") == {"a": ["1", {"b": "c"}], "d": ["1", {"b": "c"}]}


_TEXTS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029\ufeff\ufffe\uffff")
)
_TREES = st.recursive(
    _TEXTS,
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(_TEXTS, inner, min_size=1, max_size=3),
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(_TEXTS, _TREES, min_size=1, max_size=4))
def test_what_a_yaml_writer_writes_is_read_back(tree: dict[str, Any]) -> None:
    def composed(value: Any) -> Any:
        if isinstance(value, dict):
            return {unicodedata.normalize("NFC", key): composed(inner) for key, inner in value.items()}
        return [composed(inner) for inner in value] if isinstance(value, list) else value

    raw, findings = parse_yaml(yaml.safe_dump(tree, allow_unicode=True, default_style='"'), "t.yaml")
    if any(finding.code == "khoa_lap" for finding in findings):
        return  # two keys that differ in Unicode form alone
    assert findings == ()
    assert raw is not None and raw.value == composed(tree)


def test_the_loader_without_the_c_library_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: yes\nb:\n  - c: 05\n    d: |\n      e\n  - *x\nf: &y 1\na: 2\n"
    fast = parse_yaml(text, "t.yaml")
    monkeypatch.setattr(yaml_files, "_LOADER", yaml.SafeLoader)
    slow = parse_yaml(text, "t.yaml")
    assert slow[1] == fast[1] != ()
    assert slow[0] is not None and fast[0] is not None
    assert slow[0].value == fast[0].value
    assert slow[0].place(("b", 1)) == fast[0].place(("b", 1))


def test_reading_a_large_file_gives_the_line_of_its_last_value() -> None:
    text = "nhiem_vu:\n" + "".join(f"- nhiem_vu: Việc {number}\n  san_pham: x\n" for number in range(500))
    raw, findings = parse_yaml(text, "t.yaml")
    assert findings == () and raw is not None
    assert raw.place(("nhiem_vu", 499, "san_pham")).line == 1001
