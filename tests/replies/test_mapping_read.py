"""Replies read through a mapping: layouts, respondents, places, values, and the account of every cell.

MR01  Every cell ends as an answer, a remark or an entry of `unplaced`; nothing is dropped in silence.
MR02  What the mapping does not say is never guessed.
MR03  The first of two values for one key stands; the other is to be confirmed.
MR04  Each answer has its place, and its source where the data name one.
"""

from __future__ import annotations

import datetime
import io
import json
from decimal import Decimal

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from normbook.instruments import Instrument, read_instrument
from normbook.parties import Parties
from normbook.remarks import Place, Refusal
from normbook.replies import Replies
from normbook.replies.mapping import read_mapping
from normbook.replies.read import read_replies
from normbook.values import Absence, Mark, Reason

INSTRUMENT = b"""
id: custody
edition: 0.1
choices:
  people: [both, male, female]
  often: [never, sometimes, always]
sections:
- id: all
  questions:
  - {id: law, kind: yes-no, absences: [not-applicable, does-not-exist]}
  - {id: often, kind: one, choices: often, absences: [not-available]}
  - {id: means, kind: several, choices: often}
  - {id: places, kind: whole, absences: [not-available]}
  - {id: share, kind: share}
  - {id: cost, kind: money, currency: USD}
  - {id: since, kind: date}
  - {id: note, kind: long-text}
  - {id: held, kind: table, rows: people, years: 2018-2020, cells: whole, absences: [not-available]}
  - {id: staff, kind: roster, questions: [{id: role, kind: short-text}, {id: age, kind: whole}]}
"""
TEXTS = """
title: Custody
sections: {all: {title: All}}
choices:
  people: {both: Both, male: Men, female: Women}
  often: {never: Never, sometimes: Now and then, always: Always}
questions:
  law: {text: a}
  often: {text: a}
  means: {text: a}
  places: {text: a}
  share: {text: a}
  cost: {text: a}
  since: {text: a}
  note: {text: a}
  held: {text: a}
  staff: {text: a}
  role: {text: a}
  age: {text: a}
"""


@pytest.fixture(scope="module")
def instrument() -> Instrument:
    made, remarks = read_instrument({"instrument.yaml": INSTRUMENT, "en.yaml": TEXTS.encode()})
    assert remarks == ()
    return made


@pytest.fixture(scope="module")
def parties() -> Parties:
    return Parties.load()


@pytest.fixture
def read(instrument, parties):
    def read(mapping: str, **files: str | bytes) -> Replies:
        rule, remarks = read_mapping(mapping.encode(), "mapping.yaml")
        assert remarks == ()
        data = {
            f"{name.replace('_', '.')}": text if isinstance(text, bytes) else text.encode()
            for name, text in files.items()
        }
        return read_replies(instrument, data, rule, parties)

    return read


def codes(replies: Replies) -> list[str]:
    return [remark.code for remark in replies.remarks if remark.code != "A013"]


def account(replies: Replies) -> str:
    return " ".join(remark.message for remark in replies.remarks if remark.code == "A013")


WIDE = "tables: [{respondent: State, same-ids: true, absences: {NA: not-applicable, '..': not-available}}]"


def test_a_wide_table_with_the_ids_of_questions(read):
    """MR01, MR04"""
    replies = read(WIDE, r_csv="State,law,often,places\nKenya,yes,Now and then,12.0\nتونس,NA,..,\n")
    assert codes(replies) == []
    kenya, tunisia = replies.replies
    assert (kenya.respondent, tunisia.respondent) == ("KEN", "TUN")
    assert {key: answer.value for key, answer in kenya.answers.items()} == {
        "law": True,
        "often": "sometimes",
        "places": 12,
    }
    assert kenya.answers["often"].place == Place("r.csv", None, 2, 3)
    assert tunisia.answers["law"].value == Absence(Reason.NOT_APPLICABLE)
    assert tunisia.reason("often") is Reason.NOT_AVAILABLE
    assert tunisia.reason("places") is Reason.NOT_ANSWERED
    assert "2 rows were read: 3 values, 2 reasons for absence, 1 not answered." in account(replies)


