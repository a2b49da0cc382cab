"""Measures Camarilla against other libraries on the same work, in one run.

    make compare                                 all of it: some half an hour on an idle machine
    python3 Benchmarks/compare.py --quick        small sizes, two or three minutes
    python3 Benchmarks/compare.py --only '^grid'  the parts whose names match; the others stay as they were measured

Builds Camarilla in release (the command only where CAMARILLA names none), makes a Python of its own beside
the benchmarks with the other libraries, as far as pip can install them (graph-tool comes from the
distribution), has every library do the same work on the same files, checks that the answers agree, and
writes RESULTS.md. With one thread the times compared are processor seconds, which other work on the
machine disturbs little; with more, seconds on the clock. All are the least of several runs. How the
libraries are called stands in peers.py.
"""

import argparse
import array
import json
import os
import pathlib
import platform
import queue
import re
import shutil
import signal
import statistics
import subprocess
import sys
import threading
import time
import venv

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
WORK = HERE / ".build" / "compare"

# How a library is called in tables, what pip calls it, and whether it ever uses more than one thread.
LIBRARIES = {
    "igraph": ("igraph", "igraph", False),
    "networkit": ("NetworKit", "networkit", True),
    "graph-tool": ("graph-tool", None, True),
    "rustworkx": ("rustworkx", "rustworkx", True),
    "networkx": ("NetworkX", "networkx scipy", False),
    "leidenalg": ("leidenalg", "leidenalg", False),
    "pandas": ("pandas", "pandas", False),
    "polars": ("Polars", "polars", True),
    "duckdb": ("DuckDB", "duckdb", True),
    "highspy": ("HiGHS", "highspy", True),
}
PEERS = ["igraph", "networkit", "graph-tool", "rustworkx", "networkx"]
FAST = PEERS[:4]
C_PEERS = PEERS[:3]
TABLES = ["pandas", "polars", "duckdb"]

PATHS = ["betweenness", "closeness", "harmonic"]
WEIGHTED = ["weighted-betweenness", "weighted-closeness"]
LINEAR = [
    "eigenvector", "pagerank", "cores", "components", "cuts", "clustering", "constraint", "leiden",
    "leiden-once"]

# Shape, ties, measures, and the libraries that can do most of it in reasonable time.
GRAPHS = [
    ("stalin", 0, PATHS + WEIGHTED + LINEAR, PEERS),
    ("rmat", 1_000, PATHS + WEIGHTED + LINEAR, PEERS),
    ("rmat", 10_000, PATHS + WEIGHTED + LINEAR, FAST),
    ("communities", 10_000, PATHS + WEIGHTED + LINEAR, FAST),
    ("grid", 10_000, PATHS + WEIGHTED + LINEAR, FAST),
    ("tree", 10_000, PATHS + LINEAR, FAST),
    ("star", 10_000, PATHS + LINEAR, FAST),
    ("rmat", 114_078, PATHS + LINEAR, C_PEERS),
    ("communities", 100_000, LINEAR, FAST),
    ("grid", 100_000, LINEAR, FAST),
    ("rmat", 1_000_000, LINEAR, C_PEERS),
    ("communities", 1_000_000, LINEAR, C_PEERS),
]
QUICK = GRAPHS[:2] + [
    (shape, 2_000, PATHS + LINEAR, C_PEERS) for shape in ("communities", "grid", "tree", "star")]
QUALITY = [("stalin", 0), ("rmat", 10_000), ("communities", 10_000), ("grid", 10_000),
           ("rmat", 114_078), ("communities", 100_000)]

# Of graphs of so few ties a turn takes seconds: all libraries take several, one after the other, so that they meet the machine's
# slower minutes and its faster ones alike.
FEW_TIES, TURNS = 10_000, 3

DESCRIPTIONS = {
    "stalin": "the sample chronicle, all its years in one",
    "rmat": "R-MAT (Chakrabarti, Zhan & Faloutsos 2004; a, b, c = .57, .19, .19)",
    "communities": "communities in the manner of LFR (2008): power laws of degrees and sizes, a third of the ties anywhere",
    "grid": "square grid", "tree": "random recursive tree", "star": "star",
}


