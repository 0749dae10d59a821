"""Knows the words of `vanban form …`, and how what was sent and collected is told; it must never judge an answer.

It imports nothing heavier than click.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.messages import Command, Group, Year
from generator.cli.options import SETTINGS, find_workspace, folder_option, starting_folder, year_option
from generator.findings import has_errors

if TYPE_CHECKING:
    from generator.model.progress import LineProgress
    from generator.workflow.forms import CollectedForms, ExportedForms
    from generator.workflow.rematching import RematchedAnswers

__all__ = ["form_group"]

_MOST_TOLD = 40


@click.group("form", cls=Group, short_help="Biểu Excel để các đơn vị báo tiến độ.", context_settings=SETTINGS)
def form_group() -> None:
    """Gửi biểu Excel cho các đơn vị chủ trì, rồi tổng hợp các biểu gửi về."""


@form_group.command(
    "export",
    cls=Command,
    short_help="Làm biểu cho từng đơn vị chủ trì.",
    examples=["vanban form export --ky quy-1", 'vanban form export --ky 6-thang --nam 2022 --don-vi "Văn phòng"'],
)
@click.option("--ky", "period", metavar="KỲ", required=True, help="Kỳ báo cáo: quy-1, 6-thang, …, hoặc TỪ..ĐẾN.")
@click.option(
    "--don-vi", "units", metavar="TÊN", multiple=True, help="Chỉ làm biểu của đơn vị này; ghi được nhiều lần."
)
@year_option
@folder_option
def export_command(period: str, units: tuple[str, ...], year: int | None, folder: str | None) -> None:
    """Làm biểu Excel cho mỗi đơn vị chủ trì, ghi vào output/<năm>/bieu_mau_<kỳ>/<đơn vị>.xlsx.

    Mỗi biểu chỉ có nhiệm vụ của đơn vị ấy: chữ của kế hoạch bị khóa, ô trả lời có danh sách chọn và kiểm tra ngày, điền
    sẵn điều đã biết từ kỳ trước. Trang Phối hợp kể nhiệm vụ đơn vị phối hợp, trang Hướng dẫn nói cách điền.
    """
    from generator.workflow.forms import export_forms

    _print_exported(export_forms(find_workspace(folder), year, period, units))


def _print_exported(made: ExportedForms) -> None:
    from generator.cli.printing import print_findings

    print_findings(made.warnings)
    for name in made.written:
        click.echo(f"Đã ghi {name}")
    for name in made.kept:
        click.echo(f"  biểu cũ có người sửa tay, giữ lại ở {name}")
    if made.unchanged:
        click.echo(f"Không có gì đổi: {', '.join(made.unchanged)}")
    count = len(made.written) + len(made.unchanged)
    click.echo(f"{count} biểu của {made.period.name}, {made.lines} dòng nhiệm vụ.")
    collect = f"vanban form collect TỆP… --ky {made.period.key} --nam {made.year}"
    click.echo(f"Tiếp theo: gửi mỗi đơn vị biểu của mình; biểu gửi về thì chạy: {collect}")


@form_group.command(
    "collect",
    cls=Command,
    short_help="Tổng hợp các biểu gửi về.",
    examples=["vanban form collect hop-thu/", "vanban form collect van_phong.xlsx phong_dau_tu.xlsx --ky quy-1"],
)
@click.argument("files", nargs=-1, required=True, metavar="TỆP…", type=click.UNPROCESSED)
@click.option("--ky", "period", metavar="KỲ", help="Kỳ báo cáo; bỏ trống: kỳ ghi trong các biểu.")
@click.option("--nam", "year", type=Year(), help="Năm của kế hoạch; bỏ trống: năm ghi trong các biểu.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON, cho chương trình khác đọc.")
@folder_option
@click.pass_context
def collect_command(
    ctx: click.Context,
    files: tuple[str, ...],
    period: str | None,
    year: int | None,
    as_json: bool,
    folder: str | None,
) -> None:
    """Đọc các biểu gửi về và ghi vào data/<năm>/tien_do/<kỳ>.yaml; TỆP là thư mục: mọi tệp .xlsx trong đó.

    Biểu đổi tên, đổi thứ tự cột hay hàng đều đọc được: nhiệm vụ tìm theo mã. Hàng sai, trả lời khác nhau thì nêu rõ tệp
    và ô, để riêng ra (mã kết thúc 1); hàng tốt vẫn được ghi. Tổng hợp lần nữa chỉ đổi những gì đã đổi.
    """
    from generator.cli.printing import print_findings
    from generator.workflow.forms import collect_forms

    given = [(_found(name, folder), name) for name in files]
    collected = collect_forms(find_workspace(folder), year, period, given)
    if as_json:
        import json

        click.echo(json.dumps(_as_json(collected), ensure_ascii=False, indent=1))
    else:
        print_findings(collected.findings)
        _print_collected(collected)
    ctx.exit(1 if has_errors(collected.findings) else 0)


@form_group.command(
    "rematch",
    cls=Command,
    short_help="Đưa trả lời đã thu về đúng nhiệm vụ sau khi sửa kế hoạch.",
    examples=[
        "vanban form rematch --nam 2022",
        "vanban form rematch --nam 2022 --xac-nhan I.3 --xac-nhan II.2=II.3",
        "vanban form rematch --nam 2022 --bo I.4",
        "vanban form rematch --nam 2022 --dien-ten",
    ],
)
@click.option(
    "--xac-nhan",
    "confirmed",
    metavar="MÃ[=MÃ_ĐÚNG]",
    multiple=True,
    help="Trả lời ghi dưới MÃ đúng là của nhiệm vụ nay mang mã ấy (hay MÃ_ĐÚNG), dù tên khác; ghi được nhiều lần.",
)
@click.option(
    "--bo", "dropped", metavar="MÃ", multiple=True, help="Bỏ trả lời ghi dưới MÃ: nhiệm vụ ấy không còn trong kế hoạch."
)
@click.option(
    "--dien-ten",
    "fill",
    is_flag=True,
    help="Ghi tên nhiệm vụ vào những trả lời chưa có tên, theo mã; ghi tên nhóm thay cho số trong đề cương.",
)
@click.option("--ky", "period", metavar="KỲ", help="Kỳ mà --xac-nhan và --bo nói đến; bỏ trống: mọi kỳ.")
@year_option
@folder_option
def rematch_command(
    confirmed: tuple[str, ...],
    dropped: tuple[str, ...],
    fill: bool,
    period: str | None,
    year: int | None,
    folder: str | None,
) -> None:
    """Đưa các trả lời trong data/<năm>/tien_do/ về mã mà nhiệm vụ của chúng đang mang trong kế hoạch.

    Nhiệm vụ tìm theo tên (và sản phẩm) ghi cạnh mỗi trả lời. Còn chỗ nào không rõ thì máy nêu hết, nói cách trả lời, và
    chưa ghi gì. Ghi xong thì in ra từng trả lời đã chuyển.
    """
    from generator.workflow.rematching import rematch_answers

    _print_rematched(
        rematch_answers(find_workspace(folder), year, period=period, confirmed=confirmed, dropped=dropped, fill=fill)
    )


def _print_rematched(done: RematchedAnswers) -> None:
    for one in done.files:
        click.echo(f"Đã ghi {one.file}:")
        for step in one.steps:
            old, new = step.old, step.new
            name = (new or old).name or ""
            if new is None:
                click.echo(f"  bỏ: {_coded(old)} {name}: {_said(old)}")
            elif (new.task, new.line) != (old.task, old.line):
                click.echo(f"  chuyển: {_coded(old)} → {_coded(new)} {name}")
            else:
                click.echo(f"  ghi tên: {_coded(new)} {name}{f', sản phẩm: {new.product}' if new.product else ''}")
        if one.kept:
            click.echo(f"  tệp trước khi bỏ giữ ở {one.kept}")
    if done.outline:
        click.echo(f"Đã ghi {done.rules}:")
        for group in done.outline:
            click.echo(f"  ghi tên nhóm, dòng {group.line}: {group.number} → {group.name}")
    if not done.files and not done.outline:
        click.echo(f"Không có gì đổi: {done.checked} trả lời đều khớp với kế hoạch năm {done.year}.")


def _coded(line: LineProgress) -> str:
    """The id as the forms and the findings say it; only lines of a task that has several name their product."""
    from generator.reckoning.line_identity import code_of

    return code_of((line.task, line.line), several=line.product is not None)


def _found(name: str, folder: str | None) -> Path:
    """A file from where the person stands; else from the folder that -C names."""
    path = Path(name)
    inside = starting_folder(folder) / name
    return inside if not path.exists() and inside.exists() else path


def _print_collected(collected: CollectedForms) -> None:
    from generator.cli.printing import count_findings

    answers = collected.answers
    click.echo(f"Đọc {len(collected.forms)} biểu của {collected.period.name}.")
    for line in answers.added[:_MOST_TOLD]:
        click.echo(f"  mới: {_told(line)}")
    if len(answers.added) > _MOST_TOLD:
        click.echo(f"  … và {len(answers.added) - _MOST_TOLD} trả lời mới khác")
    for old, new in answers.changed:
        click.echo(f"  đổi: {_told(old)} → {_said(new, old)}")
    counts = f"{len(answers.added)} mới, {len(answers.changed)} đổi, {answers.unchanged} không đổi"
    if collected.is_written:
        click.echo(f"Đã ghi {collected.file}: {counts}.")
    else:
        click.echo(f"Không có gì đổi: {collected.file} ({counts}).")
    if answers.left_out:
        click.echo(f"{answers.left_out} hàng có trả lời mà chưa nhận được; xem các lỗi đã nêu.")
    if collected.findings:
        click.echo(f"{count_findings(collected.findings)}.")


def _told(line: LineProgress) -> str:
    return f"{_coded(line)} ({line.unit or 'không ghi đơn vị'}): {_said(line)}"


def _said(line: LineProgress, old: LineProgress | None = None) -> str:
    """An answer in a few words; beside an old one that says the same in them, what else changed."""
    words = line.answer.words
    if line.completed_on:
        words += f" ngày {line.completed_on:%d/%m/%Y}"
    elif line.percent:
        words += f" {line.percent}%"
    if old is not None and _said(old) == words:
        changed = [
            name
            for field, name in (
                ("result", "kết quả"),
                ("link", "liên kết"),
                ("difficulty", "khó khăn"),
                ("proposal", "kiến nghị"),
                ("reason", "lý do"),
            )
            if getattr(old, field) != getattr(line, field)
        ]
        words += f" (đổi {', '.join(changed)})" if changed else ""
    return words


def _as_json(collected: CollectedForms) -> dict[str, Any]:
    answers = collected.answers
    return {
        "ky": collected.period.key,
        "nam": collected.year,
        "tep": collected.file,
        "da_ghi": collected.is_written,
        "bieu": list(collected.forms),
        "moi": [_record(line) for line in answers.added],
        "doi": [{"cu": _record(old), "moi": _record(new)} for old, new in answers.changed],
        "khong_doi": answers.unchanged,
        "bo_ra": answers.left_out,
        "phat_hien": [
            {
                "ma": finding.code,
                "muc": finding.severity.word,
                "cho": str(finding.place),
                "noi_dung": finding.message,
                "goi_y": finding.hint,
            }
            for finding in collected.findings
        ],
    }


def _record(line: LineProgress) -> dict[str, Any]:
    return line.model_dump(mode="json", by_alias=True, exclude_none=True)
