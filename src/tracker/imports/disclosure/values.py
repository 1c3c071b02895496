"""Where a value ends in wrapped prose, and the next indicator's name begins.

「指标值：1000 群发提示短信次数，指标值：3」: between a value and the name behind it there may be a space, a
line break, or nothing, and both may be wrapped. So a value is read by its own grammar: an operator,
a number that a line may end in, a unit, a suffix; or a word. The name is never empty.
"""

from __future__ import annotations

import re

from tracker.imports.disclosure.labels import spaced

LONGEST_UNIT = 6
"""Characters that a unit may have behind its measure word (4 个街道办、镇); more is a name."""

LONGEST_WRAPPED = 3
"""The same where the unit begins the next line: there a name is as likely."""
_OPERATORS = "不少于|不低于|不超过|不高于|达到|大于|小于|超过"
_NAME = r"(?!(?:19|20)\d{2}\s*年|1\d{4}(?!\d)|9\d{4}(?!\d))"
"""Digits that begin a name of their own: a year, a hotline such as 12315."""
_NUMBER = rf"\d+(?:,\d{{3}})*(?:\.\d+)?(?:\s*\n\s*{_NAME}\d+(?:\.\d+)?)?"
_NUMERIC = re.compile(
    rf"(?:[≥≤><=]|>=|<=|{spaced(_OPERATORS)})?\s*{_NUMBER}"
    rf"(?:\s*[%‰])?(?:\s*[-~～至∶:/]\s*\d+(?:\.\d+)?(?:\s*[%‰])?)?"
)
_DEADLINE = re.compile(
    rf"\s*年?\s*(?:\d{{1,2}}\s*)?月(?:\s*\d{{1,2}}\s*日)?\s*(?:{spaced('底|末')})?\s*(?:{spaced('之前|以前|前')})"
    rf"|\s*年\s*(?:{spaced('底|末')})\s*(?:{spaced('之前|以前|前')})?|\s*月\s*(?:{spaced('底|末')})"
)
_CLASSIFIER = (
    r"人次|人(?!员|才|民|均|社|大|防)|场次|家次|批次|次(?!数)|份|件(?!数)|家(?!庭)|户次|户(?!外|籍)|个月|个(?!人|体)|条(?!件|例)|"
    r"项次|项(?!目)|场(?!所)|期(?!间)|篇|本|册|台(?!账)|套|辆|年(?!度|报|检|初|底)|月(?!度|底)|天|日(?!常)|批(?!准|发)|部(?!门|署)|处(?!理|置|罚)|所(?!有|属)|"
    r"间|组(?!织)|块|张|起(?!草|诉)|名(?!单|称)|支(?!付|出|持)|艘|宗|例(?!会)|座(?!谈)|株|只|头|卷|幅|版|课时|学时|亩|公顷|"
    r"万元|元|平方米|公里|吨|小时|分(?!析|类|级|局|管)"
)
_UNIT = re.compile(rf"[ \t]*({_CLASSIFIER})")
_WRAPPED_UNIT = re.compile(rf"\s*\n\s*((?:{_CLASSIFIER})(?:/\S{{1,2}})?)")
_SUFFIX_WORDS = "及以上|及以下|以上|以下|以内|左右|落实"
_SUFFIX = re.compile(rf"\s*(?:{spaced(_SUFFIX_WORDS)}|{spaced('完成')}(?=\s))")
_WORDS = re.compile(
    spaced(
        "计划完成率|全覆盖|(?:按计划|按时|按期|及时|全部|全面)?(?:完成|拨付|到位|达标|合格)|优秀|良好|有所提高|明显提升"
    )
    + r"(?=\s)"
)
_SPACE = re.compile(r"\s")


def value_end(text: str, start: int, stop: int) -> int:
    """The offset behind a value that begins at `start`; the text is half-width, the name's label
    stands at `stop`."""
    numeric = _NUMERIC.match(text, start, stop)
    if numeric is None:
        return _behind_word(text, start, stop)
    end = numeric.end()
    deadline = _DEADLINE.match(text, end, stop)
    if deadline and text[deadline.end() : stop].strip():
        return deadline.end()
    if numeric.group()[-1] in "%‰":
        return _behind_suffix(text, end, stop)
    return _behind_suffix(text, _behind_unit(text, end, stop), stop)


def _behind_unit(text: str, end: int, stop: int) -> int:
    """A unit stands in the line of its number; alone at the next line's beginning it is one too."""
    unit = _UNIT.match(text, end, stop)
    if unit is None:
        wrapped = _WRAPPED_UNIT.match(text, end, stop)
        return _behind_wrapped_unit(text, end, wrapped, stop)
    word = _word_end(text, unit.start(1), stop)
    if word - unit.end() <= LONGEST_UNIT and text[word:stop].strip():
        return _within_wrap(text, word, stop)
    return unit.end()


def _behind_wrapped_unit(text: str, end: int, wrapped: re.Match[str] | None, stop: int) -> int:
    """At the beginning of the next line a unit is a short word of its own; a long one is a name."""
    if wrapped is None:
        return end
    word = _word_end(text, wrapped.start(1), stop)
    is_short = word - wrapped.end() <= LONGEST_WRAPPED and text[word:stop].strip()
    return word if is_short else end


def _word_end(text: str, start: int, stop: int) -> int:
    """The next white space, or `stop`."""
    space = _SPACE.search(text, start, stop)
    return space.start() if space else stop


def _behind_word(text: str, start: int, stop: int) -> int:
    """A value in words goes to the next white space; one character alone was wrapped."""
    known = _WORDS.match(text, start, stop)
    if known:
        return known.end()
    word = _word_end(text, start, stop)
    if word - start == 1 and word < stop:
        following = re.compile(r"\s*").match(text, word, stop)
        return _word_end(text, following.end() if following else word, stop)
    return word


def _within_wrap(text: str, word: int, stop: int) -> int:
    """A word that breaks off in the middle of 以上, 落实 and the like goes on behind the break."""
    for suffix in _SUFFIX_WORDS.split("|"):
        rest = re.compile(rf"\s+{re.escape(suffix[-1])}(?=\s)").match(text, word, stop)
        if rest and text[:word].endswith(suffix[:-1]):
            return rest.end()
    return word


def _behind_suffix(text: str, end: int, stop: int) -> int:
    suffix = _SUFFIX.match(text, end, stop)
    return suffix.end() if suffix and text[suffix.end() : stop].strip() else end
