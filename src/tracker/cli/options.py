"""The options that hold everywhere, before the command's name and after it; the later one counts.

What is shared is kept in one `Settings`, the context's object.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from tracker import language
from tracker.cli.help import Context
from tracker.cli.settings import Settings
from tracker.language import _, listed

FunctionT = TypeVar("FunctionT", bound=Callable[..., Any])

FORMATS = ("table", "md", "csv", "json", "jsonl", "xlsx", "html")
REPORTED = (*FORMATS, "junit", "prom")
"""Of commands that say what is wrong."""
WORDED = ("table", "md", "json")
UNITS = {
    "元": "YUAN",
    "yuan": "YUAN",
    "千元": "THOUSAND",
    "万元": "WAN",
    "wan": "WAN",
    "亿元": "YI",
    "yi": "YI",
}
EVERYWHERE = {"db", "lang", "quiet"}


class Command(click.Command):
    """A command that refuses a shared option it has no use for, wherever it was written."""

    context_class = Context

    def invoke(self, ctx: click.Context) -> Any:
        """Raises UsageError for `tracker --format json init`."""
        accepted(self, ctx)
        return super().invoke(ctx)


def accepted(command: click.Command, ctx: click.Context) -> None:
    """Refuse a shared option, or a format, that the command has no use for. Raises UsageError."""
    settings = ctx.ensure_object(Settings)
    known = {parameter.name: parameter for parameter in command.params}
    for name in sorted(settings.given - set(known) - EVERYWHERE):
        raise click.UsageError(
            _("{command} has no option --{name}.").format(command=command.name, name=name), ctx
        )
    choices = getattr(known["format"].type, "choices", ()) if "format" in known else ()
    if choices and settings.format not in choices:
        raise click.UsageError(
            _("{command} has no format {name}: choose one of {choices}.").format(
                command=command.name, name=settings.format, choices=listed(choices)
            ),
            ctx,
        )


def _remember(ctx: click.Context, parameter: click.Parameter, value: Any) -> Any:
    settings = ctx.ensure_object(Settings)
    name = parameter.name or ""
    if ctx.get_parameter_source(name) is not click.core.ParameterSource.DEFAULT:
        setattr(settings, name, value)
        settings.given.add(name)
    return value


def _known_language(ctx: click.Context, parameter: click.Parameter, value: Any) -> Any:
    if value is not None and language.matching(value) is None:
        raise click.BadParameter(
            _("choose one of {languages}").format(languages=", ".join(language.LANGUAGES))
        )
    return _remember(ctx, parameter, value)


def _shared(
    *names: str, callback: Any = _remember, **attributes: Any
) -> Callable[[FunctionT], FunctionT]:
    return click.option(*names, callback=callback, expose_value=False, **attributes)


def _base(function: FunctionT) -> FunctionT:
    for option in (
        _shared("-q", "--quiet", is_flag=True, help=_("Print nothing when all is well.")),
        _shared(
            "--lang", metavar="LANG", callback=_known_language, help=_("Language: en or zh_CN.")
        ),
        _shared("--db", metavar=_("FILE"), help=_("The database file.")),
    ):
        function = option(function)
    return function


def _format(choices: tuple[str, ...]) -> Callable[[FunctionT], FunctionT]:
    return _shared(
        "--format", type=click.Choice(choices), default="table", help=_("How it is printed.")
    )


def output_option(help: str) -> Callable[[FunctionT], FunctionT]:
    """-o."""
    return _shared("-o", "--output", metavar=_("FILE"), help=help)


def _output() -> Callable[[FunctionT], FunctionT]:
    return output_option(_("Write to a file, whole or not at all."))


def unit_option(help: str, *, default: str | None = "万元") -> Callable[[FunctionT], FunctionT]:
    """--unit; what it means is said by the command."""
    return _shared(
        "--unit",
        type=click.Choice(tuple(UNITS)),
        default=default,
        show_default=default is not None,
        callback=_known_unit,
        metavar="|".join(UNITS),
        help=help,
    )


def _known_unit(ctx: click.Context, parameter: click.Parameter, value: Any) -> Any:
    from tracker.model.money import Unit

    return _remember(ctx, parameter, Unit[UNITS[value]] if value else None)


def _unit(function: FunctionT) -> FunctionT:
    unit = unit_option(_("The unit of amounts in tables; files for programs are in yuan."))
    excel = _shared("--excel", is_flag=True, help=_("Mark CSV as UTF-8, so that Excel reads it."))
    return unit(excel(function))


def profiled(function: FunctionT) -> FunctionT:
    """--profile, for a command whose rules come from one; `profile` is None where none is said."""
    return click.option(
        "--profile",
        callback=loaded,
        metavar=_("NAME|FILE"),
        help=_("The rules: a profile's name or a TOML file; else linear."),
    )(function)


def loaded(ctx: click.Context, parameter: click.Parameter, value: str | None) -> Any:
    """Read only where it is said. Raises NoProfile, ProfileRefused."""
    if value is None:
        return None
    from tracker.reports.profiles import load

    return load(value)


def anywhere(function: FunctionT) -> FunctionT:
    """All shared options, for the group."""
    return printing(*REPORTED)(function)


def plain(function: FunctionT) -> FunctionT:
    """For a command without data to print: --db, --lang, --quiet."""
    return _base(function)


def printing(*formats: str) -> Callable[[FunctionT], FunctionT]:
    """For a command that prints data in one of `formats`."""

    def wrap(function: FunctionT) -> FunctionT:
        wrapped = _unit(function) if set(FORMATS) <= set(formats) else function
        wrapped = _format(formats)(_output()(wrapped))
        return _base(wrapped)

    return wrap
