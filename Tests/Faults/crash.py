# SPDX-License-Identifier: EUPL-1.2
"""Scenarios F01–F10 and F54: a command is killed, or a system call of it fails."""
import fcntl
import os
import re
import shutil
import struct
import subprocess
import threading
import time
from base64 import b64encode

from place import Fault, Place, Skip

CALLS = "openat,pwrite64,write,fsync,fdatasync,renameat,renameat2,mkdir,mkdirat,unlinkat,ftruncate,close,pread64,read," \
        "flock,fstat,newfstatat,getdents64"
ERRORS = {
    "openat": ["EIO", "EMFILE", "ENFILE", "EACCES", "EROFS", "ENOSPC", "ENOMEM"],
    "pwrite64": ["EIO", "ENOSPC", "EDQUOT", "EINTR", "EROFS"],
    "fsync": ["EIO", "ENOSPC", "EDQUOT"], "fdatasync": ["EIO", "ENOSPC"],
    "renameat": ["EIO", "ENOSPC", "EACCES", "EBUSY"], "renameat2": ["EIO", "ENOSPC"],
    "mkdir": ["EIO", "ENOSPC", "EACCES"], "mkdirat": ["EIO", "ENOSPC", "EACCES"],
    "unlinkat": ["EIO", "EACCES", "EBUSY"], "ftruncate": ["EIO", "ENOSPC"],
    "pread64": ["EIO", "EINTR", "ESTALE"], "read": ["EIO", "EINTR"], "flock": ["EIO", "ENOLCK"],
    "fstat": ["EIO"], "newfstatat": ["EIO"], "getdents64": ["EIO"], "close": ["EIO"]}
STOPS_AT = {"fsync", "fdatasync"}


def strace():
    path = shutil.which("strace")
    if not path:
        raise Skip("strace is not installed")
    return [path, "-f", "-qq"]


def points(place, arguments):
    """Every system call by which a command touches the files of a place: its name and its number."""
    log = place.acks / "trace"
    place.run(*arguments, wrap=[*strace(), "-y", "-o", str(log), "-e", "trace=" + CALLS])
    counts, found = {}, []
    for line in log.read_text(errors="replace").splitlines():
        match = re.match(r"\d+ +(\w+)\((.*)", line)
        if not match:
            continue
        name = match[1]
        counts[name] = counts.get(name, 0) + 1
        # Of what is outside, only what the system says of the process itself: a library that cannot be loaded is
        # the loader's to say.
        path = re.search(r'"([^"]*)"', match[2])
        is_ours = str(place.folder) in match[2] or str(place.acks) in match[2]
        if is_ours and not (path and path[1].startswith("/") and not path[1].startswith(
                (str(place.folder), str(place.acks), "/proc/self"))):
            found.append((name, counts[name]))
    if not found:
        raise Skip("strace shows no system call here")
    return found


def inject(name, number, action):
    return [*strace(), "-o", "/dev/null", "-e", f"trace={name}", "-e", f"inject={name}:{action}:when={number}"]


def workloads(world):
    """A command of each kind, with the place that it starts from."""
    def erase(place):
        return ["erase", "3", "--field", "rapporteur", "--reason", "court_order", "--yes", "--key", "commune.pem"]

    def record(place):
        place.act()
        return place.arguments()

    def import_(place):
        place.submitted += 40
        return ["import", "scdl", "many.csv", "--key", "copyist.pem"]

    return {"record": record, "import": import_, "erase": erase, "verify": lambda _: ["verify", "ledger"],
            "init": lambda _: ["init", "other", "--origin", "example.org/o", "--registrar", "NTRXX-R", "--name", "R",
                               "--key", "registrar.pem"]}


