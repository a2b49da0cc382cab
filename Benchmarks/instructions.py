#!/usr/bin/env python3
"""Counts the instructions of twenty commands and kernels, and the bytes of the command as it is installed, and holds them
against those that are recorded.

    instructions.py COMMAND            compares with INSTRUCTIONS.md; fails where something takes 5 % more
    instructions.py COMMAND --record   writes INSTRUCTIONS.md anew

COMMAND is what `make build` builds. valgrind's callgrind counts, whatever else the machine does meanwhile. A kernel is asked of a
generated chronicle of 600 figures and 3,000 ties, less the same question to it by degree, so that reading doesn't count.
"""

import os
import random
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
RECORD = os.path.join(HERE, "INSTRUCTIONS.md")
MOST = 1.05
SIZE = "bytes of the command"

COMMANDS = [
    "--version", "info", "validate", "central 1937", "central 1937 --measure betweenness", "factions 1937 --runs 0",
    "balance 1937", "diff 1925 1927", "explain stalin 1937", "path 1926 stalin trotsky", "timeline", "turnover",
    "render 1937 -o 1937.svg --replace",
]
KERNELS = ["betweenness", "closeness", "harmonic", "eigenvector", "pagerank", "katz", "constraint"]


def generated(path):
    draws = random.Random(1)
    with open(path, "w", encoding="utf-8") as file:
        file.write("source,target,kind,when\n")
        pairs = set()
        while len(pairs) < 3000:
            a, b = sorted((int(600 * draws.random() ** 2), int(600 * draws.random() ** 2)))
            if a != b and (a, b) not in pairs:
                pairs.add((a, b))
                file.write(f"f{a},f{b},{'rivalry' if (a ^ b) & 3 == 3 else 'alliance'},1937\n")


def instructions(command, words, folder):
    """Instructions of a run, on one processor, so that no thread waits in a loop for another."""
    made = subprocess.run(
        ["taskset", "-c", "0", "valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", command, *words],
        capture_output=True, text=True, cwd=folder)
    found = re.search(r"Collected : (\d+)", made.stderr)
    if made.returncode or not found:
        sys.exit(f"instructions: {' '.join(words)} ended with {made.returncode}: {made.stderr[-500:]}")
    return int(found[1])


def counted(command):
    with tempfile.TemporaryDirectory() as folder:
        generated(os.path.join(folder, "ties.csv"))
        # valgrind can't read the debugging information of every build.
        subprocess.run(["strip", "-o", os.path.join(folder, "camarilla"), command], check=True)
        command = os.path.join(folder, "camarilla")
        counts = {SIZE: os.path.getsize(command)}
        for line in COMMANDS:
            counts[line] = instructions(command, line.split(), folder)
        def ask(measure):
            words = ["central", "1937", "--chronicle", "ties.csv", "--top", "1", "--measure", measure]
            return instructions(command, words, folder)
        floor = ask("degree")
        for measure in KERNELS:
            counts[f"kernel: {measure}"] = max(0, ask(measure) - floor)
        return counts


def recorded():
    with open(RECORD, encoding="utf-8") as file:
        rows = re.findall(r"^\| `?([^`|]+?)`? \| ([\d,]+) \|$", file.read(), re.M)
    return {name: int(count.replace(",", "")) for name, count in rows}


def main():
    command = os.path.realpath(sys.argv[1])
    counts = counted(command)
    if "--record" in sys.argv:
        with open(RECORD, "w", encoding="utf-8") as file:
            file.write(f"# Instructions\n\n{__doc__.split(chr(10) * 2)[0]}\n`python3 Benchmarks/instructions.py COMMAND` "
                       "compares a release build with this table; its head says how it counts.\n\n"
                       "| what | instructions, or bytes |\n|---|---:|\n")
            file.writelines(f"| `{name}` | {count:,} |\n" for name, count in counts.items())
        return
    known, faults = recorded(), 0
    for name, count in counts.items():
        before = known.get(name)
        if before is None:
            print(f"{name}: {count:,}, which nobody has recorded")
            continue
        # What takes a few instructions alone varies by more than that.
        is_more = count > MOST * before and count - before > 1_000_000
        faults += is_more
        print(f"{name}: {count:,}, {100 * (count / max(1, before) - 1):+.1f} %{' TOO MUCH' if is_more else ''}")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
