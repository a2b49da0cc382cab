#!/usr/bin/env python3
"""Asks the same questions of every year of events, on a Spark cluster.

    spark-submit sweep.py EVENTS ASK OUT [--camarilla PATH] [--form parquet|csv] [--net] [--split ROWS] [--lines FILE]

EVENTS has a folder year=Y for each year, with Parquet or CSV files whose columns are those of a table of relationships:
source, target, kind, when, and whatever else there is. Every machine of the cluster must see it under the same path, and
have the command. Columns go by their names, whatever order a file has them in, and cells are read as they are written. ASK is
what `camarilla sweep` takes. The answers go to OUT as one table of period, question, seed, answer
and error, in more than one file where they are many; with --lines also to a file with the bytes that one `camarilla sweep`
of all events would print.

Each year is a task of its own, with the year before it for questions about changes, and the largest begin first. Years of
more than --split rows are split into as many tasks as there are questions. A task whose worker dies is done again, by Spark;
one whose data are wrong is told with its year and row, and the others go on.
"""

import argparse
import bisect
import contextlib
import csv
import decimal
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading

INVALID_DATA = 65
ROWS_AT_ONCE = 1 << 16
BYTES_OF_A_FILE = 1 << 25
# Of notes; what is longer is a quotation mark that was forgotten.
csv.field_size_limit(1 << 24)


# What files hold, as one table.

def files_of(events, year):
    home = os.path.join(events, f"year={year}")
    if not os.path.isdir(home):
        return []
    return sorted(os.path.join(home, name) for name in os.listdir(home) if not name.startswith(("_", ".")))


def is_csv(path):
    return path.endswith(".csv")


def csv_rows(path):
    """The rows of a CSV file, its header first, each cell as it is written: 002 and True are texts like others."""
    number = 0

    def decoded(file):
        for index, line in enumerate(file):
            yield line.decode("utf-8" if index else "utf-8-sig")

    with open(path, "rb") as file:
        rows = csv.reader(decoded(file), strict=True)
        width = None
        while True:
            number += 1
            try:
                row = next(rows)
            except StopIteration:
                return
            except (UnicodeDecodeError, csv.Error) as error:
                raise ValueError(f"row {number}: {error}") from error
            if not row:
                continue
            if width is None:
                width = len(row)
            if len(row) != width:
                raise ValueError(f"row {number} has {len(row)} cells; expected {width}, as the header has")
            yield row


def layout_of(path):
    """The names and types of a file's columns, in its own order."""
    if is_csv(path):
        layout = [(name, "text") for name in next(csv_rows(path), [])]
    else:
        import pyarrow.parquet

        layout = [(field.name, str(field.type)) for field in pyarrow.parquet.read_schema(path)]
    names = [name for name, _ in layout]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"there are several columns '{name}'; expected each once")
    return layout


def csv_text(rows):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def tables_of(path, columns):
    """The rows of a file as CSV without a header, some at a time: their number and the bytes. Cells go by the names of columns."""
    if is_csv(path):
        rows = csv_rows(path)
        places = {name: index for index, name in enumerate(next(rows, []))}
        order = [places.get(name) for name in columns]
        as_written = order == list(range(len(order)))
        some = []
        for row in rows:
            some.append(row if as_written else ["" if at is None else row[at] for at in order])
            if len(some) == ROWS_AT_ONCE:
                yield len(some), csv_text(some)
                some = []
        yield len(some), csv_text(some)
        return
    import pyarrow
    import pyarrow.csv
    import pyarrow.parquet

    for batch in pyarrow.parquet.ParquetFile(path).iter_batches(ROWS_AT_ONCE):
        cells = []
        for name in columns:
            if name not in batch.schema.names:
                cells.append(pyarrow.nulls(len(batch), "string"))
                continue
            try:
                cells.append(batch.column(name).cast("string"))
            except pyarrow.ArrowException as error:
                raise ValueError(f"column '{name}': {error}") from error
        text = io.BytesIO()
        table = pyarrow.table(cells, names=columns)
        pyarrow.csv.write_csv(table, text, pyarrow.csv.WriteOptions(include_header=False))
        yield len(batch), text.getvalue()


