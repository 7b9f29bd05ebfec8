# SPDX-License-Identifier: EUPL-1.2
"""Entries: their bytes, their signatures, and the order of admission. From Entry and StructuralRecords."""

import base64
import hashlib
import json
import re
from dataclasses import dataclass, field
from types import SimpleNamespace

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, OKPKey

from record_rules import is_authority, luhn

STRUCTURAL = {"genesis", "authority", "key", "format", "erasure"}
KINDS = STRUCTURAL | set("sitting deliberation decision status charter framework declaration opinion assessment waiver"
                         " correction".split())
PREFIXES = {"deliberation": "act:", "decision": "act:", "declaration": "use:"}
MAY_SIGN = {role: set(kinds.split()) for role, kinds in {
    "registrar": "genesis authority format key erasure",
    "register": "sitting deliberation decision status charter framework waiver declaration assessment erasure key",
    "declarant": "declaration assessment key",
    "opinion": "opinion assessment key"}.items()}
ACTS, CHARTERS, ANY = {"deliberation", "decision"}, {"charter", "framework"}, KINDS - STRUCTURAL
ACT_REFS = [("sitting", 0, 1, {"sitting"}, True)]
REFERENCES = {  # kind: (role, least, most, effective kinds of the target, same issuer)
    "key": [("authority", 1, 1, {"genesis", "authority"}, False)],
    "deliberation": ACT_REFS, "decision": ACT_REFS,
    "status": [("act", 1, 1, ACTS, True)],
    **{kind: [("deliberation", 0, 1, {"deliberation"}, True), ("extends", 0, 32, CHARTERS, False),
              ("supersedes", 0, 1, {kind}, True)] for kind in CHARTERS},
    "declaration": [("deliberation", 0, 32, {"deliberation"}, True), ("supersedes", 0, 1, {"declaration"}, True)],
    "opinion": [("declaration", 1, 1, {"declaration"}, True)],
    "assessment": [("declaration", 1, 1, {"declaration"}, True), ("charters", 1, 32, CHARTERS, False),
                   ("schema", 1, 1, {"framework"}, False)],
    "waiver": [(kind, 1, 1, {kind}, True) for kind in ("declaration", "charter", "deliberation")],
    "correction": [("corrects", 1, 1, ANY, True)],
    "erasure": [("entries", 1, 32, ANY, True)]}
