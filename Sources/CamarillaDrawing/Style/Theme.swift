import Camarilla

/// Colors for a medium.
public enum Theme: String, Sendable, Equatable, CaseIterable {
  /// On white, in colors that the color-blind tell apart (after Okabe & Ito 2008).
  case light
  /// For print in one ink: fills by lightness, factions also by the shape of their boxes.
  case grey
  /// On a dark ground, for screens.
  case dark
}

/// A color as Graphviz reads it: `#RRGGBB` or `#RRGGBBAA`.
struct Ink: Equatable, Sendable {
  let hex: String

  init(_ hex: String) { self.hex = hex }

  /// The same with another opacity, in 255ths.
  func faded(_ alpha: Int) -> Ink {
    let digits = String(alpha, radix: 16, uppercase: true)
    return Ink(hex.prefix(7) + (digits.count == 1 ? "0" : "") + digits)
  }

  /// Between this color and another, both without opacity.
  func mixed(with other: Ink, share: Double) -> Ink {
    let parts = zip(parts, other.parts).map { a, b in
      let value = Int((Double(a) + (Double(b) - Double(a)) * share).rounded())
      return (value < 16 ? "0" : "") + String(value, radix: 16, uppercase: true)
    }
    return Ink("#" + parts.joined())
  }

  /// Red, green and blue, in 255ths.
  private var parts: [Int] {
    let digits = hex.utf8.dropFirst().compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    return [0, 2, 4].map { digits[$0] * 16 + digits[$0 + 1] }
  }
}

/// How the box of a faction's figures looks: told apart by color, and without color by the mark
/// before the name and by lightness.
struct FactionStyle: Equatable, Sendable {
  var fill: Ink
  var border: Ink
  var text: Ink
  /// A letter of the font, or nothing.
  var mark: String
}

/// How an edge looks.
struct EdgeStyle: Equatable, Sendable {
  enum Line: String, Sendable { case solid, dashed, dotted }

  /// A mark at an end, by Graphviz's name.
  enum Mark: String, Sendable {
    case none, normal, vee, tee, onormal, diamond, odiamond, dot, odot, box

    /// Its length at size 1, points.
    var length: Double {
      switch self {
      case .none: 0
      case .tee: 2.5
      case .diamond, .odiamond: 12
      case .dot, .odot: 8
      default: 10
      }
    }
  }

  var ink: Ink
  var width: Double
  var line: Line
  var head: Mark
  var tail: Mark
  var markSize: Double

  /// How far a mark's tip must stay from a border, points: its pen draws beyond it.
  var clearance: Double { 0.5 + width * (head == .vee || tail == .vee ? 0.9 : 0.5) }

  /// The style of what may not hold: paler and thinner, and dotted where it is else solid. Dashes stay,
  /// as they say that a tie is hostile.
  func uncertain(in theme: Theme) -> EdgeStyle {
    var style = self
    style.ink = ink.faded(theme == .dark ? 0x9C : 0x86)
    if line == .solid { style.line = .dotted }
    style.width = max(1.2, width * 0.9)
    return style
  }
}

extension Theme {
  /// The kinds with a style of their own.
  static let standardKinds = ["alliance", "rivalry", "appointment", "denunciation"]

  var paper: Ink { Ink(self == .dark ? "#14181D" : "#FFFFFF") }
  var ink: Ink { Ink(self == .dark ? "#F2F2F2" : "#1A1A1A") }
  var quietInk: Ink { Ink(self == .dark ? "#A9B2BC" : "#5C5C5C") }

  /// The style of the faction whose color has that slot; nil for figures of none.
  ///
  /// The first eight are told apart by fill, border and mark; eight more have the same borders around
  /// a fill that is nearly that of the paper, and marks of their own.
  func style(faction: Int?) -> FactionStyle {
    guard let faction, (0..<mostFactions).contains(faction) else { return outsider }
    let styles = factionStyles
    guard faction >= styles.count else { return styles[faction] }
    var style = styles[faction - styles.count]
    style.fill = Ink(self == .dark ? "#1B2127" : "#FBFBFB")
    style.text = ink
    style.mark = Self.marks[faction]
    return style
  }

  /// Beyond this many, factions would share a style; they are then drawn as of none.
  var mostFactions: Int { Self.marks.count }

  private var outsider: FactionStyle {
    switch self {
    case .light, .grey:
      FactionStyle(fill: Ink("#FFFFFF"), border: Ink("#8A8A8A"), text: ink, mark: "")
    case .dark:
      FactionStyle(fill: Ink("#20262D"), border: Ink("#7A8490"), text: ink, mark: "")
    }
  }

  private static let marks = [
    "•", "▪", "▴", "◦", "▫", "▵", "▾", "▿", "+", "×", "=", "*", "#", "~", "§", "¤",
  ]

