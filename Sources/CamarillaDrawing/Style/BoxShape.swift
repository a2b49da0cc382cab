/// The outline of a figure's box.
public enum BoxShape: String, Sendable, Equatable, CaseIterable {
  /// Round corners: persons, and all figures where shapes tell nothing.
  case rounded
  /// Sharp corners: institutions.
  case square
  /// Corners cut off by a line: states.
  case cut
  /// Pointing to the right.
  case flag
  /// With a tab at the top.
  case folder
  /// Without sides.
  case open

  /// How much wider than its text a box must be than one with round corners, in heights.
  var widening: Double { self == .flag ? 0.5 : self == .cut ? 0.25 : 0 }

  /// Graphviz's attributes, where they aren't those of all nodes.
  var attributes: String {
    switch self {
    case .rounded: ""
    case .square: ", style=filled"
    case .cut: ", style=\"filled,diagonals\""
    case .flag: ", shape=cds, style=filled"
    case .folder: ", shape=folder, style=filled"
    case .open: ", shape=underline, style=filled"
    }
  }
}
