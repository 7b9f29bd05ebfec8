#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Verifies a Feuillet ledger, or one sealed entry, from the pages Feuillet.docc/Formats alone.

Independent of the Swift sources: nothing here was read from them. The numbers of checks are those of
the page Verification. Left out: check 9 (an earlier state) and a writer at work.

Prints `intact: …` and ends with 0, or one line `FAULT file entry offset: reason` per fault and ends
with 1; 2 is wrong usage. Whether the anchor was checked is said on stderr and changes no exit code.
"""

import argparse
import json
import os
import re
import stat
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from joserfc.jwk import ECKey, OKPKey

from entry_rules import (STRUCTURAL, Key, Refused, Replay, b64url, ed25519_form, expect, from_b64, from_b64url,
                         point_allowed, read_disclosure, read_leaf, record_of, sha256, to_b64)
from record_rules import impossible


class NoteKey:
    """A note key ("vkey") of the page Tree."""

    def __init__(self, word):
        parts = word.split("+", 2)
        expect(len(parts) == 3 and parts[0] and not re.search(r"[\s\x00-\x1f]", parts[0]), "bad note key")
        self.word, self.name, data = word, parts[0], from_b64(parts[2])
        expect(len(data) > 1, "short note key")
        self.type, self.public = data[0], data[1:]
        self.id = sha256(self.name.encode() + b"\n" + data)[:4]
        expect(self.id.hex() == parts[1], "wrong id of a note key")
        expect(self.type not in (1, 4) or point_allowed(self.public), "refused Ed25519 key")

    def verifies(self, signature, text):
        if self.type == 4:
            time, signature = int.from_bytes(signature[:8], "big"), signature[8:]
            text = f"cosignature/v1\ntime {time}\n".encode() + text
            if time >= 1 << 63:
                return False
        if self.type not in (1, 4) or len(signature) != 64 or not ed25519_form(signature):
            return False
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, text)
        except (InvalidSignature, ValueError):
            return False
        return True


class Checkpoint:
    """A signed note whose text is a checkpoint. Every part is read so strictly that it has one spelling."""

    def __init__(self, data):
        expect(len(data) <= 1 << 20 and not re.search(rb"[\x00-\x09\x0b-\x1f]", data), "not a note")
        try:
            data.decode()
        except UnicodeDecodeError:
            raise Refused("not UTF-8") from None
        blank = data.rfind(b"\n\n")
        self.text, lines = data[:blank + 1], data[blank + 2:].decode().split("\n")
        expect(blank > 0 and lines.pop() == "" and 1 <= len(lines) <= 100, "no signature lines")
        self.lines = []
        for line in lines:
            parts = line.split(" ")
            expect(len(parts) == 3 and parts[0] == "\u2014" and parts[1], "bad signature line")
            signature = from_b64(parts[2])
            expect(len(signature) > 4, "short signature")
            self.lines.append((parts[1], signature[:4], signature[4:]))
        texts = self.text.decode()[:-1].split("\n")
        expect(len(texts) >= 3 and all(texts) and re.fullmatch("0|[1-9][0-9]{0,18}", texts[1]), "not a checkpoint")
        self.origin, self.size, self.root = texts[0], int(texts[1]), from_b64(texts[2], 32)

    def valid(self, key):
        """Whether lines by the key are there and all verify; None if there is none."""
        lines = [s for name, kid, s in self.lines if (name, kid) == (key.name, key.id)]
        return all(key.verifies(s, self.text) for s in lines) if lines else None


class Trust:
    """The trust file of the page Tree."""

    def __init__(self, data):
        expect(len(data) <= 1 << 20 and not re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", data), "not a trust file")
        self.genesis, self.logs, self.witnesses, self.groups, quorums = None, [], {}, {}, []
        grouped = set()
        try:
            lines = data.decode().split("\n")
        except UnicodeDecodeError:
            raise Refused("not UTF-8") from None
        for words in filter(None, (re.findall(r"[^ \t]+", line) for line in lines)):
            known = self.witnesses.keys() | self.groups.keys()
            if words[0].startswith("#"):
                if words[:2] == ["#", "genesis"] and len(words) == 3:
                    self.genesis = from_b64url(words[2], 32)
            elif words[0] == "log" and len(words) in (2, 3):
                self.logs.append(NoteKey(words[1]))
            elif words[0] == "witness" and len(words) in (3, 4) and words[1] not in known | {"none"}:
                self.witnesses[words[1]] = NoteKey(words[2])
            elif words[0] == "group" and len(words) > 3 and words[1] not in known | {"none"}:
                ours, count = words[3:], {"all": len(words) - 3, "any": 1}.get(words[2])
                if count is None:
                    expect(re.fullmatch("[1-9][0-9]*", words[2]) and int(words[2]) <= len(ours), "bad count of a group")
                    count = int(words[2])
                expect(len(set(ours)) == len(ours) and set(ours) <= known - grouped, "bad members of a group")
                grouped |= set(ours)
                self.groups[words[1]] = count, ours
            elif words[0] == "quorum" and len(words) == 2 and words[1] in known | {"none"}:
                quorums.append(words[1])
            else:
                raise Refused("unreadable line " + " ".join(words))
        for keys in (self.logs, list(self.witnesses.values())):
            expect(len({key.public for key in keys}) == len(keys), "one public key twice")
        expect(len(quorums) == 1, "not one quorum")
        self.quorum = quorums[0]

    def met(self, valid, name=None):
        name = name or self.quorum
        if name in self.groups:
            count, ours = self.groups[name]
            return sum(self.met(valid, member) for member in ours) >= count
        return name == "none" or name in valid


def node(left, right):
    return sha256(b"\1" + left + right)


def tree_root(hashes):
    if len(hashes) == 1:
        return hashes[0]
    split = 1 << (len(hashes) - 1).bit_length() - 1
    return node(tree_root(hashes[:split]), tree_root(hashes[split:]))


def place(base, number, width=256):
    digits = str(number).zfill(-(-len(str(number)) // 3) * 3)
    groups = [digits[i:i + 3] for i in range(0, len(digits), 3)]
    return "/".join([base] + ["x" + g for g in groups[:-1]] + groups[-1:]) + ("" if width == 256 else f".p/{width}")


def tile_places(size):
    """The (level, number, path, width) of every tile of a tree."""
    level = 0
    while size:
        for n in range(-(-size // 256)):
            width = min(256, size - 256 * n)
            yield level, n, place(f"tile/{level}", n, width), width
        level, size = level + 1, size // 256


def tiles(hashes):
    rows = [hashes]
    for level, n, path, width in tile_places(len(hashes)):
        if level == len(rows):
            rows.append([tree_root(rows[-1][i:i + 256]) for i in range(0, len(rows[-1]) - 255, 256)])
        yield path, b"".join(rows[level][256 * n:256 * n + width])


def split(data, width, prefix):
    """The (offset, bytes) of exactly `width` items, each after its length of `prefix` bytes."""
    items, at = [], 0
    for _ in range(width):
        expect(at + prefix <= len(data), f"{len(items)} items, not {width}")
        end = at + prefix + int.from_bytes(data[at:at + prefix], "big")
        expect(end <= len(data), f"item {len(items)} goes beyond the end")
        items.append((at + prefix, data[at + prefix:end]))
        at = end
    expect(at == len(data), f"bytes after item {width - 1}")
    return items


class Verifier:
    def __init__(self, folder, trust_file=None):
        self.folder, self.trust_file, self.faults, self.files = folder, trust_file, [], set()
        self.replay, self.replaying, self.readable, self.anchored = Replay(), True, True, False
        self.hashes, self.leaves, self.last, self.documents, self.large, self.absent = [], [], [], set(), set(), []

    def fault(self, reason, file="checkpoint", entry="-", offset="-"):
        self.faults.append(f"FAULT {file} {entry} {offset}: {reason}")

    def read(self, name):
        expect(name in self.files, "is missing")
        with open(os.path.join(self.folder, name), "rb") as file:
            return file.read()

    def list_files(self):
        def stop(error):
            raise error
        for path, folders, names in os.walk(self.folder, onerror=stop):
            for name in names + [f for f in folders if os.path.islink(os.path.join(path, f))]:
                relative = os.path.relpath(os.path.join(path, name), self.folder)
                if stat.S_ISREG(os.lstat(os.path.join(path, name)).st_mode):
                    self.files.add(relative)
                else:
                    self.fault("is not a plain file", relative)

    def run(self):
        """Gives the line of an intact ledger; it holds only if there is no fault."""
        trust = None
        try:
            if self.trust_file:
                with open(self.trust_file, "rb") as file:
                    trust = Trust(file.read())
        except Refused as reason:
            return self.fault(reason, self.trust_file)
        self.list_files()
        try:
            point = Checkpoint(self.read("checkpoint"))
            expect(point.size > 0, "a ledger without a genesis")
        except Refused as reason:
            return self.fault(reason)
        most = 256 * (1 + sum(name.startswith("tile/entries/") for name in self.files))
        self.size = min(point.size, most)
        self.expected = {"checkpoint"} | {path for _, _, path, _ in tile_places(self.size)}
        for number in range(-(-self.size // 256)):
            self.bundle(number, min(256, self.size - 256 * number))
        if self.readable:
            self.tree(point)
        if self.replay.by_hash:
            self.signatures(point, trust, next(iter(self.replay.by_hash.values())))
        if self.replaying:
            self.erasures()
        self.whole_folder()
        if self.replaying:
            self.journal()
        return f"intact: {point.size} entries, {len(self.replay.issuers) - 1} authorities, root {to_b64(point.root)}"

    def bundle(self, number, width):
        """Checks 2, 4 and 5."""
        name, beside = place("tile/entries", number, width), place("disclosure", number, width)
        self.expected |= {name, beside}
        try:
            leaves = split(self.read(name), width, 2)
        except Refused as reason:
            self.replaying = self.readable = False
            return self.fault(reason, name)
        self.hashes += [sha256(b"\0" + leaf) for _, leaf in leaves]
        self.leaves += [(name, offset) for offset, _ in leaves]
        try:
            slots = split(self.read(beside), width, 4)
        except Refused as reason:
            slots = [(None, None)] * width
            self.fault(reason, beside)
        self.last = [(leaf, slot) for (_, leaf), (_, slot) in zip(leaves, slots)]
        for i, ((offset, leaf), (slot_offset, slot)) in enumerate(zip(leaves, slots)):
            if not self.replaying:
                break
            try:
                entry = read_leaf(leaf)
                signed = self.replay.admit(entry)
            except Refused as reason:
                self.replaying = False
                self.fault(reason, name, 256 * number + i, offset)
                break
            if not signed:
                self.fault("the signature is not the key's", name, 256 * number + i, offset)
            if slot is not None:
                self.values(entry, slot, signed, beside, 256 * number + i, slot_offset)

    def values(self, entry, slot, signed, name, index, offset):
        """Check 5."""
        items, values = slot.split(b"~") if slot or entry.digests else [], []
        if len(items) != len(entry.digests):
            return self.fault(f"{len(items)} disclosures, not {len(entry.digests)}", name, index, offset)
        numbers = {}
        for item, (field, digest) in zip(items, entry.digests):
            number = numbers[field] = numbers.get(field, -1) + 1
            try:
                if not item:
                    self.absent.append(((b64url(entry.hash), field, number), name, index, offset))
                    offset += 1
                    continue
                text = item
                if item.startswith(b"@"):
                    expect(item[1:] == b64url(digest).encode(), "the item does not name the digest of the leaf")
                    self.large.add(f"disclosure/large/{digest.hex()}")
                    text = self.read(f"disclosure/large/{digest.hex()}")
                values.append(read_disclosure(text.decode("latin-1"), digest)[1])
            except Refused as reason:
                self.fault(f"{field}: {reason}", name, index, offset)
            offset += len(item) + 1
        if not signed or entry.kind in STRUCTURAL:
            return
        if len(values) != len(items):
            # What is left of an erased record is not judged, but its documents must be there.
            left = [v for (f, d), v in zip([fd for fd, i in zip(entry.digests, items) if i], values) if f == "documents"]
            self.documents |= {f"document/{v['sha256']}" for v in left if isinstance(v, dict) and "sha256" in v}
            return
        fields, issuer = record_of(entry, values), self.replay.issuers[entry.iss]
        for reason in impossible(entry.effective, fields, entry.iss, issuer.capacity, entry.sub, entry.iat):
            self.fault(reason, name, index)
        named = [d.get("sha256") for d in fields.get("documents", []) if isinstance(d, dict)]
        self.documents |= {f"document/{d}" for d in named if isinstance(d, str) and re.fullmatch("[0-9a-f]{64}", d)}

    def erasures(self):
        """Check 5.5: what is not there was erased, and what was erased is not there."""
        for value, name, index, offset in self.absent:
            if value not in self.replay.erased:
                self.fault(f"{value[1]}: is missing, and no erasure names it", name, index, offset)
        for entry, field, _ in self.replay.erased - {value for value, *_ in self.absent}:
            self.fault(f"a value of {field} that was erased is there, in the entry {entry}", "disclosure")

    def tree(self, point):
        """Check 3."""
        right = {path: data for path, data in tiles(self.hashes)}
        found = {path: self.read(path) if path in self.files else b"" for path in right}
        wrong = [path for path in right if found[path] != right[path]]
        if (tree_root(self.hashes), self.size) == (point.root, point.size):
            for path in wrong:
                self.fault("is not the tile of the leaves" if found[path] else "is missing", path)
            return
        before = len(self.faults)
        for i, (name, offset) in enumerate(self.leaves):
            path = place("tile/0", i // 256, min(256, self.size - i // 256 * 256))
            if len(found[path]) == len(right[path]) and found[path][i % 256 * 32:][:32] != self.hashes[i]:
                self.fault("the leaf is not the one of its tile", name, i, offset)
        if before == len(self.faults):
            self.fault("the leaves do not make the signed root and size")

    def signatures(self, point, trust, genesis):
        """Checks 6 and 8. The key of the log is that of the trust file, if there is one."""
        def key_of(text):
            try:
                return NoteKey(text)
            except Refused:
                return None
        clock, witnesses = key_of(genesis.record["clock_key"]), trust.witnesses if trust else {}
        log = key_of(genesis.record["log_key"])
        if trust and trust.logs:
            log = next((key for key in trust.logs if log and key.word == log.word), trust.logs[0])
        valid = {name for name, key in witnesses.items() if key.type == 4 and point.valid(key)}
        if log:
            if point.origin != log.name or not point.valid(log):
                self.fault("the log's signature is missing or wrong, or it has another name")
            for name, key in witnesses.items():
                if key.type == 4 and point.valid(key) is False:
                    self.fault(f"the signature of witness {name} is wrong")
            if clock and not (clock.type == 4 and point.valid(clock)):
                self.fault("the clock's signature is missing or wrong")
            known = {(key.name, key.id) for key in [log, clock, *witnesses.values()] if key}
            for name, _ in {(name, kid) for name, kid, _ in point.lines} - known:
                self.fault(f"a signature line by {name}, who is not known")
        if trust and trust.genesis:
            self.anchored = True
            if trust.genesis != genesis.hash:
                self.fault("another genesis than the ledger's", self.trust_file)
            if genesis.record["log_key"] not in [key.word for key in trust.logs]:
                self.fault("no log line is the log_key of the genesis", self.trust_file)
        if trust and not trust.met(valid):
            self.fault("the quorum is not met", self.trust_file)

    def whole_folder(self):
        """Check 7, without the journal."""
        for name in self.documents - self.files:
            self.fault("is missing", name)
        for name in self.documents & self.files:
            if sha256(self.read(name)).hex() != name[9:]:
                self.fault("is not the document of that SHA-256", name)
        journals = {f"wal/{self.size // 256 + i}" for i in (0, 1)}
        for name in self.files - self.expected - self.documents - self.large - journals - {"lock"}:
            torn = re.fullmatch("quarantine/(?:0|[1-9][0-9]*)-([0-9a-f]{64})", name)
            if torn and sha256(self.read(name)).hex() != torn[1]:
                self.fault("is not the file of that SHA-256", name)
            # A snapshot is derived and decides nothing: it is not read here.
            elif not torn and self.replaying and not name.startswith("snapshot/"):
                self.fault("is not a file of this ledger", name)
        if "lock" in self.files and self.read("lock"):
            self.fault("is not empty", "lock")

    def journal(self):
        """Check 7.5."""
        number, width = divmod(self.size, 256)
        name, last = f"wal/{number}", self.last if width else []
        if "lock" not in self.files or (name not in self.files and not width) or None in [slot for _, slot in last]:
            return
        try:
            data, at, before = self.read(name), 0, bytes(32)
            for i in range(257):
                if at == len(data) and i >= width:
                    return
                head = data[at:at + 88]
                a, b = int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
                leaf, slot = data[at + 88:at + 88 + a], data[at + 88 + a:at + 88 + a + b]
                expect(len(head) == 88 and a <= 65535 and b <= 4 << 20 and len(leaf) == a and len(slot) == b
                       and head[56:] == sha256(head[:56] + leaf), f"frame {i} is not whole")
                expect(head[:16] == b"FWAL\1\0\0\0" + (256 * number + i).to_bytes(8, "big") and head[24:56] == before,
                       f"frame {i} does not fit")
                expect(i >= width or (leaf, slot) == last[i], f"frame {i} is not the published entry")
                at, before = at + 88 + a + b, head[56:]
            raise Refused("more than 256 frames")
        except Refused as reason:
            self.fault(reason, name)


def verify_entry(path, pem_path):
    """Gives the record of a sealed entry: plain, or each field with the list of its values."""
    with open(path, "rb") as file, open(pem_path, "rb") as pem_file:
        text, public = file.read().removesuffix(b"\n"), load_pem_public_key(pem_file.read())
    expect(len(text) <= 4259840 and text.isascii() and text.endswith(b"~"), "not a sealed entry")
    expect(isinstance(public, (Ed25519PublicKey, EllipticCurvePublicKey)), "another kind of key")
    leaf, *disclosures = text.decode()[:-1].split("~")
    entry = read_leaf(leaf.encode())
    jwk = (OKPKey if isinstance(public, Ed25519PublicKey) else ECKey).import_key(public).as_dict()
    key = Key({name: jwk[name] for name in ("crv", "kty", "x", "y") if name in jwk}, entry.iss, None)
    expect((entry.kid, entry.alg) == (key.kid, key.alg), "kid and alg are not of the given key")
    expect(key.signed(entry.leaf), "the signature is not the key's")
    expect(len(disclosures) == len(entry.digests), f"{len(disclosures)} disclosures, not {len(entry.digests)}")
    pairs = [read_disclosure(text, digest) for text, (_, digest) in zip(disclosures, entry.digests)]
    expect(len({salt for salt, _ in pairs}) == len(pairs), "a salt stands twice")
    expect(len(leaf) + sum(map(len, disclosures)) <= 4 << 20, "leaf and disclosures are too long")
    return entry.record if entry.kind in STRUCTURAL else record_of(entry, [value for _, value in pairs])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", nargs="?", metavar="LEDGER", help="the folder of a ledger or of a mirror")
    parser.add_argument("--trust", metavar="FILE", help="the trust file")
    parser.add_argument("--entry", metavar="FILE.entry", help="a sealed entry, whose record is printed")
    parser.add_argument("--key", metavar="PUB.pem", help="the public key of that entry")
    options = parser.parse_args()
    if not (options.ledger or options.entry) or bool(options.entry) != bool(options.key):
        parser.error("give LEDGER, or --entry and --key together")
    code = 0
    if options.entry:
        try:
            print(json.dumps(verify_entry(options.entry, options.key), ensure_ascii=False, indent=1))
        except (Refused, ValueError, OSError) as reason:
            print(f"FAULT {options.entry} - -: {reason}")
            code = 1
    if options.ledger:
        verifier = Verifier(options.ledger, options.trust)
        try:
            summary = verifier.run()
        except OSError as error:
            verifier.fault(error.strerror, error.filename)
        print("\n".join(verifier.faults) or summary)
        if not verifier.anchored:
            print("the anchor was not checked", file=sys.stderr)
        code = 1 if verifier.faults else code
    return code


if __name__ == "__main__":
    sys.exit(main())
