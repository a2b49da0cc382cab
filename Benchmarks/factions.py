"""Compares the factions that Camarilla finds with the best of many leidenalg runs.

    make factions
    python3 Benchmarks/factions.py [--runs 200] [--seeds 10]        with a command already built

Both maximize signed modularity (Gómez, Jensen & Arenas 2009). leidenalg does so over two layers, the
friendly ties and the hostile ones, each a ModularityVertexPartition, weighted by +w⁺/(w⁺+w⁻) and
−w⁻/(w⁺+w⁻); each run is iterated until it improves no more. Half of the runs consider for a vertex
the groups of its neighbors in either layer, which is the library's default, half all groups.

Camarilla is asked through its command, once for each seed, without its demand that a faction be connected
by its own friendly ties (`--unconstrained`), which leidenalg doesn't make; the modularity of what it answers is
computed here, by the definition, from the members of the factions. Writes FACTIONS.md beside this file.
Needs leidenalg and networkx, which it installs into a Python of its own.
"""

import argparse
import csv
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import venv

HERE = pathlib.Path(__file__).resolve().parent
PYTHON = HERE / ".build" / "factions" / "python" / "bin" / "python"
COMMAND = pathlib.Path(os.environ.get("CAMARILLA", HERE.parent / ".build" / "release" / "camarilla"))
SAMPLE = HERE.parent / "Examples" / "StalinCircle" / "relationships.csv"
SIGNS = {"alliance": 1, "appointment": 1, "rivalry": -1, "denunciation": -1}

# Read 1954, "Cultures of the Central Highlands, New Guinea", Southwestern J. of Anthropology 10:1-43.
TRIBES = """
Alika+Ove Alika+Ukudz Asaro+Gahuk Asaro+Geham Asaro+Masil Asaro+Ukudz Gahuk+Geham Gahuk+Masil
Gahuk+Ove Gahuk+Ukudz Gama+Gavev Gama+Kotun Gama+Nagad Gavev+Kotun Gavev+Nagad Geham+Masil
Geham+Ukudz Kohik+Notoh Kohik+Uheto Kotun+Nagad Masil+Nagam Masil+Ove Masil+Uheto Masil+Ukudz
Nagam+Notoh Nagam+Seuve Notoh+Uheto Ove+Ukudz Seuve+Uheto
Alika-Gavev Asaro-Gama Asaro-Gavev Asaro-Nagad Asaro-Seuve Gahuk-Gama Gahuk-Gavev Gahuk-Kotun
Gahuk-Notoh Gahuk-Uheto Gama-Geham Gama-Nagam Gama-Seuve Gama-Uheto Gavev-Nagam Gavev-Ove
Geham-Kohik Geham-Nagad Geham-Notoh Geham-Uheto Kohik-Kotun Kohik-Nagad Kotun-Nagam Kotun-Notoh
Kotun-Ove Nagad-Nagam Nagad-Notoh Nagad-Uheto Seuve-Ukudz
"""


def tribes():
    ties = {}
    for word in TRIBES.split():
        sign = "+" if "+" in word else "-"
        one, other = word.split(sign)
        ties[tuple(sorted((one, other)))] = 1.0 if sign == "+" else -1.0
    return ties


