"""DOCX: the body is written as text into a skeleton that python-docx saved, one zip pass stamps both."""
