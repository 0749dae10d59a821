"""A report as one page of HTML that needs nothing else: counts, findings, what was not measured, the pages marked.

Knows how a leader reads a report; it must never know how a rule is measured or a page is drawn. All that comes from a
file is escaped: it may hold anything.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Final

from generator.checking.outcome import Spot
from generator.checking.page_places import Box
from generator.checking.report import Report, RuleFinding
from generator.checking.rulebook import RuleBook, decree_book
from generator.findings import Severity

__all__ = ["MARK", "MOST_SPOTS", "build_report_page"]

MARK: Final = '<meta name="generator" content="vanban check">'
"""By this a page of ours is known."""

MOST_SPOTS: Final = 200
"""So many places of one finding are listed; more are counted."""

_CLASSES: Final = {Severity.ERROR: "loi", Severity.WARNING: "canh-bao", Severity.HINT: "goi-y"}
_STYLE: Final = """\
body{font:16px/1.5 "Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;color:#1b1f24;max-width:64rem;margin:2rem auto;
padding:0 1rem}
h1{font-size:1.6rem;margin-bottom:.25rem}h2{font-size:1.2rem;margin-top:2rem;border-bottom:1px solid #ccd2d9}
.tom-tat{display:flex;flex-wrap:wrap;gap:.75rem;padding:0;list-style:none}
.tom-tat li{border:1px solid #ccd2d9;border-radius:.5rem;padding:.5rem 1rem}.tom-tat b{font-size:1.4rem;display:block}
article{border-left:.4rem solid;padding:.25rem 1rem;margin:1rem 0;background:#f7f8fa}
article h3{font-size:1rem;margin:.25rem 0}article dl{display:grid;grid-template-columns:9rem 1fr;margin:0}
article dt{color:#57606a}article dd{margin:0}article ol{margin:0;padding-left:1.5rem}
.loi{border-color:#b3261e}.canh-bao{border-color:#a86500}.goi-y{border-color:#2f6db5}
h3 .muc{color:#fff;border-radius:.25rem;padding:0 .5rem;margin-right:.5rem}
.loi .muc{background:#b3261e}.canh-bao .muc{background:#8a5300}.goi-y .muc{background:#2f6db5}
figure{margin:1rem 0;position:relative;border:1px solid #8c959f}figure img{display:block;width:100%}
figcaption{padding:.25rem .5rem;background:#eef1f4}
.trang{position:relative}.dau{position:absolute;border:2px solid;background:#ffe06666;box-sizing:border-box}
table{border-collapse:collapse}td,th{border:1px solid #ccd2d9;padding:.25rem .5rem;text-align:left;vertical-align:top}
@media print{article,figure{break-inside:avoid}}"""


def build_report_page(
    report: Report,
    pictures: Mapping[int, bytes],
    marks: Mapping[Spot, Sequence[Box]],
    *,
    note: str = "",
    book: RuleBook | None = None,
) -> str:
    """The page.

    Args:
        report: what was found, with the pages of spots where they are known.
        pictures: page → PNG of it; only these pages are shown.
        marks: where on the pages the words of each spot are.
        note: a sentence about the pictures: why there are none, or not all.
        book: the rules that were in force; the decree's if None.
    """
    return "\n".join(_page(report, pictures, marks, note, decree_book() if book is None else book)) + "\n"


def _page(
    report: Report, pictures: Mapping[int, bytes], marks: Mapping[Spot, Sequence[Box]], note: str, book: RuleBook
) -> Iterator[str]:
    name = escape(report.file)
    yield '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
    # Nothing may be fetched or run, whatever the file holds.
    yield (
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">"
    )
    yield f"{MARK}\n<title>Kiểm tra thể thức: {name}</title>\n<style>{_STYLE}</style>\n</head>\n<body>"
    yield f"<h1>Kiểm tra thể thức văn bản</h1>\n<p>Tệp: <b>{name}</b></p>"
    kinds = ", ".join(one.name or one.kind.value for one in report.instruments)
    yield f"<p>Trong tệp có: {escape(kinds)}. Đối chiếu với Nghị định số 30/2020/NĐ-CP về công tác văn thư.</p>"
    yield from _summary(report)
    yield "<h2>Các phát hiện</h2>"
    if not report.findings:
        nothing = "Không thấy gì sai trong những điều đo được" if report.evaluated else "Tệp không có lời văn nào"
        yield f"<p>{nothing}.</p>"
    for number, finding in enumerate(report.findings, 1):
        yield from _finding(number, finding, pictures)
    yield "<h2>Các trang có phát hiện</h2>" if pictures else "<h2>Hình các trang</h2>"
    if note:
        yield f"<p>{escape(note)}</p>"
    for page, picture in sorted(pictures.items()):
        yield from _picture(page, picture, report, marks)
    yield from _not_evaluated(report, book)
    yield "</body>\n</html>"


def _summary(report: Report) -> Iterator[str]:
    yield '<ul class="tom-tat">'
    for severity in Severity:
        count = sum(finding.severity is severity for finding in report.findings)
        yield f'<li class="{_CLASSES[severity]}"><b>{count}</b>{severity.word}</li>'
    yield f"<li><b>{len(report.evaluated)}</b>yêu cầu đã đo</li>"
    yield f"<li><b>{len(report.not_evaluated)}</b>yêu cầu không đo được</li>\n</ul>"


def _finding(number: int, finding: RuleFinding, pictures: Mapping[int, bytes]) -> Iterator[str]:
    yield f'<article class="{_CLASSES[finding.severity]}" id="phat-hien-{number}">'
    yield f'<h3><span class="muc">{finding.severity.word}</span>{number}. {escape(finding.message)}</h3>\n<dl>'
    yield f"<dt>Yêu cầu</dt><dd>{escape(finding.required)}</dd>"
    yield f"<dt>Đo được</dt><dd>{escape(finding.measured)}</dd>"
    yield f"<dt>Điều khoản</dt><dd>{escape(finding.clause)} (mã {escape(finding.rule)})</dd>"
    yield "<dt>Chỗ</dt><dd>"
    yield "<ol>" if len(finding.spots) > 1 else ""
    for spot in finding.spots[:MOST_SPOTS]:
        where = escape(_where(spot))
        if spot.page in pictures:
            where = f'<a href="#trang-{spot.page}">{where}</a>'
        yield f"<li>{where}</li>" if len(finding.spots) > 1 else where
    yield "</ol>" if len(finding.spots) > 1 else ""
    if len(finding.spots) > MOST_SPOTS:
        yield f"<p>và {len(finding.spots) - MOST_SPOTS} chỗ khác</p>"
    yield "</dd></dl>\n</article>"


def _where(spot: Spot) -> str:
    place = spot.place
    words = [f"trang {spot.page}"] if spot.page else []
    bare = type(place)(
        part=place.part, table=place.table, row=place.row, column=place.column, paragraph=place.paragraph
    )
    words.append(str(bare))
    said = f" “{spot.words}”" if spot.section < 0 and spot.words else ""
    return ", ".join(filter(None, words)) + said


def _picture(page: int, picture: bytes, report: Report, marks: Mapping[Spot, Sequence[Box]]) -> Iterator[str]:
    data = base64.b64encode(picture).decode("ascii")
    numbers = [
        number for number, finding in enumerate(report.findings, 1) if any(spot.page == page for spot in finding.spots)
    ]
    links = ", ".join(f'<a href="#phat-hien-{number}">{number}</a>' for number in numbers)
    yield f'<figure id="trang-{page}">\n<figcaption>Trang {page}, phát hiện {links}</figcaption>\n<div class="trang">'
    yield f'<img alt="Trang {page}" src="data:image/png;base64,{data}">'
    for number, finding in enumerate(report.findings, 1):
        for spot in finding.spots:
            for box in marks.get(spot, ()):
                if box.page == page:
                    place = (
                        f"left:{box.left:.2%};top:{box.top:.2%};"
                        f"width:{max(box.right - box.left, 0.004):.2%};height:{max(box.bottom - box.top, 0.004):.2%}"
                    )
                    title = escape(f"{number}. {finding.message}")
                    yield f'<div class="dau {_CLASSES[finding.severity]}" style="{place}" title="{title}"></div>'
    yield "</div>\n</figure>"


def _not_evaluated(report: Report, book: RuleBook) -> Iterator[str]:
    yield "<h2>Yêu cầu không đo được</h2>"
    if not report.not_evaluated:
        yield "<p>Không có.</p>"
        return
    yield "<p>Không đo được không có nghĩa là đạt, cũng không có nghĩa là sai.</p>"
    yield "<table>\n<tr><th>Mã</th><th>Yêu cầu</th><th>Vì sao</th></tr>"
    for id, reason in report.not_evaluated.items():
        requirement = book[id].rule.requirement
        yield f"<tr><td>{escape(id)}</td><td>{escape(requirement)}</td><td>{escape(reason)}</td></tr>"
    yield "</table>"
