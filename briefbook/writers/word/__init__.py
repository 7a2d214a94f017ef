"""DOCX: the body is written as text, python-docx makes the skeleton, one zip pass stamps both."""