def say(text):
    print(time.strftime("%H:%M:%S"), text, file=sys.stderr, flush=True)


def name_of(library):
    return LIBRARIES[library][0]


class Report:
    """The lines of RESULTS.md, with its notes and the calls that were made."""

    def __init__(self):
        self.notes = []
        self.calls = {}

    def note(self, text):
        text = " ".join(text.split())
        if text not in self.notes:
            self.notes.append(text)
        return f"[^{self.notes.index(text) + 1}]"

    def called(self, library, answers):
        for measure, answer in answers.items():
            if "call" in answer:
                self.calls[measure, library] = answer["call"]


# --- what is measured ---------------------------------------------------------------------------------


def build(product, *more):
    # As `make build` builds the command, so that what is there need not be built again.
    released = ["-debug-info-format", "none"] + ["--static-swift-stdlib"] * (sys.platform == "linux")
    command = [
        "swift", "build", "-c", "release", *released, "--package-path", ROOT, "--product", product, *more]
    environment = {**os.environ, "CAMARILLA_BENCHMARKS": "1"}
    subprocess.run(command, check=True, stdout=sys.stderr, env=environment)
    shown = subprocess.run(
        command + ["--show-bin-path"], check=True, capture_output=True, text=True, env=environment)
    return pathlib.Path(shown.stdout.strip()) / product


def graph_tool_python(may_install):
    """An interpreter that has graph-tool, and its version."""
    candidates = ["/usr/bin/python3", sys.executable]
    for _ in range(2):
        for python in candidates:
            script = "import graph_tool; print(graph_tool.__version__)"
            found = subprocess.run([python, "-c", script], capture_output=True, text=True)
            if found.returncode == 0:
                return python, found.stdout.split()[0]
        if not may_install or not shutil.which("apt-get") or os.geteuid() != 0:
            break
        say("installing graph-tool")
        subprocess.run(["apt-get", "install", "-y", "-qq", "python3-graph-tool"], stdout=sys.stderr)
    return None


def prepare_peers():
    """The interpreter and version of every library that can be had."""
    home = WORK / "python"
    python = home / "bin" / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
    peers = {}
    for library, (title, packages, _) in LIBRARIES.items():
        if packages is None:
            if found := graph_tool_python(may_install=True):
                peers[library] = found
            continue
        script = f"from importlib.metadata import version; print(version('{packages.split()[0]}'))"
        ask = [python, "-c", script]
        shown = subprocess.run(ask, capture_output=True, text=True)
        if shown.returncode != 0:
            say(f"installing {title}")
            subprocess.run(
                [python, "-m", "pip", "install", "--quiet", *packages.split()], stdout=sys.stderr)
            shown = subprocess.run(ask, capture_output=True, text=True)
        if shown.returncode == 0:
            peers[library] = (str(python), shown.stdout.strip())
        else:
            say(f"{title} could not be installed and is left out")
    return peers