# One worker.

class Feeder(threading.Thread):
    """Writes the events of some years as CSV to a command that reads them from standard input."""

    def __init__(self, events, years, process):
        super().__init__()
        self.events, self.process = events, process
        self.paths = [path for year in years for path in files_of(events, year)]
        # What couldn't be read, and why.
        self.fault = None
        # On which line of what is written each file begins, and the number of its first row.
        self.begins, self.firsts = [], []

    def run(self):
        path = None
        try:
            # What columns the files have altogether, each once.
            columns = {}
            for path in self.paths:
                columns.update(layout_of(path))
            columns = list(columns)
            self.process.stdin.write(csv_text([columns or ["source", "target", "kind", "when"]]))
            line = 2
            for path in self.paths:
                self.begins.append(line)
                self.firsts.append(2 if is_csv(path) else 1)
                for count, text in tables_of(path, columns):
                    if text.count(b"\n") != count:
                        # Lines are no rows where cells have several.
                        self.firsts[-1] = None
                    line += text.count(b"\n")
                    self.process.stdin.write(text)
        except BrokenPipeError:
            pass  # The command has stopped, and says why.
        except Exception as error:
            # It would answer from half a table if its input just ended.
            self.process.kill()
            self.fault = f"{self.name_of(path)}: {error}"
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()

    def name_of(self, path):
        return os.path.relpath(path, self.events) if path else self.events

    def located(self, message):
        """What the command says of its input, with the file and its row."""
        def place(match):
            index = bisect.bisect(self.begins, int(match[1])) - 1
            if index < 0 or self.firsts[index] is None:
                return match[0]
            return f"{self.name_of(self.paths[index])}, row {int(match[1]) - self.begins[index] + self.firsts[index]}:"

        return re.sub(r"^standard input:(\d+):\d+:", place, message, flags=re.MULTILINE)


def swept(events, ask, camarilla, task):
    """The lines of a year, or of a share of its questions; what is wrong with its data in their place."""
    year, share, shares = task
    words = [camarilla, "sweep", "--ask", ask, "--chronicle", "-", "--from", str(year), "--to", str(year)]
    if shares > 1:
        words += ["--shard", f"{share}/{shares}"]
    process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    feeder = Feeder(events, [year - 1, year], process)
    said = []
    listener = threading.Thread(target=lambda: said.append(process.stderr.read()))
    feeder.start()
    listener.start()
    lines = [line.decode().rstrip("\n") for line in process.stdout]
    feeder.join()
    listener.join()
    status = process.wait()
    message = said[0].decode(errors="replace").strip()
    # What is wrong with the data would be no better if the task were done again.
    if feeder.fault:
        return [(year, share, -1, f"year={year}: {feeder.fault}")]
    if status == 0 or status == INVALID_DATA and lines:
        return [(year, share, number, line) for number, line in enumerate(lines)]
    if status == INVALID_DATA:
        return [(year, share, -1, f"year={year}: {feeder.located(message)}")]
    raise RuntimeError(f"year={year}: camarilla ended with {status}: {message}")


def gathered(year, shares, camarilla):
    """The lines of a year out of those of its shares, which may have parts of an answer each."""
    with tempfile.TemporaryDirectory() as home:
        paths = []
        for share, lines in sorted(shares.items()):
            paths.append(os.path.join(home, f"{share}.jsonl"))
            with open(paths[-1], "w", encoding="utf-8") as file:
                file.writelines(line + "\n" for line in lines)
        made = subprocess.run([camarilla, "gather", *paths], capture_output=True)
    if made.returncode == 0 or made.returncode == INVALID_DATA and made.stdout:
        return made.stdout.decode().splitlines(), []
    return [], [f"year={year}: its shares make no whole: {made.stderr.decode(errors='replace').strip()}"]


