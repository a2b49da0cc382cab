import Camarilla

extension FactionHistoryAnswer {
  var text: String { historyText + (tests?.text ?? "") }

  /// For a person: the lines with their members, then what happened, step by step.
  private var historyText: String {
    let span = "\(history.steps)"
    guard history.divisions.contains(where: { !$0.isEmpty }) else {
      return nobodyIsActive(in: span)
    }
    let (lines, events) = (history.lines, history.events)
    guard !lines.isEmpty else { return "No two figures stand together \(inTime(span)).\n" }
    var text = "Factions \(span), by \(options.method.rawValue):"
    text += " \(Number.count(lines.count, singular: "line")),"
    text += " \(Number.count(events.count, singular: "event"))\n"
    for line in lines { text += "\n" + describe(line) }
    var last: TimeStep?
    for event in events {
      if event.step != last { text += "\n\(event.step)\n" }
      last = event.step
      text += wrapped(describe(event), indent: 2)
      text += passage(
        of: event.joined, from: event, word: "in", preposition: "from",
        at: event.step.advanced(by: -1))
      text += passage(of: event.left, from: event, word: "out", preposition: "to", at: event.step)
      for (word, items) in [("begun", event.begun), ("ended", event.ended)] where !items.isEmpty {
        text += wrapped(word + ": " + items.joined(separator: ", "), indent: 6)
      }
    }
    return text
  }

  private func name(of line: Int) -> String { Table.oneLine(of: history.lines[line].name) }

  /// Who came in from where, or went out to where, as far as there was another faction: a line of text
  /// for each.
  ///
  /// - Parameter step: where the figures stood then is what is told.
  private func passage(
    of ids: [Figure.ID], from event: Event, word: String, preposition: String, at step: TimeStep
  ) -> String {
    var groups: [(line: Int?, names: [String])] = []
    for id in ids {
      let line = history.line(of: id, in: TimeSpan(step)).flatMap { $0 == event.line ? nil : $0 }
      let name = printed(name(of: id), id: id)
      if let known = groups.firstIndex(where: { $0.line == line }) {
        groups[known].names.append(name)
      } else {
        groups.append((line, [name]))
      }
    }
    return groups.map { line, names in
      let other = line.map { " \(preposition) \(name(of: $0))" } ?? ""
      return wrapped("\(word)\(other): \(names.oneAfterAnother)", indent: 6)
    }.joined()
  }

  private func describe(_ line: Line) -> String {
    let most = line.appearances.map { faction(of: $0).members.count }.max() ?? 0
    var text = "\(TimeSteps(from: line.firstStep, through: line.lastStep))  " + name(of: line.id)
    text += ", up to \(Number.count(most, singular: "figure"))"
    if case .split(let other) = line.origin { text += ", split from \(history.lines[other].name)" }
    switch line.fate {
    case .merge(let other, let step):
      text += ", merged into \(history.lines[other].name) \(inTime(step))"
    case .death(let step): text += ", gone from \(step) on"
    case .dormant: text += ", out of sight at the end"
    case .ongoing: break
    }
    let members = stays(in: line).map { id, spells in
      let isThroughout = spells == [TimeSteps(from: line.firstStep, through: line.lastStep)]
      let times = spells.map { "\($0)" }.joined(separator: ", ")
      return printed(name(of: id), id: id) + (isThroughout ? "" : " \(times)")
    }
    return text + "\n" + wrapped(members.joined(separator: "; "), indent: 3)
  }

  private func describe(_ event: Event) -> String {
    let own = "the faction of " + name(of: event.line)
    let others = event.others.map(name).joined(separator: ", ")
    switch event.kind {
    case .merge:
      let isNew = history.lines[event.line].firstStep == event.step
      return "merge: \(own) \(isNew ? "is made up of" : "takes in") \(others)"
    case .split:
      let verb = event.others.count == 1 ? "breaks" : "break"
      return "split of \(own), from which \(others) \(verb) away"
    default: return "\(event.kind.rawValue) of \(own)"
    }
  }
}
