/// A column of texts most of which may be blank.
///
/// The rows up to the last text are an array while texts stand close together, and else a table of those
/// that have one: a column takes memory for its texts, however far apart they stand, and many columns of
/// few texts take no more than few columns of many.
///
/// - Complexity: reading and setting a text are O(1), the latter amortized.
package struct TextColumn: Sendable {
  /// By rows, as long as texts stand close together.
  private var close: [String] = []
  /// By rows, where they do not; none of them blank.
  private var apart: [Int32: String] = [:]
  /// How many rows have a text.
  private var filled = 0
  /// The rows up to the last that was given a text.
  private var extent = 0

  package init() {}

  package subscript(row: Int) -> String {
    get {
      if row < close.count { return close[row] }
      return apart.isEmpty ? "" : apart[Int32(row)] ?? ""
    }
    set {
      if row < close.count {
        filled += (newValue.isEmpty ? 0 : 1) - (close[row].isEmpty ? 0 : 1)
        close[row] = newValue
      } else if !newValue.isEmpty {
        set(newValue, row: row)
      } else if apart.removeValue(forKey: Int32(row)) != nil {
        filled -= 1
      }
    }
  }

  private mutating func set(_ text: String, row: Int) {
    extent = max(extent, row + 1)
    if apart.isEmpty, row < Self.reach + filled * Self.reach {
      while close.count < row { close.append("") }
      close.append(text)
      filled += 1
      return
    }
    if apart.isEmpty {
      for (row, text) in close.enumerated() where !text.isEmpty { apart[Int32(row)] = text }
      close = []
    }
    if apart.updateValue(text, forKey: Int32(row)) == nil { filled += 1 }
    // Not as soon as an array would do: texts that come close and drift apart would be moved each time.
    if extent < filled * Self.reach / 2 {
      close = Array(repeating: "", count: extent)
      for (row, text) in apart { close[Int(row)] = text }
      apart = [:]
    }
  }

  /// An array has at most this many rows for each text.
  private static let reach = 8

  /// Whether no row was ever given a text.
  package var isEmpty: Bool { extent == 0 }

  /// The rows that have a text, in their order.
  ///
  /// - Complexity: O(n log n) for n texts.
  package var rows: [Int] {
    apart.isEmpty
      ? close.indices.filter { !close[$0].isEmpty } : apart.keys.sorted().map { Int($0) }
  }

  /// Whether every text that isn't blank meets a condition.
  package func allSatisfy(_ condition: (String) -> Bool) -> Bool {
    close.allSatisfy { $0.isEmpty || condition($0) } && apart.values.allSatisfy(condition)
  }

  /// How many texts there is room for: what the column takes memory for.
  package var capacity: Int { close.count + apart.count }
}

extension TextColumn: Equatable {
  package static func == (one: TextColumn, other: TextColumn) -> Bool {
    one.extent == other.extent && one.filled == other.filled
      && one.rows.allSatisfy { one[$0] == other[$0] }
  }
}