def joined(found, camarilla):
    """Of what the tasks found: the lines in their order, and what was wrong."""
    years = {}
    for year, share, number, line in sorted(found):
        shares, wrong = years.setdefault(year, ({}, []))
        shares.setdefault(share, [])
        (wrong if number < 0 else shares[share]).append(line)
    lines, faults = [], []
    for year, (shares, wrong) in sorted(years.items()):
        # All tasks of a year find the same wrong.
        faults += dict.fromkeys(wrong)
        if wrong:
            continue
        own, lacks = gathered(year, shares, camarilla) if len(shares) > 1 else (shares[1], [])
        lines += own
        faults += lacks
    return lines, faults


# All of them.

def years_of(events):
    """The years from the first to the last that has a folder; those without have no events."""
    years = [int(name.split("=")[1]) for name in os.listdir(events) if re.fullmatch(r"year=-?\d+", name)]
    if not years:
        sys.exit(f"sweep: '{events}' has no events; expected a folder year=Y for each year")
    return range(min(years), max(years) + 1)


def question_count(ask, camarilla):
    """How many questions there are: so many lines does a sweep of nothing have."""
    words = [camarilla, "sweep", "--ask", ask, "--chronicle", "-", "--from", "2000", "--to", "2000"]
    made = subprocess.run(words, input=b"source,target,kind,when\n", capture_output=True)
    lines = made.stdout.count(b"\n")
    if not lines:
        sys.exit(f"sweep: the questions can't be asked:\n{made.stderr.decode(errors='replace').strip()}")
    return lines


def row_count(events, year):
    """About how many rows a year has, without reading them; 0 where its task will tell that they can't be read."""
    def count(path):
        if is_csv(path):
            return os.path.getsize(path) // 30
        import pyarrow.parquet

        return pyarrow.parquet.read_metadata(path).num_rows

    try:
        return sum(map(count, files_of(events, year)))
    except Exception:
        return 0


# Kinds that are worth so much; what is none of these isn't summed.
SIGNS = {"alliance": 1, "appointment": 1, "rivalry": -1, "denunciation": -1}


def strings(spark, events, layout, paths):
    """Files with the same columns as a table of texts, with the year of their folder."""
    names = [name for name, _ in layout if name != "year"]
    reader = spark.read.option("basePath", events)
    if is_csv(paths[0]):
        fields = [f"`{name}` string" for name, _ in layout] + ["`camarilla:broken` string"]
        reader = reader.schema(", ".join(fields)).option("columnNameOfCorruptRecord", "camarilla:broken")
        table = reader.option("header", True).option("escape", '"').csv(paths)
        names.append("camarilla:broken")
    else:
        table = reader.parquet(*paths)
    return table.selectExpr("CAST(year AS INT) AS year", *(f"CAST(`{name}` AS STRING) AS `{name}`" for name in names))


def fault_in(events, path):
    """What is wrong with a Parquet file beyond its header, which nobody knows who hasn't read it; None for nothing."""
    try:
        for _ in tables_of(path, [name for name, _ in layout_of(path)]):
            pass
    except Exception as error:
        return f"{os.path.relpath(path, events)}: {error}"


def damaged(context, events, years):
    """By year what is wrong with files, found by reading all of them."""
    paths = [(year, path) for year in years for path in files_of(events, year) if not is_csv(path)]
    found = context.parallelize(paths, max(1, len(paths))).map(lambda one: (one[0], fault_in(events, one[1]))).collect()
    return {year: fault for year, fault in found if fault}


