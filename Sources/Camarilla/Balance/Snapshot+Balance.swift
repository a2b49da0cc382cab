import GraphKernels
import LongWork

extension Snapshot {
  /// How far the snapshot's friendships and enmities fit together.
  ///
  /// Finding the best split is NP-hard: snapshots of hundreds of figures that are not far from
  /// balance take milliseconds, tangled ones may use up the limit. The rest takes O(m √m) time for
  /// the triangles and O(n m ρ) for walk balance, ρ being at most the greatest number of ties of a
  /// figure; of a balanced snapshot all takes O(m √m).
  ///
  /// - Parameter options: how; without the search for the best split, the answer has neither frustration nor
  ///   coalitions.
  public func balance(options: BalanceOptions = BalanceOptions()) -> StructuralBalance {
    let (isDirected, isWeighted) = (options.isDirected, options.isWeighted)
    let graph = isDirected ? arcGraph() : tieGraph()
    let arcsOfATie = isDirected ? 1 : 2
    let positive = graph.weights.count { $0 > 0 } / arcsOfATie
    let negative = graph.weights.count { $0 < 0 } / arcsOfATie
    let (triads, triangles, split, walks) = WorkPlan.run(
      options.seeksFrustration ? [1, 10, 10] : [1, 10]
    ) {
      let triads = isDirected ? graph.transitiveTriads() : nil
      return (
        triads, triads?.semicycles ?? graph.signedTriangles().counts,
        options.seeksFrustration
          ? graph.frustration(
            seed: options.seed, workLimit: options.workLimit, isWeighted: isWeighted) : nil,
        graph.walkBalance(workLimit: options.workLimit)
      )
    }
    let divided = split.map { graph.coalitions(of: $0.sides) }
    let aligned = divided.map { Set($0.sides.joined()) }
    let total = isWeighted ? graph.totalWeight : Double(positive + negative)
    return StructuralBalance(
      isDirected: isDirected, isWeighted: isWeighted, figures: figures.count,
      ties: graph.arcCount / arcsOfATie,
      positive: positive, negative: negative,
      triangles: StructuralBalance.Triangles(
        allFriendly: triangles[0], oneHostile: triangles[1], twoHostile: triangles[2],
        allHostile: triangles[3]),
      transitiveTriads: triads.map {
        StructuralBalance.TransitiveTriads(total: $0.triads, balanced: $0.balanced)
      },
      frustration: split.map { split in
        StructuralBalance.Frustration(
          index: split.index, lowerBound: split.lowerBound, weight: split.weight,
          weightBound: split.weightBound, isWorkUsedUp: split.isWorkUsedUp,
          normalized: total > 0
            ? DecimalSum(of: [total, -split.weight, -split.weight]).value / total : nil)
      },
      coalitions: divided?.sides.map { side in side.map { figures[$0].id } } ?? [],
      unaligned: aligned.map { aligned in
        figures.indices.filter { !aligned.contains($0) }.map { figures[$0].id }
      } ?? [],
      alternatives: split.map { split in
        CoalitionAlternatives(
          parts: divided?.parts ?? 0,
          swingFigures: graph.swingVertices(between: split.sides, isWeighted: isWeighted).map {
            figures[$0].id
          })
      },
      walkBalance: walks?.index, isWalkBalanceTooLarge: walks == nil && !figures.isEmpty,
      figureBalances: zip(figures, walks?.ofVertex ?? []).map { figure, value in
        StructuralBalance.FigureBalance(id: figure.id, name: figure.name, value: value)
      })
  }
}

extension CompactGraph {
  /// Σ of the magnitudes of all ties; no more than the greatest number there is.
  fileprivate var totalWeight: Double {
    var sum = DecimalSum()
    for vertex in 0..<vertexCount {
      for arc in arcs(of: vertex) where isDirected || Int(targets[arc]) > vertex {
        sum.add(abs(weight(ofArc: arc)))
      }
    }
    return sum.value
  }

  /// The vertices of two coalitions, given a side for each: the larger sides of all connected parts
  /// make up the first, of equal ones that with the part's first vertex; vertices without signed
  /// ties are in neither. With them how many such parts there are.
  func coalitions(of sides: [Bool]) -> (sides: [[Int]], parts: Int) {
    let readings = isDirected ? [self, reversed()] : [self]
    var coalitions: [[Int]] = [[], []]
    var parts = 0
    var isReached = [Bool](repeating: false, count: vertexCount)
    for root in 0..<vertexCount where !isReached[root] {
      isReached[root] = true
      var part = [root]
      var next = 0
      while next < part.count {
        let vertex = part[next]
        next += 1
        for graph in readings {
          for arc in graph.arcs(of: vertex)
          where graph.weights[arc] != 0 && !isReached[Int(graph.targets[arc])] {
            isReached[Int(graph.targets[arc])] = true
            part.append(Int(graph.targets[arc]))
          }
        }
      }
      guard part.count > 1 else { continue }
      parts += 1
      let with = part.filter { sides[$0] == sides[root] }
      let against = part.filter { sides[$0] != sides[root] }
      let isRootLarger = with.count >= against.count
      coalitions[isRootLarger ? 0 : 1] += with
      coalitions[isRootLarger ? 1 : 0] += against
    }
    let sorted = coalitions.map { $0.sorted() }
      .sorted { ($1.count, $0.first ?? 0) < ($0.count, $1.first ?? 0) }
    return (sorted, parts)
  }
}
