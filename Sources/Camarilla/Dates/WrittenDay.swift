/// A day in EDTF, which need be none of the Gregorian calendar, and what doubts it as a whole.
package struct WrittenDay {
  package let year, month, day: Int
  package let mark: String

  /// Nil for a text that is no such day.
  package init?(_ text: String) {
    let mark = text.last.map { "?~%".contains($0) } == true ? text.suffix(1) : ""
    let digits = text.dropLast(mark.count)
    let isBefore = digits.hasPrefix("-")
    let parts = digits.dropFirst(isBefore ? 1 : 0).split(
      separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { $0 &- 48 <= 9 } }), let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    (self.year, self.month, self.day) = (isBefore ? -year : year, month, day)
    self.mark = String(mark)
  }
}
