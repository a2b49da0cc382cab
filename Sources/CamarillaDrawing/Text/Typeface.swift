/// The font that names and words are set in: what it is called, and how wide its letters are.
///
/// Whatever is laid out is measured in ``current``, and its ``Picture`` names that font:
///
/// ```swift
/// let garamond = try await Typeface(measuring: "EB Garamond")  // of CamarillaPictures
/// try await Typeface.$current.withValue(garamond) {
///   try await chronicle.snapshot(of: 1937).powerGraph().write(to: "1937.pdf")
/// }
/// ```
public struct Typeface: Sendable, Equatable {
  /// The name of the family.
  public let family: String
  /// How wide letters are, in the size of the font; of what isn't in it ``FontTable`` tells.
  private let regular: [UInt32: Double]
  private let bold: [UInt32: Double]

  /// DejaVu Sans, whose widths are known without asking anybody.
  public static let usual = Typeface(family: "DejaVu Sans", regular: [:], bold: [:])

  /// What is laid out now is set in this one.
  @TaskLocal public static var current = Typeface.usual

  /// A font whose letters have been measured.
  ///
  /// - Parameters:
  ///   - family: the name of its family.
  ///   - regular: how wide letters are, in the size of the font; those of ``lettersToMeasure`` at best.
  ///   - bold: the same of the bold font of the family.
  public init(
    family: String, regular: [Unicode.Scalar: Double], bold: [Unicode.Scalar: Double]
  ) {
    self.family = family
    func widths(_ widths: [Unicode.Scalar: Double]) -> [UInt32: Double] {
      Dictionary(uniqueKeysWithValues: widths.map { ($0.key.value, max(0, $0.value)) })
    }
    self.regular = widths(regular)
    self.bold = widths(bold)
  }

  /// The letters whose widths differ from font to font: those of alphabets. One stands for all of Chinese, Japanese and
  /// Korean, which are as wide as each other.
  public static let lettersToMeasure: [Unicode.Scalar] =
    [
      0x20...0x7E, 0xA0...0x24F, 0x2B9...0x2CA, 0x370...0x3FF, 0x400...0x45F, 0x490...0x4F9,
      0x531...0x58A, 0x5D0...0x5EA, 0x621...0x64A, 0x660...0x6D3, 0x10D0...0x10FF,
      0x1E00...0x1EFF, 0x2010...0x2026, 0x2190...0x2193, 0x25A0...0x25CF,
      wideSample...wideSample,
    ].flatMap { (range: ClosedRange<UInt32>) in
      range.compactMap(Unicode.Scalar.init).filter { !isWithoutLetter($0) }
    }

  private static let wideSample: UInt32 = 0x4E2D

  private static func isWithoutLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .unassigned, .nonspacingMark, .enclosingMark, .format, .control: true
    default: false
    }
  }

  /// Whether its own widths are known, rather than those of ``FontTable``.
  var isMeasured: Bool { !regular.isEmpty }

  /// How wide a letter is that was measured, in the size of the font.
  func width(of scalar: Unicode.Scalar, isBold: Bool) -> Double? {
    (isBold ? bold : regular)[scalar.value]
  }

  /// How wide each letter of Chinese, Japanese and Korean is, in the size of the font.
  func wideWidth(isBold: Bool) -> Double { (isBold ? bold : regular)[Self.wideSample] ?? 1 }

  /// The families to set words in, the first that a reader has.
  var families: [String] {
    let others = ["DejaVu Sans", "Verdana", "sans-serif"]
    return [family] + others.filter { $0 != family }
  }

  /// ``families`` as Graphviz takes them.
  package var list: String { families.joined(separator: ",") }
}
