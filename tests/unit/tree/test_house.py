"""House styles: how they are read, and what they say for a role, language and weight."""

import re

import pytest

from briefbook import places
from briefbook.errors import ReadError
from briefbook.lang.tongue import Lang
from briefbook.tree.house import Family, Page, Type, Weight, contrast, read_house
from briefbook.tree.nodes import Role, Tone

TEXT = places.resource("house/briefbook.toml").read_text(encoding="utf-8")
HOUSE = read_house(TEXT)
SHIPPED = [read_house(p.read_text(encoding="utf-8")) for p in sorted(places.resource("house").glob("*.toml"))]
DARK = ("ink", "muted", "note", "accent", "gold", "red", "green", "amber", "deep")

SMALL = """
name = "small"
page = { width = 100.0, height = 150.0, inner = 10.0, outer = 20.0, top = 5.0, bottom = 15.0 }
arabic = { size = 1.0, lead = 1.66 }
[colours]
red = "#ff0000"
ink = "#000000"
[roles]
ROLES
[families.sans.Latn]
regular = ["Roman", "Other"]
"bold" = ["Bold"]
"bold italic" = ["BoldSlant"]
[families.sans.Arab]
regular = ["Naskh"]
[families.serif.Latn]
regular = ["Serif"]
[word_fonts]
"sans Latn" = "Noto Sans"
""".replace("ROLES", "\n".join(f'{role.value} = {{ family = "sans", size = 10, lead = 12 }}' for role in Role))


def changed(old, new):
    assert old in SMALL
    return read_house(SMALL.replace(old, new, 1))


def test_the_page_leaves_a_measure_and_a_depth_between_its_margins() -> None:
    page = Page(width=210.0, height=297.0, inner=24.0, outer=20.0, top=24.0, bottom=22.0)
    assert (page.measure, page.depth) == (166.0, 251.0)
    assert HOUSE.page == page


@pytest.mark.parametrize("house", SHIPPED, ids=[house.name for house in SHIPPED])
def test_a_shipped_house_has_every_role_in_every_language_with_a_colour_and_fonts(house) -> None:
    for role in Role:
        for lang in Lang:
            made = house.type(role, lang)
            assert re.fullmatch("#[0-9A-F]{6}", house.colour(made.colour)), role
            assert house.stack(made.family, lang.script, made.weight, made.italic), role
            font = house.word_font(made.family, "Arab" if lang.rtl else "Latn")
            assert house.substitute(font), font
            assert made.lead > made.size >= 7.4, role
    for family in house.families:
        for _, stems in family.faces:
            assert all(places.resource(f"fonts/{stem}.ttf").is_file() for stem in stems), family


@pytest.mark.parametrize("house", SHIPPED, ids=[house.name for house in SHIPPED])
def test_text_of_a_shipped_house_is_dark_enough_on_every_ground_that_it_stands_on(house) -> None:
    """At least 4.5 to 1, WCAG 2.2 AA for small text."""
    light, deep = ("white", "tint", "accent_tint", "gold_tint", "green_tint", "red_tint"), ("deep",)
    pairs = [(text, ground) for text in (*DARK, *{tone.value for tone in Tone} - {"plain"}) for ground in light]
    pairs += [(text, ground) for text in ("white", "on_deep", "quiet_on_deep") for ground in deep]
    pairs += [("white", "accent")]
    faint = {pair: contrast(house.colour(pair[0]), house.colour(pair[1])) for pair in pairs}
    assert {pair: round(found, 2) for pair, found in faint.items() if found < 4.5} == {}


@pytest.mark.parametrize("house", SHIPPED, ids=[house.name for house in SHIPPED])
def test_every_colour_of_a_role_is_one_whose_contrast_is_tested(house) -> None:
    used = {kind.colour for _, kind in house.roles}
    assert used <= {*DARK, *(tone.value for tone in Tone), "white", "on_deep", "quiet_on_deep"}


def test_the_contrast_of_black_and_white_is_21_and_of_a_colour_with_itself_1() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#0F5C6E", "#0f5c6e") == pytest.approx(1)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize(("size", "width"), [("A4", 210.0), ("Letter", 215.9), ("A5", 148.0)])
def test_a_sheet_has_a_name(size, width) -> None:
    assert changed("width = 100.0, height = 150.0", f'size = "{size}"').page.width == width


