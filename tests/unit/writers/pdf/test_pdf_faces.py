"""What every font of ours draws: figures of the right language, localised letters where a language has its own."""

from collections import Counter
from pathlib import Path

import pytest

from briefbook.writers.pdf.faces import Face

FONTS = sorted((Path(__file__).resolve().parents[4] / "resources" / "fonts").glob("*.ttf"))


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_persian_figures_are_not_those_of_urdu_or_sindhi(path):
    face = Face(path.stem, path, Counter())
    for figure in set("۰۱۲۳۴۵۶۷۸۹") & face.cover:
        for script, rtl in (("Arab", False), ("Arab", True), ("", False)):
            (glyph,) = face.shape(figure, rtl, script, "fa").glyphs
            assert glyph.pair[0] == face.hb_font.get_nominal_glyph(ord(figure)), figure


def test_serbian_italics_keep_their_localised_letters():
    (path,) = (path for path in FONTS if path.stem == "NotoSans-Italic")
    face = Face(path.stem, path, Counter())
    assert face.shape("б", False, "Cyrl", "sr").glyphs != face.shape("б", False, "Cyrl", "ru").glyphs
