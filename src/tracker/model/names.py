"""Names of projects and departments, as they are compared: folded, then normalised.

Folding removes what wrapping and keyboards change: white space, width, the shape of brackets.
Two projects of one year may differ in nothing but a document number, so only the folded name
tells projects of one year apart; the normalised one also drops a leading or trailing year and a
document number, and serves to find the same project in another file.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BRACKETS = str.maketrans("[【〔{〈《「『]】〕}〉》」』“”‘’–—－", "(((((((())))))))\"\"''---")
_DOCUMENT_NUMBER = re.compile(r"\([一-鿿]{2,12}\(?(19|20)\d{2}\)?(年)?(第)?\d+号\)")
_YEAR = re.compile(r"^\(?(19|20)\d{2}(年度?)?\)?|\(?(19|20)\d{2}年度?\)?$")


MOST_NAMES = 1 << 17
"""Names that are kept as they are compared: the same ones are met in every table."""


@lru_cache(maxsize=MOST_NAMES)
def fold(name: str) -> str:
    """Half-width, without white space, one shape of brackets."""
    half = unicodedata.normalize("NFKC", name).translate(_BRACKETS)
    joined = unicodedata.normalize("NFKC", "".join(half.split()))
    return unicodedata.normalize("NFKC", joined.casefold())


@lru_cache(maxsize=MOST_NAMES)
def normalise(name: str) -> str:
    """The folded name without document number and without a year at either end."""
    bare = _DOCUMENT_NUMBER.sub("", fold(name))
    bare = _YEAR.sub("", bare)
    return bare.strip("-,;:、。") or fold(name)
