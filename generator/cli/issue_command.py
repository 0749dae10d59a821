"""Knows the words of `vanban issue`: number and date of the plan's documents, of a report, of a letter.

It imports nothing heavier than click.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.messages import Command, OneOf
from generator.cli.options import find_workspace, folder_option, year_option

if TYPE_CHECKING:
    from generator.workflow.issuing import Issued, Undone
    from generator.workspace import Workspace

__all__ = ["issue_command"]


@click.command(
    "issue",
    cls=Command,
    short_help="Ghi số và ngày ban hành (phát hành).",
    examples=[
        "vanban issue --so 15 --ngay 14/01/2022",
        "vanban issue --undo",
        "vanban issue --bao-cao quy-1 --so 20 --ngay 20/3/2022",
        "vanban issue --cong-van 31/3/2022 --so 25 --ngay 21/3/2022",
    ],
)
@click.argument("document", required=False, metavar="[quyet-dinh|ke-hoach]", type=OneOf("quyet-dinh", "ke-hoach"))
@click.option("--so", "number", metavar="SỐ", help="Số văn bản, ví dụ 15 hoặc 15/QĐ-KKT.")
@click.option("--ngay", "day", metavar="NGÀY", help="Ngày ban hành, viết ngày/tháng/năm, ví dụ 14/01/2022.")
@click.option("--undo", is_flag=True, help="Xóa số và ngày đã ghi, văn bản về lại dự thảo.")
@click.option("--bao-cao", "period", metavar="KỲ", help="Ghi cho báo cáo của kỳ này, ví dụ quy-1.")
@click.option(
    "--cong-van",
    "until",
    metavar="NGÀY",
    help="Ghi cho công văn đôn đốc việc đến hết ngày này (ngày sau --den-ngay của lệnh vanban remind).",
)
@year_option
@folder_option
def issue_command(
    document: str | None,
    number: str | None,
    day: str | None,
    undo: bool,
    period: str | None,
    until: str | None,
    year: int | None,
    folder: str | None,
) -> None:
    """Ghi số và ngày văn thư đã cấp, một lần cho cả bộ: quyết định, dòng Kèm theo của kế hoạch và của phụ lục.

    Không ghi tên văn bản: quyết định, hoặc kế hoạch khi kế hoạch ban hành độc lập.
    """
    if len([name for name in (document, period, until) if name is not None]) > 1:
        raise click.UsageError(
            "mỗi lần chỉ ghi cho một văn bản: tên văn bản, --bao-cao và --cong-van không đi cùng nhau"
        )
    if undo:
        if number is not None or day is not None:
            raise click.UsageError("--undo không đi cùng --so hay --ngay")
        undone = _undone(find_workspace(folder), year, document, period, until)
        click.echo(f"Đã xóa số {undone.number} ngày {undone.day} khỏi {undone.file}; văn bản về lại dự thảo.")
        click.echo(f"Tiếp theo: {_rebuild(period, until)} --nam {undone.year}")
        return
    missing = [name for name, value in (("--so", number), ("--ngay", day)) if value is None]
    if number is None or day is None:
        raise click.UsageError(f"thiếu {' và '.join(missing)}; ví dụ: vanban issue --so 15 --ngay 14/01/2022")
    issued = _issued(find_workspace(folder), year, document, period, until, number, day)
    click.echo(f"Đã ghi số {issued.number} ngày {issued.day:%d/%m/%Y} vào {issued.file}.")
    click.echo(f"Tiếp theo: {_rebuild(period, until)} --nam {issued.year}")


def _issued(
    workspace: Workspace,
    year: int | None,
    document: str | None,
    period: str | None,
    until: str | None,
    number: str,
    day: str,
) -> Issued:
    if until is not None:
        from generator.workflow.issuing_letters import issue_letter
        from generator.workflow.reminding import parse_day

        return issue_letter(workspace, year, parse_day(until), number, day)
    if period is not None:
        from generator.workflow.issuing_reports import issue_report

        return issue_report(workspace, year, period, number, day)
    from generator.workflow.issuing import issue

    return issue(workspace, year, document, number, day)


def _undone(
    workspace: Workspace, year: int | None, document: str | None, period: str | None, until: str | None
) -> Undone:
    if until is not None:
        from generator.workflow.issuing_letters import undo_letter
        from generator.workflow.reminding import parse_day

        return undo_letter(workspace, year, parse_day(until))
    if period is not None:
        from generator.workflow.issuing_reports import undo_report

        return undo_report(workspace, year, period)
    from generator.workflow.issuing import undo_issue

    return undo_issue(workspace, year, document)


def _rebuild(period: str | None, until: str | None) -> str:
    """The command that makes a document anew."""
    if until is not None:
        return f"vanban remind --den-ngay {until.strip()} --cong-van"
    return "vanban build" if period is None else f"vanban build bao-cao --ky {period}"