LONG = """
compiled: true
source: The survey
dated: 2021-06-30
tables:
- files: "*.csv"
  respondent: {column: iso, by: code}
  keys: [Indicator, Unit]
  places:
    "Persons held | Counts": "held[{Sex},{Year}]"
    "Facilities | Counts": places
    "* | Rate": {drop: rates are computed anew}
  codes: {Sex: {Total: both, Male: male, Female: female}}
  answers: {Value: "{@place}"}
  source-column: Source
  mark-column: Flag
  marks: {E: estimated, "P,E": [provisional, estimated]}
  absences: {"..": not-available}
"""
HEAD = "iso,Indicator,Sex,Year,Unit,Value,Flag,Source\n"


def test_a_long_table_with_places(read):
    replies = read(
        LONG,
        r_csv="Portal\n\n" + HEAD + 'KEN,Persons held,Male,2019,Counts,5,"P,E",CTS\n'
        "KEN,Persons held,Male,2019,Rate,1.5,,CTS\nKEN,Facilities,Total,2019,Counts,..,,\n",
    )
    assert replies.compiled
    (kenya,) = replies.replies
    held = kenya.answers["held[male,2019]"]
    assert (held.value, held.source, held.place) == (5, "CTS", Place("r.csv", None, 4, 6))
    assert held.marks == {Mark.PROVISIONAL, Mark.ESTIMATED}
    assert kenya.reason("places") is Reason.NOT_AVAILABLE
    assert codes(replies) == ["A009"]
    assert "1 cells were left out by the mapping: rates are computed anew." in replies.remarks[-1].message


def test_what_finds_no_place_is_listed(read):
    """MR01, MR02"""
    replies = read(
        LONG,
        r_csv=HEAD + "KEN,Persons held,Other,2019,Counts,5,,\nKEN,Escapes,Total,2019,Counts,1,,\n"
        "KEN,Persons held,Total,2017,Counts,5,,\nXYZ,Persons held,Total,2019,Counts,5,,\n"
        "KEN,Persons held,Total,1013,Counts,7,,\nKEN,Persons held,Total,2022,Counts,7,,\n",
    )
    assert [each.place.row for each in replies.unplaced] == [2, 3, 4, 5, 6, 7]
    assert [each.what for each in replies.unplaced] == ["cell", "cell", "cell", "respondent", "cell", "cell"]
    found = {
        (remark.code, remark.place.row, remark.respondent)
        for remark in replies.remarks
        if remark.code < "A009"
    }
    assert found == {
        ("A001", 5, None),
        ("A002", 2, None),
        ("A002", 3, None),
        ("A002", 4, None),
        ("A008", 6, "KEN"),
        ("A008", 7, "KEN"),
    }
    assert "no place for Escapes | Counts" in next(r.message for r in replies.remarks if r.place.row == 3)
    assert "A015" in codes(replies)


def test_a_blank_year_is_said_to_be_blank(read):
    replies = read(LONG, r_csv=HEAD + "KEN,Persons held,Total,,Counts,5,,\n")
    assert [each.message for each in replies.remarks if each.code == "A008"] == ["No year is given."]


def test_duplicates(read):
    """MR03: values that differ are to be confirmed, equal ones noted; sources may differ."""
    replies = read(
        LONG,
        r_csv=HEAD + "KEN,Persons held,Male,2019,Counts,5,,CTS\nKEN,Persons held,Male,2019,Counts,5.0,,WPB\n"
        "KEN,Persons held,Male,2019,Counts,6,,CTS\n",
    )
    assert replies.replies[0].value("held[male,2019]") == 5
    twice = [remark for remark in replies.remarks if remark.code == "A007"]
    assert [(remark.weight.value, remark.place.row, remark.respondent) for remark in twice] == [
        ("note", 3, "KEN"),
        ("warning", 4, "KEN"),
    ]
    assert twice[0].address == "question:custody@0.1/held[male,2019]"
    assert "6 against 5" in twice[1].message
    assert "line 2" in twice[1].message


