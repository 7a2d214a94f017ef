"""The shipped skeleton is what the tool makes."""

from briefbook.places import resource
from tools.word_template import template


def test_the_shipped_template_is_what_the_tool_makes() -> None:
    assert resource("house/briefbook.docx").read_bytes() == template()