def planted(size, groups, mean_degree, noise, seed, mixing=0.25):
    """Friends inside planted groups and enemies between, a share of the signs turned round."""
    draw = random.Random(seed)
    group = [vertex * groups // size for vertex in range(size)]
    ties = {}
    while len(ties) < size * mean_degree // 2:
        one, other = sorted(draw.sample(range(size), 2))
        # Most pairs that meet are of one group.
        if group[one] != group[other] and draw.random() > mixing:
            continue
        is_friendly = (group[one] == group[other]) != (draw.random() < noise)
        ties[(f"v{one:04}", f"v{other:04}")] = 1.0 if is_friendly else -1.0
    return ties


def lfr(size, noise, seed):
    """Lancichinetti, Fortunato & Radicchi's benchmark graph; hostile between groups, with noise."""
    import networkx

    graph = networkx.LFR_benchmark_graph(
        size, 3, 1.5, 0.3, average_degree=8, min_community=15, seed=seed)
    draw = random.Random(seed)
    ties = {}
    for one, other in sorted(graph.edges()):
        if one == other:
            continue
        together = other in graph.nodes[one]["community"]
        is_friendly = together != (draw.random() < noise)
        pair = tuple(sorted((f"v{one:04}", f"v{other:04}")))
        ties[pair] = 1.0 if is_friendly else -1.0
    return ties


def year(number):
    """The net ties of a year of the sample chronicle, from the claims that hold in it."""
    rows = {row["id"]: row for row in csv.DictReader(open(SAMPLE, encoding="utf-8"))}
    answer = ask("diff", str(number), str(number), "--kinds", ",".join(SIGNS))
    ties = {}
    for pair in answer["continued"]:
        claims = [rows[claim] for claim in pair["before"]]
        value = sum(
            SIGNS[claim["kind"]] * float(claim["weight"] or 1) * float(claim["confidence"] or 1)
            for claim in claims)
        if abs(value) > 1e-12:
            ties[tuple(pair["figures"])] = value
    return ties


def graphs():
    import networkx

    karate = networkx.karate_club_graph()
    named = {
        "karate club (Zachary 1977)": {
            tuple(sorted((f"m{a:02}", f"m{b:02}"))): 1.0 for a, b in karate.edges()},
        "karate club, weighted": {
            tuple(sorted((f"m{a:02}", f"m{b:02}"))): float(d["weight"])
            for a, b, d in karate.edges(data=True)},
        "Florentine marriages (Padgett 1994)": {
            tuple(sorted((a.lower(), b.lower()))): 1.0
            for a, b in networkx.florentine_families_graph().edges()},
        "highland tribes (Read 1954)": tribes(),
    }
    for number in (1924, 1926, 1929, 1937, 1950):
        named[f"sample chronicle, {number}"] = year(number)
    for size, groups, degree, noise in (
        (50, 4, 8, 0.1), (100, 5, 8, 0.2), (200, 8, 10, 0.2), (200, 8, 6, 0.35), (500, 12, 10, 0.2),
    ):
        named[f"planted, {size} in {groups} groups, {noise:.0%} noise"] = planted(
            size, groups, degree, noise, seed=size)
    named["planted, 100 in 2 groups, enemies mostly"] = planted(
        100, 2, 6, 0.05, seed=7, mixing=1.0)
    named["random signs, 60"] = planted(60, 1, 8, 0.5, seed=3)
    named["LFR, 250, all friendly inside"] = lfr(250, 0.0, seed=1)
    named["LFR, 250, 15% noise"] = lfr(250, 0.15, seed=1)
    return named


def modularity(ties, group):
    positive, negative, plus, minus = {}, {}, 0.0, 0.0
    inside = 0.0
    for (one, other), value in ties.items():
        side = positive if value > 0 else negative
        for end in (one, other):
            side[end] = side.get(end, 0.0) + abs(value)
        plus += max(0.0, value)
        minus += max(0.0, -value)
        if group[one] == group[other]:
            inside += 2 * value
    expected = 0.0
    for strengths, total, sign in ((positive, plus, 1), (negative, minus, -1)):
        sums = {}
        for vertex, strength in strengths.items():
            sums[group[vertex]] = sums.get(group[vertex], 0.0) + strength
        if total > 0:
            expected += sign * sum(x * x for x in sums.values()) / (2 * total)
    return (inside - expected) / (2 * plus + 2 * minus)


def best_of_leidenalg(ties, runs):
    import igraph
    import leidenalg

    names = sorted({end for pair in ties for end in pair})
    number = {name: place for place, name in enumerate(names)}
    layers = []
    for sign in (1, -1):
        chosen = [(pair, abs(v)) for pair, v in sorted(ties.items()) if v * sign > 0]
        layer = igraph.Graph(n=len(names), edges=[(number[a], number[b]) for (a, b), _ in chosen])
        layer.es["weight"] = [value for _, value in chosen]
        layers.append(layer)
    plus, minus = (sum(layer.es["weight"]) for layer in layers)
    best = float("-inf")
    for run in range(runs):
        partitions = [
            leidenalg.ModularityVertexPartition(layer, weights="weight")
            for layer in layers if layer.ecount() > 0]
        weights = [
            weight for weight, layer in zip(
                (plus / (plus + minus), -minus / (plus + minus)), layers) if layer.ecount() > 0]
        optimizer = leidenalg.Optimiser()
        optimizer.set_rng_seed(run)
        if run % 2:
            optimizer.consider_comms = leidenalg.ALL_COMMS
            optimizer.refine_consider_comms = leidenalg.ALL_COMMS
        if len(partitions) == 1:
            optimizer.optimise_partition(partitions[0], n_iterations=-1)
        else:
            optimizer.optimise_partition_multiplex(
                partitions, layer_weights=weights, n_iterations=-1)
        group = dict(zip(names, partitions[0].membership))
        best = max(best, modularity(ties, group))
    return best


def ask(*arguments):
    done = subprocess.run(
        [COMMAND, *arguments, "--format", "json"], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def of_camarilla(ties, seeds):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "relationships.csv"
        with open(path, "w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["kind", "source", "target", "when", "weight"])
            for (one, other), value in sorted(ties.items()):
                kind = "alliance" if value > 0 else "rivalry"
                rows.writerow([kind, one, other, "1900", repr(abs(value))])
        values, count = [], 0
        for seed in range(seeds):
            answer = ask("factions", "1900", "--chronicle", str(path), "--seed", str(seed),
                         "--runs", "0", "--unconstrained")
            group = {
                member: place for place, faction in enumerate(answer["factions"])
                for member in faction["members"]}
            value = modularity(ties, group)
            assert abs(value - answer["modularity"]) < 1e-9, (value, answer["modularity"])
            values.append(value)
            if value == max(values):
                count = len(answer["factions"])
        return values, count


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--runs", type=int, default=200)
    options.add_argument("--seeds", type=int, default=10)
    options = options.parse_args()
    lines = []
    worst = 0.0
    for name, ties in graphs().items():
        values, count = of_camarilla(ties, options.seeds)
        best = best_of_leidenalg(ties, options.runs)
        worst = min(worst, min(values) - best)
        reached = sum(value >= best - 1e-9 for value in values)
        vertices = len({end for pair in ties for end in pair})
        hostile = sum(value < 0 for value in ties.values())
        lines.append(
            f"| {name} | {vertices} | {len(ties) - hostile} | {hostile} | {count} | {best:.6f} |"
            f" {min(values):.6f} | {max(values):.6f} | {reached}/{options.seeds} |")
        print(lines[-1], flush=True)
    versions = subprocess.run(
        [sys.executable, "-c", "import leidenalg, igraph; "
         "print(leidenalg.__version__, igraph.__version__)"],
        check=True, capture_output=True, text=True).stdout.split()
    text = f"""# Factions against leidenalg

Signed modularity of the factions that `camarilla factions --unconstrained` finds with each of the seeds 0 to
{options.seeds - 1}, against the best of {options.runs} runs of leidenalg {versions[0]} (igraph
{versions[1]}), half of them with all groups as candidates. `python3 Benchmarks/factions.py` makes this
table; its head says how.

| graph | figures | friendly | hostile | factions | best of leidenalg | worst seed | best seed | as good |
|---|--:|--:|--:|--:|--:|--:|--:|--:|
""" + "\n".join(lines) + f"""

The most that any seed falls short: {-worst:.2g}.
"""
    (HERE / "FACTIONS.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    if pathlib.Path(sys.prefix) != PYTHON.parent.parent and "FACTIONS_PYTHON" not in os.environ:
        if not PYTHON.exists():
            venv.create(PYTHON.parent.parent, with_pip=True)
            subprocess.run(
                [PYTHON, "-m", "pip", "install", "--quiet", "leidenalg", "networkx"], check=True)
        os.execv(PYTHON, [str(PYTHON), *sys.argv])
    main()
