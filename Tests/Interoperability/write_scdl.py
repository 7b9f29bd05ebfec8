# SPDX-License-Identifier: EUPL-1.2
"""Writes valid rows of SCDL 2.1.5: write_scdl.py COUNT. The same rows each time."""
import csv
import random
import sys

COLUMNS = ("COLL_NOM COLL_SIRET DELIB_ID DELIB_DATE DELIB_MATIERE_CODE DELIB_MATIERE_NOM DELIB_OBJET BUDGET_ANNEE"
           " BUDGET_NOM PREF_ID PREF_DATE VOTE_EFFECTIF VOTE_REEL VOTE_POUR VOTE_CONTRE VOTE_ABSTENTION DELIB_URL").split()
MATTERS = {"1.1": "commande publique/marchés publics", "5.2": "institutions et vie politique/fonctionnement des assemblées",
           "8.4": "domaines de compétences par thèmes/aménagement du territoire", "9.4": "autres domaines de compétences/vœux et motions"}
OBJECTS = ["Plan du quartier", "Plan, phase 2", 'Dit « le plan » et "la suite"', "- Création d'un poste", "=1+1", "Été ; hiver"]


def row(number, chance):
    code = chance.choice(sorted(MATTERS))
    values = dict.fromkeys(COLUMNS, "")
    values |= {"COLL_NOM": "Commune fictive", "COLL_SIRET": "21860194600013", "DELIB_ID": f"D-{number}",
               "DELIB_DATE": f"20{chance.randint(10, 25)}-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}",
               "DELIB_MATIERE_CODE": code, "DELIB_MATIERE_NOM": MATTERS[code],
               "DELIB_OBJET": f"{chance.choice(OBJECTS)} n° {number}"}
    if chance.random() < 0.5:
        values |= {"BUDGET_ANNEE": chance.choice(["2024", "2023/2024"]), "BUDGET_NOM": "Budget annexe"}
    if chance.random() < 0.5:
        values |= {"PREF_ID": "PREF086", "PREF_DATE": f"2025-12-{chance.randint(10, 31)}"}
    if chance.random() < 0.7:
        against, abstained = chance.randint(0, 20), chance.randint(0, 9)
        voted = chance.randint(30, 60) + against + abstained
        values |= {"VOTE_EFFECTIF": voted + chance.randint(0, 9), "VOTE_REEL": voted, "VOTE_POUR": voted - against - abstained,
                   "VOTE_CONTRE": against, "VOTE_ABSTENTION": abstained}
    if chance.random() < 0.5:
        values["DELIB_URL"] = f"https://exemple.fr/d/{number}.pdf?a=1"
    return values


def main():
    chance = random.Random(7)
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for number in range(int(sys.argv[1])):
        writer.writerow(row(number, chance))


main()
