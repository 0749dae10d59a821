"""The way past the gate: whatever it lets through, the gate lets through as the same."""

from __future__ import annotations

import copy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.model import blueprint
from generator.model.text import Term
from generator.reading.dossier import read_dossier, read_plain_dossier
from generator.reading.gate import FullGate
from generator.reading.plain_gate import Doubt, PlainGate
from generator.reading.yaml_files import Raw, read_yaml
from tests.builders import a_plan, agency_data, decision_data, plan_data, task_data, write_year

ROOT = Path(__file__).parents[2]
FILES = {"co_quan": "Agency", "quyet_dinh": "Decision", "ke_hoach": "Plan", "phu_luc": "TaskList"}
PLAIN = PlainGate()


def _sample(name: str) -> Any:
    raw, findings = read_yaml(ROOT / "data" / "2022" / f"{name}.yaml", name)
    assert raw is not None and not findings
    return raw.value


SPECIMENS: list[tuple[str, Any]] = [
    *((model, _sample(name)) for name, model in FILES.items()),
    ("Agency", agency_data(don_vi=[{"ten": "Văn phòng", "viet_tat": "VP"}], viet_tat={"HĐND": "Hội đồng nhân dân"})),
    ("Decision", decision_data(thoi_gian_du_kien="01/2022", ky_hieu="QĐ-SNV")),
    (
        "Plan",
        plan_data(
            noi_dung=[
                {
                    "muc": "MỤC TIÊU",
                    "noi_dung": [{"khoan": [{"dam": "Chung"}, ": x"], "la_tieu_de": "true", "so": "1"}],
                },
                "Một đoạn.",
            ],
            phu_luc=[
                {
                    "tep": "phu_luc",
                    "tieu_de": "DANH MỤC",
                    "cot": [
                        {"khoa": "stt", "tieu_de": "STT", "rong_mm": "12.5"},
                        {"khoa": "nhiem_vu", "tieu_de": "Nhiệm vụ", "can": "deu"},
                        {"khoa": "tien_do", "tieu_de": "Tiến độ"},
                        {"khoa": "rieng_1", "tieu_de": "Cột riêng"},
                    ],
                }
            ],
        ),
    ),
    ("TaskList", {"nhiem_vu": [task_data(chu_tri=["Văn phòng", "Phòng Nội vụ"], cot_khac={"rieng_1": "x"})]}),
    (
        "TaskList",
        {"nhom": [{"ten": "Nhóm", "nhom": [{"ten": "Trong", "nhiem_vu": [{"nhiem_vu": "A", "dong": [{}]}]}]}]},
    ),
    ("Issuing", {"quyet_dinh": {"so": "15", "ngay": "14/01/2022"}}),
]

VALUES: tuple[Any, ...] = (
    None, "", " ", "\u00a0", "x", "x\ny", " hai đầu ", "e\u0302\u0301", "\x07", "\ud800",
    "câu;", "câu.", "a;,.", "r\rn",
    "true", "false", "True", "yes", "1", "0", "15", "015", "+15", "1_5", "99999", "100000",
    "5", "5.0", "27.5", "27.50",
    "200", "6", "199.9", "1e2", "nan", "inf", ".5", "14/01/2022", "2022-01-14", "31/02/2022", "01/2022", "1/2022",
    "13/2022", " 01/2022 ",
    "kem_theo_quyet_dinh", "doc_lap", "ke_hoach", "trai", "giua", "GIUA", "stt", "nhiem_vu",
    "tien_do", "Khoa", "a\n",
    "cột", "rieng_2", "TM. ỦY BAN", "Giám đốc", [], {}, ["x"], [None], [{}], [[]], {"x": "y"},
    {"": "y"}, {"dam": "đậm"},
    {"thuong": ""}, [{"dam": "a"}, {"nghieng": "b"}], [{"dam": "a", "nghieng": "b"}], ["a", {"dam": " "}],
    {"doan": "x"}, {"khoan": "x", "so": "2"}, {"gach": "x", "so": "2"}, {"muc": "x", "la_tieu_de": "true"},
    [{"doan": "x", "noi_dung": ["y"]}], [{"khoan": "x", "noi_dung": [{"muc": "y"}]}], {"nhiem_vu": "x"},
    {"nhiem_vu": "x", "san_pham": "a", "dong": [{"san_pham": "b"}]}, 2022, 1.5, True,
)  # fmt: skip
KEYS = st.sampled_from(
    ["ten", "so", "la_khoa", "noi_dung", "dong", "phu_luc", "cot_khac", "viet_tat", "nguoi_ky", "luu"]
)


def _places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        yield from _places(inner, (*path, key))


def _fields(value: Any) -> Any:
    """A record, plain or of pydantic, as names and values."""
    if isinstance(value, BaseModel):
        return {name: _fields(inner) for name, inner in value}
    if hasattr(value, "model_copy"):
        return {name: _fields(inner) for name, inner in vars(value).items()}
    if isinstance(value, tuple):
        return tuple(map(_fields, value))
    if isinstance(value, dict):
        return {key: _fields(inner) for key, inner in value.items()}
    return type(value), value


def _agree(model: str, value: Any) -> bool:
    """Whether the plain gate took it; if so, the gate must make the same of it without a finding."""
    raw = Raw(value, "tep.yaml")
    try:
        plain, _ = PLAIN.build(model, raw)
    except Doubt:
        return False
    full, findings = FullGate().build(model, raw)
    assert not findings
    assert _fields(plain) == _fields(full)
    return True


