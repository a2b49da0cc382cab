import Camarilla

extension Chronicle {
  /// The short names of all figures, by id: the same in all pictures of the chronicle, whoever else is drawn.
  ///
  /// - Parameter time: the names are those of then, where figures change theirs; the latest when nil.
  /// - Complexity: O(figures) at the first need and where somebody has another name then; else a look at each figure's
  ///   attributes.
  func shortNames(during time: TimeSpan? = nil) -> [Figure.ID: String] {
    if let days = time?.days, figures.contains(where: { $0.name(during: days) != $0.name }) {
      return shortNames { $0.name(during: days) }
    }
    return figureTable.shortNames.value { shortNames(called: \.name) }
  }

  /// What a faction, or a line of them, is called in pictures: its leader by the label that his box bears, where he has
  /// one, and else as everywhere.
  ///
  /// - Parameters:
  ///   - name: what it is called everywhere, which begins with its leader's name.
  ///   - shortNames: those of boxes; none where boxes bear others.
  func drawnName(
    _ name: String, ofFactionOf leader: Figure.ID, shortNames: [Figure.ID: String]
  ) -> String {
    let known = distinctName(of: leader)
    guard let drawn = shortNames[leader], name.hasPrefix(known),
      figure(id: leader)?.label.map({ DisplayName.line(of: $0) }) == drawn
    else { return name }
    return drawn + name.dropFirst(known.count)
  }

  private func shortNames(called name: (Figure) -> String) -> [Figure.ID: String] {
    let drawn = figures.map {
      PowerGraph.Figure(id: $0.id, name: name($0), label: $0.label, years: $0.years)
    }
    return Dictionary(
      uniqueKeysWithValues: zip(figures.map(\.id), DisplayName.names(of: drawn, style: .short)))
  }
}

extension Figure {
  /// "1561–1626", "born 1561", "died 1626"; nil where neither is known.
  var years: String? {
    let days = life.bounds(.exact)
    func year(_ date: HistoricalDate, _ day: CalendarDay) -> String {
      date.hasUnspecifiedDigits ? date.description : "\(TimeStep(unit: .year, containing: day))"
    }
    return switch (born, died) {
    case (let born?, let died?): "\(year(born, days.start))–\(year(died, days.end))"
    case (let born?, nil): "born \(year(born, days.start))"
    case (nil, let died?): "died \(year(died, days.end))"
    case (nil, nil): nil
    }
  }
}
