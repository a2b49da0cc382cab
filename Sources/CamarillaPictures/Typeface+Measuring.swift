public import CamarillaDrawing
import CamarillaGraphviz

extension Typeface {
  /// A font that is installed, its letters measured by what will draw them.
  ///
  /// `Typeface.usual` is not measured: with it pictures are the same on every machine.
  ///
  /// - Parameter family: the name of its family, such as "EB Garamond".
  /// - Throws: `GraphvizError` where Graphviz can't measure, or `CancellationError` when the task was cancelled.
  /// - Complexity: some tens of milliseconds.
  public init(measuring family: String) async throws {
    guard family != Typeface.usual.family else {
      self = .usual
      return
    }
    let letters = Typeface.lettersToMeasure
    // As the picture has it, so that the same fonts stand in for letters that this one lacks.
    let list = Typeface(family: family, regular: [:], bold: [:]).list
    func widths(isBold: Bool) async throws -> [Unicode.Scalar: Double] {
      let widths = try await withoutOwnCancellation { () async throws(GraphvizError) in
        try await Graphviz.shared.widths(of: letters, family: list, isBold: isBold)
      }
      return Dictionary(zip(letters, widths), uniquingKeysWith: { first, _ in first })
    }
    self.init(
      family: family, regular: try await widths(isBold: false),
      bold: try await widths(isBold: true))
  }
}
