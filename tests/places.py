"""Where the input files of tests are; a test that needs the real ones is skipped where they are not."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
SAMPLES = ROOT / "imports"
REAL = SHARED / "seed" / "disclosure-2020.md"

needs_real_file = pytest.mark.skipif(
    not REAL.exists(), reason="the real disclosure is not beside this checkout"
)

SAMPLE_FILES = SHARED / "samples"
needs_sample_files = pytest.mark.skipif(
    not SAMPLE_FILES.exists(), reason="the real sample files are not beside this checkout"
)
