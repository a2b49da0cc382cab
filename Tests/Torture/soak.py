#!/usr/bin/env python3
"""Asks an explorer and edits its store for a while, with commands beside it, and watches the explorer's memory.

    soak.py COMMAND [MINUTES]       60 unless told

Questions, years and edits are drawn from a seed. It fails where an answer is an error that nobody asked for, or where the
explorer holds a quarter more at the end than after the first third: until then it fills what it keeps of answers, and
Cairo what it keeps of letters. In less than half an hour they aren't full, and memory is told, not judged.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Explorer"))
from server import Server, status  # noqa: E402

COMMAND = os.path.abspath(sys.argv[1])
MINUTES = float(sys.argv[2]) if len(sys.argv) > 2 else 60
SAMPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Examples", "StalinCircle")
QUESTIONS = [
    "scene?year={year}", "central?year={year}", "factions?year={year}", "balance?year={year}", "figures?name={name}",
    "relationships?year={year}", "diff?from={year}&to={next}", "path?year={year}&from=stalin&to=trotsky",
    "explain?figure=stalin&year={year}", "brokerage?year={year}", "cohesion?year={year}", "validate", "info",
    "central?year={year}&where=source.born%20%3C%20%271880%27&measure=degree", "picture.svg?year={year}", "ties?year={year}",
]
COMMANDS = [["info"], ["central", "{year}"], ["store", "history"], ["factions", "{year}"], ["render", "{year}", "-o", "{picture}"]]


def memory(process):
    with open(f"/proc/{process.pid}/status", encoding="ascii") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS")) / 1024


def main():
    draw = random.Random(1)
    folder = tempfile.mkdtemp(prefix="camarilla-soak-")
    store = os.path.join(folder, "s.camarilla")
    subprocess.run([COMMAND, "convert", SAMPLE, store], check=True, capture_output=True)
    faults, readings, asked, edited, commands = [], [], 0, 0, 0
    with Server(COMMAND, store, "--edit") as server:
        begun, told = time.monotonic(), 0.0
        while time.monotonic() - begun < MINUTES * 60 and not faults:
            year = draw.randrange(1917, 1957)
            words = {"year": year, "next": year + draw.randrange(1, 5), "name": draw.choice(["st", "tro", "ö", "%00"]),
                     "picture": os.path.join(folder, "picture.svg")}
            what = draw.random()
            if what < 0.85:
                path = "/api/v1/" + draw.choice(QUESTIONS).format(**words)
                answer = server.ask(path, timeout=120)
                asked += 1
                if status(answer) not in {200, 304, 400}:
                    faults.append(f"{path}: {answer[:300]!r}")
            elif what < 0.95:
                # Every other edit takes one back, so that the chronicle doesn't grow.
                edit = ["store", "undo", "--store", store]
                if edited % 2 == 0:
                    kind = draw.choice(["alliance", "rivalry"])
                    edit = ["store", "add", kind, "stalin", "trotsky", str(year), "--store", store, "--note",
                            "x" * draw.randrange(2000)]
                outcome = subprocess.run([COMMAND, *edit], capture_output=True, timeout=120)
                edited += 1
                if outcome.returncode != 0:
                    faults.append(f"{edit}: {outcome.stderr.decode()}")
            else:
                words = [word.format(**words) for word in draw.choice(COMMANDS)]
                where = ["--store", store] if words[0] == "store" else [store] if words[0] == "info" else ["--chronicle", store]
                outcome = subprocess.run([COMMAND, *words, *where], capture_output=True, timeout=120)
                commands += 1
                if outcome.returncode != 0:
                    faults.append(f"{words}: {outcome.stderr.decode()}")
            if not server.is_running:
                faults.append(f"the explorer ended: {server.process.stderr.read()}")
                break
            readings.append(memory(server.process))
            if time.monotonic() - begun - told > 60:
                told = time.monotonic() - begun
                print(f"soak: {told / 60:.0f} min, {asked} questions, {edited} edits, {commands} commands,"
                      f" {readings[-1]:.0f} MB", flush=True)
    third = len(readings) // 3
    first, last = (sorted(part)[len(part) // 2] for part in (readings[third:third + third // 3 + 1], readings[-third // 3 - 1:]))
    if MINUTES >= 30 and last > 1.25 * first:
        faults.append(f"memory rose from {first:.0f} to {last:.0f} MB")
    print(json.dumps({"questions": asked, "edits": edited, "commands": commands, "minutes": MINUTES,
                      "megabytes after a third": round(first), "at the end": round(last), "faults": faults}, indent=2))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
