"""Does the work that compare.py asks for with one other library, in that library's interpreter.

    python peers.py LIBRARY WORK THREADS FILE SCORES_FOLDER ROUNDS MEASURE...

WORK is graph, sweep, table or frustration. Prints JSON, an object a line: {"start": MEASURE} before
each measure, then {"measure", "wall", "processor", "call"} or {"measure", "error"}. Answers go to
SCORES_FOLDER/LIBRARY-MEASURE as doubles. Times are the least of ROUNDS runs, none of which begins after
1.5 seconds, of the call alone: the graph has been built by then. Of searches for groups, which begin at
random, times and answers are the mean of ten runs, none of which begins after three seconds.

What stands in CALLS_... is the whole of how a library is called: the call as text, the call, and how its
result becomes Camarilla's scale. A library that a measure is missing from has none.
"""

import json
import sys
import time

import numpy

PATIENCE = 1.5
# Of what is quick there are more runs, until as many seconds have gone by.
LEAST = 0.05
# What is shorter is run as often in one as takes so long: some machines' clocks of the processor stand still for a while.
STRETCH = 1e-3


class Ties:
    """A graph as compare.py has had it written."""

    def __init__(self, path):
        with open(path, "rb") as file:
            self.n, m = (int(x) for x in numpy.fromfile(file, numpy.int32, 2))
            self.sources = numpy.fromfile(file, numpy.int32, m).astype(numpy.int64)
            self.targets = numpy.fromfile(file, numpy.int32, m).astype(numpy.int64)
            self.values = numpy.fromfile(file, numpy.float64, m)
        self.pairs = numpy.column_stack([self.sources, self.targets]).astype(numpy.int64)


def finite(scores):
    return numpy.nan_to_num(numpy.asarray(scores, float), nan=0.0)


def unit(scores):
    scores = numpy.abs(numpy.asarray(scores, float))
    length = numpy.sqrt((scores * scores).sum())
    return scores / length if length > 0 else scores


def share(scores):
    scores = numpy.asarray(scores, float)
    return scores / scores.sum()


def first_labels(labels):
    """Components numbered by their first vertices."""
    _, first, inverse = numpy.unique(numpy.asarray(labels), return_index=True, return_inverse=True)
    ranks = numpy.empty(len(first), int)
    ranks[numpy.argsort(first)] = numpy.arange(len(first))
    return ranks[inverse]


def spread(closeness, labels, n):
    """Closeness within components, to Wasserman and Faust's."""
    labels = numpy.asarray(labels)
    sizes = numpy.bincount(labels)[labels]
    return numpy.where(sizes > 1, finite(closeness) * (sizes - 1) / (n - 1), 0)


def labeled(components, n):
    labels = numpy.zeros(n, int)
    for number, component in enumerate(components):
        labels[list(component)] = number
    return labels


def igraph_graph(ties, threads):
    import igraph

    n = ties.n
    graph = igraph.Graph(n, ties.pairs)
    labels = graph.connected_components().membership
    values = ties.values
    quality = lambda groups: [graph.modularity(groups)]
    return {
        "betweenness": (
            "betweenness()", graph.betweenness, lambda b: 2 * finite(b) / ((n - 1) * (n - 2))),
        "closeness": ("closeness()", graph.closeness, lambda c: spread(c, labels, n)),
        "harmonic": ("harmonic_centrality()", graph.harmonic_centrality, finite),
        "weighted-betweenness": (
            "betweenness(weights=…)", lambda: graph.betweenness(weights=values),
            lambda b: 2 * finite(b) / ((n - 1) * (n - 2))),
        "weighted-closeness": (
            "closeness(weights=…)", lambda: graph.closeness(weights=values),
            lambda c: spread(c, labels, n)),
        "eigenvector": ("eigenvector_centrality()", graph.eigenvector_centrality, unit),
        "pagerank": ("pagerank()", graph.pagerank, finite),
        "cores": ("coreness()", graph.coreness, finite),
        "components": (
            "connected_components()", graph.connected_components,
            lambda c: first_labels(c.membership)),
        "cuts": ("articulation_points()", graph.articulation_points, sorted),
        "clustering": (
            "transitivity_local_undirected(mode='zero')",
            lambda: graph.transitivity_local_undirected(mode="zero"), finite),
        "constraint": ("constraint()", graph.constraint, finite),
        "leiden": (
            "community_leiden('modularity', n_iterations=-1)",
            lambda: graph.community_leiden(objective_function="modularity", n_iterations=-1), quality),
        "leiden, 2 iterations": (
            "community_leiden('modularity')",
            lambda: graph.community_leiden(objective_function="modularity"), quality),
        "leiden-once": ("community_multilevel()", graph.community_multilevel, quality),
    }


