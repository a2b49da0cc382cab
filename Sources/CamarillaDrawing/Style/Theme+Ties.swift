import Camarilla

extension Theme {
  /// The kinds with a style of their own.
  static let standardKinds = ["alliance", "rivalry", "appointment", "denunciation"]

  /// Colors of ties: of the four standard kinds, and those that a chronicle's own kinds take in turn. Those that bind
  /// are cold, those that divide warm; no color is for both.
  private var tieInks:
    (
      ally: Ink, rival: Ink, post: Ink, charge: Ink, binding: [Ink], dividing: [Ink], neutral: [Ink]
    )
  {
    func inks(_ hexes: [String]) -> [Ink] { hexes.map { Ink($0) } }
    switch self {
    case .light:
      return (
        Ink("#009E73"), Ink("#D55E00"), Ink("#4A5A6E"), Ink("#8B0A1A"),
        inks(["#0072B2", "#6A3D9A", "#6B8E00", "#00A6A6"]),
        inks(["#C2185B", "#8A4B08", "#E08A00", "#6B1B1B"]),
        inks(["#6E6E6E", "#8C7A5B", "#4F7C8A", "#A58FB5"])
      )
    case .grey:
      return (
        Ink("#6E6E6E"), Ink("#3A3A3A"), Ink("#1A1A1A"), Ink("#000000"),
        inks(["#000000", "#7A7A7A", "#3A3A3A", "#9A9A9A"]),
        inks(["#000000", "#7A7A7A", "#3A3A3A", "#9A9A9A"]),
        inks(["#5A5A5A", "#9A9A9A", "#2A2A2A", "#7A7A7A"])
      )
    case .dark:
      return (
        Ink("#2CC79A"), Ink("#F0803C"), Ink("#A9B8C9"), Ink("#FF5A6E"),
        inks(["#56B4E9", "#B79CF0", "#B7D94C", "#3FD8D8"]),
        inks(["#FF7FB0", "#D9A066", "#FFD24D", "#FF9C8A"]),
        inks(["#9AA5B1", "#C9B68F", "#7FB2C0", "#C3AEDB"])
      )
    }
  }

  /// The style of a kind: the four by name, others by sign and direction, told apart by color, and once all colors of
  /// their sign are used by marks at both ends.
  ///
  /// - Parameter number: counts a chronicle's own kinds of one sign.
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
      return ownStyle(
        inks: sign == .positive ? inks.binding : sign == .negative ? inks.dividing : inks.neutral,
        sign: sign, isDirected: isDirected, number: number)
    }
  }

  /// The style of a kind of a chronicle's own.
  private func ownStyle(inks: [Ink], sign: Sign, isDirected: Bool, number: Int) -> EdgeStyle {
    let round = number / inks.count
    let pairMarks: [EdgeStyle.Mark] = [.dot, .odiamond, .box, .odot, .diamond]
    let arrows: [EdgeStyle.Mark] = [sign == .negative ? .vee : .normal, .onormal, .odot, .odiamond]
    let mark = round == 0 ? EdgeStyle.Mark.none : pairMarks[(round - 1) % pairMarks.count]
    return EdgeStyle(
      ink: inks[number % inks.count].faded(0xD0), width: sign == .neutral ? 1.0 : 1.5,
      line: sign == .negative ? .dashed : .solid,
      head: isDirected ? arrows[round % arrows.count] : mark, tail: isDirected ? .none : mark,
      markSize: isDirected ? 0.7 : 0.5)
  }
}
