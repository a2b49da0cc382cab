extension Picture {
  /// Lines of text in a box.
  struct TextBlock: Equatable, Sendable {
    enum Alignment: Sendable { case left, center, right }

    var lines: [String]
    var box: Box
    var fontSize: Double
    var isBold = false
    var isItalic = false
    var ink: Ink
    var alignment = Alignment.left
  }
}