def networkit_graph(ties, threads):
    import networkit

    networkit.setNumberOfThreads(threads)
    graph = networkit.GraphFromCoo((ties.sources, ties.targets), n=ties.n)
    graph.indexEdges()
    weighted = networkit.GraphFromCoo(
        (ties.values, (ties.sources, ties.targets)), n=ties.n, weighted=True)
    c = networkit.centrality
    generalized = c.ClosenessVariant.GENERALIZED

    def run(make):
        return lambda: make().run()

    def quality(algorithm):
        return [networkit.community.Modularity().getQuality(algorithm.getPartition(), graph)]

    scores = lambda algorithm: finite(algorithm.scores())
    return {
        "betweenness": (
            "Betweenness(normalized=True)", run(lambda: c.Betweenness(graph, normalized=True)), scores),
        "closeness": (
            "Closeness(True, GENERALIZED)", run(lambda: c.Closeness(graph, True, generalized)), scores),
        "harmonic": (
            "HarmonicCloseness(normalized=True)",
            run(lambda: c.HarmonicCloseness(graph, normalized=True)), scores),
        "weighted-betweenness": (
            "Betweenness(normalized=True) of a weighted graph",
            run(lambda: c.Betweenness(weighted, normalized=True)), scores),
        "weighted-closeness": (
            "Closeness(True, GENERALIZED) of a weighted graph",
            run(lambda: c.Closeness(weighted, True, generalized)), scores),
        "eigenvector": (
            "EigenvectorCentrality(tol=1e-10)", run(lambda: c.EigenvectorCentrality(graph, tol=1e-10)),
            lambda a: unit(a.scores())),
        # It gives away what flows into vertices without ties, so its scores are scaled to sum 1.
        "pagerank": (
            "PageRank(damp=0.85, tol=1e-12)", run(lambda: c.PageRank(graph, 0.85, 1e-12)),
            lambda a: share(a.scores())),
        "cores": ("CoreDecomposition()", run(lambda: c.CoreDecomposition(graph)), scores),
        "components": (
            "ConnectedComponents()", run(lambda: networkit.components.ConnectedComponents(graph)),
            lambda a: first_labels(a.getPartition().getVector())),
        "clustering": (
            "LocalClusteringCoefficient(turbo=True)",
            run(lambda: c.LocalClusteringCoefficient(graph, True)), scores),
        "leiden": (
            "ParallelLeiden()", run(lambda: networkit.community.ParallelLeiden(graph)), quality),
        "leiden-once": (
            "PLM(refine=False)", run(lambda: networkit.community.PLM(graph, refine=False)), quality),
    }


def graph_tool_graph(ties, threads):
    import graph_tool
    from graph_tool import centrality, clustering, topology

    graph_tool.openmp_set_num_threads(threads)
    graph = graph_tool.Graph(directed=False)
    graph.add_vertex(ties.n)
    graph.add_edge_list(ties.pairs)
    lengths = graph.new_edge_property("double", vals=ties.values)
    labels = topology.label_components(graph)[0].a.copy()
    n = ties.n
    array = lambda scores: finite(scores.a)

    def cuts():
        return topology.label_biconnected_components(graph)

    return {
        "betweenness": (
            "betweenness()", lambda: centrality.betweenness(graph), lambda b: array(b[0])),
        "closeness": (
            "closeness()", lambda: centrality.closeness(graph),
            lambda c: spread(c.a, labels, n)),
        "harmonic": ("closeness(harmonic=True)", lambda: centrality.closeness(graph, harmonic=True), array),
        "weighted-betweenness": (
            "betweenness(weight=…)", lambda: centrality.betweenness(graph, weight=lengths),
            lambda b: array(b[0])),
        "weighted-closeness": (
            "closeness(weight=…)", lambda: centrality.closeness(graph, weight=lengths),
            lambda c: spread(c.a, labels, n)),
        "eigenvector": (
            "eigenvector(epsilon=1e-10)",
            lambda: centrality.eigenvector(graph, epsilon=1e-10, max_iter=100_000),
            lambda e: unit(e[1].a)),
        "pagerank": (
            "pagerank(epsilon=1e-12)", lambda: centrality.pagerank(graph, epsilon=1e-12),
            lambda p: share(p.a)),
        "cores": ("kcore_decomposition()", lambda: topology.kcore_decomposition(graph), array),
        "components": (
            "label_components()", lambda: topology.label_components(graph),
            lambda c: first_labels(c[0].a)),
        "cuts": (
            "label_biconnected_components()", cuts, lambda c: numpy.nonzero(c[1].a)[0]),
        "clustering": ("local_clustering()", lambda: clustering.local_clustering(graph), array),
    }


