/// How the box of a figure looks: told apart by color, and without color by the mark before the name and by
/// lightness.
struct BoxStyle: Hashable, Sendable {
  var fill: Ink
  var border: Ink
  var text: Ink
  /// A letter of the font, or nothing.
  var mark: String
}

extension Theme {
  /// The style of the group whose color has that slot; nil for figures of none.
  ///
  /// The first eight are told apart by fill, border and mark, also by the color-blind: fills of two are 0.08 apart or
  /// more in Ottosson's Oklab (2020), and 0.05 as those see them who lack one sort of cones (after Machado, Oliveira &
  /// Fernandes 2009). Eight more have the same borders around a fill that is nearly that of the paper, and marks of
  /// their own.
  func style(faction: Int?) -> BoxStyle {
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

  /// The style of values that share the rest: between those with a color and those without a value.
  var otherValues: BoxStyle {
    var style = outsider
    style.fill = Ink(self == .dark ? "#363D45" : "#EEEEEE")
    style.mark = "…"
    return style
  }

  /// The style of a step of a scale, from the palest, 0, to the strongest.
  func style(step: Int, of count: Int) -> BoxStyle {
    let share = count > 1 ? Double(step) / Double(count - 1) : 1
    let (pale, strong, border) =
      switch self {
      case .light: (Ink("#EDF5FB"), Ink("#08519C"), Ink("#08306B"))
      case .grey: (Ink("#F7F7F7"), Ink("#2E2E2E"), Ink("#1A1A1A"))
      case .dark: (Ink("#1A2733"), Ink("#8CC6F0"), Ink("#B8DCF5"))
      }
    let fill = pale.mixed(with: strong, share: share)
    // Below this, white letters stand out more than black ones.
    let isReversed = fill.luminance < 0.18
    return BoxStyle(
      fill: fill, border: border, text: Ink(isReversed ? "#FFFFFF" : "#1A1A1A"), mark: "")
  }

  private var outsider: BoxStyle {
    switch self {
    case .light, .grey:
      BoxStyle(fill: Ink("#FFFFFF"), border: Ink("#8A8A8A"), text: ink, mark: "")
    case .dark:
      BoxStyle(fill: Ink("#20262D"), border: Ink("#7A8490"), text: ink, mark: "")
    }
  }

  /// The style of who isn't there at the time that colors are of.
  var absentee: BoxStyle {
    var style = outsider
    style.border = style.border.mixed(with: paper, share: 0.4)
    style.text = quietInk
    style.mark = "–"
    return style
  }

  private static let marks = [
    "•", "▪", "▴", "◦", "▫", "▵", "▾", "▿", "+", "×", "=", "*", "#", "~", "§", "¤",
  ]

  private var factionStyles: [BoxStyle] {
    let colors: [(fill: String, border: String, text: String)]
    switch self {
    case .light:
      colors = [
        ("#92C9F5", "#0072B2", ink.hex), ("#F4D08A", "#A86B00", ink.hex),
        ("#EDABC8", "#A03A72", ink.hex), ("#DCD6D9", "#4D4D4D", ink.hex),
        ("#E8F8B4", "#5F7F1E", ink.hex), ("#C89D8C", "#6E3322", ink.hex),
        ("#BFF5F3", "#14777A", ink.hex), ("#C3BA6C", "#5A5300", ink.hex),
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
        ("#375282", "#7FB2EE", ink.hex), ("#422D00", "#F0B429", ink.hex),
        ("#58264D", "#E39AC7", ink.hex), ("#575255", "#CFC9CC", ink.hex),
        ("#44653B", "#9CCB74", ink.hex), ("#3D110C", "#E0896F", ink.hex),
        ("#03322C", "#5CC9C5", ink.hex), ("#3F472A", "#CFC966", ink.hex),
      ]
    }
    return zip(colors, Self.marks).map { color, mark in
      BoxStyle(
        fill: Ink(color.fill), border: Ink(color.border), text: Ink(color.text), mark: mark)
    }
  }
}
