extension Picture {
  /// What the lines of edges mean: each kind that occurs, then how less sure ones look.
  var tieSection: Section? {
    var kinds: [(kind: String, style: EdgeStyle)] = []
    for edge in edges where !kinds.contains(where: { $0.kind == edge.kind }) {
      kinds.append((edge.kind, edge.baseStyle))
    }
    guard !kinds.isEmpty else { return nil }
    let order = Theme.standardKinds + TieChange.all.map(\.name)
    kinds.sort {
      (order.firstIndex(of: $0.kind) ?? 99, $0.kind) < (
        order.firstIndex(of: $1.kind) ?? 99, $1.kind
      )
    }
    var section = Section()
    func add(_ style: EdgeStyle, label: String) {
      section.beginItem()
      let row = section.height
      let y = -row - Self.rowHeight / 2
      section.samples.append(Sample(start: Point(0, y), end: Point(25, y), style: style))
      section.addRow(text(string: label, x: 31, row: row))
    }
    for kind in kinds.prefix(Self.mostKinds) {
      let name = TieChange(named: kind.kind)?.legend ?? kind.kind
      add(kind.style, label: DOTText.line(text: name, most: 40))
    }
    if kinds.count > Self.mostKinds {
      section.beginItem()
      section.addRow(
        text(string: "and \(kinds.count - Self.mostKinds) more kinds", x: 31, row: section.height))
    }
    for (certainty, isHostile) in Self.lessSure
    where edges.contains(where: {
      $0.certainty == certainty && ($0.baseStyle.line == .dashed) == isHostile
    }) {
      add(
        Self.legendStyle(isHostile: isHostile, in: theme).weakened(to: certainty, in: theme),
        label: "\(certainty)" + (isHostile ? ", hostile" : ""))
    }
    return section
  }

  /// More kinds than these are not listed.
  private static let mostKinds = 24

  /// The steps of certainty below the highest, of lines that are not dashed and of those that are.
  static let lessSure: [(certainty: TieCertainty, isHostile: Bool)] =
    TieCertainty.allCases.reversed().filter { $0 < .certain }.flatMap { certainty in
      [false, true].map { (certainty, $0) }
    }

  /// The line of no kind, by which a legend shows how less sure ones look.
  static func legendStyle(isHostile: Bool, in theme: Theme) -> EdgeStyle {
    EdgeStyle(
      ink: theme.quietInk, width: 1.5, line: isHostile ? .dashed : .solid, head: .none,
      tail: .none, markSize: 0)
  }
}
