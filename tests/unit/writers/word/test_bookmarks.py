"""Names of bookmarks: within Word's limits, and one name for one field."""

import re

from hypothesis import given
from hypothesis import strategies as st

from briefbook.errors import Ref
from briefbook.writers.word.bookmarks import field_name, paper_name

REFS = st.builds(
    Ref,
    st.sampled_from(["fact", "talking_point"]),
    st.uuids().map(str),
    st.sampled_from(["text.fa", "background.sr-Cyrl"]),
)


@given(REFS)
def test_a_name_is_one_that_word_takes(ref: Ref) -> None:
    assert re.fullmatch(r"_bb_\w{1,36}", field_name(ref), re.ASCII)


@given(st.sets(REFS, min_size=2, max_size=8))
def test_two_fields_never_share_a_name(refs: set[Ref]) -> None:
    assert len({field_name(ref) for ref in refs}) == len(refs)


def test_a_short_name_tells_table_record_and_field() -> None:
    ref = Ref("fact", "01953a67-4000-7b54-9c1f-2f6a8e0d4c31", "text.fa")
    assert field_name(ref) == "_bb_fact_2f6a8e0d4c31_text_fa"
    assert paper_name("5.2a") == "_bb_paper_5_2a"
