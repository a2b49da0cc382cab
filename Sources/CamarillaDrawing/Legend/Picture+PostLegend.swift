extension Picture {
  /// The posts that have no room beside their lines, by the numbers that stand there.
  var postSection: Section? {
    guard !numberedPosts.isEmpty else { return nil }
    var section = Section()
    for (index, post) in numberedPosts.enumerated() {
      section.beginItem()
      let row = section.height
      section.addRow(text(string: "\(index + 1)", x: 0, row: row))
      add(post, x: Self.numberWidth, row: row, most: 34, to: &section)
    }
    return section
  }

  /// From a number to its post, points.
  private static let numberWidth = 13.0
}
