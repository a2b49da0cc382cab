package import GraphKernels

/// An undirected graph from the literature, with the names of its figures.
package struct KnownGraph: Sendable {
  /// The figures' names; their positions are the graph's vertices.
  package let names: [String]
  package let sources: [Int32]
  package let targets: [Int32]
  /// The ties' signed values, aligned with `sources`.
  package let weights: [Double]

  package var graph: CompactGraph {
    .undirected(
      vertexCount: names.count, sources: sources, targets: targets, weights: weights)
  }

  /// The vertex of the figure so named. The name must be one of `names`.
  package func vertex(_ name: String) -> Int {
    guard let vertex = names.firstIndex(of: name) else { fatalError("no figure \(name)") }
    return vertex
  }

  /// Reads lines such as `Medici: Albizzi Barbadori*2`, a figure and those it is tied to, each
  /// tie written once. `*2` is the tie's value, 1 when left out; ties in `foes` count negative.
  init(names: [String], friends: String, foes: String = "") {
    var sources: [Int32] = []
    var targets: [Int32] = []
    var weights: [Double] = []
    let numbers = Dictionary(uniqueKeysWithValues: zip(names, 0..<Int32(names.count)))
    func number(_ name: some StringProtocol) -> Int32 {
      guard let number = numbers[String(name)] else { fatalError("no figure \(name)") }
      return number
    }
    for (rows, sign) in [(friends, 1.0), (foes, -1.0)] {
      for row in rows.split(separator: "\n") {
        let parts = row.split(separator: ":")
        for entry in parts[1].split(separator: " ") {
          let tie = entry.split(separator: "*")
          sources.append(number(parts[0]))
          targets.append(number(tie[0]))
          weights.append(sign * (tie.count > 1 ? Double(tie[1]) ?? 1 : 1))
        }
      }
    }
    self.names = names
    self.sources = sources
    self.targets = targets
    self.weights = weights
  }
}
