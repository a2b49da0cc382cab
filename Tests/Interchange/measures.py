#!/usr/bin/env python3
"""Compares measures of random circles with NetworkX: those by value, those of ties, and those of the whole; and with
the definitions of R's sna and of signed triads, written down as plainly as can be.

Usage: measures.py CAMARILLA
"""

import csv
import fractions
import itertools
import json
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
            sna(ask, data, graph, both, party)
        for round in range(6):
            signed_triads(ask, folder, round, draw)
    print(f"{compared} values of measures are those of NetworkX, sna's definitions and others'")
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
    # The largest component; of several that of the first figure.
    largest = min(networkx.connected_components(both), key=lambda part: (-len(part), min(part)))
    same("radius", found["radius"], networkx.radius(both.subgraph(largest)))
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


# The order in which sna counts triads, and what each is there: arcs among three, a, b and c.
SNA_TRIADS = {
    "003": "", "012": "ab", "102": "ab ba", "021D": "ba bc", "021U": "ab cb", "021C": "ab bc",
    "111D": "ab ba cb", "111U": "ab ba bc", "030T": "ab cb ac", "030C": "ba cb ac", "201": "ab ba bc cb",
    "120D": "ba bc ac ca", "120U": "ab cb ac ca", "120C": "ab bc ac ca", "210": "ab bc cb ac ca",
    "300": "ab ba bc cb ac ca",
}


def sna(ask, data, graph, both, party):
    """Density, reciprocity in its variants, centralization, triads and brokerage, by their definitions in sna."""
    arcs = set(graph.edges) | (set() if graph.is_directed() else {(b, a) for a, b in graph.edges})
    figures = sorted(graph)
    n = len(figures)
    found = ask("cohesion", "1926", *data)
    pairs = list(itertools.combinations(figures, 2))
    mutual = sum((a, b) in arcs and (b, a) in arcs for a, b in pairs)
    one_way = sum(((a, b) in arcs) != ((b, a) in arcs) for a, b in pairs)
    null = len(pairs) - mutual - one_way
    same("mutual", found["mutualPairs"], mutual)
    same("asymmetric", found["asymmetricPairs"], one_way)
    # gden of the directed graph; ours is of pairs, tied either way.
    same("gden", (2 * found["mutualPairs"] + found["asymmetricPairs"]) / (n * (n - 1)), len(arcs) / (n * (n - 1)))
    same("gden of pairs", found["density"], (mutual + one_way) / len(pairs))
    # grecip: edgewise, and what the others come to from the counts.
    edgewise = sum((b, a) in arcs for a, b in arcs) / len(arcs)
    same("edgewise", found["reciprocity"], edgewise)
    counted = found["mutualPairs"], found["asymmetricPairs"], len(pairs) - found["tiedPairs"]
    same("dyadic", (counted[0] + counted[2]) / sum(counted), (mutual + null) / len(pairs))
    same("dyadic.nonnull", counted[0] / (counted[0] + counted[1]), mutual / (mutual + one_way))
    # centralization of degrees and of betweenness, for undirected graphs: against the star's.
    for name, score, greatest in (
            ("degree", lambda v: both.degree(v), (n - 1) * (n - 2)),
            ("betweenness", lambda v: pair_dependencies(both)[v], (n - 1) * (n - 1) * (n - 2) / 2)):
        values = [score(v) for v in figures]
        answer = ask("central", "1926", "--measure", name, *data)["measures"][0]
        same((name, "centralization"), answer["centralization"],
             sum(max(values) - value for value in values) / greatest if n > 2 else None)
    # triad.census: each three by the one picture that some order of them matches.
    names = {}
    for name, picture in SNA_TRIADS.items():
        for order in itertools.permutations(range(3)):
            place = dict(zip("abc", order))
            names[frozenset((place[x], place[y]) for x, y in picture.split())] = name
    census = dict.fromkeys(SNA_TRIADS, 0)
    for three in itertools.combinations(figures, 3):
        census[names[frozenset((i, j) for i in range(3) for j in range(3) if (three[i], three[j]) in arcs)]] += 1
    for name, count in census.items():
        same(("sna", name), found["triads"][name], count)
    # brokerage: chains a, broker, b without an arc from a to b.
    roles = {figure: dict.fromkeys(("coordinator", "itinerant", "representative", "gatekeeper", "liaison"), 0)
             for figure in figures}
    for a, broker, b in itertools.permutations(figures, 3):
        if (a, broker) in arcs and (broker, b) in arcs and (a, b) not in arcs:
            one, own, other = party[a], party[broker], party[b]
            role = ("coordinator" if one == own == other else "itinerant" if one == other
                    else "representative" if one == own else "gatekeeper" if own == other else "liaison")
            roles[broker][role] += 1
    answer = ask("brokerage", "1926", "--groups", "party", *data)
    told = {entry["id"]: entry for entry in answer["brokers"]}
    for figure, counts in roles.items():
        for role, count in counts.items():
            same((figure, role), told[figure][role] if figure in told else 0, count)


def pair_dependencies(graph):
    """Betweenness as a sum over pairs, from all their shortest paths."""
    scores = dict.fromkeys(graph, 0.0)
    for a, b in itertools.combinations(graph, 2):
        if networkx.has_path(graph, a, b):
            paths = list(networkx.all_shortest_paths(graph, a, b))
            for path in paths:
                for between in path[1:-1]:
                    scores[between] += 1 / len(paths)
    return scores


def signed_triads(ask, folder, round, draw):
    """The sixteen ways in which a third is tied to both ends of a tie, and the surprises of its sign."""
    names = [f"f{number:02}" for number in range(draw.randint(5, 14))]
    signs = {pair: draw.choice([1, 1, -1]) for pair in itertools.permutations(names, 2) if draw.random() < 0.3}
    table = os.path.join(folder, f"signed-{round}.csv")
    with open(table, "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["kind", "source", "target", "when"])
        for (a, b), sign in signs.items():
            rows.writerow(["appointment" if sign > 0 else "denunciation", a, b, "1926"])
    found = ask("cohesion", "1926", "--chronicle", table)["directedSignedTriads"]
    assert [entry["type"] for entry in found] == [f"t{number}" for number in range(1, 17)]

    def share(values):
        return sum(value > 0 for value in values) / len(values)

    for entry in found:
        first, second = (link.split() for link in entry["links"])
        closed = []
        for (a, b), sign in signs.items():
            for x in names:
                at = {"a": a, "b": b, "x": x}
                if x not in (a, b) and all(
                        signs.get((at[way[0]], at[way[2]])) == (1 if mark == "+" else -1)
                        for way, mark in (first, second)):
                    closed.append((sign, share([s for (p, _), s in signs.items() if p == a]),
                                   share([s for (_, q), s in signs.items() if q == b])))
        friendly = sum(sign > 0 for sign, _, _ in closed)
        same((entry["type"], "count"), entry["count"], len(closed))
        same((entry["type"], "positive"), entry["positive"], friendly)
        for index, name in ((1, "generative"), (2, "receptive")):
            shares = [link[index] for link in closed]
            same((entry["type"], name), entry[name + "Expected"], sum(shares))
            spread = math.sqrt(sum(p * (1 - p) for p in shares))
            same((entry["type"], name), entry[name + "Surprise"],
                 (friendly - sum(shares)) / spread if spread > 1e-9 else None)


def correlation(graph):
    degrees = {degree for end in graph.edges for degree in (graph.degree(end[0]), graph.degree(end[1]))}
    if len(degrees) == 1:
        return None
    return float(networkx.degree_assortativity_coefficient(graph))


if __name__ == "__main__":
    sys.exit(main())