class Runs:
    def __init__(self, program, peers, report, limit, rounds):
        self.program, self.peers, self.report = program, peers, report
        self.limit, self.rounds = limit, rounds

    def ours(self, *arguments):
        """What our own program reports, by measure."""
        command = [self.program, *map(str, arguments), "--repeat", str(self.rounds),
                   "--write-scores", WORK]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
        answers = {}
        for line in done.stdout.splitlines():
            answer = json.loads(line)
            answers[answer.pop("measure")] = answer
        return answers

    def theirs(self, library, work, threads, file, measures, limit=None):
        """What a library reports, by measure: times, or why there are none.

        A measure that takes longer than the limit is stopped, and so is a library that dies on one;
        the others are then asked of a new process.
        """
        if library not in self.peers:
            return {m: {"error": "could not be installed"} for m in measures}
        answers = {}
        waiting = list(measures)
        limit = limit or self.limit
        while waiting:
            command = [self.peers[library][0], HERE / "peers.py", library, work, str(threads), file,
                       WORK, str(self.rounds), *waiting]
            environment = os.environ | {
                name: str(threads) for name in (
                    "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS",
                    "POLARS_MAX_THREADS")}
            process = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
                start_new_session=True)
            lines, complaints = queue.Queue(), []
            for stream, put in ((process.stdout, lines.put), (process.stderr, complaints.append)):
                threading.Thread(target=pump, args=(stream, put), daemon=True).start()
            at_hand = None
            while True:
                try:
                    line = lines.get(timeout=limit if at_hand else 300)
                except queue.Empty:
                    stop(process)
                    answers[at_hand or waiting[0]] = {"limit": limit}
                    waiting = after(waiting, at_hand)
                    break
                if line is None:
                    process.wait()
                    if at_hand is None and process.returncode == 0:
                        waiting = []
                        break
                    last = next((c for c in reversed(complaints) if c and c.strip()), "").strip()
                    reason = last[:200] or f"ended with status {process.returncode}"
                    failed = [at_hand] if at_hand else waiting
                    answers |= {m: {"error": reason} for m in failed}
                    waiting = after(waiting, at_hand) if at_hand else []
                    break
                try:
                    answer = json.loads(line)
                except ValueError:  # Some libraries talk.
                    continue
                if "start" in answer:
                    at_hand = answer["start"]
                else:
                    answers[answer.pop("measure")] = answer
                    waiting = after(waiting, at_hand)
                    at_hand = None
        self.report.called(library, answers)
        return answers


def pump(stream, put):
    for line in stream:
        put(line)
    put(None)


def stop(process):
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()


def after(measures, measure):
    return measures[measures.index(measure) + 1:] if measure else measures[1:]


def scores(library, measure):
    values = array.array("d")
    values.frombytes((WORK / f"{library}-{measure}").read_bytes())
    return values


def difference(ours, theirs):
    """The largest difference of two lists of scores, in parts of the largest score."""
    if len(ours) != len(theirs):
        return float("inf")
    largest = max((abs(x) for x in ours), default=0) or 1
    return max((abs(a - b) for a, b in zip(ours, theirs)), default=0) / largest


# --- tables -------------------------------------------------------------------------------------------


def seconds(value):
    if value < 1e-3:
        return f"{value * 1e6:.3g} µs"
    return f"{value * 1e3:.3g} ms" if value < 1 else f"{value:.3g} s"


def times(ratio):
    return f"{ratio:.2g}×" if ratio < 10 else f"{ratio:,.0f}×"


def ratio_cell(answer, ours, clock, report, library, measure):
    """A cell of a table, and the ratio for the search of the best."""
    if answer is None:
        return "", None
    if "limit" in answer:
        ratio = answer["limit"] / ours
        return f"> {times(ratio)}" + report.note(f"stopped after {answer['limit']:g} seconds"), None
    if "error" in answer:
        return "–" + report.note(f"{name_of(library)}, {measure}: {answer['error']}"), None
    ratio = answer[clock] / ours
    return times(ratio), ratio


def is_wrong(measure, answer):
    """Whether scores are others than asked for, by over a hundredth of the largest."""
    return not measure.startswith("leiden") and answer.get("difference", 0) > 0.01


def ratio_table(rows, peers, clock, report, agreement):
    """`rows`: measure → library → answer. A ratio above 1 is in Camarilla's favor."""
    head = ["work", "Camarilla"] + [name_of(p) for p in peers] + ["best of them", "answers"]
    lines = ["| " + " | ".join(head) + " |", "|---|" + "---:|" * (len(peers) + 2) + "---|"]
    for measure, answers in rows.items():
        ours = answers["camarilla"][clock]
        cells, ratios = [measure, seconds(ours)], []
        for peer in peers:
            cell, ratio = ratio_cell(answers.get(peer), ours, clock, report, peer, measure)
            cells.append(cell)
            if ratio is not None and not is_wrong(measure, answers[peer]):
                ratios.append(ratio)
        cells.append(f"**{times(min(ratios))}**" if ratios else "")
        cells.append(agreement(measure, answers))
        lines.append("| " + " | ".join(cells) + " |")
    return lines + [""]


