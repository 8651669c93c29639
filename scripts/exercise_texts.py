"""Free texts of the training round: invented, and saying so."""

from __future__ import annotations

DIFFICULTIES = (
    "Invented for training. Files of persons awaiting trial stand in paper registers, and no office can count them on one day.",
    "Invented for training. The old prison of the capital has one wing; persons awaiting trial cannot be kept apart there.",
    "Invented for training. Courts and prisons use different numbers for the same person, so that dates of review are missed.",
    "Invented for training. One officer in three left the service within two years of the basic course.",
    "Invented for training. The law of procedure was amended, and its regulations have not been issued yet.",
    "Invented for training. Transport to hearings is short, and hearings are put off for that reason.",
    "Invented for training. Deaths in hospital after transfer from prison are counted by another ministry.",
    "Invented for training. Women are held far from their families, as there is one prison for them in the country.",
)
PRACTICES = (
    "Invented for training. A judge visits each prison on the first Monday of the month; lists of all persons held longer "
    "than six months before trial are laid before her. The average time before trial fell from nine to seven months.",
    "Invented for training. The text of the rules hangs in every cell in four languages; complaints that name a rule are "
    "answered within ten days, which the ombudsman counts.",
    "Invented for training. Prison and court share one register; an alarm goes to both thirty days before a review is due.",
    "Invented for training. New staff work for four weeks beside an experienced officer before the course; fewer leave.",
    "Invented for training. Persons charged with minor offences report to the police instead of being held; nine in ten come.",
    "Invented for training. Every death is looked into by a doctor from outside the service; the findings are published.",
    "Invented for training. A telephone line to the legal aid office is free in all prisons and is used 300 times a month.",
    "Invented for training. Small houses replaced the juvenile wing; schooling goes on in the schools of the town.",
)
