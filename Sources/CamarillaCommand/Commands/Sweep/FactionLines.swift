import ArgumentParser
import Camarilla
import CamarillaFormats

/// The history of factions that the lines of a question tell, step by step.
///
/// It is that of `factions --from --to` but for what no line has: the relationships that made an event, and how many of
/// all are dated too coarsely, which is remarked there too, or are in the circle.
struct FactionLines {
  /// Why lines tell no history.
  struct Failure: Error {
    let message: String
    /// That of the line which doesn't go on from those before it.
    let location: Problem.Location
    let expected: String

    /// The same as a problem.
    var problem: Problem {
      .error(message, rule: .malformedValue, at: location, expected: "\(expected) for a history")
    }
  }

  /// What stands in a history in place of what no line has.
  private static let unknown = (
    answer: ["coarse"], event: ["begun", "ended", "citations"],
    circle: ["figures", "relationships"]
  )

  /// Whether a question is of factions, step by step as they are followed.
  static func tellsOfFactions(question: String) -> Bool {
    // What is in quotes holds blanks, and is no option that stands alone. Where a quote is meant itself, quotes end, tell
    // it, and begin again.
    let parts = question.replacing(#"'\''"#, with: "").split(
      separator: "'", omittingEmptySubsequences: false)
    let words = parts.indices.filter { $0.isMultiple(of: 2) }.flatMap {
      parts[$0].split(separator: " ")
    }
    return words.first == Substring(FactionsCommand.configuration.commandName ?? "")
      && !words.contains("--of-whole")
  }

  private let lines: [SweepLine]
  private let steps: TimeSteps
  private let divisions: [Factions]
  private let options: FactionOptions

  /// - Parameter entries: of one question, in the order of time; at least one.
  init(_ entries: [GatheredLines.Entry]) throws(Failure) {
    if let failed = entries.first(where: { $0.line.error != nil }) {
      throw Failure(
        message: "\(failed.line.period), \(failed.line.question) has no answer",
        location: failed.location, expected: "one of each step")
    }
    lines = entries.map(\.line)
    steps = try Self.steps(of: entries)
    guard let method = lines[0].answer["method"]?.text.flatMap(FactionMethod.init) else {
      throw Self.notFactions(entries[0])
    }
    options = FactionOptions(
      by: method, isConnected: lines[0].answer["connected"] == true,
      isWeighted: lines[0].answer["weighted"] == true)
    var divisions: [Factions] = []
    for entry in entries {
      guard let division = Factions(entry.line.answer, options: options) else {
        throw Self.notFactions(entry)
      }
      divisions.append(division)
    }
    self.divisions = divisions
  }

  private static func notFactions(_ entry: GatheredLines.Entry) -> Failure {
    Failure(
      message: "\(entry.line.period), \(entry.line.question) doesn't tell factions",
      location: entry.location, expected: "factions with their members and names")
  }

  /// The steps that lines are of, one after the other.
  private static func steps(of entries: [GatheredLines.Entry]) throws(Failure) -> TimeSteps {
    let question = entries[0].line.question
    var units = TimeUnit.allCases
    var days: [ClosedRange<CalendarDay>] = []
    for entry in entries {
      let own = TimeSpan(entry.line.period)?.days
      units.removeAll { unit in
        own.map { TimeStep(unit: unit, containing: $0.lowerBound).days != $0 } ?? true
      }
      guard let own, !units.isEmpty else {
        throw Failure(
          message: "the lines of \(question) are of steps of several lengths",
          location: entry.location, expected: "years, or months, or other steps of one unit")
      }
      days.append(own)
    }
    let steps = days.map { TimeStep(unit: units[0], containing: $0.lowerBound) }
    for index in steps.indices.dropFirst() where steps[index - 1].next != steps[index] {
      throw Failure(
        message: "\(question) lacks \(steps[index - 1].next)", location: entries[index].location,
        expected: "steps one after the other")
    }
    return TimeSteps(from: steps[0], through: steps[steps.count - 1])
  }

  /// The history, as a line.
  var history: SweepLine {
    let history = FactionHistory(of: divisions, in: steps, tracking: FactionTracking())
    let answer = FactionHistoryAnswer(
      history: history, options: options, listsEvents: false, tests: nil)
    var notes = commonNotes
    // Of steps by themselves it says how frustration counts.
    if let note = FactionArguments.idleWeighting(options) { notes.append(note) }
    if let note = MissingTies.note(history, in: history.steps), !notes.contains(note) {
      notes.append(note)
    }
    var json = JSONValue.null
    if var object = answer.json as? JSONObject {
      object.add(notes: notes)
      json = JSONValue(encoding: object) ?? .null
    }
    // What the answers are cut to, in its place by name.
    if let circle = lines[0].answer["selection"]?.nulling(Self.unknown.circle),
      case .object(var members) = json
    {
      let index = members.firstIndex { $0.name > "selection" } ?? members.endIndex
      members.insert(.init(name: "selection", value: circle), at: index)
      json = .object(members)
    }
    json = json.nulling(Self.unknown.answer)
    json["events"] = .array(
      (json["events"]?.elements ?? []).map { $0.nulling(Self.unknown.event) })
    return SweepLine(
      period: steps.period, question: lines[0].question, seed: lines[0].seed, answer: json,
      error: nil, mark: nil)
  }

  /// What holds for every step was remarked of each in the same words; of a single step that is what is said of options.
  /// Histories are not held against chance.
  private var commonNotes: [String] {
    let first = notes(of: lines[0])
    var common = Set(first)
    for line in lines.dropFirst() { common.formIntersection(notes(of: line)) }
    return first.filter { note in
      (lines.count > 1 || note.hasPrefix("--")) && !note.hasPrefix("--null")
        && common.remove(note) != nil
    }
  }

  private func notes(of line: SweepLine) -> [String] {
    line.answer["notes"]?.elements?.compactMap(\.text) ?? []
  }
}

extension JSONValue {
  /// An object with null for some of its members.
  fileprivate func nulling(_ names: [String]) -> JSONValue {
    names.reduce(into: self) { $0[$1] = .null }
  }
}

extension Factions {
  /// The factions of a step, as a line tells them; nil where it tells something else.
  fileprivate init?(_ answer: JSONValue, options: FactionOptions) {
    func number(_ name: String) -> Double? { answer[name]?.numberText.flatMap { Double($0) } }
    guard let told = answer["factions"]?.elements else { return nil }
    var names: [Figure.ID: String] = [:]
    var factions: [Faction] = []
    for faction in told {
      guard let label = faction["label"]?.text,
        let members = faction["members"]?.elements?.compactMap(\.text).map(
          Figure.ID.init(rawValue:)),
        let own = faction["names"]?.elements?.compactMap(\.text), own.count == members.count
      else { return nil }
      for (id, name) in zip(members, own) {
        guard names.updateValue(name, forKey: id) == nil else { return nil }
      }
      // Its name is its leader's, with the id where others are called so. Another member's id may be the same word.
      let figures = zip(members, own)
      let leader =
        figures.first { $1 == label } ?? figures.first { label == "\($1) (\($0))" }
        ?? figures.first { $0.0.rawValue == label }
      guard let leader else { return nil }
      factions.append(Faction(label: label, leader: leader.0, members: members))
    }
    self.init(
      known: factions, options: options, names: names,
      isUnsigned: answer["unsigned"] == true, modularity: number("modularity"),
      unconstrainedModularity: number("unconstrainedModularity"),
      frustration: (number("frustration") ?? 0, number("lowerBound")),
      coverage: number("coverage"))
  }
}
