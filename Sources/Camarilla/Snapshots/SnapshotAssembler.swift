/// Makes snapshots of one chronicle out of rows, in buffers that are used again.
///
/// - Complexity: space 9 bytes a figure of the chronicle.
struct SnapshotAssembler {
  private let chronicle: Chronicle
  private let options: SnapshotOptions
  /// The figures of the chronicle, sorted by id.
  private let order: [Int32]
  private var isPresent: [Bool]
  private var indices: [Int32]
  /// Those of the last snapshot: from one step to the next they are often the same.
  private var present: [Int32] = []
  private var list = FigureList([])

  init(chronicle: Chronicle, options: SnapshotOptions) {
    self.chronicle = chronicle
    self.options = options
    var order = [Int32](repeating: 0, count: chronicle.figures.count)
    for (figure, rank) in chronicle.figureRanks.enumerated() { order[Int(rank)] = Int32(figure) }
    self.order = order
    isPresent = [Bool](repeating: false, count: order.count)
    indices = [Int32](repeating: 0, count: order.count)
  }

  /// The snapshot that holds some rows, and figures besides those at their ends.
  ///
  /// - Complexity: O(rows + figures of the chronicle).
  mutating func snapshot(
    of time: TimeSpan, title: String, spans: [ClosedRange<CalendarDay>], holding held: HeldRows
  ) -> Snapshot {
    let rows = held.rows
    let (sources, targets) = (chronicle.table.sources, chronicle.table.targets)
    for figure in isPresent.indices { isPresent[figure] = false }
    for figure in held.others { isPresent[Int(figure)] = true }
    for row in rows {
      isPresent[Int(sources[Int(row)])] = true
      isPresent[Int(targets[Int(row)])] = true
    }
    let present = order.filter { isPresent[Int($0)] }
    if present != self.present {
      self.present = present
      list = FigureList(present.map { chronicle.figures[Int($0)] })
      for (index, figure) in present.enumerated() { indices[Int(figure)] = Int32(index) }
    }
    return Snapshot(
      chronicle: chronicle, time: time, title: title, spans: spans, options: options,
      list: list, figureIndices: self.present, rows: rows,
      ends: rows.map { (indices[Int(sources[Int($0)])], indices[Int(targets[Int($0)])]) })
  }
}
