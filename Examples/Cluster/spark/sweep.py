#!/usr/bin/env python3
"""Asks the same questions of every year of events, on a Spark cluster.

    spark-submit sweep.py EVENTS ASK OUT [--camarilla PATH] [--form parquet|csv] [--net] [--split ROWS] [--lines FILE]

EVENTS has a folder year=Y for each year, with Parquet or CSV files whose columns are those of a table of relationships:
source, target, kind, when, and whatever else there is. Every machine of the cluster must see it under the same path, and
have the command. ASK is what `camarilla sweep` takes. The answers go to OUT as one table of period, question, seed, answer
and error; with --lines also to a file with the bytes that one `camarilla sweep` of all events would print.

Each year is a task of its own, with the year before it for questions about changes, and the largest begin first. Years of
more than --split rows are split into a task a question. A task whose worker dies is done again, by Spark; one whose data are
wrong is told with its year and row, and the others go on.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import threading

# What a worker of several puts behind its lines.
MARK = re.compile(r',"line":\d+,"of":\d+,"run":"[0-9a-f]{16}"}$')
INVALID_DATA = 65


def files_of(events, year):
    home = os.path.join(events, f"year={year}")
    if not os.path.isdir(home):
        return []
    return sorted(os.path.join(home, name) for name in os.listdir(home) if not name.startswith(("_", ".")))


def tables_of(events, year):
    """The events of a year, a table of some rows at a time, whatever its files are."""
    import pyarrow.csv
    import pyarrow.parquet

    for path in files_of(events, year):
        if path.endswith(".csv"):
            options = pyarrow.csv.ConvertOptions(column_types={"when": "string"})
            yield from pyarrow.csv.open_csv(path, convert_options=options)
        else:
            yield from pyarrow.parquet.ParquetFile(path).iter_batches(1 << 16)


def feed(events, years, stream):
    """Writes the events of some years as CSV, for a command that reads them from standard input."""
    import pyarrow.csv

    writer = None
    try:
        for year in years:
            for batch in tables_of(events, year):
                if writer is None:
                    writer = pyarrow.csv.CSVWriter(stream, batch.schema)
                writer.write_batch(batch)
        if writer is None:
            stream.write(b"source,target,kind,when\n")
        else:
            writer.close()
        stream.close()
    except BrokenPipeError:
        pass  # The command has stopped, and says why.


def swept(events, ask, camarilla, task):
    """The lines of a year, or of one question about it; what is wrong with its data in their place."""
    year, share, shares = task
    words = [camarilla, "sweep", "--ask", ask, "--chronicle", "-", "--from", str(year), "--to", str(year)]
    if shares > 1:
        words += ["--shard", f"{share}/{shares}"]
    process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    feeder = threading.Thread(target=feed, args=(events, [year - 1, year], process.stdin))
    said = []
    listener = threading.Thread(target=lambda: said.append(process.stderr.read()))
    feeder.start()
    listener.start()
    lines = [MARK.sub("}", line.decode().rstrip("\n")) for line in process.stdout]
    feeder.join()
    listener.join()
    status = process.wait()
    message = said[0].decode(errors="replace").strip()
    if status == 0 or status == INVALID_DATA and lines:
        return [(year, share, number, line) for number, line in enumerate(lines)]
    if status == INVALID_DATA:
        # Done again it would be no better.
        return [(year, share, -1, f"year={year}: {message}")]
    raise RuntimeError(f"year={year}: camarilla ended with {status}: {message}")


def question_count(ask, camarilla):
    """How many questions there are: so many lines does a sweep of nothing have."""
    words = [camarilla, "sweep", "--ask", ask, "--chronicle", "-", "--from", "2000", "--to", "2000"]
    made = subprocess.run(words, input=b"source,target,kind,when\n", capture_output=True)
    lines = made.stdout.count(b"\n")
    if not lines:
        sys.exit(f"sweep: the questions can't be asked:\n{made.stderr.decode(errors='replace').strip()}")
    return lines


def row_count(events, year):
    """About how many rows a year has, without reading them."""
    import pyarrow.parquet

    paths = files_of(events, year)
    return sum(
        os.path.getsize(path) // 30 if path.endswith(".csv") else pyarrow.parquet.read_metadata(path).num_rows
        for path in paths)


def netted(spark, events, home, form):
    """Events summed up to one signed tie a pair and year, which is enough for questions about undirected ties."""
    table = spark.read.option("header", True).format(form).load(events)
    table.createOrReplaceTempView("events")
    net = spark.sql("""
        SELECT year, least(source, target) AS source, greatest(source, target) AS target,
               if(net > 0, 'alliance', 'rivalry') AS kind, CAST(year AS STRING) AS when, abs(net) AS weight
        FROM (SELECT year, source, target,
                     sum(CASE kind WHEN 'alliance' THEN 1 WHEN 'appointment' THEN 1 ELSE -1 END) AS net
              FROM (SELECT year, least(source, target) AS source, greatest(source, target) AS target, kind FROM events)
              GROUP BY year, source, target)
        WHERE net <> 0 ORDER BY year, source, target""")
    net.write.mode("overwrite").partitionBy("year").parquet(home)
    return home


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
    parser.add_argument("--form", choices=["parquet", "csv"], default="parquet", help="of OUT, and of EVENTS with --net")
    parser.add_argument("--net", action="store_true", help="sum events up to one tie a pair and year first")
    parser.add_argument("--split", type=int, default=2_000_000, help="rows from which on a year is split by question")
    parser.add_argument("--lines", help="a file for the lines of one run")
    given = parser.parse_args()

    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("camarilla sweep").getOrCreate()
    context = spark.sparkContext
    check_workers(context, given.camarilla)
    events, ask = os.path.abspath(given.events), os.path.abspath(given.ask)
    if given.net:
        events = netted(spark, events, os.path.abspath(given.out) + ".netted", given.form)
    questions = question_count(ask, given.camarilla)
    years = sorted(
        int(name.split("=")[1]) for name in os.listdir(events) if re.fullmatch(r"year=-?\d+", name))
    sizes = {year: row_count(events, year) for year in years}
    tasks = []
    for year in years:
        shares = questions if sizes[year] > given.split else 1
        tasks += [(year, share, shares) for share in range(1, shares + 1)]
    # Spark begins with the first partitions; each task is one.
    tasks.sort(key=lambda task: (-sizes[task[0]], task))
    camarilla = given.camarilla
    found = (
        context.parallelize(tasks, max(1, len(tasks)))
        .flatMap(lambda task: swept(events, ask, camarilla, task)).collect())
    found.sort()
    faults = [line for _, _, number, line in found if number < 0]
    lines = [line for _, _, number, line in found if number >= 0]
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
        rows.append((read["period"], read["question"], read["seed"], answer, read.get("error")))
    if rows:
        schema = "period string, question string, seed long, answer string, error string"
        table = spark.createDataFrame(rows, schema).coalesce(1)
        table.write.mode("overwrite").option("header", True).format(given.form).save(given.out)
    spark.stop()
    print(f"sweep: {len(lines)} answers of {len(years)} years in '{given.out}'", file=sys.stderr)
    for fault in faults:
        print(f"sweep: {fault}", file=sys.stderr)
    if faults:
        sys.exit(INVALID_DATA)


if __name__ == "__main__":
    main()
