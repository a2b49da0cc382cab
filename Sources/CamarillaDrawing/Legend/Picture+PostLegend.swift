extension Picture {
  /// The posts that have no room beside their lines, by the numbers that stand there.
  var postSection: Section? {
    guard !numberedPosts.isEmpty else { return nil }
    var section = Section()
    for (index, post) in numberedPosts.enumerated() {
      section.addRow(text(string: "\(index + 1)", x: 0, row: section.height))
      let lines = PowerGraph.wrapped(DOTText.line(text: post, most: 90), most: 34)
      for (number, line) in lines.enumerated() {
        let row = number == 0 ? section.height - Self.rowHeight : section.height
        section.addRow(text(string: line, x: Self.numberWidth, row: row))
      }
    }
    return section
  }

  /// From a number to its post, points.
  private static let numberWidth = 13.0
}
