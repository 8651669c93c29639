"""Free texts of the training round: invented, and saying so."""

from __future__ import annotations

_SAID = "Invented for training. "
DIFFICULTIES = tuple(
    _SAID + text
    for text in (
        "Files of persons awaiting trial stand in paper registers, and no office can count them on one day.",
        "The old prison of the capital has one wing; persons awaiting trial cannot be kept apart there.",
        "Courts and prisons number the same person differently, so that dates of review are missed.",
        "One officer in three left the service within two years of the basic course.",
        "The law of procedure was amended, and its regulations have not been issued yet.",
        "Transport to hearings is short, and hearings are put off for that reason.",
        "Deaths in hospital after transfer from prison are counted by another ministry.",
        "Women are held far from their families, as there is one prison for them in the country.",
        "Foreign citizens are held longer, as interpreters come once a month.",
        "The budget for food was cut twice; nothing was left for training.",
        "Police stations hold persons for whom prisons have no place, and nobody inspects them.",
        "The statistical office asks for other age groups than the prison register has.",
    )
)
PRACTICES = tuple(
    _SAID + text
    for text in (
        "A judge visits each prison once a month and sees the list of all persons held over six months "
        "before trial. The average time before trial fell from nine to seven months.",
        "The rules hang in every cell in four languages; a complaint that names a rule is answered in ten "
        "days, and the ombudsman counts the answers.",
        "Prison and court share one register; both are told thirty days before a review is due.",
        "New staff work beside an experienced officer for four weeks before the course; fewer leave.",
        "Persons charged with minor offences report to the police and are not held; nine in ten come.",
        "Every death is looked into by a doctor from outside the service, and the findings are published.",
        "A telephone line to the legal aid office is free in all prisons and is used 300 times a month.",
        "Small houses replaced the juvenile wing; schooling goes on in the schools of the town.",
        "A former prisoner sits on the board of each prison and writes a page of the annual report.",
        "Mothers are visited by their children in a flat outside the wall; visits doubled.",
        "Capacity is measured by one rule in all prisons, and the numbers are on the web every Monday.",
        "Two ministries train their staff together on the rules; each course ends with a visit to a prison.",
        "A small fund pays for repairs that staff and prisoners propose together.",
        "The register of persons held says for each day who decided on the detention and until when.",
    )
)
