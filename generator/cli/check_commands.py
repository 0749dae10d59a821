"""Knows the words of `vanban check` and `vanban rules`; what they do is in `generator.workflow`.

It imports nothing heavier than click.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.messages import Command
from generator.cli.options import folder_option, starting_folder
from generator.findings import Finding, Severity

if TYPE_CHECKING:
    from generator.checking.mending import Mended
    from generator.checking.report import Report, RuleFinding
    from generator.checking.rulebook import Entry
    from generator.decree.rules import Version

__all__ = ["check_document_command", "rules_command"]


@click.command(
    "check",
    cls=Command,
    short_help="Kiểm tra văn bản Word theo Nghị định 30, nêu điều khoản.",
    examples=[
        "vanban check output/2022/ke_hoach.docx",
        "vanban check van_ban.docx --fix van_ban_da_sua.docx",
        "vanban check van_ban.docx --html bao_cao_kiem_tra.html",
    ],
)
@click.argument("files", nargs=-1, required=True, metavar="TỆP…", type=click.UNPROCESSED)
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON, cho chương trình khác đọc.")
@click.option(
    "--fix",
    "fixed",
    metavar="TỆP_MỚI",
    type=click.UNPROCESSED,
    help="Ghi một bản sao đã sửa những gì sửa được mà không đụng đến lời văn; chỉ dùng với một tệp.",
)
@click.option(
    "--annotate",
    "annotated",
    metavar="TỆP_MỚI",
    type=click.UNPROCESSED,
    help="Ghi một bản sao có ghi chú (comment) của Word ở từng chỗ; chỉ dùng với một tệp.",
)
@click.option(
    "--html",
    "page",
    metavar="TỆP.html",
    type=click.UNPROCESSED,
    help="Ghi báo cáo thành một trang web có hình các trang đánh dấu chỗ sai; chỉ dùng với một tệp.",
)
@folder_option
@click.pass_context
def check_document_command(
    ctx: click.Context,
    files: tuple[str, ...],
    as_json: bool,
    fixed: str | None,
    annotated: str | None,
    page: str | None,
    folder: str | None,
) -> None:
    """Kiểm tra bất kỳ văn bản Word nào theo Nghị định 30/2020/NĐ-CP: nêu lỗi, chỗ có lỗi, yêu cầu và điều khoản.

    Văn bản không bị sửa; --fix và --annotate ghi ra bản sao. Kết thúc với mã 1 nếu có lỗi (với --fix: nếu còn lỗi);
    cảnh báo và gợi ý không tính là lỗi.
    """
    from generator.findings import Refused
    from generator.workflow.checking_documents import check_files
    from generator.workflow.rules_in_force import rules_in_force

    results = {"--fix": fixed, "--annotate": annotated, "--html": page}
    given = {name: target for name, target in results.items() if target is not None}
    _refuse_usage(ctx, files, given)
    home = starting_folder(folder) if folder else Path()
    if given:
        ctx.exit(1 if _check_one(home, files[0], given, as_json) else 0)
    try:
        book = rules_in_force(home)
    except Refused as refusal:
        _tell_refused(refusal.findings)
        ctx.exit(Refused.exit_code)
    reports, refused = check_files([(home / name, name) for name in files], book=book)
    if as_json:
        told = [report.as_json() for report in reports]
        _print_json(told[0] if len(files) == 1 and told else told)
    else:
        for report in reports:
            _print_report(report)
    if refused:
        _tell_refused(refused)
        ctx.exit(Refused.exit_code)
    ctx.exit(1 if any(report.has_errors for report in reports) else 0)


def _tell_refused(findings: Sequence[Finding]) -> None:
    """Why files could not be checked; a check writes nothing, so nothing is said of that."""
    from generator.cli.printing import count_findings, print_findings

    print_findings(findings)
    click.echo(f"{count_findings(findings)}: không kiểm tra được.", err=True)


def _refuse_usage(ctx: click.Context, files: tuple[str, ...], given: Mapping[str, str]) -> None:
    if given and len(files) > 1:
        raise click.UsageError(f"{', '.join(given)} chỉ dùng với một tệp; chạy lệnh riêng cho từng tệp", ctx)
    if "--fix" in given and len(given) > 1:
        raise click.UsageError(
            "--fix dùng riêng; muốn ghi chú hay báo cáo về bản đã sửa thì chạy lệnh lần nữa với bản ấy", ctx
        )


def _check_one(home: Path, name: str, given: Mapping[str, str], as_json: bool) -> bool:
    """Checks one file and writes what was asked for; whether errors are left."""
    from generator.workflow.check_results import annotate_file, draw_pages, mend_file, write_report_page
    from generator.workflow.checking_documents import read_checked, refuse_target
    from generator.workflow.rules_in_force import rules_in_force

    for option, ending in (("--fix", ".docx"), ("--annotate", ".docx")):
        if option in given:  # Told before anything is read or written.
            refuse_target(home / name, home / given[option], given[option], ending=ending)
    checked = read_checked(home / name, shown=name, book=rules_in_force(home))
    if "--fix" in given:
        mended = mend_file(checked, home / given["--fix"], given["--fix"])
        if as_json:
            told = [finding.as_json() for finding in mended.done]
            _print_json({**mended.after.as_json(), "fixed": told, "left": dict(mended.reasons)})
        else:
            _print_mended(mended, given["--fix"])
        return mended.after.has_errors
    report = checked.report
    if "--html" in given:
        drawn = draw_pages(checked)
        report = drawn.report
        write_report_page(checked, drawn, home / given["--html"], given["--html"])
    made = annotate_file(checked, home / given["--annotate"], given["--annotate"]) if "--annotate" in given else 0
    if as_json:
        _print_json(report.as_json())
        return report.has_errors
    _print_report(report)
    if "--html" in given:
        click.echo(f"Đã ghi báo cáo {given['--html']}.{' ' + drawn.note if drawn.note else ''}")
    if "--annotate" in given:
        click.echo(f"Đã ghi {given['--annotate']} với {made} ghi chú.")
    return report.has_errors


def _print_json(told: object) -> None:
    import json

    click.echo(json.dumps(told, ensure_ascii=False, indent=1))


def _print_mended(mended: Mended, target: str) -> None:
    for finding in mended.done:
        click.echo(
            f"  đã sửa [{finding.rule}] {finding.as_json()['place']}: {finding.required} (trước: {finding.measured})"
        )
    if mended.composed:
        click.echo(f"  đã viết lại {mended.composed} đoạn chữ theo Unicode dựng sẵn; chữ nhìn thấy không đổi")
    if mended.after.findings:
        click.echo("Còn lại, cần người sửa:")
    for finding in mended.after.findings:
        reason = mended.reasons.get(finding.rule)
        click.echo(_line(finding) + (f" – không tự sửa: {reason}" if reason else ""))
    count = len(mended.done)
    done = f"đã sửa {count} điều" if count else "" if mended.composed else "không có gì tự sửa được"
    done = done or "đã viết lại chữ"
    click.echo(f"Đã ghi {target}: {done}, còn {len(mended.after.findings)}. Lời văn giữ nguyên từng chữ.")


def _print_report(report: Report) -> None:
    names = ", ".join(one.name or one.kind.value for one in report.instruments)
    click.echo(f"{report.file} ({names}):")
    for finding in report.findings:
        click.echo(_line(finding))
    measured = f"đã đo {len(report.evaluated)} yêu cầu, {len(report.not_evaluated)} yêu cầu không đo được"
    counts = {severity: sum(one.severity is severity for one in report.findings) for severity in Severity}
    counted = ", ".join(f"{number} {severity.word}" for severity, number in counts.items() if number)
    nothing = "Không thấy gì sai" if report.evaluated else "Không có gì để kiểm tra: tệp không có lời văn"
    click.echo(f"{counted if report.findings else nothing}; {measured}.")


def _line(finding: RuleFinding) -> str:
    place = finding.as_json()["place"]
    return f"  {finding.severity.word} [{finding.rule}] {place}: {finding.message} ({finding.clause})"


@click.command(
    "rules",
    cls=Command,
    short_help="Liệt kê các yêu cầu của Nghị định 30 mà máy đo được.",
    examples=["vanban rules", "vanban rules PG3"],
)
@click.argument("id", required=False, metavar="[MÃ]", type=click.UNPROCESSED)
@folder_option
def rules_command(id: str | None, folder: str | None) -> None:
    """Liệt kê các yêu cầu; ghi thêm mã (hoặc phần đầu của mã) để xem kỹ từng yêu cầu.

    Trong thư mục làm việc có data/quy_tac.yaml thì quy tắc của cơ quan cũng được liệt kê.
    """
    from generator.findings import Refused
    from generator.workflow.rules_in_force import rules_in_force

    chosen = [
        entry
        for entry in rules_in_force(starting_folder(folder)).values()
        if id is None or _is_under(entry.rule.id, id)
    ]
    if not chosen:
        raise Refused.because("khong_co_quy_tac", f"không có yêu cầu nào mang mã {id}", "xem danh sách: vanban rules")
    for entry in chosen:
        if id is None:
            click.echo(f"{entry.rule.id:20} {entry.rule.requirement} ({entry.rule.clause})")
        else:
            _print_rule(entry)
    if id is None:
        click.echo(f"{len(chosen)} yêu cầu; xem kỹ: vanban rules MÃ")


def _is_under(id: str, wanted: str) -> bool:
    return id.casefold() == wanted.casefold() or id.casefold().startswith(wanted.casefold() + ".")


def _print_rule(entry: Entry) -> None:
    from generator.checking.kinds import ALL_KINDS, Kind
    from generator.checking.rulebook import shown_value

    rule, check = entry.rule, entry.check
    applied = ", ".join(kind.value for kind in Kind if kind in check.kinds)
    click.echo(f"{rule.id}: {rule.requirement}")
    click.echo(f"  Điều khoản: {rule.clause}")
    click.echo(f"  Tính bắt buộc: {rule.normativity.value}; sai thì là {entry.severity.word}")
    if not isinstance(rule.value, bool):
        click.echo(f"  Giá trị: {shown_value(rule.value, rule.unit)}")
    click.echo(f"  Áp dụng cho: {'mọi văn bản' if check.kinds == ALL_KINDS else applied}")
    click.echo(f"  Hiệu lực: {_in_force(rule.version)}")
    click.echo(f"  Tự sửa được: {'có' if check.fixable else 'không'}")


def _in_force(version: Version) -> str:
    since = f", từ {version.since.day:02d}/{version.since.month}/{version.since.year}" if version.since else ""
    until = f", đến hết {version.until.day:02d}/{version.until.month}/{version.until.year}" if version.until else ""
    return f"{version.name} ({version.key}){since}{until}"
