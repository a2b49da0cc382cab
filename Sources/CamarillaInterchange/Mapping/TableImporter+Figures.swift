import Camarilla
import CamarillaFormats

extension TableImporter {
  /// The figure at an end of the row at hand, of which nothing is kept yet; nil where it has none, or
  /// one of which what is said can't be.
  mutating func figure(
    _ rule: FigureRule, _ end: String, _ table: borrowing MappedTable, _ stops: inout RowStops
  ) -> RowFigure? {
    // One whose every cell was seen together before says nothing new.
    if let known = key(rule.slots, rule.memory, table) { return .known(known) }
    let id = stops.value { () throws(RowStop) in try text(rule.id, table).withoutOuterBlanks }
    guard let id else { return nil }
    if id.isEmpty {
      stops.skip("no \(end)")
      return nil
    }
    if let listing = mapping.figures, listing.unlisted != .add, !figures.isListed(id) {
      stops.add(unlisted(id, rule, listing))
    }
    return .described(described(id, rule, table, &stops))
  }

  /// Keeps what a row says of a figure; returns its place in the registry.
  mutating func keep(
    _ figure: RowFigure, _ rule: FigureRule, _ table: borrowing MappedTable
  ) -> Int32 {
    switch figure {
    case .known(let index): return index
    case .described(let figure):
      let index = note(figure, rule, table)
      // Both ends of a row may be told of by the same cells.
      if key(rule.slots, rule.memory, table) == nil {
        remember(index, rule.slots, rule.memory, table)
      }
      return index
    }
  }

  /// What a row says of a figure. What it doesn't say is left blank.
  private func described(
    _ id: Figure.ID, _ rule: FigureRule, _ table: borrowing MappedTable, _ stops: inout RowStops
  ) -> Figure {
    var figure = Figure(id: id, name: "")
    figure.name = stops.value { () throws(RowStop) in try text(rule.name, table) } ?? ""
    figure.born = stops.value { () throws(RowStop) in try life(rule.born, table) } ?? nil
    figure.died = stops.value { () throws(RowStop) in try life(rule.died, table) } ?? nil
    if let born = figure.born, let died = figure.died, died.latest < born.earliest {
      stops.add(
        .fault(
          CellFault(
            rule: .diesBeforeBirth, slot: rule.died?.mainSlot,
            message: "'\(shortened(id))' dies in \(died), before being born in \(born)",
            expected: "a date not before \(born)")))
    }
    for attribute in rule.attributes {
      let value = stops.value { () throws(RowStop) in try text(attribute.text, table) }
      guard let value, !value.isEmpty else { continue }
      figure.attributes.append(Attribute(name: attribute.name, value: value))
    }
    return figure
  }

  private func life(
    _ rule: DateRule?, _ table: borrowing MappedTable
  ) throws(RowStop) -> HistoricalDate? {
    guard let rule, let (date, word) = try table.date(rule, isLife: true) else { return nil }
    let text = date.description
    let edtf =
      switch word {
      case .circa: Period.qualified(text, "~")
      case .uncertain: Period.qualified(text, "?")
      case .circaUncertain: Period.qualified(text, "%")
      case .before, .until: "[..\(text)]"
      case .after, .since: "[\(text)..]"
      default: text
      }
    do throws(DateError) {
      return try HistoricalDate(edtf)
    } catch {
      throw .fault(CellFault(error, takesIntervals: false, slot: rule.mainSlot))
    }
  }

  private mutating func unlisted(
    _ id: String, _ rule: FigureRule, _ table: FigureTableRule
  ) -> RowStop {
    if table.unlisted == .skip {
      return .skip(SkipReason("a figure that '\(table.file)' doesn't list"))
    }
    return .fault(
      CellFault(
        rule: .unknownFigure, slot: rule.id.slots.first,
        message: "figure '\(shortened(id))' is not in '\(table.file)'",
        expected: expected(
          "a figure that it lists, or 'unlisted: add' in the mapping", inPlaceOf: id),
        suggestion: suggestion(for: id)))
  }

