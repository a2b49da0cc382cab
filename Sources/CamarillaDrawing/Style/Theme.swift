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

extension Theme {
  var paper: Ink { Ink(self == .dark ? "#14181D" : "#FFFFFF") }
  var ink: Ink { Ink(self == .dark ? "#F2F2F2" : "#1A1A1A") }
  var quietInk: Ink { Ink(self == .dark ? "#A9B2BC" : "#5C5C5C") }
}
