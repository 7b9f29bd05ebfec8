# SPDX-License-Identifier: EUPL-1.2
"""The fields of each kind and the impossible statements, from the page Records."""

import datetime
import re

AUTHORITY_ID = re.compile(r"NTR([A-Z]{2})-([0-9A-Z-]+)")


def luhn(digits):
    odd = [int(d) for d in reversed(digits)]
    return sum(d if i % 2 == 0 else (2 * d - 9 if d > 4 else 2 * d) for i, d in enumerate(odd)) % 10 == 0


def is_authority(text):
    match = isinstance(text, str) and len(text) <= 64 and AUTHORITY_ID.fullmatch(text)
    if not match:
        return False
    country, number = match.groups()
    return country != "FR" or bool(re.fullmatch("[0-9]{9}", number)) and luhn(number)


WORDS = {
    "convocation": "first second",
    "presence": "present remote represented excused absent",
    "event": "transmitted received published notified pieces_requested observation_letter referred suspended annulled"
             " annulled_in_part withdrawn repealed",
    "nature": "deliberation regulatory_act individual_act contract budget other",
    "overall": "compliant non_compliant undetermined to_judge compliant_with_waiver nothing_to_check",
    "adviser": "ethics_committee dpo ciso council",
    "answer": "favourable favourable_with_reserves unfavourable",
    "vote": "for against abstention not_taking_part absent",
    "outcome": "adopted rejected withdrawn adjourned",
    "ballot": "ordinary public secret nomination",
    "majority": "simple absolute two_thirds three_fifths unanimity",
}

# Each field as name:type, with ! when required and * when it is a list.
BLOCKS = {name: dict(field.split(":") for field in text.split()) for name, text in {
    "document": "name:line! sha256:digest! bytes:count",
    "source": "title:line! url:line publisher:line read:date",
    "call": "name:line! vote:vote! proxy:line",
    "member": "name:line! presence:presence! proxy:line",
    "rule": "charter:line! rule:line! verdict:line!",
    "common": "documents:document* sources:source* authority:authority note:text",
    "act": "number:line date:date! order:count object:paragraph! nature:nature matter:matter matter_label:line"
           " budget_year:line budget_name:line url:line authority_name:line siret:siret",
    "votes": "rapporteur:line outcome:outcome! ballot:ballot majority:majority casting_vote:boolean unanimous:boolean"
             " members_in_office:count present:count remote:count proxies:count not_taking_part:count voters:count"
             " for:count against:count abstentions:count blank:count spoiled:count cast:count roll_call:call*",
    "texts": "recitals:text text:text",
    "sitting": "body:line! date:date! time:time place:line convocation_date:date convocation:convocation"
               " urgency:boolean closed:boolean members_in_office:count present:count remote:count proxies:count"
               " quorum:count chair:line secretaries:line* members:member* agenda:line*",
    "delegated": "taken_by:line delegation:line",
    "status": "event:event! date:date! by:line reference:line",
    "charter": "title:line! version:count in_force_from:date in_force_to:date text:text!",
    "assessment": "evaluator:line! date:date! verdict:overall! rules:rule* groups:digest",
    "opinion": "by:adviser! answer:answer! date:date! rule:line reason:text",
    "waiver": "rule:line! reason:text! from:date! to:date! measures:line*",
}.items()}
KINDS = {"sitting": "sitting", "deliberation": "act votes texts", "decision": "act texts delegated", "status": "status",
         "charter": "charter", "framework": "charter", "assessment": "assessment", "opinion": "opinion",
         "waiver": "waiver"}
SCHEMAS = {kind: {k: v for block in (blocks + " common").split() for k, v in BLOCKS[block].items()}
           for kind, blocks in KINDS.items()}
PATTERNS = {"date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "time": r"([01][0-9]|2[0-3]):[0-5][0-9]",
            "matter": r"[1-9](\.[0-9]{1,2}){1,4}", "digest": "[0-9a-f]{64}"}


