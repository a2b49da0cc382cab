/// A stretch of what is worked out piece by piece, such as the draws, worlds or struck sources of one question that
/// one of several workers takes.
///
/// It is a stretch of so many equal parts, and not of pieces: who cuts the work up need not know how many pieces
/// there are.
package struct WorkShare: Hashable, Sendable {
  /// Which of the parts.
  package let parts: Range<Int>
  /// How many parts there are, at least 1.
  package let count: Int

  /// All of the work.
  package static let whole = WorkShare(parts: 0..<1, of: 1)

  /// - Parameters:
  ///   - parts: which, from 0.
  ///   - count: how many there are.
  package init(parts: Range<Int>, of count: Int) {
    precondition(
      count > 0 && parts.lowerBound >= 0 && parts.upperBound <= count,
      "a share is a stretch of the parts")
    (self.parts, self.count) = (parts, count)
  }

  /// The pieces that fall to the share, of so many: shares that have each part once have each piece once.
  package func pieces(of total: Int) -> Range<Int> {
    func boundary(_ part: Int) -> Int {
      let (high, low) = total.multipliedFullWidth(by: part)
      return count.dividingFullWidth((high, low)).quotient
    }
    return boundary(parts.lowerBound)..<boundary(parts.upperBound)
  }
}
