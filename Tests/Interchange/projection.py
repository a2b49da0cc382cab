#!/usr/bin/env python3
"""Compares `camarilla project` with NetworkX's projections of random two-mode graphs, of one time and of years in which
members come and go.

Usage: projection.py CAMARILLA
"""

import csv
import os
import random
import subprocess
import sys
import tempfile

try:
    import networkx
    from networkx.algorithms import bipartite
except ImportError:
    print("networkx is not there; projections are not compared")
    sys.exit(0)


PROJECTIONS = (("count", "weighted_projected_graph"), ("newman", "collaboration_weighted_projected_graph"))


def project(camarilla, table, out, weighting, side="sources"):
    """The rows of a projection."""
    subprocess.run(
        [camarilla, "project", "--chronicle", table, "--through", "appointment", "--kind", "alliance",
         "--onto", side, "--weighting", weighting, "-o", out],
        check=True, capture_output=True)
    with open(out, newline="") as file:
        return list(csv.DictReader(file))


def write(table, rows):
    with open(table, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["kind", "source", "target", "when"])
        writer.writerows(("appointment", *row) for row in rows)


def compare(found, expected, what):
    """Of NetworkX's graph, the weights; returns how many."""
    expected = {tuple(sorted((one, two))): weight for one, two, weight in expected.edges(data="weight")}
    assert found.keys() == expected.keys(), what
    for pair, weight in expected.items():
        assert abs(found[pair] - weight) < 1e-12, (what, pair, found[pair], weight)
    return len(expected)


def years(camarilla, folder, draw):
    """In each year, what the claims add up to is the projection of that year's memberships."""
    compared = 0
    for round in range(6):
        spells = set()
        for _ in range(draw.randint(5, 40)):
            first, last = sorted(draw.choices(range(1920, 1930), k=2))
            when = f"{first}" if first == last and draw.random() < 0.5 else f"{first}/{last}"
            spells.add((f"m{draw.randrange(8)}", f"b{draw.randrange(4)}", when))
        table = os.path.join(folder, f"years-{round}.csv")
        write(table, sorted(spells))
        for weighting, projection in PROJECTIONS:
            out = os.path.join(folder, f"years-{round}-{weighting}.csv")
            rows = project(camarilla, table, out, weighting)
            for year in range(1919, 1931):
                def holds(when):
                    return int(when[:4]) <= year <= int(when.split("/")[-1])
                graph = networkx.Graph()
                graph.add_edges_from((m, b) for m, b, when in spells if holds(when))
                found = {}
                for row in rows:
                    if holds(row["when"]):
                        pair = (row["source"], row["target"])
                        found[pair] = found.get(pair, 0) + float(row["weight"])
                if not graph:
                    assert not found, (round, weighting, year)
                    continue
                own = [node for node in graph if node.startswith("m")]
                compared += compare(
                    found, getattr(bipartite, projection)(graph, own), (round, weighting, year))
    return compared


def main():
    camarilla = os.path.abspath(sys.argv[1])
    draw = random.Random(2001)
    compared = 0
    with tempfile.TemporaryDirectory() as folder:
        for round in range(6):
            members = [f"m{number:02}" for number in range(draw.randint(2, 30))]
            bodies = [f"b{number:02}" for number in range(draw.randint(1, 12))]
            graph = networkx.Graph()
            graph.add_nodes_from(members + bodies)
            graph.add_edges_from(
                (member, body) for member in members for body in bodies if draw.random() < 0.2)
            table = os.path.join(folder, f"seats-{round}.csv")
            write(table, [(m, b, "1926") for m in members for b in bodies if graph.has_edge(m, b)])
            for side, own in (("sources", members), ("targets", bodies)):
                for weighting, projection in PROJECTIONS:
                    out = os.path.join(folder, f"out-{round}-{side}-{weighting}.csv")
                    found = {(row["source"], row["target"]): float(row["weight"])
                             for row in project(camarilla, table, out, weighting, side)}
                    compared += compare(
                        found, getattr(bipartite, projection)(graph, own), (round, side, weighting))
        compared += years(camarilla, folder, draw)
    print(f"{compared} weights of projections are those of NetworkX")
    return 0


if __name__ == "__main__":
    sys.exit(main())
