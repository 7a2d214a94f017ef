"""From-to as people type it."""

from datetime import date

import pytest

from briefbook.errors import TextError
from briefbook.lang.spans import nearest_span, read_span

TODAY = date(2025, 1, 20)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("25-27 Feb", "2025-02-25/2025-02-27"),
        ("25–27 February 2026", "2026-02-25/2026-02-27"),
        ("Feb 25-27", "2025-02-25/2025-02-27"),
        ("7-9 Esfand 1403", "2025-02-25/2025-02-27"),
        ("۷ تا ۹ اسفند ۱۴۰۳", "2025-02-25/2025-02-27"),
        ("7-9 Esfand", "2025-02-25/2025-02-27"),
        ("28 Feb to 2 Mar 2025", "2025-02-28/2025-03-02"),
        ("30 Dec - 2 Jan 2026", "2025-12-30/2026-01-02"),
        ("25.-27. februar 2025.", "2025-02-25/2025-02-27"),
        ("25. до 27. фебруар 2025.", "2025-02-25/2025-02-27"),
        ("25.2. - 27.2.2025", "2025-02-25/2025-02-27"),
        ("2025-02-25/2025-02-27", "2025-02-25/2025-02-27"),
        ("j1403-12-07 - j1403-12-09", "2025-02-25/2025-02-27"),
        ("2025-02-25", "2025-02-25"),
        ("25 Feb", "2025-02-25"),
        ("3-5 Jan", "2026-01-03/2026-01-05"),
    ],
)
def test_reads(text, canonical):
    assert str(read_span(text, TODAY)) == canonical


@pytest.mark.parametrize(
    "text", ["", "soon", "25-", "25-27", "25-27-29 Feb 2025", "31-33 Feb", "27-25 Feb", "7-9 Mond"]
)
def test_refuses_with_a_cure(text):
    with pytest.raises(TextError) as refused:
        read_span(text, TODAY)
    assert str(refused.value).count(".") >= 1


@pytest.mark.parametrize(
    ("text", "meant"),
    [("27-25 Feb 2025", "2025-02-25/2025-02-27"), ("27-30 Feb 2025", "2025-02-27/2025-02-28"), ("soon", "None")],
)
def test_offers_what_was_meant(text, meant):
    assert str(nearest_span(text, TODAY)) == meant