@pytest.mark.parametrize(("model", "value"), SPECIMENS)
def test_what_is_right_is_taken_and_is_what_the_gate_makes(model: str, value: Any) -> None:
    assert _agree(model, value)


@pytest.mark.parametrize(("model", "value"), SPECIMENS[len(FILES) :])
def test_no_single_change_is_taken_that_the_gate_refuses_or_takes_otherwise(model: str, value: Any) -> None:
    taken = 0
    for path in _places(value):
        for put in VALUES if path else ():
            changed = copy.deepcopy(value)
            parent = changed
            for part in path[:-1]:
                parent = parent[part]
            parent[path[-1]] = copy.deepcopy(put)
            taken += _agree(model, changed)
    assert taken


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_it_never_takes_what_the_gate_refuses_or_makes_something_else_of(data: st.DataObject) -> None:
    model, right = data.draw(st.sampled_from(SPECIMENS))
    value = copy.deepcopy(right)
    for _ in range(data.draw(st.integers(1, 2))):
        path = data.draw(st.sampled_from(list(_places(value))))
        if not path:
            continue
        parent = value
        for part in path[:-1]:
            parent = parent[part]
        match data.draw(st.sampled_from(["put", "put", "drop", "add"])):
            case "put":
                parent[path[-1]] = copy.deepcopy(data.draw(st.sampled_from(VALUES)))
            case "drop":
                del parent[path[-1]]
            case _ if isinstance(parent, dict):
                parent[data.draw(KEYS)] = copy.deepcopy(data.draw(st.sampled_from(VALUES)))
            case _:
                parent.insert(0, copy.deepcopy(data.draw(st.sampled_from(VALUES))))
    _agree(model, value)


def _columns(number: int, width: str = "20") -> dict[str, Any]:
    keys = ["stt", "nhiem_vu", *(f"c{position}" for position in range(2, number))]
    return plan_data(phu_luc=[{"cot": [{"khoa": key, "tieu_de": key, "rong_mm": width} for key in keys]}])


@pytest.mark.parametrize(
    ("model", "value"),
    [
        *(("Plan", _columns(4, width)) for width in ("1", "5", "200", "201")),
        *(("Plan", _columns(number)) for number in (2, 3, 10)),
        *(("Issuing", {"quyet_dinh": {"so": number, "ngay": "14/01/2022"}}) for number in ("0", "100000")),
        ("Decision", decision_data(can_cu=[])),
        ("Plan", plan_data(noi_dung=[])),
    ],
)
def test_what_is_out_of_bounds_is_left_to_the_gate(model: str, value: Any) -> None:
    assert FullGate().build(model, Raw(value, "tep.yaml"))[1]
    assert not _agree(model, value)


def test_what_is_just_within_bounds_is_taken() -> None:
    within = [_columns(4, "6"), _columns(4, "199.5"), _columns(9)]
    assert all(_agree("Plan", value) for value in within)
    assert all(_agree("Issuing", {"ke_hoach": {"so": number, "ngay": "14/01/2022"}}) for number in ("1", "99999"))


def test_the_sample_year_is_read_plainly_with_the_same_warnings(tmp_path: Path) -> None:
    for folder, year in ((ROOT / "data" / "2022", 2022), (write_year(tmp_path / "2022"), 2022)):
        full, findings = read_dossier(folder, year)
        plain = read_plain_dossier(folder, year)
        assert plain is not None and full is not None
        assert plain[1] == findings
        assert _fields(plain[0]) == _fields(full)


def test_a_year_with_a_fault_is_left_to_the_gate(tmp_path: Path) -> None:
    folder = write_year(tmp_path / "2022", ke_hoach=plan_data(la_khoa="x"))
    assert read_plain_dossier(folder, 2022) is None
    assert [finding.code for finding in read_dossier(folder, 2022)[1]] == ["khoa_la"]


def test_a_blueprint_of_other_models_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blueprint, "sources_digest", lambda: "khác")
    with pytest.raises(Doubt):
        PlainGate()
    assert read_plain_dossier(ROOT / "data" / "2022", 2022) is None


def test_a_model_that_plain_data_cannot_say_has_no_blueprint() -> None:
    class Own(Term):
        def words(self) -> str:
            return ""

    class Either(Term):
        value: int | str

    for model, why in ((Own, "records.py"), (Either, "union")):
        with pytest.raises(ValueError, match=why):
            blueprint._model(model, [])


def test_a_year_that_is_right_is_built_without_pydantic_and_without_click(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom generator.cli import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit as done:\n    assert not done.code\n"
        "assert not {'pydantic', 'pydantic_core', 'click'} & sys.modules.keys()"
    )
    write_year(tmp_path / "data" / "2022")
    (tmp_path / "templates").symlink_to(ROOT / "templates", target_is_directory=True)
    done = subprocess.run([sys.executable, "-c", code, "build", "-C", str(tmp_path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_records_answer_alike_with_and_without_pydantic() -> None:
    value = plan_data()
    plain, _ = PLAIN.build("Plan", Raw(value, "ke_hoach.yaml"))
    full = a_plan()
    assert [(block.kind, block.text[0].text) for block in plain.blocks] == [
        (block.kind, block.text[0].text) for block in full.blocks
    ]
