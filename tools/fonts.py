"""`python -m tools.fonts [FOLDER]`: the faces of `resources/fonts`, where they come from, and whether they are whole.

Without FOLDER the shipped files are compared with their recorded checksums. With it they are first copied from there.
FOLDER is where the source packages were unpacked, as they are: the two Debian packages with `dpkg -x`, the npm
package with `tar -xzf`.
"""

import hashlib
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SHELF = Path(__file__).resolve().parent.parent / "resources" / "fonts"

CORE = "Debian fonts-noto-core 20201225-1"
EXTRA = "Debian fonts-noto-extra 20201225-1"
NPM = "npm vazirmatn 33.0.3"
NOTO_FOLDER = "usr/share/fonts/truetype/noto"


class Face(NamedTuple):
    """A font file: its source package, its folder in that package, the SHA-256 of its bytes."""

    file: str
    package: str
    folder: str
    sha256: str


FACES = (
    Face(
        "NotoNaskhArabic-Bold.ttf",
        CORE,
        NOTO_FOLDER,
        "b5cbcb561b4b540ff11d7b6934577dbbbbb9e1d152d47f6f31f19176d58ff39c",
    ),
    Face(
        "NotoNaskhArabic-Regular.ttf",
        CORE,
        NOTO_FOLDER,
        "8c67eaa2f0086872628fc3f7f760386f83c8be5c5e9a1ba3a38891237b2ac7cb",
    ),
    Face("NotoSans-Bold.ttf", CORE, NOTO_FOLDER, "e83493c945848ecd4a9ad0f6d19164541a0d3e23a9c952304a00a46e00272ac5"),
    Face(
        "NotoSans-BoldItalic.ttf", CORE, NOTO_FOLDER, "4315b26e5afb62f70f5ffe0edaa3363e57765ff2af2beda12b6fef197e3e5f5a"
    ),
    Face("NotoSans-Italic.ttf", CORE, NOTO_FOLDER, "5d7618dda819443fd07301c84adcee9fe8960c873ea5e5e1f0f59db384b78082"),
    Face("NotoSans-Medium.ttf", EXTRA, NOTO_FOLDER, "013ae62f5187c01e8752de78829ee7e1e0feaed6edee17db0dbf703988c99f3d"),
    Face("NotoSans-Regular.ttf", CORE, NOTO_FOLDER, "89c3c497f618fdaa0b2d1e98fef93582f28c71debd2c4a8cdf41f190ced2909d"),
    Face("NotoSerif-Bold.ttf", CORE, NOTO_FOLDER, "0af0ff2be8f84910fb21ec5fe1b6b7395e3073250502a334baf6ca2f860c88fe"),
    Face(
        "NotoSerif-BoldItalic.ttf",
        CORE,
        NOTO_FOLDER,
        "78a6d685e5690b7dcda0f336b689193afc03b6bab5cf18fc1a9ecc3aa0600059",
    ),
    Face("NotoSerif-Italic.ttf", CORE, NOTO_FOLDER, "bc25600aa27cd409e1e5b3d86340df3a329bb860fcfbe57a03a95070b229e1b0"),
    Face(
        "NotoSerif-Regular.ttf", CORE, NOTO_FOLDER, "9d7583b7dc9e812afd32a14280c5cac3160012efe50c8d08938f4fea266ff67f"
    ),
    Face(
        "NotoSerifDisplay-Medium.ttf",
        EXTRA,
        NOTO_FOLDER,
        "ae125c4ab952dd4e9c70beb9b4b7a268ed541b4d5f609935c00ace16e7409d19",
    ),
    Face(
        "NotoSerifDisplay-SemiBold.ttf",
        EXTRA,
        NOTO_FOLDER,
        "74c84080364d7a2a313abb524b8601ba14fe719d6c5cb400599861c38578fa40",
    ),
    Face(
        "Vazirmatn-Bold.ttf",
        NPM,
        "package/fonts/ttf",
        "f635fdbea28f265de395ba83b4b1570dcf2f58d13c65469e61903b1c2d2ae723",
    ),
    Face(
        "Vazirmatn-FD-Regular.ttf",
        NPM,
        "package/misc/Farsi-Digits/fonts/ttf",
        "f9387e593aea13ae5e4a9bfd30ef29020dcc64ed6536d824e49acd8ed8d76aea",
    ),
    Face(
        "Vazirmatn-Medium.ttf",
        NPM,
        "package/fonts/ttf",
        "b986623e4ddef10755e04be39f8ea7bcb1dc08bfe8dd0aa6af395736f256ad4a",
    ),
    Face(
        "Vazirmatn-Regular.ttf",
        NPM,
        "package/fonts/ttf",
        "b69fd4c680b8f3f225feabcc655a2c585d97627b8f5f5c0f9985e894069f3a56",
    ),
)


def copy_faces(unpacked: Path) -> None:
    """Copy every face out of `unpacked`; FileNotFoundError names the first one that is not there."""
    for face in FACES:
        shutil.copyfile(unpacked / face.folder / face.file, SHELF / face.file)


def faults() -> Iterator[str]:
    """What is wrong on the shelf: a face that is missing, changed, or not in FACES."""
    for face in FACES:
        path = SHELF / face.file
        if not path.exists():
            yield f"{face.file} is missing; it comes from {face.package}, {face.folder}"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != face.sha256:
            yield f"{face.file} is not the file of {face.package}"
    for name in {path.name for path in SHELF.glob("*.ttf")} - {face.file for face in FACES}:
        yield f"{name} has no row in tools/fonts.py"


def main(arguments: list[str]) -> int:
    """Exit status: 0 when every face is whole, else 1."""
    if arguments:
        copy_faces(Path(arguments[0]))
    found = sorted(faults())
    for fault in found:
        print(fault, file=sys.stderr)
    if not found:
        print(f"{len(FACES)} faces, all as recorded")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
