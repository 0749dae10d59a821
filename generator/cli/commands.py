"""Knows the words of the command line; what each command does is a function of `generator.workflow`.

It imports nothing heavier than click: each command loads what it uses when it runs.
"""

from __future__ import annotations

from pathlib import Path

import click

from generator import __version__
from generator.cli.check_commands import check_document_command, rules_command
from generator.cli.form_commands import form_group
from generator.cli.issue_command import issue_command
from generator.cli.messages import Command, Group, OneOf, Year
from generator.cli.options import (
    SETTINGS,
    find_workspace,
    folder_option,
    period_option,
    starting_folder,
    year_option,
)
from generator.cli.printing import count_findings, print_built, print_findings, print_new_year
from generator.cli.status_commands import explain_command, remind_command, status_command
from generator.findings import has_errors

__all__ = ["vanban"]


@click.group(cls=Group, invoke_without_command=True, context_settings=SETTINGS)
@click.version_option(__version__, message="vanban %(version)s", help="Xem phiên bản.")
@folder_option
@click.pass_context
def vanban(ctx: click.Context, folder: str | None) -> None:
    """Từ dữ liệu kế hoạch cải cách hành chính của một năm làm ra quyết định, kế hoạch và phụ lục Word đúng thể thức
    Nghị định 30/2020/NĐ-CP.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@vanban.command(
    cls=Command,
    short_help="Tạo một thư mục làm việc mới, có sẵn dữ liệu mẫu.",
    examples=["vanban init ke-hoach-cchc"],
)
@click.argument("target", metavar="THƯ_MỤC", type=click.UNPROCESSED)
@folder_option
def init(target: str, folder: str | None) -> None:
    """Tạo một thư mục làm việc mới: data/ với năm mẫu để ghi đè, templates/ với các mẫu Word, output/ để chứa văn bản.

    Thư mục phải chưa có, hoặc trống.
    """
    from generator.workflow.starting import init

    started = init(starting_folder(folder) / target)
    years = ", ".join(map(str, started.years))
    shown = target if starting_folder(folder) == Path.cwd() else str(started.root)
    click.echo(f"Đã tạo thư mục làm việc {started.root} với {len(started.files)} tệp, năm mẫu {years}.")
    click.echo(f"Tiếp theo: sửa các tệp trong data/{started.years[-1]}/, rồi chạy: vanban build -C {_quoted(shown)}")


@vanban.command(
    cls=Command,
    short_help="Làm ra văn bản Word (và PDF) của một năm.",
    examples=[
        "vanban build",
        "vanban build ke-hoach --nam 2022",
        "vanban build phu-luc",
        "vanban build --pdf --ban dien-tu",
        "vanban build bao-cao --ky quy-1",
        "vanban build bao-cao --ky nam --chinh-thuc --pdf",
    ],
)
@click.argument(
    "documents",
    nargs=-1,
    metavar="[quyet-dinh] [ke-hoach] [phu-luc] [bao-cao]",
    type=OneOf("quyet-dinh", "ke-hoach", "phu-luc", "bao-cao"),
)
@click.option(
    "--ky",
    "period",
    metavar="KỲ",
    help="Với bao-cao: quy-1, 6-thang, quy-3, 9-thang, nam theo lịch của cơ quan, hoặc TỪ_NGÀY..ĐẾN_NGÀY; "
    "bỏ trống: kỳ mới nhất đã có số liệu.",
)
@click.option(
    "--chinh-thuc",
    "official",
    is_flag=True,
    help="Với bao-cao: không làm khi còn thiếu lời văn bắt buộc hoặc còn số liệu mẫu.",
)
@year_option
@click.option("--pdf", is_flag=True, help="Làm thêm tệp PDF cạnh tệp Word (cần LibreOffice).")
@click.option(
    "--ban",
    "copy",
    type=OneOf("giay", "dien-tu"),
    default="giay",
    help="Bản giấy (mặc định: số và ngày ở dòng Kèm theo được điền) hay bản điện tử (để trống).",
)
@click.option(
    "--bo-qua-the-thuc",
    "accepted",
    is_flag=True,
    help="Vẫn ghi văn bản khi mẫu của cơ quan trái thể thức Nghị định 30; các chỗ trái vẫn được nêu.",
)
@folder_option
def build(
    documents: tuple[str, ...],
    period: str | None,
    official: bool,
    year: int | None,
    pdf: bool,
    copy: str,
    accepted: bool,
    folder: str | None,
) -> None:
    """Làm ra văn bản Word của một năm, ghi vào output/<năm>/.

    Không ghi tên nào: làm quyết định và kế hoạch kèm phụ lục của năm, không làm báo cáo. Tên phu-luc làm riêng tệp phụ
    lục. Tên bao-cao làm báo cáo của một kỳ, thành output/<năm>/bao_cao_quy_1.docx, ….
    Chỉ tệp nào có thay đổi mới được ghi lại; tệp cũ có người sửa tay thì được giữ bên cạnh. Dữ liệu hay mẫu có lỗi thì
    mọi lỗi được nêu ra và không tệp nào bị ghi.
    """
    if "bao-cao" in documents:
        if len(set(documents)) > 1:
            raise click.UsageError(
                "bao-cao làm riêng, không đi cùng văn bản khác; ví dụ: vanban build bao-cao --ky quy-1"
            )
        from generator.workflow.reporting import build_report

        workspace = find_workspace(folder)
        print_built(build_report(workspace, year, period, copy=copy, pdf=pdf, official=official, accepted=accepted))
        return
    if period is not None or official:
        raise click.UsageError("--ky, --chinh-thuc chỉ dùng với bao-cao; ví dụ: vanban build bao-cao --ky quy-1")
    from generator.workflow.build import build

    print_built(build(find_workspace(folder), year, documents, copy=copy, pdf=pdf, accepted=accepted))


@vanban.command(
    "new-year",
    cls=Command,
    short_help="Bắt đầu dữ liệu năm sau từ năm nay.",
    examples=["vanban new-year 2023", "vanban new-year 2024 --tu 2022"],
)
@click.argument("year", metavar="NĂM", type=Year())
@click.option("--tu", "source", type=Year(), help="Năm lấy làm gốc; bỏ trống: năm mới nhất trước năm mới.")
@folder_option
def new_year(year: int, source: int | None, folder: str | None) -> None:
    """Chép data/<năm gốc> thành data/<năm mới>, đổi năm trong lời văn, để trống số và ngày.

    Từng chỗ đã đổi được in ra. Căn cứ không tự đổi. Những cụm từ có ngày tháng cần người xem lại được liệt kê, và ghi
    vào data/<năm mới>/CAN_XEM_LAI.md.
    """
    from generator.workflow.new_year import new_year

    print_new_year(new_year(find_workspace(folder), year, source))


@vanban.command(
    cls=Command,
    short_help="Đổi tệp nhiệm vụ, số liệu thống kê giữa YAML và Excel.",
    examples=[
        "vanban convert phu-luc --to xlsx",
        "vanban convert phu-luc --to yaml --tep phu_luc_2",
        "vanban convert thong-ke --ky quy-1 --to xlsx",
    ],
)
@click.argument("what", metavar="phu-luc|thong-ke", type=OneOf("phu-luc", "thong-ke"))
@click.option("--to", "target", required=True, type=OneOf("xlsx", "yaml", "csv"), help="Dạng tệp mới.")
@click.option("--tep", "file", metavar="TÊN", help="Tên tệp nhiệm vụ không có đuôi, khi kế hoạch có nhiều phụ lục.")
@period_option
@year_option
@folder_option
def convert(what: str, target: str, file: str | None, period: str | None, year: int | None, folder: str | None) -> None:
    """Đổi tệp nhiệm vụ của phụ lục sang YAML, Excel hoặc CSV; đổi số liệu thống kê của một kỳ báo cáo sang YAML hoặc
    Excel. Không mất gì.

    Tệp mới được đọc lại và so với tệp cũ trước khi thay; tệp cũ được giữ với đuôi .cu.
    """
    if what == "thong-ke":
        _convert_figures(target, file, period, year, folder)
        return
    from generator.workflow.convert import convert

    if period is not None:
        raise click.UsageError("--ky chỉ dùng với thong-ke")
    converted = convert(find_workspace(folder), year, target, file)
    counted = f"{converted.groups} nhóm, {converted.tasks} nhiệm vụ"
    click.echo(f"Đã ghi {converted.written}: {counted}, đọc lại khớp hoàn toàn.")
    click.echo(f"Tệp cũ giữ ở {converted.kept}; từ nay sửa {converted.written}.")


def _convert_figures(target: str, file: str | None, period: str | None, year: int | None, folder: str | None) -> None:
    from generator.workflow.convert_figures import convert_figures

    if file is not None:
        raise click.UsageError("--tep chỉ dùng với phu-luc")
    if target == "csv":
        raise click.UsageError("số liệu thống kê chỉ đổi sang xlsx hoặc yaml")
    converted = convert_figures(find_workspace(folder), year, target, period)
    click.echo(
        f"Đã ghi {converted.written}: {converted.figures} số liệu kỳ {converted.period}, đọc lại khớp hoàn toàn."
    )
    kept = f"Tệp cũ giữ ở {', '.join(converted.kept)}; từ" if converted.kept else "Từ"
    click.echo(f"{kept} nay nhập số liệu vào {converted.written}.")


for _command in (issue_command, status_command, explain_command, remind_command):
    vanban.add_command(_command)
vanban.add_command(form_group)
vanban.add_command(check_document_command)
vanban.add_command(rules_command)


@vanban.group(cls=Group, short_help="Kiểm tra mẫu Word.", context_settings=SETTINGS)
def template() -> None:
    """Làm việc với các mẫu Word trong templates/."""


@template.command(
    cls=Command,
    short_help="Nêu mọi lỗi của mẫu.",
    examples=["vanban template check", "vanban template check templates/ke_hoach.docx"],
)
@click.argument("files", nargs=-1, metavar="[TỆP]…", type=click.UNPROCESSED)
@folder_option
@click.pass_context
def check(ctx: click.Context, files: tuple[str, ...], folder: str | None) -> None:
    """Nêu mọi lỗi của mẫu Word, mỗi lỗi với chỗ của nó (đoạn, bảng, hàng, cột), và dữ liệu mà mẫu không in ra.

    Không ghi tệp nào: kiểm tra mọi mẫu trong templates/. Mẫu của thư mục làm việc còn được thử với dữ liệu của từng
    năm: những gì lệnh build sẽ từ chối thì nêu là lỗi.
    """
    from generator.workflow.checking import check_templates

    workspace = None if files and folder is None else find_workspace(folder)
    checked = check_templates(workspace, [starting_folder(folder) / name if folder else Path(name) for name in files])
    for one in checked:
        if one.findings:
            print_findings(one.findings, to_output=True)
        else:
            click.echo(f"{one.file}: mẫu tốt.")
    found = [finding for one in checked for finding in one.findings]
    if found:
        click.echo(f"{count_findings(found)}.")
    ctx.exit(1 if has_errors(found) else 0)


@vanban.command(
    cls=Command,
    short_help="Ghi lược đồ để trình soạn thảo gợi ý khóa của tệp YAML.",
    examples=["vanban schema"],
)
@folder_option
def schema(folder: str | None) -> None:
    """Ghi các lược đồ JSON Schema của tệp YAML vào data/luoc_do/, để trình soạn thảo gợi ý và kiểm tra khóa."""
    from generator.workflow.starting import write_schemas

    written, current = write_schemas(find_workspace(folder))
    for name in written:
        click.echo(f"Đã ghi {name}")
    if current:
        click.echo(f"Không có gì đổi: {', '.join(current)}")


@vanban.command(
    cls=Command,
    short_help="Xem máy và thư mục làm việc đã đủ điều kiện chưa.",
    examples=["vanban doctor"],
)
@folder_option
@click.pass_context
def doctor(ctx: click.Context, folder: str | None) -> None:
    """Xem phông chữ, LibreOffice, mẫu Word, dữ liệu và quyền ghi có ổn không, và phải làm gì khi không ổn.

    ✓ tốt, ! nên xem, ✗ phải sửa.
    """
    from generator.doctor import Mark, examine

    worst = Mark.FIT
    for symptom in examine(starting_folder(folder)):
        click.echo(f"{symptom.mark.sign} {symptom.message}")
        if symptom.hint:
            click.echo(f"    → {symptom.hint}")
        worst = max(worst, symptom.mark)
    ctx.exit(1 if worst is Mark.AMISS else 0)


def _quoted(text: str) -> str:
    return f'"{text}"' if " " in text else text
