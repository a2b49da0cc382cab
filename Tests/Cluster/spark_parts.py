#!/usr/bin/env python3
"""Tries what the Spark program does in one task and where tasks are joined, without Spark and any package.

    spark_parts.py COMMAND
"""

import json
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Examples", "Cluster", "spark"))
import sweep

HEADER = "source,target,kind,when\n"
COMMAND = os.path.realpath(sys.argv[1])


def check(is_so, what):
    if not is_so:
        sys.exit(f"spark: {what}")


def write(home, year, text, name="events.csv"):
    os.makedirs(f"{home}/year={year}", exist_ok=True)
    with open(f"{home}/year={year}/{name}", "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode())


def asked(questions):
    with open("ask.yaml", "w", encoding="utf-8") as file:
        file.write(questions)
    return "ask.yaml"


def one_run(ask, table, *options):
    made = subprocess.run([COMMAND, "sweep", "--ask", ask, "--chronicle", "-", *options], input=table.encode(),
                          capture_output=True, check=True)
    return made.stdout.decode().splitlines()


def swept(home, ask, year):
    return sweep.swept(home, ask, COMMAND, (year, 1, 1))


def try_faults():
    """A year that can't be read, or whose claims are wrong, is told with its file and row; the others have their lines."""
    ask = asked("- {ask: central, measure: degree}\n")
    good = {year: f"a,b,alliance,{year}\nb,c,rivalry,{year}\n" for year in range(2000, 2010)}
    for year, rows in good.items():
        write("faults", year, HEADER + rows)
    write("faults", 2002, HEADER + "a,b,alliance,2002\nb,c,rivalry\n")
    write("faults", 2005, (HEADER + "a,b,alliance,2005\nJosé,c,rivalry,2005\n").encode("latin-1"))
    write("faults", 2008, HEADER + "a,b,alliance,2008\nb,c,frenemy,2008\n")
    found = [line for year in good for line in swept("faults", ask, year)]
    lines, faults = sweep.joined(found, COMMAND)
    check([line[11:15] for line in lines] == ["2000", "2001", "2004", "2007"], f"years with wrong data spoil others: {lines}")
    # A worker has the year before as well.
    told = [(2002, "row 3 has 3 cells"), (2002, "row 3 has 3 cells"), (2005, "row 3: 'utf-8'"), (2005, "row 3: 'utf-8'"),
            (2008, "row 3: error: unknown kind 'frenemy'"), (2008, "row 3: error: unknown kind 'frenemy'")]
    check(len(faults) == len(told), f"there are {len(faults)} faults: {faults}")
    for fault, (year, words) in zip(faults, told):
        check(f"year={year}/events.csv" in fault and words in fault, f"'{words}' isn't in: {fault}")


def try_columns():
    """Columns go by their names, and ids stay as they are written."""
    ask = asked("- ties\n- turnover\n")
    first, second = ["002,020,alliance,2000", "True,020,rivalry,2000"], ["NA,020,alliance,2001", "020,002,rivalry,2001"]
    write("columns", 2000, HEADER + "\n".join(first) + "\n")
    turned = [row.split(",") for row in second]
    write("columns", 2001, "when,note,target,kind,source\r\n" + "".join(
        f'{when},"a, ""b""\nc",{target},{kind},{source}\r\n' for source, target, kind, when in turned))
    write("columns", 2001, b"\xef\xbb\xbf" + (HEADER + "x,y,alliance,2001").encode(), name="more.csv")
    table = HEADER + "\n".join(first + second) + "\nx,y,alliance,2001\n"
    lines = [line for *_, line in swept("columns", ask, 2001)]
    check(lines == one_run(ask, table, "--from", "2001", "--to", "2001"), f"files of other columns are read otherwise: {lines}")
    check('"NA"' in lines[0] and '"020"' in lines[0], f"ids are read as something else: {lines[0]}")


def try_shares():
    """A year that several workers share has the lines of one, also where they go through worlds of one question."""
    ask = asked("- {ask: central, worlds: 60, measure: degree, top: 3}\n- balance\n- {ask: explain b}\n")
    pairs = [("ab", "alliance"), ("bc", "rivalry"), ("cd", "alliance"), ("ad", "rivalry"), ("bd", "alliance")]
    rows = "".join(f"{pair[0]},{pair[1]},{kind},2000\n" for pair, kind in pairs)
    write("shares", 2000, HEADER + rows)
    found = [line for share in (2, 3, 1) for line in sweep.swept("shares", ask, COMMAND, (2000, share, 3))]
    check(any('"part":' in line for *_, line in found), "no question is parted among three workers")
    lines, faults = sweep.joined(found, COMMAND)
    check(lines == one_run(ask, HEADER + rows) and not faults, f"shares of a year differ from one run: {lines} {faults}")
    lines, faults = sweep.joined([line for line in found if line[1] != 2], COMMAND)
    check(not lines and len(faults) == 1 and "year=2000" in faults[0], f"a lost share isn't told: {faults}")


def try_years():
    """A year without a folder, between two that have one, is asked as well; claims with ids keep their names."""
    ask = asked("- {ask: central, measure: degree}\n- turnover\n- diff\n- cohesion\n")
    header = "id," + HEADER
    first, last = "x1,a,b,alliance,1999\nx2,b,c,alliance,1999\n", "x3,a,b,rivalry,2001\nx4,b,c,alliance,2001\n"
    write("gap", 1999, header + first)
    write("gap", 2001, header + last)
    check(list(sweep.years_of("gap")) == [1999, 2000, 2001], f"the years are {list(sweep.years_of('gap'))}")
    lines, _ = sweep.joined([line for year in sweep.years_of("gap") for line in swept("gap", ask, year)], COMMAND)
    one = one_run(ask, header + first + last)
    # A note tells of which years the claims are that the worker was given.
    check(list(map(without_notes, lines)) == list(map(without_notes, one)), f"years with a gap differ from one run: {lines}")
    check('"x4"' in lines[-1], f"the claims of 2001 aren't named: {lines[-1]}")


def without_notes(line):
    read = json.loads(line)
    read["answer"].pop("notes")
    return read


def main():
    with tempfile.TemporaryDirectory() as scratch:
        os.chdir(scratch)
        try_faults()
        try_columns()
        try_shares()
        try_years()
    print("what Spark's tasks do with a year has the bytes of one run, and what is wrong is told")


if __name__ == "__main__":
    main()