def networkx_graph(ties, threads):
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(range(ties.n))
    graph.add_weighted_edges_from(
        zip(ties.sources.tolist(), ties.targets.tolist(), ties.values.tolist()), weight="length")
    n = ties.n
    values = lambda scores: finite([scores[v] for v in range(n)])
    x = networkx
    return {
        "betweenness": ("betweenness_centrality()", lambda: x.betweenness_centrality(graph), values),
        "closeness": ("closeness_centrality()", lambda: x.closeness_centrality(graph), values),
        "harmonic": (
            "harmonic_centrality()", lambda: x.harmonic_centrality(graph),
            lambda h: values(h) / (n - 1)),
        "weighted-betweenness": (
            "betweenness_centrality(weight=…)",
            lambda: x.betweenness_centrality(graph, weight="length"), values),
        "weighted-closeness": (
            "closeness_centrality(distance=…)",
            lambda: x.closeness_centrality(graph, distance="length"), values),
        "eigenvector": (
            "eigenvector_centrality(tol=1e-14)",
            lambda: x.eigenvector_centrality(graph, max_iter=100_000, tol=1e-14), values),
        "pagerank": (
            "pagerank(tol=1e-15)", lambda: x.pagerank(graph, tol=1e-15, max_iter=1000), values),
        "cores": ("core_number()", lambda: x.core_number(graph), values),
        "components": (
            "connected_components()", lambda: list(x.connected_components(graph)),
            lambda c: first_labels(labeled(c, n))),
        "cuts": ("articulation_points()", lambda: list(x.articulation_points(graph)), sorted),
        "clustering": ("clustering()", lambda: x.clustering(graph), values),
        "constraint": ("constraint()", lambda: x.constraint(graph), values),
        "louvain": (
            "louvain_communities()", lambda: x.community.louvain_communities(graph, weight=None, seed=1),
            lambda c: [x.community.modularity(graph, c, weight=None)]),
    }


def rustworkx_graph(ties, threads):
    import rustworkx as r

    graph = r.PyGraph()
    graph.add_nodes_from(range(ties.n))
    graph.add_edges_from_no_data(list(zip(ties.sources.tolist(), ties.targets.tolist())))
    ones = r.PyGraph()
    ones.add_nodes_from(range(ties.n))
    ones.add_edges_from([(s, t, 1.0) for s, t in zip(ties.sources.tolist(), ties.targets.tolist())])
    both = ones.to_directed()
    n = ties.n
    values = lambda scores: finite([scores[v] for v in range(n)])
    return {
        "betweenness": ("betweenness_centrality()", lambda: r.betweenness_centrality(graph), values),
        "closeness": ("closeness_centrality()", lambda: r.closeness_centrality(graph), values),
        "eigenvector": (
            "eigenvector_centrality(tol=1e-12)",
            lambda: r.eigenvector_centrality(ones, max_iter=100_000, tol=1e-12), values),
        "pagerank": (
            "pagerank(tol=1e-13) of the graph with arcs both ways",
            lambda: r.pagerank(both, tol=1e-13, max_iter=1000), values),
        "cores": ("core_number()", lambda: r.core_number(graph), values),
        "components": (
            "connected_components()", lambda: r.connected_components(graph),
            lambda c: first_labels(labeled(c, n))),
        "cuts": ("articulation_points()", lambda: r.articulation_points(graph), sorted),
    }


