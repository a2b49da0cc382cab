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
  ///
  /// - Complexity: O(n + m), and what a condition asks of each figure of the chronicle.
  package func selected(ofWhole whole: Snapshot) -> Snapshot {
    guard options.selection.isOfFigures,
      let isSelected = options.selection.figures(in: chronicle, options: options)
    else { return self }
    let isMeant = whole.figureIndices.map { isSelected[Int($0)] }
    let part = whole.keeping(
      whole.ends.map { isMeant[Int($0.source)] && isMeant[Int($0.target)] }, isAlive: isMeant)
    return Snapshot(
      chronicle: chronicle, time: time, title: title, spans: spans, options: options,
      list: part.list, figureIndices: part.figureIndices, rows: part.rows, ends: part.ends,
      countsConfidence: countsConfidence)
  }
}

extension ClosedRange<CalendarDay> {
  /// All days.
  package static var always: Self { .distantPast ... .distantFuture }
}
