"""What the words of a reported result say: a level, a day, that nothing happened, that it is done."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from enum import StrEnum

from tracker.errors import NotAPeriod
from tracker.model.names import fold
from tracker.model.period import Period

# A thing that must not happen and did not: said with a negation, and good.
_NOTHING_BAD = re.compile(r"(未|没有|无|不曾)(再)?(发生|出现|发现|造成|产生|收到|接到)")
_HARDLY = re.compile(r"基本(未|没)")
_NOT = re.compile(r"未(?!来)|没有|没能|不达|不明显|不理想|不合格|不满意")
_PARTLY = re.compile(
    r"部分|基本|未完全|未全部|未全面|进行中|推进中|正在|有待|partly|partially|inprogress"
)
_NOT_IN_ENGLISH = re.compile(r"\bnot\b|^\s*no\s*$", re.IGNORECASE)
_NONE = re.compile(
    r"无|零|没有|none|nil|(未|没有|无)再?(发生|出现|发现|收到|接到)\D*"
    r"|(无|没有)\D{0,8}(发生|出现|事故|事件|案件|投诉|差错)"
)
_DONE = re.compile(
    r"(已|均|全部|按时|如期|按期|按计划)*(完成|支付|拨付|到位|验收|交付|兑现)(完毕|完成|到位)?|done|100%"
)
_AROUND = re.compile(
    r"^已?[于在]|(底|末)?(以前|之前|前)?(已|全部)*(完成|支付|拨付|到位|交付|验收|完毕)*$"
)
_DAY = re.compile(r"(?:(\d{4})[年./-])?(\d{1,2})[月./-](\d{1,2})日?")


class Level(StrEnum):
    """The three levels of a qualitative result."""

    REACHED = "reached"
    PARTLY = "partly"
    NOT_REACHED = "not_reached"


def level(text: str) -> Level:
    """Words that deny nothing and restrict nothing say that the target is reached."""
    words = _NOTHING_BAD.sub("", fold(text))
    if _HARDLY.search(words):
        return Level.NOT_REACHED
    if _PARTLY.search(words):
        return Level.PARTLY
    if _NOT.search(words) or _NOT_IN_ENGLISH.search(text):
        return Level.NOT_REACHED
    return Level.REACHED


def is_nothing(text: str) -> bool:
    """Whether the words say that it happened not once: the 0 of `0 次`."""
    return bool(_NONE.fullmatch(_bare(text)))


def is_done(text: str) -> bool:
    """Whether the words say that it is done, without saying when."""
    return bool(_DONE.fullmatch(_bare(text)))


def day(text: str, year: int) -> date | None:
    """The day that is said; of a month or a quarter the last one. None for anything else."""
    bare = _AROUND.sub("", _bare(text))
    said = _DAY.fullmatch(bare)
    try:
        if said:
            return date(int(said[1] or year), int(said[2]), int(said[3]))
        return Period.parse(bare, year).end
    except (ValueError, NotAPeriod):
        return None


def _bare(text: str) -> str:
    folded = "".join(unicodedata.normalize("NFKC", text).split()).lower()
    return folded.strip("。.;；,，")