def attempt(world, name, workload, fault, seed, again=None):
    """One workload under one fault, and once more under another if there is one; then everything must hold."""
    place = world.fresh()
    arguments = workload(place)
    result = place.run(*arguments, wrap=fault)
    if name == "record":
        place.remember(result)
    if again:
        place.run("submit", wrap=again)
    if name == "init":
        if result.killed or result.code:
            # What is half made is refused or finished, never taken for whole.
            shutil.rmtree(place.folder / "other", ignore_errors=True)
            for beside in ("other.guard", "other.keys", "other.outbox", "other.policy"):
                path = place.folder / beside
                shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
        place.must(*arguments) if result.killed or result.code else None
        return
    if name == "erase":
        place.submitted += 1
    # What was left half done is said, and is no damage, before the next command that writes.
    left = place.run("verify", "ledger", "--trust", "ledger.policy")
    if left.code:
        raise Fault("UNCLEAR", f"verify ends with {left.code} before the next start: {left.out[:400]}{left.err[:200]}")
    place.settle()
    if name == "erase" and not result.killed and result.code == 0:
        # Entry 3 is the second act, number 2025-4; its rapporteur stands alone in a disclosure.
        held = [path for path in (place.folder / "ledger").rglob("*")
                if path.is_file() and b64encode(b"Camille Fictive 4")[:-1] in path.read_bytes()]
        if held:
            raise Fault("SILENT", f"an erased value is still in {held}")
    if name == "import":
        place.must("import", "scdl", "many.csv", "--key", "copyist.pem")
        place.check()


def choose(world, items, count):
    """All of them, or a sample that the seed gives."""
    return items if world.is_whole or len(items) <= count else world.random.sample(items, count)


def sweep(world, action, names=None, errors=False):
    """Every point of every workload, or a sample of them."""
    runs = 0
    for name, workload in workloads(world).items():
        if names and name not in names:
            continue
        place = world.fresh()
        found = points(place, workload(place))
        cases = []
        for call, number in found:
            kinds = ERRORS.get(call, []) if errors else [None]
            cases += [(call, number, kind) for kind in kinds]
        for call, number, kind in choose(world, cases, world.sample):
            what = action(call, number, kind)
            if what is None:
                continue
            try:
                attempt(world, name, workload, what, world.seed)
            except Fault as fault:
                raise Fault(fault.verdict, f"{name}, {call} number {number}, {kind or 'KILL'}: {fault}") from None
            runs += 1
    return f"{runs} runs"


def f01(world):
    return sweep(world, lambda call, number, _: inject(call, number, "signal=KILL"))


def f02(world):
    def once(call, number, kind):
        return inject(call, number, "error=EIO") if kind == "EIO" else None

    def lasting(call, number, kind):
        return inject(call, f"{number}+", "error=EIO") if kind == "EIO" else None
    return sweep(world, once, errors=True) + ", then " + sweep(world, lasting, errors=True)


def f03(world):
    return sweep(world, lambda call, number, kind: inject(call, number, f"error={kind}") if kind != "EIO" else None,
                 errors=True)


def f04(world):
    """After an error of fsync nothing is acknowledged, and nothing more is synced."""
    runs = 0
    place = world.fresh()
    for call, number in points(place, workloads(world)["record"](place)):
        if call not in STOPS_AT:
            continue
        place = world.fresh()
        place.act()
        result = place.run(*place.arguments(), wrap=inject(call, number, "error=EIO"))
        if result.code == 0:
            raise Fault("SILENT", f"{call} number {number} failed and the entry was acknowledged")
        if result.code != 8:
            raise Fault("UNCLEAR", f"{call} number {number} failed: exit code {result.code}")
        place.settle()
        runs += 1
    return f"{runs} runs"


