# SPDX-License-Identifier: EUPL-1.2
"""Reads every report of a folder with public tools, and compares what the forms say."""
import json
import os
import pathlib
import sys

import jsonschema
import junitparser
import yaml

SARIF_KINDS = {
    "compliant": "pass", "non_compliant": "fail", "undetermined": "open", "not_applicable": "notApplicable",
    "waived": "fail", "to_judge": "review", "advice": "informational", "not_yet_in_force": "notApplicable",
}
JUNIT_RESULTS = {
    "non_compliant": junitparser.Failure, "undetermined": junitparser.Error, "to_judge": junitparser.Error,
    "not_applicable": junitparser.Skipped, "not_yet_in_force": junitparser.Skipped,
}


def sarif_schema():
    data = os.environ.get("FEUILLET_DATA")
    path = pathlib.Path(data, "schemas/sarif-schema-2.1.0.json") if data else None
    if path is None or not path.exists():
        print("skipped: the schema of SARIF 2.1.0, as $FEUILLET_DATA is unset")
        return None
    return jsonschema.Draft7Validator(json.loads(path.read_text()))


def main():
    folder, policies = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    report_schema = jsonschema.Draft202012Validator(json.loads((policies / "schema/report.schema.json").read_text()))
    use_schema = jsonschema.Draft202012Validator(json.loads((policies / "schema/ai-use.schema.json").read_text()))
    sarif = sarif_schema()
    count = 0
    for path in sorted(folder.glob("*.json")):
        name, report = path.stem, json.loads(path.read_text())
        report_schema.validate(report)
        # Every scalar as its author wrote it, as the checker reads it.
        use_schema.validate(yaml.load((policies / f"projects/{name}.yaml").read_text(), yaml.BaseLoader))
        verdicts = [result["verdict"] for charter in report["charters"] for result in charter["results"]]
        for form in ("sarif", "sarif-forge"):
            log = json.loads((folder / f"{name}.{form}").read_text())
            if sarif:
                sarif.validate(log)
            if form == "sarif":
                kinds = [result["kind"] for result in log["runs"][0]["results"]]
                assert kinds == [SARIF_KINDS[verdict] for verdict in verdicts], name
        suites = junitparser.JUnitXml.fromfile(str(folder / f"{name}.junit"))
        for suite, charter in zip(suites, report["charters"], strict=True):
            cases = list(suite)
            for case, result in zip(cases, charter["results"]):
                wanted = JUNIT_RESULTS.get(result["verdict"])
                found = [type(one) for one in case.result]
                assert found == ([wanted] if wanted else []), (name, result["rule"], found)
            assert suite.tests == len(cases), (name, suite.name)
            assert suite.errors == sum(isinstance(one, junitparser.Error) for case in cases for one in case.result)
        count += 1
    print(f"{count} projects: JSON, SARIF, JUnit and declarations read by other tools")
    assert count > 0


main()
