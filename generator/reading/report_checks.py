"""What may be wrong between the report files of a year and its plan though each of them is right.

It knows models and places; it opens no file and reckons no figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set

from generator.findings import Finding, Place, Severity
from generator.model.dossier import Block
from generator.model.period import Period
from generator.model.progress import Answer, PeriodProgress
from generator.model.report import OutlineNode, PeriodInput, ReportRules
from generator.model.statistics import FormSet, IndicatorKind
from generator.reading.figures import NO_FIGURE, figure_fault, number_fault
from generator.reading.gate_messages import likely
from generator.reading.yaml_files import PathPart

__all__ = [
    "Placer",
    "check_figures",
    "check_forms",
    "check_going_back",
    "check_input",
    "check_progress",
    "choices",
    "outline_paths",
]

Placer = Callable[[Sequence[PathPart]], Place]
FigurePlacer = Callable[[str, str], Place]


def outline_paths(rules: ReportRules) -> Iterator[tuple[OutlineNode, tuple[PathPart, ...]]]:
    """Every heading of the outline and its path in the file."""

    def _within(
        nodes: Sequence[OutlineNode], path: tuple[PathPart, ...]
    ) -> Iterator[tuple[OutlineNode, tuple[PathPart, ...]]]:
        for index, node in enumerate(nodes):
            yield node, (*path, index)
            yield from _within(node.children, (*path, index, "noi_dung"))

    return _within(rules.outline, ("de_cuong",))


def check_forms(forms: FormSet, rules: ReportRules, place: Placer) -> Iterator[Finding]:
    """Indicators of periods that the calendar does not have."""
    known = [rule.key for rule in rules.periods]
    for number, form in enumerate(forms.forms):
        for position, indicator in enumerate(form.indicators):
            for index, key in enumerate(indicator.periods):
                if key not in known:
                    spot = place(("bieu_mau", number, "chi_tieu", position, "ky", index))
                    message = f"lịch báo cáo không có kỳ {key}"
                    yield _error("ky_la", spot, message, choices(key, known, "các kỳ trong lịch"))


def check_input(
    given: PeriodInput,
    period: Period,
    rules: ReportRules,
    place: Placer,
) -> Iterator[Finding]:
    """Texts and goals of one period under keys that are not there, and goals' figures that are none.

    Args:
        given: what was given for the period.
        period: the period of the file.
        rules: the outline and the goals.
        place: where a path of the YAML file stands.
    """
    if given.period is not None and given.period != period.key:
        message = f"tệp này là của kỳ {period.key} theo tên tệp, nhưng khóa ky ghi {given.period}"
        yield _error("ky_khac_ten", place(("ky",)), message, "đổi tên tệp, hoặc sửa khóa ky")
    nodes = {node.key: node for node in rules.nodes() if node.key}
    for key, text in given.texts.items():
        path = ("noi_dung", key)
        if key not in nodes:
            message = f"đề cương không có phần nào mang mã {key}"
            yield _error("phan_la", place(path), message, choices(key, list(nodes), "các mã trong bao_cao.yaml"))
        else:
            yield from _check_blocks(text.blocks, nodes[key], place, path)
    goals = {goal.key: goal for goal in rules.goals}
    for key, figure in given.goals.items():
        if key not in goals:
            message = f"không có chỉ tiêu nào mang mã {key}"
            yield _error("chi_tieu_la", place(("chi_tieu", key)), message, choices(key, list(goals), "các chỉ tiêu"))
            continue
        kind = IndicatorKind.PERCENT if goals[key].unit == "%" else IndicatorKind.AMOUNT
        for name, value in (("thuc_hien", figure.actual), ("chi_tieu_giao", figure.assigned)):
            fault = number_fault(value, kind) if value not in (None, NO_FIGURE) else None
            if fault is not None:
                yield _error(fault[0], place(("chi_tieu", key, name)), fault[1], fault[2])


def _check_blocks(
    blocks: Sequence[Block], node: OutlineNode, place: Placer, path: tuple[PathPart, ...]
) -> Iterator[Finding]:
    for index, block in enumerate(blocks):
        spot = place((*path, index))
        if block.kind.depth <= node.depth:
            message = f"{block.kind.value} không thể nằm trong phần này của đề cương"
            yield _error("sai_tang", spot, message, "dùng gach (gạch đầu dòng), hoặc viết thành đoạn thường")
        elif block.kind.is_numbered and node.children:
            message = f"phần này đã có các phần con trong đề cương, lời văn không đánh số {block.kind.value} nữa"
            yield _error("so_trung_de_cuong", spot, message, "dùng gach (gạch đầu dòng), hoặc viết thành đoạn thường")


def check_figures(
    given: PeriodInput, period: Period, forms: FormSet | None, place: Placer, figure_place: FigurePlacer
) -> Iterator[Finding]:
    """Figures of one period under forms and codes that are not there, and figures that are none.

    Args:
        given: what was given for the period.
        period: the period of the file.
        forms: the statistics forms; None where there are none.
        place: where a path of the YAML file stands.
        figure_place: where the figure of a form and a code stands, in whatever file.
    """
    known = {form.number: form for form in forms.forms} if forms is not None else {}
    for what, written in (("thong_ke", given.figures), ("ghi_chu_thong_ke", given.notes)):
        for number, values in written.items():
            form = known.get(number)
            if form is None:
                spot = place((what, number)) if what != "thong_ke" else _first(number, values, figure_place, place)
                message = f"không có biểu mẫu thống kê số {number}"
                yield _error("bieu_la", spot, message, choices(number, list(known), "các biểu trong bieu_mau.yaml"))
                continue
            indicators = {indicator.code: indicator for indicator in form.indicators}
            for code, value in values.items():
                spot = figure_place(number, code) if what == "thong_ke" else place((what, number, code))
                indicator = indicators.get(code)
                if indicator is None:
                    message = f"biểu {number} không có chỉ tiêu mã {code}"
                    hint = choices(code, list(indicators), f"các mã của biểu {number}")
                    yield _error("ma_chi_tieu_la", spot, message, hint)
                    continue
                if indicator.periods and period.key not in indicator.periods:
                    message = f"chỉ tiêu {code} của biểu {number} không dùng cho kỳ {period.key}"
                    yield _error("ngoai_ky", spot, message, f"xóa dòng này, hoặc thêm kỳ vào ky của chỉ tiêu {code}")
                fault = figure_fault(indicator, value) if what == "thong_ke" else None
                if fault is not None:
                    yield _error(fault[0], spot, fault[1], fault[2])


def _first(number: str, values: Mapping[str, str], figure_place: FigurePlacer, place: Placer) -> Place:
    return figure_place(number, next(iter(values))) if values else place(("thong_ke", number))


def check_progress(progress: PeriodProgress, period: Period, year: int, place: Placer) -> Iterator[Finding]:
    """Results of the future or of long ago."""
    for index, line in enumerate(progress.lines):
        path: tuple[PathPart, ...] = ("nhiem_vu", index)
        day = line.completed_on
        if day is None:
            continue
        if day > period.cut_off:
            message = (
                f"làm xong trong tương lai: ngày hoàn thành {day:%d/%m/%Y} sau ngày chốt số liệu "
                f"{period.cut_off:%d/%m/%Y} của kỳ {period.key}"
            )
            hint = "sửa lại ngày, hoặc ghi dang_thuc_hien ở kỳ này và ghi hoàn thành ở kỳ sau"
            yield _error("xong_tuong_lai", place((*path, "ngay_hoan_thanh")), message, hint)
        elif day.year < year - 1:
            message = f"ngày hoàn thành {day:%d/%m/%Y} thuộc năm {day.year}, trước kế hoạch năm {year} quá xa"
            yield _error("xong_qua_som", place((*path, "ngay_hoan_thanh")), message, "sửa lại năm")


def check_going_back(
    earlier: PeriodProgress, later: PeriodProgress, period: Period, place: Placer, doubtful: Set[tuple[str, int]]
) -> Iterator[Finding]:
    """Results that were done in an earlier period and are not in a later one; `doubtful` ids may not be one task's."""
    done = {(line.task, line.line) for line in earlier.lines if line.answer is Answer.DONE} - doubtful
    for index, line in enumerate(later.lines):
        if (line.task, line.line) in done and line.answer is not Answer.DONE:
            message = f"nhiệm vụ {line.task} đã hoàn thành ở kỳ {period.key}, nay lại ghi “{line.answer.words}”"
            spot = place(("nhiem_vu", index, "trang_thai"))
            yield Finding("tien_do_lui", Severity.WARNING, spot, message, "xem lại kỳ nào ghi sai")


def choices(word: str, known: Sequence[str], what: str) -> str:
    """Advice about a key that is not among the known ones: the one that was probably meant, and all there are."""
    near = likely(word, {key.lower(): None for key in known})
    meant = next((key for key in known if key.lower() == near), None)
    shown = ", ".join(known[:40]) + (", …" if len(known) > 40 else "")
    listed = f"{what}: {shown}" if known else "chưa khai báo cái nào"
    return f"có phải ý là {meant}? {listed[:1].upper()}{listed[1:]}" if meant is not None else listed


def _error(code: str, place: Place, message: str, hint: str) -> Finding:
    return Finding(code, Severity.ERROR, place, message, hint)
