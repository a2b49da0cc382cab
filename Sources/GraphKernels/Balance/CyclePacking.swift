import LongWork

/// Bad cycles that share no edge beyond its weight: each costs something of its own, so together they
/// bound the frustration from below.
///
/// Given a division, every edge that runs against it is joined, in turn, to the shortest path of
/// agreeing edges that still have weight to spare; short cycles first. If every such edge finds its
/// cycles, the division is proven best. (Packing of negative cycles: Hüffner, Betzler & Niedermeier
/// 2010; Aref, Mason & Wilson 2020.)
struct CyclePacking {
  /// What looking at an arc counts: most of them are far apart in memory.
  private static let workOfArc = 8

  /// The total weight packed.
  private(set) var bound: Int64 = 0
  /// The edges of each cycle; the frustrated one first.
  private(set) var cycles: [[Int32]] = []
  /// Elementary operations taken.
  private(set) var work = 0

  /// - Parameters:
  ///   - isBad: whether each edge runs against the division.
  ///   - workLimit: elementary operations after which to be content with what is packed.
  init(core: SignedCore, isBad: [Bool], workLimit: Int, progress: WorkStep) {
    var residual = core.weights.map { abs($0) }
    var unmatched = core.weights.indices.filter { isBad[$0] }
    var parent = [Int32](repeating: -1, count: core.vertexCount)
    var level = [Int32](repeating: 0, count: core.vertexCount)
    var stamp = [Int32](repeating: 0, count: core.vertexCount)
    var round: Int32 = 0
    var queue: [Int32] = []
    var longest: Int32 = 2
    while !unmatched.isEmpty && work < workLimit && !progress.isCancelled {
      var isLimited = false
      var rest: [Int] = []
      for edge in unmatched {
        while residual[edge] > 0 && work < workLimit && !progress.isCancelled {
          // Breadth-first from one end to the other.
          let source = core.tails[edge]
          let target = core.heads[edge]
          round += 1
          stamp[Int(source)] = round
          level[Int(source)] = 0
          queue.removeAll(keepingCapacity: true)
          queue.append(source)
          var head = 0
          var isFound = false
          search: while head < queue.count {
            let vertex = Int(queue[head])
            head += 1
            if level[vertex] == longest {
              isLimited = true
              break
            }
            for arc in Int(core.offsets[vertex])..<Int(core.offsets[vertex + 1]) {
              let other = Int(core.targets[arc])
              let step = Int(core.edgeOfArc[arc])
              work += CyclePacking.workOfArc
              guard stamp[other] != round, !isBad[step], residual[step] > 0
              else { continue }
              stamp[other] = round
              level[other] = level[vertex] + 1
              parent[other] = Int32(arc)
              if Int32(other) == target {
                isFound = true
                break search
              }
              queue.append(Int32(other))
            }
          }
          guard isFound else { break }
          var cycle = [Int32(edge)]
          var amount = residual[edge]
          var vertex = target
          while vertex != source {
            let step = core.edgeOfArc[Int(parent[Int(vertex)])]
            cycle.append(step)
            amount = min(amount, residual[Int(step)])
            vertex =
              core.tails[Int(step)] == vertex ? core.heads[Int(step)] : core.tails[Int(step)]
          }
          for step in cycle { residual[Int(step)] -= amount }
          bound += amount
          cycles.append(cycle)
        }
        if residual[edge] > 0 { rest.append(edge) }
      }
      unmatched = rest
      if !isLimited { break }
      longest = longest < 6 ? longest + 1 : longest * 2
    }
  }
}
