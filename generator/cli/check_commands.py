"""Knows the words of `vanban check` and `vanban rules`; what they do is in `generator.workflow`.

It imports nothing heavier than click.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.messages import Command
from generator.cli.options import folder_option, starting_folder
from generator.findings import Finding, Severity

if TYPE_CHECKING:
    from generator.checking.report import Report, RuleFinding
    from generator.decree.rules import Rule

__all__ = ["check_document_command", "rules_command"]


@click.command(
    "check",
    cls=Command,
    short_help="Kiểm tra văn bản Word theo Nghị định 30, nêu điều khoản.",
    examples=["vanban check output/2022/ke_hoach.docx", "vanban check van_ban.docx --json"],
)
@click.argument("files", nargs=-1, required=True, metavar="TỆP…", type=click.UNPROCESSED)
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON, cho chương trình khác đọc.")
@folder_option
@click.pass_context
def check_document_command(ctx: click.Context, files: tuple[str, ...], as_json: bool, folder: str | None) -> None:
    """Kiểm tra bất kỳ văn bản Word nào theo Nghị định 30/2020/NĐ-CP: nêu lỗi, chỗ có lỗi, yêu cầu và điều khoản.

    Văn bản không bị sửa. Kết thúc với mã 1 nếu có lỗi; cảnh báo và gợi ý không tính là lỗi.
    """
    from generator.findings import Refused
    from generator.workflow.checking_documents import check_file

    reports: list[Report] = []
    refused: list[Finding] = []
    for name in files:
        try:
            path = starting_folder(folder) / name if folder else Path(name)
            reports.append(check_file(path, shown=name))
        except Refused as refusal:
            refused += refusal.findings
    if as_json:
        import json

        told = [report.as_json() for report in reports]
        click.echo(json.dumps(told[0] if len(files) == 1 and told else told, ensure_ascii=False, indent=1))
    else:
        for report in reports:
            _print_report(report)
    if refused:
        raise Refused(refused)
    ctx.exit(1 if any(report.has_errors for report in reports) else 0)


def _print_report(report: Report) -> None:
    names = ", ".join(one.name or one.kind.value for one in report.instruments)
    click.echo(f"{report.file} ({names}):")
    for finding in report.findings:
        click.echo(_line(finding))
    measured = f"đã đo {len(report.evaluated)} yêu cầu, {len(report.not_evaluated)} yêu cầu không đo được"
    counts = {severity: sum(one.severity is severity for one in report.findings) for severity in Severity}
    counted = ", ".join(f"{number} {severity.word}" for severity, number in counts.items() if number)
    click.echo(f"{counted}; {measured}." if report.findings else f"Không thấy gì sai; {measured}.")


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
    """Liệt kê các yêu cầu; ghi thêm mã (hoặc phần đầu của mã) để xem kỹ từng yêu cầu."""
    from generator.checking.check import rule_of
    from generator.checking.registry import checks
    from generator.findings import Refused

    chosen = [check for check in checks().values() if id is None or _is_under(check.id, id)]
    if not chosen:
        raise Refused.because("khong_co_quy_tac", f"không có yêu cầu nào mang mã {id}", "xem danh sách: vanban rules")
    for check in chosen:
        rule = rule_of(check)
        if id is None:
            click.echo(f"{rule.id:16} {rule.requirement} ({rule.clause})")
        else:
            _print_rule(rule, check.kinds, check.fixable)


def _is_under(id: str, wanted: str) -> bool:
    return id.casefold() == wanted.casefold() or id.casefold().startswith(wanted.casefold() + ".")


def _print_rule(rule: Rule, kinds: object, fixable: bool) -> None:
    from generator.checking.check import severity_of
    from generator.checking.kinds import ALL_KINDS, Kind
    from generator.checking.registry import checks

    assert isinstance(kinds, frozenset)
    applied = "mọi văn bản" if kinds == ALL_KINDS else ", ".join(kind.value for kind in Kind if kind in kinds)
    severity: Severity = severity_of(checks()[rule.id])
    click.echo(f"{rule.id}: {rule.requirement}")
    click.echo(f"  Điều khoản: {rule.clause}")
    click.echo(f"  Tính bắt buộc: {rule.normativity.value}; sai thì là {severity.word}")
    click.echo(f"  Áp dụng cho: {applied}")
    click.echo(f"  Tự sửa được: {'có' if fixable else 'không'}")
