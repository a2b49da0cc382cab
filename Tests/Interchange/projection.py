#!/usr/bin/env python3
"""Compares `camarilla project` with NetworkX's projections of random two-mode graphs.

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
            seats = [(m, b) for m in members for b in bodies if graph.has_edge(m, b)]
            table = os.path.join(folder, f"seats-{round}.csv")
            with open(table, "w", newline="") as file:
                rows = csv.writer(file)
                rows.writerow(["kind", "source", "target", "when"])
                rows.writerows(("appointment", m, b, "1926") for m, b in seats)
            for side, own in (("sources", members), ("targets", bodies)):
                for weighting, projection in (
                    ("count", bipartite.weighted_projected_graph),
                    ("newman", bipartite.collaboration_weighted_projected_graph),
                ):
                    out = os.path.join(folder, f"out-{round}-{side}-{weighting}.csv")
                    subprocess.run(
                        [camarilla, "project", "--chronicle", table, "--through", "appointment",
                         "--kind", "alliance", "--onto", side, "--weighting", weighting, "-o", out],
                        check=True, capture_output=True)
                    with open(out, newline="") as file:
                        found = {(row["source"], row["target"]): float(row["weight"])
                                 for row in csv.DictReader(file)}
                    expected = {tuple(sorted((one, two))): weight for one, two, weight
                                in projection(graph, own).edges(data="weight")}
                    assert found.keys() == expected.keys(), (round, side, weighting)
                    for pair, weight in expected.items():
                        assert abs(found[pair] - weight) < 1e-12, (pair, found[pair], weight)
                    compared += len(expected)
    print(f"{compared} weights of projections are those of NetworkX")
    return 0


if __name__ == "__main__":
    sys.exit(main())
