"""Make content/fonts from the font packages: copy what is whole, cut the Chinese to GB 2312.

    npm install @expo-google-fonts/noto-sans @expo-google-fonts/noto-naskh-arabic \
        @expo-google-fonts/noto-sans-sc
    python scripts/make_fonts.py node_modules/@expo-google-fonts content/fonts

Needs fonttools. Cutting keeps the shaping rules of what is left and drops hinting, so that the
folder stays small; the same packages give the same bytes.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from compose_arabic import compose

WHOLE = {
    "NotoSans-Regular.ttf": "noto-sans/400Regular/NotoSans_400Regular.ttf",
    "NotoSans-Bold.ttf": "noto-sans/700Bold/NotoSans_700Bold.ttf",
    "NotoSans-Italic.ttf": "noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf",
}
COMPOSED = {
    "NotoNaskhArabic-Regular.ttf": "noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf",
    "NotoNaskhArabic-Bold.ttf": "noto-naskh-arabic/700Bold/NotoNaskhArabic_700Bold.ttf",
}
CUT = {
    "NotoSansSC-Regular.ttf": "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
    "NotoSansSC-Bold.ttf": "noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
}
# Beyond GB 2312: Latin, general and CJK punctuation, full-width forms, number forms, and the
# characters of names of States and of United Nations terms that GB 2312 lacks.
BLOCKS = ((0x20, 0x7E), (0xA0, 0xFF), (0x2010, 0x2027), (0x2030, 0x203B), (0x3000, 0x303F))
MORE_BLOCKS = ((0x2150, 0x2182), (0x2460, 0x2473), (0x25A0, 0x25CF), (0xFF01, 0xFF5E))
EXTRA = "〇€™−×÷≤≥≠±…—–〔〕"
SOURCE = """# Where the fonts come from

| files | package | version | licence |
|---|---|---|---|
{rows}

The files of Noto Sans are those of the packages, renamed. In Noto Naskh Arabic letters and their
dots are joined by `scripts/compose_arabic.py`: the same outlines at the same places, so that text
copied from a PDF, searched in it or spoken from it reads right. Noto Sans SC is
cut to GB 2312, the punctuation of United Nations documents and a few characters of names, by
`scripts/make_fonts.py`. The names are unchanged; the licences reserve none of them ("Source" is
the one reserved name). COVERAGE.txt lists the characters that the fonts have. Each family's
licence, the SIL Open Font License 1.1, stands beside the files.
"""


def main(packages: Path, target: Path) -> None:
    """Write every font, the licences and SOURCE.md into `target`."""
    target.mkdir(parents=True, exist_ok=True)
    for name, source in WHOLE.items():
        shutil.copyfile(packages / source, target / name)
    for name, source in COMPOSED.items():
        font = TTFont(packages / source, recalcTimestamp=False)
        compose(font)
        font.save(target / name)
    for name, source in CUT.items():
        cut(packages / source, target / name, chinese())
    rows = []
    for package in ("noto-sans", "noto-naskh-arabic", "noto-sans-sc"):
        shutil.copyfile(packages / package / "LICENSE_FONT", target / f"OFL-{package}.txt")
        version = json.loads((packages / package / "package.json").read_text("utf-8"))["version"]
        stem = package.title().replace("-", "").replace("Sc", "SC")
        rows.append(f"| {stem}-*.ttf | npm @expo-google-fonts/{package} | {version} | OFL 1.1 |")
    (target / "COVERAGE.txt").write_text("\n".join(coverage(target)) + "\n", "ascii")
    (target / "SOURCE.md").write_text(SOURCE.format(rows="\n".join(rows)), "utf-8")


def coverage(folder: Path) -> list[str]:
    """The characters that some upright font has, as ranges of hexadecimal code points."""
    regular = [TTFont(path).getBestCmap() for path in sorted(folder.glob("*-Regular.ttf"))]
    points = sorted(set().union(*regular) - {0, 0xD, 0xFEFF})
    ranges: list[list[int]] = []
    for point in points:
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return [f"{first:X}" if first == last else f"{first:X}-{last:X}" for first, last in ranges]


def chinese() -> set[int]:
    """The characters of GB 2312 and the extra ones, as code points."""
    found = {ord(character) for character in EXTRA}
    for first, last in (*BLOCKS, *MORE_BLOCKS):
        found.update(range(first, last + 1))
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes((row, cell)).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    return found


def cut(source: Path, target: Path, characters: set[int]) -> None:
    """Write `source` with only `characters`, without hinting."""
    options = subset.Options()
    options.hinting = False
    options.recalc_timestamp = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.name_languages = [0x409]
    options.layout_features = ["ccmp", "locl", "kern", "mark", "mkmk", "halt", "palt", "vert"]
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    subset.save_font(font, str(target), options)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("Give the folder of the packages and the folder of the fonts; see the head of this file.")
    main(Path(sys.argv[1]), Path(sys.argv[2]))
