/// How the edges of a kind are to look in pictures: a color, a line, a width, each where it is given.
///
/// Written as words with commas between them, in any order: `teal,solid`, `#7A1FA2,dashed,thick`, `1.5pt`. A color is
/// one of ``colorNames`` or `#` and six hexadecimal digits.
public struct KindStyle: Hashable, Sendable, CustomStringConvertible {
  /// How a line is drawn.
  public enum Line: String, Sendable, CaseIterable {
    /// Without gaps.
    case solid
    /// Of strokes, as ties that divide have it unless told.
    case dashed
    /// Of dots, as doubtful ties that bind have it unless told.
    case dotted
  }

  /// `#` and six hexadecimal digits, in capitals; nil for the color that the kind has otherwise.
  public let color: String?
  /// Nil for solid, or dashed where the kind is hostile.
  public let line: Line?
  /// In points; nil for the usual width.
  public let width: Double?
  /// As it was written, without blanks around it.
  public let description: String

  /// Reads a style.
  ///
  /// - Throws: ``ParsingError`` at the first word that is none of the three, or says again what one before it says.
  public init(_ text: String) throws(ParsingError) {
    var (color, line, width): (String?, Line?, Double?)
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let word = String(part).withoutOuterBlanks
      let isNew: Bool
      if let found = Line(rawValue: word.lowercased()) {
        (isNew, line) = (line == nil, found)
      } else if let found = Self.color(word) {
        (isNew, color) = (color == nil, found)
      } else if let found = Self.width(word) {
        (isNew, width) = (width == nil, found)
      } else {
        throw ParsingError(word: word, isRepeated: false)
      }
      guard isNew else { throw ParsingError(word: word, isRepeated: true) }
    }
    (self.color, self.line, self.width) = (color, line, width)
    description = text.withoutOuterBlanks
  }

  /// A word of a style that says nothing, or the same thing again.
  public struct ParsingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The word.
    public let word: String
    /// Whether it says again what a word before it says.
    public let isRepeated: Bool

    /// What may stand in a style.
    public static let expected =
      "a color by name or as #RRGGBB, solid, dashed or dotted, and a width such as 2pt, thin or thick, with commas between"

    /// What is wrong, what was expected, and what may have been meant.
    public var description: String {
      isRepeated
        ? "'\(word)' says a second time what the style says before it; expected \(Self.expected)"
        : (word.isEmpty
          ? "a style has no word between two commas" : "'\(word)' is no color, line or width")
          + "; expected \(Self.expected)" + Suggestion(nearestTo: word, among: Self.words).hint
    }

    private static let words =
      KindStyle.colorNames + Line.allCases.map(\.rawValue) + KindStyle.widths.map(\.name)
  }

  /// The words that name a color, sorted.
  public static let colorNames = colors.map(\.name)

  private static let widths: [(name: String, points: Double)] = [
    ("thin", 0.7), ("normal", 1.5), ("thick", 2.8),
  ]

  private static func width(_ word: String) -> Double? {
    let word = word.lowercased()
    if let width = widths.first(where: { $0.name == word }) { return width.points }
    let digits = word.hasSuffix("pt") ? String(word.dropLast(2)).withoutOuterBlanks : word
    guard let points = Double(digits), points >= 0.1, points <= 20 else { return nil }
    return points
  }

  private static func color(_ word: String) -> String? {
    let name = word.lowercased().replacing("gray", with: "grey")
    if let color = colors.first(where: { $0.name == name }) { return color.hex }
    guard word.hasPrefix("#"), word.utf8.count == 7, word.dropFirst().allSatisfy(\.isHexDigit)
    else {
      return nil
    }
    return word.uppercased()
  }

  /// Those of CSS that stand out on paper.
  private static let colors: [(name: String, hex: String)] = [
    ("black", "#000000"), ("blue", "#0000FF"), ("brown", "#A52A2A"), ("chocolate", "#D2691E"),
    ("coral", "#FF7F50"), ("crimson", "#DC143C"), ("cyan", "#00FFFF"), ("darkblue", "#00008B"),
    ("darkcyan", "#008B8B"), ("darkgreen", "#006400"), ("darkgrey", "#A9A9A9"),
    ("darkorange", "#FF8C00"), ("darkred", "#8B0000"), ("darkviolet", "#9400D3"),
    ("deeppink", "#FF1493"), ("deepskyblue", "#00BFFF"), ("dimgrey", "#696969"),
    ("firebrick", "#B22222"), ("forestgreen", "#228B22"), ("fuchsia", "#FF00FF"),
    ("gold", "#FFD700"), ("goldenrod", "#DAA520"), ("green", "#008000"), ("grey", "#808080"),
    ("indigo", "#4B0082"), ("khaki", "#F0E68C"), ("lightgrey", "#D3D3D3"), ("lime", "#00FF00"),
    ("limegreen", "#32CD32"), ("magenta", "#FF00FF"), ("maroon", "#800000"),
    ("midnightblue", "#191970"), ("navy", "#000080"), ("olive", "#808000"), ("orange", "#FFA500"),
    ("orangered", "#FF4500"), ("orchid", "#DA70D6"), ("peru", "#CD853F"), ("pink", "#FFC0CB"),
    ("plum", "#DDA0DD"), ("purple", "#800080"), ("red", "#FF0000"), ("royalblue", "#4169E1"),
    ("salmon", "#FA8072"), ("seagreen", "#2E8B57"), ("sienna", "#A0522D"), ("silver", "#C0C0C0"),
    ("skyblue", "#87CEEB"), ("slateblue", "#6A5ACD"), ("slategrey", "#708090"),
    ("steelblue", "#4682B4"), ("tan", "#D2B48C"), ("teal", "#008080"), ("tomato", "#FF6347"),
    ("turquoise", "#40E0D0"), ("violet", "#EE82EE"), ("white", "#FFFFFF"), ("yellow", "#FFFF00"),
    ("yellowgreen", "#9ACD32"),
  ]
}
