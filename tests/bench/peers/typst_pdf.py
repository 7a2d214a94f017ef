"""typst, from its wheel: typst_pdf.py DIR OUT FONTS [--no-tags]. Without tags is its fastest setting."""

import sys
from pathlib import Path

import typst

folder, out, fonts = sys.argv[1:4]
more = {"pdf_tags": False} if "--no-tags" in sys.argv else {}
source = Path(folder, "book.typ")
typst.compile(str(source), output=out, font_paths=[fonts], ignore_system_fonts=True, **more)
