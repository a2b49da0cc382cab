import GraphKernels

/// The work that compare.py asks of every library, by name.
struct KernelMeasures {
  let generated: GeneratedGraph
  let graph: CompactGraph
  let lengths: [Double]
  let threads: Int

  init(_ generated: GeneratedGraph, threads: Int) {
    self.generated = generated
    self.threads = threads
    graph = generated.graph
    lengths = generated.arcLengths
  }

  static let names = [
    "build", "betweenness", "closeness", "harmonic", "weighted-betweenness", "weighted-closeness",
    "eigenvector", "pagerank", "katz", "hits", "cores", "components", "cuts", "triangles",
    "clustering", "constraint", "effective-size", "leiden", "leiden-best",
  ]

  /// Does the work once; returns the scores, or for groups their modularity.
  func run(_ name: String) -> [Double]? {
    switch name {
    case "build": return [Double(generated.graph.arcCount)]
    case "betweenness": return graph.betweenness(threads: threads)
    case "closeness": return graph.closeness(threads: threads)
    case "harmonic": return graph.harmonic(threads: threads)
    case "weighted-betweenness":
      return graph.weightedBetweenness(lengths: lengths, threads: threads)
    case "weighted-closeness": return graph.weightedCloseness(lengths: lengths, threads: threads)
    case "eigenvector": return graph.eigenvector().values
    case "pagerank": return graph.pageRank().values
    case "katz": return graph.katz(alpha: 0.001).values
    case "hits": return generated.directed.hubsAndAuthorities().hubs.values
    case "cores": return graph.coreNumbers().map(Double.init)
    case "components": return graph.connectedComponents().labels.map(Double.init)
    case "cuts": return graph.cuts().vertices.map(Double.init)
    case "triangles": return graph.triangleCounts().map(Double.init)
    case "clustering": return graph.clusteringCoefficients()
    case "constraint": return graph.constraint()
    case "effective-size": return graph.effectiveSize()
    case "leiden": return [modularity(graph.communities(restarts: 1, threads: threads))]
    case "leiden-best": return [modularity(graph.communities(threads: threads))]
    default: return nil
    }
  }

  private func modularity(_ partition: Partition) -> Double {
    graph.modularity(of: partition) ?? 0
  }
}
