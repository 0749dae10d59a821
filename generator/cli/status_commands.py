"""Knows the words of `vanban status`, `explain` and `remind`; what they do is in `generator.workflow`.

It imports nothing heavier than click.
"""

from __future__ import annotations

import click

from generator.cli.messages import Command, OneOf
from generator.cli.options import find_workspace, folder_option, period_option, year_option

__all__ = ["explain_command", "remind_command", "status_command"]


@click.command(
    "status",
    cls=Command,
    short_help="Xem tiến độ kế hoạch theo nhóm và theo đơn vị.",
    examples=[
        "vanban status --ky quy-1",
        "vanban status --ky quy-1 --json",
        "vanban status --ky 01/01/2022..30/4/2022",
    ],
)
@period_option
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON, cho chương trình khác đọc.")
@year_option
@folder_option
def status_command(period: str | None, as_json: bool, year: int | None, folder: str | None) -> None:
    """Đếm nhiệm vụ của kế hoạch theo tình trạng vào ngày chốt số liệu của một kỳ: theo nhóm, theo đơn vị và tất cả."""
    from generator.cli.printing import print_findings
    from generator.cli.status_printing import print_status
    from generator.workflow.status import status

    told = status(find_workspace(folder), year, period)
    print_findings(told.warnings)
    if as_json:
        import json

        click.echo(json.dumps(told.as_json(), ensure_ascii=False, indent=2))
    else:
        print_status(told)


@click.command(
    "explain",
    cls=Command,
    short_help="Giải thích một con số của báo cáo: định nghĩa, giá trị, các nhiệm vụ.",
    examples=[
        "vanban explain bao-cao --ky quy-1",
        'vanban explain bao-cao --ky quy-1 "hoàn thành đúng hạn"',
        'vanban explain bao-cao --ky quy-1 "tỷ lệ hoàn thành" --nhom I',
        'vanban explain bao-cao --ky quy-1 "biểu 1, 2.2"',
    ],
)
@click.argument("what", metavar="bao-cao", type=OneOf("bao-cao"))
@click.argument("words", required=False, metavar='["TÊN SỐ LIỆU"]', type=click.UNPROCESSED)
@period_option
@click.option("--nhom", "group", metavar="NHÓM", help="Chỉ tính nhiệm vụ của nhóm này, theo số (I) hoặc tên nhóm.")
@click.option("--don-vi", "unit", metavar="ĐƠN_VỊ", help="Chỉ tính nhiệm vụ của đơn vị này (tên hoặc chữ viết tắt).")
@year_option
@folder_option
@click.pass_context
def explain_command(
    ctx: click.Context,
    what: str,
    words: str | None,
    period: str | None,
    group: str | None,
    unit: str | None,
    year: int | None,
    folder: str | None,
) -> None:
    """Giải thích một con số của báo cáo theo đúng chữ người đọc thấy: định nghĩa, giá trị và các nhiệm vụ đứng sau nó.

    Không ghi tên số liệu: liệt kê mọi tên hỏi được.
    """
    from generator.cli.status_printing import print_answer
    from generator.workflow.explaining import explain_report

    answer = explain_report(find_workspace(folder), year, period, words, group=group, unit=unit)
    print_answer(answer, words)
    ctx.exit(2 if words and answer.explained is None else 0)


@click.command(
    "remind",
    cls=Command,
    short_help="Liệt kê việc đến hạn và quá hạn theo đơn vị, làm công văn đôn đốc.",
    examples=[
        "vanban remind --den-ngay 20/3/2022",
        "vanban remind --den-ngay 20/3/2022 --cong-van",
    ],
)
@click.option("--den-ngay", "day", metavar="NGÀY", required=True, help="Kể việc đến hạn đến hết ngày này.")
@click.option("--cong-van", "letter", is_flag=True, help="Làm thêm công văn đôn đốc trong output/<năm>/.")
@click.option(
    "--bo-qua-the-thuc",
    "accepted",
    is_flag=True,
    help="Vẫn ghi công văn khi mẫu của cơ quan trái thể thức Nghị định 30; các chỗ trái vẫn được nêu.",
)
@year_option
@folder_option
def remind_command(day: str, letter: bool, accepted: bool, year: int | None, folder: str | None) -> None:
    """Liệt kê theo đơn vị những kết quả sắp đến hạn và đã quá hạn mà chưa xong, theo tiến độ đã thu.

    Công văn của mỗi ngày là một tệp riêng. Văn thư cấp số thì ghi bằng `vanban issue --cong-van NGÀY`, rồi chạy lại
    lệnh này: công văn được làm lại với số và ngày ấy.
    """
    from generator.cli.printing import print_built, print_findings
    from generator.cli.status_printing import print_reminded
    from generator.workflow.reminding import parse_day, remind

    workspace = find_workspace(folder)
    until = parse_day(day)
    if accepted and not letter:
        raise click.UsageError("--bo-qua-the-thuc chỉ dùng với --cong-van")
    if letter:
        from generator.workflow.urging import write_urging

        urged = write_urging(workspace, year, until, accepted=accepted)
        print_reminded(urged.reminded)
        print_built(urged.built)
        return
    reminded = remind(workspace, year, until)
    print_findings(reminded.warnings)
    print_reminded(reminded)
