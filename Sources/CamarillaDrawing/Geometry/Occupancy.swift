/// Which parts of the page are free: cells with a table of sums (Crow 1984), so that a rectangle of
/// any size is tried in constant time.
struct Occupancy {
  let cell: Double

  private let bounds: Box
  private let columns: Int
  private let rows: Int
  private var sums: [Int32]

  /// - Parameter obstacles: What is taken. Those outside `bounds` do not count.
  init(bounds: Box, obstacles: [Box]) {
    self.bounds = bounds
    cell = max(3, max(bounds.width, bounds.height) / 600)
    columns = max(1, Int((bounds.width / cell).rounded(.up)))
    rows = max(1, Int((bounds.height / cell).rounded(.up)))
    sums = [Int32](repeating: 0, count: (columns + 1) * (rows + 1))
    let stride = columns + 1
    for box in obstacles {
      let (firstColumn, lastColumn, firstRow, lastRow) = range(of: box)
      guard firstColumn <= lastColumn, firstRow <= lastRow else { continue }
      for row in firstRow...lastRow {
        for column in firstColumn...lastColumn { sums[(row + 1) * stride + column + 1] = 1 }
      }
    }
    for row in 1...rows {
      for column in 1...columns {
        sums[row * stride + column] +=
          sums[(row - 1) * stride + column] + sums[row * stride + column - 1]
          - sums[(row - 1) * stride + column - 1]
      }
    }
  }

  /// Whether nothing stands in a box; what lies outside the bounds is free.
  func isFree(_ box: Box) -> Bool {
    let (firstColumn, lastColumn, firstRow, lastRow) = range(of: box)
    guard firstColumn <= lastColumn, firstRow <= lastRow else { return true }
    let stride = columns + 1
    return sums[(lastRow + 1) * stride + lastColumn + 1] - sums[firstRow * stride + lastColumn + 1]
      - sums[(lastRow + 1) * stride + firstColumn] + sums[firstRow * stride + firstColumn] == 0
  }

  private func range(of box: Box) -> (Int, Int, Int, Int) {
    func index(value: Double, count: Int) -> Int {
      Int(max(-1, min(Double(count), (value / cell).rounded(.down))))
    }
    return (
      max(0, index(value: box.minX - bounds.minX, count: columns)),
      min(columns - 1, index(value: box.maxX - bounds.minX, count: columns)),
      max(0, index(value: box.minY - bounds.minY, count: rows)),
      min(rows - 1, index(value: box.maxY - bounds.minY, count: rows))
    )
  }
}
