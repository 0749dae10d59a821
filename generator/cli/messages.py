"""Knows how click's own words are said in Vietnamese; it must never know what a command does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import click

__all__ = ["Command", "Group", "OneOf", "Year", "explain_usage"]

if TYPE_CHECKING:
    _WordType = click.ParamType[str]
    _YearType = click.ParamType[int]
else:  # older versions of click have no type arguments
    _WordType = _YearType = click.ParamType


class _Vietnamese(click.Command):
    """Help in Vietnamese, whatever the language of the machine."""

    def __init__(self, *args: Any, examples: Iterable[str] = (), **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[TÙY CHỌN]")
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Cách dùng: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options alone: the usage line names the arguments."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx)) is not None]
        if records:
            with formatter.section("Tùy chọn"):
                formatter.write_dl([(name, text.replace("[required]", "[bắt buộc]")) for name, text in records])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.examples:
            with formatter.section("Ví dụ"):
                for example in self.examples:
                    formatter.write(f"{'':>{formatter.current_indent}}{example}\n")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Xem hướng dẫn này."
        return option


class Command(_Vietnamese):
    """A command with its help in Vietnamese and examples of use."""


class Group(_Vietnamese, click.Group):
    """A group of commands; an unknown one is answered with the nearest."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("subcommand_metavar", "LỆNH …")
        super().__init__(*args, **kwargs)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the commands."""
        _Vietnamese.format_options(self, ctx, formatter)
        commands = [(name, command) for name in self.list_commands(ctx) if (command := self.get_command(ctx, name))]
        with formatter.section("Các lệnh"):
            formatter.write_dl([(name, command.short_help or "") for name, command in commands])

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which a person needs them."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command by its name, or the nearest name."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            near = get_close_matches(name, self.list_commands(ctx), 1)
            hint = f"có phải {near[0]} không" if near else f"các lệnh: {', '.join(self.list_commands(ctx))}"
            raise click.UsageError(f"không có lệnh {name}; {hint}", ctx)
        return super().resolve_command(ctx, args)


class OneOf(_WordType):
    """One of a few words; an underscore is taken for a hyphen."""

    name = "tên"

    def __init__(self, *words: str) -> None:
        self.words = words

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """The words, for the usage line."""
        return "|".join(self.words)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word itself, or what it may have been meant for."""
        word = str(value).replace("_", "-").lower()
        if word in self.words:
            return word
        near = get_close_matches(word, self.words, 1)
        hint = f"có phải {near[0]} không" if near else f"chọn một trong: {', '.join(self.words)}"
        self.fail(f"“{value}” không dùng được; {hint}", param, ctx)


class Year(_YearType):
    """A year of four digits."""

    name = "năm"

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """The word for the usage line."""
        return "NĂM"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The year as a number."""
        text = str(value).strip()
        if not re.fullmatch(r"[0-9]{4}", text):
            self.fail(f"“{value}” không phải năm; viết bốn chữ số, ví dụ 2022", param, ctx)
        if not 2000 <= int(text) <= 2100:
            self.fail(f"năm {value} ngoài khoảng làm được; viết năm từ 2000 đến 2100", param, ctx)
        return int(text)


def explain_usage(problem: click.UsageError) -> str:
    """What is wrong with the command as it was called, in one Vietnamese sentence."""
    if isinstance(problem, click.MissingParameter):
        name = _name(problem)
        return f"thiếu {name}" if isinstance(problem.param, click.Argument) else f"thiếu tùy chọn {name}"
    if isinstance(problem, click.BadParameter):
        return f"{_name(problem)}: {problem.message}"
    if isinstance(problem, click.NoSuchOption):
        near = list(problem.possibilities or ())[:1]
        return f"không có tùy chọn {problem.option_name}" + (f"; có phải {near[0]} không" if near else "")
    if isinstance(problem, click.BadOptionUsage):
        if "does not take a value" in problem.message:
            return f"tùy chọn {problem.option_name} không nhận giá trị"
        return f"tùy chọn {problem.option_name} cần có giá trị đi sau"
    extra = re.match(r"Got unexpected extra arguments? \((.*)\)", problem.message)
    if extra:
        return f"thừa tham số: {extra[1]}"
    if problem.message.startswith("Missing command"):
        return "thiếu tên lệnh"
    return problem.message


def _name(problem: click.BadParameter) -> str:
    param = problem.param
    if isinstance(param, click.Option):
        return param.opts[0]
    if param is not None:
        return param.metavar or param.name or ""
    return str(problem.param_hint or "")
