extension Snapshot {
  /// Some of the figures, and the relationships between them; ids that are not in the snapshot are
  /// passed over. O(n + m).
  public func restricted(to ids: Set<Figure.ID>) -> Snapshot {
    let isWanted = figures.map { ids.contains($0.id) }
    return keeping(
      ends.map { isWanted[Int($0.source)] && isWanted[Int($0.target)] }, isAlive: isWanted)
  }

  /// The figures that are in the snapshot with or without ties, by index: those alive, if asked for.
  func aliveFigures() -> [Bool] {
    figures.map { options.includesIsolated && options.holds($0.life, during: spans) }
  }

  /// The snapshot with some of its relationships only, and the figures at their ends.
  ///
  /// - Parameters:
  ///   - isKept: whether to keep the relationship, by index.
  ///   - isAlive: whether to keep the figure in any case, by index.
  /// - Complexity: O(n + m).
  func keeping(_ isKept: [Bool], isAlive: [Bool]) -> Snapshot {
    var isPresent = isAlive
    let indices = rows.indices.filter { isKept[$0] }
    for index in indices {
      isPresent[Int(ends[index].source)] = true
      isPresent[Int(ends[index].target)] = true
    }
    let present = figures.indices.filter { isPresent[$0] }
    var newIndices = [Int32](repeating: -1, count: figures.count)
    for (new, old) in present.enumerated() { newIndices[old] = Int32(new) }
    return Snapshot(
      chronicle: chronicle, time: time, title: title, spans: spans, options: options,
      list: present.count == figures.count ? list : FigureList(present.map { figures[$0] }),
      figureIndices: present.map { figureIndices[$0] }, rows: indices.map { rows[$0] },
      ends: indices.map { (newIndices[Int(ends[$0].source)], newIndices[Int(ends[$0].target)]) },
      countsConfidence: countsConfidence)
  }

  /// The snapshot with other relationships between the same figures.
  ///
  /// - Parameters:
  ///   - rows: ascending.
  ///   - ends: the indices of the figures at both ends of each.
  func replacing(rows: [Int32], ends: [(source: Int32, target: Int32)]) -> Snapshot {
    Snapshot(
      chronicle: chronicle, time: time, title: title, spans: spans, options: options, list: list,
      figureIndices: figureIndices, rows: rows, ends: ends, countsConfidence: countsConfidence)
  }
}
