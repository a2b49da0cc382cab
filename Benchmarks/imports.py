"""Measures `camarilla import` on large invented tables: rows a second and the most memory held.

    CAMARILLA=.build/release/camarilla python3 Benchmarks/imports.py [ROWS ...]

Three tables: coded events, a relationship a row, with some 20,000 figures and 7,000 days; the same with their ends
looked up in a second table of 20,000 actors; and dyad-years, ten of which make a period. All are the same in every
run. Where Python has pandas (`pip install pandas`), it does the same join, from files to a file, and the two results
are compared row by row; where it hasn't, that is said, and the rest is measured all the same.
"""

import csv
import importlib.util
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

JOIN = """
tables:
  - file: join.csv
    lookup:
      first: {file: actors.csv, key: code, match: source}
      second: {file: actors.csv, key: code, match: target}
    source: {id: first.id, name: first.name}
    target: {id: second.id, name: second.name}
    kind: {column: code, ranges: {"1..99": alliance, "100..": rivalry}}
    when: {column: date, format: YYYYMMDD}
    weight: {column: score, absolute: true, ranges: {"0": skip}}
"""

PANDAS = """
import sys
import pandas
rows = pandas.read_csv(sys.argv[1], dtype={"date": str})
actors = pandas.read_csv(sys.argv[2])
for end in ["source", "target"]:
    rows = rows.merge(actors.add_prefix(end + "_"), how="left", left_on=end, right_on=end + "_code")
rows = rows[(rows.score != 0) & (rows.source_id != rows.target_id)]
rows["kind"] = rows.code.map(lambda code: "alliance" if code < 100 else "rivalry")
rows["when"] = rows.date.str[:4] + "-" + rows.date.str[4:6] + "-" + rows.date.str[6:]
rows["weight"] = rows.score.abs()
rows[["kind", "source_id", "target_id", "when", "weight"]].to_csv(sys.argv[3], index=False)
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


def actors(path):
    with open(path, "w") as file:
        file.write("code,id,name\n")
        for actor in range(20021):
            file.write(f"F{actor},actor-{actor:05},Actor number {actor}\n")


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


def report(name, rows, command):
    seconds, wall, memory = measure(command)
    print(
        f"| {name} | {rows:,} | {seconds:.2f} | {wall:.2f} | {rows / seconds:,.0f}"
        f" | {memory:.0f} |", flush=True)


def compare(folder, rows):
    """Says whether both joins made the same relationships in the same order."""
    columns = ["kind", "source", "target", "when"]
    with open(f"{folder}/out/relationships.csv") as ours, open(f"{folder}/joined.csv") as theirs:
        count = 0
        theirs = csv.DictReader(theirs, fieldnames=[*columns, "weight"])
        next(theirs)
        for count, (own, other) in enumerate(
                zip(csv.DictReader(ours), theirs, strict=True), start=1):
            if [own[name] for name in columns] != [other[name] for name in columns] or float(
                    own["weight"]) != float(other["weight"]):
                sys.exit(f"relationship {count} differs: {own} and, by pandas, {other}")
    print(f"camarilla and pandas made the same {count:,} relationships of {rows:,} rows",
          file=sys.stderr)


def main():
    camarilla = os.environ.get("CAMARILLA", ".build/release/camarilla")
    counts = [int(text) for text in sys.argv[1:]] or [1_000_000, 10_000_000]
    has_pandas = importlib.util.find_spec("pandas") is not None
    if has_pandas:
        import pandas
        print(f"pandas {pandas.__version__} does the same join", file=sys.stderr)
    else:
        print("no pandas here (pip install pandas), so nothing is measured beside it",
              file=sys.stderr)
    print("| table | rows | processor s | wall s | rows a processor second | most memory, MB |")
    print("|---|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        actors(f"{folder}/actors.csv")
        for name, make, text in [
            ("events", events, EVENTS), ("join", events, JOIN), ("dyad-years", dyad_years, YEARS),
        ]:
            mapping = f"{folder}/{name}.yaml"
            with open(mapping, "w") as file:
                file.write(text)
            for rows in counts:
                table = f"{folder}/{name}.csv"
                make(table, rows)
                given = [] if name == "join" else [table]
                report(
                    name, rows,
                    [camarilla, "import", *given, "--map", mapping, "-o", f"{folder}/out",
                     "--replace"])
                if name == "join" and has_pandas:
                    report(
                        "join, pandas", rows,
                        [sys.executable, "-c", PANDAS, table, f"{folder}/actors.csv",
                         f"{folder}/joined.csv"])
                    compare(folder, rows)


if __name__ == "__main__":
    main()