def agreement(measure, answers):
    notes, compared = [], False
    for library, answer in answers.items():
        gap = answer.get("difference")
        if library == "camarilla" or gap is None:
            continue
        compared = True
        if measure.startswith("leiden"):
            notes.append(f"modularity {gap:+.4f} to {name_of(library)}")
        elif gap > 1e-9:
            notes.append(f"{name_of(library)} off by {gap:.1e}")
    return "; ".join(notes) or ("agree to 1e-9" if compared else "")


def compare_answers(measure, library, answer):
    if "wall" not in answer:
        return
    ours, theirs = scores("camarilla", measure), scores(library, measure)
    answer["difference"] = (
        ours[0] - theirs[0] if measure.startswith("leiden") else difference(ours, theirs))


# --- parts --------------------------------------------------------------------------------------------


def lesser(answers, others):
    """Answers by measure, with the lesser times of two turns."""
    for measure, other in others.items():
        answer = answers.setdefault(measure, other)
        for clock in ("wall", "processor"):
            if clock in answer and clock in other:
                answer[clock] = min(answer[clock], other[clock])
    return answers


def graph_part(runs, shape, ties, measures, peers):
    lines, single = [], {}
    for threads in (1, 2):
        file = WORK / f"{shape}-{ties}"
        ours, theirs = {}, {}
        for turn in range(TURNS if ties <= FEW_TIES else 1):
            say(f"{shape}, {ties} ties, {threads} thread(s): Camarilla")
            # What takes long was measured well the first time.
            asked = [measure for measure in measures if turn == 0 or measure in LINEAR]
            lesser(ours, runs.ours(
                "kernels", "--shape", shape, "--ties", ties, "--threads", threads, "--write-ties",
                file, *asked))
            for peer in peers:
                if threads == 1 or LIBRARIES[peer][2]:
                    say(f"{shape}, {ties} ties, {threads} thread(s): {name_of(peer)}")
                    found = runs.theirs(peer, "graph", threads, file, asked)
                    for measure, answer in found.items():
                        compare_answers(measure, peer, answer)
                    lesser(theirs.setdefault(peer, {}), found)
        single |= theirs
        rows = {measure: {"camarilla": answer} for measure, answer in ours.items()}
        for peer in peers:
            for measure, answer in single[peer].items():
                rows[measure][peer] = answer
        n, m = array.array("i", file.read_bytes()[:8])
        clock = "processor" if threads == 1 else "wall"
        plural = "" if threads == 1 else "s"
        lines += [f"### {shape}: {n:,} vertices, {m:,} ties, {threads} thread{plural}", ""]
        lines += ratio_table(rows, peers, clock, runs.report, agreement)
    return lines


def sweep_part(runs, ties):
    peers = ["igraph", "networkit", "networkx"]
    lines = [
        "## A sweep over 100 years", "",
        f"20,000 figures and {ties:,} dated ties over 100 years, each lasting 1 to 20 years. Each year: build "
        "the snapshot's graph from the ties in memory, degree, PageRank, components, groups (Leiden in two "
        "iterations; NetworKit's PLM), and the modularity of these. Camarilla looks at as many years side by side as "
        "there are threads.", ""]
    single = {}
    for threads in (1, 2):
        say(f"sweep, {threads} thread(s): Camarilla")
        file = WORK / "sweep-ties"
        answers = runs.ours(
            "sweep", "--ties", ties, "--threads", threads, "--write-ties", file)
        row = {"camarilla": answers["sweep"]}
        notes = []
        for peer in peers:
            if threads == 1 or LIBRARIES[peer][2]:
                say(f"sweep, {threads} thread(s): {name_of(peer)}")
                single[peer] = runs.theirs(peer, "sweep", threads, file, ["sweep"], 2 * runs.limit)
            row[peer] = single[peer]["sweep"]
            if "wall" in row[peer]:
                ours, theirs = scores("camarilla", "sweep"), scores(peer, "sweep")
                facts = [i for i in range(len(ours)) if i % 5 < 4]
                gaps = [abs(ours[i] - theirs[i]) / (abs(ours[i]) or 1) for i in facts]
                ahead = statistics.mean(ours[i] - theirs[i] for i in range(4, len(ours), 5))
                exact = "agrees to 1e-9" if max(gaps) <= 1e-9 else f"off by {max(gaps):.1e}"
                notes.append(f"{name_of(peer)} {exact}, modularity {ahead:+.4f} to it")
        clock = "processor" if threads == 1 else "wall"
        lines += [f"{threads} thread" + ("" if threads == 1 else "s") + ":", ""]
        lines += ratio_table({"sweep": row}, peers, clock, runs.report, lambda *_: "; ".join(notes))
        lines += [
            f"Of Camarilla's time, the snapshots alone take {seconds(answers['snapshots'][clock])} on one "
            f"thread, with their graphs {seconds(answers['tie-graphs'][clock])}. A snapshot of all "
            "years at once holds "
            f"{answers['memory']['snapshotBytes']:.1f} bytes a relationship beyond the chronicle, its list of "
            f"figures included, and the graph of its ties {answers['memory']['tieGraphBytes']:.1f} while it is used.",
            ""]
    return lines


