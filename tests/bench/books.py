"""Books to measure with: the same words, tables and pictures for each size and seed, as `book.json` and JPEGs.

    python -m tests.bench.books SIZE DIR [--fa SHARE]

A book is `{meta, sections: [{id, part, title, level, blocks}]}`. A block is one of `p {runs, rtl}`, `h {level, text}`,
`ul {items: [{runs, items}]}`, `table {header, rows, widths}`, `img {src, w_mm, h_mm, caption}`,
`profile {src, w_mm, h_mm, facts}`; a run is `[text, flags, link]` with flags of `b` and `i`, of which the last ones may
lack. `pictures.json` holds what a library knows of its pictures: digest and pixels. Run as a process of its own, so
that Pillow's memory is not counted as that of the tools.
"""

import argparse
import hashlib
import json
import random
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

SIZES = {"S": 2, "M": 10, "L": 50}
"""Units of a size; a unit is about ten pages of A4."""

SEED = 20240


def _pool(text: str) -> list[str]:
    return text.split()


_EN = _pool(
    "cooperation in artificial intelligence cloud infrastructure data centre national "
    "strategy ministry telecommunications spectrum auction fibre backbone cyber security "
    "incident response startup accelerator venture fund digital identity service portal "
    "public administration broadband coverage rural network operator regulator licence "
    "research institute university exchange programme knowledge transfer pilot project "
    "joint working group memorandum signature implementation roadmap budget procurement "
    "standard interoperability sovereign computing supercomputer language model speech "
    "recognition health agriculture logistics corridor trade delegation counterpart visit "
    "the of and to for with under between during after before within across according"
)
_SR = _pool(
    "saradnja u oblasti veštačke inteligencije državni data centar u Kragujevcu razvoj "
    "širokopojasnog pristupa naučno-tehnološki park kancelarija za informacione tehnologije "
    "и електронску управу министарство информисања и телекомуникација република Србија "
    "стратегија развоја вештачке интелигенције суперрачунар"
)
_FA = _pool(
    "همکاری در حوزه هوش مصنوعی زیرساخت ابری مرکز داده وزارت ارتباطات و فناوری اطلاعات "
    "تفاهم‌نامه امضا بازدید شرکت‌های نوپا امنیت سایبری برنامه‌های مشترک تبادل دانش"
)
_FIRST = _pool("Jelena Marko Ana Nikola Milica Petar Đorđe Ivana Stefan Maja Vladimir Tijana")
_LAST = _pool("Petrović Jovanović Nikolić Ilić Đurić Stanković Popović Živković Kostić Simić")

Block = dict[str, Any]


