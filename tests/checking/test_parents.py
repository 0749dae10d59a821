"""Files that belong together, checked by one command: what an attached file is issued with stands in the other one."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from generator.cli.commands import vanban
from generator.word.package import write_package
from tests.checking.draft_texts import TEXTS
from tests.checking.drafts import LOOKS, draft
from tests.checking.remakings import said
from tests.checking.specimens import Specimen, Trial, W

Change = Callable[[etree._Element], None]
NOTHING: Change = lambda root: None  # noqa: E731


def parts_of(text: str) -> list[Trial]:
    """A file of several documents as several files, one document each."""
    specimen = Specimen.of(text, draft(TEXTS[text], LOOKS[0]))
    sections = len(list(Trial(specimen).root().iter(W + "sectPr")))
    return [_part(specimen, number) for number in range(sections)]


def _part(specimen: Specimen, number: int) -> Trial:
    trial = Trial(specimen)
    body = trial.root().find(W + "body")
    assert body is not None
    at = 0
    references = [one for one in next(body.iter(W + "sectPr")) if one.tag.endswith("Reference")]
    for child in list(body):
        ends = next(child.iter(W + "sectPr"), None)
        if at != number:
            body.remove(child)
        elif ends is not None:
            if number:
                ends[:0] = [copy.deepcopy(one) for one in references]
            if child is not ends:
                child.addnext(ends)
                body.remove(child)
        at += ends is not None
    return trial


def words(old: str, new: str) -> Change:
    """Other words in place of some."""

    def change(root: etree._Element) -> None:
        nodes = [node for node in root.iter(W + "t") if old in (node.text or "")]
        assert nodes, old
        for node in nodes:
            node.text = (node.text or "").replace(old, new)

    return change


def without(start: str) -> Change:
    """A document without the paragraph that begins so."""

    def change(root: etree._Element) -> None:
        found = next(one for one in root.iter(W + "p") if said(one).startswith(start))
        parent = found.getparent()
        assert parent is not None
        parent.remove(found)

    return change


class Told(dict[str, dict[str, list[str]]]):
    """What the command told of each file."""

    def found(self, file: str) -> set[str]:
        return set(self[file]["findings"])

    def open(self, file: str) -> set[str]:
        return set(self[file]["not_evaluated"])


Check = Callable[..., Told]


@pytest.fixture
def check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Check:
    """Runs `vanban check` on files of one document each, changed before."""

    def run(text: str, *numbers: int, **changes: Change) -> Told:
        files = []
        for number in numbers:
            trial = parts_of(text)[number]
            changes.get(f"of_{number}", NOTHING)(trial.root())
            files.append(tmp_path / f"{number}.docx")
            files[-1].write_bytes(write_package(trial.source()))
        with pytest.raises(SystemExit):
            vanban.main(["check", *map(str, files), "--json"], standalone_mode=True)
        told = json.loads(capsys.readouterr().out)
        return Told(
            {
                Path(one["file"]).stem: {
                    "findings": [finding["rule"] for finding in one["findings"]],
                    "not_evaluated": one["not_evaluated"],
                }
                for one in (told if isinstance(told, list) else [told])
            }
        )

    return run


PROVINCE = "quyet_dinh_tinh"
AGREEING = {"C30.number", "C30.date", "C30.body", "T12.subject", "T12.article"}


def test_what_a_plan_is_issued_with_is_found_in_the_other_file_whatever_their_order(check: Check) -> None:
    for order in ((0, 1), (1, 0)):
        told = check(PROVINCE, *order)
        assert told.found("0") == told.found("1") == set()
        assert not AGREEING & (told.open("0") & told.open("1"))


def test_without_the_other_file_nothing_is_said_of_what_depends_on_it(check: Check) -> None:
    told = check(PROVINCE, 1)
    assert told.found("1") == set() and told.open("1") >= {"C30.number", "C30.date", "C30.body"}
    appendix = check(PROVINCE, 2)
    assert appendix.found("2") == set() and "T15.mentioned" in appendix.open("2")


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("07/QĐ-UBND", "08/QĐ-UBND", "C30.number"),
        ("ngày 05 tháng 01", "ngày 06 tháng 01", "C30.date"),
        ("của Ủy ban nhân dân tỉnh Quảng Trị)", "của Sở Nội vụ)", "C30.body"),
        ("(Kèm theo Quyết định", "(Kèm theo Nghị quyết", "C30.kind"),
    ],
)
def test_a_line_that_does_not_agree_with_the_decision_in_the_other_file_is_named(
    check: Check, old: str, new: str, rule: str
) -> None:
    told = check(PROVINCE, 0, 1, of_1=words(old, new))
    assert told.found("1") == {rule}
    assert told.found("0") == set()


def test_blanks_to_be_filled_in_on_paper_leave_open_only_what_they_hide(check: Check) -> None:
    def unfilled(root: etree._Element) -> None:
        words("07/QĐ-UBND", "    /QĐ-UBND")(root)
        words("ngày 05 tháng 01", "ngày      tháng 01")(root)

    told = check(PROVINCE, 0, 1, of_0=unfilled, of_1=unfilled)
    assert told.found("1") == set()
    assert {"C30.number", "C30.date"} <= told.open("1") and "C30.body" not in told.open("1")

    def other(root: etree._Element) -> None:
        unfilled(root)
        words("/QĐ-UBND", "/QĐ-HĐND")(root)
        words("tháng 01 năm 2024", "tháng 02 năm 2024")(root)

    assert check(PROVINCE, 0, 1, of_0=unfilled, of_1=other).found("1") == {"C30.number", "C30.date"}


def test_an_unrelated_decision_beside_it_is_no_parent(check: Check) -> None:
    def unrelated(root: etree._Element) -> None:
        words("07/QĐ-UBND", "99/QĐ-UBND")(root)
        words("Kế hoạch cải cách hành chính", "Kế hoạch phòng, chống thiên tai")(root)

    told = check(PROVINCE, 0, 1, of_0=unrelated)
    assert told.found("1") == set() and "C30.number" in told.open("1")


def test_a_plan_without_its_line_is_told_so_where_the_decision_that_issues_it_is_given(check: Check) -> None:
    gone = without("(Kèm theo")
    assert "C30.present" in check(PROVINCE, 0, 1, of_1=gone).found("1")
    assert "C30.present" not in check(PROVINCE, 1, of_1=gone).found("1")


def test_an_appendix_in_a_file_of_its_own_is_held_to_the_text_that_ought_to_name_it(check: Check) -> None:
    letter = "cong_van_vpcp"
    told = check(letter, 0, 1)
    assert told.found("1") == set() and "T15.mentioned" not in told.open("1")
    told = check(letter, 0, 1, of_0=words("hụ lục", "ảng"))
    assert told.found("1") == {"T15.mentioned"} and told.found("0") == set()


def test_two_equal_decisions_leave_open_which_is_meant(check: Check, tmp_path: Path) -> None:
    told = check(PROVINCE, 0, 1)
    assert "C30.number" not in told.open("1")
    twin = tmp_path / "twin.docx"
    twin.write_bytes((tmp_path / "0.docx").read_bytes())
    result = _json(vanban, [str(tmp_path / "0.docx"), str(twin), str(tmp_path / "1.docx")])
    assert "C30.number" in result[2]["not_evaluated"]


def _json(command: object, files: list[str]) -> list[dict[str, list[str]]]:
    from click.testing import CliRunner

    result = CliRunner().invoke(vanban, ["check", *files, "--json"])
    told: list[dict[str, list[str]]] = json.loads(result.stdout)
    return told


def test_a_file_that_cannot_be_read_keeps_no_other_from_being_checked(tmp_path: Path) -> None:
    from click.testing import CliRunner

    good, bad = tmp_path / "a.docx", tmp_path / "b.docx"
    good.write_bytes(write_package(parts_of(PROVINCE)[0].source()))
    bad.write_bytes(b"no zip")
    result = CliRunner().invoke(vanban, ["check", str(bad), str(good), str(tmp_path / ("x" * 300 + ".docx"))])
    assert result.exit_code == 3
    assert "a.docx (quyết định)" in result.output and "b.docx" in result.output