def test_a_row_of_a_wide_table_that_stands_twice_is_one_note(read):
    replies = read(WIDE, r_csv="State,law,places\nKEN,yes,1\nKenya,yes,1\nKE,no,2\n")
    assert [(r.code, r.weight.value) for r in replies.remarks if r.code == "A007"] == [
        ("A007", "note"),
        ("A007", "warning"),
        ("A007", "warning"),
    ]


def test_years_as_columns(read):
    replies = read(
        """
tables:
- respondent: State
  keys: [Indicator]
  places: {Men: "held[male,{@1}]", Women: "held[female,{@1}]"}
  answers: {"/^(20[0-9]{2})$/": "{@place}"}
""",
        r_csv="State,Indicator,2018,2019\nKEN,Men,5,6\nKEN,Women,,1\n",
    )
    assert replies.replies[0].answers.keys() == {"held[male,2018]", "held[male,2019]", "held[female,2019]"}


def test_one_json_file_a_respondent(read):
    replies = read(
        """
tables:
- files: "*.json"
  respondent: {file: "*.json"}
  answers: {"/^(law|places|means)$/": "{@1}", absent: often}
  absences: {No data: not-applicable}
""",
        KE_json=json.dumps({"law": "No data", "places": 7, "other": 1}),
        TN_json=json.dumps({"law": True, "means": ["never", "Always"]}),
    )
    kenya, tunisia = replies.replies
    assert (kenya.respondent, kenya.value("places"), kenya.reason("law")) == ("KEN", 7, Reason.NOT_APPLICABLE)
    assert tunisia.value("means") == frozenset({"never", "always"})
    assert codes(replies) == ["A010"]


def test_records_by_key_and_rosters(read):
    data = {"KEN": {"staff": [{"role": "guard", "age": 40}, {"role": "cook"}]}, "TUN": {"law": "no"}}
    replies = read(
        'tables: [{respondent: "@key", same-ids: true, answers: {"/^staff/": "{@0}"}}]'.replace(
            ', answers: {"/^staff/": "{@0}"}', ""
        ),
        r_json=json.dumps(data),
    )
    assert {key: answer.value for key, answer in replies.replies[0].answers.items()} == {
        "staff[1].role": "guard",
        "staff[1].age": 40,
        "staff[2].role": "cook",
    }


def test_parquet_and_periods(read):
    buffer = io.BytesIO()
    pq.write_table(pa.table({"code": ["KEN", "KEN"], "year": [2018.0, 2019.0], "places": [1, None]}), buffer)
    replies = read("tables: [{respondent: code, period: year, same-ids: true}]", r_parquet=buffer.getvalue())
    assert [reply.id for reply in replies.replies] == ["KEN/2018", "KEN/2019"]
    assert replies.replies[1].answers == {}


def test_sheets_are_named_where_there_are_several(read):
    book = openpyxl.Workbook()
    book.active.append(["Not this"])
    for name in ("KEN 2018", "TUN 2018"):
        sheet = book.create_sheet(name)
        sheet.append(["Survey"])
        sheet.append(["key", "answer"])
        sheet.append(["places", 3])
    buffer = io.BytesIO()
    book.save(buffer)
    mapping = """
tables:
- respondent: {sheet: "* 2018"}
  period: {value: "2018"}
  answers: {answer: "{key}"}
  header: 2
"""
    with pytest.raises(Refusal, match="Sheet, KEN 2018, TUN 2018") as caught:
        read(mapping, r_xlsx=buffer.getvalue())
    assert caught.value.code == "W020"
    replies = read(mapping.replace("header: 2", "sheets: '* 2018'"), r_xlsx=buffer.getvalue())
    assert [(reply.id, reply.value("places")) for reply in replies.replies] == [
        ("KEN/2018", 3),
        ("TUN/2018", 3),
    ]
    assert str(replies.replies[1].answers["places"].place) == "r.xlsx, sheet TUN 2018, line 3, column B"


