import GraphKernels

extension Snapshot {
  /// What the snapshot was cut out of: the same without a selection. Itself where it has none.
  ///
  /// ```swift
  /// let circle = chronicle.snapshot(of: 1926, options: SnapshotOptions(selection: Selection(around: ["stalin"])))
  /// let ranks = circle.whole.scores(by: .betweenness).filter { circle.index(of: $0.id) != nil }
  /// ```
  ///
  /// - Complexity: as of taking it.
  public var whole: Snapshot {
    if options.selection.isAll { return self }
    return chronicle.snapshot(
      of: time, title: title, spans: spans, options: options.withoutSelection)
  }

  /// The circle as it is told of the whole: where the selection asks nothing of relationships, those who are meant
  /// are in it, whether anything ties them to each other or not.
  package var selectedOfWhole: Snapshot {
    guard options.selection.isOfFigures, !options.selection.isAll else { return self }
    let selected = chronicle.figures(selectedBy: options)
    let part = whole.restricted(to: Set(selected.map(\.id)))
    return Snapshot(
      chronicle: chronicle, time: time, title: title, spans: spans, options: options,
      list: part.list, figureIndices: part.figureIndices, rows: part.rows, ends: part.ends,
      countsConfidence: countsConfidence)
  }

  /// What a selection leaves of the snapshot by what is in it: a circle around figures, a core, the largest part.
  ///
  /// - Complexity: O(n + m).
  func cut(to selection: Selection) -> Snapshot {
    var circle = self
    if !selection.around.isEmpty {
      let members = reached(
        from: selection.around, steps: selection.steps, through: selection.through)
      circle = circle.induced(on: members)
    }
    if let core = selection.core, core > 0 {
      circle = circle.induced(on: circle.tieGraph().coreNumbers().map { $0 >= core })
    }
    if selection.isLargest {
      let parts = circle.tieGraph().connectedComponents()
      // Parts are numbered by their first figure, so that of several as large the first is it.
      let size = parts.sizes.max() ?? 0
      let largest = Int32(parts.sizes.firstIndex(of: size) ?? 0)
      circle = circle.induced(on: parts.labels.map { $0 == largest })
    }
    return circle
  }

  /// Some of the figures, and the relationships between them.
  private func induced(on isMember: [Bool]) -> Snapshot {
    if isMember.allSatisfy({ $0 }) { return self }
    return keeping(
      ends.map { isMember[Int($0.source)] && isMember[Int($0.target)] }, isAlive: isMember)
  }

  /// Whether each figure is so many relationships of some kinds away from one of several, in any direction.
  private func reached(
    from centers: Set<Figure.ID>, steps: Int, through kinds: Set<String>?
  ) -> [Bool] {
    let isWanted = chronicle.kinds.map { kinds?.contains($0.name) ?? true }
    let ways = rows.indices.filter { isWanted[Int(chronicle.table.kinds[Int(rows[$0])])] }
    var byEnd = CountingSort(keyCount: figures.count)
    for way in ways {
      byEnd.count(Int(ends[way].source))
      byEnd.count(Int(ends[way].target))
    }
    var neighbors = [Int32](repeating: 0, count: byEnd.closeCounts())
    for way in ways {
      let (source, target) = ends[way]
      neighbors[byEnd.position(for: Int(source))] = target
      neighbors[byEnd.position(for: Int(target))] = source
    }
    let offsets = byEnd.offsets
    var isReached = [Bool](repeating: false, count: figures.count)
    var frontier = centers.compactMap(position(of:))
    for center in frontier { isReached[center] = true }
    var step = 0
    while step < steps, !frontier.isEmpty {
      step += 1
      var next: [Int] = []
      for figure in frontier {
        for index in Int(offsets[figure])..<Int(offsets[figure + 1]) {
          let neighbor = Int(neighbors[index])
          if isReached[neighbor] { continue }
          isReached[neighbor] = true
          next.append(neighbor)
        }
      }
      frontier = next
    }
    return isReached
  }

  /// The index of a figure, looked for among the ranks of those who are here: a look-up by id would make the
  /// dictionary that nobody else may need. O(log n).
  func position(of id: Figure.ID) -> Int? {
    guard let figure = chronicle.figureIndex(id: id) else { return nil }
    return figureIndices.sortedIndex(of: chronicle.figureRanks[Int(figure)]) { index in
      chronicle.figureRanks[Int(index)]
    }
  }
}

extension ClosedRange<CalendarDay> {
  /// All days.
  package static var always: Self { .distantPast ... .distantFuture }
}
