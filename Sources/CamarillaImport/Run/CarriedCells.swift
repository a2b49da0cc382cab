import Camarilla
import CamarillaFormats

/// The cells of some columns that stand for what stands above them: blank ones, as merged cells of a spreadsheet are
/// written, and ditto marks.
@safe final class CarriedCells {
  @safe private struct Column {
    let index: Int
    /// What the last row said that said something.
    var bytes: UnsafeMutableBufferPointer<UInt8>
    var count = 0
    /// Whether the row at hand says nothing, so that this holds for it.
    var isCarried = false
  }

  private var columns: [Column]

  init(columns: [Int]) {
    self.columns = columns.map { unsafe Column(index: $0, bytes: .allocate(capacity: 64)) }
  }

  deinit { for column in columns { unsafe column.bytes.deallocate() } }

  /// Takes in the row at hand.
  func read(_ table: borrowing HeaderedTable) {
    for index in columns.indices {
      let cell = unsafe table.cell(at: columns[index].index)
      let isBlank = cell.isEmpty
      columns[index].isCarried =
        isBlank || DittoMark.isOne(unsafe String(decoding: cell, as: UTF8.self))
      if columns[index].isCarried { continue }
      let count = cell.count
      if unsafe columns[index].bytes.count < count {
        unsafe columns[index].bytes.deallocate()
        unsafe columns[index].bytes = .allocate(capacity: 2 * count)
      }
      if let base = cell.baseAddress {
        unsafe columns[index].bytes.baseAddress!.update(from: base, count: count)
      }
      columns[index].count = count
    }
  }

  /// What holds for a cell of the row at hand from above; nil where the cell speaks for itself.
  func cell(at index: Int) -> UnsafeBufferPointer<UInt8>? {
    guard let column = columns.first(where: { $0.index == index && $0.isCarried }) else {
      return nil
    }
    return unsafe UnsafeBufferPointer(rebasing: column.bytes[..<column.count])
  }
}

/// Marks that stand for what stands above them.
enum DittoMark {
  private static let marks: Set<String> = [
    "\"", "''", "\u{201C}", "\u{201D}", "\u{201E}", "\u{2033}", "\u{3003}", "do.", "dto.", "dto",
    "ditto", "idem", "id.",
  ]

  static func isOne(_ text: String) -> Bool {
    // The longest has five letters.
    text.utf8.count <= 5 && marks.contains(text.lowercased())
  }
}
