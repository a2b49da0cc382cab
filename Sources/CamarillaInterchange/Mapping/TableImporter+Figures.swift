import Camarilla
import CamarillaFormats

extension TableImporter {
  enum FigureOutcome {
    case index(Int32)
    case stop(DateStop)
  }

  /// The figure at an end of the row at hand.
  mutating func figure(
    _ rule: FigureRule, _ end: String, _ table: borrowing MappedTable,
    _ builder: inout Chronicle.Builder
  ) -> FigureOutcome {
    // One whose every cell was seen together before says nothing new.
    if let known = key(rule.slots, rule.memory, table) { return .index(known) }
    do throws(DateStop) {
      guard let figure = try described(rule, table) else {
        return .stop(.skip(reason: "no \(end)"))
      }
      let index = builder.mention(figure: figure.id)
      if let figures = mapping.figures, figures.unlisted != .add, !listed.contains(index) {
        throw unlisted(figure.id, rule, figures)
      }
      remember(index, rule.slots, rule.memory, table)
      note(figure, index, rule, table)
      return .index(index)
    } catch {
      return .stop(error)
    }
  }

  /// What a row says of a figure; nil when it has no id. What it doesn't say is left blank.
  private func described(
    _ rule: FigureRule, _ table: borrowing MappedTable
  ) throws(DateStop) -> Figure? {
    let id = try text(rule.id, table)
    if id.isEmpty { return nil }
    var figure = Figure(id: id, name: try text(rule.name, table))
    figure.born = try life(rule.born, table)
    figure.died = try life(rule.died, table)
    if let born = figure.born, let died = figure.died, died.latest < born.earliest {
      throw .fault(
        CellFault(
          rule: .diesBeforeBirth, slot: rule.died?.mainSlot,
          message: "'\(shortened(id))' dies in \(died), before being born in \(born)",
          expected: "a date not before \(born)"))
    }
    for attribute in rule.attributes {
      let value = try text(attribute.text, table)
      if !value.isEmpty { figure.attributes.append(Attribute(name: attribute.name, value: value)) }
    }
    return figure
  }

  private func life(
    _ rule: DateRule?, _ table: borrowing MappedTable
  ) throws(DateStop) -> HistoricalDate? {
    guard let rule, let (text, word) = try table.date(rule, lacksYearZero: false) else {
      return nil
    }
    let edtf =
      switch word {
      case .circa: text + "~"
      case .uncertain: text + "?"
      case .circaUncertain: text + "%"
      case .before, .until: "[..\(text)]"
      case .after, .since: "[\(text)..]"
      default: text
      }
    do throws(DateError) {
      return try HistoricalDate(edtf)
    } catch {
      throw .fault(table.fault(error, rule.mainSlot))
    }
  }

  private func unlisted(_ id: String, _ rule: FigureRule, _ table: FigureTableRule) -> DateStop {
    if table.unlisted == .skip {
      return .skip(reason: "a figure that '\(table.file)' doesn't list")
    }
    let known = listed.count <= 10_000 ? figures.compactMap { $0?.id } : []
    return .fault(
      CellFault(
        rule: .unknownFigure, slot: rule.id.slots.first,
        message: "figure '\(shortened(id))' is not in '\(table.file)'",
        expected: "a figure that it lists, or 'unlisted: add' in the mapping",
        suggestion: nearestName(to: id, among: known)))
  }

  /// Adds to what is known of a figure. What was said first stays.
  private mutating func note(
    _ figure: Figure, _ index: Int32, _ rule: FigureRule, _ table: borrowing MappedTable
  ) {
    while figures.count <= Int(index) { figures.append(nil) }
    guard var known = figures[Int(index)] else {
      figures[Int(index)] = figure
      report.figures += 1
      return
    }
    let id = known.id
    func dispute(_ what: String, _ first: String, _ second: String, _ slot: Int?) -> Problem {
      let place = table.place(slot)
      return Problem(
        .warning, .malformedValue,
        "figure '\(shortened(id))' has the \(what) '\(shortened(second))' here and had"
          + " '\(shortened(first))' before, which is kept", location: place, text: second,
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
      let place = known.attributes.firstIndex { $0.name == attribute.name }
      guard let place else {
        known.attributes.append(attribute)
        continue
      }
      let slot = rule.attributes.first { $0.name == attribute.name }?.text.slots.first
      _ = isNew(known.attributes[place].value, attribute.value, attribute.name, slot)
    }
    figures[Int(index)] = known
  }

  // MARK: The table of figures

  mutating func readFigures(
    _ input: TableInput, _ rule: FigureTableRule, _ builder: inout Chronicle.Builder
  ) throws(FormatsError) {
    var table = try MappedTable.open(input, rule.table, rule.columns)
    while true {
      switch try table.next() {
      case .end: return
      case .damaged(let problem): note(problem)
      case .row:
        do throws(DateStop) {
          guard let figure = try described(rule.figure, table) else {
            throw .fault(
              CellFault(
                rule: .missingValue, slot: rule.figure.id.slots.first,
                message: "the figure has no id", expected: "an id"))
          }
          let index = builder.mention(figure: figure.id)
          listed.insert(index)
          note(figure, index, rule.figure, table)
        } catch {
          _ = stop(error, table)
        }
      }
    }
  }
}
