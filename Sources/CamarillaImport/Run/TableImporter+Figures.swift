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
    if !mapping.figures.isEmpty, mapping.unlisted != .add, !figures.isListed(id) {
      stops.add(figures.isLost(id) ? .skip(.lostFigure) : unlisted(id, rule: rule))
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
      let index = note(figure, rule: rule, period: nil, table: table)
      // Both ends of a row may be told of by the same cells.
      if cache.value(of: rule.slots, cache: rule.cache, in: table) == nil {
        cache.remember(index, of: rule.slots, cache: rule.cache, in: table)
      }
      return index
    }
  }

  /// What a row says of a figure. What it doesn't say, or what can't be read of it, is left blank.
  func described(
    _ id: Figure.ID, rule: FigureRule, table: borrowing MappedTable, stops: inout CellStops
  ) -> Figure {
    var figure = Figure(id: id, name: "")
    if DittoMark.isOne(id.rawValue), let slot = rule.id.singleColumn {
      table.remarks.noteDitto(
        id.rawValue, in: table.heading(at: slot), at: table.location(at: slot))
    }
    figure.name =
      stops.value { () throws(CellStop) in try table.text(rule: rule.name) } ?? ""
    let label = stops.value { () throws(CellStop) in try table.text(rule: rule.label) } ?? ""
    figure.label = label.isEmpty ? nil : label
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
      figure.died = nil
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

  private mutating func unlisted(_ id: Figure.ID, rule: FigureRule) -> CellStop {
    let names = mapping.figures.map { "'\($0.file.path)'" }
    if mapping.unlisted == .skip {
      let verb = names.count == 1 ? "doesn't" : "don't"
      return .skip(SkipReason("a figure that \(Camarilla.list(names)) \(verb) list"))
    }
    return .fault(
      CellFault(
        rule: .unknownFigure, slot: rule.id.slots.first,
        message: "figure '\(shortened(id.rawValue))' is not in \(Camarilla.list(names))",
        expected: expected(
          "a figure that \(names.count == 1 ? "it lists" : "they list"), or 'unlisted: add' in the"
            + " mapping", inPlaceOf: id.rawValue),
        suggestion: Suggestion(figures.suggestions(for: id), inPlaceOf: id.rawValue)))
  }
}