def loading_part(runs, rows, command):
    say("loading: Camarilla")
    file = WORK / f"table-{rows}.csv"
    if not file.exists():
        subprocess.run([runs.program, "write-table", file, "--ties", str(rows)], check=True)
    ours = runs.ours("load", file)["load"]
    loads = ["load", "load, as categories"]
    rows_by_work = {work: {"camarilla": ours} for work in loads}
    for library in TABLES:
        say(f"loading: {name_of(library)}")
        for work, answer in runs.theirs(library, "table", 1, file, loads).items():
            rows_by_work[work][library] = answer
    size = file.stat().st_size / 1e6

    def agreement(work, answers):
        counts = {scores("camarilla", "load")[0]} | {scores(l, work)[0] for l in TABLES if "wall" in answers.get(l, {})}
        return "the same number of rows" if len(counts) == 1 else f"{sorted(counts)} rows"

    lines = [
        "## Loading and starting", "",
        f"A table of {rows:,} relationships ({size:.0f} MB of CSV: kind, source, target, when). Camarilla "
        "parses, checks and interns every name and date; the others make columns of text, or of categories, and look "
        "at no date. Processor seconds, one thread.", ""]
    lines += ratio_table(rows_by_work, TABLES, "processor", runs.report, agreement)
    say("starting")
    walls = []
    for _ in range(20):
        start = time_of([command, "central", "1937"])
        walls.append(start)
    lines += [
        f"`camarilla central 1937` on the embedded chronicle, from the start of the process to its end: "
        f"{min(walls) * 1e3:.0f} ms at the least of 20 runs, {statistics.median(walls) * 1e3:.0f} ms in the "
        "middle.", ""]
    return lines


