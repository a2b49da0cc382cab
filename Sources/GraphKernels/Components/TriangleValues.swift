extension CompactGraph {
  /// How strongly each vertex's neighbors are tied among themselves, by the edges' magnitudes.
  ///
  /// `C(i) = Σ_{j<q} w_ij w_iq w_jq / Σ_{j<q} w_ij w_iq`, w = |value| / the largest |value| of all
  /// edges; 0 for a vertex with fewer than two edges of any value. With equal values it is the share of
  /// pairs that are tied. A directed graph is read without directions. Definition: Zhang & Horvath
  /// 2005, "A general framework for weighted gene co-expression network analysis", Statistical
  /// Applications in Genetics and Molecular Biology 4:17.
  ///
  /// - Complexity: time O(m √m); space O(n + m).
  package func weightedClustering() -> [Double] {
    let graph = undirected().edges { $0 != 0 }
    return graph.clustering(by: graph.relativeMagnitudes())
  }

  /// How far the pairs of each vertex's neighbors are tied in balance: 1 when all are, and −1 when
  /// all are tied against it.
  ///
  /// As ``weightedClustering()``, with the signs of the three edges kept in the numerator and left out
  /// of the denominator: `C(i) = Σ w_ij w_iq w_jq / Σ |w_ij w_iq|` (Costantini & Perugini 2014,
  /// "Generalization of clustering coefficients to signed correlation networks", PLoS ONE 9:e88669).
  /// When values count by their sign only, it is (balanced − unbalanced triangles) / pairs of
  /// neighbors, the local form of Kunegis, Lommatzsch & Bauckhage 2009, "The Slashdot zoo". Edges of
  /// value 0 are no edges here.
  ///
  /// - Parameter isWeighted: whether magnitudes count too, or signs only.
  ///
  /// - Complexity: time O(m √m); space O(n + m).
  package func signedClustering(isWeighted: Bool = false) -> [Double] {
    let graph = undirected().edges { $0 != 0 }
    let magnitudes =
      isWeighted ? graph.relativeMagnitudes() : [Double](repeating: 1, count: graph.arcCount)
    return graph.clustering(
      by: magnitudes.indices.map { graph.weight(ofArc: $0) < 0 ? -magnitudes[$0] : magnitudes[$0] })
  }

  /// The share of all directed triangles that could stand on each vertex's arcs that do.
  ///
  /// `C(i) = ((A + Aᵀ)³)ᵢᵢ / 2 (d (d − 1) − 2 r)`, where d counts i's arcs of both directions and r the
  /// neighbors with which it has both; 0 where none could stand. Definition: Fagiolo 2007,
  /// "Clustering in complex directed networks", Phys. Rev. E 76:026107, as NetworkX has it. Where every
  /// arc is answered it is the undirected coefficient.
  ///
  /// - Complexity: time O(m √m); space O(n + m).
  package func directedClustering() -> [Double] {
    let ones = [Double](repeating: 1, count: arcCount)
    let graph = CompactGraph(
      offsets: offsets, targets: targets, weights: isDirected ? ones : ones.map { $0 + $0 },
      isDirected: isDirected
    ).undirected()
    // Each edge counts the arcs in it, 1 or 2.
    let corners = graph.sumsOverTriangles(values: graph.weights, own: graph.weights)
    return (0..<vertexCount).map { vertex in
      var (degree, answered) = (0.0, 0.0)
      for arc in graph.arcs(of: vertex) {
        degree += graph.weights[arc]
        if graph.weights[arc] > 1 { answered += 1 }
      }
      let possible = degree * (degree - 1) - 2 * answered
      return possible > 0 ? corners[vertex] / possible : 0
    }
  }

  /// |value| / the largest |value|, by arc.
  func relativeMagnitudes() -> [Double] {
    let values = targets.indices.map { weight(ofArc: $0).magnitude }
    let largest = values.max() ?? 1
    return values.map { $0 / largest }
  }

  /// `Σ v_ij v_iq v_jq / Σ |v_ij v_iq|` over the pairs j, q of each vertex's neighbors.
  private func clustering(by values: [Double]) -> [Double] {
    // A vertex's own two edges count by their share of its largest, which cancels out: the products of
    // very small values would vanish.
    var own = values
    for vertex in 0..<vertexCount {
      let largest = arcs(of: vertex).reduce(0) { max($0, values[$1].magnitude) }
      if largest > 0 { for arc in arcs(of: vertex) { own[arc] /= largest } }
    }
    let corners = sumsOverTriangles(values: values, own: own)
    return (0..<vertexCount).map { vertex in
      var (pairs, before) = (0.0, 0.0)
      for arc in arcs(of: vertex) {
        pairs += before * own[arc].magnitude
        before += own[arc].magnitude
      }
      return pairs > 0 ? corners[vertex] / pairs : 0
    }
  }

  /// For every vertex, over the triangles on it, the sum of the values of its own two edges times that
  /// of the third.
  ///
  /// - Parameters:
  ///   - values: of the third edge, by arc, the same both ways.
  ///   - own: of the edges at a vertex, by arc from it.
  private func sumsOverTriangles(values: [Double], own: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: vertexCount)
    forEachCorner { corner in
      sums[corner.vertex] += own[corner.first] * own[corner.second] * values[corner.across]
    }
    return sums
  }

  /// Calls with the three corners of every triangle of an undirected graph, in a fixed order.
  ///
  /// - Complexity: time O(m √m); space O(n + m).
  func forEachCorner(_ visit: (TriangleCorner) -> Void) {
    // Edges lead up, toward more neighbors, so that no vertex has more than √(2m) of them.
    func isUp(_ vertex: Int, target: Int) -> Bool {
      (degree(of: vertex), vertex) < (degree(of: target), target)
    }
    var up: [Int32] = []
    var starts = [0]
    var back = [Int32](repeating: 0, count: arcCount)
    var seen = Array(offsets.dropLast())
    for vertex in 0..<vertexCount {
      for arc in arcs(of: vertex) {
        let target = Int(targets[arc])
        // Rows are visited in order, so the arcs back come up in the order of their rows.
        back[arc] = seen[target]
        seen[target] += 1
        if isUp(vertex, target: target) { up.append(Int32(truncatingIfNeeded: arc)) }
      }
      starts.append(up.count)
    }
    var direct = [Int32](repeating: -1, count: vertexCount)
    for first in 0..<vertexCount {
      let mine = starts[first]..<starts[first + 1]
      for index in mine { direct[Int(targets[Int(up[index])])] = up[index] }
      for index in mine {
        let arc = Int(up[index])
        let second = Int(targets[arc])
        for next in starts[second]..<starts[second + 1] {
          let onward = Int(up[next])
          let third = Int(targets[onward])
          let closing = Int(direct[third])
          if closing < 0 { continue }
          let (arcBack, onwardBack) = (Int(back[arc]), Int(back[onward]))
          let closingBack = Int(back[closing])
          visit(
            TriangleCorner(
              vertex: first, first: arc, second: closing, across: onward, acrossBack: onwardBack))
          visit(
            TriangleCorner(
              vertex: second, first: arcBack, second: onward, across: closing,
              acrossBack: closingBack))
          visit(
            TriangleCorner(
              vertex: third, first: onwardBack, second: closingBack, across: arcBack,
              acrossBack: arc))
        }
      }
      for index in mine { direct[Int(targets[Int(up[index])])] = -1 }
    }
  }
}

/// A triangle as one of its vertices sees it; arcs by their positions in the graph.
struct TriangleCorner {
  let vertex: Int
  /// From the vertex to the other two.
  let first: Int
  let second: Int
  /// From the target of `first` to that of `second`, and back.
  let across: Int
  let acrossBack: Int
}

extension CompactGraph {
  /// How many neighbors both ends of each edge of an undirected graph have, by arc.
  ///
  /// - Complexity: time O(m √m); space O(n + m).
  package func sharedNeighborCounts() -> [Int] {
    var counts = [Int](repeating: 0, count: arcCount)
    forEachCorner { corner in
      counts[corner.across] += 1
      counts[corner.acrossBack] += 1
    }
    return counts
  }
}
