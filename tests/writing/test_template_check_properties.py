"""Whatever people write in a template: no crash, no fault called where there is none, and none missed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.findings import Finding, Severity
from generator.writing.template_check import check_template
from generator.writing.templates import Template
from generator.writing.views import DecisionView, PlanView
from tests.template_specimens import decision_view, outcome, p, plan_view, region, row, table, template

PLAIN = template(p("{{ trich_yeu }}"))


def check(source: bytes, view: type = DecisionView) -> list[Finding]:
    return list(check_template(source, file="mau.docx", view=view))


def without_lacks(found: list[Finding]) -> list[Finding]:
    """The findings that are not about what a small template lacks of a whole one."""
    return [one for one in found if one.code not in {"khong_in", "thieu_vung", "thieu_kieu", "thieu_ke_ngang"}]


WORDS = st.sampled_from(
    [
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "{",
        "}",
        " ",
        "p ",
        "tr ",
        "r ",
        "for c in can_cu",
        "endfor",
        "if dau.so",
        "else",
        "endif",
        "trich_yeu",
        "dau",
        ".",
        "|",
        "upper",
        "(",
        ")",
        "[0]",
        "'",
        "”",
        "\u00a0",
        "\t",
        "chữ",
        "-",
        "not",
        "==",
        "loop",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(WORDS, max_size=12).map("".join), min_size=1, max_size=5), st.booleans())
def test_whatever_is_written_is_told_and_what_passes_runs(lines: list[str], in_table: bool) -> None:
    body = (
        [table(*(row(p(line).join(("<w:tc>", "</w:tc>"))) for line in lines)), p("")]
        if in_table
        else [p(line) for line in lines]
    )
    found = check(template(*body), PlanView)
    assert found == sorted(found, key=lambda one: one.sort_key)
    names = {one.code for one in found if one.severity is Severity.ERROR}
    if not names:
        made = outcome(template(*body), plan_view())
        assert not made.failed and not made.torn, (lines, made)
        assert Template.compile(template(*body), file="mau.docx", view=PlanView).render(plan_view())


def a_pair(draw: st.DrawFn, kind: str, slips: bool) -> tuple[str, str]:
    """The two tags of a block as a careful person writes them for a kind of thing; at times one is off."""
    word = draw(st.sampled_from(["for c in can_cu", "if dau.so"]))
    opener, closer = f"{{%{kind} {word} %}}", f"{{%{kind} end{word.split()[0]} %}}"
    slip = draw(st.integers(0, 24)) if slips else 0
    if slip == 24:
        opener = opener.replace(f"%{kind} ", draw(st.sampled_from(["%p ", "%tr ", "%tc ", "% "])))
    elif slip == 23:
        closer = draw(st.sampled_from(["", closer + " giữ", closer.replace(f"%{kind}", "%")]))
    return opener, closer


def alone(tag: str, kind: str) -> str:
    """A tag alone in a paragraph, row or cell."""
    if kind == "p":
        return p(tag)
    return row(tag) if kind == "tr" else f"<w:tc>{p(tag)}</w:tc>"


def things(draw: st.DrawFn, kind: str, depth: int, slips: bool) -> list[str]:
    """Paragraphs, rows or cells, some of them inside blocks."""
    made: list[str] = []
    for _ in range(draw(st.integers(1, 2))):
        if depth and draw(st.integers(0, 2)) == 2:
            opener, closer = a_pair(draw, kind, slips)
            made += [alone(opener, kind), *things(draw, kind, depth - 1, slips), alone(closer, kind)]
        elif kind == "tr":
            made.append(row(*things(draw, "tc", max(depth - 1, 0), slips)))
        elif kind == "tc":
            inside = "".join(things(draw, "p", max(depth - 1, 0), slips))
            ending = p("") if inside.endswith("</w:tbl>") else ""  # Word itself sees to that
            made.append(f"<w:tc>{inside}{ending}</w:tc>")
        elif depth and draw(st.integers(0, 2)) == 2:
            made.append(table(*things(draw, "tr", depth - 1, slips)))
        elif depth and draw(st.integers(0, 9)) == 9:
            made.append(region("x", *things(draw, "p", depth - 1, slips)))
        else:
            made.append(p(draw(st.sampled_from(["giữ", "giữ {{ trich_yeu }}", "{% if dau.so %}giữ{% endif %}"]))))
    return made


@st.composite
def bodies(draw: st.DrawFn, slips: bool) -> list[str]:
    return things(draw, "p", 4, slips)


@settings(max_examples=100, deadline=None)
@given(bodies(slips=True))
def test_what_passes_keeps_every_word_and_the_document_whole(blocks: list[str]) -> None:
    """Every condition is true and every list has elements, so no word may be missing."""
    source = template(*blocks, p(""))
    if any(one.severity is Severity.ERROR for one in check(source)):
        return
    made = outcome(source, decision_view())
    assert not made.failed and not made.torn, made
    assert made.text.count("giữ") >= sum(block.count("giữ") for block in blocks), made.text
    assert made.count("//w:tbl[not(w:tr)]") == made.count("//w:tr[not(w:tc)]") == 0
    assert made.count("//w:tc[not(*[last()][self::w:p or self::w:sdt])]") == 0


@settings(max_examples=60, deadline=None)
@given(bodies(slips=False))
def test_what_a_careful_person_builds_is_not_called_a_fault(blocks: list[str]) -> None:
    """But for ifs around all that a table, row or cell holds."""
    hollow = {"bang_co_the_rong", "hang_co_the_rong", "o_co_the_rong", "vung_co_the_rong", "trung_id_vung"}
    assert {one.code for one in without_lacks(check(template(*blocks, p(""))))} <= hollow


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_how_word_splits_a_tag_into_runs_makes_no_difference(data: st.DataObject) -> None:
    text = data.draw(
        st.sampled_from(
            ["Số {{ dau.so }}/{{ dau.x }}", "{%p if dau.so %}", "{{ can_cu }} {{r trich_yeu }}", "{{ a } b"]
        )
    )
    cuts = sorted(data.draw(st.sets(st.integers(1, len(text) - 1))))
    pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    assert check(template(p(*pieces))) == check(template(p(text)))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=8))
def test_a_damaged_file_is_findings_and_never_a_crash(position: int, noise: bytes) -> None:
    position = position * len(PLAIN) // 10_000
    damaged = PLAIN[:position] + noise + PLAIN[position + len(noise) :]
    for one in check(damaged):
        assert one.message


DATA = (
    "trich_yeu dau.so dau.co_quan_chu_quan can_cu dieu dau ky.quyen_han c d.so d.van_ban d.noi_dung can_cu[0] khong_co"
)
ATOMS = st.sampled_from([*DATA.split(), *["loop.index", "loop.last", "'a'", "'15'", "2", "0", "true", "none"]])
EXPRESSIONS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.builds(
            "({} {} {})".format,
            inner,
            st.sampled_from(["==", "!=", "<", "in", "and", "or", "~", "+", "-", "*", "//", "%"]),
            inner,
        ),
        st.builds("(not {})".format, inner),
        st.builds("({} if {} else {})".format, inner, inner, inner),
        st.builds("({} | {})".format, inner, st.sampled_from(["upper", "trim", "length", "title", "join", "default"])),
        st.builds("({} | {}({}))".format, inner, st.sampled_from(["join", "default", "trim"]), inner),
        st.builds("({} | replace({}, {}))".format, inner, inner, inner),
        st.builds(
            "({} is {})".format, inner, st.sampled_from(["odd", "even", "defined", "none", "eq 'a'", "divisibleby 2"])
        ),
    ),
    max_leaves=5,
)


@settings(max_examples=100, deadline=None)
@given(EXPRESSIONS, st.booleans())
def test_an_expression_that_passes_can_be_worked_out(expression: str, asked: bool) -> None:
    tag = f"{{% if {expression} %}}có{{% endif %}}" if asked else f"{{{{ {expression} }}}}"
    source = template(p("{%p for d in dieu %}"), p("{% for c in can_cu %}", tag, "{% endfor %}"), p("{%p endfor %}"))
    if any(one.severity is Severity.ERROR for one in check(source)):
        return
    made = outcome(source, decision_view())
    assert not made.failed and not made.torn, (tag, made)
    assert "View(" not in made.text and "None" not in made.text and "&#39;" not in made.text
    assert Template.compile(source, file="mau.docx", view=DecisionView).render(decision_view())
