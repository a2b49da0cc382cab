"""Measures `camarilla import` on large invented tables: rows a second and the most memory held.

    CAMARILLA=.build/release/camarilla python3 Benchmarks/imports.py [ROWS ...]

Two tables: coded events, a relationship a row, with some 20,000 figures and 7,000 days; and dyad-years,
ten of which make a period. Both are the same in every run.
"""

import os
import random
import subprocess
import sys
import tempfile
import time

EVENTS = """
source: source
target: target
kinds: {cooperation: {sign: 1, directed: true}, conflict: {sign: -1, directed: true}}
kind: {column: code, ranges: {"1..99": cooperation, "100..": conflict}}
when: {column: date, format: YYYYMMDD}
weight: {column: score, absolute: true, ranges: {"0": skip}}
sources: {wire: Wire}
citation: {source: wire, locator: {line: L}}
"""

YEARS = """
source: a
target: b
kind: alliance
when: {year: year, merge: years}
"""


def events(path, rows):
    generator = random.Random(1)
    with open(path, "w") as file:
        file.write("date,source,target,code,score\n")
        for _ in range(rows):
            pick = int(generator.random() * (1 << 62))
            year, month, day = 2000 + pick % 20, 1 + (pick >> 8) % 12, 1 + (pick >> 16) % 28
            source, target = (pick >> 20) % 20011, (pick >> 35) % 20021
            code, score = 1 + (pick >> 40) % 200, (pick >> 50) % 201 - 100
            file.write(f"{year}{month:02}{day:02},F{source},F{target},{code:03},{score / 10}\n")


def dyad_years(path, rows):
    with open(path, "w") as file:
        file.write("a,b,year\n")
        for year in range(1900, 1910):
            for pair in range(rows // 10):
                file.write(f"s{pair % 997},t{pair // 997},{year}\n")


def measure(command):
    start = time.monotonic()
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(said)
    seconds = usage.ru_utime + usage.ru_stime
    return seconds, time.monotonic() - start, usage.ru_maxrss / 1024


def main():
    camarilla = os.environ.get("CAMARILLA", ".build/release/camarilla")
    counts = [int(text) for text in sys.argv[1:]] or [1_000_000, 10_000_000]
    print("| table | rows | processor s | wall s | rows a processor second | most memory, MB |")
    print("|---|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        for name, make, text in [("events", events, EVENTS), ("dyad-years", dyad_years, YEARS)]:
            mapping = f"{folder}/{name}.yaml"
            with open(mapping, "w") as file:
                file.write(text)
            for rows in counts:
                table = f"{folder}/{name}.csv"
                make(table, rows)
                seconds, wall, memory = measure(
                    [camarilla, "import", table, "--map", mapping, "-o", f"{folder}/out"])
                print(
                    f"| {name} | {rows:,} | {seconds:.2f} | {wall:.2f} | {rows / seconds:,.0f}"
                    f" | {memory:.0f} |", flush=True)


if __name__ == "__main__":
    main()
