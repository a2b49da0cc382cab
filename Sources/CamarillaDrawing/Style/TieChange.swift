import Camarilla

/// What became of a pair between two years, as a diff's picture draws it.
struct TieChange: Equatable, Sendable {
  enum Event: String, CaseIterable, Sendable {
    case formed, dissolved, continued
    /// Its sign flipped: now they are against each other.
    case reversed
    /// Its sign flipped for the better.
    case reconciled
  }

  var event: Event
  var tone = AllianceDiff.Tone.friendly

  /// What may be drawn: a pair that was reversed is of one tone.
  static let all = Event.allCases.flatMap { event in
    [.reversed, .reconciled].contains(event)
      ? [TieChange(event: event)]
      : AllianceDiff.Tone.allCases.map { TieChange(event: event, tone: $0) }
  }

  /// What its edges are called, in the SVG's classes too.
  var name: String { tone == .friendly ? event.rawValue : "\(event.rawValue)-\(tone.rawValue)" }

  /// What the legend says of it.
  var legend: String {
    switch (event, tone) {
    case (.reversed, _): "reversed: now against each other"
    case (.reconciled, _): "reversed: now together"
    case (_, .friendly): event.rawValue
    default: "\(event.rawValue), \(tone)"
    }
  }

  init(event: Event, tone: AllianceDiff.Tone = .friendly) {
    self.event = event
    self.tone = tone
  }

  /// The change that edges are called after; nil for any other name.
  init?(named name: String) {
    guard let change = Self.all.first(where: { $0.name == name }) else { return nil }
    self = change
  }
}

extension Theme {
  /// Breadth and line tell what happened, marks at both ends of what tone it is: bars for hostile ties, as
  /// dashes are taken by what was dissolved. So no color is needed.
  func style(of change: TieChange, ally: Ink, rival: Ink, charge: Ink) -> EdgeStyle {
    func line(_ ink: Ink, _ width: Double, mark: EdgeStyle.Mark, dashed: Bool = false) -> EdgeStyle
    {
      EdgeStyle(
        ink: ink, width: width, line: dashed ? .dashed : .solid, head: mark, tail: mark,
        markSize: mark == .none ? 0 : 0.7)
    }
    let (ink, mark): (Ink, EdgeStyle.Mark) =
      switch change.tone {
      case .friendly: (ally, .none)
      case .hostile: (rival, .tee)
      case .neutral: (quietInk, .box)
      case .ambivalentInSum: (quietInk, .odot)
      case .hostileInSum: (quietInk, .dot)
      case .friendlyInSum: (quietInk, .odiamond)
      }
    return switch change.event {
    case .formed: line(ink, 3.2, mark: mark)
    case .dissolved: line(quietInk, 1.8, mark: mark, dashed: true)
    case .continued:
      // What is drawn over itself in a mark would show through.
      line(mark == .none ? ink.faded(0x90) : ink.mixed(with: paper, share: 0.44), 0.9, mark: mark)
    case .reversed: line(charge.faded(0xE6), 1.8, mark: .diamond)
    case .reconciled: line(ally, 1.8, mark: .odiamond)
    }
  }
}
