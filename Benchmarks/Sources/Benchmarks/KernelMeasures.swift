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
    "clustering", "constraint", "effective-size", "leiden", "leiden-once", "leiden-best",
  ]

  /// Whether the work begins at random, so that one run of it says little.
  static func isSearch(_ name: String) -> Bool { name.hasPrefix("leiden") }

  /// What the work came to, as the kernel gives it.
  enum Answer {
    case scores([Double])
    case counts([Int])
    case numbers([Int32])
    case groups(Partition)
  }

  /// Does the work once, and nothing but what the other libraries are timed with.
  ///
  /// - Parameter seed: of what begins at random.
  func run(_ name: String, seed: UInt64 = 0) -> Answer? {
    switch name {
    case "build": .counts([generated.graph.arcCount])
    case "betweenness": .scores(graph.betweenness(threads: threads))
    case "closeness": .scores(graph.closeness(threads: threads))
    case "harmonic": .scores(graph.harmonic(threads: threads))
    case "weighted-betweenness":
      .scores(graph.weightedBetweenness(lengths: lengths, threads: threads))
    case "weighted-closeness":
      .scores(graph.weightedCloseness(lengths: lengths, threads: threads))
    case "eigenvector": .scores(graph.eigenvector(threads: threads).values)
    case "pagerank": .scores(graph.pageRank().values)
    case "katz": .scores(graph.katz(alpha: 0.001).values)
    case "hits": .scores(generated.directed.hubsAndAuthorities(threads: threads).hubs.values)
    case "cores": .counts(graph.coreNumbers())
    case "components": .numbers(graph.connectedComponents().labels)
    case "cuts": .numbers(graph.cuts().vertices)
    case "triangles": .counts(graph.triangleCounts(threads: threads))
    case "clustering": .scores(graph.clusteringCoefficients(threads: threads))
    case "constraint": .scores(graph.constraint())
    case "effective-size": .scores(graph.effectiveSize())
    case "leiden": .groups(graph.communities(seed: seed, restarts: 1, threads: threads))
    case "leiden-once":
      .groups(graph.communities(seed: seed, restarts: 1, iterations: 1, threads: threads))
    case "leiden-best": .groups(graph.communities(seed: seed, threads: threads))
    default: nil
    }
  }

  /// The scores that an answer tells, of groups their modularity.
  func scores(of answer: Answer) -> [Double] {
    switch answer {
    case .scores(let scores): scores
    case .counts(let counts): counts.map(Double.init)
    case .numbers(let numbers): numbers.map(Double.init)
    case .groups(let groups): [graph.modularity(of: groups) ?? 0]
    }
  }
}
