public import Camarilla

extension Snapshot {
  /// The drawing of this snapshot.
  ///
  /// Relationships that only possibly hold then, and those with a confidence below 1, are drawn as less sure, in the steps
  /// of ``TieCertainty``. Who points at an edge reads what it is, when it held, how sure it is and where it is
  /// said; who points at a name reads the full name, the dates and the score.
  ///
  /// - Parameters:
  ///   - scores: How central each figure is, in the order of `Snapshot.figures`; the
  ///     points of the consensus when nil. Negative ones count as 0.
  ///   - sizeMeaning: What the scores are, for the legend; when nil the legend names the consensus, and doesn't speak of
  ///     scores that were given.
  ///   - factions: Who belongs together, for the colors and the names in the legend; when nil as the
  ///     history divides the year, or found by signed modularity without one. A figure alone in its faction gets no color.
  ///   - mostFigures: Only so many figures are drawn, those with the highest scores, of equal ones the
  ///     first by id, and the relationships between them; everybody when nil. Scores and factions are
  ///     those of the whole snapshot.
  ///   - history: What colors factions have through the years; without one, or outside of its years,
  ///     they go by size.
  ///   - title: The snapshot's own when nil, in words, such as May 1926.
  ///   - subtitle: The chronicle's title and what the snapshot holds when nil.
  ///   - theme: The colors.
  ///   - names: How figures are called: by names that are as short as the whole chronicle's other figures allow, in
  ///     full, or by ids. Who changed his name has that of the time.
  ///   - layout: Where figures stand.
  /// - Precondition: `scores` has one entry a figure, and `mostFigures` is 0 or more.
  /// - Complexity: O(n + m) beyond the scores and the factions, for short names O(figures of the chronicle).
  public func powerGraph(
    scores: [Double]? = nil, sizeMeaning: String? = nil,
    factions: Factions? = nil, history: FactionHistory? = nil,
    mostFigures: Int? = nil, title: String? = nil, subtitle: String? = nil, theme: Theme = .light,
    names: PowerGraph.Names = .short, layout: PowerGraph.Layout = .stress
  ) -> PowerGraph {
    let sizeMeaning = sizeMeaning ?? (scores == nil ? "consensus centrality" : "")
    let scores = scores ?? consensus().points
    precondition(
      scores.count == figures.count,
      "\(scores.count) scores of \(figures.count) figures; expected one a figure")
    precondition(
      mostFigures ?? 0 >= 0, "at most \(mostFigures ?? 0) figures; expected 0 or more")
    let factions = factions ?? history?.division(of: time) ?? self.factions()
    if let mostFigures, mostFigures < figures.count {
      let indices = figures.indices.sorted { (-scores[$0], $0) < (-scores[$1], $1) }
        .prefix(mostFigures).sorted()
      let central = restricted(to: Set(indices.map { figures[$0].id }))
      return central.powerGraph(
        scores: indices.map { scores[$0] }, sizeMeaning: sizeMeaning, factions: factions,
        history: history, title: title, subtitle: subtitle ?? central.subtitle(within: self),
        theme: theme, names: names, layout: layout)
    }
    func faction(of figure: Figure) -> Int? {
      guard let number = factions.index(of: figure.id),
        factions[number].members.count > 1
      else { return nil }
      return number
    }
    let shortNames = names == .short ? chronicle.shortNames(during: time) : [:]
    return PowerGraph(
      title: title ?? titleInWords, subtitle: subtitle ?? self.subtitle(within: self),
      figures: figures.indices.map { index in
        PowerGraph.Figure(
          id: figures[index].id, name: figures[index].name(during: time.days), score: scores[index],
          faction: faction(of: figures[index]),
          tooltip: tooltip(of: figures[index], score: scores[index], meaning: sizeMeaning),
          label: shortNames[figures[index].id], years: figures[index].years)
      },
      relationships: relationships.indices.map { relationship(at: $0) },
      leaders: factions.map { index(of: $0.leader) ?? -1 },
      factionNames: factions.map {
        chronicle.drawnName($0.label, ofFactionOf: $0.leader, shortNames: shortNames)
      },
      factionColors: history?.colors(of: factions, in: time) ?? [], kinds: chronicle.kinds,
      theme: theme, names: names, layout: layout, sizeMeaning: sizeMeaning)
  }

  private func relationship(at index: Int) -> PowerGraph.Relationship {
    let relationship = relationships[index]
    let kind = kind(at: index)
    let isCertain = isCertain(at: index)
    let (source, target) = ends[index]
    return PowerGraph.Relationship(
      id: relationship.id, source: Int(source), target: Int(target), kind: kind.name,
      sign: kind.sign, isDirected: kind.isDirected,
      certainty: TieCertainty(confidence: relationship.confidence, isCertainThen: isCertain),
      label: relationship.post,
      tooltip: tooltip(of: relationship, kind: kind, isCertain: isCertain))
  }

  /// "Stalin's circle · 12 figures, 31 relationships"; of its most central
  /// figures, how much they are of the whole.
  private func subtitle(within whole: Snapshot) -> String {
    let isPart = figures.count < whole.figures.count
    let counts =
      (isPart ? "the \(figures.count) most central of " : "")
      + counted(whole.figures.count, singular: "figure") + ", "
      + (isPart ? "\(rows.count) of " : "")
      + counted(whole.rows.count, singular: "relationship")
    let unit = time.unitName
    let parts: [String?] = [
      chronicle.title, counts, options.certainty == .certain ? "certain ones only" : nil,
      options.reading == .yearEnd ? "at the \(unit)'s end" : nil,
      options.reading == .yearStart ? "at the \(unit)'s start" : nil, circleText,
    ]
    return parts.compactMap(\.self).joined(separator: " · ")
  }

  /// What the snapshot is cut to; nil where it is whole.
  var circleText: String? {
    options.selection.isAll ? nil : options.selection.text(in: chronicle)
  }

  // MARK: - Tooltips

  private func tooltip(of figure: Figure, score: Double, meaning: String) -> String {
    var lines = [figure.name(during: time.days)]
    if let life = figure.spokenLife { lines.append(life) }
    for attribute in figure.attributes
    where !["note", "citation"].contains(attribute.name) {
      lines.append(attribute.value)
    }
    if !meaning.isEmpty {
      lines.append("\(meaning): \(DecimalText.fixed(score, fractionDigits: 4))")
    }
    return lines.joined(separator: "\n")
  }

  private func tooltip(
    of relationship: Relationship, kind: RelationshipKind, isCertain: Bool
  ) -> String {
    let ends = [relationship.source, relationship.target].map(chronicle.name)
    var lines = [
      "\(kind.name): \(ends.joined(separator: kind.isDirected ? " → " : " – "))"
    ]
    if let post = relationship.post { lines.append(post) }
    var when = relationship.when.spoken
    if !isCertain { when += " (possibly then)" }
    if relationship.confidence < 1 {
      when += " · confidence \(DecimalText.fixed(relationship.confidence, fractionDigits: 2))"
    }
    lines.append(when)
    for citation in relationship.citations {
      let source = chronicle.source(id: citation.source)?.title ?? citation.source
      lines.append(citation.locator.map { "\(source), \($0)" } ?? source)
    }
    if let note = relationship.note { lines.append(note) }
    return lines.joined(separator: "\n")
  }
}