def f05(world):
    """A fault, and another during the recovery from it."""
    place = world.fresh()
    record = workloads(world)["record"]
    first = points(place, record(place))
    place = world.fresh()
    place.run(*record(place), wrap=inject("pwrite64", 1, "error=EIO"))
    second = points(place, ["submit"])
    pairs = [(a, b, kill) for a in first for b in second for kill in (True, False)]
    count = 1000 if world.is_whole else world.sample
    chosen = world.random.sample(pairs, min(count, len(pairs)))
    for (a, i), (b, j), kill in chosen:
        again = inject(b, j, "signal=KILL" if kill else "error=EIO")
        try:
            attempt(world, "record", record, inject(a, i, "signal=KILL"), world.seed, again)
        except Fault as fault:
            raise Fault(fault.verdict, f"{a} {i}, then {b} {j}: {fault}") from None
    return f"{len(chosen)} of {len(pairs)} pairs"


def mount_image(world):
    """An ext4 filesystem in a file, where it is mounted, and what mounts such a file there."""
    if os.getuid() or not shutil.which("mkfs.ext4"):
        raise Skip("mounting an image needs root and mkfs.ext4")
    image, mount = world.root / "disk", world.root / "mount"
    subprocess.run(["truncate", "-s", "64M", image], check=True)
    subprocess.run(["mkfs.ext4", "-q", "-F", image], check=True)
    mount.mkdir(exist_ok=True)

    def attach(file):
        done = subprocess.run(["mount", "-o", "loop", file, mount], capture_output=True, text=True)
        if done.returncode:
            raise Skip(f"mounting a loop device: {done.stderr.strip()}")
    attach(image)
    return image, mount, attach


def f06(world):
    """The power goes: the image of a mounted filesystem is copied while it is written to."""
    image, mount, attach = mount_image(world)
    crash = world.root / "crash"
    cuts = 200 if world.is_whole else 6
    try:
        place = world.template.copy(mount / "p", world.acks / "power")
        os.sync()
        for cut in range(cuts):
            kept, submitted, last = dict(place.known), place.submitted, (place.acks / "last.tlog-proof").read_bytes()
            if cut % 2:
                # In the middle of a record: the copy is taken while the program runs.
                place.act()
                child = subprocess.Popen(place.command(*place.arguments()), cwd=place.folder, stdout=subprocess.DEVNULL,
                                         stderr=subprocess.DEVNULL, env={**os.environ, "FEUILLET_LEDGER": "ledger"})
                subprocess.run(["sleep", str(world.random.random() * 0.03)], check=True)
                shutil.copyfile(image, crash)
                child.wait()
            else:
                place.record()
                kept, submitted = dict(place.known), place.submitted
                last = (place.acks / "last.tlog-proof").read_bytes()
                shutil.copyfile(image, crash)
            subprocess.run(["umount", mount], check=True)
            attach(crash)
            found = Place(place.program, mount / "p", world.acks / "found")
            found.known, found.submitted, found.secrets = kept, place.submitted, place.secrets
            found.last = found.acks / "last.tlog-proof"
            found.last.write_bytes(last)
            found.settle()
            subprocess.run(["umount", mount], check=True)
            attach(image)
    finally:
        subprocess.run(["umount", mount], capture_output=True)
    return f"{cuts} cuts, ext4"


# EXT4_IOC_SHUTDOWN, and its way that writes nothing more, not even the filesystem's own journal.
SHUTDOWN, WITHOUT_FLUSH = 0x8004587D, 2


