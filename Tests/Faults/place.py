# SPDX-License-Identifier: EUPL-1.2
"""A ledger in a folder that faults are done to, and what must hold of it afterwards.

What was acknowledged is kept on another filesystem: receipts, and the leaf hash of each entry.
"""
import json
import os
import pathlib
import re
import select
import shutil
import signal
import subprocess

CODES = {0, 1, 3, 4, 5, 6, 7, 8, 9, 64, 65}
SECONDS = 30
PASSPHRASE = "canari-de-la-phrase"


class Fault(Exception):
    """An invariant that does not hold: the verdict, and why."""

    def __init__(self, verdict, reason):
        super().__init__(reason)
        self.verdict = verdict


class Skip(Exception):
    """What this machine cannot run."""


class Result:
    """How a command ended."""

    def __init__(self, status, out, err, peak):
        self.killed = os.WIFSIGNALED(status)
        self.code = os.WTERMSIG(status) if self.killed else os.WEXITSTATUS(status)
        self.out, self.err, self.peak = out, err, peak


class Place:
    def __init__(self, program, folder, acks):
        self.program, self.folder, self.acks = program, pathlib.Path(folder), pathlib.Path(acks)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.acks.mkdir(parents=True, exist_ok=True)
        self.known = {}
        self.submitted = 0
        self.last = None
        self.secrets = [PASSPHRASE.encode()]

    # Commands

    def command(self, *arguments):
        return [self.program, *arguments]

    def run(self, *arguments, wrap=(), env=None, stdin=b"", limit=SECONDS, check=True):
        """Runs a command of the program, behind another if need be; the time it may take is bounded."""
        files = [open(self.acks / name, "w+b") for name in ("stdin", "stdout", "stderr")]
        files[0].write(stdin)
        files[0].seek(0)
        child = subprocess.Popen([*wrap, *self.command(*arguments)], cwd=self.folder, stdin=files[0], stdout=files[1],
                                 stderr=files[2], env={**os.environ, "FEUILLET_LEDGER": "ledger", **(env or {})},
                                 start_new_session=True)
        poll = select.poll()
        watch = os.pidfd_open(child.pid)
        poll.register(watch, select.POLLIN)
        hangs = not poll.poll(limit * 1000)
        os.close(watch)
        if hangs:
            os.killpg(child.pid, signal.SIGKILL)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = status
        texts = []
        for file in files[1:]:
            file.seek(0)
            texts.append(file.read())
            file.close()
        files[0].close()
        if hangs:
            raise Fault("HANG", f"{' '.join(arguments)} ran for more than {limit} s")
        result = Result(status, texts[0].decode(errors="replace"), texts[1].decode(errors="replace"), usage.ru_maxrss)
        for secret in self.secrets:
            if secret in texts[0] or secret in texts[1]:
                raise Fault("SILENT", f"{arguments[0]} shows a secret")
        if check:
            self.require_clear(result, arguments)
        return result

    def require_clear(self, result, arguments):
        """An error is one clear sentence with a documented code; nothing traps."""
        if result.killed:
            if result.code in (signal.SIGILL, signal.SIGTRAP, signal.SIGSEGV, signal.SIGABRT):
                raise Fault("UNCLEAR", f"{' '.join(arguments)} trapped: {result.err[-300:]}")
            return
        if result.code not in CODES:
            raise Fault("UNCLEAR", f"exit code {result.code} of {' '.join(arguments)}: {result.err[-300:]}")
        if result.peak > 512 << 10:
            raise Fault("UNCLEAR", f"{arguments[0]} took {result.peak >> 10} MiB")
        says = result.err + (result.out if arguments[0] in ("verify", "repair") else "")
        if result.code in (5, 6, 7, 8, 9, 65) and not re.search(r"\w{3}.*\w{3}", says):
            raise Fault("UNCLEAR", f"{arguments[0]} ended with {result.code} and said nothing")
        if re.search(r"StorageError\(|LedgerError|Fatal error|Optional\(|0x[0-9a-f]{8}", says):
            raise Fault("UNCLEAR", f"{arguments[0]} speaks to programmers: {says[-300:]}")

    def must(self, *arguments, **options):
        result = self.run(*arguments, **options)
        if result.killed or result.code:
            raise Fault("UNCLEAR", f"{' '.join(arguments)} ended with {result.code}: {result.err or result.out}")
        return result

    # A ledger

    def make(self):
        """A ledger with a commune, and three entries that were acknowledged."""
        self.must("key", "new", "registrar.pem", "--algorithm", "ed25519", "--no-passphrase")
        self.must("init", "ledger", "--origin", "example.org/faults", "--registrar", "NTRXX-R", "--name", "R",
                  "--key", "registrar.pem")
        self.must("key", "new", "commune.pem", "--algorithm", "ed25519", "--no-passphrase")
        self.must("key", "request", "request.json", "--authority", "NTRFR-000000109", "--key", "commune.pem")
        self.must("authority", "enrol", "request.json", "--name", "Commune", "--type", "commune", "--key",
                  "registrar.pem")
        self.submitted = 2
        for _ in range(3):
            self.record()
        for path in self.folder.rglob("*.pem"):
            body = b"".join(path.read_bytes().split(b"\n")[1:-2])
            self.secrets.append(body[-40:])
        return self

    def copy(self, folder, acks):
        """The same in another folder, as another process would find it."""
        other = Place(self.program, folder, acks)
        shutil.copytree(self.folder, other.folder, dirs_exist_ok=True, symlinks=True)
        shutil.copytree(self.acks, other.acks, dirs_exist_ok=True)
        other.known, other.submitted, other.last = dict(self.known), self.submitted, other.acks / "last.tlog-proof"
        other.secrets = self.secrets
        return other

    def act(self, name="acte.yaml"):
        """Writes the next act to a file."""
        self.submitted += 1
        (self.folder / name).write_text(
            f"numéro: 2025-{self.submitted}\ndate: 2025-12-15\nobjet: Acte {self.submitted}\nissue: adoptée\n"
            f"rapporteur: Camille Fictive {self.submitted}\n")
        return name

    def arguments(self, receipt="receipt.tlog-proof"):
        return ["record", "deliberation", "acte.yaml", "--key", "commune.pem", "--receipt", str(self.acks / receipt)]

    def record(self, **options):
        """Records an act; what is acknowledged is remembered."""
        self.act()
        receipt = self.acks / "receipt.tlog-proof"
        receipt.unlink(missing_ok=True)
        result = self.run(*self.arguments(), **options)
        self.remember(result)
        return result

    def remember(self, result):
        """Keeps what an acknowledgement promises."""
        receipt = self.acks / "receipt.tlog-proof"
        found = re.search(r"entry (\d+)", result.out)
        if result.killed or result.code or not found:
            if receipt.exists() and not result.killed and result.code == 0:
                raise Fault("SILENT", "a receipt without a word")
            return
        index = int(found[1])
        os.replace(receipt, self.acks / "last.tlog-proof")
        self.last = self.acks / "last.tlog-proof"
        shown = json.loads(self.must("show", str(index), "--json").out)
        self.known[index] = shown["leaf_hash"]

    # What must hold

    def settle(self):
        """The fault is gone: without an edit by hand, the ledger takes another entry."""
        self.run("submit")
        result = self.record()
        if result.killed or result.code:
            raise Fault("UNCLEAR", f"the ledger does not go on: {result.code} {result.err}")
        self.check()

    def check(self):
        """Everything acknowledged is there, nothing else came in, and the folder verifies."""
        result = self.run("verify", "ledger", "--trust", "ledger.policy", "--against", str(self.last), "--json")
        if result.code == 5:
            raise Fault("LOSS", f"what was acknowledged is not continued: {result.out[:300]}")
        if result.code:
            raise Fault("LOSS", f"verify ends with {result.code}: {result.out[:600]}{result.err[:300]}")
        size = json.loads(result.out)["size"]
        entries = json.loads(self.must("list", "--all", "--json").out)
        leaves = {entry["index"]: entry["leaf_hash"] for entry in entries}
        for index, leaf in self.known.items():
            if leaves.get(index) != leaf:
                raise Fault("LOSS" if index >= size else "SILENT", f"entry {index} is another, or gone")
        subjects = [(entry["issuer"], entry["subject"], entry["kind"]) for entry in entries if not entry.get("correction")]
        if len(set(subjects)) != len(subjects):
            raise Fault("SILENT", "one entry came in twice")
        if size > self.submitted:
            raise Fault("SILENT", f"{size} entries, and only {self.submitted} were handed in")
        left = [path for path in self.folder.rglob("*.tmp")]
        if left:
            raise Fault("UNCLEAR", f"temporary files are left: {left}")
