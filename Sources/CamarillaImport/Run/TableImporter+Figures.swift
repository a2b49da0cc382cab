import Camarilla
import CamarillaFormats

extension TableImporter {
  /// The figure at an end of the row at hand, of which nothing is kept yet; nil where it has none, or
  /// one of which what is said can't be.
  mutating func figure(
    rule: FigureRule, end: String, table: borrowing MappedTable, stops: inout CellStops
  ) -> RowFigure? {
    // One whose every cell was seen together before says nothing new.
    if let known = cache.value(of: rule.slots, cache: rule.cache, in: table) {
      return .known(known)
    }
    let id = stops.value { () throws(CellStop) in
      Figure.ID(try table.text(rule: rule.id).withoutOuterBlanks)
    }
    guard let id else { return nil }
    if id.isEmpty {
      stops.skip("no \(end)")
      return nil
    }
    if let listing = mapping.figures, listing.unlisted != .add, !figures.isListed(id) {
      stops.add(unlisted(id, rule: rule, table: listing))
    }
    return .described(described(id, rule: rule, table: table, stops: &stops))
  }

  /// Keeps what a row says of a figure; returns its place in the registry.
  mutating func keep(
    _ figure: RowFigure, rule: FigureRule, table: borrowing MappedTable
  ) -> Int32 {
    switch figure {
    case .known(let index): return index
    case .described(let figure):
      let index = note(figure, rule: rule, table: table)
      // Both ends of a row may be told of by the same cells.
      if cache.value(of: rule.slots, cache: rule.cache, in: table) == nil {
        cache.remember(index, of: rule.slots, cache: rule.cache, in: table)
      }
      return index
    }
  }

  /// What a row says of a figure. What it doesn't say is left blank.
  private func described(
    _ id: Figure.ID, rule: FigureRule, table: borrowing MappedTable, stops: inout CellStops
  ) -> Figure {
    var figure = Figure(id: id, name: "")
    figure.name =
      stops.value { () throws(CellStop) in try table.text(rule: rule.name) } ?? ""
    figure.born =
      stops.value { () throws(CellStop) in try life(rule: rule.born, table: table) } ?? nil
    figure.died =
      stops.value { () throws(CellStop) in try life(rule: rule.died, table: table) } ?? nil
    if let born = figure.born, let died = figure.died, died.latest < born.earliest {
      stops.add(
        .fault(
          CellFault(
            rule: .diesBeforeBirth, slot: rule.died?.mainSlot,
            message: "'\(shortened(id.rawValue))' dies in \(died), before being born in \(born)",
            expected: "a date not before \(born)")))
    }
    for attribute in rule.attributes {
      let value = stops.value { () throws(CellStop) in try table.text(rule: attribute.text) }
      guard let value, !value.isEmpty else { continue }
      figure.attributes.append(Attribute(name: attribute.name, value: value))
    }
    return figure
  }

  private func life(
    rule: DateRule?, table: borrowing MappedTable
  ) throws(CellStop) -> HistoricalDate? {
    guard let rule, let (date, word) = try table.date(rule: rule, isLife: true) else { return nil }
    let text = date.description
    let edtf =
      switch word {
      case .circa: Period.qualified(text, mark: "~")
      case .uncertain: Period.qualified(text, mark: "?")
      case .circaUncertain: Period.qualified(text, mark: "%")
      case .before, .until: "[..\(text)]"
      case .after, .since: "[\(text)..]"
      default: text
      }
    do throws(DateError) {
      return try HistoricalDate(edtf)
    } catch {
      throw .fault(CellFault(error: error, takesIntervals: false, slot: rule.mainSlot))
    }
  }

  private mutating func unlisted(
    _ id: Figure.ID, rule: FigureRule, table: FigureTableRule
  ) -> CellStop {
    if table.unlisted == .skip {
      return .skip(SkipReason("a figure that '\(table.file)' doesn't list"))
    }
    return .fault(
      CellFault(
        rule: .unknownFigure, slot: rule.id.slots.first,
        message: "figure '\(shortened(id.rawValue))' is not in '\(table.file)'",
        expected: expected(
          "a figure that it lists, or 'unlisted: add' in the mapping", inPlaceOf: id.rawValue),
        suggestion: Suggestion(figures.suggestion(for: id)?.rawValue)))
  }

