"""Every fault of a template is told once, with its place; and plain docxtpl proves that it is a fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from generator.findings import Finding, Severity
from generator.writing.template_check import check_template
from generator.writing.templates import Template
from generator.writing.views import DecisionView, HeadView, PlanView
from tests.template_specimens import (
    Outcome,
    cell,
    decision_view,
    linked,
    outcome,
    p,
    plan_view,
    region,
    row,
    runs,
    table,
    template,
    text_box,
)

Proof = Callable[[Outcome], bool]
FOR_GROUND = "{%p for c in can_cu %}"
FOR_SIGNER = "{%p for q in ky.quyen_han %}"


def check(*blocks: str, view: type = DecisionView, header: str = "") -> list[Finding]:
    """The findings about tags: what a small template lacks of a whole one is left out."""
    found = check_template(template(*blocks, header=header), file="mau.docx", view=view)
    return [one for one in found if one.code not in {"khong_in", "thieu_vung", "thieu_kieu", "thieu_ke_ngang"}]


def codes(findings: list[Finding]) -> list[str]:
    return [one.code for one in findings]


def fails(made: Outcome) -> bool:
    return made.failed


def torn(made: Outcome) -> bool:
    return made.torn


def hollow_cell(made: Outcome) -> bool:
    return made.count("//w:tc[not(w:p)]") > 0


def loses(*words: str) -> Proof:
    return lambda made: not made.failed and all(word not in made.text for word in words)


def leaves(words: str) -> Proof:
    return lambda made: not made.failed and words in made.text


@dataclass(frozen=True)
class Bad:
    """A template with one fault: its code, what stands in the body, and the proof in what docxtpl makes of it."""

    code: str
    body: tuple[str, ...]
    proof: Proof | None
    view: type = DecisionView


def bad(code: str, *body: str, proof: Proof | None, view: type = DecisionView) -> Bad:
    return Bad(code, tuple(block if block.startswith("<") else p(block) for block in body), proof, view)


BRACES = [
    bad("the_chua_dong", "{{ trich_yeu }", proof=fails),
    bad("the_chua_dong", "{{ trich_yeu", proof=fails),
    bad("the_chua_dong", "{{ trich_yeu } và {{ tham_quyen }}", proof=fails),
    bad("the_chua_dong", "{%p if trich_yeu", "có", "{%p endif %}", proof=fails),
    bad("the_chua_dong", "{# ghi chú", proof=fails),
    bad("the_chua_mo", "{ trich_yeu }}", proof=leaves("}}")),
    bad("the_chua_mo", "trich_yeu }}", proof=leaves("}}")),
    bad("the_chua_mo", "{ if trich_yeu %}", proof=leaves("%}")),
    bad("ngoac_roi", "{ { trich_yeu } }", proof=leaves("{ {")),
    bad("ngoac_roi", "{ { trich_yeu }}", proof=leaves("{ {")),
    bad("ngoac_roi", "{{ trich_yeu } }", proof=fails),
    bad("ngoac_roi", "{ %p if trich_yeu %}", "có", "{%p endif %}", proof=fails),
    bad("ngoac_don", "Về việc {trich_yeu}", proof=leaves("{trich_yeu}")),
    bad("ngoac_don", "số { dau.so }", proof=leaves("{ dau.so }")),
    bad("the_lech_ngoac", "{{ trich_yeu %}", proof=fails),
    bad("the_lech_ngoac", "{% if trich_yeu }}có{% endif %}", proof=fails),
    bad("the_qua_doan", "{{ trich_", "yeu }}", proof=lambda made: made.count("//w:p") == 1),
    bad("the_qua_doan", "{%p for c in", "can_cu %}", p("{{ c }}"), p("{%p endfor %}"), proof=None),
    bad("the_qua_doan", "một {", "{", proof=fails),
    bad("the_qua_doan", "còn 5%", "} hai", proof=lambda made: made.count("//w:p") == 1),
    bad("the_qua_o", table(row("{{ trich_", "yeu }}")), proof=lambda made: made.count("//w:tc") == 1),
    bad("the_cat_khung", p("{{ trich_", inside=linked(runs("yeu }}"))), proof=torn),
    bad("the_cat_khung", p("{{ trich_", inside=region("x", runs("yeu }}"))), proof=torn),
    bad("the_rong", "{{ }}", proof=fails),
    bad("the_rong", "{%  %}", proof=fails),
    bad("dau_tru", "Về {{- trich_yeu }}", proof=loses("Về ")),
    bad("dau_tru", "Một", "{%- if trich_yeu %}Hai{% endif %}", proof=lambda made: made.count("//w:p") == 1),
    bad("khoang_trang_la", "{%p\u00a0if trich_yeu %}", "có", "{%p endif %}", proof=fails),
]

NAMES = [
    bad("cu_phap", "{{ trich yeu }}", proof=fails),
    bad("cu_phap", "{{ trich_yeu | }}", proof=fails),
    bad("cu_phap", "{{{ trich_yeu }}}", proof=fails),
    bad("cu_phap", "{{ r d }}", proof=fails),
    bad("cu_phap", "{% if trich_yeu = 'a' %}có{% endif %}", proof=fails),
    bad("cu_phap", "{% if %}có{% endif %}", proof=fails),
    bad("cu_phap", "{% if trich_yeu && tham_quyen %}có{% endif %}", proof=fails),
    bad("cu_phap", "{{ trich\u200byeu }}", proof=fails),
    bad("cu_phap", "{%p for c can_cu %}", "{{ c }}", "{%p endfor %}", proof=fails),
    bad("cu_phap", "{% if trich_yeu %}có{% else tham_quyen %}không{% endif %}", proof=fails),
    bad("cu_phap", FOR_GROUND, "{{ c }}", "{%p endfor c %}", proof=fails),
    bad("ten_la", "{{ trich_yeu_x }}", proof=fails),
    bad("ten_la", "{{ trích_yếu }}", proof=fails),
    bad("ten_la", "{{ so }}", proof=fails),
    bad("ten_la", FOR_GROUND, "{{ c }}", "{%p endfor %}", "{{ c }}", proof=fails),
    bad("ten_la", "{{ loop.index }}", proof=fails),
    bad("ten_la", FOR_GROUND, "{{ c }}", "{%p else %}", "{{ c }}", "{%p endfor %}", proof=None),
    bad("ten_noi_bo", "{%p for p in phu_luc %}", "{{ p.luoi_xml }}", "{%p endfor %}", view=PlanView, proof=None),
    bad("truong_la", "{{ dau.so_hieu }}", proof=fails),
    bad("truong_la", "{{ can_cu.so }}", proof=fails),
    bad("truong_la", "{{ trich_yeu.so }}", proof=fails),
    bad("truong_la", FOR_GROUND, "{{ loop.dau }}", "{%p endfor %}", proof=fails),
    bad("truong_la", FOR_GROUND, "{{ loop.previtem.x }}", "{%p endfor %}", proof=fails),
    bad("thuoc_tinh_cam", "{{ trich_yeu.__class__ }}", proof=fails),
    bad("goi_ham", "{{ trich_yeu.upper() }}", proof=fails),
    bad("goi_ham", "{%p for k in range(3) %}", "x", "{%p endfor %}", proof=fails),
    bad("goi_ham", "{{ lipsum() }}", proof=fails),
    bad("goi_ham", "{{ cycler('a', 'b').next() }}", proof=fails),
    bad("goi_ham", FOR_GROUND, "{{ loop.cycle('a', 'b') }}", "{%p endfor %}", proof=fails),
    bad("goi_ham", "{%p for k in dau.items() %}", "x", "{%p endfor %}", proof=fails),
    bad("chi_so", "{{ ky.quyen_han[0] }}", proof=fails),
    bad("chi_so", "{{ dau['so'] }}", proof=fails),
    bad("chi_so", "{{ can_cu[7] }}", proof=fails),
    bad("bo_loc_la", "{{ trich_yeu | nghieng }}", proof=fails),
    bad("bo_loc_la", "{{ trich_yeu | uper }}", proof=fails),
    bad("bo_loc_sai_kieu", "{{ can_cu | upper }}", proof=leaves("CĂN CỨ MỘT;&#39;,")),
    bad("bo_loc_sai_kieu", "{{ dieu | join(', ') }}", proof=leaves("ArticleView(")),
    bad("bo_loc_sai_kieu", "{{ dau | length }}", proof=leaves(str(len(HeadView._fields)))),
    bad("bo_loc_sai_kieu", "{{ dieu | join(attribute='so') }}", proof=None),
    bad("bo_loc_sai_kieu", "{{ trich_yeu | replace('a') }}", proof=fails),
    bad("bo_loc_sai_kieu", "{{ trich_yeu | trim('a', 'b') }}", proof=fails),
    bad("bo_loc_sai_kieu", "{{ trich_yeu | default(boolean=true) }}", proof=None),
    bad("bo_loc_sai_kieu", "{{ can_cu | join(dau) }}", proof=leaves("HeadView(")),
    bad(
        "phep_thu_sai_kieu",
        "{% for c in can_cu %}{% if loop.index is divisibleby %}{{ c }}{% endif %}{% endfor %}",
        proof=fails,
    ),
    bad("phep_thu_sai_kieu", "{% if dau.so is odd %}có{% endif %}", proof=fails),
    bad("phep_tinh_sai_kieu", "{{ 1 // 0 }}", proof=fails),
    bad("bieu_thuc_cam", "{{ 1.5 }}", proof=None),
    bad("bieu_thuc_cam", "{{ 7 / 2 }}", proof=None),
    bad("phep_thu_la", "{% if trich_yeu is chu %}có{% endif %}", proof=fails),
    bad("in_danh_sach", "{{ can_cu }}", proof=fails),
    bad("in_nhom", "{{ dau }}", proof=fails),
    bad("in_dung_sai", FOR_GROUND, "{{ c }}{{ loop.first }}", "{%p endfor %}", proof=fails),
    bad("in_dung_sai", "{{ dau.so == '1' }}", proof=fails),
    bad("in_dung_sai", "{{ dau or 'a' }}", proof=fails),
    bad("bieu_thuc_cam", "{{ none }}", proof=leaves("None")),
    bad(
        "can_r",
        "{%p for d in dieu %}",
        "{{ d.van_ban }}",
        "{%p endfor %}",
        proof=lambda made: made.count("//w:t/w:r") > 0,
    ),
    bad("thua_r", "{{r trich_yeu }}", proof=loses("Ban hành")),
    bad("tien_to_in", "{{p trich_yeu }}", proof=loses("Ban hành")),
    bad("lap_khong_phai_danh_sach", "{%p for x in dau %}", "x", "{%p endfor %}", proof=leaves("x")),
    bad("lap_khong_phai_danh_sach", "{%p for x in trich_yeu %}", "{{ x }}", "{%p endfor %}", proof=loses("Ban hành")),
    bad("lap_nhieu_bien", "{%p for a, b in can_cu %}", "x", "{%p endfor %}", proof=fails),
    bad("lap_de_quy", "{%p for c in can_cu recursive %}", "{{ c }}", "{%p endfor %}", proof=None),
    bad("so_sanh_khac_kieu", "{% if dau.so > 5 %}có{% endif %}", proof=fails),
    bad("so_sanh_khac_kieu", "{% if dau.so == 15 %}có{% endif %}", proof=loses("có")),
    bad("so_sanh_khac_kieu", "{% if 'a' in dau %}có{% endif %}", proof=loses("có")),
    bad(
        "gia_tri_la",
        "{%p for d in dieu %}",
        "{%p for b in d.noi_dung %}",
        "{% if b.kieu == 'đoạn' %}có{% endif %}",
        "{%p endfor %}",
        "{%p endfor %}",
        proof=loses("có"),
    ),
    bad(
        "gia_tri_la",
        "{%p for b in noi_dung %}",
        "{% if b.kieu in ('muc', 'mục') %}có{% endif %}",
        "{%p endfor %}",
        proof=loses("có"),
        view=PlanView,
    ),
    bad("phep_tinh_sai_kieu", "{{ dau.so + 1 }}", proof=fails),
    bad("phep_tinh_sai_kieu", "{{ dau.so ~ can_cu }}", proof=leaves("(")),
    bad("dau_va", "{{ dau.so ~ ' & ' ~ dau.nam }}", proof=leaves("&amp;amp;")),
    bad(
        "dau_phan_tram",
        FOR_GROUND,
        "{%p if loop.index % 2 %}",
        "{{ c }}",
        "{%p endif %}",
        "{%p endfor %}",
        proof=fails,
    ),
    bad("bieu_thuc_cam", "{{ ['a', 'b'] }}", proof=leaves("[")),
]

BLOCKS = [
    bad("cau_lenh_cam", "{% set x = 'a' %}", proof=None),
    bad("cau_lenh_cam", "{% include 'a.docx' %}", proof=fails),
    bad("cau_lenh_cam", "{% macro a() %}x{% endmacro %}", proof=loses("x")),
    bad("cau_lenh_cam", "{% raw %}{{ trich_yeu }}{% endraw %}", proof=leaves("{{")),
    bad("cau_lenh_cam", "{% filter upper %}a{% endfilter %}", proof=None),
    bad("cau_lenh_cam", "{% with %}a{% endwith %}", proof=None),
    bad("cau_lenh_cam", "{% do x %}", proof=fails),
    bad("cau_lenh_cam", table(row("{% colspan dau.so %}a")), proof=None),
    bad("cau_lenh_la", "{% if trich_yeu %}có{% end if %}", proof=fails),
    bad("cau_lenh_la", "{% if dau.so %}có{% else if dau.nam %}x{% endif %}", proof=fails),
    bad("cau_lenh_la", "{% If trich_yeu %}có{% endif %}", proof=fails),
    bad("cau_lenh_la", "{% p for c in can_cu %}", "{{ c }}", "{%p endfor %}", proof=fails),
    bad("khoi_chua_dong", FOR_GROUND, "{{ c }}", proof=fails),
    bad("khoi_chua_dong", FOR_GROUND, "{% if c %}{{ c }}", "{%p endfor %}", proof=fails),
    bad("khoi_chua_mo", "{{ trich_yeu }}", "{%p endfor %}", proof=fails),
    bad("dong_sai", FOR_GROUND, "{{ c }}", "{%p endif %}", proof=fails),
    bad("nhanh_sai", "{%p else %}", proof=fails),
    bad("nhanh_sai", "{% if dau.so %}a{% else %}b{% elif dau.nam %}c{% endif %}", proof=fails),
    bad("nhanh_sai", FOR_GROUND, "{%p elif trich_yeu %}", "{%p endfor %}", proof=fails),
    bad("sai_tien_to", FOR_GROUND, "{{ c }}", "{% endfor %}", proof=torn),
    bad(
        "sai_tien_to",
        table(row("Đầu"), row("{%tr for c in can_cu %}"), row("{{ c }}"), row("{%p endfor %}")),
        proof=torn,
    ),
    bad("khoi_khac_o", table(row("Đầu"), row(FOR_GROUND), row("{{ c }}"), row("{%p endfor %}")), proof=hollow_cell),
    bad("khoi_khac_o", table(row(FOR_GROUND, "{{ c }}", cell("{%p endfor %}", "cuối"))), proof=hollow_cell),
    bad("khoi_khac_o", table(row("{% if dau.so %}a", "b{% endif %}")), proof=None),
    bad(
        "khoi_khac_bang",
        table(row("a"), row("{%tr if dau.so %}")),
        p(""),
        table(row("b"), row("{%tr endif %}")),
        proof=None,
    ),
    bad("khoi_khac_hang", table(row("a", "{%tc if dau.so %}"), row("b", "{%tc endif %}")), proof=None),
    bad(
        "khoi_qua_doan",
        "{% for c in can_cu %}{{ c }}",
        "{% endfor %}",
        proof=lambda made: made.count("//w:p[not(.//w:t/text())]") > 0,
    ),
    bad("khoi_cat_khung", p("{% if dau.co_quan_chu_quan %}", inside=linked(runs("a{% endif %}"))), proof=torn),
    bad("khoi_cat_vung", region("x", p(FOR_GROUND), p("{{ c }}")), p("{%p endfor %}"), proof=torn),
    bad("ngoai_bang", "{%tr if dau.so %}", "có", "{%tr endif %}", proof=fails),
    bad("mat_chu_p", "Căn cứ: {%p for c in can_cu %}", "{{ c }}", "{%p endfor %}", proof=loses("Căn cứ:")),
    bad("mat_chu_p", FOR_GROUND, "{{ c }}", "{%p endfor %} hết", proof=loses("hết")),
    bad("mat_chu_p", "{%p if dau.so %}{{ trich_yeu }}", "x", "{%p endif %}", proof=loses("Ban hành")),
    bad("mat_chu_p", p("{%p if dau.so %}", inside=text_box(p("khung"))), p("x"), p("{%p endif %}"), proof=None),
    bad(
        "mat_chu_tr",
        table(row("a"), row("{%tr for c in can_cu %}", "mất"), row("{{ c }}", ""), row("{%tr endfor %}", "")),
        proof=loses("mất"),
    ),
    bad("mat_chu_tr", table(row("Đầu"), row("{%tr for c in can_cu %}{{ c }}", "{%tr endfor %}")), proof=fails),
    bad("mat_chu_tc", table(row("a", "{%tc for c in can_cu %} mất", "{{ c }}", "{%tc endfor %}")), proof=loses("mất")),
    bad(
        "bang_co_the_rong",
        table(row("{%tr for q in ky.quyen_han %}"), row("{{ q }}"), row("{%tr endfor %}")),
        proof=lambda made: made.count("//w:tbl[not(w:tr)]") > 0,
    ),
    bad(
        "hang_co_the_rong",
        table(row("{%tc for q in ky.quyen_han %}", "{{ q }}", "{%tc endfor %}")),
        proof=lambda made: made.count("//w:tr[not(w:tc)]") > 0,
    ),
    bad(
        "o_co_the_rong",
        table(row(cell(FOR_SIGNER, "{{ q }}", "{%p endfor %}"))),
        proof=hollow_cell,
    ),
    bad(
        "o_co_the_rong",
        table(row(cell("a", table(row("trong")), FOR_SIGNER, "{{ q }}", "{%p endfor %}"))),
        proof=lambda made: made.count("//w:tc[*[last()][self::w:tbl]]") > 0,
    ),
    bad(
        "the_da_xoa",
        p("a", inside='<w:del w:id="1"><w:r><w:delText>{% for c in can_cu %}</w:delText></w:r></w:del>'),
        proof=fails,
    ),
    bad("the_trong_truong", p(inside="<w:r><w:instrText>{{ khong_co }}</w:instrText></w:r>"), proof=fails),
    bad("the_trong_thuoc_tinh", region("{{ khong_co }}", p("a")), proof=fails),
]


@pytest.mark.parametrize("case", [*BRACES, *NAMES, *BLOCKS], ids=lambda case: f"{case.code}-{case.body[0][-40:]}")
def test_a_fault_is_told_once_and_docxtpl_proves_it(case: Bad) -> None:
    found = check(*case.body, view=case.view)
    assert codes([one for one in found if one.severity is Severity.ERROR]) == [case.code], [str(one) for one in found]
    assert all(one.place.file == "mau.docx" and one.place.part and one.hint for one in found)
    if case.proof is not None:
        view = decision_view() if case.view is DecisionView else plan_view()
        made = outcome(template(*case.body), view)
        assert case.proof(made), made


GOOD = [
    ("tag split over runs with different looks", p("{", "{ tr", "ich_yeu }", "}"), DecisionView),
    (
        "smart quotes inside a tag",
        p("{% if dau.so == “15” %}có{% endif %}{{ trich_yeu | replace(‘a’, ’b’) }}"),
        DecisionView,
    ),
    ("no-break space inside a tag", p("{{\u00a0trich_yeu\u00a0}}"), DecisionView),
    (
        "a spelling mark inside a tag",
        p("{{ trich", inside='<w:proofErr w:type="spellStart"/>' + runs("_yeu }}")),
        DecisionView,
    ),
    ("a whole tag in a content control", p("Về ", inside=region("x", runs("{{ trich_yeu }}"))), DecisionView),
    ("a whole tag in a link", p("Về ", inside=linked(runs("{{ trich_yeu }}"))), DecisionView),
    (
        "an if within a paragraph over several runs",
        p("{% if dau.so %}", "số {{ dau.so }}", "{% endif %}"),
        DecisionView,
    ),
    ("braces written out", p("in dấu {_{ và }_}, tập {1; 2}, {abc}, 50% } x"), DecisionView),
    ("a comment", p("a {# {{ khong_co }} #} b"), DecisionView),
    ("a comment beside a paragraph tag", p("{%p if dau.so %}{# hỏi số #}") + p("có") + p("{%p endif %}"), DecisionView),
    ("blanks beside a paragraph tag", p(" \u00a0{%p if dau.so %} ") + p("có") + p("{%p endif %}"), DecisionView),
    ("a paragraph tag split over runs", p("{%", "p if", " dau.so %}") + p("có") + p("{%p endif %}"), DecisionView),
    ("a variable called p", p("{%p for p in can_cu %}") + p("{{ p }}") + p("{%p endfor %}"), DecisionView),
    (
        "loop words",
        p(FOR_GROUND) + p("{{ loop.index }}. {{ c }}{% if not loop.last %};{% endif %}") + p("{%p endfor %}"),
        DecisionView,
    ),
    (
        "a loop with a condition",
        p("{%p for c in can_cu if c != 'a' %}") + p("{{ c }}") + p("{%p endfor %}"),
        DecisionView,
    ),
    ("a loop with else", p(FOR_SIGNER) + p("{{ q }}") + p("{%p else %}") + p("-") + p("{%p endfor %}"), DecisionView),
    ("an inline choice without else", p("{{ dau.so if dau.co_quan_chu_quan }}"), DecisionView),
    ("an inline choice", p("{{ dau.so if dau.so else '…' }}"), DecisionView),
    (
        "joined texts",
        p("{{ dau.so ~ '/' ~ dau.ky_hieu }} {{ can_cu | join('; ') }} {{ can_cu | length }}"),
        DecisionView,
    ),
    (
        "sums of numbers",
        p(FOR_GROUND) + p("{{ loop.index + 1 }}{{ c }}{% if loop.index % 2 %}a{% endif %}") + p("{%p endfor %}"),
        DecisionView,
    ),
    ("the first of a list that is never empty", p("{{ can_cu[0] }}"), DecisionView),
    ("asking for a list or a text", p("{% if can_cu and not ky.quyen_han or dau.so %}a{% endif %}"), DecisionView),
    (
        "a word in a list of words",
        p("{%p for d in dieu if d.so in ('1', '2') %}") + p("{{r d.van_ban }}") + p("{%p endfor %}"),
        DecisionView,
    ),
    ("a run tag", p("{%r if dau.so %}có{%r endif %}"), DecisionView),
    ("a text box", p("a", inside=text_box(p("{{ trich_yeu }}"))), DecisionView),
    (
        "a loop around a text box that uses its variable",
        p("{% for c in can_cu %}", inside=text_box(p("{{ c }}")) + runs("{% endfor %}")),
        DecisionView,
    ),
    ("a cell that a filled list fills", table(row(cell(FOR_GROUND, "{{ c }}", "{%p endfor %}"))), DecisionView),
    (
        "a cell filled by if and else",
        table(row(cell("{%p if dau.so %}", "a", "{%p else %}", "b", "{%p endif %}"))),
        DecisionView,
    ),
    (
        "a nested table",
        table(
            row(cell("a", table(row("h"), row("{%tr for c in can_cu %}"), row("{{ c }}"), row("{%tr endfor %}")), ""))
        ),
        DecisionView,
    ),
    (
        "rows in a content control",
        table(row("h"), region("x", row("{%tr for c in can_cu %}"), row("{{ c }}"), row("{%tr endfor %}"))),
        DecisionView,
    ),
    (
        "an appendix table",
        p("{%p for x in phu_luc %}")
        + table(
            row("{%tc for k in x.cot %}", "{{ k.tieu_de }}", "{%tc endfor %}"),
            row("{%tr for h in x.hang %}"),
            row("{%tr if h.la_nhom %}"),
            row("{{ h.so }}", "{{ h.ten }}"),
            row("{%tr else %}"),
            row("{%tc for o in h.o %}", cell("{%p for d in o.doan %}", "{{ d }}", "{%p endfor %}"), "{%tc endfor %}"),
            row("{%tr endif %}"),
            row("{%tr endfor %}"),
        )
        + p("")
        + p("{%p endfor %}"),
        PlanView,
    ),
]


@pytest.mark.parametrize(("body", "view"), [case[1:] for case in GOOD], ids=[case[0] for case in GOOD])
def test_what_works_is_not_called_a_fault(body: str, view: type) -> None:
    assert check(body, view=view) == []
    values = decision_view() if view is DecisionView else plan_view()
    made = outcome(template(body), values)
    assert not made.failed and not made.torn, made
    assert Template.compile(template(body), file="mau.docx", view=view).render(values)


WARNINGS = [
    ("dieu_kien_luon_dung", p("{% if dau %}có{% endif %}")),
    (
        "in_tu_khoa",
        p("{%p for d in dieu %}") + p("{% for b in d.noi_dung %}{{ b.kieu }}{% endfor %}") + p("{%p endfor %}"),
    ),
    ("vung_co_the_rong", region("x", p(FOR_SIGNER), p("{{ q }}"), p("{%p endfor %}"))),
    ("sua_doi_cham_the", p("a", inside=f'<w:ins w:id="1">{runs("{{ trich_yeu }}")}</w:ins>')),
    ("sua_doi", p("a", inside=f'<w:ins w:id="1">{runs("thêm")}</w:ins>')),
    ("trung_id_vung", region("x", p("a"), number=7) + region("y", p("b"), number=7)),
]


@pytest.mark.parametrize(("code", "body"), WARNINGS, ids=[case[0] for case in WARNINGS])
def test_what_neither_fails_nor_loses_text_is_a_warning(code: str, body: str) -> None:
    found = check(body)
    assert codes(found) == [code]
    assert found[0].severity is Severity.WARNING
    assert not outcome(template(body), decision_view()).failed


def test_all_faults_come_at_once_and_sorted_by_place() -> None:
    found = check(
        p("{{ ten }}"),
        table(row("{{ can_cu }}", cell("a", "{{ dau.x }} và {{ dau.y }}"))),
        p("{%p if dau.so %} mất"),
        header="{{ trang }}",
    )
    at_body, at_header = "thân văn bản", "đầu trang"
    assert Counter((str(one.place).removeprefix("mau.docx, "), one.code) for one in found) == {
        (f"{at_body}, đoạn 1", "ten_la"): 1,
        (f"{at_body}, đoạn 2", "khoi_chua_dong"): 1,
        (f"{at_body}, đoạn 2", "mat_chu_p"): 1,
        (f"{at_body}, bảng 1, hàng 1, cột 1, đoạn 1", "in_danh_sach"): 1,
        (f"{at_body}, bảng 1, hàng 1, cột 2, đoạn 2", "truong_la"): 2,
        (f"{at_header}, đoạn 1", "ten_la"): 1,
    }
    assert found == sorted(found, key=lambda one: one.sort_key)


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (p("a") + table(row("b")) + p("{{ x }}"), "thân văn bản, đoạn 2"),
        (
            table(row("a")) + table(row("b"), row("c", cell("d", "{{ x }}"))),
            "thân văn bản, bảng 2, hàng 2, cột 2, đoạn 2",
        ),
        (region("v", p("a"), p("{{ x }}")) + p("b"), "thân văn bản, đoạn 2"),
        (p("a", inside=text_box(p("b"), p("{{ x }}"))), "thân văn bản, khung chữ 1, đoạn 2"),
        (
            table(row("a", cell("b", table(row("c"), row("{{ x }}")), ""))),
            "thân văn bản, trong ô của bảng 1 hàng 1 cột 2, bảng 1, hàng 2, cột 1, đoạn 1",
        ),
    ],
)
def test_a_place_is_what_a_person_sees_in_word(body: str, place: str) -> None:
    (found,) = check(body)
    assert str(found.place) == f"mau.docx, {place}"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (p("{{ trich_yue }}"), "có phải trich_yeu?"),
        (p("{{ trích_yếu }}"), "có phải trich_yeu?"),
        (p("{{ trích yếu }}"), "viết: trich_yeu"),
        (p("{{ ky_hieu }}"), "có phải dau.ky_hieu?"),
        (p("{{ tieu_de }}"), "x.tieu_de trong vòng lặp qua dieu"),
        (p("{%p for d in dieu %}") + p("{{ tieu_de }}") + p("{%p endfor %}"), "có phải d.tieu_de?"),
        (p("{{ van_ban }}"), "x.van_ban trong vòng lặp qua dieu.noi_dung"),
        (p("{%p for d in dieu %}") + p("{{ d.ten }}") + p("{%p endfor %}"), "d có: so, tieu_de"),
        (p("{{ dau.ngay_thang }}"), "dau có: co_quan_chu_quan, co_quan, so"),
        (
            p(FOR_GROUND) + p("{{ c }}") + p("{%p endfor %}") + p("{{ c }}"),
            "c chỉ có bên trong vòng lặp {%p for c in can_cu %}",
        ),
        (p("{{ ky }}"), "ky.chuc_vu, ky.chuc_vu_khac"),
        (p("{{ trich_yeu.upper() }}"), "| upper"),
        (p("{% if dau.so = '1' %}a{% endif %}"), "=="),
        (table(row(FOR_GROUND), row("{{ c }}"), row("{%p endfor %}")), "viết {%tr … %} ở cả hai thẻ"),
        (table(row(FOR_GROUND, "{{ c }}", "{%p endfor %}")), "viết {%tc … %} ở cả hai thẻ"),
        (p("{% for c in can_cu %}{{ c }}") + p("{% endfor %}"), "viết {%p … %}"),
    ],
)
def test_the_hint_says_what_to_write_instead(body: str, words: str) -> None:
    (found,) = check(body)
    assert words in found.hint


def test_text_that_would_vanish_is_quoted() -> None:
    (found,) = check(p("Căn cứ vào: {%p if dau.so %}"), p("a"), p("{%p endif %}"))
    assert '"Căn cứ vào:"' in found.message


def test_the_same_template_gives_the_same_findings_in_the_same_order() -> None:
    source = template(p("{{ a }} {{ b }} {{ can_cu }}"), p("{%p for x in dau %}"), table(row("{{ c }}")))
    first = check_template(source, file="mau.docx", view=PlanView)
    assert first == check_template(source, file="mau.docx", view=PlanView)


@pytest.mark.parametrize(
    "expression",
    ["not " * 3000 + "trich_yeu", "(" * 3000 + "trich_yeu" + ")" * 3000, "trich_yeu" + "|upper" * 200, "9" * 5000],
    ids=["not", "brackets", "filters", "number"],
)
def test_an_expression_deeper_than_python_goes_is_a_fault_and_no_crash(expression: str) -> None:
    assert codes(check(p(f"{{% if {expression} %}}x{{% endif %}}"))) == ["cu_phap"]
    assert codes(check(p(f"{{%p for x in {expression} %}}"), p("a"), p("{%p endfor %}"))) == ["cu_phap"]


@pytest.mark.parametrize("word", ["for {} in ky.quyen_han", "if ky.luu"])
@pytest.mark.parametrize(("depth", "told"), [(20, []), (21, ["long_qua_sau"]), (60, ["long_qua_sau"])])
def test_blocks_nested_deeper_than_python_goes_are_a_fault_and_no_crash(word: str, depth: int, told: list[str]) -> None:
    opened = [p(f"{{%p {word.format(f'a{number}')} %}}") for number in range(depth)]
    closed = [p(f"{{%p end{word.partition(' ')[0]} %}}")] * depth
    source = template(*opened, p("x"), *closed, p("{{ trich_yeu }}"))
    found = check_template(source, file="mau.docx", view=DecisionView)
    assert [one.code for one in found if one.severity is Severity.ERROR] == told
    if not told:
        assert Template.compile(source, file="mau.docx", view=DecisionView).render(decision_view())