REASONS = {"gdpr_17_1_" + letter for letter in "abcdef"} | {"court_order", "authority_order"}
COMMON_ERASABLE = {"documents", "note"}
ACT_ERASABLE = COMMON_ERASABLE | {"object", "recitals", "text"}
ERASABLE = {
    "deliberation": ACT_ERASABLE | {"rapporteur", "roll_call"}, "decision": ACT_ERASABLE | {"taken_by"},
    "sitting": COMMON_ERASABLE | {"agenda", "chair", "secretaries", "members"}, "waiver": COMMON_ERASABLE | {"reason"},
    **{kind: COMMON_ERASABLE for kind in ("status", "charter", "framework", "declaration", "opinion", "assessment")}}
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
ED_ORDER = 2**252 + 27742317777372353535851937790883648493
LOW_ORDER = {0, 1, 2**255 - 20, *(int.from_bytes(bytes.fromhex(h), "little") for h in (
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2039fa2c39ccc64ec7fd7792ac037a"))}


def is_name(text):
    """A name shows as it is: StructuralRecords forbids controls and what has no sign."""
    return isinstance(text, str) and 1 <= len(text.encode()) <= 200 and not re.search(
        "[\\x00-\\x1f\\x7f-\\x9f\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u2028-\\u202e"
        "\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufff8"
        "\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a\\U000e0000-\\U000e0fff]", text)


class Refused(Exception):
    """A reason why some bytes are not as the pages say."""


def expect(condition, reason):
    if not condition:
        raise Refused(reason)


def sha256(data):
    return hashlib.sha256(data).digest()


def b64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def strict(text, size, read, write, name):
    try:
        data = read(text)
    except (ValueError, TypeError, AttributeError):
        data = None
    expect(data is not None and write(data) == text, f"bad {name}")
    expect(size in (None, len(data)), f"{name} of {len(data)} bytes, not {size}")
    return data


def from_b64url(text, size=None):
    return strict(text, size, lambda t: base64.urlsafe_b64decode(t + "=" * (-len(t) % 4)), b64url, "base64url")


def to_b64(data):
    return base64.b64encode(data).decode()


def from_b64(text, size=None):
    return strict(text, size, base64.b64decode, to_b64, "base64")


def jcs(value):
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(jcs(name) + ":" + jcs(value[name]) for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(jcs, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def clean(text):
    return not any(c < 9 or 0xB <= c <= 0x1F or 0x7F <= c <= 0x9F or 0xD800 <= c <= 0xDFFF or 0xFDD0 <= c <= 0xFDEF
                   or c == 0xFEFF or c & 0xFFFE == 0xFFFE for c in map(ord, text))


def in_profile(value, level=1):
    if isinstance(value, (dict, list)):
        items = list(value.values()) + list(value) if isinstance(value, dict) else value
        return level <= 32 and all(in_profile(item, level + 1) for item in items)
    return clean(value) if isinstance(value, str) else type(value) is not int or abs(value) < 2**53


def members(pairs):
    expect(len(dict(pairs)) == len(pairs), "a name stands twice")
    return dict(pairs)


def read_json(data):
    def no_number(text):
        raise Refused(f"number {text}")
    expect(len(data) <= 8 << 20, "JSON text too long")
    try:
        value = json.loads(data.decode(), object_pairs_hook=members, parse_float=no_number, parse_constant=no_number)
    except (ValueError, RecursionError) as error:
        raise Refused(f"not JSON: {error}") from None
    expect(isinstance(value, (dict, list)) and in_profile(value), "outside the JSON profile")
    expect(jcs(value).encode() == data, "not canonical JSON")
    return value


def point_allowed(data):
    y = int.from_bytes(data, "little") & (1 << 255) - 1
    return len(data) == 32 and y < 2**255 - 19 and y not in LOW_ORDER


def ed25519_form(signature):
    return point_allowed(signature[:32]) and int.from_bytes(signature[32:], "little") < ED_ORDER


@dataclass
class Key:
    jwk: dict
    authority: str
    role: str
    ended: bool = False
    contested_from: int = None
    alg: str = field(init=False)
    kid: str = field(init=False)

    def __post_init__(self):
        texts = self.jwk if isinstance(self.jwk, dict) and all(isinstance(v, str) for v in self.jwk.values()) else {}
        form = sorted(texts), texts.get("kty"), texts.get("crv")
        self.alg = {("OKP", "Ed25519"): "Ed25519", ("EC", "P-256"): "ES256"}.get(form[1:])
        expect(form[0] == {"Ed25519": ["crv", "kty", "x"], "ES256": ["crv", "kty", "x", "y"]}.get(self.alg), "bad JWK")
        x, *_ = [from_b64url(texts[name], 32) for name in form[0][2:]]
        expect(self.alg == "ES256" or point_allowed(x), "refused Ed25519 key")
        try:
            self.jose = (OKPKey if self.alg == "Ed25519" else ECKey).import_key(dict(texts))
        except (JoseError, ValueError) as error:
            raise Refused(f"bad public key: {error}") from None
        self.kid = b64url(sha256(jcs(texts).encode()))

    def signed(self, compact):
        """Verifies a compact JWS whose parts are already known to be well formed."""
        signature = from_b64url(compact.rpartition(".")[2], 64)
        r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
        if not (0 < r < P256_ORDER and 0 < s <= P256_ORDER // 2 if self.alg == "ES256" else ed25519_form(signature)):
            return False
        try:
            return bool(jws.deserialize_compact(compact, self.jose, algorithms=[self.alg]))
        except (JoseError, ValueError):
            return False


def read_leaf(data):
    """Parses a leaf by the page Entry, without any state."""
    expect(len(data) <= 65535 and data.isascii(), "leaf is too long or not ASCII")
    parts = data.decode().split(".")
    expect(len(parts) == 3, "leaf has not three parts")
    header, p = read_json(from_b64url(parts[0])), read_json(from_b64url(parts[1]))
    from_b64url(parts[2], 64)
    expect(isinstance(header, dict) and sorted(header) == ["alg", "kid", "typ"]
           and header["alg"] in ("ES256", "Ed25519") and header["typ"] == "feuillet+sd-jwt", "bad header")
    from_b64url(header["kid"], 32)
    expect(isinstance(p, dict) and list(p) == "_sd_alg iat iss kind log prev record refs seq sub".split(), "bad claims")
    expect(p["_sd_alg"] == "sha-256" and isinstance(p["kind"], str) and p["kind"] in KINDS, "bad _sd_alg or kind")
    expect(all(type(p[n]) is int and p[n] >= 0 for n in ("iat", "seq")), "bad iat or seq")
    expect(is_authority(p["iss"]) and isinstance(p["log"], str), "bad iss or log")
    from_b64url(p["prev"], 32)
    expect(isinstance(p["sub"], str) and re.fullmatch(r"[0-9A-Za-z._:/%-]{1,128}", p["sub"]), "bad sub")
    expect(isinstance(p["refs"], dict), "bad refs")
    for role, value in p["refs"].items():
        many = value if isinstance(value, list) else [value]
        for text in many:
            from_b64url(text, 32)
        expect(many == sorted(set(many)) and (many is not value or len(many) > 1), f"bad list of references {role}")
    expect(isinstance(p["record"], dict), "bad record")
    digests = []
    if p["kind"] not in STRUCTURAL:
        for name, items in p["record"].items():
            expect(isinstance(items, list) and all(isinstance(i, dict) and list(i) == ["..."] for i in items),
                   f"field {name} is not hidden")
            digests += [(name, from_b64url(item["..."], 32)) for item in items]
        expect(p["record"] and len({d for _, d in digests}) == len(digests) <= 600, "bad record")
    return SimpleNamespace(**p, leaf=data.decode(), kid=header["kid"], alg=header["alg"], hash=sha256(b"\0" + data),
                           head=b64url(sha256(".".join(parts[:2]).encode())), digests=digests, effective=p["kind"])


def read_disclosure(text, digest):
    expect(text.isascii() and len(text) <= 1 << 20, "disclosure is too long or not ASCII")
    expect(sha256(text.encode()) == digest, "disclosure has not the digest of the leaf")
    pair = read_json(from_b64url(text))
    expect(isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], str), "disclosure is no [salt, value]")
    from_b64url(pair[0], 16)
    return pair


def record_of(e, values):
    """Each field of a hidden record with the list of its values, in the order of the leaf."""
    fields = {name: [] for name in e.record}
    for (name, _), value in zip(e.digests, values):
        fields[name].append(value)
    return fields


class Replay:
    """The state of check 4. `admit` gives whether the signature is right, or raises Refused."""

    def __init__(self):
        self.keys, self.issuers, self.by_hash, self.subjects, self.erased = {}, {}, {}, {}, set()

    def admit(self, e):
        valid = self.later(e) if self.by_hash else self.genesis(e)
        self.by_hash[b64url(e.hash)] = e
        issuer = self.issuers[e.iss]
        issuer.seq, issuer.head, issuer.iat = e.seq + 1, e.head, e.iat
        return valid

    def genesis(self, e):
        r, texts = e.record, ("clock_key", "log_key", "origin", "random", "registrar_name")
        expect(e.kind == "genesis", "entry 0 is no genesis")
        expect((e.seq, e.prev, e.refs, e.sub) == (0, b64url(bytes(32)), {}, "genesis:0"), "bad claims of a genesis")
        expect(set(r) - {"predecessor"} == {*texts, "format", "registrar"} and all(isinstance(r[t], str) for t in texts)
               and type(r["format"]) is int and r["format"] == 1 and r["origin"] == e.log, "bad record of a genesis")
        expect(re.fullmatch("[!-*,-~]{1,200}", r["origin"]) and is_name(r["registrar_name"]), "bad name of a genesis")
        from_b64url(r["random"], 32)
        key = Key(r["registrar"], e.iss, "registrar")
        expect((e.kid, e.alg) == (key.kid, key.alg), "the genesis is not by the registrar's key")
        self.genesis_hash, self.origin, self.keys[key.kid] = b64url(e.hash), e.log, key
        self.issuers[e.iss] = SimpleNamespace(capacity="registrar")
        return key.signed(e.leaf)

    def later(self, e):
        expect(e.log == self.origin and e.kind != "genesis", "not of this ledger, or a second genesis")
        expect(b64url(e.hash) not in self.by_hash, "the same leaf twice")
        key, issuer = self.keys.get(e.kid), self.issuers.get(e.iss)
        expect(key and key.authority == e.iss and issuer, "kid is no key of iss")
        expect(not key.ended and key.alg == e.alg, "the key has ended, or has another algorithm")
        expect(e.seq == issuer.seq, f"seq is {e.seq}, not {issuer.seq}")
        expect(e.prev == issuer.head and e.iat >= issuer.iat, "prev is not the head of the chain, or iat goes back")
        valid = key.signed(e.leaf)
        if e.kind == "correction":
            target = self.by_hash.get(e.refs["corrects"]) if isinstance(e.refs.get("corrects"), str) else None
            expect(target, "the corrected entry is not there")
            e.effective = target.effective
        expect(e.effective in MAY_SIGN[key.role], f"role {key.role} may not sign {e.effective}")
        expect(e.kind != "key" or key.role == "registrar" or e.record.get("action") == "rotate", "not a rotation")
        targets = self.references(e)
        self.subject(e, issuer, targets)
        if e.kind in STRUCTURAL:
            {"authority": self.authority, "key": self.key, "format": self.format}.get(e.kind, self.erasure)(e, key)
        self.subjects[e.iss, e.effective, e.sub] = e
        for role, marks in (("corrects", "corrected"), ("supersedes", "superseded")):
            for target in targets.get(role, ()):
                setattr(target, marks, True)
        if any(hasattr(target, "superseded") for target in targets.get("corrects", ())):
            e.superseded = True
        return valid

    def references(self, e):
        found = {}
        rules = list(REFERENCES.get(e.kind, ()))
        if e.kind == "correction":  # a whole new record may refer to what its kind refers to
            rules += [(role, 0, most, kinds, same) for role, _, most, kinds, same in REFERENCES.get(e.effective, ())]
        for role, least, most, kinds, same in rules:
            hashes = e.refs.get(role, [])
            found[role] = [self.by_hash.get(h) for h in (hashes if isinstance(hashes, list) else [hashes])]
            expect(least <= len(found[role]) <= most, f"{len(found[role])} references {role}")
            for t in found[role]:
                expect(t and t.effective in kinds, f"the target of {role} is not there or of another kind")
                erases = e.kind == "erasure"  # by the registrar too, and of what is contested too
                by_registrar = erases and self.issuers[e.iss].capacity == "registrar"
                expect(t.iss == e.iss or not same or by_registrar, f"the target of {role} is of another issuer")
                expect(erases or role == "corrects" or not self.contested(t), f"the target of {role} is contested")
                if role in ("corrects", "supersedes"):
                    expect(not hasattr(t, "corrected"), f"the target of {role} was corrected")
                    expect(role == "corrects" or not hasattr(t, "superseded"), "the target was superseded")
        expect(set(e.refs) <= set(found), "a reference that the kind has not")
        return found

    def contested(self, e):
        since = self.keys[e.kid].contested_from
        return since is not None and e.seq >= since

    def subject(self, e, issuer, targets):
        prefix, copied = PREFIXES.get(e.effective, e.effective + ":"), e.sub.split("/")[0]
        if issuer.capacity == "transcriber" and is_authority(copied):
            prefix = f"{copied}/{prefix}"
        else:
            expect(issuer.capacity != "transcriber" or e.effective in STRUCTURAL, "sub names no copied authority")
        expect(e.sub.startswith(prefix), f"sub does not begin with {prefix}")
        latest = self.subjects.get((e.iss, e.effective, e.sub))
        corrected = targets["corrects"][0] if e.kind == "correction" else None
        expect(latest is corrected, "sub is taken, or not the target's")

    def new_key(self, r, authority):
        key = Key(r.get("key"), authority, r.get("role"))
        expect(key.role in ("register", "declarant", "opinion"), "bad role")
        expect(key.kid not in self.keys, "the key was seen before")
        signed = jcs({"alg": key.alg, "typ": "feuillet-key-proof"}), jcs(
            {"iss": authority, "log": self.genesis_hash, "role": key.role, "thumbprint": key.kid})
        proof = r.get("proof") if isinstance(r.get("proof"), str) else ""
        expect(proof.rpartition(".")[0] == ".".join(b64url(part.encode()) for part in signed), "another key proof")
        expect(key.signed(proof), "the key proof is not signed by the key")
        return key

    def authority(self, e, _):
        r = e.record
        name, known = r.get("authority"), "authority capacity key name proof role type".split()
        expect(set(r) - {"prefecture", "publication", "siret"} == set(known), "bad members of an authority")
        expect(is_authority(name) and name not in self.issuers and e.sub == "authority:" + name, "bad authority")
        expect(r["capacity"] in ("authority", "transcriber"), "bad capacity")
        expect(is_name(r["name"]), "bad name")
        expect(r["type"] in ("commune", "epci", "metropole_de_lyon", "departement", "region", "establishment",
                             "association"), "bad type")
        siret, prefecture, publication = ((r.get(n) if isinstance(r.get(n), str) else None)
                                          for n in ("siret", "prefecture", "publication"))
        expect(siret is None or re.fullmatch("[0-9]{14}", siret) and luhn(siret) and siret.startswith(name[6:]),
               "bad siret")
        expect(prefecture is None or re.fullmatch("SPREF[0-9AB]{4}|(PREF|SGAR)[0-9AB]{3}", prefecture),
               "bad prefecture")
        expect(publication in (None, "electronic", "paper", "posting"), "bad publication")
        key = self.new_key(r, name)
        self.keys[key.kid] = key
        self.issuers[name] = SimpleNamespace(capacity=r["capacity"], enrolled=b64url(e.hash), seq=0, head=e.head,
                                             iat=e.iat)

    def key(self, e, signer):
        r, name, action = e.record, e.record.get("authority"), e.record.get("action")
        expect(isinstance(name, str) and getattr(self.issuers.get(name), "enrolled", None) == e.refs["authority"],
               "refs.authority did not enrol the authority")
        if action == "revoke":
            expect(set(r) == {"action", "authority", "from_seq", "reason", "thumbprint"}, "bad members of a key")
            old = self.keys.get(r["thumbprint"]) if isinstance(r["thumbprint"], str) else None
            expect(old and old.authority == name, "the thumbprint is no key of the authority")
            expect(type(r["from_seq"]) is int and 0 <= r["from_seq"] <= self.issuers[name].seq, "bad from_seq")
            expect(r["reason"] in ("compromised", "lost", "superseded", "ceased"), "bad reason")
            since = old.contested_from  # of several revocations the lowest from_seq counts
            old.ended, old.contested_from = True, r["from_seq"] if since is None else min(since, r["from_seq"])
            return
        expect(action in ("add", "recover", "rotate"), "bad action")
        key = self.new_key(r, name)
        names = {"action", "authority", "key", "proof", "role"} | ({"replaces"} if action == "rotate" else set())
        expect(set(r) == names, "bad members of a key")
        if action == "rotate":
            old = self.keys.get(r["replaces"]) if isinstance(r["replaces"], str) else None
            expect(old and not old.ended and (old.authority, old.role) == (name, key.role), "replaces no key in force")
            expect(signer.role == "registrar" or signer.authority == name and signer.role in ("register", key.role),
                   "the signer may not rotate this key")
            old.ended = True
        self.keys[key.kid] = key

    def format(self, e, _):
        expect(jcs(e.record) == '{"version":1}', "bad format")

    def erasure(self, e, _):
        """Notes the values that are erased: entry, field and number of each."""
        r = e.record
        expect(set(r) == {"reason", "targets"} and r["reason"] in REASONS, "bad members of an erasure")
        expect(isinstance(r["targets"], list) and r["targets"], "an erasure of nothing")
        named, count = [], 0
        for target in r["targets"]:
            expect(isinstance(target, dict) and set(target) == {"elements", "entry", "field"}, "a bad target")
            places, entry, field = target["elements"], self.by_hash.get(target["entry"]), target["field"]
            expect(isinstance(places, list) and places and all(type(p) is int for p in places)
                   and places == sorted(set(places)) and 0 <= places[0] and places[-1] < 600, "bad elements")
            expect(entry and field in ERASABLE.get(entry.effective, ()), f"{field} is not erasable")
            count_of_field = sum(name == field for name, _ in entry.digests)
            expect(places[-1] < count_of_field, f"there are not so many values of {field}")
            # By place: another entry may hold the same disclosure, and keeps it.
            self.erased |= {(target["entry"], field, p) for p in places}
            named.append((target["entry"] + " " + field).encode())
            count += len(places)
        expect(named == sorted(set(named)) and count <= 600, "targets out of order, or too many")
        refs = e.refs["entries"]
        expect({t["entry"] for t in r["targets"]} == set(refs if isinstance(refs, list) else [refs]),
               "the references are not the entries of the targets")
