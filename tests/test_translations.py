"""The Chinese catalogue is complete, and everybody who speaks takes the words from it."""

import gettext
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import translations
from tracker import language

VARIABLES = ("TRACKER_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE")


@pytest.fixture(autouse=True)
def _quiet_surroundings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No variable of the machine decides; afterwards the words are English again."""
    for variable in VARIABLES:
        monkeypatch.setenv(variable, "")
    monkeypatch.setattr(language, "_windows_tag", lambda: "")
    yield
    language.use("en")


def test_every_message_has_its_chinese() -> None:
    """Nothing is untranslated, fuzzy or short of a placeholder, and the .mo is current."""
    assert list(translations.complaints(translations.CATALOGUE)) == []


def test_updating_a_catalogue_twice_changes_nothing(tmp_path: Path) -> None:
    """What update writes depends on the sources and the translations alone."""
    copy = tmp_path / "tracker.po"
    copy.write_bytes(translations.CATALOGUE.read_bytes())
    translations.update(copy)
    once = copy.read_bytes()
    translations.update(copy)
    assert copy.read_bytes() == once
    assert b"POT-Creation-Date" not in once


def test_updating_keeps_what_is_translated(tmp_path: Path) -> None:
    """Words that are still said keep their translation; words that are not go."""
    copy = tmp_path / "tracker.po"
    copy.write_text(
        'msgid "Missing command."\nmsgstr "少了命令"\n\n'
        'msgid "Nobody says this"\nmsgstr "没人说"\n',
        encoding="utf-8",
    )
    translations.update(copy)
    assert "少了命令" in copy.read_text(encoding="utf-8")
    assert "Nobody says this" not in copy.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ('msgid "Missing command."\nmsgstr ""\n', "no translation: 'Missing command.'"),
        ('#, fuzzy\nmsgid "Missing command."\nmsgstr "缺"\n', "fuzzy: 'Missing command.'"),
        (
            'msgid "Error: {message}"\nmsgstr "错误：{words}"\n',
            "placeholders differ: 'Error: {message}'",
        ),
        (
            'msgid "%(prog)s, version %(version)s"\nmsgstr "%(prog)s"\n',
            "placeholders differ: '%(prog)s, version %(version)s'",
        ),
    ],
)
def test_a_bad_entry_is_named(tmp_path: Path, entry: str, problem: str) -> None:
    """The check says which message it is, and what is wrong with it."""
    copy = tmp_path / "tracker.po"
    copy.write_text(entry, encoding="utf-8")
    found = list(translations.complaints(copy))
    assert any(line.startswith(problem) for line in found)
    assert any("is not current" in line for line in found)


@pytest.mark.parametrize("text", ["31 % paid", "31%, 19 points late", "{{not a field}}", "a { b"])
def test_signs_in_running_text_are_no_placeholders(text: str) -> None:
    """A per cent sign or a brace by itself need not come back in the translation."""
    assert not translations.placeholders(text)


@pytest.mark.parametrize("tag", ["zh", "zh_CN", "zh-CN", "zh_Hans", "zh_CN.UTF-8", "ZH_sg"])
def test_simplified_chinese_has_many_names(tag: str) -> None:
    """A locale, a BCP 47 tag and a bare language all mean zh_CN."""
    assert language.use(tag) == "zh_CN"


@pytest.mark.parametrize("tag", ["en", "en_US", "en-GB", "en_US.UTF-8"])
def test_english_has_many_names(tag: str) -> None:
    """All of them mean en."""
    assert language.use(tag) == "en"


@pytest.mark.parametrize("tag", ["fr", "zh_TW", "zh-Hant", "nonsense"])
def test_a_language_that_we_lack_is_refused(tag: str) -> None:
    """Who asks for it in so many words is told; an environment gets English."""
    with pytest.raises(ValueError, match="unknown language"):
        language.use(tag)


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C", "LC_MESSAGES": "zh_CN"}, "zh_CN"),
        ({"LC_ALL": "zh_CN.UTF-8", "TRACKER_LANG": "en"}, "en"),
        ({"LC_ALL": "zh_CN.UTF-8", "TRACKER_LANG": "fr"}, "en"),
    ],
)
def test_the_first_variable_that_is_set_decides(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: str
) -> None:
    """TRACKER_LANG, then LC_ALL, LC_MESSAGES and LANG."""
    for variable, value in variables.items():
        monkeypatch.setenv(variable, value)
    assert language.use() == expected


def test_the_argument_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """--lang is what the person said last."""
    monkeypatch.setenv("TRACKER_LANG", "zh_CN")
    assert language.use("en") == "en"


def test_messages_follow_the_language() -> None:
    """`_` and `ngettext` translate when they are called, not when they are imported."""
    extra = "Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"
    language.use("zh_CN")
    assert language._("Missing command.") == "缺少命令。"
    assert language.ngettext(*extra, 1) == language.ngettext(*extra, 2) != extra[1]
    language.use("en")
    assert language._("Missing command.") == "Missing command."
    assert (language.ngettext(*extra, 1), language.ngettext(*extra, 2)) == extra


def test_click_speaks_the_same_language() -> None:
    """Usage, Options and errors are click's own words, and still Chinese."""

    @click.command()
    @click.argument("path")
    def command(path: str) -> None:
        """Do something with PATH."""

    language.use("zh_CN")
    chinese = CliRunner().invoke(command, []).output
    assert "用法" in chinese
    assert "缺少参数" in chinese
    language.use("en")
    assert "Missing argument" in CliRunner().invoke(command, []).output


def test_english_opens_no_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who reads English does not wait for Chinese."""

    def opened(*_arguments: object) -> None:
        raise AssertionError("a catalogue was opened")

    monkeypatch.setattr(gettext, "translation", opened)
    assert language.use("en") == "en"
    assert language._("Missing command.") == "Missing command."


def test_the_check_exits_as_it_finds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """1 and the messages where something is missing: the check is a command for machines."""
    assert translations.check(tmp_path / "tracker.po") == 1
    assert "no translation: 'Missing command.' (click/" in capsys.readouterr().out


def test_another_language_within_a_thread_is_not_spoken_by_the_others() -> None:
    """The UI paints while a thread writes a Chinese form."""
    from threading import Event, Thread

    from tracker import language

    inside, done = Event(), Event()
    heard = []

    def form() -> None:
        with language.speaking(language.CHINESE):
            inside.set()
            done.wait(30)
            heard.append(language._("Payments"))

    language.use(language.ENGLISH)
    thread = Thread(target=form)
    thread.start()
    inside.wait(30)
    assert language._("Payments") == "Payments"
    done.set()
    thread.join()
    assert heard == ["支付"]
