extension Graphviz {
  /// The families of the fonts that are installed, sorted; nil where that can't be told, as on macOS.
  public var fontFamilies: [String]? {
    GraphvizLibrary.fontFamilies().map { Set($0).sorted() }
  }

  /// How wide letters are, set in a font, as the text layout that draws them has it.
  ///
  /// - Parameters:
  ///   - letters: each measured between two letters, so that blanks have their width too.
  ///   - family: the name of the font's family; where it isn't installed, or lacks a letter, another font has it.
  ///   - isBold: whether the family's bold font is meant.
  /// - Returns: widths in the size of the font, in the order of the letters.
  /// - Throws: `GraphvizError` where the library doesn't start, or the name of the family can't stand in a graph.
  /// - Complexity: O(letters), some 20 ms for a thousand.
  public func widths(
    of letters: [Unicode.Scalar], family: String, isBold: Bool = false
  ) throws(GraphvizError) -> [Double] {
    // So large that rounding to points is nothing.
    let size = 1_000
    func node(_ name: String, _ text: String) -> String {
      let label = isBold ? "<B>\(text)</B>" : text
      return "  \(name) [label=<\(label)>]\n"
    }
    var dot =
      "graph {\n  node [shape=plain, pos=\"0,0\", fontsize=\(size), fontname=\"\(family)\"]\n"
    dot += node("frame", "HH")
    for (index, letter) in letters.enumerated() {
      dot += node("n\(index)", "H&#\(letter.value);H")
    }
    let positions = try positions(dot: dot + "}\n", engine: .nop2)
    guard let frame = positions.first?.width, positions.count == letters.count + 1 else {
      return letters.map { _ in 0 }
    }
    return positions.dropFirst().map { max(0, $0.width - frame) / Double(size) }
  }
}
