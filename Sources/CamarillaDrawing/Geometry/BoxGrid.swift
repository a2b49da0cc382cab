import GraphKernels

/// Boxes in the cells of a coarse grid, to find those near a position without looking at all.
struct BoxGrid {
  private let boxes: [Box]
  private let lattice: Lattice
  /// Cell by cell, row by row: where its boxes begin in `members`.
  private let starts: [Int32]
  private let members: [Int32]

  /// The cells.
  private struct Lattice {
    var origin: Point
    var cell: Double
    var columns: Int
    var rows: Int

    func range(low: Double, high: Double, count: Int) -> ClosedRange<Int> {
      func index(of value: Double) -> Int {
        Int(max(0, min(Double(count - 1), (value / cell).rounded(.down))))
      }
      return index(of: low)...index(of: high)
    }

    /// The part of the box around a segment that is around what of it lies in a row.
    func part(of whole: Box, from a: Point, to b: Point, inRow row: Int) -> Box {
      let (low, high) = (origin.y + Double(row) * cell, origin.y + Double(row + 1) * cell)
      // The outermost rows hold what lies beyond them too.
      guard a.y != b.y, row > 0, row < rows - 1 else { return whole }
      let (first, last) = ((low - a.y) / (b.y - a.y), (high - a.y) / (b.y - a.y))
      let xs = [first, last].map { a.x + (b.x - a.x) * max(0, min(1, $0)) }
      var part = whole
      (part.minX, part.maxX) = (min(xs[0], xs[1]) - 1e-6, max(xs[0], xs[1]) + 1e-6)
      return part
    }

    func columns(of box: Box) -> ClosedRange<Int> {
      range(low: box.minX - origin.x, high: box.maxX - origin.x, count: columns)
    }

    func rows(of box: Box) -> ClosedRange<Int> {
      range(low: box.minY - origin.y, high: box.maxY - origin.y, count: rows)
    }
  }

  /// - Precondition: no box is empty.
  /// - Complexity: O(boxes + cells they cover).
  init(_ boxes: [Box]) {
    let bounds = boxes.reduce(into: Box.empty) { $0.add($1) }
    // About two boxes a cell.
    let area = max(bounds.width * bounds.height, 1)
    let cell = max(8, (2 * area / Double(max(boxes.count, 1))).squareRoot())
    let lattice = Lattice(
      origin: bounds.isEmpty ? .zero : Point(bounds.minX, bounds.minY), cell: cell,
      columns: max(1, Int(bounds.width / cell) + 1), rows: max(1, Int(bounds.height / cell) + 1))
    var byCell = CountingSort(keyCount: lattice.columns * lattice.rows)
    for box in boxes {
      for row in lattice.rows(of: box) {
        for column in lattice.columns(of: box) { byCell.count(row * lattice.columns + column) }
      }
    }
    var members = [Int32](repeating: 0, count: byCell.closeCounts())
    for (index, box) in boxes.enumerated() {
      for row in lattice.rows(of: box) {
        for column in lattice.columns(of: box) {
          members[byCell.position(for: row * lattice.columns + column)] = Int32(index)
        }
      }
    }
    self.boxes = boxes
    self.lattice = lattice
    starts = Array(byCell.offsets)
    self.members = members
  }

  /// The boxes that overlap a box, each once, ascending.
  func overlapping(of box: Box) -> [Int] {
    var found: [Int] = []
    for row in lattice.rows(of: box) {
      for column in lattice.columns(of: box) {
        let cell = row * lattice.columns + column
        for position in Int(starts[cell])..<Int(starts[cell + 1]) {
          let index = Int(members[position])
          if boxes[index].overlaps(box) { found.append(index) }
        }
      }
    }
    guard found.count > 1 else { return found }
    found.sort()
    var unique = [found[0]]
    for index in found where index != unique[unique.count - 1] { unique.append(index) }
    return unique
  }

  /// Whether a segment runs through the inside of a box.
  ///
  /// - Parameter ignored: boxes that it may run through.
  /// - Complexity: The cells along the segment and the boxes in them.
  func isCrossed(_ a: Point, _ b: Point, except ignored: Int...) -> Bool {
    let whole = Box(
      minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
    for row in lattice.rows(of: whole) {
      for column in lattice.columns(of: lattice.part(of: whole, from: a, to: b, inRow: row)) {
        let cell = row * lattice.columns + column
        for position in Int(starts[cell])..<Int(starts[cell + 1]) {
          let index = Int(members[position])
          if boxes[index].isCrossed(a, b), !ignored.contains(index) { return true }
        }
      }
    }
    return false
  }

  /// The boxes whose cells are nearest to a point, at least `count` of them if there are so many; ascending.
  func near(_ point: Point, count: Int) -> [Int] {
    var reach = lattice.cell
    while true {
      let window = Box(center: point, width: 2 * reach, height: 2 * reach)
      let found = overlapping(of: window)
      if found.count >= count || reach > 64 * lattice.cell { return found }
      reach *= 1.5
    }
  }
}
