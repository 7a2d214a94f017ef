"""typst's own incremental compile: typst_warm.py DIR OUT FONTS EDITS; prints the median of CPU milliseconds as JSON."""

import json
import statistics
import sys
import time
from pathlib import Path

import typst

folder, out, fonts, edits = sys.argv[1:5]
source = Path(folder, "warm.typ")
parts = Path(folder, "book.typ").read_text(encoding="utf-8").split("\n\n")
spent = []
source.write_text("\n\n".join(parts), encoding="utf-8")
compiler = typst.Compiler(str(source), font_paths=[fonts], ignore_system_fonts=True)
compiler.compile(output=out, pdf_tags=False)
for n in range(int(edits)):
    parts[len(parts) // 3 + 7 * n] += f"\n\nEdited words number {n}."
    source.write_text("\n\n".join(parts), encoding="utf-8")
    start = time.process_time()
    compiler.compile(output=out, pdf_tags=False)
    spent.append(1000 * (time.process_time() - start))
sys.stdout.write(json.dumps({"edit": statistics.median(spent)}))
