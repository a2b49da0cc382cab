/// How sure it is that a tie held then.
public enum TieCertainty: Int, Sendable, CaseIterable, Comparable {
  /// Its confidence is below one half.
  case doubtful
  /// Its confidence is below 1, or only some readings of its dates have it hold then.
  case likely
  /// It held, whichever way its dates are read.
  case certain

  /// - Parameters:
  ///   - confidence: from 0 to 1.
  ///   - isCertainThen: whether all readings of its dates have it hold then.
  public init(confidence: Double, isCertainThen: Bool) {
    self = confidence < 0.5 ? .doubtful : confidence < 1 || !isCertainThen ? .likely : .certain
  }

  /// Whether the first is less sure.
  public static func < (first: Self, second: Self) -> Bool { first.rawValue < second.rawValue }
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

  /// How much of a line is to be seen for its kind to be known: twice the marks at its ends, or two dashes.
  var course: Double { max(2 * (head.length + tail.length) * markSize, 12) }

  /// The style of what is less sure: paler and thinner in two steps, and dotted at the second where it is else solid.
  /// Dashes stay, as they say that a tie is hostile.
  func weakened(to certainty: TieCertainty, in theme: Theme) -> EdgeStyle {
    var style = self
    switch certainty {
    case .certain: break
    case .likely:
      style.ink = ink.faded(theme == .dark ? 0x94 : 0x80)
      style.width = max(0.8, width * 0.75)
    case .doubtful:
      style.ink = ink.faded(theme == .dark ? 0x80 : 0x6C)
      if line == .solid { style.line = .dotted }
      style.width = max(0.8, width * (line == .solid ? 0.9 : 0.5))
    }
    return style
  }
}
