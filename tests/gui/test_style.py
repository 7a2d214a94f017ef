"""Tokens, icons and sheet: contrasts are computed, every icon is there and used."""

import re

import pytest
from PySide6.QtGui import QColor

from briefbook.app.style import icons
from briefbook.app.style.look import Look
from briefbook.app.style.palette import palette
from briefbook.app.style.sheet import sheet
from briefbook.app.style.tokens import DARK, LIGHT, ZOOMS, Tone, contrast
from briefbook.app.widgets.notice import Notice
from briefbook.lang.tongue import Lang
from briefbook.places import resource, root

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


@THEMES
def test_text_has_a_contrast_of_four_and_a_half_on_every_ground(tokens):
    """A6, texts."""
    grounds = {"bg": tokens.bg, "surface": tokens.surface, "sunken": tokens.sunken, "accent": tokens.accent_soft}
    texts = {"text": tokens.text, "muted": tokens.muted, "accent": tokens.accent}
    poor = [(t, g) for t, ink in texts.items() for g, ground in grounds.items() if contrast(ink, ground) < 4.5]
    poor += [("faint", g) for g in ("bg", "surface", "sunken") if contrast(tokens.faint, grounds[g]) < 4.5]
    poor += [(tone.value, "its own") for tone in Tone if contrast(tokens.ink(tone), tokens.soft(tone)) < 4.5]
    poor += [("on accent", "accent")] if contrast(tokens.on_accent, tokens.accent) < 4.5 else []
    assert poor == []


@THEMES
def test_frames_and_focus_have_a_contrast_of_three(tokens):
    """A6, borders."""
    grounds = (tokens.bg, tokens.surface)
    assert min(contrast(tokens.line2, ground) for ground in grounds) >= 3
    assert min(contrast(tokens.accent, ground) for ground in (*grounds, tokens.sunken, tokens.accent_soft)) >= 3


def test_a_poor_contrast_would_be_seen():
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") < 4.5


def test_every_icon_that_is_named_is_there():
    code = "\n".join(path.read_text(encoding="utf-8") for path in (root() / "briefbook" / "app").rglob("*.py"))
    there = {path.stem for path in resource("icons/user.svg").parent.glob("*.svg")}
    calls = r'(?:icon|pixmap|icon_button|button)\([^)]*?(?:look, |icon=|\()"([a-z0-9-]+)"'
    tables = r'"([a-z0-9]+(?:-[a-z0-9]+)*)", (?:[0-9]|\(|""|phrase)'
    used = set(re.findall(calls, code)) | {icon for icon in re.findall(tables, code) if "-" in icon}
    assert len(used & there) > 20
    assert {name for name in used if "-" in name} - there == set()
    signs = re.findall(r'icon="([a-z0-9-]+)"', code)
    assert set(signs) - there == set()


def test_an_icon_turns_round_only_where_it_points_along_the_line(qapp):
    def picture(name, *, mirrored):
        return icons.pixmap(name, "#000000", 24, mirrored=mirrored).toImage()

    assert picture("chevron-right", mirrored=True) != picture("chevron-right", mirrored=False)
    assert picture("users", mirrored=True) == picture("users", mirrored=False)


def test_an_icon_has_the_colour_that_was_asked_for(qapp):
    image = icons.pixmap("circle", "#FF0000", 24).toImage()
    seen = {
        image.pixelColor(x, y).name() for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() == 255
    }
    assert seen == {"#ff0000"}


def test_a_name_without_a_file_is_told(qapp):
    with pytest.raises(OSError, match=r"no-such-icon\.svg"):
        icons.pixmap("no-such-icon", "#000000", 16)


@THEMES
@pytest.mark.parametrize("zoom", ZOOMS)
def test_the_sheet_is_whole_at_every_zoom(tokens, zoom):
    made = sheet(Look(tokens, zoom, Lang.FA))
    assert "$" not in made
    assert made.count("{") == made.count("}")
    assert all(int(size) > 0 for size in re.findall(r"font-size: (\d+)px", made))


@THEMES
def test_the_palette_is_that_of_the_tokens(qapp, tokens):
    made = palette(tokens)
    assert made.window().color() == QColor(tokens.bg)
    assert made.text().color() == QColor(tokens.text)


def test_the_sheet_knows_no_left_and_no_right_padding():
    """A8: from right to left a padding by side would stay where it is."""
    made = sheet(Look())
    assert not re.search(r"(?:padding|margin)-(?:left|right)", made)
    sources = (root() / "briefbook" / "app").rglob("*.py")
    # AlignLeft and AlignRight turn round by themselves; only this one does not.
    assert [path.name for path in sources if "AlignAbsolute" in path.read_text("utf-8")] == []


def test_in_a_narrow_pane_the_cures_stand_below_the_words(qtbot):
    notice = Notice(Look())
    qtbot.addWidget(notice)
    notice.resize(300, 90)
    notice.show_words("1 fact has no source.", Tone.ERR, ("Choose a source", int), ("Leave out", int))
    for width, below in ((300, True), (900, False)):
        notice.resize(width, 90)
        notice.layout().activate()
        words = notice._words.geometry()
        for made in notice.cures():
            assert made.width() >= made.sizeHint().width()
            assert (made.y() >= words.bottom()) is below