@pytest.mark.parametrize("name", [house.name for house in SHIPPED])
def test_large_type_goes_with_a_narrow_page_and_running_text_stays(name) -> None:
    text = places.resource(f"house/{name}.toml").read_text(encoding="utf-8")
    wide, small = (dict(read_house(text.replace('size = "A4"', f'size = "{size}"', 1)).roles) for size in ("A4", "A5"))
    part = (148.0 - 24.0 - 20.0) / 166.0
    for role in (Role.TITLE, Role.FIGURE, Role.NUMERAL, Role.COVER_TITLE, Role.DIVIDER):
        assert small[role].size == pytest.approx(part * wide[role].size, abs=0.06), role
        assert small[role].lead == pytest.approx(part * wide[role].lead, abs=0.06), role
    for role in (Role.BODY, Role.TABLE, Role.NOTE, Role.STRONG, Role.HEAD):
        assert small[role] == wide[role], role
    assert min(kind.size for role, kind in small.items() if wide[role].size > 12) >= 1.1 * small[Role.BODY].size - 0.06


def test_large_type_has_a_least_part_of_its_size_and_a_house_may_leave_it_alone() -> None:
    title = 'title = { family = "sans", size = 10, lead = 12 }'
    large = SMALL.replace(title, title.replace("10, lead = 12", "40, lead = 50"), 1)
    assert dict(read_house(large).roles)[Role.TITLE].size == 40
    assert dict(read_house(large + "[display]\nmeasure = 1000\nleast = 0.75\n").roles)[Role.TITLE].size == 30
    for wrong in ("measure = -1", "measure = 100\nleast = 0", "measure = 100\nleast = 1.1", "width = 1"):
        with pytest.raises(ReadError):
            read_house(f"{large}[display]\n{wrong}\n")


def test_a_house_older_than_dividers_sets_their_numbers_like_the_title_of_the_cover() -> None:
    older = "\n".join(line for line in SMALL.splitlines() if not line.startswith("divider"))
    made = dict(read_house(older).roles)
    assert made[Role.DIVIDER] == made[Role.COVER_TITLE]


def test_the_longest_name_of_a_font_chooses_its_substitute() -> None:
    assert HOUSE.substitute("Noto Serif Display SemiBold") == "Georgia"
    assert HOUSE.substitute("Noto Sans Medium") == "Segoe UI"
    assert HOUSE.substitute("Unheard Of") == ""


def test_a_role_keeps_its_type_in_latin_and_cyrillic() -> None:
    assert HOUSE.type(Role.KICKER, Lang.SR_CYRL) == HOUSE.type(Role.KICKER, Lang.EN)
    assert HOUSE.type(Role.KICKER, Lang.EN).caps


def test_persian_is_larger_wider_led_and_without_capitals_tracking_or_slant() -> None:
    latin, persian = HOUSE.type(Role.KICKER, Lang.EN), HOUSE.type(Role.KICKER, Lang.FA)
    assert persian.size == pytest.approx(latin.size + 0.6)
    assert persian.lead == pytest.approx(14.5)
    assert (persian.caps, persian.tracking, persian.colour) == (False, 0.0, latin.colour)
    assert HOUSE.type(Role.QUOTE, Lang.EN).italic
    assert not HOUSE.type(Role.QUOTE, Lang.FA).italic


def test_large_persian_keeps_its_size_and_a_semibold_becomes_bold() -> None:
    title = HOUSE.type(Role.TITLE, Lang.FA)
    assert (title.size, title.lead, title.weight) == (25.0, 37.5, Weight.BOLD)


def test_a_persian_lead_is_never_narrower_than_the_latin_one() -> None:
    house = changed(
        'body = { family = "sans", size = 10, lead = 12 }', 'body = { family = "sans", size = 10, lead = 30 }'
    )
    assert house.type(Role.BODY, Lang.FA).lead == 30.0


@pytest.mark.parametrize(("size", "expected"), [(19.5, (20.5, 34.0)), (20, (20.0, 30.0)), (21, (21.0, 31.5))])
def test_persian_grows_below_twenty_points_only(size, expected) -> None:
    row = f'body = {{ family = "sans", size = {size}, lead = 24 }}'
    made = changed('body = { family = "sans", size = 10, lead = 12 }', row).type(Role.BODY, Lang.FA)
    assert (made.size, made.lead) == expected


def test_a_family_of_slanted_faces_alone_lends_its_nearest() -> None:
    slanted = Family("sans", "Latn", (("medium italic", ("Slant",)),))
    assert slanted.stack(Weight.BOLD, italic=True) == ("Slant",)