class Writer:
    """Makes up text; each call takes the next numbers of one generator, so the order of calls is part of a book."""

    def __init__(self, seed: int, persian: float) -> None:
        self.chance = random.Random(seed)
        self.persian = persian

    def words(self, count: int, pool: list[str] = _EN) -> str:
        return " ".join(self.chance.choice(pool) for _ in range(count))

    def sentence(self) -> str:
        said = self.words(self.chance.randint(9, 24))
        return said[0].upper() + said[1:] + "."

    def name(self) -> str:
        return self.chance.choice(_FIRST) + " " + self.chance.choice(_LAST)

    def paragraph(self, sentences: int = 4) -> Block:
        if self.persian and self.chance.random() < self.persian:
            return {"t": "p", "rtl": True, "runs": [[self.words(40, _FA) + "."]]}
        runs: list[list[str]] = []
        for _ in range(sentences):
            kind = self.chance.random()
            said = self.sentence() + " "
            if kind < 0.12:
                runs.append([said, "b"])
            elif kind < 0.22:
                runs.append([said, "i"])
            elif kind < 0.28:
                runs.append([self.words(3), "", f"https://example.org/ref/{self.chance.randint(1, 9999)}"])
                runs.append([" " + said])
            elif kind < 0.38:
                runs.append([self.words(8, _SR) + ". "])
            else:
                runs.append([said])
        return {"t": "p", "runs": runs}

    def paragraphs(self, *sentences: int) -> list[Block]:
        return [self.paragraph(count) for count in sentences]

    def bullets(self, count: int, depth: int = 0) -> list[Block]:
        out = []
        for _ in range(count):
            runs = [[self.words(3).capitalize() + ": ", "b"], [self.sentence()]]
            item: Block = {"runs": runs, "items": []}
            if self.chance.random() < 0.2:
                runs.append([" " + self.words(2), "i"])
            if depth < 2 and self.chance.random() < 0.45:
                item["items"] = self.bullets(self.chance.randint(1, 3), depth + 1)
            out.append(item)
        return out

    def table(self, rows: int, header: list[str], longest: list[int], widths: list[int]) -> Block:
        """A table; `longest` is the most words of a cell by column, 0 for a number."""
        made = [
            [self.words(self.chance.randint(1, most)) if most else str(self.chance.randint(1, 999)) for most in longest]
            for _ in range(rows)
        ]
        return {"t": "table", "header": header, "widths": widths, "rows": made}

    def profile(self, name: str, source: str) -> Block:
        facts = [
            ["Name", name],
            ["Office", self.words(6)],
            ["Born", str(self.chance.randint(1955, 1985))],
            ["Education", self.words(10)],
            ["Languages", self.words(4)],
            ["Previous posts", self.words(14)],
            ["Pronunciation", self.words(3)],
        ]
        return {"t": "profile", "src": source, "w_mm": 36, "h_mm": 48, "facts": facts}


