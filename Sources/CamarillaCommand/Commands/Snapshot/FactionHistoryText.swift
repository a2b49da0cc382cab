import Camarilla

extension FactionHistoryAnswer {
  /// For a person: the lines with their members, then what happened, year by year.
  func text(chronicle: Chronicle) -> String {
    let span = CalendarYear.text(years: from...to)
    guard years.contains(where: { !$0.factions.isEmpty }) else {
      return nobodyIsActive(in: span)
    }
    guard !lines.isEmpty else { return "No two figures stand together in \(span).\n" }
    func name(_ id: String) -> String { printed(chronicle.figure(id: id)?.name ?? id, id: id) }
    var text = "Factions \(span), by \(method): \(Number.count(lines.count, singular: "line")),"
    text += " \(Number.count(events.count, singular: "event"))\n"
    for line in lines { text += "\n" + describe(line, name) }
    let lineOf = years.map { year in
      Dictionary(
        uniqueKeysWithValues: year.factions.flatMap { faction in
          faction.members.map { ($0, faction.line) }
        })
    }
    var last: Int?
    for event in events {
      if event.year != last { text += "\n\(CalendarYear(event.year))\n" }
      last = event.year
      text += wrapped(describe(event), indent: 2)
      text += passage(
        word: "in", preposition: "from", ids: event.joined, own: event.line,
        lineOf: lineOf[event.year - from - 1], name)
      text += passage(
        word: "out", preposition: "to", ids: event.left, own: event.line,
        lineOf: lineOf[event.year - from], name)
      for (word, items) in [("begun", event.begun), ("ended", event.ended)] where !items.isEmpty {
        text += wrapped(word + ": " + items.joined(separator: ", "), indent: 6)
      }
    }
    return text
  }

  /// Who came in from where, or went out to where, as far as there was another faction: a line of text
  /// for each.
  private func passage(
    word: String, preposition: String, ids: [String], own: Int, lineOf: [String: Int?],
    _ name: (String) -> String
  ) -> String {
    var groups: [(line: Int?, names: [String])] = []
    for id in ids {
      let line = (lineOf[id] ?? nil).flatMap { $0 == own ? nil : $0 }
      if let known = groups.firstIndex(where: { $0.line == line }) {
        groups[known].names.append(name(id))
      } else {
        groups.append((line, [name(id)]))
      }
    }
    return groups.map { line, names in
      let index = line.map { " \(preposition) \(Table.oneLine(of: lines[$0].name))" } ?? ""
      return wrapped("\(word)\(index): \(names.joined(separator: ", "))", indent: 6)
    }.joined()
  }

  private func describe(_ line: Line, _ name: (String) -> String) -> String {
    var stays: [String: [(first: Int, last: Int)]] = [:]
    var order: [String] = []
    for seen in line.appearances {
      for id in seen.members {
        if stays[id] == nil { order.append(id) }
        // A year in which the line itself is out of sight interrupts nobody's membership.
        if seen.joined.contains(id) { stays[id, default: []].append((seen.year, seen.year)) }
        stays[id]![stays[id]!.count - 1].last = seen.year
      }
    }
    let most = line.appearances.map(\.members.count).max() ?? 0
    var text =
      CalendarYear.text(years: line.firstYear...line.lastYear) + "  " + Table.oneLine(of: line.name)
    text += ", up to \(Number.count(most, singular: "figure"))"
    switch (line.origin.kind, line.origin.line) {
    case ("split", let other?): text += ", split from \(lines[other].name)"
    default: break
    }
    switch (line.fate.kind, line.fate.line) {
    case ("merge", let other?):
      text +=
        ", merged into \(lines[other].name) in \(CalendarYear(line.fate.year ?? line.lastYear))"
    case ("death", _): text += ", gone from \(CalendarYear(line.fate.year ?? line.lastYear)) on"
    case ("dormant", _): text += ", out of sight at the end"
    default: break
    }
    let members = order.map { id in
      let spells = stays[id] ?? []
      let isThroughout =
        spells.count == 1 && spells[0].first == line.firstYear && spells[0].last == line.lastYear
      let years = spells.map { CalendarYear.text(years: $0.first...$0.last) }.joined(
        separator: ", ")
      return isThroughout ? name(id) : "\(name(id)) \(years)"
    }
    return text + "\n" + wrapped(members.joined(separator: "; "), indent: 3)
  }

  private func describe(_ event: Event) -> String {
    let own = "the faction of " + Table.oneLine(of: lines[event.line].name)
    let others = event.others.map { Table.oneLine(of: lines[$0].name) }.joined(separator: ", ")
    let isNew = lines[event.line].firstYear == event.year
    switch FactionHistory.Event.Kind(rawValue: event.kind) {
    case .merge: return "merge: \(own) \(isNew ? "is made up of" : "takes in") \(others)"
    case .split:
      return
        "split of \(own), from which \(others) \(event.others.count == 1 ? "breaks" : "break") away"
    default: return "\(event.kind) of \(own)"
    }
  }
}
