import LongWork

/// Bad cycles that share no tie beyond its weight: each costs something of its own, so together they
/// bound the frustration from below.
///
/// Given a division, every tie that runs against it is joined, in turn, to the shortest path of
/// agreeing ties that still have weight to spare; short cycles first. If every such tie finds its
/// cycles, the division is proven best. (Packing of negative cycles: Hüffner, Betzler & Niedermeier
/// 2010; Aref, Mason & Wilson 2020.)
struct CyclePacking {
  /// What looking at an arc counts: most of them are far apart in memory.
  private static let workOfArc = 8

  /// The total weight packed.
  private(set) var bound: Int64 = 0
  /// The ties of each cycle; the frustrated one first.
  private(set) var cycles: [[Int32]] = []
  /// Elementary operations taken.
  private(set) var work = 0

  /// - Parameters:
  ///   - isBad: whether each tie runs against the division.
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
      for tie in unmatched {
        while residual[tie] > 0 && work < workLimit && !progress.isCancelled {
          // Breadth-first from one end to the other.
          let source = core.tails[tie]
          let target = core.heads[tie]
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
              let step = Int(core.tieOfArc[arc])
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
          var cycle = [Int32(tie)]
          var amount = residual[tie]
          var vertex = target
          while vertex != source {
            let step = core.tieOfArc[Int(parent[Int(vertex)])]
            cycle.append(step)
            amount = min(amount, residual[Int(step)])
            vertex =
              core.tails[Int(step)] == vertex ? core.heads[Int(step)] : core.tails[Int(step)]
          }
          for step in cycle { residual[Int(step)] -= amount }
          bound += amount
          cycles.append(cycle)
        }
        if residual[tie] > 0 { rest.append(tie) }
      }
      unmatched = rest
      if !isLimited { break }
      longest = longest < 6 ? longest + 1 : longest * 2
    }
  }
}
