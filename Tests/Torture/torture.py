#!/usr/bin/env python3
"""Kills edits and imports at their system calls, cuts the power, tells them to end, and edits from sixteen processes at once.

    torture.py COMMAND          a sample of each, in about a minute
    torture.py COMMAND --long   every system call of every edit, and the crowd for a minute

After each blow the next command has to find the chronicle as it was before the edit or as it is after it, and after it
where the edit had been reported; SQLite has to find nothing wrong; and the next run of what was killed has to leave
nothing beside its result. Kills and the power need strace and leave to trace, and say so where there is none.

A power cut is a model: what was written to a file and not synchronized, or made, renamed or removed in a folder that was
not, is lost, kept, or partly kept by a seeded draw. That is what POSIX allows; most file systems keep more.
"""

import collections
import concurrent.futures
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

COMMAND = os.path.abspath(sys.argv[1])
LONG = "--long" in sys.argv
WHO = ["--by", "tester", "--at", "2026-01-01T00:00:00Z"]
TABLE = """kind,source,target,when,note
alliance,anna,boris,1926,first
rivalry,boris,clara,1927,second
alliance,clara,anna,1926/1928,third
"""
MORE = "kind,source,target,when\nalliance,dora,anna,1929\nrivalry,emil,boris,1930\n"
# What changes files; a kill between two others leaves the same behind.
CALLS = "openat,write,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,mkdir,rmdir,fchmod"

# Each with what it changes, in a folder with the store s.camarilla and the tables c.csv and more.csv.
EDITS = {
    "add": ["store", "add", "alliance", "anna", "clara", "1930", "--store", "s.camarilla", *WHO],
    "amend": ["store", "amend", "r1", "--when", "1925", "--store", "s.camarilla", *WHO],
    "retract": ["store", "retract", "r2", "--store", "s.camarilla", *WHO],
    "amend-figure": ["store", "amend-figure", "anna", "--name", "Anna K.", "--store", "s.camarilla", *WHO],
    "merge-figures": ["store", "merge-figures", "dora", "anna", "--store", "s.camarilla", *WHO],
    "undo": ["store", "undo", "--store", "s.camarilla", *WHO],
    "import --add": ["store", "import", "--add", "more.csv", "--store", "s.camarilla", *WHO],
}
MAKERS = {
    "store import": ["store", "import", "more.csv", "--store", "new.camarilla"],
    "store import over one": ["store", "import", "more.csv", "--store", "s.camarilla", "--replace"],
    "convert to a folder": ["convert", "s.camarilla", "folder"],
    "convert to GraphML": ["convert", "s.camarilla", "g.graphml"],
    "convert over a table": ["convert", "s.camarilla", "c.csv", "--replace"],
}
JOBS = {**EDITS, **MAKERS}

faults = []


def fault(text):
    faults.append(text)
    print("torture: " + text, file=sys.stderr, flush=True)


def run(folder, words, **options):
    return subprocess.run([COMMAND, *words], cwd=folder, capture_output=True, timeout=120, **options)


def prepared(folder):
    """The files that every job begins with."""
    for name, text in [("c.csv", TABLE), ("more.csv", MORE)]:
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
    run(folder, ["store", "import", "c.csv", "--store", "s.camarilla"], check=True)
    run(folder, ["store", "add-figure", "dora", "Dora", "--store", "s.camarilla", *WHO], check=True)


def rows_of(path):
    """Everything that a store says, or how SQLite refuses it."""
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
            verdict = database.execute("PRAGMA integrity_check").fetchone()[0]
            tables = [name for name, in database.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_words%' ESCAPE '\\'"
                " AND name NOT LIKE 'sqlite%' ORDER BY name")]
            content = {name: sorted(database.execute(f'SELECT * FROM "{name}"'), key=repr) for name in tables}
    except sqlite3.Error as error:
        return f"SQLite: {error}"
    return repr(content) if verdict == "ok" else f"integrity: {verdict}"


