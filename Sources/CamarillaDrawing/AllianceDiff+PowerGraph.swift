public import Camarilla

extension AllianceDiff {
  /// The drawing of what changed: each pair one tie, of the kind `formed`, `dissolved`, `continued`,
  /// `reversed` or, for one that was reversed for the better, `reconciled`, among the figures of those
  /// pairs. Ties that formed, dissolved or continued are of kinds of their own, such as `formed-hostile`,
  /// where they are hostile, of no sign, or, with what else is claimed of the pair, something else in sum (`AllianceDiff.Tone`).
  ///
  /// Names are as large as the figures were central in the later snapshot, and colored by their
  /// factions then, in the colors of a history if there is one; who isn't in it has a mark of its own. Who points at a tie reads the claims before and after.
  ///
  /// - Parameters:
  ///   - theme: the colors.
  ///   - history: whose colors factions have.
  ///   - showsAll: whether what continued is drawn wherever it is. Else, where there are more than 60 figures, only ties
  ///     that continued of those to whom something happened.
  ///   - names: how figures are called.
  ///   - measure: what the size of a name tells; the consensus when nil.
  /// - Complexity: O(n + m) beyond the later snapshot's consensus and factions.
  public func powerGraph(
    theme: Theme = .light, history: FactionHistory? = nil, showsAll: Bool = false,
    names: PowerGraph.Names = .short, sizedBy measure: CentralityMeasure? = nil
  ) -> PowerGraph {
    let continued = drawnContinued(showsAll: showsAll)
    let changes = [
      (event: TieChange.Event.formed, pairs: formed), (.dissolved, dissolved),
      (.continued, continued), (.reversed, reversed),
    ]
    let ids = Set(changes.flatMap { $0.pairs.flatMap(\.figures) }).sorted()
    let positions = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    let scores = measure.map { to.scores(by: $0).values } ?? to.consensus().points
    let factions = history?.division(of: to.time) ?? to.factions()
    let shortNames = names == .short ? from.chronicle.shortNames(during: to.time) : [:]
    let figures = ids.map { id in
      let faction = factions.index(of: id)
      let index = to.index(of: id)
      let name = from.chronicle.name(of: id)
      var figure = PowerGraph.Figure(
        id: id, name: name, score: index.map { scores[$0] } ?? 0,
        faction: faction.flatMap { factions[$0].members.count > 1 ? $0 : nil },
        tooltip: index == nil ? "\(name)\nnot \(inTime(to.titleInWords))" : nil,
        label: shortNames[id], years: from.chronicle.figure(id: id)?.years)
      figure.isAbsent = index == nil
      return figure
    }
    let ties = changes.flatMap { change in
      change.pairs.map { pair in
        PowerGraph.Relationship(
          id: "\(change.event)-\(pair.figures.joined(separator: "-"))",
          source: positions[pair.figures[0]]!, target: positions[pair.figures[1]]!,
          kind: pair.change(change.event).name, sign: pair.signAfter, isDirected: false,
          tooltip: tooltip(pair: pair, change: change.event.rawValue))
      }
    }
    let counts = changes.map { change in
      change.event == .continued && continued.count < self.continued.count
        ? "\(continued.count) of \(self.continued.count) continued, of those concerned"
        : "\(change.pairs.count) \(change.event)"
    }.joined(separator: ", ")
    var graph = PowerGraph(
      title: "\(from.titleInWords) → \(to.titleInWords)",
      subtitle: [
        from.chronicle.title, kinds.joined(separator: ", "), counts, to.circleText,
      ].compactMap(\.self).joined(separator: " · "),
      figures: figures, relationships: ties,
      leaders: factions.map { positions[$0.leader] ?? -1 },
      factionNames: factions.map {
        from.chronicle.drawnName($0.label, ofFactionOf: $0.leader, shortNames: shortNames)
      },
      factionColors: history?.colors(of: factions, in: to.time) ?? [], theme: theme,
      names: names, sizeMeaning: "\(measure?.name ?? "consensus centrality"), \(to.titleInWords)")
    graph.time = to.titleInWords
    return graph
  }

  /// The most figures of whom everything is drawn unless it is asked for.
  private static let mostWhole = 60

  /// What continued, or of many figures, unless all is wanted, only what continued of those to whom something happened.
  func drawnContinued(showsAll: Bool) -> [Pair] {
    if showsAll { return continued }
    let changed = Set((formed + dissolved + reversed).flatMap(\.figures))
    let all = changed.union(continued.flatMap(\.figures))
    guard all.count > Self.mostWhole, !changed.isEmpty else { return continued }
    return continued.filter { pair in pair.figures.contains(where: changed.contains) }
  }

  private func tooltip(pair: Pair, change: String) -> String {
    let names = pair.figures.map(from.chronicle.name)
    func claims(of ids: [Relationship.ID]) -> String {
      ids.isEmpty ? "nothing" : ids.joined(separator: ", ")
    }
    return """
      \(change): \(names.joined(separator: " – "))
      \(from.titleInWords): \(claims(of: pair.before))
      \(to.titleInWords): \(claims(of: pair.after))
      \(pair.citations.map(\.description).joined(separator: "\n"))
      """
  }
}

extension AllianceDiff.Pair {
  /// What happened to the pair, with the tone of the snapshot in which it is tied.
  fileprivate func change(_ event: TieChange.Event) -> TieChange {
    switch event {
    case .reversed, .reconciled:
      TieChange(event: signAfter == .positive ? .reconciled : .reversed)
    case .dissolved: TieChange(event: event, tone: toneBefore)
    case .formed, .continued: TieChange(event: event, tone: toneAfter)
    }
  }
}
