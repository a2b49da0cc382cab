import GraphKernels

/// Other divisions into two coalitions that put ties of the same weight wrongly.
///
/// Only what is plain at once is looked for: there may be more of them.
public struct CoalitionAlternatives: Encodable, Hashable, Sendable {
  /// The parts of the snapshot that no signed tie connects, figures without signed ties aside. Each can be
  /// turned around by itself, so that of n parts there are 2ⁿ⁻¹ divisions, all as good.
  public let parts: Int
  /// Those who could change sides at no cost, each alone, sorted by id: as many of their ties, or ties of
  /// the same weight, would be put wrongly as rightly.
  ///
  /// Where values count, only those whose sums are exact in binary are compared.
  public let swingFigures: [Figure.ID]

  /// Whether another division is known to be as good.
  public var exist: Bool { parts > 1 || !swingFigures.isEmpty }
}

extension CompactGraph {
  /// The vertices that could change sides at no cost.
  ///
  /// - Complexity: O(n + m).
  func swingVertices(between sides: [Bool], isWeighted: Bool) -> [Int] {
    var right = [Double](repeating: 0, count: vertexCount)
    var wrong = right
    var isExact = [Bool](repeating: true, count: vertexCount)
    for vertex in 0..<vertexCount {
      for arc in arcs(of: vertex) where weights[arc] != 0 {
        let other = Int(targets[arc])
        let cost = isWeighted ? abs(weight(ofArc: arc)) : 1
        let isRight = (sides[vertex] == sides[other]) == (weights[arc] > 0)
        // An undirected tie comes by from either end; an arc concerns both.
        for end in isDirected ? [vertex, other] : [vertex] {
          if isRight { right[end] += cost } else { wrong[end] += cost }
          if !cost.isMultipleOfSmallPower || right[end] + wrong[end] > 0x1p40 {
            isExact[end] = false
          }
        }
      }
    }
    return (0..<vertexCount).filter { isExact[$0] && wrong[$0] > 0 && right[$0] == wrong[$0] }
  }
}

extension Double {
  /// Whether it is a multiple of 1/4096: sums of such numbers below 2⁴⁰ are exact.
  fileprivate var isMultipleOfSmallPower: Bool {
    abs(self) < 0x1p40 && (self * 4096).rounded() == self * 4096
  }
}
