import ArgumentParser
import Camarilla

struct FactionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "factions", abstract: "The factions of a year.",
    discussion: """
      modularity   groups with more alliance inside, and less rivalry, than chance would give
      balance      as few rivalries inside groups and alliances between them as can be
      coalitions   the same with two sides only
      """)

  @OptionGroup var question: SnapshotQuestion

  @OptionGroup var division: FactionArguments
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func run() async throws {
    let phases = Phases(timings)
    let snapshot = try question.snapshot(phases)
    let factions = phases(.compute, "Finding factions") {
      division.factions(of: snapshot)
    }
    try phases(.write, "Writing") {
      try FactionsAnswer(snapshot, factions).report(snapshot.title).emit(output)
    }
  }
}

/// `--seed`: for whatever draws at random.
struct SeedArgument: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Where random choices start; the same seed, the same answer.", valueName: "n"))
  var seed: UInt64 = 0
}

/// Factions as the command prints them.
struct FactionsAnswer: Encodable {
  struct Faction: Encodable {
    var label: String
    var members: [String]
    var names: [String]
  }

  var year: Int
  var method: String
  var figures: Int
  /// Null where no tie has a value.
  @ExplicitNull var modularity: Double?
  var frustration: Int
  @ExplicitNull var coverage: Double?
  var factions: [Faction]

  init(_ snapshot: Snapshot, _ found: Factions) {
    year = snapshot.year
    method = found.method.rawValue
    figures = snapshot.figures.count
    modularity = found.modularity
    frustration = found.frustration
    coverage = found.coverage
    factions = found.factions.map { faction in
      Faction(
        label: faction.label, members: faction.members,
        names: faction.members.map { snapshot.chronicle.figure($0)?.name ?? $0 })
    }
  }

  func report(_ title: String) -> Report<FactionsAnswer> {
    var text =
      factions.isEmpty
      ? "Nobody is active in \(title).\n"
      : "\(title): \(Number.count(factions.count, "faction")) of"
        + " \(Number.count(figures, "figure")), by \(method)\n"
    if !factions.isEmpty {
      let quality = modularity.map { "modularity \(Number.short($0)), " } ?? ""
      text += "\(quality)frustration \(frustration)\n"
    }
    for (place, faction) in factions.enumerated() where faction.members.count > 1 {
      text += "\n\(place + 1). \(Table.oneLine(faction.label))"
      text += " (\(faction.members.count))\n"
      text += wrapped(faction.names.map(Table.oneLine).joined(separator: ", "), indent: 3)
    }
    let alone = factions.filter { $0.members.count == 1 }.flatMap(\.names)
    if !alone.isEmpty {
      text += "\nalone\n" + wrapped(alone.map(Table.oneLine).joined(separator: ", "), indent: 3)
    }
    var csv = Table(["faction", "label", "id", "name"].map { ($0, .left) })
    for (place, faction) in factions.enumerated() {
      for (id, name) in zip(faction.members, faction.names) {
        csv.append(["\(place + 1)", faction.label, id, name])
      }
    }
    return Report(text: text, csv: csv.csv(), json: self)
  }
}

/// A text broken between words into lines of at most 78 characters.
func wrapped(_ text: String, indent: Int) -> String {
  let margin = String(repeating: " ", count: indent)
  var (result, line) = ("", margin)
  for word in text.split(separator: " ") {
    if line.count > indent, line.count + 1 + word.count > 78 {
      result += line + "\n"
      line = margin
    }
    line += (line.count > indent ? " " : "") + word
  }
  return result + line + "\n"
}
