import CamarillaFormats

/// What was made of cells before, figures, periods and the results of lookups, so that a row costs a few
/// look-ups.
///
/// Each rule that makes something of cells has a cache of its own, by its number.
struct CellCache {
  private var caches: [ByteInterner]
  /// What was made of the rows of other tables, where nothing else has a say in it; -1 for nothing yet.
  private var rowValues: [[Int32]]
  private var scratch: [UInt8] = []

  init(count: Int) {
    caches = Array(repeating: ByteInterner(), count: count)
    rowValues = Array(repeating: [], count: count)
  }

  /// What was made of some cells.
  mutating func value(
    of slots: [Int], cache: Int, in table: borrowing MappedTable
  ) -> Int32? {
    if let row = table.linkedRow(of: slots) {
      let value = row < rowValues[cache].count ? rowValues[cache][row] : -1
      return value < 0 ? nil : value
    }
    if slots.count == 1 { return value(of: slots[0], cache: cache, in: table) }
    join(slots, table: table)
    return caches[cache].value(of: scratch)
  }

  /// What was made of one cell.
  func value(of slot: Int, cache: Int, in table: borrowing MappedTable) -> Int32? {
    unsafe caches[cache].value(of: table.cell(at: slot))
  }

  /// Remembers what was made of cells of which nothing was known.
  mutating func remember(
    _ value: Int32, of slots: [Int], cache: Int, in table: borrowing MappedTable
  ) {
    if let row = table.linkedRow(of: slots) {
      let missing = row + 1 - rowValues[cache].count
      if missing > 0 { rowValues[cache] += repeatElement(-1, count: missing) }
      rowValues[cache][row] = value
    } else if slots.count == 1 {
      unsafe caches[cache].set(value, for: table.cell(at: slots[0]))
    } else {
      join(slots, table: table)
      caches[cache].set(value, for: scratch)
    }
  }

  /// Puts cells one after the other into `scratch`.
  private mutating func join(_ slots: [Int], table: borrowing MappedTable) {
    scratch.removeAll(keepingCapacity: true)
    for slot in slots {
      unsafe scratch.append(contentsOf: table.cell(at: slot))
      // Text holds no NUL.
      scratch.append(0)
    }
  }
}
