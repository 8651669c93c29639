"""Join Arabic letters with their dots in a font that draws the two apart.

Noto Naskh Arabic 2 takes every dotted letter to a bare letter and dots (GSUB `ccmp`) and sets the
dots as marks. A PDF made so reads wrong: text copied, searched or spoken has letters doubled and
out of order (seen with typst 0.15 and LibreOffice 7.4). A last `rlig` lookup here puts letter and
dots together again as one glyph drawn from the same outlines, at the places of the font's own
anchors, so that nothing looks otherwise and every letter is one glyph.
"""

from __future__ import annotations

from typing import Any

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

LETTERS = range(0x0620, 0x06D6)  # Arabic letters of the standard block


def compose(font: TTFont) -> int:
    """Add the composed glyphs to `font`; returns how many."""
    wanted = _pairs(font)
    attachments = _attachments(font, otTables.MarkBasePos)
    order = font.getGlyphOrder()
    made: dict[tuple[str, str], str] = {}
    offsets: dict[str, tuple[int, int]] = {}
    for base in order:
        for mark in order:
            if (_root(base), _root(mark)) in wanted and (offset := _offset(attachments, base, mark)):
                name = f"{base}_{mark}"
                made[base, mark] = name
                offsets[name] = offset
    for (base, mark), name in made.items():
        _draw(font, base, mark, name, offsets[name])
    font.setGlyphOrder([*order, *made.values()])
    for (base, mark), name in made.items():
        _attach(font, attachments, base, mark, name, offsets[name])
    _kern(font, made)
    _substitute(font, made)
    return len(made)


def _root(glyph: str) -> str:
    return glyph.split(".")[0]


def _pairs(font: TTFont) -> set[tuple[str, str]]:
    """Bare letter and dots as `ccmp` parts them, with the bare letter in each of its forms."""
    lookups = font["GSUB"].table.LookupList.Lookup
    letters = {name for point, name in font.getBestCmap().items() if point in LETTERS}
    forms: dict[str, set[str]] = {}
    marks: dict[str, set[str]] = {}  # dots take another place in other forms, as those of jeem
    parted: set[tuple[str, str]] = set()
    for lookup in lookups:
        for table in lookup.SubTable:
            for whole, parts in getattr(table, "mapping", {}).items():
                if lookup.LookupType == 1:
                    marks.setdefault(_root(whole), set()).add(_root(parts))
                if lookup.LookupType != 2:
                    continue
                if whole in letters and len(parts) == 2 and "." not in parts[0]:
                    parted.add((parts[0], _root(parts[1])))
                forms.setdefault(whole, set()).add(_root(parts[0]))
    return {
        (form, place)
        for base, mark in parted
        for form in {base, *forms.get(base, set())}
        for place in {mark, *marks.get(mark, set())}
    }


def _attachments(font: TTFont, kind: type) -> list[Any]:
    tables = (table for lookup in font["GPOS"].table.LookupList.Lookup for table in lookup.SubTable)
    return [table for table in tables if isinstance(table, kind)]


def _offset(attachments: list[Any], base: str, mark: str) -> tuple[int, int] | None:
    """Where the font sets `mark` on `base`; the last lookup that knows both wins, as in shaping."""
    found = None
    for table in attachments:
        if mark in table.MarkCoverage.glyphs and base in table.BaseCoverage.glyphs:
            record = table.MarkArray.MarkRecord[table.MarkCoverage.glyphs.index(mark)]
            place = table.BaseCoverage.glyphs.index(base)
            anchor = table.BaseArray.BaseRecord[place].BaseAnchor[record.Class]
            if anchor is not None:
                own = record.MarkAnchor
                found = (anchor.XCoordinate - own.XCoordinate, anchor.YCoordinate - own.YCoordinate)
    return found


def _draw(font: TTFont, base: str, mark: str, name: str, offset: tuple[int, int]) -> None:
    pen = TTGlyphPen(font["glyf"])
    pen.addComponent(base, (1, 0, 0, 1, 0, 0))
    pen.addComponent(mark, (1, 0, 0, 1, *offset))
    glyph = pen.glyph()
    font["glyf"].glyphs[name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (font["hmtx"][base][0], glyph.xMin)
    font["GDEF"].table.GlyphClassDef.classDefs[name] = 1


def _attach(
    font: TTFont, attachments: list[Any], base: str, mark: str, name: str, offset: tuple[int, int]
) -> None:
    """Vowels stand on the composed glyph where they stood on its dots, else where on the bare letter."""
    for table in attachments:
        if base not in table.BaseCoverage.glyphs:
            continue
        record = table.BaseArray.BaseRecord[table.BaseCoverage.glyphs.index(base)]
        above = _on_mark(font, mark, set(table.MarkCoverage.glyphs))
        copied = otTables.BaseRecord()
        copied.BaseAnchor = [
            _anchor(offset[0] + above[0], offset[1] + above[1]) if above and anchor else anchor
            for anchor in record.BaseAnchor
        ]
        table.BaseCoverage.glyphs.append(name)
        table.BaseArray.BaseRecord.append(copied)
        table.BaseArray.BaseCount = len(table.BaseArray.BaseRecord)


def _on_mark(font: TTFont, mark: str, vowels: set[str]) -> tuple[int, int] | None:
    for table in _attachments(font, otTables.MarkMarkPos):
        if mark in table.Mark2Coverage.glyphs and vowels & set(table.Mark1Coverage.glyphs):
            record = table.Mark2Array.Mark2Record[table.Mark2Coverage.glyphs.index(mark)]
            anchor = record.Mark2Anchor[0]
            if anchor is not None:
                return anchor.XCoordinate, anchor.YCoordinate
    return None


def _anchor(x: int, y: int) -> Any:
    anchor = otTables.Anchor()
    anchor.Format, anchor.XCoordinate, anchor.YCoordinate = 1, x, y
    return anchor


def _kern(font: TTFont, made: dict[tuple[str, str], str]) -> None:
    """A composed glyph keeps the distances of its bare letter."""
    for table in _attachments(font, otTables.PairPos):
        for (base, _), name in made.items():
            if table.Format == 2:
                if base in table.Coverage.glyphs:
                    table.Coverage.glyphs.append(name)
                for classes in (table.ClassDef1.classDefs, table.ClassDef2.classDefs):
                    if base in classes:
                        classes[name] = classes[base]
            elif base in table.Coverage.glyphs:
                table.Coverage.glyphs.append(name)
                table.PairSet.append(table.PairSet[table.Coverage.glyphs.index(base)])


def _substitute(font: TTFont, made: dict[tuple[str, str], str]) -> None:
    """The last lookup of `rlig`: bare letter and dots become the composed glyph."""
    table = otTables.LigatureSubst()
    table.ligatures = {}
    for (base, mark), name in made.items():
        ligature = otTables.Ligature()
        ligature.Component, ligature.LigGlyph, ligature.CompCount = [mark], name, 2
        table.ligatures.setdefault(base, []).append(ligature)
    lookup = otTables.Lookup()
    lookup.LookupType, lookup.LookupFlag = 4, 0
    lookup.SubTable, lookup.SubTableCount = [table], 1
    gsub = font["GSUB"].table
    gsub.LookupList.Lookup.append(lookup)
    gsub.LookupList.LookupCount = len(gsub.LookupList.Lookup)
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "rlig":
            record.Feature.LookupListIndex.append(gsub.LookupList.LookupCount - 1)
            record.Feature.LookupCount = len(record.Feature.LookupListIndex)
