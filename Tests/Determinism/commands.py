#!/usr/bin/env python3
"""Runs every command of camarilla in two processes that differ in all that must not matter.

Hash seeds differ between any two processes; besides, the second has one processor instead of all, another
locale, time zone, home and terminal width. Both must print, and write, the same bytes. A command that is not
tried here fails the test, so that a new one is not forgotten.

Usage: commands.py CAMARILLA
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile

# Each command with the arguments of one or more runs. {store} is a store of the sample, made anew for each
# process; {out} a folder for what is written.
CREATED = ["--by", "an editor", "--at", "2026-01-02T03:04:05Z", "--store", "{store}"]
RUNS = {
    "render": [["1926", "-o", "{out}/a.svg"], ["1937", "--steady", "--pin", "stalin=20,30", "-o", "{out}/b.dot"],
               ["1937", "--near", "stalin=20,30", "--near", "yezhov=90,80", "-o", "{out}/near.dot"],
               ["1926", "--color-by", "betweenness", "--kind-style", "alliance=teal,2pt", "-o", "{out}/c.svg"]],
    # It serves until it is stopped, at an address that is new each time.
    "explore": [["--help"]],
    "central": [
        ["1926"],
        ["1937", "--format", "json", "--measure", "betweenness", "--measure", "eigenvector"],
        ["1953", "--worlds", "200", "--format", "csv"],
        ["1926", "--null", "dates", "--draws", "60", "--format", "json"],
        ["1937-05", "--format", "json"],
        ["1926-05/1926-08", "--window", "2"],
        ["1937", "--around", "stalin,yezhov", "--steps", "2", "--core", "2", "--of-whole", "--format", "json"],
    ],
    "timeline": [
        ["--from", "1920", "--to", "1930"],
        ["--from", "1920", "--to", "1930", "-o", "{out}/t.svg"],
        ["--chart", "multiples", "--page", "book", "-o", "{out}/multiples.svg"],
        ["--chart", "scores", "--page", "journal-column", "-o", "{out}/column.svg"],
        ["--from", "1937-01", "--to", "1937-06", "--by", "week", "--measure", "degree", "--format", "csv"],
        ["--from", "1937-01", "--to", "1937-06", "--by", "day", "--measure", "degree", "-o", "{out}/days.svg"],
        ["--from", "1925", "--to", "1927", "--null", "rewire", "--draws", "20", "--format", "csv"],
    ],
    "scene": [
        ["1926"],
        ["1926/1930", "--top", "8", "--size-by", "degree"],
        ["--from", "1924", "--to", "1926", "--near", "stalin=300,200", "--near", "trotsky=80,90"],
        ["--from", "1924", "--to", "1927", "-o", "{out}/scene.json"],
    ],
    "storyboard": [
        ["--from", "1924", "--to", "1927", "-o", "{out}/story.html"],
        ["--from", "1937-05", "--to", "1937-07", "--by", "month", "-o", "{out}/months"],
        ["--from", "1924", "--to", "1926", "--page", "book", "--color-by", "degree", "-o", "{out}/pages.pdf"],
        ["--from", "1924", "--to", "1926", "--page", "book", "--names", "id", "-o", "{out}/sheet.dot"],
    ],
    "factions": [
        ["1926"],
        ["1937", "--method", "balance", "--format", "json"],
        ["1926", "--null", "rewire", "--draws", "40", "--format", "csv"],
        ["--from", "1924", "--to", "1930", "--format", "csv"],
        ["--from", "1936", "--to", "1937", "--by", "quarter", "--format", "json"],
    ],
    "balance": [
        ["1926"],
        ["1926", "--null", "signs", "--draws", "60", "--format", "json"],
        ["1926", "--no-frustration", "--null", "rewire", "--draws", "60", "--format", "json"],
        ["--from", "1924", "--to", "1930", "--format", "json"],
        ["--by", "decade", "-o", "{out}/decades.svg"],
    ],
    "cohesion": [
        ["1937", "--largest", "--where", "born >= 1880 or died is blank"],
        ["1926", "--groups", "factions", "--format", "json"],
        ["1926", "--exact"],
    ],
    "brokerage": [["1926", "--format", "json"], ["1926", "--groups", "born"],
        ["1926", "--null", "rewire", "--draws", "60"]],
    "similarity": [["1926", "--format", "csv"], ["1926", "trotsky", "zinoviev", "--weighted"]],
    "ties": [["1937", "--format", "json"], ["1926", "--weighted"], ["1926", "--exact"]],
    "correlate": [["1926", "1930"], ["1926", "--kinds", "alliance", "--with", "appointment", "--format", "json"]],
    "path": [["1926", "trotsky", "kirov"]],
    "reach": [["lenin", "--from", "1917", "--to", "1930"]],
    "explain": [
        ["stalin", "1926"], ["stalin", "trotsky", "1926", "--format", "json"],
        ["stalin", "trotsky", "--from", "1924", "--to", "1927", "--by", "month"]],
    "diff": [
        ["1923", "1928"],
        ["1923", "1928", "-o", "{out}/d.svg"],
        ["1926", "1929", "-o", "{out}/sheet.svg", "--side-by-side", "--page", "journal-page", "--size-by", "degree"],
        ["--from", "1936-07", "--to", "1937-06", "--by", "month", "--format", "json"],
    ],
    "realignments": [["--format", "csv"], ["--by", "month"]],
    "turnover": [["--format", "json"], ["--by", "season", "--format", "csv"]],
    "figures": [[]],
    "relationships": [["stalin"]],
    "sources": [[], ["-o", "{out}/a.svg"]],
    "measures": [[], ["eigenvector", "--format", "json"]],
    "info": [[]],
    "validate": [["--format", "json"]],
    "panel": [
        ["figures", "--from", "1920", "--to", "1930", "--measure", "betweenness", "--factions"],
        ["pairs", "--from", "1925", "--to", "1927", "--by", "month", "--all-pairs", "--format", "json"],
    ],
    "clean": [
        ["{sample}", "-o", "{out}/cleaned", "--format", "json"],
        ["{store}", "-o", "{out}/k.camarilla", "--by", "an editor", "--at", "2026-01-02T03:04:05Z"],
    ],
    "convert": [
        ["{out}/c." + extension]
        for extension in (
            "graphml", "gexf", "net", "json", "dot", "gml", "cx2", "sif", "dl", "csv", "camarilla")
    ],
    "import": [
        ["{alliances}.csv", "--map", "{alliances}.yaml", "-o", "{out}/imported"],
        ["--map", "{imports}/states/states.yaml", "-o", "{out}/states"],
    ],
    "project": [["--through", "appointment", "--onto", "targets", "-o", "{out}/projected", "--format", "json"]],
    "merge": [["{sample}", "{store}", "-o", "{out}/merged", "--format", "json"]],
    "run": [["{study}", "-o", "{out}/study", "--format", "json"]],
    "sweep": [
        ["--ask", "{cluster}/questions.yaml", "--from", "1924", "--to", "1927"],
        ["--ask", "{cluster}/questions.yaml", "--by", "month", "--shard", "7/100", "--seed", "3"],
        ["--ask", "{parted}", "--from", "1926", "--to", "1926", "--shard", "2/3"],
    ],
    "gather": [["{lines}", "-o", "{out}/gathered.jsonl", "--histories", "{out}/histories.jsonl"]],
    "compare": [
        ["{sample}", "{store}", "--format", "json"],
        ["1924", "1928", "--measure", "betweenness", "--worlds", "40", "--format", "csv"],
    ],
    "store import": [
        ["{sample}", "--store", "{out}/s.camarilla"],
        ["--add", "{sample}", "--retract-vanished", *CREATED],
    ],
    "store add": [["alliance", "kalinin", "yezhov", "1937-05", *CREATED]],
    "store add-figure": [["nobody", "A. Nobody", *CREATED]],
    "store add-source": [["letters", "Letters", *CREATED]],
    "store amend": [["{relationship}", "--confidence", "0.25", *CREATED]],
    "store amend-figure": [["kirov", "--name", "S. Kirov", *CREATED]],
    "store amend-source": [["{source}", "--title", "Another", *CREATED]],
    "store merge-figures": [["yezhov", "kirov", *CREATED]],
    "store merge-sources": [["{source}", "{other}", *CREATED]],
    "store retract": [["{relationship}", *CREATED]],
    "store retract-figure": [["nobody", *CREATED]],
    "store retract-source": [["letters", *CREATED]],
    "store undo": [CREATED],
    "store redo": [CREATED],
    "store history": [["--store", "{store}", "--format", "json"]],
    "store search": [["trotsky", "--store", "{store}"]],
    "help": [["central"]],
}
# The store has changed in a known way where these are tried.
BEFORE = {
    "store import": [["store", "retract", "{relationship}", *CREATED]],
    "store retract-figure": [["store", "add-figure", "nobody", "A. Nobody", *CREATED]],
    "store retract-source": [["store", "add-source", "letters", "Letters", *CREATED]],
    "store undo": [["store", "retract", "{relationship}", *CREATED]],
    "store redo": [
        ["store", "retract", "{relationship}", *CREATED],
        ["store", "undo", *CREATED],
    ],
    "store history": [["store", "retract", "{relationship}", *CREATED]],
}


def names(command, path=""):
    """All commands that do something, as `store add`."""
    below = command.get("subcommands") or []
    if not below:
        yield path.strip()
    for each in below:
        yield from names(each, path + " " + each["commandName"])


def contents(folder):
    """The bytes of every file in a folder, by path."""
    found = {}
    for home, _, files in os.walk(folder):
        for name in files:
            path = os.path.join(home, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


def main():
    camarilla = os.path.abspath(sys.argv[1])
    top = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    sample = os.path.join(top, "Examples", "StalinCircle")
    study = os.path.join(top, "Tests", "Determinism", "study.yaml")
    imports = os.path.join(top, "Examples", "Imports")
    alliances = os.path.join(imports, "alliances", "alliances")
    cluster = os.path.join(top, "Examples", "Cluster")
    dump = subprocess.run([camarilla, "--experimental-dump-help"], capture_output=True, check=True)
    known = set(names(json.loads(dump.stdout)["command"]))
    if known != set(RUNS):
        print(f"commands and runs differ: {sorted(known ^ set(RUNS))}", file=sys.stderr)
        return 1

    with tempfile.TemporaryDirectory() as scratch:
        scratch = os.path.realpath(scratch)
        pristine = os.path.join(scratch, "pristine.camarilla")
        subprocess.run(
            [camarilla, "store", "import", sample, "--store", pristine], check=True, capture_output=True)
        with open(os.path.join(sample, "relationships.csv")) as file:
            relationship = file.read().split("\n")[1].split(",")[0]
        with open(os.path.join(sample, "sources.csv")) as file:
            source, other = [line.split(",")[0] for line in file.read().split("\n")[1:3]]
        lines = os.path.join(scratch, "lines.jsonl")
        with open(lines, "w") as file:
            for year in (1927, 1925, 1926):
                file.write(
                    f'{{"period":"{year}","question":"factions","seed":0,"answer":{{"connected":true,"factions":'
                    f'[{{"label":"Anna","members":["a","b"],"names":["Anna","Boris"]}}],"method":"modularity",'
                    f'"notes":[],"year":{year}}}}}\n')
        parted = os.path.join(scratch, "parted.yaml")
        with open(parted, "w") as file:
            file.write("- {ask: central, worlds: 7}\n- {ask: balance, null: rewire, draws: 5}\n")
        surroundings = [
            {"LC_ALL": "C.UTF-8", "TZ": "UTC", "COLUMNS": "100"},
            {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Apia", "COLUMNS": "100", "HOME": "/"},
        ]
        failures = 0
        for name, runs in RUNS.items():
            for arguments in runs:
                seen = []
                for second, surrounding in enumerate(surroundings):
                    # The same paths for both, as messages and answers name them.
                    out = os.path.join(scratch, "out")
                    store = os.path.join(scratch, "a.camarilla")
                    shutil.rmtree(out, ignore_errors=True)
                    os.makedirs(out)
                    shutil.copyfile(pristine, store)

                    def filled(words):
                        return [
                            word.format(
                                out=out, store=store, sample=sample, relationship=relationship,
                                source=source, other=other, alliances=alliances, imports=imports, study=study,
                                cluster=cluster, lines=lines, parted=parted)
                            for word in words
                        ]

                    def run(words):
                        return subprocess.run(
                            [camarilla, *filled(words)], capture_output=True,
                            env={**os.environ, **surrounding},
                            preexec_fn=one_processor if second else None)

                    for words in BEFORE.get(name, []):
                        before = run(words)
                        assert before.returncode == 0, before.stderr.decode()
                    done = run([*name.split(), *arguments])
                    with open(store, "rb") as file:
                        kept = file.read()
                    seen.append((done.returncode, done.stdout, done.stderr, contents(out), kept))
                if seen[0][0] != 0:
                    failures += 1
                    print(f"camarilla {name} {' '.join(arguments)}: exit {seen[0][0]}\n"
                          f"{seen[0][2].decode()}", file=sys.stderr)
                elif seen[0] != seen[1]:
                    failures += 1
                    what = ["status", "standard output", "standard error", "files", "store"]
                    differing = [word for word, a, b in zip(what, *seen) if a != b]
                    print(f"camarilla {name} {' '.join(arguments)}: two processes differ in "
                          + ", ".join(differing), file=sys.stderr)
        total = sum(map(len, RUNS.values()))
        print(f"{total - failures} of {total} runs of {len(RUNS)} commands give the same bytes in two processes")
        return 1 if failures else 0


def one_processor():
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


if __name__ == "__main__":
    sys.exit(main())
