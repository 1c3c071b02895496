"""A disclosure reads the same whichever converter wrote it."""

from collections.abc import Callable

import pytest
from places import REAL, SAMPLES, needs_real_file
from variants import VARIANTS, gist, read

OWN = [SAMPLES / "2020" / "disclosure-2020.md", SAMPLES / "2021" / "disclosure-2021.md"]


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
@pytest.mark.parametrize("vary", VARIANTS, ids=lambda vary: vary.__name__)
def test_a_sample_reads_the_same(path, vary: Callable[[str], str]) -> None:  # type: ignore[no-untyped-def]
    text = path.read_text("utf-8")
    assert gist(read(vary(text))) == gist(read(text))


@needs_real_file
@pytest.mark.parametrize("vary", VARIANTS, ids=lambda vary: vary.__name__)
def test_the_real_document_reads_the_same(vary: Callable[[str], str]) -> None:
    text = REAL.read_text("utf-8")
    assert gist(read(vary(text))) == gist(read(text))


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_the_encoding_does_not_matter(encoding: str) -> None:
    text = OWN[0].read_text("utf-8")
    assert read(text, encoding).found == read(text).found