def f09(world):
    """The filesystem is shut down while eight writers work: what they were told is there when it is mounted again."""
    image, mount, attach = mount_image(world)
    rounds, told = 20 if world.is_whole else 3, 0
    try:
        place = world.template.copy(mount / "p", world.acks / "shutdown")
        for _ in range(rounds):
            os.sync()
            results, lock, is_down = [], threading.Lock(), threading.Event()

            def work(writer):
                while not is_down.is_set():
                    with lock:
                        # Not where the filesystem goes away: a path that is absolute stays as it is.
                        act = place.act(world.acks / f"acte-{writer}.yaml")
                        receipt = world.acks / f"{place.submitted}.tlog-proof"
                    result = place.run("record", "deliberation", str(act), "--key", "commune.pem", "--receipt",
                                       str(receipt), check=False)
                    results.append((result, receipt))
            writers = [threading.Thread(target=work, args=(writer,)) for writer in range(8)]
            for writer in writers:
                writer.start()
            time.sleep(0.2 + world.random.random() * 0.3)
            folder = os.open(mount, os.O_RDONLY)
            fcntl.ioctl(folder, SHUTDOWN, struct.pack("I", WITHOUT_FLUSH))
            os.close(folder)
            is_down.set()
            for writer in writers:
                writer.join()
            for result, _ in results:
                if result.killed or result.code not in (0, 5, 6, 8, 9, 65):
                    raise Fault("UNCLEAR", f"a writer ended with {result.code}: {result.err[-200:]}")
            subprocess.run(["umount", mount], check=True)
            attach(image)
            place.settle()
            for result, receipt in results:
                if result.code == 0:
                    told += 1
                    if place.run("verify", "ledger", "--trust", "ledger.policy", "--against", str(receipt)).code:
                        raise Fault("LOSS", f"what {receipt.name} shows is gone")
    finally:
        subprocess.run(["umount", mount], capture_output=True)
    return f"{rounds} times, {told} acknowledgements, ext4"


def f08(world):
    """The disk takes a frame up to each of its bytes and no further."""
    place = world.fresh()
    before = (place.folder / "ledger/wal/0").stat().st_size
    place.record()
    after = (place.folder / "ledger/wal/0").stat().st_size
    sizes = choose(world, list(range(before, after)), world.sample)
    for size in sizes:
        place = world.fresh()
        place.act()
        wrap = ["prlimit", f"--fsize={size}"]
        if not shutil.which("prlimit"):
            raise Skip("prlimit is not installed")
        result = place.run(*place.arguments(), wrap=wrap)
        if not result.killed and result.code == 0:
            raise Fault("SILENT", f"torn at byte {size} and acknowledged")
        place.settle()
    return f"{len(sizes)} of {after - before} bytes"


def f10(world):
    """A bit flips on the way to the disk: what is read back is not what was written, and nothing is signed."""
    compiler = shutil.which("cc") or shutil.which("clang") or shutil.which("gcc")
    if not compiler:
        raise Skip("no C compiler for the library that flips a bit")
    library = world.root / "flip.so"
    source = world.here / "flip_write.c"
    done = subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], capture_output=True, text=True)
    if done.returncode:
        raise Skip(f"the library that flips a bit does not build: {done.stderr.strip()[:80]}")
    caught = 0
    for number in range(1, 13):
        place = world.fresh()
        place.act()
        result = place.run(*place.arguments(), env={"LD_PRELOAD": str(library), "FLIP_WRITE": str(number)})
        if result.code == 0:
            # What is published is not read back: it is made again at the next start, and `verify` reads it.
            os.replace(place.acks / "receipt.tlog-proof", place.acks / "last.tlog-proof")
        else:
            caught += 1
        place.settle()
    if caught < 2:
        raise Fault("SILENT", f"{caught} flipped writes were noticed: those of the journal and of the guard must be")
    return f"{caught} of 12 flipped writes refused, the others of derived files"


def f54(world):
    return sweep(world, lambda call, number, _: inject(call, number, "signal=KILL"), names={"erase"})


SCENARIOS = {
    "F01": ("killed at each system call of init, record, import, erase, verify", f01),
    "F02": ("EIO at each system call, once and lasting", f02),
    "F03": ("ENOSPC, EDQUOT, EROFS, EINTR, EMFILE, ENFILE, EACCES, EBUSY, ESTALE at each system call", f03),
    "F04": ("an error of fsync stops the writer", f04),
    "F05": ("two faults, the second during recovery", f05),
    "F06": ("power cut of a mounted filesystem", f06),
    "F08": ("an append torn at each byte", f08),
    "F09": ("a filesystem shut down under eight writers", f09),
    "F10": ("a bit flipped between hash and disk", f10),
    "F54": ("an erasure killed at each system call", f54),
}
