"""Akoma Ntoso 3.0: a text written, and read back equal.

Source: OASIS Akoma Ntoso Version 1.0, part 2 (schema akomantoso30.xsd). A unit is the element of its kind
where the vocabulary has one, else hcontainer with the kind as its name; `wId` holds the path of its address;
commentary and footnotes stand in the notes of the head, each pointing at its unit. Remarks are of one reading
and are not written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from normbook.languages import LANGUAGE_CODES
from normbook.standards._model import Counts, OfficialText, Provision
from normbook.standards.readers._bounds import refuse, refuse_entities

AKN: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN: Final = "https://normbook.invalid/ns/text"
_A: Final = f"{{{AKN}}}"
_N: Final = f"{{{OWN}}}"
_ELEMENTS: Final = {
    kind: kind for kind in ("part", "chapter", "section", "article", "rule", "paragraph", "point")
} | {"item": "point"}
_KINDS: Final = {"point": "item"}
_SPACES: Final[dict[str, str]] = {None: AKN, "nb": OWN}  # type: ignore[dict-item]  # lxml-stubs know no default
_UNKNOWN_DATE: Final = "0001-01-01"
_MONTHS: Final = (
    "january february march april may june july august september october november december".split()
)
_DATE: Final = re.compile(r"(?P<day>\d{1,2})\s+(?P<month>[A-Za-z]+)\s+(?P<year>\d{4})\Z")
_NUMBERS: Final = ("nodes", "words", "seq", "art", "rule", "princ")
_DEEPEST: Final = 60


def write_akoma(text: OfficialText) -> bytes:
    """The text as an Akoma Ntoso 3.0 document in UTF-8."""
    root = etree.Element(f"{_A}akomaNtoso", nsmap=_SPACES)
    document = etree.SubElement(root, f"{_A}doc", name="standard")
    names = _names(text)
    _head(etree.SubElement(document, f"{_A}meta"), text, names)
    if text.title:
        preface = etree.SubElement(document, f"{_A}preface")
        line = etree.SubElement(etree.SubElement(preface, f"{_A}longTitle"), f"{_A}p")
        etree.SubElement(line, f"{_A}docTitle").text = text.title
    body = etree.SubElement(document, f"{_A}mainBody")
    _units(body, text, names)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=False)


def read_akoma(data: bytes, name: str, *, identity: str = "", language: str = "") -> OfficialText:
    """A text from an Akoma Ntoso document written here or elsewhere. Refuses with S203, S206 and S210."""
    root = _root(data, name)
    own = root.find(f".//{_N}text")
    said = {key: str(value) for key, value in own.attrib.items()} if own is not None else {}
    identity = identity or said.get("id", "") or _plain_id(name)
    told = root.find(f".//{_A}FRBRExpression/{_A}FRBRlanguage")
    code = language or (str(told.get("language") or "") if told is not None else "")
    code = {"ara": "ar", "zho": "zh", "eng": "en", "fra": "fr", "rus": "ru", "spa": "es"}.get(code, code)
    code = code if code in LANGUAGE_CODES else "en"
    notes, commentaries, loose = _notes(root)
    body = next(root.iter(f"{_A}mainBody", f"{_A}body"), None)
    provisions = tuple(_read(body, identity, code, notes, commentaries, "", 0)) if body is not None else ()
    if not provisions:
        refuse("S210", "The document has no units.", "Give a document with a body.", name)
    counts = Counts(*(int(said.get(key, "0")) if said.get(key, "0").isdigit() else 0 for key in _NUMBERS))
    title = root.find(f".//{_A}docTitle")
    return OfficialText(
        identity,
        code,
        said.get("unit", "") or "paragraph",
        provisions,
        (),
        "".join(str(piece) for piece in title.itertext()) if title is not None else "",
        said.get("date", ""),
        said.get("source", ""),
        tuple(loose),
        counts,
    )


def _names(text: OfficialText) -> dict[str, str]:
    """The eId of every address: letters, digits, hyphens and double underscores, unique."""
    names: dict[str, str] = {}
    for provision in text.provisions:
        path = provision.address.partition("/")[2]
        names[provision.address] = "u_" + path.replace("/", "__").replace("~", "-x-")
    return names


def _head(meta: etree._Element, text: OfficialText, names: dict[str, str]) -> None:
    identification = etree.SubElement(meta, f"{_A}identification", source="#normbook")
    date = _iso(text.date)
    for level, path in (
        ("FRBRWork", f"/akn/un/doc/{text.id}"),
        ("FRBRExpression", f"/akn/un/doc/{text.id}/{text.language}"),
        ("FRBRManifestation", f"/akn/un/doc/{text.id}/{text.language}.xml"),
    ):
        part = etree.SubElement(identification, f"{_A}{level}")
        etree.SubElement(part, f"{_A}FRBRthis", value=path)
        etree.SubElement(part, f"{_A}FRBRuri", value=path)
        etree.SubElement(part, f"{_A}FRBRdate", date=date, name="adopted" if text.date else "unknown")
        etree.SubElement(part, f"{_A}FRBRauthor", href="#source")
        if level == "FRBRWork":
            etree.SubElement(part, f"{_A}FRBRcountry", value="un")
        if level == "FRBRExpression":
            etree.SubElement(part, f"{_A}FRBRlanguage", language=text.language)
    references = etree.SubElement(meta, f"{_A}references", source="#normbook")
    for identity, shown in (("normbook", "Normbook"), ("source", "the source of the text")):
        etree.SubElement(
            references, f"{_A}TLCOrganization", eId=identity, href=f"/ontology/{identity}", showAs=shown
        )
    _write_notes(meta, text, names)
    own = etree.SubElement(etree.SubElement(meta, f"{_A}proprietary", source="#normbook"), f"{_N}text")
    for key, value in (("id", text.id), ("unit", text.unit), ("date", text.date), ("source", text.source)):
        own.set(key, value)
    for key, number in text.counts.as_json().items():
        own.set(key, str(number))


def _iso(date: str) -> str:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", date):
        return date
    found = _DATE.match(date)
    if found is None or found["month"].lower() not in _MONTHS:
        return _UNKNOWN_DATE
    return f"{found['year']}-{_MONTHS.index(found['month'].lower()) + 1:02}-{int(found['day']):02}"


def _write_notes(meta: etree._Element, text: OfficialText, names: dict[str, str]) -> None:
    entries = [
        (sort, names[provision.address], words)
        for provision in text.provisions
        for sort, several in (("commentary", (provision.commentary,)), ("footnote", provision.notes))
        for words in several
        if words
    ]
    entries.extend(("text", "", words) for words in text.notes)
    if not entries:
        return
    notes = etree.SubElement(meta, f"{_A}notes", source="#source")
    for count, (sort, target, words) in enumerate(entries, 1):
        note = etree.SubElement(notes, f"{_A}note", eId=f"note_{count}")
        note.set("class", sort)
        if target:
            note.set("refersTo", f"#{target}")
        _paragraphs(note, words)


def _paragraphs(parent: etree._Element, words: str) -> None:
    for line in words.split("\n"):
        etree.SubElement(parent, f"{_A}p").text = line


def _units(body: etree._Element, text: OfficialText, names: dict[str, str]) -> None:
    parents = {provision.parent for provision in text.provisions}
    elements: dict[str, etree._Element] = {"": body}
    for provision in text.provisions:
        name = _ELEMENTS.get(provision.kind, "hcontainer")
        unit = etree.SubElement(elements[provision.parent], f"{_A}{name}", eId=names[provision.address])
        unit.set("wId", provision.address.partition("/")[2])
        if name == "hcontainer":
            unit.set("name", provision.kind.replace(" ", "_"))
        if provision.number:
            etree.SubElement(unit, f"{_A}num").text = provision.number
        if provision.heading:
            etree.SubElement(unit, f"{_A}heading").text = provision.heading
        holds = provision.address in parents
        if provision.text or not holds:
            _paragraphs(etree.SubElement(unit, f"{_A}{'intro' if holds else 'content'}"), provision.text)
        elements[provision.address] = unit


def _root(data: bytes, name: str) -> etree._Element:
    if re.search(rb"<!\s*(?:DOCTYPE|ENTITY)", data[:65536], re.IGNORECASE) or b"<!ENTITY" in data:
        refuse_entities("The document", name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        refuse("S203", "The document is not well-formed XML.", "Copy or send it again.", name)
    if root.tag != f"{_A}akomaNtoso":
        refuse("S210", "The document is not Akoma Ntoso 3.0.", f"Give one in the namespace {AKN}.", name)
    return root


def _plain_id(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.rpartition(".")[0].lower()).strip("-") or "text"


def _notes(root: etree._Element) -> tuple[dict[str, list[str]], dict[str, str], list[str]]:
    """Footnotes and commentary by the eId they refer to, and the notes of the text as a whole."""
    footnotes: dict[str, list[str]] = {}
    commentaries: dict[str, str] = {}
    loose: list[str] = []
    for note in root.iterfind(f".//{_A}meta/{_A}notes/{_A}note"):
        words, target = _words(note), str(note.get("refersTo") or "")[1:]
        if note.get("class") == "commentary":
            commentaries[target] = words
        elif target:
            footnotes.setdefault(target, []).append(words)
        else:
            loose.append(words)
    return footnotes, commentaries, loose


def _words(element: etree._Element | None) -> str:
    if element is None:
        return ""
    lines = ["".join(str(piece) for piece in line.itertext()) for line in element.iterfind(f"{_A}p")]
    return "\n".join(lines) if lines else "".join(str(piece) for piece in element.itertext()).strip()


def _read(
    above: etree._Element,
    identity: str,
    language: str,
    notes: dict[str, list[str]],
    commentaries: dict[str, str],
    parent: str,
    depth: int,
) -> Iterator[Provision]:
    for unit in above:
        sort = str(unit.tag).removeprefix(_A)
        name = str(unit.get("eId") or "")
        if (
            sort in ("num", "heading", "subheading", "intro", "content", "wrapUp")
            or not name
            or depth > _DEEPEST
        ):
            continue
        kind = str(unit.get("name") or sort).replace("_", " ") if sort == "hcontainer" else sort
        path = str(unit.get("wId") or name)
        address = f"norm:{identity}/{path}"
        pieces = [_words(unit.find(f"{_A}{part}")) for part in ("intro", "content", "wrapUp")]
        yield Provision(
            address,
            _flat(unit.find(f"{_A}num")),
            _KINDS.get(kind, kind),
            parent,
            "\n".join(piece for piece in pieces if piece),
            _flat(unit.find(f"{_A}heading")),
            commentaries.get(name, ""),
            tuple(notes.get(name, ())),
            language,
        )
        yield from _read(unit, identity, language, notes, commentaries, address, depth + 1)


def _flat(element: etree._Element | None) -> str:
    return "".join(str(piece) for piece in element.itertext()) if element is not None else ""
