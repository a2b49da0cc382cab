#!/usr/bin/env python3
"""Compares measures of random circles with NetworkX: those by value, those of ties, and those of the whole.

Usage: measures.py CAMARILLA
"""

import csv
import json
import fractions
import math
import os
import random
import subprocess
import sys
import tempfile

try:
    import networkx
except ImportError:
    print("networkx is not there; measures are not compared")
    sys.exit(0)

compared = 0


def same(what, found, expected, tolerance=1e-9):
    global compared
    compared += 1
    if expected is None or isinstance(expected, float) and math.isnan(expected):
        assert found is None, (what, found, expected)
        return
    assert abs(found - expected) <= tolerance * max(1, abs(expected)), (what, found, expected)


def main():
    camarilla = os.path.abspath(sys.argv[1])
    draw = random.Random(1979)

    def ask(*words):
        answer = subprocess.run(
            [camarilla, *words, "--format", "json"], check=True, capture_output=True)
        return json.loads(answer.stdout)

    with tempfile.TemporaryDirectory() as folder:
        for round in range(12):
            size = draw.randint(4, 24)
            names = [f"f{number:02}" for number in range(size)]
            is_directed = round % 2 == 1
            graph = networkx.DiGraph() if is_directed else networkx.Graph()
            for one in names:
                for other in names:
                    if one != other and draw.random() < 0.18 and not graph.has_edge(one, other):
                        graph.add_edge(one, other, weight=draw.choice([0.5, 1.0, 2.0, 4.0]))
            if graph.number_of_edges() < 2:
                continue
            circle = os.path.join(folder, f"circle-{round}")
            os.mkdir(circle)
            party = {name: draw.choice(["red", "green", "blue"]) for name in graph}
            age = {name: draw.randint(20, 70) for name in graph}
            with open(os.path.join(circle, "figures.csv"), "w", newline="") as file:
                rows = csv.writer(file)
                rows.writerow(["id", "name", "party", "age"])
                rows.writerows((name, name, party[name], age[name]) for name in sorted(graph))
            with open(os.path.join(circle, "relationships.csv"), "w", newline="") as file:
                rows = csv.writer(file)
                rows.writerow(["kind", "source", "target", "when", "weight"])
                kind = "appointment" if is_directed else "alliance"
                rows.writerows((kind, *pair, "1926", graph.edges[pair]["weight"]) for pair in graph.edges)
            networkx.set_node_attributes(graph, party, "party")
            networkx.set_node_attributes(graph, age, "age")
            # What the ties are, read both ways; what runs both ways adds up.
            both = networkx.Graph()
            both.add_nodes_from(graph.nodes(data=True))
            for one, other, weight in graph.edges(data="weight"):
                known = both.edges[one, other]["weight"] if both.has_edge(one, other) else 0
                both.add_edge(one, other, weight=known + weight)
            data = ["--chronicle", circle]
            measures(ask, data, graph, both, is_directed, draw)
            ties(ask, data, both)
            whole(ask, data, graph, both, party)
    print(f"{compared} values of measures are those of NetworkX")
    return 0


def measures(ask, data, graph, both, is_directed, draw):
    def scores(name, *words):
        answer = ask("central", "1926", "--measure", name, *data, *words)["measures"][0]
        return answer, {entry["id"]: entry["score"] for entry in answer["scores"]}

    directed = graph if is_directed else graph.to_directed()
    expected = {
        "pagerank": networkx.pagerank(directed, weight="weight", tol=1e-14, max_iter=10000),
        "constraint": networkx.constraint(both, weight="weight"),
        # Figure by figure, as its matrices divide otherwise than its definition says.
        "effective-size": networkx.effective_size(both, nodes=list(both), weight="weight"),
        "onnela-clustering": networkx.clustering(both, weight="weight"),
        "betweenness": networkx.betweenness_centrality(both, weight=lambda a, b, e: length(e)),
    }
    for name, values in expected.items():
        _, found = scores(name, "--weighted")
        for figure, value in values.items():
            # What can't be constrained is undefined there.
            same((name, figure), found[figure], 0.0 if math.isnan(value) else value)
    start = sorted(graph)[:2]
    _, found = scores("pagerank", "--weighted", "--personalize", ",".join(start))
    near = networkx.pagerank(
        directed, weight="weight", tol=1e-14, max_iter=10000,
        personalization={figure: 1 for figure in start})
    for figure, value in near.items():
        same(("personalized", figure), found[figure], value)
    if networkx.is_connected(both):
        answer, found = scores("eigenvector", "--weighted")
        if answer["converged"]:
            for figure, value in networkx.eigenvector_centrality_numpy(both, weight="weight").items():
                same(("eigenvector", figure), found[figure], value, 1e-7)
    answer, found = scores("katz", "--weighted", "--alpha", "0.01")
    for figure, value in networkx.katz_centrality_numpy(both, alpha=0.01, weight="weight").items():
        same(("katz", figure), found[figure], value)
    answer, found = scores("degree")
    most = max(found.values())
    same("centralization", answer["centralization"],
         sum(most - value for value in found.values()) / (len(graph) - 2) if len(graph) > 2 else None)


def length(edge):
    """How long an edge is, exactly: paths as long as one another are so to the last bit."""
    return fractions.Fraction(1) / fractions.Fraction(edge["weight"])


def ties(ask, data, both):
    for words, weight in (([], None), (["--weighted"], "length")):
        for _, _, edge in both.edges(data=True):
            edge["length"] = length(edge)
        expected = networkx.edge_betweenness_centrality(both, weight=weight)
        found = {tuple(entry["figures"]): entry["betweenness"]
                 for entry in ask("ties", "1926", *data, *words)["scores"]}
        assert len(found) == len(expected)
        for pair, value in expected.items():
            same(("ties", pair), found[tuple(sorted(pair))], value)


def whole(ask, data, graph, both, party):
    found = ask("cohesion", "1926", "--groups", "party", *data)
    same("density", found["density"], networkx.density(both))
    reached = dict(networkx.all_pairs_shortest_path_length(both))
    distances = [distance for row in reached.values() for distance in row.values() if distance]
    same("diameter", found["diameter"], max(distances))
    same("mean distance", found["meanDistance"], sum(distances) / len(distances))
    same("efficiency", found["efficiency"], networkx.global_efficiency(both))
    same("transitivity", found["transitivity"] or 0, networkx.transitivity(both))
    same("assortativity", found["degreeAssortativity"], correlation(both))
    directed = graph if graph.is_directed() else graph.to_directed()
    same("reciprocity", found["reciprocity"], networkx.overall_reciprocity(directed))
    for name, count in networkx.triadic_census(directed).items():
        same(("triads", name), found["triads"][name], count)
    groups = found["groups"]
    parties = {party[figure] for figure in both}
    if len(parties) > 1:
        same("party", groups["assortativity"],
             networkx.attribute_assortativity_coefficient(both, "party"))
    same("modularity", groups["modularity"], networkx.community.modularity(
        both, [{f for f in both if party[f] == name} for name in sorted(parties)], weight="weight"))
    ages = ask("cohesion", "1926", "--groups", "age", *data)["groups"]["numericAssortativity"]
    same("age", ages, networkx.numeric_assortativity_coefficient(both, "age"))


def correlation(graph):
    degrees = {degree for end in graph.edges for degree in (graph.degree(end[0]), graph.degree(end[1]))}
    if len(degrees) == 1:
        return None
    return float(networkx.degree_assortativity_coefficient(graph))


if __name__ == "__main__":
    sys.exit(main())