def netted(spark, events, home, unreadable=None):
    """Sums the events of a pair and year up to one signed tie, which is enough for questions about undirected ties.

    A pair whose events cancel out has one of each sign, so that its figures stay. What can't be summed (another kind, a date
    that isn't within the year, a figure and itself, a weight that is none or is to be weighed by its confidence) is written
    as it stands, for the command to take or to tell. Returns what is wrong with files that can't be read, by year; years
    that are known to have such files are left out.
    """
    unreadable, alike = dict(unreadable or {}), {}
    years = [year for year in years_of(events) if year not in unreadable]
    for year in years:
        for path in files_of(events, year):
            try:
                layout = tuple(layout_of(path))
            except Exception as error:
                unreadable[year] = f"{os.path.relpath(path, events)}: {error}"
            else:
                alike.setdefault((is_csv(path), layout), []).append(path)
    if not alike:
        return unreadable
    table = None
    for (_, layout), paths in alike.items():
        more = strings(spark, events, layout, paths)
        table = more if table is None else table.unionByName(more, allowMissingColumns=True)
    known = ["source", "target", "kind", "when"]
    wanted = ["weight", "confidence", "start", "end", "camarilla:broken"]
    added = [name for name in known + wanted if name not in table.columns]
    table.selectExpr("*", *(f"CAST(NULL AS STRING) AS `{name}`" for name in added)).createOrReplaceTempView("events")
    signs = " ".join(f"WHEN '{kind}' THEN {sign}" for kind, sign in SIGNS.items())
    spark.sql(f"""
        SELECT *, CASE kind {signs} END AS `camarilla:sign`,
               if(coalesce(weight, '') = '', 1, try_cast(weight AS DECIMAL(20, 6))) AS `camarilla:weight`
        FROM events""").createOrReplaceTempView("signed")
    spark.sql(r"""
        SELECT *, coalesce(
            `camarilla:broken` IS NULL AND `camarilla:sign` IS NOT NULL AND source <> '' AND target <> '' AND source <> target
            AND coalesce(confidence, '') = '' AND coalesce(start, '') = '' AND coalesce(`end`, '') = ''
            AND `camarilla:weight` > 0
            AND (coalesce(weight, '') = '' OR CAST(`camarilla:weight` AS DOUBLE) = try_cast(weight AS DOUBLE))
            AND `when` RLIKE '^[0-9]{4}(-[0-9]{2}){0,2}$' AND try_cast(substr(`when`, 1, 4) AS INT) = year
            AND try_cast(concat(`when`, substr('-01-01', length(`when`) - 3)) AS DATE) IS NOT NULL,
            false) AS `camarilla:sums`
        FROM signed""").createOrReplaceTempView("judged")
    spark.sql("""
        SELECT year, least(source, target) AS source, greatest(source, target) AS target,
               sum(if(`camarilla:sign` > 0, `camarilla:weight`, 0)) AS friendly,
               sum(if(`camarilla:sign` < 0, `camarilla:weight`, 0)) AS hostile
        FROM judged WHERE `camarilla:sums` GROUP BY 1, 2, 3""").createOrReplaceTempView("sums")
    net = spark.sql(r"""
        SELECT year, source, target, kind, lpad(CAST(year AS STRING), 4, '0') AS `when`,
               regexp_replace(CAST(net AS STRING), '\\.?0+$', '') AS weight
        FROM (SELECT *, 'alliance' AS kind, if(friendly > hostile, friendly - hostile, friendly) AS net
              FROM sums WHERE friendly >= hostile
              UNION ALL
              SELECT *, 'rivalry' AS kind, if(hostile > friendly, hostile - friendly, hostile) AS net
              FROM sums WHERE hostile >= friendly)""")
    rest = spark.table("judged").where("NOT `camarilla:sums`")
    rest = rest.selectExpr("*", "coalesce(concat('no row: ', `camarilla:broken`), kind) AS `camarilla:kind`").drop("kind")
    own = [name for name in rest.columns if not name.startswith("camarilla:") and name not in added]
    rest = rest.selectExpr(*(f"`{name}`" for name in own), "`camarilla:kind` AS kind")
    all_rows = rest.unionByName(net, allowMissingColumns=True)
    order = ["year"] + sorted(name for name in all_rows.columns if name != "year")
    try:
        all_rows.orderBy(*(f"`{name}`" for name in order)).write.mode("overwrite").partitionBy("year").parquet(home)
    except Exception:
        # Spark names neither the file nor what is wrong in words for people, and one file ends it all.
        found = damaged(spark.sparkContext, events, [year for year in years if year not in unreadable])
        if not found:
            raise
        return netted(spark, events, home, unreadable | found)
    return unreadable


