/// Where a column stands in every line of a table whose columns have fixed widths: from one character to another,
/// counted from 1, both included.
package struct ColumnPositions: Hashable, Sendable, CustomStringConvertible {
  package let first: Int
  /// None where the column goes on to the end of the line.
  package let last: Int?

  package static let expected =
    "positions of characters, counted from 1, such as 5-24, or 5, or 5- up to the line's end"

  /// Reads `5-24`, `5` for a single character, or `5-` for all from there on; `5..24` and `5..`, as other ranges of a
  /// mapping are written, mean the same.
  package init?(_ text: String) {
    let text = text.filter { $0 != " " }.replacing("..", with: "-").replacing("\u{2013}", with: "-")
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = ends.map { end in
      end.utf8.allSatisfy { 0x30...0x39 ~= $0 } ? Int(end) : nil
    }
    guard 1...2 ~= ends.count, let first = numbers[0], 1...Self.most ~= first else { return nil }
    self.first = first
    if ends.count == 1 {
      last = first
    } else if ends[1].isEmpty {
      last = nil
    } else {
      guard let last = numbers[1], last >= first, last <= Self.most else { return nil }
      self.last = last
    }
  }

  /// No line is longer.
  private static let most = CSVReader.defaultLimit

  package var description: String {
    guard let last else { return "\(first)-" }
    return last == first ? "\(first)" : "\(first)-\(last)"
  }

  /// Whether a character stands in the column.
  package func contains(_ position: Int) -> Bool {
    first <= position && position <= last ?? .max
  }
}
