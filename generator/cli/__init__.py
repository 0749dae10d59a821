"""The command `vanban`: arguments, printing and exit codes, and nothing else.

Exit codes: 0 done, 1 a check found errors, 2 wrong usage, 3 refused with nothing written.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run `vanban` and exit."""
    for stream in (sys.stdout, sys.stderr):
        # A console of another code page shows Vietnamese all the same, and a file gets UTF-8.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    # One command is one short process: what it leaves behind is gone with it, sooner than a collector could find it.
    gc.disable()
    try:
        code = _run(sys.argv[1:] if arguments is None else list(arguments))
        if sys.stdout is not None:  # None where whoever started the command closed it
            sys.stdout.flush()
    except KeyboardInterrupt:
        with suppress(OSError):
            print("\nĐã dừng theo yêu cầu.", file=sys.stderr)
        code = 130
    except BrokenPipeError:
        # Whoever read the output has left (`vanban … | head`); Python would complain once more on its way out.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    finally:
        gc.enable()
        if arguments is None:
            # The process ends here: looking for cycles among all it made would take as long as rendering a plan.
            gc.freeze()
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    from generator.cli.plain_build import run_plain_build
    from generator.cli.printing import print_findings, print_usage_problem
    from generator.findings import Refused, UsageProblem

    try:
        return 0 if run_plain_build(arguments) else _run_command(arguments)
    except Refused as refused:
        print_findings(refused.findings, closing=True)
        return refused.exit_code
    except UsageProblem as problem:
        print_usage_problem(str(problem), "vanban")
        return problem.exit_code
    except BrokenPipeError:
        raise
    except Exception as error:
        if os.environ.get("VANBAN_DEBUG") == "1":
            raise
        from generator.cli.incident import report_incident, report_missing

        if isinstance(error, ModuleNotFoundError) and error.name and error.name.partition(".")[0] != "generator":
            return report_missing(error.name)
        return report_incident(error, arguments)


def _run_command(arguments: list[str]) -> int:
    import click

    from generator.cli.commands import vanban
    from generator.cli.messages import explain_usage
    from generator.cli.printing import print_usage_problem

    try:
        code = vanban.main(args=arguments, prog_name="vanban", standalone_mode=False)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.UsageError as problem:
        if type(problem).__name__ == "NoArgsIsHelpError" and problem.ctx is not None:  # new in click 8.2
            click.echo(problem.ctx.get_help())
            return 0
        print_usage_problem(explain_usage(problem), problem.ctx.command_path if problem.ctx else "vanban")
        return 2
    return code if isinstance(code, int) else 0