def test_a_transposed_table(read):
    replies = read(
        "tables: [{respondent: State, same-ids: true, transposed: true}]",
        r_csv="Survey,,\nState,Kenya,Tunisia\nlaw,yes,no\nplaces,4,\n",
    )
    assert [reply.value("law") for reply in replies.replies] == [True, False]
    assert replies.replies[0].answers["places"].place == Place("r.csv", None, 4, 2)


def test_only_and_except(read):
    replies = read(
        "tables: [{respondent: State, same-ids: true, only: {kind: [State, A]}, except: {State: World}}]",
        r_csv="State,kind,law\nKEN,State,yes\nWorld,State,no\nAfrica,Region,no\n",
    )
    assert [reply.respondent for reply in replies.replies] == ["KEN"]
    assert codes(replies) == ["A009"]
    assert "2 of 3 rows were left out" in replies.remarks[0].message


def test_respondents_by_alias_declaration_kind_and_day(read):
    mapping = """
dated: 2004-06-30
tables:
- respondent:
    column: State
    by: name
    kinds: [member, part]
    aliases: {Britannia: GBR}
    declare: {INST: {name: An institute, kind: source}}
  same-ids: true
"""
    replies = read(
        mapping,
        r_csv="State,law\nBritannia,yes\nEngland and Wales,yes\nINST,yes\nKEN,yes\nGreenland,yes\n"
        "Swaziland,no\n,yes\n",
    )
    assert [reply.respondent for reply in replies.replies] == ["GBR", "GBR_E_W", "INST", "SWZ"]
    assert replies.replies[2].attributes == {"name": "An institute", "kind": "source"}
    assert [each.text for each in replies.unplaced] == ["KEN", "Greenland", ""]
    messages = " ".join(remark.message for remark in replies.remarks if remark.code == "A001")
    assert "is a code of KEN" in messages
    assert "of the kind area" in messages
    assert "names no respondent" in messages


def test_respondents_as_written_and_by_row(read):
    who = "{columns: [place, set], by: as-written}"
    mapping = f"tables: [{{respondent: {who}, attributes: {{set: set}}, same-ids: true}}]"
    data = "place,set,law\ngb-wls,budget,yes\n"
    (reply,) = read(mapping, r_csv=data).replies
    assert (reply.respondent, reply.attributes) == ("gb-wls/budget", {"set": "budget"})
    rows = read("tables: [{respondent: {row: true, by: as-written}, header: 1, same-ids: true}]", r_csv=data)
    assert rows.replies[0].respondent == "2"


def test_former_names_are_noted_once(read):
    replies = read(WIDE, r_csv="State,law,places\nSwaziland,yes,\nSwaziland,,3\n")
    assert [remark.code for remark in replies.remarks if remark.code.startswith("P")] == ["P104"]


def test_money_dates_shares_and_texts(read):
    mapping = """
tables:
- respondent: State
  same-ids: true
  currency-column: "{@column} in"
  comment-column: "{@column} comment"
  numbers: {decimal: ",", thousands: " "}
  dates: ["%d/%m/%Y"]
  separator: ";"
  questions:
    share: {numbers: {per-cent: divide}}
    places: {numbers: {scale: "1000"}, absences: {"999": not-available}}
"""
    head = "State;cost;cost in;share;since;note;places;means;law comment;law\n"
    replies = read(
        mapping, r_csv=head + 'KEN;"1 234,50";KES;12,5 %;03/04/2001;" Côte ";1,5;Never; see act;no\n'
    )
    (kenya,) = replies.replies
    assert kenya.answers["cost"].value == Decimal("1234.50")
    assert kenya.answers["cost"].currency == "KES"
    assert kenya.value("share") == Decimal("0.125")
    assert kenya.value("since") == datetime.date(2001, 4, 3)
    assert kenya.value("note") == "Côte"
    assert kenya.value("places") == 1500
    assert kenya.answers["law"].comment == "see act"
    assert kenya.answers["note"].currency is None
    assert read(mapping, r_csv=head + "KEN;;;;;;999;;;\n").replies[0].reason("places") is Reason.NOT_AVAILABLE
    assert read(mapping, r_csv=head + "KEN;5;;;;;;;;\n").replies[0].answers["cost"].currency == "USD"