def has_type(value, kind):
    if kind == "count":
        return type(value) is int and value >= 0
    if kind == "boolean":
        return type(value) is bool
    if kind in ("document", "source", "call", "member", "rule"):
        return isinstance(value, dict) and not fields_wrong({k: [v] for k, v in value.items()}, BLOCKS[kind])
    if not isinstance(value, str):
        return False
    if kind == "siret":
        return bool(re.fullmatch("[0-9]{14}", value)) and luhn(value)
    if kind == "paragraph":
        return 1 <= len(value.encode()) <= 4000 and "\n" not in value
    if kind == "line":
        return 1 <= len(value.encode()) <= 500 and "\n" not in value
    if kind == "authority":
        return is_authority(value)
    if kind in WORDS:
        return value in WORDS[kind].split()
    if kind in PATTERNS and not re.fullmatch(PATTERNS[kind], value):
        return False
    return kind != "date" or day(value) is not None and value < "9999"


def day(text):
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def fields_wrong(fields, schema):
    wrong = [f"field {name} is not known" for name in fields if name not in schema]
    for name, spec in schema.items():
        kind, values = spec.rstrip("!*"), fields.get(name)
        if values is None:
            if spec.endswith("!"):
                wrong.append(f"field {name} is missing")
        elif not spec.endswith("*") and len(values) != 1:
            wrong.append(f"field {name} has {len(values)} values")
        elif not all(has_type(value, kind) for value in values):
            wrong.append(f"field {name} is not of type {kind}")
    return wrong


def impossible(kind, fields, iss, capacity, sub, iat):
    """What a record says that cannot be. `fields` maps each name to the list of its values."""
    if kind == "declaration":
        word = r"[a-z][a-z0-9_]*"
        wrong = [f"field {n} has no field name" for n in fields
                 if len(n) > 100 or not re.fullmatch(rf"{word}(\.{word})*", n)]
        wrong += [f"field {n} is missing" for n in ("name", "state") if n not in fields]
    else:
        wrong = fields_wrong(fields, SCHEMAS[kind])
    if wrong:
        return wrong
    authority = fields.get("authority")
    expected = sub.split("/")[0] if capacity == "transcriber" else iss
    if authority != [expected] and not (authority is None and capacity != "transcriber"):
        wrong.append(f"authority is not {expected}")
    if kind == "declaration":
        return wrong
    get = {n: v[0] for n, v in fields.items() if v and not SCHEMAS[kind][n].endswith("*")}.get

    def need(condition, reason, *values):
        if all(v is not None for v in values) and condition(*values):
            wrong.append(reason)
            return True
        return False

    more, less = (lambda a, b: a > b), (lambda a, b: a < b)
    if kind in ("sitting", "deliberation", "decision", "status"):
        try:
            # The latest day that it is anywhere.
            there = datetime.datetime.fromtimestamp(iat + 14 * 3600, datetime.timezone.utc)
            today = there.date().isoformat()
        except (ValueError, OverflowError, OSError):
            today = "9999"
        need(more, "date is after the latest day of iat", get("date"), today)
    if kind == "sitting":
        need(more, "convocation_date is after date", get("convocation_date"), get("date"))
    if kind == "waiver":
        need(less, "to is before from", get("to"), get("from"))
    if kind in ("charter", "framework"):
        need(less, "in_force_to is before in_force_from", get("in_force_to"), get("in_force_from"))
    if kind not in ("sitting", "deliberation"):
        return wrong
    here = None if get("present") is None else get("present") + (get("remote") or 0)
    office, proxies = get("members_in_office"), get("proxies")
    if not need(more, "more present than members in office", here, office):
        need(lambda p, x, m: p + x > m, "more present and proxies than members in office", here, proxies, office)
    if kind == "sitting":
        return wrong
    ayes, noes, voters = get("for"), get("against"), get("voters")
    total = sum(get(n) or 0 for n in ("for", "against", "abstentions", "blank", "spoiled"))
    need(more, "more votes than voters", total, voters)
    need(more, "more votes than members in office", total, get("members_in_office"))
    need(lambda v, p, x: v > p + x - (get("not_taking_part") or 0), "more voters than could vote",
         voters, here, proxies)
    need(lambda c, f, a: c != f + a, "cast is not for + against", get("cast"), ayes, noes)
    if get("unanimous") is True and noes:
        wrong.append("unanimous with votes against")
    elif get("outcome") == "adopted":
        need(less, "adopted with fewer for than against", ayes, noes)
    calls = fields.get("roll_call") or []
    if calls and get("ballot") in ("secret", "nomination"):
        wrong.append("roll call of a secret ballot")
    elif calls:
        for word, most in (("for", ayes), ("against", noes), ("abstention", get("abstentions"))):
            if need(more, f"more calls {word} than votes", sum(c["vote"] == word for c in calls), most):
                break
    return wrong