def content(folder):
    """What a folder holds, by name: stores by what they say, other files by their bytes; journals aside."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            if name.endswith("-journal"):
                continue
            if name.endswith(".camarilla"):
                found[os.path.relpath(path, folder)] = rows_of(path)
            else:
                with open(path, "rb") as file:
                    found[os.path.relpath(path, folder)] = file.read()
    return found


def is_litter(name):
    return any(part.endswith(".part") or ".part-" in part for part in name.split(os.sep))


def looked_at(folder):
    """What the next commands make of a folder: they mend what was half done."""
    for name in ["s.camarilla", "new.camarilla"]:
        if os.path.exists(os.path.join(folder, name)):
            outcome = run(folder, ["store", "history", "--store", name])
            if outcome.returncode != 0:
                fault(f"{name} can't be read: {outcome.stderr.decode()}")
    return content(folder)


def judge(where, found, before, after, reported):
    """Whether what is found is what was before, or what is after; only after where that was reported."""
    kept = {name: bytes for name, bytes in found.items() if not is_litter(name)}
    if kept == after or kept == before and not reported:
        return
    if kept == before:
        fault(f"{where}: it was reported, and is lost")
    else:
        names = [name for name in {*kept, *before, *after}
                 if kept.get(name) != before.get(name) and kept.get(name) != after.get(name)]
        mixed = "it is neither as before nor as after"
        fault(f"{where}: {mixed}: {names or 'some files as before, some as after'}")


def template(job):
    """The files before a job and after it, and a folder to copy."""
    folder = tempfile.mkdtemp(prefix="camarilla-torture-")
    prepared(folder)
    before = content(folder)
    done = folder + "-done"
    shutil.copytree(folder, done)
    outcome = run(done, JOBS[job])
    if outcome.returncode != 0:
        sys.exit(f"torture: {job} fails without being killed: {outcome.stderr.decode()}")
    after = content(done)
    shutil.rmtree(done)
    if before == after:
        sys.exit(f"torture: {job} changes nothing")
    return folder, before, after


# Kills


def calls(folder, words):
    """The system calls of a run that change files, in their order, as strace tells of them; and the most of a thread."""
    log = folder + ".log"
    subprocess.run(["strace", "-f", "-xx", "-s", "9999999", "-e", f"trace={CALLS},close,dup,dup2,dup3",
                    "-o", log, COMMAND, *words], cwd=folder, capture_output=True, timeout=300)
    lines, waiting, counts = [], {}, collections.Counter()
    with open(log, encoding="utf-8") as file:
        for line in file:
            pid, text = line.rstrip("\n").split(None, 1)
            counts[pid] += text.split("(")[0] in CALLS.split(",")
            if text.endswith("<unfinished ...>"):
                waiting[pid] = text[:-len("<unfinished ...>")]
            elif resumed := re.match(r"<\.\.\. \w+ resumed>(.*)", text):
                lines.append(waiting.pop(pid, "") + resumed[1])
            else:
                lines.append(text)
    os.remove(log)
    return lines, max(counts.values())


def kill_at(job, number, folder, before, after):
    """Kills a job at its call of this number, counted in each thread; returns whether it was."""
    place = tempfile.mkdtemp(prefix="camarilla-torture-")
    work = os.path.join(place, "w")
    shutil.copytree(folder, work)
    outcome = subprocess.run(
        ["strace", "-f", "-o", "/dev/null", "-e", f"trace={CALLS}",
         "-e", f"inject={CALLS}:signal=KILL:when={number}", COMMAND, *JOBS[job]],
        cwd=work, capture_output=True, timeout=300)
    killed = outcome.returncode != 0
    where = f"{job}, killed at call {number}"
    judge(where, looked_at(work), before, after, reported=not killed)
    # The same again goes well, unless it was made already, and leaves nothing beside it.
    run(work, JOBS[job])
    litter = [name for name in content(work) if is_litter(name)]
    if litter:
        fault(f"{where}: the next run leaves {litter}")
    shutil.rmtree(place)
    return killed


def kills(pool):
    total = 0
    for job in JOBS:
        folder, before, after = template(job)
        scratch = tempfile.mkdtemp(prefix="camarilla-torture-")
        shutil.copytree(folder, scratch + "/w")
        _, most = calls(scratch + "/w", JOBS[job])
        shutil.rmtree(scratch)
        numbers = range(1, most + 1)
        if not LONG:
            numbers = random.Random(job).sample(numbers, min(8, most))
        killed = list(pool.map(lambda number: kill_at(job, number, folder, before, after), numbers))
        total += sum(killed)
        shutil.rmtree(folder)
    print(f"torture: {total} kills in {len(JOBS)} jobs", flush=True)


# Signals


def signals(tries):
    """Tells each job to end, at some moment of its run: what it leaves needs nobody to mend it, and nothing lies beside it.

    A debugger would hold the job up until it has ended what it does, so that moments are drawn, late ones more often: what
    changes files comes last.
    """
    ended = 0
    for job in JOBS:
        folder, before, after = template(job)
        draws = random.Random(job)
        begun = time.monotonic()
        run(shutil.copytree(folder, folder + "-timed"), JOBS[job])
        took = time.monotonic() - begun
        shutil.rmtree(folder + "-timed")
        for number in range(tries):
            work = shutil.copytree(folder, folder + "-told")
            sent = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1][number % 4]
            process = subprocess.Popen([COMMAND, *JOBS[job]], cwd=work, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(took * draws.uniform(0.4, 1) if number % 3 else took * draws.random())
            process.send_signal(sent)
            where = f"{job}, told by {sent.name} to end"
            reported = process.wait(120) == 0
            ended += not reported
            left = [name for name in os.listdir(work) if name.endswith(("-journal", "-wal", "-shm")) or is_litter(name)]
            if left:
                fault(f"{where}: {left} is left")
            judge(where, content(work), before, after, reported=reported)
            shutil.rmtree(work)
        shutil.rmtree(folder)
    print(f"torture: {len(JOBS) * tries} signals, {ended} of them in time, in {len(JOBS)} jobs", flush=True)


# Power


class Disk:
    """What of some files would be there after a power cut."""

    def __init__(self, folder):
        self.folder = folder
        # By inode: the bytes as programs see them, those that are safe, and the writes since.
        self.seen, self.safe, self.since = {}, {}, collections.defaultdict(list)
        self.names, self.safe_names, self.moved = {}, {}, []
        self.open, self.positions = {}, {}
        for place, folders, files in os.walk(folder):
            for name in folders:
                self.names[self.path(os.path.join(place, name))] = None
            for name in files:
                with open(os.path.join(place, name), "rb") as file:
                    self.made(self.path(os.path.join(place, name)), file.read())
        self.safe = dict(self.seen)
        self.since.clear()
        self.safe_names = dict(self.names)

    def path(self, name):
        return os.path.relpath(os.path.join(self.folder, name), self.folder)

    def made(self, path, data=b""):
        inode = len(self.seen)
        self.seen[inode], self.safe[inode], self.names[path] = data, b"", inode
        return inode

    def write(self, inode, offset, data):
        old = self.seen[inode].ljust(offset, b"\0")
        self.seen[inode] = old[:offset] + data + old[offset + len(data):]
        self.since[inode].append((offset, data))

    def perform(self, line):
        """Takes a system call into account; returns whether a result was told."""
        parsed = re.match(r"(\w+)\((.*)\)\s+= (-?\d+)", line)
        if not parsed or int(parsed[3]) < 0:
            return False
        name, text, result = parsed[1], parsed[2], int(parsed[3])
        strings = [bytes.fromhex(one.replace("\\x", "")) for one in re.findall(r'"((?:\\x[0-9a-f]{2})*)"', text)]
        paths = [self.path(one.decode()) for one in strings] if name in {
            "openat", "rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "rmdir"} else []
        number = int(re.match(r"\d+", text)[0]) if re.match(r"\d+", text) else -1
        if name == "openat" and not paths[0].startswith(".."):
            if "O_CREAT" in text and paths[0] not in self.names:
                self.made(paths[0])
            if "O_TRUNC" in text:
                self.seen[self.names[paths[0]]] = b""
            self.open[result], self.positions[result] = paths[0], 0
            self.opened(result)
        elif name == "openat" or name == "close":
            self.open.pop(result if name == "openat" else number, None)
        elif name in {"dup", "dup2", "dup3"} and number in self.open:
            self.open[result], self.positions[result] = self.open[number], self.positions[number]
            self.opened(result)
        elif name == "write" and number == 1:
            return True
        elif name == "write" and self.inode(number) is not None:
            self.write(self.inode(number), self.positions[number], strings[0][:result])
            self.positions[number] += result
        elif name == "pwrite64" and self.inode(number) is not None:
            self.write(self.inode(number), int(text.rsplit(",", 1)[1]), strings[0][:result])
        elif name == "ftruncate" and self.inode(number) is not None:
            length = int(text.rsplit(",", 1)[1])
            self.seen[self.inode(number)] = self.seen[self.inode(number)][:length].ljust(length, b"\0")
        elif name in {"fsync", "fdatasync"} and number in self.open:
            inode = self.inode(number)
            if inode is None:
                # What is in a folder goes with it.
                for old, new in self.moved:
                    self.safe_names = {
                        new + path[len(old):] if path.startswith(old + "/") else path: at
                        for path, at in self.safe_names.items()}
                self.moved = []
                self.safe_names = {
                    **{path: at for path, at in self.safe_names.items() if not self.is_in(path, self.open[number])},
                    **{path: at for path, at in self.names.items() if self.is_in(path, self.open[number])}}
            else:
                self.safe[inode] = self.seen[inode]
                self.since[inode].clear()
        elif name.startswith("rename"):
            if self.names.get(paths[0], 0) is None:
                self.moved.append((paths[0], paths[1]))
            moved = {path: at for path, at in self.names.items()
                     if path == paths[0] or path.startswith(paths[0] + "/")}
            for path, at in moved.items():
                del self.names[path]
                self.names[paths[1] + path[len(paths[0]):]] = at
        elif name in {"unlink", "unlinkat", "rmdir"}:
            self.names.pop(paths[-1], None)
        elif name == "mkdir":
            self.names[paths[0]] = None
        return False

    def opened(self, descriptor):
        """Files that lose their name are still written to."""
        self.inodes = getattr(self, "inodes", {})
        self.inodes[descriptor] = self.names.get(self.open[descriptor])

    def inode(self, descriptor):
        return self.inodes.get(descriptor) if descriptor in self.open else None

    @staticmethod
    def is_in(path, folder):
        return (os.path.dirname(path) or ".") == folder

    def restored(self, target, names, data):
        """Writes an image of the disk."""
        os.makedirs(target)
        for path, inode in sorted(names.items()):
            full = os.path.join(target, path)
            if inode is None:
                os.makedirs(full, exist_ok=True)
                continue
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "wb") as file:
                file.write(data(inode))

    def partly(self, inode, draw):
        """The safe bytes with some of the writes since, by blocks as disks write."""
        data = self.safe[inode]
        for offset, written in self.since[inode]:
            for start in range(0, len(written), 512):
                if draw.random() < 0.5:
                    piece, at = written[start:start + 512], offset + start
                    data = data.ljust(at, b"\0")
                    data = data[:at] + piece + data[at + len(piece):]
        return data

    def images(self, seed):
        """What may be there: as little as possible, names without bytes, bytes without names, and draws."""
        draw = random.Random(seed)
        yield "lost", self.safe_names, self.safe.__getitem__
        yield "names kept", self.names, self.safe.__getitem__
        yield "bytes kept", self.safe_names, self.seen.__getitem__
        for number in range(3 if LONG else 1):
            names = self.names if draw.random() < 0.5 else self.safe_names
            yield f"draw {number}", names, lambda inode: self.partly(inode, draw)


def power(pool):
    total = 0
    for job in JOBS:
        folder, before, after = template(job)
        place = tempfile.mkdtemp(prefix="camarilla-torture-")
        work = os.path.join(place, "w")
        shutil.copytree(folder, work)
        disk = Disk(work)
        lines, _ = calls(work, JOBS[job])
        reported, images = False, []
        for number, line in enumerate([*lines, ""]):
            if line:
                reported = disk.perform(line) or reported
            else:
                # It has ended, with nothing to complain about.
                reported = True
            changes = line.startswith(("pwrite64", "write(", "fsync", "fdatasync", "rename", "unlink", "ftruncate"))
            if line and not changes or not LONG and line and random.Random(f"{job}{number}").random() > 0.3:
                continue
            for what, names, data in disk.images(f"{job}{number}"):
                target = os.path.join(place, f"{number}-{what}".replace(" ", "-"))
                disk.restored(target, names, data)
                images.append((f"{job}, power cut after call {number}, {what}", target, reported))
        list(pool.map(lambda one: judge(one[0], looked_at(one[1]), before, after, one[2]), images))
        total += len(images)
        shutil.rmtree(place)
        shutil.rmtree(folder)
    print(f"torture: {total} images of a disk after power cuts in {len(JOBS)} jobs", flush=True)


# Crowd


def crowd(seconds):
    """Eight writers and eight readers of one store."""
    folder = tempfile.mkdtemp(prefix="camarilla-torture-")
    prepared(folder)
    end = time.monotonic() + seconds
    added, busy, reads = collections.Counter(), 0, 0

    def write(writer):
        done = waited = 0
        while time.monotonic() < end:
            name = f"w{writer}x{done}"
            outcome = run(folder, ["store", "add", "alliance", "anna", "boris", "1930", "--id", name,
                                   "--store", "s.camarilla", "--by", f"writer {writer}"])
            if outcome.returncode == 0:
                done += 1
            elif b"busy" in outcome.stderr or b"in use" in outcome.stderr:
                waited += 1
            else:
                fault(f"writer {writer}: {outcome.stderr.decode()}")
                break
        return done, waited

    def read(_):
        count = last = 0
        while time.monotonic() < end:
            outcome = run(folder, ["relationships", "--year", "1930", "--format", "json", "--chronicle", "s.camarilla"])
            if outcome.returncode != 0:
                if b"in use" not in outcome.stderr and b"busy" not in outcome.stderr:
                    fault(f"a reader: {outcome.stderr.decode()}")
                    break
                continue
            found = len(json.loads(outcome.stdout)["relationships"])
            if found < last:
                fault(f"a reader saw {last} relationships, and then {found}")
            count, last = count + 1, found
        return count

    with concurrent.futures.ThreadPoolExecutor(16) as many:
        readers = [many.submit(read, number) for number in range(8)]
        for writer, job in enumerate([many.submit(write, number) for number in range(8)]):
            added[writer], waited = job.result()
            busy += waited
        reads = sum(reader.result() for reader in readers)
    with sqlite3.connect(os.path.join(folder, "s.camarilla")) as database:
        ids = [one for one, in database.execute("SELECT id FROM relationships WHERE id LIKE 'w%'")]
        if database.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            fault("the crowd broke the store")
    wanted = {f"w{writer}x{number}" for writer, count in added.items() for number in range(count)}
    if sorted(ids) != sorted(wanted):
        fault(f"of {len(wanted)} reported edits of a crowd {len(wanted - set(ids))} are lost,"
              f" {len(ids) - len(set(ids))} made twice, {len(set(ids) - wanted)} made and not reported")
    shutil.rmtree(folder)
    print(f"torture: {len(wanted)} edits by 8 writers and {reads} readings by 8 readers in {seconds} s,"
          f" {busy} told that the store is busy", flush=True)


def main():
    traces = shutil.which("strace") and subprocess.run(
        ["strace", "-o", "/dev/null", "true"], capture_output=True).returncode == 0
    # A core that somebody else keeps busy must not make a run take longer than it is given.
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        if traces:
            kills(pool)
            power(pool)
        else:
            print("torture: without strace, and leave to trace, nothing is killed and no power is cut")
    signals(120 if LONG else 20)
    crowd(60 if LONG else 8)
    if faults:
        sys.exit(f"torture: {len(faults)} faults")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    main()
