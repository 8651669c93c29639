"""ODK's own engine for web forms (@getodk/xforms-engine) in Node, on the instrument as an XForm.

It does more than decide: it keeps a live form. It is what one would call on a
server to check a reply again with the client's own code.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from bench._clock import Timed
from bench._instrument import Question
from bench._writings import xpath

Totals = tuple[int, int, int]
_TYPES = {"choice": "string", "set": "string", "integer": "int", "decimal": "decimal"}
_HEAD = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">'
)


def by_odk(questions: list[Question], replies: Sequence[Mapping[str, str]]) -> Timed[Totals] | None:
    """Asked, violated, missing; None where Node or its packages are not installed."""
    root = Path(__file__).resolve().parents[2]
    packages = Path(os.environ.get("NORMBOOK_NODE") or root / "tests" / "node")
    engine = packages / "node_modules" / "@getodk" / "xforms-engine"
    if shutil.which("node") is None or not engine.is_dir():
        return None
    task = {
        "form": form(questions),
        "names": [question.name for question in questions],
        "replies": [instance(questions, reply) for reply in replies],
    }
    script = Path(__file__).with_name("odk.mjs")
    done = subprocess.run(
        ["node", str(script)],
        cwd=packages,
        input=json.dumps(task),
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout.splitlines()[-1])
    totals = int(found["asked"]), int(found["violated"]), int(found["missing"])
    return Timed(float(found["seconds"]), 0.0, totals)


def form(questions: list[Question]) -> str:
    """The XForm."""
    nodes = "".join(f"<{each.name}/>" for each in questions)
    binds = "".join(_bind(each) for each in questions)
    body = "".join(_control(each) for each in questions)
    instance = f'<data id="hundred" version="1">{nodes}<orx:meta><orx:instanceID/></orx:meta></data>'
    own = '<bind nodeset="/data/orx:meta/orx:instanceID" type="string"/>'
    model = f"<model><instance>{instance}</instance>{binds}{own}</model>"
    head = f"<h:head><h:title>hundred</h:title>{model}</h:head>"
    return f'<?xml version="1.0"?>{_HEAD}{head}<h:body>{body}</h:body></h:html>'


def instance(questions: list[Question], reply: Mapping[str, str]) -> str:
    """A filled form."""
    nodes = "".join(f"<{each.name}>{escape(reply.get(each.name, ''))}</{each.name}>" for each in questions)
    meta = (
        '<orx:meta xmlns:orx="http://openrosa.org/xforms"><orx:instanceID>uuid:1</orx:instanceID></orx:meta>'
    )
    return f'<data id="hundred" version="1">{nodes}{meta}</data>'


def _bind(question: Question) -> str:
    said = f" nodeset={quoteattr('/data/' + question.name)} type={quoteattr(_TYPES[question.kind])}"
    if question.route:
        said += f" relevant={quoteattr(xpath(question.route))}"
    if question.check:
        said += f" constraint={quoteattr(xpath(question.check))}"
    if question.required:
        said += ' required="true()"'
    return f"<bind{said}/>"


def _control(question: Question) -> str:
    named = f"<label>{question.name}</label>"
    place = quoteattr(f"/data/{question.name}")
    if not question.codes:
        return f"<input ref={place}>{named}</input>"
    tag = "select1" if question.kind == "choice" else "select"
    items = "".join(f"<item><label>{code}</label><value>{code}</value></item>" for code in question.codes)
    return f"<{tag} ref={place}>{named}{items}</{tag}>"
