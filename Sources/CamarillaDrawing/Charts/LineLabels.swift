/// Finds positions for names along the lines of a chart.
struct LineLabels {
  /// A name that wants to stand near a line.
  struct Wish {
    var text: String
    var ink: Ink
    var fontSize: Double
    var isBold = false
    /// Where it may stand, the best first.
    var boxes: [Box]
    /// How many pieces of ink it may stand on.
    var most: Int
  }

  /// What ink there is: small boxes along lines.
  private let ink: BoxGrid
  /// What may not be covered at all.
  private var taken: [Box]
  private let frame: Box

  /// - Parameter taken: labels and the like that stand already.
  init(frame: Box, ink: [Box], taken: [Box]) {
    self.frame = frame
    self.ink = BoxGrid(ink)
    self.taken = taken
  }

  /// A position for each wish in turn; nil for those that find none.
  ///
  /// Of a wish's boxes takes the one on the least ink, of equal ones the first.
  mutating func position(of wishes: [Wish]) -> [Picture.TextBlock?] {
    wishes.map { wish in
      var best: Box?
      var least = wish.most + 1
      for box in wish.boxes where isFree(box) {
        let count = ink.overlapping(of: box).count
        if count < least { (best, least) = (box, count) }
        if least == 0 { break }
      }
      guard let best else { return nil }
      taken.append(best.inflated(x: 1.5, y: 0))
      return Picture.TextBlock(
        lines: [wish.text], box: best, fontSize: wish.fontSize, isBold: wish.isBold,
        ink: wish.ink, alignment: .center)
    }
  }

  private func isFree(_ box: Box) -> Bool {
    box.minX >= frame.minX && box.maxX <= frame.maxX && box.minY >= frame.minY
      && box.maxY <= frame.maxY && !taken.contains { $0.overlaps(box) }
  }
}
