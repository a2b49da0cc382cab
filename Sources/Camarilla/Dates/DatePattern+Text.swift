extension DatePattern {
  /// Writes the canonical text.
  ///
  /// Any qualification can be written component by component, on the left of each. Where one
  /// qualifier holds for the first components and no other, it is written once, on their right:
  /// `2004-06~-11`, `2004-06-11%`, but `?2004-06-~11`.
  func write(to text: inout String) {
    let count = day != .absent ? 3 : month != .absent ? 2 : 1
    let qualifiers = [yearQualifier, monthQualifier, dayQualifier].prefix(count)
    let first = yearQualifier
    let group = qualifiers.prefix { $0 == first }.count
    let grouped = !first.isEmpty && qualifiers.dropFirst(group).allSatisfy(\.isEmpty)
    for component in 0..<count {
      if component > 0 { text += "-" }
      if !grouped { text += qualifiers[component].symbol }
      switch component {
      case 0: year.write(to: &text)
      case 1: text += month.text
      default: text += day.text
      }
      if grouped && component == group - 1 { text += first.symbol }
    }
  }
}
