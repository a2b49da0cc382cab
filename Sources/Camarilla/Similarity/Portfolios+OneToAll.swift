import GraphKernels

extension Portfolios {
  /// How far one figure's portfolio is from everybody's, by index, where signs count.
  ///
  /// Two who have nothing in common are as far apart as they have ties. Of whatever both are tied to, an agreement takes
  /// both ties away from that, and a disagreement doubles the two in squares. All are whole numbers, so that each distance
  /// is that which ``distances(of:to:)`` finds, to the bit.
  ///
  /// - Precondition: the portfolios are not weighted.
  /// - Complexity: O(n + m).
  func distancesOfSigns(from one: Int) -> [Distances] {
    var agreements = [Int](repeating: 0, count: graph.vertexCount)
    var disagreements = agreements
    var ties = [Double](repeating: 0, count: graph.vertexCount)
    for arc in graph.arcs(of: one) {
      let third = Int(graph.targets[arc])
      ties[third] = entries[arc]
      for back in graph.arcs(of: third) {
        let other = Int(graph.targets[back])
        if entries[arc] == entries[back] {
          agreements[other] += 1
        } else {
          disagreements[other] += 1
        }
      }
    }
    let own = graph.arcs(of: one).count
    return ties.indices.map { other in
      // The tie between the two is no tie to a third; it is compared with what each has to itself.
      let between = ties[other] == 0 ? 0 : 2
      let apart = own + graph.arcs(of: other).count - between - 2 * agreements[other]
      let toItself = 1 - ties[other]
      return Distances(
        absolute: Double(apart) + 2 * toItself,
        squared: Double(apart + 2 * disagreements[other]) + 2 * toItself * toItself)
    }
  }
}
