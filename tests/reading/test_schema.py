"""The JSON Schemas say what the gate says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.reading.gate import build_model
from generator.reading.schema import SCHEMA_FILES, render_schemas
from generator.reading.yaml_files import parse_yaml
from tests.builders import agency_data, decision_data, plan_data, task_data

SAMPLE = Path(__file__).parents[2] / "data" / "2022"
SCHEMAS: dict[str, Any] = {
    name.removesuffix(".schema.json"): json.loads(data) for name, data in render_schemas().items()
}
SIGNER = {"chuc_vu": "a", "ho_ten": "b"}
OWN = {"hinh_thuc": "doc_lap", "nguoi_ky": SIGNER, "noi_nhan": ["a"], "luu": "VT"}
PERIOD = {"ky": "quy-1", "ten": "quý I", "tu_ngay": "15/12 năm trước", "chot_so_lieu": "14/3", "han_gui": "20/3"}
RULES = {"kinh_gui": ["a"], "de_cuong": [{"muc": "a"}], "nguoi_ky": SIGNER, "luu": "VT"}
IN_FOLDERS = {"ky_bao_cao": "bao_cao/nam.yaml", "tien_do": "tien_do/nam.yaml"}

GOOD: list[tuple[str, Any]] = [
    ("co_quan", agency_data()),
    ("co_quan", agency_data(don_vi=[{"ten": "a"}, {"ten": "b", "viet_tat": "c"}], viet_tat={"CCHC": "cải cách"})),
    ("co_quan", {**agency_data(), "don_vi": None, "viet_tat": None, "ten_tren_dau": None}),
    ("co_quan", agency_data(ten=5, ky_hieu=1.5)),
    ("quyet_dinh", decision_data()),
    ("quyet_dinh", decision_data(thoi_gian_du_kien="01/2022", dieu=[["a", {"dam": "b"}, {"thuong": "c"}]])),
    ("quyet_dinh", decision_data(dieu=[{"van_ban": "a", "tieu_de": "b", "noi_dung": [{"khoan": "c"}, "d"]}])),
    ("quyet_dinh", decision_data(nguoi_ky={**SIGNER, "quyen_han": ["TM. Ủy ban", "KT. Chủ tịch"]})),
    ("ke_hoach", plan_data()),
    ("ke_hoach", plan_data(phu_luc=None)),
    ("ke_hoach", {**plan_data(), "phu_luc": None, "hinh_thuc": None, "luu": None}),
    ("ke_hoach", plan_data(**OWN)),
    ("ke_hoach", plan_data(noi_dung=[{"khoan": "a", "la_tieu_de": True, "so": 3, "noi_dung": [{"gach": ["a"]}]}])),
    (
        "ke_hoach",
        plan_data(
            phu_luc=[
                {
                    "cot": [
                        {"khoa": k, "tieu_de": k, "rong_mm": 20.5, "can": "giua"} for k in ("stt", "nhiem_vu", "a", "b")
                    ]
                }
            ]
        ),
    ),
    ("phu_luc", {"nhiem_vu": []}),
    ("phu_luc", {"nhom": None, "nhiem_vu": [task_data()]}),
    ("phu_luc", {"nhom": [{"ten": "a", "so": "I", "nhom": [{"ten": "b", "nhiem_vu": [task_data(stt=1, ma=2)]}]}]}),
    ("phu_luc", {"nhiem_vu": [{"nhiem_vu": "a", "chu_tri": ["b", "c"], "phoi_hop": "d", "cot_khac": {"von": 5}}]}),
    ("phu_luc", {"nhiem_vu": [{"nhiem_vu": "a", "dong": [{"san_pham": "b", "chu_tri": ["c"]}, {"san_pham": "d"}]}]}),
    ("ban_hanh", {}),
    ("ban_hanh", {"quyet_dinh": {"so": 15, "ngay": "14/01/2022"}, "ke_hoach": None}),
    ("ban_hanh", {"ke_hoach": {"so": 15, "ngay": "2022-1-14"}}),
    ("ban_hanh", {"bao_cao": {"quy-1": {"so": 20, "ngay": "20/3/2022"}}}),
    ("bao_cao", RULES),
    ("bao_cao", {**RULES, "ky_bao_cao": [PERIOD], "chi_tieu": None, "bang_tong_hop": ["theo_nhom"]}),
    ("bao_cao", {**RULES, "de_cuong": [{"muc": "a", "noi_dung": [{"khoan": ["b", {"dam": "c"}], "ma": "d"}]}]}),
    ("bao_cao", {**RULES, "don_doc": {"gui_bieu_truoc": 3}}),
    ("bieu_mau", {}),
    ("bieu_mau", {"bieu_mau": [{"so": 1, "ten": "a", "chi_tieu": [{"ma": "1.1", "ten": "b", "kieu": "so_nguyen"}]}]}),
    ("ky_bao_cao", {}),
    ("ky_bao_cao", {"noi_dung": {"a": "b", "c": ["d", {"gach": "e"}], "f": {"noi_dung": ["g"]}}}),
    ("ky_bao_cao", {"thong_ke": {"1": {"2.1": 5, "2.2": "-"}}, "chi_tieu": {"a": {"thuc_hien": 100}}}),
    ("tien_do", {"nhiem_vu": [{"ma": "I.1", "trang_thai": "chua_thuc_hien"}]}),
    ("quy_tac", {}),
    ("quy_tac", {"siet_chat": [{"ma": "PG3.top", "tu": 20, "den": 22.5}], "chu_viet_tat": ["KKT"]}),
    ("quy_tac", {"quy_tac_rieng": [{"ma": "rieng.a", "kieu": "phai_co", "chu": ["b"], "yeu_cau": "c"}]}),
    ("tien_do", {"nhiem_vu": [{"ma": "I.1", "dong": 2, "trang_thai": "hoan_thanh", "ngay_hoan_thanh": "1/2/2022"}]}),
]

BAD: list[tuple[str, Any]] = [
    ("quy_tac", {"siet_chat": [{"tu": 20}]}),
    ("quy_tac", {"siet_chat": [{"ma": "PG3.top", "muc_do": "nang"}]}),
    ("quy_tac", {"quy_tac_rieng": [{"ma": "rieng.a", "kieu": "phai_co", "chu": [], "yeu_cau": "c"}]}),
    ("quy_tac", {"quy_tac_rieng": [{"ma": "rieng.a", "kieu": "cam", "chu": ["b"], "yeu_cau": "c"}]}),
    ("co_quan", {}),
    ("co_quan", agency_data(ten=None)),
    ("co_quan", agency_data(dia_dah="x")),
    ("co_quan", agency_data(ten=["a"])),
    ("co_quan", agency_data(ten="  ")),
    ("co_quan", agency_data(don_vi="a")),
    ("co_quan", agency_data(don_vi=["a"])),
    ("co_quan", agency_data(don_vi=[{"ten": "a", "viettat": "b"}])),
    ("co_quan", agency_data(viet_tat={"a": ["b"]})),
    ("co_quan", agency_data(viet_tat={"a": None})),
    ("quyet_dinh", decision_data(can_cu=[])),
    ("quyet_dinh", decision_data(can_cu="Căn cứ a")),
    ("quyet_dinh", decision_data(nguoi_ky={"ho_ten": "a"})),
    ("quyet_dinh", decision_data(trich_yeu="a.")),
    ("quyet_dinh", decision_data(thoi_gian_du_kien="13/2022")),
    ("quyet_dinh", decision_data(dieu=[{"tieu_de": "a"}])),
    ("quyet_dinh", decision_data(dieu=[{"van_ban": ["a", {"nghien": "b"}]}])),
    ("quyet_dinh", decision_data(dieu=[{"van_ban": ["a", {"dam": "b", "nghieng": "c"}]}])),
    ("quyet_dinh", decision_data(dieu=[[]])),
    ("ke_hoach", plan_data(mau="xanh")),
    ("ke_hoach", plan_data(noi_dung=[])),
    ("ke_hoach", plan_data(noi_dung=[{}])),
    ("ke_hoach", plan_data(noi_dung=[["a"]])),
    ("ke_hoach", plan_data(noi_dung=[{"muc": "a", "khoan": "b"}])),
    ("ke_hoach", plan_data(noi_dung=[{"muc": "a", "noi_dung": [{"khon": "b"}]}])),
    ("ke_hoach", plan_data(noi_dung=[{"khoan": "a", "la_tieu_de": "chắc"}])),
    ("ke_hoach", plan_data(hinh_thuc="doclap")),
    ("ke_hoach", plan_data(hinh_thuc="doc_lap")),
    ("ke_hoach", plan_data(luu="VT")),
    ("ke_hoach", plan_data(phu_luc=[{"tep": "a.yaml"}])),
    ("ke_hoach", plan_data(phu_luc=[{"cot": [{"khoa": "stt", "tieu_de": "a"}]}])),
    ("ke_hoach", plan_data(phu_luc=[{"cot": [{"khoa": k, "tieu_de": k, "can": "giữa"} for k in
                                            ("stt", "nhiem_vu", "a", "b")]}])),
    ("phu_luc", {"nhiemvu": []}),
    ("phu_luc", {"nhiem_vu": [{"san_pham": "a"}]}),
    ("phu_luc", {"nhiem_vu": ["a"]}),
    ("phu_luc", {"nhiem_vu": [task_data(sanpham="a")]}),
    ("phu_luc", {"nhiem_vu": [task_data(chu_tri=[["a"]])]}),
    ("phu_luc", {"nhiem_vu": [task_data(chu_tri=[])]}),
    ("phu_luc", {"nhiem_vu": [task_data(cot_khac={"Vốn": "a"})]}),
    ("phu_luc", {"nhiem_vu": [task_data(dong=[{"nhiem_vu": "a"}])]}),
    ("phu_luc", {"nhom": [{"nhiem_vu": []}]}),
    ("ban_hanh", {"quyet_dinh": {"so": 0, "ngay": "14/01/2022"}}),
    ("ban_hanh", {"quyet_dinh": {"so": 15}}),
    ("ban_hanh", {"quyet_dinh": {"so": 15, "ngay": "hôm nay"}}),
    ("ban_hanh", {"bao_cao": {"quy-1": {"so": 15}}}),
    ("bao_cao", {key: value for key, value in RULES.items() if key != "luu"}),
    ("bao_cao", {**RULES, "kinh_gui": []}),
    ("bao_cao", {**RULES, "thoi_gian_du_kien": "01/2022"}),
    ("bao_cao", {**RULES, "de_cuong": [{"muc": "a", "khoan": "b"}]}),
    ("bao_cao", {**RULES, "de_cuong": [{"muc": "a", "ma": "Mã"}]}),
    ("bao_cao", {**RULES, "de_cuong": [{"muc": "a", "may_viet": ["tong"]}]}),
    ("bao_cao", {**RULES, "ky_bao_cao": [{**PERIOD, "chot_so_lieu": "ngày 14"}]}),
    ("bao_cao", {**RULES, "ky_bao_cao": [{**PERIOD, "ky": "quý I"}]}),
    ("bieu_mau", {"bieu_mau": [{"so": 1, "ten": "a", "chi_tieu": []}]}),
    ("bieu_mau", {"bieu_mau": [{"so": 1, "ten": "a", "chi_tieu": [{"ma": "1", "ten": "b", "kieu": "so"}]}]}),
    ("ky_bao_cao", {"noi_dung": {"Mã": "b"}}),
    ("ky_bao_cao", {"noi_dung": {"a": [{"muc": "b", "gach": "c"}]}}),
    ("ky_bao_cao", {"thong_ke": {"1": {"2.1": None}}}),
    ("ky_bao_cao", {"thong_ke": {"1": 5}}),
    ("tien_do", {"nhiem_vu": [{"ma": "I.1"}]}),
    ("tien_do", {"nhiem_vu": [{"ma": "I.1", "trang_thai": "xong"}]}),
    ("tien_do", {"nhiem_vu": [{"ma": "I.1", "trang_thai": "dang_thuc_hien", "phan_tram": 101}]}),
]  # fmt: skip


def accepted_by_schema(name: str, data: Any) -> bool:
    return bool(Draft202012Validator(SCHEMAS[name]).is_valid(data))


def accepted_by_gate(name: str, data: Any) -> bool:
    raw, findings = parse_yaml(yaml.safe_dump(data, allow_unicode=True), "t.yaml")
    assert findings == () and raw is not None
    return build_model(SCHEMA_FILES[f"{name}.schema.json"], raw)[1] == ()


@pytest.mark.parametrize(("name", "data"), GOOD)
def test_schema_and_gate_both_accept_what_is_good(name: str, data: Any) -> None:
    assert accepted_by_gate(name, data)
    assert list(Draft202012Validator(SCHEMAS[name]).iter_errors(data)) == []


@pytest.mark.parametrize(("name", "data"), BAD)
def test_schema_and_gate_both_refuse_what_is_bad(name: str, data: Any) -> None:
    assert not accepted_by_gate(name, data)
    assert not accepted_by_schema(name, data)


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_a_valid_schema_of_the_draft_it_names(name: str) -> None:
    assert SCHEMAS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("name", [name for name in SCHEMAS if name not in ("ban_hanh", "quy_tac")])
def test_the_sample_year_is_good_by_its_schema(name: str) -> None:
    data = yaml.safe_load((SAMPLE / IN_FOLDERS.get(name, f"{name}.yaml")).read_text(encoding="utf-8"))
    assert accepted_by_schema(name, data)


@pytest.mark.parametrize("name", [name for name in SCHEMAS if name not in ("ban_hanh", "quy_tac")])
def test_a_misspelt_key_of_the_sample_is_refused_at_every_depth(name: str) -> None:
    def misspelt(value: Any) -> Any:
        """Each way to add one unknown key to a mapping somewhere inside."""
        if isinstance(value, dict):
            yield {**value, "khoa_viet_sai": "x"}
            for key, inner in value.items():
                for changed in misspelt(inner):
                    yield {**value, key: changed}
        elif isinstance(value, list):
            for index, inner in enumerate(value[:2]):
                for changed in misspelt(inner):
                    yield [*value[:index], changed, *value[index + 1 :]]

    data = yaml.safe_load((SAMPLE / IN_FOLDERS.get(name, f"{name}.yaml")).read_text(encoding="utf-8"))
    # Whose keys are the clerk's own, or those of another file.
    for key in ("viet_tat", "thong_ke", "ghi_chu_thong_ke", *(("chi_tieu", "noi_dung") * (name == "ky_bao_cao"))):
        data.pop(key, None)
    variants = list(misspelt(data))
    assert variants
    assert not any(accepted_by_schema(name, variant) for variant in variants)


def test_every_key_has_a_title_and_a_meaning_in_vietnamese() -> None:
    def properties(node: Any) -> Any:
        if isinstance(node, dict):
            yield from (node.get("properties") or {}).items() if node.get("additionalProperties") is False else ()
            for key, inner in node.items():
                if key != "items" or "thuong" not in str(inner):
                    yield from properties(inner)
        elif isinstance(node, list):
            for inner in node:
                yield from properties(inner)

    for name, schema in SCHEMAS.items():
        seen = [(key, node) for key, node in properties(schema) if key not in ("thuong", "dam", "nghieng")]
        assert seen, name
        for key, node in seen:
            assert node["description"] != key, (name, key)
            assert node["title"][0].isupper(), (name, key)


def test_the_tasks_of_an_appendix_are_no_key_of_the_plan() -> None:
    assert "noi_dung" not in SCHEMAS["ke_hoach"]["$defs"]["Appendix"]["properties"]


def test_schemas_are_the_same_bytes_each_time() -> None:
    assert render_schemas() == render_schemas()
    assert all(data.endswith(b"}\n") for data in render_schemas().values())


def test_the_sample_names_its_schema_for_editors() -> None:
    for path in sorted(SAMPLE.rglob("*.yaml")):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=")
        assert first.rsplit("/", 1)[1] in SCHEMA_FILES
        assert (path.parent / first.partition("$schema=")[2]).resolve().parent == SAMPLE.parent / "luoc_do"
