#!/usr/bin/env python3
"""Makes events as coded event data has them, in a folder for each year: who did what to whom, on which day.

    python3 generate.py FOLDER [--events 20000000] [--years 40] [--figures 20000] [--form parquet|csv] [--seed 1]

A few actors are in most events, as in real data: the chance of the nth falls as 1/n. One year has four times as many
events as the others. The same arguments give the same events. Needs numpy and pyarrow.
"""

import argparse
import os

import numpy
import pyarrow
import pyarrow.csv
import pyarrow.parquet

KINDS = numpy.array(["alliance", "rivalry", "appointment", "denunciation"])
FIRST_YEAR = 1980


def year_of(year, count, figures, seed):
    """The events of a year as a table."""
    random = numpy.random.default_rng([seed, year])
    # The inverse of the harmonic sums, which grow as a logarithm.
    ends = numpy.floor(numpy.exp(random.random((2, count)) * numpy.log(figures + 1))).astype("int64")
    ends[1] = numpy.where(ends[0] == ends[1], ends[1] % figures + 1, ends[1])
    days = numpy.sort(random.integers(0, 365, count))
    dates = (numpy.datetime64(f"{year}-01-01") + days).astype(str)
    # Whom somebody befriends or fights is settled by who they are, but for a tenth.
    sides = (ends * 2654435761 >> 16) % 5
    is_friendly = (sides[0] == sides[1]) ^ (random.random(count) < 0.1)
    kinds = KINDS[numpy.where(is_friendly, 0, 1) + 2 * (random.random(count) < 0.25)]
    name = numpy.char.add("a", ends.astype(str))
    # So that answers that name events have the same names whoever is given which years.
    ids = numpy.char.add(f"{year}-", numpy.arange(1, count + 1).astype(str))
    return pyarrow.table({"id": ids, "source": name[0], "target": name[1], "kind": kinds, "when": dates})


def main():
    parser = argparse.ArgumentParser(description="Makes events in a folder for each year.")
    parser.add_argument("folder")
    parser.add_argument("--events", type=int, default=20_000_000)
    parser.add_argument("--years", type=int, default=40)
    parser.add_argument("--figures", type=int, default=20_000)
    parser.add_argument("--form", choices=["parquet", "csv"], default="parquet")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    usual = given.events // (given.years + 3)
    for index in range(given.years):
        year = FIRST_YEAR + index
        count = 4 * usual if index == given.years // 2 else usual
        home = os.path.join(given.folder, f"year={year}")
        os.makedirs(home, exist_ok=True)
        table = year_of(year, count, given.figures, given.seed)
        path = os.path.join(home, f"events.{given.form}")
        if given.form == "csv":
            pyarrow.csv.write_csv(table, path)
        else:
            pyarrow.parquet.write_table(table, path)


if __name__ == "__main__":
    main()