def leidenalg_graph(ties, threads):
    import igraph
    import leidenalg

    graph = igraph.Graph(ties.n, ties.pairs)

    def best(count):
        return max(
            (leidenalg.find_partition(
                graph, leidenalg.ModularityVertexPartition, n_iterations=-1, seed=seed)
                for seed in range(count)),
            key=lambda p: p.modularity)

    return {
        "leiden": (
            "find_partition(n_iterations=-1)", lambda: best(1), lambda p: [p.modularity]),
        "leiden, best of 10": (
            "find_partition(n_iterations=-1), 10 seeds", lambda: best(10), lambda p: [p.modularity]),
    }


# The year sweep: 100 years; each year the snapshot's graph, degree, PageRank, components, groups.


class DatedTies:
    def __init__(self, path):
        with open(path, "rb") as file:
            self.n, m = (int(x) for x in numpy.fromfile(file, numpy.int32, 2))
            self.sources, self.targets, self.starts, self.ends = (
                numpy.fromfile(file, numpy.int32, m).astype(numpy.int64) for _ in range(4))
        self.pairs = numpy.column_stack([self.sources, self.targets]).astype(numpy.int64)

    def of(self, year):
        return numpy.nonzero((self.starts <= year) & (self.ends >= year))[0]


def sweep(ask):
    return lambda: [x for year in range(1, 101) for x in ask(year)]


def igraph_sweep(ties, threads):
    import igraph

    def ask(year):
        graph = igraph.Graph(ties.n, ties.pairs[ties.of(year)])
        ranks = numpy.asarray(graph.pagerank())
        groups = graph.community_leiden(objective_function="modularity")
        return [
            graph.ecount(), max(graph.degree()) / (ties.n - 1), (ranks * ranks).sum(),
            len(graph.connected_components()), graph.modularity(groups)]

    return {"sweep": (
        "Graph(n, edges of the year), degree(), pagerank(), connected_components(), "
        "community_leiden('modularity')", sweep(ask), finite)}


def networkit_sweep(ties, threads):
    import networkit as nk

    nk.setNumberOfThreads(threads)

    def ask(year):
        rows = ties.of(year)
        graph = nk.GraphFromCoo((ties.sources[rows], ties.targets[rows]), n=ties.n)
        degree = nk.centrality.DegreeCentrality(graph).run().scores()
        ranks = share(nk.centrality.PageRank(graph, 0.85, 1e-12).run().scores())
        components = nk.components.ConnectedComponents(graph).run().numberOfComponents()
        groups = nk.community.PLM(graph, refine=False).run().getPartition()
        quality = nk.community.Modularity().getQuality(groups, graph)
        return [
            graph.numberOfEdges(), max(degree) / (ties.n - 1), (ranks * ranks).sum(), components, quality]

    return {"sweep": (
        "GraphFromCoo(ties of the year), DegreeCentrality, PageRank(0.85, 1e-12), "
        "ConnectedComponents, PLM(refine=False)", sweep(ask), finite)}


def networkx_sweep(ties, threads):
    import networkx

    def ask(year):
        rows = ties.of(year)
        graph = networkx.Graph()
        graph.add_nodes_from(range(ties.n))
        graph.add_edges_from(zip(ties.sources[rows].tolist(), ties.targets[rows].tolist()))
        ranks = numpy.asarray(list(networkx.pagerank(graph, tol=1e-15, max_iter=1000).values()))
        groups = networkx.community.louvain_communities(graph, seed=1)
        return [
            graph.number_of_edges(), max(networkx.degree_centrality(graph).values()),
            (ranks * ranks).sum(), networkx.number_connected_components(graph),
            networkx.community.modularity(graph, groups)]

    return {"sweep": (
        "Graph(), degree_centrality(), pagerank(tol=1e-15), number_connected_components(), "
        "louvain_communities()", sweep(ask), finite)}


# Loading a table of relationships.


def pandas_table(path, threads):
    import pandas

    return {
        "load": (
            "read_csv(engine='c')", lambda: pandas.read_csv(path, engine="c"), lambda t: [len(t)]),
        "load, as categories": (
            "read_csv(engine='c', dtype='category')",
            lambda: pandas.read_csv(path, engine="c", dtype="category"), lambda t: [len(t)]),
    }


