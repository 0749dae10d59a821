"""Every fault of every rule that can be mended, in documents of many hands: mended, or left for a reason."""

from __future__ import annotations

import re

import pytest

from generator.checking.mending import mend_of, mend_package
from generator.checking.registry import checks
from generator.word.package import Package, write_package
from tests.checking.mutations_all import FAULTS
from tests.checking.test_mending import words
from tests.checking.test_mutations import first_that_takes

MENDED = [id for id in FAULTS if id in checks() and mend_of(checks()[id]) is not None]

LEFT = {
    "chữ được gõ hoa, phải gõ lại",
    "hai hàng còn chữ khác, phải chuyển bằng tay",
    "ở hai đoạn riêng, phải đặt vào một bảng hai cột",
    "đường kẻ vẽ theo kiểu khác thường",
    "phần này đặt bằng tab, không rõ đường kẻ đứng ở đâu",
    "chân trang còn có chữ khác",
    "phụ lục chưa có phần (section) riêng",
}
"""Why a fault may be left to a person."""


@pytest.mark.parametrize("rule", MENDED)
def test_a_fault_is_mended_or_left_for_a_reason_and_every_word_stays(rule: str) -> None:
    for how, put in list(FAULTS[rule].items())[:3]:
        trial = first_that_takes(rule, f"{how} mended", put)
        if trial is None:
            continue
        source = write_package(trial.source())
        result = mend_package(Package.read(source))
        before = {finding.rule for finding in trial.specimen.report.findings}
        left = {finding.rule for finding in result.after.findings} - before
        assert left <= {rule}, how
        if left:
            assert result.reasons[rule] in LEFT, (how, trial.specimen.name)
        # Lines made of underscores are drawn, not said.
        assert _unruled(words(result.content or source)) == _unruled(words(source))


def _unruled(words: dict[str, str]) -> dict[str, str]:
    return {part: re.sub(r"^[_-]{3,}$", "", said, flags=re.MULTILINE) for part, said in words.items()}
