import Camarilla
import CamarillaFormats

extension TableImporter {
  mutating func readFigures(
    _ input: TableInput, rule: FigureTableRule, builder: inout Chronicle.Builder
  ) throws(FormatsError) {
    var table = try open(input, form: rule.table, scope: rule.scope)
    table.offer(keys: rule.freeKeys)
    try readRows(
      of: &table,
      lose: { importer, table in
        if let id = table.salvagedText(rule: rule.figure.id) {
          importer.figures.lose(Figure.ID(id))
        }
      },
      take: { importer, table in
        if rule.skips.contains(where: { table.holds($0) }) { return }
        importer.readFigure(table, rule: rule, builder: &builder)
      })
  }

  private mutating func readFigure(
    _ table: borrowing MappedTable, rule: FigureTableRule, builder: inout Chronicle.Builder
  ) {
    var stops = CellStops()
    checkLinks(of: table, stops: &stops)
    let id = stops.value { () throws(CellStop) in
      Figure.ID(try table.text(rule: rule.figure.id).withoutOuterBlanks)
    }
    // An id that another table was to answer is told of there.
    if let id, id.isEmpty, stops.all.isEmpty {
      stops.add(
        .fault(
          CellFault(
            rule: .missingValue, slot: rule.figure.id.slots.first,
            message: "the figure has no id", expected: "an id")))
    }
    guard let id, !id.isEmpty else {
      noteFaults(stops, table: table)
      return
    }
    var figure = described(id, rule: rule.figure, table: table, stops: &stops)
    var period: Period?
    if let when = rule.when {
      let read = stops.value { () throws(CellStop) in try table.period(rule: when) }
      // A row without a date says what always holds; one whose date can't be read, nobody knows of when.
      period = read?.period == .undated ? nil : read?.period
      if read == nil, figures.index(of: id) != nil { figure = Figure(id: id, name: "") }
    }
    if let reason = stops.skipReason {
      diagnostics.add(
        .warning(
          "the figure is not listed: \(reason.text)", rule: .missingValue,
          at: table.location(at: nil)))
      return
    }
    // A fault is told of its cell alone: whatever else the row says still holds, its id first of all.
    noteFaults(stops, table: table)
    let index = note(figure, rule: rule.figure, period: period, table: table)
    figures.list(index)
    _ = figures.index(of: index, in: &builder)
  }

  // MARK: What is known of a figure

  /// Adds to what is known of a figure. What is said of another time stands beside it; of two things that are
  /// said of the same time the first stays, and the other is told.
  ///
  /// - Parameter period: when the row held, where it says so.
  mutating func note(
    _ figure: Figure, rule: FigureRule, period: Period?, table: borrowing MappedTable
  ) -> Int32 {
    guard let index = figures.index(of: figure.id) else {
      let index = figures.add(figure)
      if let period {
        figures.setHistory(FigureHistory(figure, period: period), of: index, isDated: true)
      }
      return index
    }
    var known = figures.figure(at: index)
    var history = figures.history(of: index)
    let life = Life(born: figure.born, died: figure.died)
    if !life.isBlank {
      if history.lives.isEmpty || !history.add(life) {
        let index = history.lives.index(of: life)
        var own = history.lives.isEmpty ? Life() : history.lives[index]
        complete(&own, with: life, of: known.id, rule: rule, table: table)
        history.complete(index, as: own)
      }
      (known.born, known.died) = (history.lives.first?.born, history.lives.last?.died)
    }
    let time = period ?? (life.isBlank ? nil : life.period)
    if let name = changed(
      known.name, to: figure.name, what: "name", of: known.id, in: &history, period: time,
      isDated: period != nil, slot: rule.name?.slots.first, table: table)
    {
      known.name = name
    }
    if let label = changed(
      known.label ?? "", to: figure.label ?? "", what: "label", of: known.id, in: &history,
      period: time, isDated: period != nil, slot: rule.label?.slots.first, table: table)
    {
      known.label = label
    }
    for attribute in figure.attributes {
      let position = known.attributes.firstIndex { $0.name == attribute.name }
      let slot = rule.attributes.first { $0.name == attribute.name }?.text.slots.first
      let value = changed(
        position.map { known.attributes[$0].value } ?? "", to: attribute.value,
        what: attribute.name, of: known.id, in: &history, period: time,
        isDated: period != nil, slot: slot, table: table)
      guard let value else { continue }
      if let position {
        known.attributes[position].value = value
      } else {
        known.attributes.append(Attribute(name: attribute.name, value: value))
      }
    }
    figures.replace(index, with: known)
    figures.setHistory(history, of: index, isDated: period != nil)
    return index
  }

  /// What a text becomes that another row says otherwise: the later one where both are dated, and else the
  /// first, which is told. Nil where nothing changes.
  ///
  /// - Parameter isDated: whether the row says when it held, so that its period isn't the figure's life.
  private mutating func changed(
    _ first: String, to second: String, what: String, of id: Figure.ID,
    in history: inout FigureHistory, period: Period?, isDated: Bool, slot: Int?,
    table: borrowing MappedTable
  ) -> String? {
    if second.isEmpty || first == second && period == nil { return nil }
    if first.isEmpty {
      history.begin(second, of: what, period: period)
      return second
    }
    guard let other = history.add(second, of: what, period: period) else {
      return history.latest(of: what)
    }
    // The latest text may be said of a figure as a whole, with its life.
    if !isDated, isSameAnswer(first.utf8, second.utf8) { return nil }
    dispute(of: id, what: what, first: other, second: second, slot: slot, table: table)
    return nil
  }

  /// Says of a life what it lacked.
  private mutating func complete(
    _ known: inout Life, with life: Life, of id: Figure.ID, rule: FigureRule,
    table: borrowing MappedTable
  ) {
    for (field, what, slot) in [
      (\Life.born, "date of birth", rule.born?.mainSlot),
      (\Life.died, "date of death", rule.died?.mainSlot),
    ] {
      guard let date = life[keyPath: field], date != known[keyPath: field] else { continue }
      if let first = known[keyPath: field] {
        dispute(
          of: id, what: what, first: "\(first)", second: "\(date)", slot: slot, table: table)
      } else {
        known[keyPath: field] = date
      }
    }
    if let born = known.born, let died = known.died, died.latest < born.earliest {
      // Told of two rows, each of which is sound by itself.
      dispute(
        of: id, what: "date of death", first: "born \(born)", second: "died \(died)",
        slot: rule.died?.mainSlot, table: table)
      known.died = nil
    }
  }

  private mutating func dispute(
    of id: Figure.ID, what: String, first: String, second: String, slot: Int?,
    table: borrowing MappedTable
  ) {
    diagnostics.add(
      .warning(
        "figure '\(shortened(id.rawValue))' has the \(what) '\(shortened(second))' here and had"
          + " '\(shortened(first))' before, which is kept", at: table.location(at: slot),
        text: second, expected: "one \(what) a figure, or dates that tell them apart"))
  }
}
