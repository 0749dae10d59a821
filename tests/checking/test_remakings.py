"""The same document by other hands and other programs: the same components are found, and nothing new is told."""

from __future__ import annotations

import copy
import unicodedata

import pytest

from generator.checking.instruments import read_instruments
from generator.checking.report import check_document
from generator.word.document import Document
from tests.checking.draft_texts import TEXTS
from tests.checking.drafts import LOOKS, draft
from tests.checking.remakings import CONTENTS, EDITED, said
from tests.checking.remakings_boxes import BOXES, FRAMES, Way, made
from tests.checking.specimens import Specimen, Trial, W

STAMPED = "cong_van_so"
"""A text that has everything a foot and a head may have: a stamp, a maker's mark, a trích yếu under the number."""


def components(document: Document) -> list[tuple[int, str, str]]:
    """Every component of every document of a file, by what it says."""
    return sorted(
        (number, component.id, " ".join(unicodedata.normalize("NFC", component.text).split()))
        for number, instrument in enumerate(read_instruments(document))
        for found in instrument.components.values()
        for component in found
    )


def same(way: Way, texts: list[str], *, told: tuple[str, ...] = ()) -> int:
    """Sees that a way changes nothing; returns how many texts it could be tried on."""
    tried = 0
    for name in texts:
        trial = Trial(Specimen.of(name, draft(TEXTS[name], LOOKS[0])))
        if not way(trial):
            continue
        tried += 1
        document = trial.document()
        assert components(document) == components(trial.specimen.document), name
        assert {one.rule for one in check_document(document).findings} <= set(told), name
    return tried


def some(salt: str) -> list[str]:
    """A text with everything in it, and two more, other ones for each way."""
    names = [name for name in TEXTS if name != STAMPED]
    first = sum(map(ord, salt)) % len(names)
    return [STAMPED, names[first], names[(first + 4) % len(names)]]


@pytest.mark.parametrize("way", BOXES)
def test_what_stands_in_text_boxes_is_found_and_found_once(way: str) -> None:
    assert same(BOXES[way], some(way)) == 3


@pytest.mark.parametrize("way", FRAMES)
def test_what_stands_in_frames_is_found(way: str) -> None:
    assert same(FRAMES[way], some(way)) == 3


@pytest.mark.parametrize("way", CONTENTS)
def test_the_entries_of_a_table_of_contents_are_no_headings(way: str) -> None:
    assert same(CONTENTS[way], [*TEXTS]) == 5


@pytest.mark.parametrize("way", EDITED)
def test_however_a_document_was_typed_the_same_is_found(way: str) -> None:
    # Blank lines within the names of the head are a fault themselves.
    blanks = ("C2.gap", "C4.gap") if way == "with blank paragraphs" else ()
    tracked = ("house.tracked",) if "tracked" in way else ()
    assert same(EDITED[way], some(way), told=(*tracked, *blanks))


def told_after(way: Way, text: str, size: int, start: str) -> set[str]:
    """What is told of a remade document in which the letters of the lines that begin so are of another size."""
    trial = Trial(Specimen.of(text, draft(TEXTS[text], LOOKS[0])))
    assert way(trial)
    for paragraph in trial.root().iter(W + "p"):
        if said(paragraph).startswith(start):
            for letters in paragraph.iter(W + "sz"):
                letters.set(W + "val", str(2 * size))
    return {one.rule for one in check_document(trial.document()).findings}


@pytest.mark.parametrize("way", [BOXES["with a form for older programs"], FRAMES["placed from the edge"]])
@pytest.mark.parametrize(("start", "rule"), [("Nguyễn Thị Hồng", "C23.size"), ("- Như trên", "C27.size")])
def test_a_fault_in_a_box_or_a_frame_is_named(way: Way, start: str, rule: str) -> None:
    assert told_after(way, STAMPED, 16, start) == {rule}


def test_contents_are_no_mention_of_an_appendix_and_hide_no_fault_of_the_text() -> None:
    trial = Trial(Specimen.of("a", draft(TEXTS["quyet_dinh_tinh"], LOOKS[0])))
    for node in list(trial.root().iter(W + "t")):
        text = node.text or ""
        if "hụ lục" in text and not text.startswith("Phụ lục"):
            node.text = text.replace("Phụ lục", "Bảng").replace("phụ lục", "bảng")
    assert CONTENTS["in a control, with links"](trial)
    assert {one.rule for one in check_document(trial.document()).findings} == {"T15.mentioned"}


FIGURES = ("Số hồ sơ đã tiếp nhận trong kỳ\t1250", "Số hồ sơ giải quyết đúng hạn\t1238", "Số hồ sơ trực tuyến\t620")


@pytest.mark.parametrize("is_heading", [False, True])
def test_lines_that_end_in_figures_are_contents_only_if_they_name_what_stands_elsewhere(is_heading: bool) -> None:
    trial = Trial(Specimen.of("a", draft(TEXTS["bao_cao_xa"], LOOKS[0])))
    where = next(one for one in trial.root().iter(W + "p") if said(one).startswith("Các cơ quan"))
    for one in FIGURES:
        words, _, figure = one.partition("\t")
        line = copy.deepcopy(where)
        for run in line.findall(W + "r"):
            line.remove(run)
        line.append(made(f"<w:r><w:t>{words}</w:t><w:tab/><w:t>{figure}</w:t></w:r>"))
        where.addprevious(line)
        if is_heading:
            heading = copy.deepcopy(line)
            for mark in (*heading.iter(W + "tab"), *list(heading.iter(W + "t"))[1:]):
                heading[-1].remove(mark)
            where.addnext(heading)
    listed = [one.text for one in trial.document().paragraphs if one.in_contents]
    assert listed == (list(FIGURES) if is_heading else [])


def test_a_field_of_contents_that_never_ends_hides_nothing() -> None:
    def unended(trial: Trial) -> bool:
        done = CONTENTS["by a field alone"](trial)
        for mark in list(trial.root().iter(W + "fldChar"))[-1:]:
            mark.set(W + "fldCharType", "separate")
        return done

    trial = Trial(Specimen.of("a", draft(TEXTS["bao_cao_xa"], LOOKS[0])))
    assert unended(trial)
    listed = [one.text for one in trial.document().paragraphs if one.in_contents]
    assert listed and all(one[-1].isdigit() or one == "MỤC LỤC" for one in listed)
    assert components(trial.document()) == components(trial.specimen.document)
