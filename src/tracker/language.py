"""Which language the words are in, and the words in it.

Source strings are English, so in English no catalogue is ever opened. Everybody imports
this module: it must load nothing that takes time.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from gettext import NullTranslations

ENGLISH = "en"
CHINESE = "zh_CN"
LANGUAGES = (ENGLISH, CHINESE)

_DOMAIN = "tracker"

# These regions read Traditional characters; ours are Simplified.
_TRADITIONAL = {"hant", "tw", "hk", "mo"}

_catalogue: NullTranslations | None = None
_aside: ContextVar[tuple[NullTranslations | None] | None] = ContextVar("_aside", default=None)
"""The words of one thread or task that speaks another language than the process."""


def use(lang: str | None = None) -> str:
    """Choose the language of everything said from now on; return 'en' or 'zh_CN'.

    `lang` decides, then TRACKER_LANG, then the locale. A `lang` that we have no words for
    is a ValueError; an environment that asks for one gets English.
    """
    global _catalogue  # noqa: PLW0603 (the process speaks one language at a time)
    chosen = _asked(lang) if lang else _surrounding()
    _catalogue = _open(chosen) if chosen != ENGLISH else None
    _share(chosen)
    return chosen


def _(message: str) -> str:
    """`message` in the language in use; the message itself where there is no translation."""
    words = _words()
    return message if words is None else words.gettext(message)


def _words() -> NullTranslations | None:
    aside = _aside.get()
    return _catalogue if aside is None else aside[0]


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Within, this thread says everything in `lang`: the forms are Chinese whatever the language in
    use, and what the others show meanwhile stays as it is."""
    token = _aside.set((_open(lang) if lang != ENGLISH else None,))
    try:
        yield
    finally:
        _aside.reset(token)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The one of the two messages that fits `n`, in the language in use."""
    words = _words()
    if words is None:
        return singular if n == 1 else plural
    return words.ngettext(singular, plural, n)


def joined(sentences: Iterable[str]) -> str:
    """Sentences one behind the other, with the mark between them that the language has."""
    return _("; ").join(sentences)


def listed(words: Iterable[str]) -> str:
    """Words one behind the other."""
    return _(", ").join(words)


def N_(message: str) -> str:
    """Mark a message that is translated later, with `_`, where it is shown."""
    return message


def matching(tag: str) -> str | None:
    """The language of ours that a locale's name means: `zh_CN.UTF-8`, `zh-Hans`, `en_GB`."""
    name = tag.partition(".")[0].partition("@")[0].replace("-", "_").lower()
    language, *rest = name.split("_")
    if language == "zh" and _TRADITIONAL.isdisjoint(rest):
        return CHINESE
    return ENGLISH if language == "en" else None


def _asked(lang: str) -> str:
    found = matching(lang)
    if found is None:
        raise ValueError(f"unknown language {lang!r}: choose one of {', '.join(LANGUAGES)}")
    return found


def _surrounding() -> str:
    """The first variable that is set decides, as POSIX has it."""
    for tag in _tags():
        if tag:
            return matching(tag) or ENGLISH
    return ENGLISH


def _tags() -> Iterator[str]:
    for variable in ("TRACKER_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        yield os.environ.get(variable, "")
    yield _windows_tag()


def _windows_tag() -> str:
    """The language of the user's Windows, which sets none of the variables."""
    if sys.platform != "win32":
        return ""
    import ctypes
    import locale

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")


def _open(lang: str) -> NullTranslations:
    import gettext

    return gettext.translation(_DOMAIN, _folder(), [lang])


def _share(lang: str) -> None:
    """Let click speak the same language: it asks gettext's default domain.

    That domain finds its language in the environment alone, so LANGUAGE has to say it too.
    """
    import gettext  # click has loaded it already

    if lang == ENGLISH:
        gettext.textdomain("messages")
        return
    os.environ["LANGUAGE"] = lang
    gettext.bindtextdomain(_DOMAIN, _folder())
    gettext.textdomain(_DOMAIN)


def _folder() -> str:
    from pathlib import Path

    return str(Path(__file__).with_name("locale"))