@pytest.mark.parametrize(
    ("column", "cell", "code", "said"),
    [
        ("law", "perhaps", "A005", "absences for a reason"),
        ("often", "weekly", "A005", "values for a choice"),
        ("places", "1.5", "A003", "whole number"),
        ("places", "many", "A003", "reason in the mapping"),
        ("places", "'1,5'", "A003", "decimal: ','"),
        ("places", "'1,500.0'", "A003", "thousands"),
        ("places", "12 %", "A003", "per-cent"),
        ("places", "1234567890123456", "A004", "Correct the number"),
        ("share", "0.12345678901", "A004", "round"),
        ("places", "1e999", "A004", "Correct the number"),
        ("since", "03/04/2001", "A003", "dates:"),
    ],
)
def test_what_cannot_be_read_is_kept_out_and_said(read, column, cell, code, said):
    """MR02"""
    replies = read(WIDE, r_csv=f"State;{column}\nKEN;{cell.strip(chr(39))}\n")
    (remark,) = [each for each in replies.remarks if each.code != "A013"]
    assert (remark.code, remark.weight.value, remark.place) == (code, "error", Place("r.csv", None, 2, 2))
    assert said in remark.cure
    assert replies.replies[0].answers == {}
    assert "1 unreadable" in account(replies)


def test_a_number_that_is_too_long_is_shown_as_written(read):
    replies = read(WIDE, r_csv="State,places\nKEN,1234567890123456\n")
    assert replies.remarks[0].message.startswith("1234567890123456 has more than 15")


def test_more_digits_are_rounded_where_the_mapping_says_so(read):
    mapping = "tables: [{respondent: State, same-ids: true, numbers: {round: 2}}]"
    replies = read(mapping, r_csv="State,share\nKEN,0.12500000000001\nTUN,-0.125\nARG,0.1\n")
    assert [reply.value("share") for reply in replies.replies] == [
        Decimal("0.13"),
        Decimal("-0.13"),
        Decimal("0.1"),
    ]
    assert "2 numbers were rounded" in next(r.message for r in replies.remarks if r.code == "A016")


def test_a_reason_that_is_not_accepted_is_kept(read):
    replies = read(WIDE, r_csv="State,law\nKEN,..\n")
    assert replies.replies[0].reason("law") is Reason.NOT_AVAILABLE
    (remark,) = [each for each in replies.remarks if each.code == "A006"]
    assert remark.cure.endswith("does-not-exist, not-applicable.")


def test_error_cells_are_not_blanks(read):
    book = openpyxl.Workbook()
    book.active.append(["State", "places"])
    book.active.append(["KEN", "=1/0"])
    buffer = io.BytesIO()
    book.save(buffer)
    replies = read(WIDE, r_xlsx=buffer.getvalue())
    assert codes(replies) == ["W058", "A003"]


def test_case_of_texts(read):
    assert read(WIDE, r_csv="State,law\nKEN,na\n").replies[0].reason("law") is Reason.NOT_APPLICABLE
    exact = WIDE.replace("same-ids", "case: exact, same-ids")
    assert [r.code for r in read(exact, r_csv="State,law\nKEN,na\n").remarks] == ["A005", "A013"]


def test_several_tables_join_in_one_reply(read):
    replies = read(
        """
tables:
- {files: a.csv, respondent: State, same-ids: true, ignore: [x]}
- {files: b.*, respondent: State, answers: {Law: law}}
- {files: c.csv, respondent: State, same-ids: true}
""",
        a_csv="State,places,x\nKEN,1,2\n",
        b_csv="State,Law\nKenya,yes\nTUN,no\n",
        d_csv="x\n",
    )
    assert [sorted(reply.answers) for reply in replies.replies] == [["law", "places"], ["law"]]
    assert sorted(codes(replies)) == ["A011", "A012"]