  /// Adds to what is known of a figure. What was said first stays.
  private mutating func note(
    _ figure: Figure, rule: FigureRule, table: borrowing MappedTable
  ) -> Int32 {
    guard let index = figures.index(of: figure.id) else { return figures.add(figure) }
    var known = figures.figure(at: index)
    let id = known.id
    func dispute(what: String, first: String, second: String, slot: Int?) -> Problem {
      var problem = Problem.warning(
        "figure '\(shortened(id.rawValue))' has the \(what) '\(shortened(second))' here and had"
          + " '\(shortened(first))' before, which is kept", at: table.location(at: slot),
        text: second)
      problem.expected = "one \(what) a figure"
      return problem
    }
    func isNew(_ first: String, second: String, what: String, slot: Int?) -> Bool {
      if second.isEmpty || first == second { return false }
      if first.isEmpty { return true }
      diagnostics.add(dispute(what: what, first: first, second: second, slot: slot))
      return false
    }
    if isNew(known.name, second: figure.name, what: "name", slot: rule.name?.slots.first) {
      known.name = figure.name
    }
    if isNew(
      known.born?.description ?? "", second: figure.born?.description ?? "", what: "date of birth",
      slot: rule.born?.mainSlot)
    {
      known.born = figure.born
    }
    if isNew(
      known.died?.description ?? "", second: figure.died?.description ?? "", what: "date of death",
      slot: rule.died?.mainSlot)
    {
      known.died = figure.died
    }
    if let born = known.born, let died = known.died, died.latest < born.earliest {
      // Told of two rows, each of which is sound by itself.
      diagnostics.add(
        dispute(
          what: "date of death", first: "born \(born)", second: "died \(died)",
          slot: rule.died?.mainSlot))
      known.died = nil
    }
    for attribute in figure.attributes {
      let index = known.attributes.firstIndex { $0.name == attribute.name }
      guard let index else {
        known.attributes.append(attribute)
        continue
      }
      let slot = rule.attributes.first { $0.name == attribute.name }?.text.slots.first
      _ = isNew(
        known.attributes[index].value, second: attribute.value, what: attribute.name, slot: slot)
    }
    figures.replace(index, with: known)
    return index
  }

  // MARK: The table of figures

  mutating func readFigures(
    _ input: TableInput, rule: FigureTableRule, builder: inout Chronicle.Builder
  ) throws(FormatsError) {
    var table = try MappedTable.open(input, rule: rule.table, columns: rule.columns)
    while true {
      faultsOfRow.removeAll(keepingCapacity: true)
      switch try table.next() {
      case .end:
        noteEnd(of: table)
        return
      case .ragged(let problem), .fault(let problem): note(problem)
      case .row:
        var stops = CellStops()
        let id = stops.value { () throws(CellStop) in
          Figure.ID(try table.text(rule: rule.figure.id))
        }
        if let id, id.isEmpty {
          stops.add(
            .fault(
              CellFault(
                rule: .missingValue, slot: rule.figure.id.slots.first,
                message: "the figure has no id", expected: "an id")))
        }
        guard let id else {
          noteFaults(stops, table: table)
          continue
        }
        let figure = described(id, rule: rule.figure, table: table, stops: &stops)
        if let reason = stops.skipReason {
          diagnostics.add(
            .warning(
              "the figure is not listed: \(reason.text)", rule: .missingValue,
              at: table.location(at: nil)))
          continue
        }
        noteFaults(stops, table: table)
        guard stops.all.isEmpty else { continue }
        let index = note(figure, rule: rule.figure, table: table)
        figures.list(index)
        _ = figures.index(of: index, in: &builder)
      }
    }
  }
}
