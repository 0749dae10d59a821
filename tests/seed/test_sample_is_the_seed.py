"""The sample data of 2022 says what the scan of the signed set says, but for what `HIEU_DINH.md` writes down.

Scan and data are both read into passages, pairs of an address ("Kế hoạch, I.2.a") and its words. The tables of
`HIEU_DINH.md` are applied to the scan's passages; what results must be the data's, character for character.
"""

from __future__ import annotations

import copy
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from generator.model.agency import Agency
from generator.model.appendix import LINE_FIELDS, Task, TaskList
from generator.model.dossier import Block, Decision, Plan
from generator.model.text import RichText, Term
from generator.reading.gate import build_model
from generator.reading.yaml_files import read_yaml

SCAN = Path(__file__).with_name("ke_hoach_cchc_2022.txt")
DATA = Path(__file__).parents[2] / "data" / "2022"
FILES = ("co_quan", "quyet_dinh", "ke_hoach", "phu_luc")
COLUMNS = ("stt", "nhiem_vu", "san_pham", "tien_do", "phan_cong")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")
LETTERS = "abcdđe"

Passages = list[tuple[str, str]]
Raw = dict[str, Any]


# ---- the scan ----

DECISION_LINES = (
    ("số", r"Số: .*"),
    ("địa danh và thời gian", r".+, ngày tháng .*"),
    ("tên loại", r"QUYẾT ĐỊNH"),
    ("trích yếu", r"Ban hành .*"),
    ("thẩm quyền", r"TRƯỞNG BAN .+"),
    ("căn cứ {n}", r"(Căn cứ|Theo đề nghị) .*"),
    ("lệnh ban hành", r"QUYẾT ĐỊNH:"),
    ("Điều {n}", r"Điều \d+\. .*"),
    ("chức vụ", r"TRƯỞNG BAN"),
    ("chữ nơi nhận", r"Nơi nhận:"),
    ("nơi nhận {n}", r"- .*"),
    ("họ tên", r"[^:./]+"),
)


def scan_lines() -> list[str]:
    text = unicodedata.normalize("NFC", SCAN.read_text(encoding="utf-8"))
    return [line for line in text.split("\n") if line.strip()]


def scan_decision(lines: list[str]) -> Iterator[tuple[str, str]]:
    counts: dict[str, int] = {}
    for line in lines:
        label = next((label for label, pattern in DECISION_LINES if re.fullmatch(pattern, line)), None)
        assert label is not None, f"a line of the scan's decision that nobody reads: {line}"
        counts[label] = counts.get(label, 0) + 1
        yield f"Quyết định, {label.format(n=counts[label])}", line


def scan_plan(lines: list[str]) -> Iterator[tuple[str, str]]:
    kind, subject, attached, more, *body = lines
    yield "Kế hoạch, tên loại", kind
    yield "Kế hoạch, trích yếu", subject
    italic = re.fullmatch(r"\*(\(.+\))\*", f"{attached} {more}")
    assert italic
    yield "Kế hoạch, kèm theo", italic[1]
    found = (re.fullmatch(r"(?:([IVX]+\.|\d+\.|[a-zđ]\)|-) )?(.+)", line) for line in body)
    yield from addressed((match[1] or "", match[2]) for match in found if match)


def scan_appendix(lines: list[str]) -> Passages:
    name, title, attached, header, *rows = lines
    passages = [("Phụ lục, tên", name), ("Phụ lục, tiêu đề", title), ("Phụ lục, kèm theo", attached)]
    passages += [(f"Phụ lục, cột {n}", cell) for n, cell in enumerate(header.split("\t"), 1)]
    for number, cells in joined_rows([row for row in rows if row != header]):
        if "." not in number:
            assert not any(cells[2:])
            passages.append((f"Phụ lục, {number}", f"{cells[0]} {cells[1]}"))
        else:
            passages += [
                (f"Phụ lục, {number}, {key}", as_list(cell)) for key, cell in zip(COLUMNS[1:], cells[1:], strict=True)
            ]
    return passages