def test_an_upright_face_stands_in_before_a_slanted_one_of_another_weight() -> None:
    mixed = Family("sans", "Latn", (("regular", ("Roman",)), ("semibold italic", ("Slant",))))
    assert mixed.stack(Weight.BOLD, italic=True) == ("Roman",)


def test_a_type_takes_the_defaults_for_what_its_row_leaves_out() -> None:
    assert read_house(SMALL).type(Role.BODY, Lang.EN) == Type("sans", 10.0, 12.0)


def test_a_type_takes_all_that_its_row_says() -> None:
    row = (
        'body = { family = "serif", size = 9, lead = 11, weight = "medium", italic = true, colour = "red",'
        " caps = true, tracking = 0.5, before = 1, after = 2 }"
    )
    house = changed('body = { family = "sans", size = 10, lead = 12 }', row)
    assert house.type(Role.BODY, Lang.EN) == Type(
        "serif", 9.0, 11.0, Weight.MEDIUM, italic=True, colour="red", caps=True, tracking=0.5, before=1.0, after=2.0
    )


@pytest.mark.parametrize(
    ("weight", "italic", "stems"),
    [
        (Weight.REGULAR, False, ("Roman", "Other")),
        (Weight.MEDIUM, False, ("Roman", "Other")),
        (Weight.SEMIBOLD, False, ("Roman", "Other")),
        (Weight.BOLD, False, ("Bold",)),
        (Weight.BOLD, True, ("BoldSlant",)),
        (Weight.REGULAR, True, ("Roman", "Other")),
    ],
)
def test_the_nearest_lighter_weight_stands_in_for_one_that_lacks(weight, italic, stems) -> None:
    assert read_house(SMALL).stack("sans", "Latn", weight, italic) == stems


def test_a_family_without_lighter_weights_takes_a_heavier_one() -> None:
    assert Family("sans", "Latn", (("bold", ("Bold",)),)).stack(Weight.REGULAR, italic=False) == ("Bold",)


def test_a_script_that_a_family_does_not_name_takes_its_latin_faces() -> None:
    house = read_house(SMALL)
    assert house.stack("sans", "Cyrl", Weight.BOLD) == ("Bold",)
    assert house.stack("sans", "Arab", Weight.BOLD) == ("Naskh",)


def test_a_house_that_says_nothing_of_it_never_sets_a_paper_closer() -> None:
    assert (read_house(SMALL).closest, read_house(SMALL).few) == (1.0, 0.0)
    assert (HOUSE.closest, HOUSE.few) == (0.5, 0.4)


def test_a_house_is_a_key_and_the_same_text_makes_the_same_house() -> None:
    assert hash(read_house(SMALL)) == hash(read_house(SMALL))
    assert read_house(SMALL) != HOUSE
    assert HOUSE.name == "briefbook"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('name = "small"', "", "name"),
        ("inner = 10.0, ", "", "inner"),
        ("width = 100.0", "width = 100.0, girth = 1.0", "girth"),
        ("body = {", "torso = {", "body"),
        ("size = 10, ", "", "size"),
        ("size = 10, ", 'size = "large", ', "large"),
        ("lead = 12 }", 'lead = 12, weight = "heavy" }', "heavy"),
        ("arabic = { size = 1.0, lead = 1.66 }", "", "arabic"),
        ('name = "small"', "name = small", "Invalid value"),
        ('red = "#ff0000"', 'red = "crimson"', "colours.red"),
        ('red = "#ff0000"', "red = 7", "colours.red"),
        ("[colours]\n", 'colours = "none"\n[tints]\n', "items"),
        ("inner = 10.0", "inner = -1.0", "page"),
        ("inner = 10.0", "inner = 60.0", "page"),
        ("width = 100.0, height = 150.0", 'size = "A0"', "A0"),
        ("size = 10, ", "size = 300, ", "roles.body"),
        ("lead = 12 }", "lead = 9 }", "roles.body"),
        ("lead = 12 }", 'lead = 12, colour = "puce" }', "puce"),
        ('family = "sans"', 'family = "script"', "script"),
        ("[colours]\n", "[fit]\nclosest = 0.2\n[colours]\n", "fit: closest is 0.5 to 1"),
        ("[colours]\n", "[fit]\nfew = 30\n[colours]\n", "few is 0 to 1"),
    ],
)
def test_a_house_that_cannot_be_read_is_refused_with_the_reason(old, new, reason) -> None:
    with pytest.raises(ReadError, match=r"The house style cannot be read: .* Mend the file or choose another\.") as why:
        changed(old, new)
    assert reason in str(why.value)