def time_of(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def frustration_part(runs):
    say("frustration: Camarilla")
    file = WORK / "planted"
    row = {"camarilla": runs.ours("frustration", "--write-ties", file)["frustration"]}
    say("frustration: HiGHS")
    row |= {"highspy": runs.theirs("highspy", "frustration", 1, file, ["frustration"])["frustration"]}
    compare_answers("frustration", "highspy", row["highspy"])
    index = int(scores("camarilla", "frustration")[0])
    return [
        "## The frustration index", "",
        "Two planted coalitions, 150 figures, 1,250 ties, 3 % of them of the wrong sign, solved to proven "
        f"optimality (index {index}). Processor seconds, one thread.", "",
    ] + ratio_table({"frustration": row}, ["highspy"], "processor", runs.report, agreement)


def quality_part(runs, graphs):
    columns = [
        ("camarilla", "leiden-once", "Camarilla, one iteration"),
        ("camarilla", "leiden", "Camarilla, one search"),
        ("camarilla", "leiden-best", "Camarilla, as by default"),
        ("igraph", "leiden, 2 iterations", "igraph Leiden, 2 iterations"),
        ("igraph", "leiden", "igraph Leiden to the end"), ("igraph", "leiden-once", "igraph Louvain"),
        ("networkit", "leiden-once", "NetworKit PLM"), ("networkit", "leiden", "NetworKit ParallelLeiden"),
        ("leidenalg", "leiden", "leidenalg"), ("leidenalg", "leiden, best of 10", "leidenalg, best of 10"),
    ]
    lines = [
        "## How good the groups are", "",
        "Modularity and processor time, one thread; the means of ten searches with other seeds, or of as many as begin in "
        "three seconds.", "",
        "| graph | " + " | ".join(title for _, _, title in columns) + " |",
        "|---" * (len(columns) + 1) + "|"]
    for shape, ties in graphs:
        say(f"groups, {shape} {ties}")
        file = WORK / f"{shape}-{ties}"
        found = {"camarilla": runs.ours(
            "kernels", "--shape", shape, "--ties", ties, "--write-ties", file, "leiden-once", "leiden", "leiden-best")}
        for library in ("igraph", "networkit", "leidenalg"):
            measures = [m for l, m, _ in columns if l == library]
            found[library] = runs.theirs(library, "graph", 1, file, measures)
        cells, best = [], 0
        for library, measure, _ in columns:
            answer = found[library].get(measure, {"error": "it gave no answer"})
            if "wall" in answer:
                quality = scores(library, measure)[0]
                best = max(best, quality)
                cells.append((quality, seconds(answer["processor"])))
            elif "limit" in answer:
                cells.append((None, "–" + runs.report.note(f"stopped after {answer['limit']:g} seconds")))
            else:
                cells.append((None, "–" + runs.report.note(
                    f"{name_of(library)}, {measure}: {answer['error']}")))
        texts = [
            time if quality is None else
            (f"**{quality:.4f}**" if quality > best - 5e-5 else f"{quality:.4f}") + f" {time}"
            for quality, time in cells]
        label = shape if not ties else f"{shape} {ties:,}"
        lines.append("| " + " | ".join([label] + texts) + " |")
    return lines + [""]


def processor_name():
    try:
        text = pathlib.Path("/proc/cpuinfo").read_text()
        return next(l.split(":")[1].strip() for l in text.splitlines() if l.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="small sizes only")
    parser.add_argument("--only", default="", help="the parts whose names match this expression")
    parser.add_argument(
        "--limit", type=float, help="seconds that a library may take for one call (60, or 10 if quick)")
    parser.add_argument("--rounds", type=int, default=5, help="runs of which the least counts")
    parser.add_argument("-o", "--output", type=pathlib.Path, default=HERE / "RESULTS.md")
    options = parser.parse_args()
    began = time.time()
    WORK.mkdir(parents=True, exist_ok=True)
    program = build("Benchmarks")
    peers = prepare_peers()
    report = Report()
    if options.only and options.output.exists():
        report.notes = re.findall(r"^\[\^\d+\]: (.*)$", options.output.read_text(encoding="utf-8"), re.MULTILINE)
    limit = options.limit or (10 if options.quick else 60)
    runs = Runs(program, peers, report, limit, options.rounds)

    def loading():
        static = ["--static-swift-stdlib"] if platform.system() == "Linux" else []
        command = os.environ.get("CAMARILLA") or build("camarilla", *static)
        return loading_part(runs, 100_000 if options.quick else 1_000_000, command)

    parts = [
        ("sweep", lambda: sweep_part(runs, 100_000 if options.quick else 1_000_000)),
        ("loading", loading),
        ("frustration", lambda: frustration_part(runs)),
        ("quality", lambda: quality_part(runs, QUALITY[:1] if options.quick else QUALITY)),
        ("graphs", lambda: ["## Graphs", ""] + [f"- `{k}`: {v}." for k, v in DESCRIPTIONS.items()] + [""]),
    ] + [
        (f"{graph[0]} {graph[1]}", lambda graph=graph: graph_part(runs, *graph))
        for graph in (QUICK if options.quick else GRAPHS)]
    body = []
    for name, part in parts:
        if not re.search(options.only, name):
            continue
        try:
            body += part()
        except Exception as error:  # One part that fails does not cost the others.
            say(f"{name}: {type(error).__name__}: {error}")
            if options.only:
                continue  # What is there of it stays.
            body += [f"{name} failed: {type(error).__name__}: {error}", ""]
        write(options.output, body, peers, report, whole=not options.only)
    say(f"done in {(time.time() - began) / 60:.1f} minutes")


def sections(lines):
    """Lines by the heading that they stand under, which is the first of them."""
    found = {}
    for line in lines:
        if line.startswith("#"):
            heading = line
            found[heading] = []
        found[heading].append(line)
    return found


def machines(path, body, whole):
    """On what was measured; of parts alone that were measured on another machine than the rest, on which."""
    here = f"{platform.system()} on {processor_name()}"
    if whole or not path.exists():
        return here
    before = re.search(r"^(\w+ on [^;\n]*);", path.read_text(encoding="utf-8"), re.MULTILINE)
    if not before:
        return here
    first, *others = before[1].split(", but ")
    parts = {machine: names.split(", ") for names, machine in (other.rsplit(" on ", 1) for other in others)}
    # Of a graph its name alone.
    measured = list(dict.fromkeys(line.lstrip("# ").split(":")[0] for line in body if line.startswith("#")))
    for machine in parts:
        parts[machine] = [name for name in parts[machine] if name not in measured]
    if here != first:
        parts[processor_name()] = parts.get(processor_name(), []) + measured
    return "".join([first] + [f", but {', '.join(names)} on {machine}" for machine, names in parts.items() if names])


def write(path, body, peers, report, whole):
    versions = ", ".join(f"{name_of(p)} {version}" for p, (_, version) in peers.items())
    front = [
        "# Camarilla against its peers", "",
        "Written by `make compare`; do not edit. A cell says how many times Camarilla's time the other "
        "library took: above 1× is in Camarilla's favor. Rows in which it loses stay. An empty cell is work "
        "that the library does not offer.", "",
        f"{machines(path, body, whole)}; {versions}.", "",
        "With one thread, processor seconds are compared; with more, seconds on the clock. Times are the least "
        f"of several runs, on graphs of up to {FEW_TIES:,} ties in turns, the graph being in memory; of groups, which are sought at random, times and modularity are the "
        "means of ten runs (`leiden` goes on to its end, `leiden-once` ends after one iteration, beside igraph's and "
        "NetworKit's Louvain). igraph and NetworkX always run on one thread. "
        "\"Off by\" is the largest difference of two scores in parts of the largest score; a library that is off by "
        "over a hundredth is not among the best.", ""]
    measures = list(dict.fromkeys(measure for measure, _ in report.calls))
    libraries = [l for l in LIBRARIES if any(l == other for _, other in report.calls)]
    calls = ["## How each library was called", ""]
    for measure in measures:
        cells = [
            f"{name_of(l)} `{report.calls[measure, l]}`" for l in libraries if (measure, l) in report.calls]
        calls.append(f"- {measure}: " + ", ".join(cells))
    notes = [f"[^{number}]: {text}" for number, text in enumerate(report.notes, 1)]
    # What readers.py measured stays, and so does what wasn't measured anew.
    kept = []
    if path.exists():
        old = path.read_text(encoding="utf-8")
        if not whole:
            stays = sections(old.split("<!-- readers: begin -->")[0].splitlines())
            stays.pop(front[0])
            before = [line for line in stays.pop(calls[0], []) if line.startswith("- ")]
            # A part measures some libraries, and a line of all of them says more.
            by_measure = {}
            for line in before + calls[2:]:
                measure = line.split(": ")[0]
                by_measure[measure] = max(line, by_measure.get(measure, ""), key=len)
            calls = [*calls[:2], *by_measure.values()]
            body = [line for section in (stays | sections(body)).values() for line in section]
        if "<!-- readers: begin -->" in old:
            kept = ["", "<!-- readers: begin -->" + old.split("<!-- readers: begin -->")[1].rstrip("\n")]
    path.write_text("\n".join(front + body + calls + [""] + notes + kept) + "\n")


if __name__ == "__main__":
    main()
