"""Whether collected answers are about the tasks under whose ids they stand, and what to do where they are not.

It knows answers, the plan's lines and places; it opens no file and moves no answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.findings import Finding, Severity
from generator.model.progress import LineProgress, PeriodProgress
from generator.reading.report_checks import Placer, choices
from generator.reading.yaml_files import PathPart
from generator.reckoning.line_identity import Fit, KnownLine, Located, PlanLines, code_of, same_words

__all__ = ["check_identity", "doubtful_keys", "explain_doubt"]

_WORDS = {
    "name": "nhiệm vụ",
    "activity": "hoạt động",
    "product": "sản phẩm",
    "deadline": "tiến độ",
    "group": "nhóm",
}
_MOST_CODES = 12
_LONGEST = 80
_AROUND = 30
"""How much of a long text is quoted, and how much of that before the place where it differs from another."""


def check_identity(
    progress: PeriodProgress, located: Sequence[Located], plan: PlanLines, year: int, place: Placer
) -> Iterator[Finding]:
    """Answers whose words and whose id do not name the same line of the plan.

    Args:
        progress: the answers of one period.
        located: what the plan says of each.
        plan: the lines of the plan.
        year: the year of the plan, for the commands that findings name.
        place: where a path of the file stands.
    """
    unnamed: list[tuple[int, str]] = []
    for index, (answer, found) in enumerate(zip(progress.lines, located, strict=True)):
        if found.fit is Fit.UNNAMED:
            assert found.own is not None
            unnamed.append((index, found.own.code))
        elif found.fit is not Fit.SURE:
            yield explain_doubt(answer, found, plan, year, place, ("nhiem_vu", index))
    if unnamed:
        codes = ", ".join(code for _, code in unnamed[:_MOST_CODES])
        more = f" … và {len(unnamed) - _MOST_CODES} mục khác" if len(unnamed) > _MOST_CODES else ""
        message = (
            f"{len(unnamed)} mục chưa ghi tên nhiệm vụ (nhiem_vu), nên không biết mã có còn chỉ đúng nhiệm vụ ấy hay "
            f"không: {codes}{more}"
        )
        hint = (
            f"xem các mã có đúng nhiệm vụ không, rồi chạy `vanban form rematch --nam {year} --dien-ten` để máy ghi tên"
        )
        place_of_first = place(("nhiem_vu", unnamed[0][0], "ma"))
        yield Finding("nhiem_vu_chua_ten", Severity.ERROR, place_of_first, message, hint)


def doubtful_keys(progress: PeriodProgress, located: Sequence[Located]) -> set[tuple[str, int]]:
    """The ids of the answers that may be about another line; `located` is what the plan says of each."""
    certain = (Fit.SURE, Fit.RENAMED)
    answers = zip(progress.lines, located, strict=True)
    return {(line.task, line.line) for line, found in answers if found.fit not in certain}


def explain_doubt(
    answer: LineProgress, located: Located, plan: PlanLines, year: int, place: Placer, path: tuple[PathPart, ...]
) -> Finding:
    """What is wrong with one answer that is not surely about the line under its id, and what to do."""
    command = f"vanban form rematch --nam {year}"
    own = located.own
    # The first line of a task with several is called so where the answer was given for one of several.
    several = own is not None and len(own.task.lines) > 1 and answer.product is not None
    code = code_of((answer.task, answer.line), several=several)
    said = f"“{_short(answer.name or '', own.task.name if own is not None else '')}”"
    if answer.product is not None:
        said += f", sản phẩm “{_short(answer.product)}”"
    spot = place((*path, "nhiem_vu"))
    now = f"mã {code} nay là {_called(own, answer)}" if own is not None else f"mã {code} nay không còn"
    if located.fit is Fit.RENAMED:
        assert own is not None
        renamed = _short(own.task.name, answer.name or "")
        message = f"nhiệm vụ mã {code} đã đổi tên từ {said} thành “{renamed}”; vẫn tính theo mã"
        hint = f"đúng là một nhiệm vụ thì chạy `{command}` để ghi tên mới; nếu không thì sửa mã"
        return Finding("nhiem_vu_ten_moi", Severity.WARNING, spot, message, hint)
    if located.fit is Fit.MOVED:
        target = located.lines[0]
        message = f"trả lời của nhiệm vụ {said} ghi dưới mã {code}, mà nhiệm vụ ấy nay mang mã {target.code}; {now}"
        hint = f"chạy `{command}` để chuyển trả lời sang mã mới"
        return Finding("nhiem_vu_doi_cho", Severity.ERROR, spot, message, hint)
    if located.fit is Fit.UNCLEAR:
        codes = ", ".join(line.code for line in located.lines[:_MOST_CODES])
        if len(located.lines) > _MOST_CODES:
            codes += f" và {len(located.lines) - _MOST_CODES} mã khác"
        message = f"kế hoạch có nhiều dòng khớp với {said} của mã {code}: {codes}; không rõ là trả lời của dòng nào"
        hint = f"ghi mã đúng: `{command} --xac-nhan {_pair(code, 'MÃ ĐÚNG')}`; hai nhiệm vụ giống nhau thì đặt mã (ma)"
        return Finding("nhiem_vu_khong_ro", Severity.ERROR, spot, message, hint)
    if located.fit is Fit.CHANGED:
        assert own is not None
        message = f"{said} của mã {code} không có trong kế hoạch; {now}"
        near = located.near
        if near is None or near.key == own.key:
            confirm = f"nếu chỉ sửa chữ, vẫn là việc ấy thì chạy `{command} --xac-nhan {_quoted(code)}`"
        else:
            confirm = (
                f"nếu là {near.code} “{_short(near.task.name)}” đã sửa chữ thì chạy "
                f"`{command} --xac-nhan {_pair(code, near.code)}`"
            )
        hint = f"{confirm}; nếu việc ấy đã bỏ khỏi kế hoạch thì `{command} --bo {_quoted(code)}`"
        return Finding("nhiem_vu_doi_ten", Severity.ERROR, spot, message, hint)
    return _gone(answer, located, plan, command, place, path)


def _gone(
    answer: LineProgress,
    located: Located,
    plan: PlanLines,
    command: str,
    place: Placer,
    path: tuple[PathPart, ...],
) -> Finding:
    code = code_of((answer.task, answer.line), several=False)
    drop = f"việc ấy đã bỏ khỏi kế hoạch thì chạy `{command} --bo {_quoted(code)}`"
    if located.near is not None:
        near = located.near
        drop = (
            f"nếu là {near.code} “{_short(near.task.name)}” thì chạy "
            f"`{command} --xac-nhan {_pair(code, near.code)}`; {drop}"
        )
    count = plan.lines_of(answer.task)
    if count:
        message = f"nhiệm vụ {answer.task} chỉ có {count} dòng kết quả, không có dòng {answer.line}"
        hint = f"sửa lại số dòng; {drop}" if answer.name else "sửa lại số dòng, hoặc xóa khóa dong"
        return Finding("dong_la", Severity.ERROR, place((*path, "dong")), message, hint)
    called = f" (“{_short(answer.name)}”)" if answer.name else ""
    message = f"kế hoạch không có nhiệm vụ mang mã {answer.task}{called}"
    hint = choices(answer.task, [task.key for task in plan.tasks], "các mã")
    return Finding("nhiem_vu_la", Severity.ERROR, place((*path, "ma")), message, f"{hint}; {drop}")


def _called(own: KnownLine, answer: LineProgress) -> str:
    """What a line is called now, by its name and those words in which it differs from an answer's."""
    words = own.words
    different = [field for field, text in answer.named.items() if not same_words(words[field], text)]
    fields = different if "name" in different else ["name", *different]
    return ", ".join(
        ("" if field == "name" else f"{_WORDS[field]} ") + f"“{_short(words[field], answer.named.get(field, ''))}”"
        for field in fields
    )


def _quoted(code: str) -> str:
    return f'"{code}"' if " " in code else code


def _pair(old: str, new: str) -> str:
    return _quoted(f"{old}={new}")


def _short(text: str, beside: str = "") -> str:
    """A text as messages quote it; of a long one, what differs from the text that it is told beside."""
    words, other = " ".join(text.split()), " ".join(beside.split())
    if len(words) <= _LONGEST + 1:
        return words
    same = next((at for at, (one, two) in enumerate(zip(words, other, strict=False)) if one != two), len(other))
    start = 0
    if words != other and same > _LONGEST - _AROUND:
        start = words.rfind(" ", 0, max(1, same - _AROUND)) + 1
    end = start + _LONGEST
    return f"{'…' if start else ''}{words[start:end]}{'…' if end < len(words) else ''}"
