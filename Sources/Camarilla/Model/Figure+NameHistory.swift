extension Figure {
  /// The attribute that holds the names of a figure that changed its name, each with its time:
  /// `Sardinia (1815/1861-03-16); Italy (1861-03-17/)`.
  package static let nameHistory = "name-history"

  /// The name that a figure had in some days, the latest of those it had then; its ``name`` where nothing else is known.
  ///
  /// - Complexity: O(length of the history).
  public func name(during days: ClosedRange<CalendarDay>) -> String {
    guard let history = attributes.first(where: { $0.name == Self.nameHistory })?.value else {
      return name
    }
    var found = name
    for entry in history.split(separator: "; ") {
      guard entry.last == ")", let open = entry.lastIndex(of: "("),
        let period = try? Period(String(entry[entry.index(after: open)...].dropLast()))
      else { continue }
      let (start, end) = period.bounds(.standard)
      guard start <= days.upperBound, end >= days.lowerBound else { continue }
      found = entry[..<open].trimmingSuffix(while: { $0 == " " })
    }
    return found
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while isLeftOut: (Character) -> Bool) -> String {
    var text = self
    while let last = text.last, isLeftOut(last) { text.removeLast() }
    return String(text)
  }
}
