"""SVG made plain: what only a browser's script would read goes, lines of text stand alone.

Drawing programs set the second line of right-to-left text over the first where both stand in one
text element (seen with resvg); so each line becomes an element of its own.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

_SVG = "{http://www.w3.org/2000/svg}"
_IDLE = ("class", "role", "pointer-events", "aria-hidden", "aria-roledescription", "aria-label")


def plain_svg(svg: str, legend: str, legend_height: float, *, below: bool) -> tuple[str, float, float]:
    """The drawing with its legend above or below it; with width and height in px."""
    root = etree.fromstring(svg.encode())
    for element in list(root.iter(f"{_SVG}path", f"{_SVG}text", f"{_SVG}g", f"{_SVG}line")):
        for name in _IDLE:
            element.attrib.pop(name, "")
        parent = element.getparent()
        if parent is not None and _empty(element):
            parent.remove(element)
        elif parent is not None and len(element) > 1 and element.tag == f"{_SVG}text":
            _separate(element, parent)
    width, height = float(root.get("width", "0")), float(root.get("height", "0"))
    body = "".join(
        etree.tostring(child, encoding="unicode").replace(' xmlns="http://www.w3.org/2000/svg"', "")
        for child in root
        if child.tag != f"{_SVG}rect"
    ).replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "")
    drawing, key = (0.0, height + 8) if below else (legend_height + 6 if legend_height else 0.0, 2.0)
    total = height + (legend_height + 8 if legend_height else 0)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{total:g}" '
        f'viewBox="0 0 {width:g} {total:g}">'
    )
    paper = f'<rect width="{width:g}" height="{total:g}" fill="#ffffff"/>'
    return (
        f'{head}{paper}<g transform="translate(0,{drawing:g})">{body}</g>'
        f'<g transform="translate(0,{key:g})">{legend}</g></svg>',
        width,
        total,
    )


def _empty(element: etree._Element) -> bool:
    if element.tag != f"{_SVG}path":
        return False
    return element.get("fill") is None and element.get("stroke") is None


def _separate(element: etree._Element, parent: etree._Element) -> None:
    down = 0.0
    place = parent.index(element)
    for number, line in enumerate(list(element)):
        down += float(line.get("dy", "0"))
        alone = deepcopy(element)
        for child in list(alone):
            alone.remove(child)
        alone.text = line.text
        alone.set("y", f"{down:g}")
        parent.insert(place + number, alone)
    parent.remove(element)