def check_workers(context, camarilla):
    """Says so before anything begins where a machine of the cluster lacks the command."""
    def lacks(_):
        import socket

        return [] if shutil.which(camarilla) else [socket.gethostname()]

    tries = 4 * context.defaultParallelism
    hosts = sorted(set(context.parallelize(range(tries), tries).flatMap(lacks).collect()))
    if hosts:
        sys.exit(f"sweep: there is no '{camarilla}' on {', '.join(hosts)}; expected the command on every machine")


def main():
    parser = argparse.ArgumentParser(description="Sweeps events by year with camarilla on Spark.")
    parser.add_argument("events")
    parser.add_argument("ask")
    parser.add_argument("out")
    parser.add_argument("--camarilla", default="camarilla")
    parser.add_argument("--form", choices=["parquet", "csv"], default="parquet", help="of OUT")
    parser.add_argument("--net", action="store_true", help="sum events up to one tie a pair and year first")
    parser.add_argument("--split", type=int, default=2_000_000, help="rows from which on the questions of a year are shared out")
    parser.add_argument("--lines", help="a file for the lines of one run")
    given = parser.parse_args()

    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("camarilla sweep").getOrCreate()
    context = spark.sparkContext
    check_workers(context, given.camarilla)
    events, ask = os.path.abspath(given.events), os.path.abspath(given.ask)
    questions = question_count(ask, given.camarilla)
    years, unreadable = years_of(events), {}
    if given.net:
        home = os.path.abspath(given.out) + ".netted"
        unreadable = netted(spark, events, home)
        events = home
    sizes = {year: row_count(events, year) for year in years}
    tasks, faults = [], []
    for year in years:
        # Each worker has the year before as well.
        wrong = unreadable.get(year - 1) or unreadable.get(year)
        if wrong:
            faults.append(f"year={year}: {wrong}")
            continue
        shares = questions if sizes[year] > given.split else 1
        tasks += [(year, share, shares) for share in range(1, shares + 1)]
    # Spark begins with the first partitions; each task is one.
    tasks.sort(key=lambda task: (-sizes[task[0]], task))
    camarilla = given.camarilla
    found = (
        context.parallelize(tasks, max(1, len(tasks)))
        .flatMap(lambda task: swept(events, ask, camarilla, task)).collect())
    lines, wrong = joined(found, camarilla)
    faults += wrong
    if given.lines:
        with open(given.lines, "w", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in lines)
    rows = []
    for line in lines:
        read = json.loads(line)
        # The answer as it was printed, to the last digit.
        answer = line[line.index(',"answer":') + len(',"answer":'):-1]
        if "error" in read:
            answer = None
        # Seeds have up to 64 bits without a sign, for which Spark has no other number.
        seed = None if read["seed"] is None else decimal.Decimal(read["seed"])
        rows.append((read["period"], read["question"], seed, answer, read.get("error")))
    if rows:
        schema = "period string, question string, seed decimal(20,0), answer string, error string"
        # What a task is sent has a limit, of 128 MB unless told.
        files = 1 + sum(map(len, lines)) // BYTES_OF_A_FILE
        table = spark.createDataFrame(context.parallelize(rows, files), schema)
        table.write.mode("overwrite").option("header", True).format(given.form).save(given.out)
    spark.stop()
    print(f"sweep: {len(lines)} answers of {len(years)} years in '{given.out}'", file=sys.stderr)
    for fault in faults:
        print(f"sweep: {fault}", file=sys.stderr)
    if faults:
        sys.exit(INVALID_DATA)


if __name__ == "__main__":
    main()