  private var factionStyles: [FactionStyle] {
    let colors: [(fill: String, border: String, text: String)]
    switch self {
    case .light:
      colors = [
        ("#BFE0F5", "#0072B2", ink.hex), ("#FFE3A3", "#B57900", ink.hex),
        ("#EFCFE2", "#A8467E", ink.hex), ("#E2E2E2", "#4D4D4D", ink.hex),
        ("#D6EBC8", "#4F7F2C", ink.hex), ("#F2D9C4", "#8A5424", ink.hex),
        ("#CFEDEB", "#1B7F7A", ink.hex), ("#F7F3B5", "#8F8500", ink.hex),
      ]
    case .grey:
      colors = [
        ("#4A4A4A", "#1A1A1A", "#FFFFFF"), ("#FFFFFF", "#1A1A1A", ink.hex),
        ("#C4C4C4", "#3A3A3A", ink.hex), ("#8F8F8F", "#1A1A1A", "#000000"),
        ("#E6E6E6", "#3A3A3A", ink.hex), ("#6E6E6E", "#1A1A1A", "#FFFFFF"),
        ("#D6D6D6", "#3A3A3A", ink.hex), ("#F4F4F4", "#1A1A1A", ink.hex),
      ]
    case .dark:
      colors = [
        ("#0F4468", "#56B4E9", ink.hex), ("#5C4300", "#F0B429", ink.hex),
        ("#57264A", "#E39AC7", ink.hex), ("#3C434B", "#C3CBD3", ink.hex),
        ("#2F4A1E", "#9CCB74", ink.hex), ("#573823", "#E0A374", ink.hex),
        ("#17494A", "#5CC9C5", ink.hex), ("#4A4710", "#DAD15A", ink.hex),
      ]
    }
    return zip(colors, Self.marks).map { color, mark in
      FactionStyle(
        fill: Ink(color.fill), border: Ink(color.border), text: Ink(color.text), mark: mark)
    }
  }

  /// Colors of ties: positive, negative, appointing, accusing, and spare ones for other kinds.
  private var tieInks: (ally: Ink, rival: Ink, post: Ink, charge: Ink, spare: [Ink]) {
    switch self {
    case .light:
      (
        Ink("#009E73"), Ink("#D55E00"), Ink("#4A5A6E"), Ink("#8B0A1A"),
        [Ink("#0072B2"), Ink("#7B4EA3"), Ink("#8A6D00"), Ink("#00797A")]
      )
    case .grey:
      (
        Ink("#6E6E6E"), Ink("#3A3A3A"), Ink("#1A1A1A"), Ink("#000000"),
        [Ink("#5A5A5A"), Ink("#2A2A2A"), Ink("#7A7A7A"), Ink("#444444")]
      )
    case .dark:
      (
        Ink("#2CC79A"), Ink("#F0803C"), Ink("#A9B8C9"), Ink("#FF5A6E"),
        [Ink("#56B4E9"), Ink("#C79BE8"), Ink("#E4C441"), Ink("#3FC1C0")]
      )
    }
  }

  /// The style of a kind: the four by name, others by sign and direction, and told apart by color
  /// and mark in the order of `number`, which counts the other kinds of one sign and direction.
  func style(kind: String, sign: Sign, isDirected: Bool, number: Int) -> EdgeStyle {
    let inks = tieInks
    switch kind {
    case "alliance":
      return EdgeStyle(
        ink: inks.ally.faded(0xD0), width: 1.7, line: .solid, head: .none, tail: .none, markSize: 0)
    case "rivalry":
      return EdgeStyle(
        ink: inks.rival.faded(0xC8), width: 1.3, line: .dashed, head: .none, tail: .none,
        markSize: 0)
    case "appointment":
      return EdgeStyle(
        ink: inks.post.faded(0xD8), width: 0.9, line: .solid, head: .normal, tail: .none,
        markSize: 0.62)
    case "denunciation":
      return EdgeStyle(
        ink: inks.charge.faded(0xE6), width: 2.0, line: .solid, head: .vee, tail: .none,
        markSize: 0.6)
    default:
      if let change = TieChange(named: kind) {
        return style(of: change, ally: inks.ally, rival: inks.rival, charge: inks.charge)
      }
      let ink = inks.spare[number % inks.spare.count].faded(0xD0)
      let marks: [EdgeStyle.Mark] = [.onormal, .diamond, .odiamond, .dot, .odot, .box]
      let mark: EdgeStyle.Mark =
        isDirected ? (sign == .negative && number == 0 ? .vee : marks[number % marks.count]) : .none
      return EdgeStyle(
        ink: ink, width: sign == .neutral ? 1.0 : 1.5, line: sign == .negative ? .dashed : .solid,
        head: mark,
        tail: .none, markSize: 0.7)
    }
  }
}