  /// The listed figure that was meant. Each text is looked for once, and no more than a thousand among no
  /// more than ten thousand names.
  private mutating func suggestion(for id: String) -> String? {
    if let known = suggestions[id] { return known }
    guard suggestions.count < 1000, figures.entries.count <= 10_000 else { return nil }
    let listed = figures.entries.lazy.filter(\.isListed).map(\.figure.id)
    let suggestion = nearestName(to: id, among: listed)
    suggestions[id] = .some(suggestion)
    return suggestion
  }

  /// Adds to what is known of a figure. What was said first stays.
  private mutating func note(
    _ figure: Figure, _ rule: FigureRule, _ table: borrowing MappedTable
  ) -> Int32 {
    guard let index = figures.index(of: figure.id) else { return figures.add(figure) }
    var known = figures.figure(index)
    let id = known.id
    func dispute(_ what: String, _ first: String, _ second: String, _ slot: Int?) -> Problem {
      let location = table.location(slot)
      return Problem(
        .warning, .malformedValue,
        "figure '\(shortened(id))' has the \(what) '\(shortened(second))' here and had"
          + " '\(shortened(first))' before, which is kept", location: location, text: second,
        expected: "one \(what) a figure")
    }
    func isNew(_ first: String, _ second: String, _ what: String, _ slot: Int?) -> Bool {
      if second.isEmpty || first == second { return false }
      if first.isEmpty { return true }
      disputes.add(dispute(what, first, second, slot))
      return false
    }
    if isNew(known.name, figure.name, "name", rule.name?.slots.first) { known.name = figure.name }
    if isNew(
      known.born?.description ?? "", figure.born?.description ?? "", "date of birth",
      rule.born?.mainSlot)
    {
      known.born = figure.born
    }
    if isNew(
      known.died?.description ?? "", figure.died?.description ?? "", "date of death",
      rule.died?.mainSlot)
    {
      known.died = figure.died
    }
    if let born = known.born, let died = known.died, died.latest < born.earliest {
      // Told of two rows, each of which is sound by itself.
      disputes.add(
        dispute("date of death", "born \(born)", "died \(died)", rule.died?.mainSlot))
      known.died = nil
    }
    for attribute in figure.attributes {
      let index = known.attributes.firstIndex { $0.name == attribute.name }
      guard let index else {
        known.attributes.append(attribute)
        continue
      }
      let slot = rule.attributes.first { $0.name == attribute.name }?.text.slots.first
      _ = isNew(known.attributes[index].value, attribute.value, attribute.name, slot)
    }
    figures.replace(index, with: known)
    return index
  }

  // MARK: The table of figures

  mutating func readFigures(
    _ input: TableInput, _ rule: FigureTableRule, _ builder: inout Chronicle.Builder
  ) throws(FormatsError) {
    var table = try MappedTable.open(input, rule.table, rule.columns)
    while true {
      faultsOfRow.removeAll(keepingCapacity: true)
      switch try table.next() {
      case .end:
        noteEnd(of: table)
        return
      case .damaged(let problem): note(problem)
      case .row:
        var stops = RowStops()
        let id = stops.value { () throws(RowStop) in try text(rule.figure.id, table) }
        if let id, id.isEmpty {
          stops.add(
            .fault(
              CellFault(
                rule: .missingValue, slot: rule.figure.id.slots.first,
                message: "the figure has no id", expected: "an id")))
        }
        guard let id else {
          noteFaults(stops, table)
          continue
        }
        let figure = described(id, rule.figure, table, &stops)
        if let reason = stops.skipReason {
          noteUnlisted(reason, table)
          continue
        }
        noteFaults(stops, table)
        guard stops.all.isEmpty else { continue }
        let index = note(figure, rule.figure, table)
        figures.list(index)
        _ = figures.index(of: index, in: &builder)
      }
    }
  }
}