def test_columns_that_are_not_there_or_go_nowhere(read):
    with pytest.raises(Refusal, match="lacks 'State'"):
        read("tables: [{respondent: State, answers: {law: law}}]", r_csv="Country,law\nKEN,yes\n")
    with pytest.raises(Refusal, match="No column is headed 'law'"):
        read("tables: [{header: 1, respondent: State, answers: {law: law}}]", r_csv="State,laws\nKEN,yes\n")
    replies = read(
        "tables: [{respondent: State, answers: {law: laws, x: 'held[male,2050]'}}]",
        r_csv="State,law,x\nKEN,1,1\n",
    )
    assert codes(replies) == ["A002", "A002"]
    assert "Did you mean “law”?" in replies.remarks[0].cure
    assert [each.what for each in replies.unplaced] == ["column", "column"]


def test_first_row_and_unread_columns(read):
    mapping = "tables: [{respondent: State, same-ids: true, header: 1, first-row: 3}]"
    replies = read(mapping, r_csv="State,law,x,y\n(name),(yes or no),,\nKEN,yes,,\n")
    assert [reply.respondent for reply in replies.replies] == ["KEN"]
    assert "2 columns are not read: x, y." in replies.remarks[0].message
    with pytest.raises(Refusal, match="no such row"):
        read(mapping.replace("first-row: 3", "first-row: 9"), r_csv="State,law\nKEN,yes\n")


def test_the_mapping_of_another_instrument_is_refused(read):
    with pytest.raises(Refusal, match=r"custody@0\.1") as caught:
        read("instrument: custody@2.0\n" + WIDE, r_csv="State,law\nKEN,yes\n")
    assert caught.value.code == "W108"
    read("instrument: custody\n" + WIDE, r_csv="State,law\nKEN,yes\n")


def test_columns_without_a_heading_are_named_by_number(read):
    mapping = "tables: [{header: 1, respondent: column 1, answers: {column 3: places}, same-ids: true}]"
    replies = read(mapping, r_csv=",law,b,b,x,\nKEN,yes,3,,,z\n")
    assert replies.replies[0].value("places") == 3
    assert replies.replies[0].value("law") is True
    assert "3 columns are not read: b, x, column 6." in " ".join(remark.message for remark in replies.remarks)
    bare = "tables: [{header: 0, respondent: column 1, answers: {column 2: places}}]"
    assert [reply.value("places") for reply in read(bare, r_csv="KEN,3\nTUN,4\n").replies] == [3, 4]


def test_file_patterns_with_places(read):
    mapping = """
tables:
- files: "y*.csv"
  respondent: State
  answers: {men: "held[male,{y}]"}
"""
    with pytest.raises(Refusal, match="'y'"):
        read(mapping, y2019_csv="State,men\nKEN,4\n")
    (reply,) = read(mapping.replace("{y}", "2019"), y2019_csv="State,men\nKEN,4\n").replies
    assert reply.value("held[male,2019]") == 4


def test_patterns_of_single_cells(read):
    mapping = """
tables:
- respondent: State
  answers: {"/^m(20..)$/": "held[male,{@1}]"}
  questions: {"held[*,2018]": {absences: {x: not-available}}}
"""
    replies = read(mapping, r_csv="State,m2018,m2019\nKEN,x,x\n")
    assert replies.replies[0].reason("held[male,2018]") is Reason.NOT_AVAILABLE
    assert codes(replies) == ["A003"]


def test_unknown_marks(read):
    replies = read(LONG, r_csv=HEAD + "KEN,Facilities,Total,2019,Counts,3,Z,\n")
    assert replies.replies[0].answers["places"].marks == frozenset()
    assert "A014" in codes(replies)
