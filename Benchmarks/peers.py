"""Runs one other library over one graph, in the Python that compare.py has made for it.

    python peers.py LIBRARY THREADS TIES_FILE SCORES_FOLDER REPEAT MEASURE...

Prints a JSON object a line: {"measure", "wall", "processor"} or {"measure", "error"}; the scores of
each measure go to SCORES_FOLDER/LIBRARY-MEASURE.txt, one a vertex. Times are the least of REPEAT runs
of the call named in CALLS, the graph being built already.
"""

import json
import os
import sys
import time

library, threads, ties_file, scores_folder, repeat = sys.argv[1:6]
threads, repeat = int(threads), int(repeat)
measures = sys.argv[6:]
os.environ["OMP_NUM_THREADS"] = os.environ["RAYON_NUM_THREADS"] = str(threads)

with open(ties_file) as file:
    n = int(file.readline())
    ties = [tuple(map(int, line.split())) for line in file]


def spread(closeness, sizes):
    """Closeness within components, to Wasserman and Faust's."""
    return [c * (r - 1) / (n - 1) if r > 1 else 0.0 for c, r in zip(closeness, sizes)]


def igraph_calls():
    import igraph

    graph = igraph.Graph(n=n, edges=ties)
    components = graph.connected_components()
    sizes = [components.size(label) for label in components.membership]
    return {
        "betweenness": (graph.betweenness, lambda b: [2 * x / ((n - 1) * (n - 2)) for x in b]),
        "closeness": (graph.closeness, lambda c: spread([0 if x != x else x for x in c], sizes)),
        "harmonic": (graph.harmonic_centrality, lambda h: [0 if x != x else x for x in h]),
        "eigenvector": (graph.eigenvector_centrality, unit),
        "pagerank": (graph.pagerank, list),
        "cores": (graph.coreness, list),
        "components": (graph.connected_components, lambda c: first_labels(c.membership)),
        "clustering": (lambda: graph.transitivity_local_undirected(mode="zero"), list),
        "constraint": (graph.constraint, lambda c: [0 if x != x else x for x in c]),
        "leiden": (
            lambda: graph.community_leiden(objective_function="modularity", n_iterations=-1),
            lambda c: [graph.modularity(c)],
        ),
        "louvain": (graph.community_multilevel, lambda c: [graph.modularity(c)]),
    }


def networkit_calls():
    import networkit

    networkit.setNumberOfThreads(threads)
    graph = networkit.Graph(n)
    for source, target in ties:
        graph.addEdge(source, target)
    graph.indexEdges()

    def run(make):
        def call():
            algorithm = make()
            algorithm.run()
            return algorithm

        return call

    c = networkit.centrality
    sinks = c.SinkHandling.DistributeSinks

    def closeness():
        return c.Closeness(graph, True, c.ClosenessVariant.GENERALIZED)

    def modularity(algorithm):
        return [networkit.community.Modularity().getQuality(algorithm.getPartition(), graph)]

    scores = lambda algorithm: algorithm.scores()
    return {
        "betweenness": (run(lambda: c.Betweenness(graph, normalized=True)), scores),
        "closeness": (run(closeness), scores),
        "harmonic": (run(lambda: c.HarmonicCloseness(graph, normalized=True)), scores),
        "eigenvector": (
            run(lambda: c.EigenvectorCentrality(graph, tol=1e-10)), lambda a: unit(a.scores())),
        "pagerank": (run(lambda: c.PageRank(graph, 0.85, 1e-10, False, sinks)), scores),
        "cores": (run(lambda: c.CoreDecomposition(graph)), scores),
        "components": (
            run(lambda: networkit.components.ConnectedComponents(graph)),
            lambda a: first_labels(a.getPartition().getVector())),
        "clustering": (run(lambda: c.LocalClusteringCoefficient(graph, True)), scores),
        "leiden": (run(lambda: networkit.community.ParallelLeiden(graph)), modularity),
        "louvain": (run(lambda: networkit.community.PLM(graph, refine=False)), modularity),
    }


def networkx_calls():
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from(ties)
    values = lambda scores: [scores[v] for v in range(n)]
    zeros = lambda scores: [0 if scores[v] != scores[v] else scores[v] for v in range(n)]
    x = networkx

    def harmonic():
        return x.harmonic_centrality(graph)

    def labels(components):
        label = [0] * n
        for number, component in enumerate(components):
            for vertex in component:
                label[vertex] = number
        return first_labels(label)

    return {
        "betweenness": (lambda: x.betweenness_centrality(graph), values),
        "closeness": (lambda: x.closeness_centrality(graph), values),
        "harmonic": (harmonic, lambda h: [h[v] / (n - 1) for v in range(n)]),
        "eigenvector": (
            lambda: x.eigenvector_centrality(graph, max_iter=100000, tol=1e-14), values),
        "pagerank": (lambda: x.pagerank(graph, tol=1e-15, max_iter=1000), values),
        "cores": (lambda: x.core_number(graph), values),
        "components": (lambda: list(x.connected_components(graph)), labels),
        "clustering": (lambda: x.clustering(graph), values),
        "constraint": (lambda: x.constraint(graph), zeros),
        "louvain": (
            lambda: x.community.louvain_communities(graph, seed=1),
            lambda c: [x.community.modularity(graph, c)]),
    }


def rustworkx_calls():
    import rustworkx

    graph = rustworkx.PyGraph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from([(source, target, 1.0) for source, target in ties])
    values = lambda scores: [scores[v] for v in range(n)]
    r = rustworkx

    def labels(components):
        label = [0] * n
        for number, component in enumerate(components):
            for vertex in component:
                label[vertex] = number
        return first_labels(label)

    return {
        "betweenness": (lambda: r.betweenness_centrality(graph), values),
        "closeness": (lambda: r.closeness_centrality(graph), values),
        "eigenvector": (
            lambda: r.eigenvector_centrality(graph, max_iter=100000, tol=1e-12), values),
        "pagerank": (lambda: r.pagerank(graph.to_directed(), tol=1e-12, max_iter=1000), values),
        "cores": (lambda: r.core_number(graph), values),
        "components": (lambda: r.connected_components(graph), labels),
    }


def unit(scores):
    length = sum(x * x for x in scores) ** 0.5
    return [abs(x) / length for x in scores] if length > 0 else list(scores)


def first_labels(labels):
    """Components numbered by their first vertices."""
    numbers = {}
    return [numbers.setdefault(label, len(numbers)) for label in labels]


calls = globals()[f"{library}_calls"]()
for measure in measures:
    if measure not in calls:
        continue
    call, read = calls[measure]
    wall = processor = float("inf")
    try:
        for _ in range(repeat):
            start, used = time.perf_counter(), time.process_time()
            result = call()
            wall = min(wall, time.perf_counter() - start)
            processor = min(processor, time.process_time() - used)
        with open(f"{scores_folder}/{library}-{measure}.txt", "w") as file:
            file.writelines(f"{float(score)!r}\n" for score in read(result))
        print(json.dumps({"measure": measure, "wall": wall, "processor": processor}), flush=True)
    except Exception as error:  # A peer that cannot do a graph is a result, too.
        print(json.dumps({"measure": measure, "error": f"{type(error).__name__}: {error}"}), flush=True)
