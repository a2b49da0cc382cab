import Camarilla

extension Chronicle {
  /// The short names of all figures, by id: the same in all pictures of the chronicle, whoever else is drawn.
  ///
  /// - Parameter time: the names are those of then, where figures change theirs; the latest when nil.
  /// - Complexity: O(figures).
  func shortNames(during time: TimeSpan? = nil) -> [Figure.ID: String] {
    let drawn = figures.map { figure in
      PowerGraph.Figure(
        id: figure.id, name: time.map { figure.name(during: $0.days) } ?? figure.name,
        label: figure.label, years: figure.years)
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