class Draft:
    """A book in the making."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.sections: list[Block] = []
        self.photos: list[str] = []

    def section(self, part: str, title: str, level: int = 2) -> list[Block]:
        """The blocks, still none, of a new section."""
        blocks: list[Block] = []
        number = f"s{len(self.sections):04d}"
        self.sections.append({"id": number, "part": part, "title": title, "level": level, "blocks": blocks})
        return blocks

    def part(self, part: str, title: str, sentences: int) -> None:
        self.section(part, title, 1).append(self.writer.paragraph(sentences))


def _programme(draft: Draft, units: int) -> None:
    draft.part("I", "Part I. Programme of the visit", 4)
    for day in range(units):
        blocks = draft.section("I", f"Day {day + 1} programme")
        heads = ["Time", "Event", "Place", "Participants"]
        blocks.append(draft.writer.table(14, heads, [1, 9, 4, 5], [20, 70, 40, 40]))
        blocks.append(draft.writer.paragraph(3))


def _profiles(draft: Draft, units: int) -> None:
    draft.part("II", "Part II. Counterpart profiles", 3)
    writer = draft.writer
    for number in range(3 * units):
        name = writer.name()
        source = f"photos/p{number:04d}.jpg"
        draft.photos.append(source)
        blocks = draft.section("II", f"{name} ({number + 1})")
        blocks.append(writer.profile(name, source))
        blocks.append({"t": "img", "src": "flag.jpg", "w_mm": 18, "h_mm": 12, "caption": "Host country"})
        blocks.append({"t": "h", "level": 3, "text": "Biography"})
        blocks += writer.paragraphs(5, 4)
        blocks.append({"t": "h", "level": 3, "text": "Points to raise"})
        blocks.append({"t": "ul", "items": writer.bullets(4)})


def _achievements(draft: Draft, units: int) -> None:
    draft.part("III", "Part III. Achievements of the host country", 3)
    writer = draft.writer
    for number in range(2 * units):
        blocks = draft.section("III", f"Achievement {number + 1}: {writer.words(4)}")
        blocks += writer.paragraphs(5)
        blocks.append(writer.table(6, ["Indicator", "2022", "2023", "Source"], [5, 0, 0, 4], [60, 25, 25, 60]))
        blocks += writer.paragraphs(5, 4, 5)


def _topics(draft: Draft, units: int) -> None:
    draft.part("IV", "Part IV. Talking points", 2)
    for number in range(2 * units):
        blocks = draft.section("IV", f"Topic {number + 1}: {draft.writer.words(3)}")
        blocks.append(draft.writer.paragraph(3))
        blocks.append({"t": "ul", "items": draft.writer.bullets(9)})


def _agreements(draft: Draft, units: int) -> None:
    draft.part("V", "Part V. Agreements", 2)
    for number in range(units):
        blocks = draft.section("V", f"Agreement {number + 1}: {draft.writer.words(4)}")
        heads = ["Article", "Subject", "Position", "State"]
        blocks.append(draft.writer.table(8, heads, [1, 8, 10, 2], [20, 55, 70, 25]))
        blocks.append(draft.writer.paragraph(4))


def _annexes(draft: Draft, units: int) -> None:
    draft.part("VI", "Annexes", 2)
    for number in range(units):
        blocks = draft.section("VI", f"Annex {number + 1}")
        blocks += draft.writer.paragraphs(6, 6, 6, 6)
        blocks.append(draft.writer.table(16, ["No", "Document", "Date", "Owner"], [0, 8, 1, 3], [15, 85, 30, 40]))


def make_book(size: str, persian: float = 0.0) -> tuple[Block, list[str]]:
    """The book of a size and the sources of its portraits; `persian` is the share of Persian paragraphs."""
    draft = Draft(Writer(SEED, persian))
    for part in (_programme, _profiles, _achievements, _topics, _agreements, _annexes):
        part(draft, SIZES[size])
    meta = {
        "title": "Briefing book: ministerial visit to Belgrade",
        "subtitle": "Three-day visit at the invitation of the host minister",
        "classification": "OFFICIAL - FOR DELEGATION USE ONLY",
        "lang": "en",
        "size": size,
    }
    return {"meta": meta, "sections": draft.sections}, draft.photos


def draw_picture(path: Path, seed: int, width: int = 600, height: int = 800) -> None:
    """A drawn placeholder with noise over it, so that it compresses about as a photograph does."""
    chance = random.Random(seed)
    noise = Image.frombytes("L", (150, 200), chance.randbytes(150 * 200)).resize(
        (width, height), Image.Resampling.BILINEAR
    )
    ground = Image.new("RGB", (width, height), tuple(chance.randint(90, 200) for _ in range(3)))
    pen = ImageDraw.Draw(ground)
    pen.ellipse((150, 120, 450, 500), fill=tuple(chance.randint(150, 230) for _ in range(3)))
    pen.rectangle((80, 540, 520, 800), fill=tuple(chance.randint(20, 90) for _ in range(3)))
    Image.blend(ground, Image.merge("RGB", (noise, noise, noise)), 0.18).save(path, "JPEG", quality=82)


def put_book(folder: Path, size: str, persian: float) -> None:
    """Write `book.json`, the pictures and `pictures.json` into a folder."""
    book, photos = make_book(size, persian)
    (folder / "photos").mkdir(parents=True, exist_ok=True)
    (folder / "book.json").write_text(json.dumps(book, ensure_ascii=False, indent=0), encoding="utf-8")
    known = {}
    for name, seed, width, height in [
        *((photo, SEED + n, 600, 800) for n, photo in enumerate(photos)),
        ("flag.jpg", 1, 300, 200),
    ]:
        if not (folder / name).exists():
            draw_picture(folder / name, seed, width, height)
        known[name] = [hashlib.sha256((folder / name).read_bytes()).hexdigest(), width, height]
    (folder / "pictures.json").write_text(json.dumps(known), encoding="utf-8")


def main() -> None:
    """Make one book."""
    options = argparse.ArgumentParser(description="Make one book of the bench.")
    options.add_argument("size", choices=SIZES)
    options.add_argument("folder", type=Path)
    options.add_argument("--fa", type=float, default=0.0, help="share of Persian paragraphs, 0 to 1")
    asked = options.parse_args()
    put_book(asked.folder, asked.size, asked.fa)


if __name__ == "__main__":
    main()