def polars_table(path, threads):
    import polars

    categories = {name: polars.Categorical for name in polars.read_csv(path, n_rows=1).columns}
    return {
        "load": ("read_csv()", lambda: polars.read_csv(path), lambda t: [t.height]),
        "load, as categories": (
            "read_csv(schema_overrides=…Categorical)",
            lambda: polars.read_csv(path, schema_overrides=categories), lambda t: [t.height]),
    }


def duckdb_table(path, threads):
    import duckdb

    database = duckdb.connect()
    database.execute(f"SET threads = {threads}")
    file = "'" + path.replace("'", "''") + "'"

    def load():
        database.execute(f"CREATE OR REPLACE TABLE claims AS SELECT * FROM read_csv({file}, all_varchar = true)")
        return database.execute("SELECT count(*) FROM claims").fetchone()

    return {"load": ("CREATE TABLE … AS SELECT * FROM read_csv(…, all_varchar = true)", load, list)}


# The frustration index as a mixed-integer program: for each tie a variable that is 1 when the tie is
# frustrated (Aref, Mason & Wilson 2020, the model with one inequality pair a tie).


def highspy_frustration(ties, threads):
    import highspy

    def solve():
        solver = highspy.Highs()
        solver.silent()
        solver.setOptionValue("threads", threads)
        side = [solver.addBinary() for _ in range(ties.n)]
        solver.addConstr(side[0] == 0)
        frustrated = []
        for s, t, sign in zip(ties.sources.tolist(), ties.targets.tolist(), ties.values.tolist()):
            f = solver.addVariable(lb=0, ub=1)
            frustrated.append(f)
            if sign > 0:
                solver.addConstr(f >= side[s] - side[t])
                solver.addConstr(f >= side[t] - side[s])
            else:
                solver.addConstr(f >= side[s] + side[t] - 1)
                solver.addConstr(f >= 1 - side[s] - side[t])
        solver.minimize(solver.qsum(frustrated))
        return solver

    return {"frustration": (
        "the 0–1 program with a variable a figure and a tie, minimize()", solve,
        lambda s: [round(s.getObjectiveValue())])}


READERS = {"graph": Ties, "frustration": Ties, "sweep": DatedTies, "table": lambda path: path}


def mean_of_searches(call, read):
    """The mean seconds, on the clock and of the processor, and the mean answer."""
    walls, used, answers = [], [], []
    while len(walls) < 10 and sum(walls) < 3:
        wall, processor = time.perf_counter(), time.process_time()
        result = call()
        walls.append(time.perf_counter() - wall)
        used.append(time.process_time() - processor)
        answers.append(read(result))
    return numpy.mean(walls), numpy.mean(used), numpy.mean(answers, axis=0)


def main():
    library, work, threads, file, folder, rounds = sys.argv[1:7]
    calls = globals()[f"{library.replace('-', '_')}_{work}"](READERS[work](file), int(threads))
    for measure in sys.argv[7:]:
        if measure not in calls:
            continue
        print(json.dumps({"start": measure}), flush=True)
        text, call, read = calls[measure]
        wall = processor = float("inf")
        try:
            began = time.perf_counter()
            runs = 0
            if measure.startswith("leiden"):
                wall, processor, found = mean_of_searches(call, read)
            else:
                together = 1
                while runs < int(rounds) or time.perf_counter() - began < LEAST:
                    runs += 1
                    start, used = time.perf_counter(), time.process_time()
                    for _ in range(together):
                        result = call()
                    last = (time.perf_counter() - start) / together
                    wall = min(wall, last)
                    processor = min(processor, (time.process_time() - used) / together)
                    if time.perf_counter() - began > PATIENCE:
                        break
                    if runs == 1 and int(rounds) > 1 and last < STRETCH:
                        together = int(STRETCH / max(last, 1e-8)) + 1
                        wall = processor = float("inf")
                found = read(result)
            numpy.asarray(found, numpy.float64).tofile(f"{folder}/{library}-{measure}")
            answer = {"wall": wall, "processor": processor, "call": text}
        except Exception as error:  # A library that cannot do a graph is a result, too.
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps({"measure": measure} | answer), flush=True)


if __name__ == "__main__":
    main()