def joined_rows(lines: list[str], cuts: list[list[str]] | None = None) -> list[tuple[str, list[str]]]:
    """The rows of the table with their numbers (`II`, `II.1`); a row without STT continues the one above.

    What each cut cell said above and below the cut is added to `cuts`.
    """
    rows: list[tuple[str, list[str]]] = []
    group = ""
    for line in lines:
        cells = [cell.strip() for cell in line.split("\t")]
        assert len(cells) == len(COLUMNS), line
        if not cells[0]:
            number, above = rows[-1]
            for column, cell in enumerate(cells):
                if cell:
                    if cuts is not None:
                        cuts.append([f"Phụ lục, {number}, {COLUMNS[column]}", above[column], cell])
                    above[column] += f" {cell}"
            continue
        if cells[0] in ROMAN:
            group = cells[0]
        rows.append((group if cells[0] in ROMAN else f"{group}.{cells[0]}", cells))
    return rows


def as_list(cell: str) -> str:
    """A list that the scan set on one line (`<ul …> - A - B`), one line for each of its items."""
    cell = re.sub(r"<ul [^>]*>", "", cell).strip()
    return cell.replace(" - ", "\n- ") if cell.startswith("- ") else cell


def addressed(marked: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The paragraphs of a plan's body, given with their marks (`I.`, `1.`, `a)`, `-` or none), as passages."""
    place: list[str] = []
    dashes = paragraphs = 0
    for mark, text in marked:
        number = mark.rstrip(".)")
        if number and number != "-":
            level = 0 if number in ROMAN else 1 if number.isdecimal() else 2
            place, dashes, paragraphs = [*place[:level], number], 0, 0
            address = ".".join(place)
        elif number:
            dashes += 1
            address = f"{'.'.join(place)}, gạch {dashes}"
        else:
            paragraphs += 1
            address = f"đoạn {paragraphs} sau {'.'.join(place)}"
        yield f"Kế hoạch, {address}", f"{mark} {text}".strip()


def split_scan() -> tuple[list[str], list[str], list[str]]:
    lines = scan_lines()
    plan, appendix = lines.index("KẾ HOẠCH"), lines.index("PHỤ LỤC")
    return lines[:plan], lines[plan:appendix], lines[appendix:]


@cache
def read_scan() -> tuple[tuple[str, str], ...]:
    decision, plan, appendix = split_scan()
    return (*scan_decision(decision), *scan_plan(plan), *scan_appendix(appendix))


# ---- the corrections ----


@cache
def tables() -> dict[str, list[list[str]]]:
    """The tables of `HIEU_DINH.md` by the title of their second column; words between backquotes stand bare."""
    found: dict[str, list[list[str]]] = {}
    key = ""
    for line in (DATA / "HIEU_DINH.md").read_text(encoding="utf-8").splitlines():
        if not line.startswith("|"):
            key = ""
            continue
        cells = [re.sub(r"^`(.*)`$", r"\1", cell.strip()) for cell in line.strip("|").split("|")]
        if not key:
            key = " → ".join(cells[1:3])
            found[key] = []
        elif not set(line) <= set("|-"):
            found[key].append(cells)
    return found


def corrections() -> list[list[str]]:
    return tables()["Bản quét → Sửa thành"]


def expected() -> Passages:
    """The scan as it should have been, with what the decree's form changes, and the units its words name."""
    passages = dict(read_scan())
    assert len(passages) == len(read_scan())
    for address, wrong, right, *_ in corrections():
        assert passages[address].count(wrong) == 1, f"{address}: “{wrong}” must stand there once"
        passages[address] = passages[address].replace(wrong, right)
    for address, scanned, printed, *_ in tables()["Bản quét → Phần mềm in"]:
        assert passages[address] == scanned
        passages[address] = printed
    return list(with_units(passages))


def with_units(passages: dict[str, str]) -> Iterator[tuple[str, str]]:
    for address, text in passages.items():
        yield address, text
        if address.endswith(", phan_cong"):
            lead = re.match(r"(?:Căn cứ .+\), )?(.+?) (?:chủ trì|chủ động|thực hiện|rà soát)", text)
            assert lead
            yield address.replace("phan_cong", "chu_tri"), lead[1]
            helping = re.search(r"chủ trì,? phối hợp (?:với )?(.+?)(?: thực hiện\.?| xây dựng .+)?$", text)
            if helping:
                yield address.replace("phan_cong", "phoi_hop"), helping[1][0].upper() + helping[1][1:]


# ---- the data ----


@cache
def raw_data() -> dict[str, Raw]:
    # BaseLoader leaves every scalar the text it is, as the program's own reader does.
    return {name: yaml.load((DATA / f"{name}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader) for name in FILES}


def data_passages(raw: dict[str, Raw]) -> Passages:
    agency = Agency.model_validate(raw["co_quan"])
    decision = Decision.model_validate(raw["quyet_dinh"])
    plan = Plan.model_validate(raw["ke_hoach"])
    tasks = TaskList.model_validate(raw["phu_luc"])
    return [
        *data_decision(agency, decision),
        *data_plan(agency, decision, plan),
        *data_appendix(agency, decision, plan, tasks),
    ]


def data_decision(agency: Agency, decision: Decision) -> Iterator[tuple[str, str]]:
    assert decision.planned
    month, year = decision.planned
    yield "Quyết định, số", f"Số: /{symbol(agency, decision)}"
    yield "Quyết định, địa danh và thời gian", f"{agency.place}, ngày tháng {month:02d} năm {year}"
    yield "Quyết định, tên loại", "QUYẾT ĐỊNH"
    yield "Quyết định, trích yếu", decision.subject
    yield "Quyết định, thẩm quyền", decision.competence.upper()
    for n, ground in enumerate(decision.grounds, 1):
        yield f"Quyết định, căn cứ {n}", ground + ("." if n == len(decision.grounds) else ";")
    yield "Quyết định, lệnh ban hành", "QUYẾT ĐỊNH:"
    for n, article in enumerate(decision.articles, 1):
        assert not article.blocks and not article.title
        text = marked_up(article.text)
        yield f"Quyết định, Điều {n}", f"Điều {n}. {closed(text) if n == len(decision.articles) else text}"
    assert not decision.signer.authority and not decision.signer.other_title
    yield "Quyết định, chức vụ", decision.signer.title.upper()
    yield "Quyết định, chữ nơi nhận", "Nơi nhận:"
    for n, receiver in enumerate(decision.receivers, 1):
        yield f"Quyết định, nơi nhận {n}", f"- {receiver};"
    yield f"Quyết định, nơi nhận {len(decision.receivers) + 1}", f"- Lưu: {decision.archive}."
    yield "Quyết định, họ tên", decision.signer.name


def data_plan(agency: Agency, decision: Decision, plan: Plan) -> Iterator[tuple[str, str]]:
    yield "Kế hoạch, tên loại", plan.kind.upper()
    yield "Kế hoạch, trích yếu", plan.subject
    yield "Kế hoạch, kèm theo", attached_to(agency, decision)
    *body, (address, last) = addressed(marked_blocks(plan.blocks))
    yield from body
    yield address, closed(last)


def data_appendix(agency: Agency, decision: Decision, plan: Plan, tasks: TaskList) -> Iterator[tuple[str, str]]:
    (declared,) = plan.appendices
    assert declared.title
    yield "Phụ lục, tên", "Phụ lục"
    yield "Phụ lục, tiêu đề", declared.title.upper()
    yield "Phụ lục, kèm theo", attached_to(agency, decision)
    for n, column in enumerate(declared.columns, 1):
        yield f"Phụ lục, cột {n}", column.title
    for row in declared.model_copy(update={"content": tasks}).rows():
        if row.group:
            yield f"Phụ lục, {row.number}", f"{row.number} {row.group.name}"
        if row.task:
            yield from data_cells(
                f"Phụ lục, {row.path}.{row.number}", row.task, [column.key for column in declared.columns]
            )


def data_cells(address: str, task: Task, columns: list[str]) -> Iterator[tuple[str, str]]:
    """The cells that are printed, in the order of the columns, then whatever else the task says."""
    assert not task.result_lines and not task.other
    cells = {"nhiem_vu": task.name, **{key: task.cell(key) for key in LINE_FIELDS}}
    for key in dict.fromkeys([*columns, "chu_tri", "phoi_hop", *cells]):
        if cells.get(key):
            yield f"{address}, {key}", str(cells[key])


def symbol(agency: Agency, decision: Decision) -> str:
    return decision.symbol or f"QĐ-{agency.code}"


def attached_to(agency: Agency, decision: Decision) -> str:
    assert decision.planned
    month, year = decision.planned
    return f"(Kèm theo Quyết định số /{symbol(agency, decision)} ngày tháng {month:02d} năm {year} của {agency.name})"


def marked_blocks(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """Every paragraph with its mark, numbered by its place as the decree has it."""
    counts = {"muc": 0, "khoan": 0, "diem": 0}
    for block in blocks:
        kind, mark = block.kind.value, ""
        assert block.number is None and not block.is_title
        if kind in counts:
            counts[kind] += 1
            n = counts[kind]
            mark = f"{ROMAN[n - 1]}." if kind == "muc" else f"{n}." if kind == "khoan" else f"{LETTERS[n - 1]})"
        elif kind == "gach":
            mark = "-"
        yield mark, marked_up(block.text)
        yield from marked_blocks(block.blocks)


def marked_up(spans: RichText) -> str:
    """Words with the marks the scan shows looks by: `**đậm**`, `*nghiêng*`."""
    marks = ["**" if span.bold is not None else "*" if span.italic is not None else "" for span in spans]
    return "".join(f"{mark}{span.text}{mark}" for mark, span in zip(marks, spans, strict=True))


def closed(text: str) -> str:
    assert text.endswith(".")
    return f"{text.removesuffix('.')}./."


# ---- what must hold ----


def test_the_sample_says_the_scan_word_for_word() -> None:
    for found, wanted in zip(data_passages(raw_data()), expected(), strict=False):
        assert found == wanted
    assert len(data_passages(raw_data())) == len(expected())


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, str):
        yield path
    else:
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*path, key))


def with_one_word_changed(raw: dict[str, Raw], path: tuple[str | int, ...]) -> dict[str, Raw]:
    changed = copy.deepcopy(raw)
    holder: Any = changed
    for key in path[:-1]:
        holder = holder[key]
    words = holder[path[-1]].split(" ")
    words[len(words) // 2] += "x"
    holder[path[-1]] = " ".join(words)
    return changed


def test_no_word_of_the_sample_can_change_unseen() -> None:
    wanted = expected()
    unseen = []
    for path in leaves({name: raw_data()[name] for name in ("quyet_dinh", "ke_hoach", "phu_luc")}):
        try:
            if data_passages(with_one_word_changed(raw_data(), path)) == wanted:
                unseen.append(path)
        except ValidationError:
            pass  # Refused before anything could be printed.
    assert unseen == [("ke_hoach", "phu_luc", 0, "tep")]  # The name of a file, not a word of the document.


def test_the_parts_are_all_there() -> None:
    decision = Decision.model_validate(raw_data()["quyet_dinh"])
    plan = Plan.model_validate(raw_data()["ke_hoach"])
    groups = TaskList.model_validate(raw_data()["phu_luc"]).groups
    openings = [ground.split()[0] for ground in decision.grounds]
    assert openings == ["Căn", "Căn", "Căn", "Theo"]
    assert len(decision.articles) == 3
    assert len(plan.blocks) == 4
    assert [len(group.tasks) for group in groups] == [3, 5, 4, 2, 1, 5, 7]
    assert [column.key for column in plan.appendices[0].columns] == list(COLUMNS)


def shape(blocks: Iterable[Block]) -> str:
    return " ".join(f"{block.kind.value}({shape(block.blocks)})".removesuffix("()") for block in blocks)


def test_paragraphs_without_a_number_stand_under_what_they_belong_to() -> None:
    assert [shape([block]) for block in Plan.model_validate(raw_data()["ke_hoach"]).blocks] == [
        "muc(doan doan khoan khoan(diem diem diem(doan) diem(doan)) khoan(doan)" + " khoan" * 6 + " doan)",
        "muc(doan)",
        "muc(doan)",
        "muc(khoan khoan khoan(gach gach gach gach gach) doan)",
    ]


def test_rows_cut_by_a_page_are_written_down_and_joined() -> None:
    *_, appendix = split_scan()
    header, *rows = appendix[3:]
    cuts: list[list[str]] = []
    joined_rows([row for row in rows if row != header], cuts)
    written = tables()["Cuối trang trước → Đầu trang sau"]
    assert [address for address, *_ in cuts] == [address for address, *_ in written]
    for (_, above, below), (_, end, start) in zip(cuts, written, strict=True):
        assert above.endswith(end)
        assert below.startswith(start)


@pytest.mark.parametrize("address, kept", [row[:2] for row in tables()["Giữ nguyên → Điều nghi ngờ"]])
def test_doubtful_words_stand_as_scanned(address: str, kept: str) -> None:
    assert kept in dict(read_scan())[address]
    assert kept in dict(data_passages(raw_data()))[address]


def test_the_heading_that_the_scan_lost_is_the_agency() -> None:
    agency = Agency.model_validate(raw_data()["co_quan"])
    heading = dict(tables()["In ở đầu văn bản"])
    assert agency.parent
    assert heading == {"Cơ quan chủ quản": agency.parent.upper(), "Cơ quan ban hành": agency.name.upper()}


def test_units_and_abbreviations_are_those_of_the_document() -> None:
    agency = Agency.model_validate(raw_data()["co_quan"])
    text = "\n".join(text for _, text in expected())
    for unit in agency.units:
        assert unit.name in text
        assert unit.abbreviation is None or unit.abbreviation in agency.abbreviations
    for abbreviation in agency.abbreviations:
        assert re.search(rf"\b{abbreviation}\b", text), abbreviation
    leads = {text for address, text in expected() if address.endswith("chu_tri")}
    assert {lead for lead in leads if not lead.startswith(("Các ", "Tất cả "))} <= {unit.name for unit in agency.units}


@pytest.mark.parametrize("name", FILES)
def test_a_file_names_its_schema_and_is_written_in_one_style(name: str) -> None:
    text = (DATA / f"{name}.yaml").read_text(encoding="utf-8")
    assert text.startswith(f"# yaml-language-server: $schema=../luoc_do/{name}.schema.json\n#\n# ")
    assert unicodedata.is_normalized("NFC", text)
    assert not re.findall(r"\w*(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])\b", text, re.IGNORECASE)


MODELS = (("co_quan", Agency), ("quyet_dinh", Decision), ("ke_hoach", Plan), ("phu_luc", TaskList))


@pytest.mark.parametrize("name, model", MODELS)
def test_the_reader_of_the_program_finds_nothing_wrong(name: str, model: type[Term]) -> None:
    raw, findings = read_yaml(DATA / f"{name}.yaml", f"{name}.yaml")
    assert not findings and raw is not None
    built, findings = build_model(model, raw)
    assert not findings
    assert built == model.model_validate(raw_data()[name])


def test_a_word_that_is_corrected_is_wrong_or_spelled_another_way() -> None:
    assert {level for *_, level, _ in corrections()} == {"chắc chắn", "nhiều khả năng", "dấu thanh"}
    spelling = {wrong: right for _, wrong, right, level, _ in corrections() if level == "dấu thanh"}
    assert all(right == re.sub(r"oà\b", "òa", re.sub(r"oá\b", "óa", wrong)) for wrong, right in spelling.items())
