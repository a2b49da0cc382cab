import Camarilla

/// Factions through the years as the command prints them.
struct FactionHistoryAnswer: Noted {
  struct Tracking: Encodable {
    var overlap: Double
    var dormancy: Int
    var change: Double
  }

  struct Appearance: Encodable {
    var year: Int
    /// Its label in that year's division.
    var label: String
    var members: [String]
    var joined: [String]
    var left: [String]
  }

  /// Where a line comes from, or what becomes of it.
  struct Turn: Encodable {
    var kind: String
    /// The first year of the new state; null where there is none.
    @ExplicitNull var year: Int?
    /// The other line concerned; null where there is none.
    @ExplicitNull var line: Int?
  }

  struct Line: Encodable {
    var id: Int
    var name: String
    var leader: String
    var firstYear: Int
    var lastYear: Int
    var origin: Turn
    var fate: Turn
    var colour: Int
    var appearances: [Appearance]
  }

  struct Event: Encodable {
    var year: Int
    var kind: String
    var line: Int
    var others: [Int]
    var figures: [String]
    var joined: [String]
    var left: [String]
    var begun: [String]
    var ended: [String]
    var citations: [String]
  }

  struct Faction: Encodable {
    /// What it is called in the year: its most central member then.
    var name: String
    /// Null for a figure that stands alone.
    @ExplicitNull var line: Int?
    var label: String
    var members: [String]
  }

  struct Year: Encodable {
    var year: Int
    @ExplicitNull var modularity: Double?
    /// What it could be if factions need not be connected; null for other methods.
    @ExplicitNull var unconstrainedModularity: Double?
    var factions: [Faction]
  }

  var from: Int
  var to: Int
  var method: String
  /// Whether factions are connected by friendly ties among their members.
  var connected: Bool
  var weighted: Bool
  var tracking: Tracking
  var lines: [Line]
  var events: [Event]
  var years: [Year]
  /// What the answer rests on where that isn't plain.
  var notes: [String] = []

  init(history: FactionHistory, options: FactionOptions) {
    from = history.years.lowerBound
    to = history.years.upperBound
    method = options.method.rawValue
    connected = options.isSureToConnect
    weighted = options.isWeighted && options.method != .modularity
    tracking = Tracking(
      overlap: history.tracking.overlap, dormancy: history.tracking.dormancy,
      change: history.tracking.change)
    lines = history.lines.map { line in
      Line(
        id: line.id, name: line.name, leader: line.leader, firstYear: line.firstYear,
        lastYear: line.lastYear, origin: Turn(origin: line.origin, in: line.firstYear),
        fate: Turn(line.fate), colour: line.colour,
        appearances: line.appearances.map { seen in
          let faction = history.divisions[seen.year - history.years.lowerBound].factions[
            seen.faction]
          return Appearance(
            year: seen.year, label: faction.label, members: faction.members, joined: seen.joined,
            left: seen.left)
        })
    }
    events = history.events.map { event in
      Event(
        year: event.year, kind: event.kind.rawValue, line: event.line, others: event.others,
        figures: event.figures, joined: event.joined, left: event.left, begun: event.begun,
        ended: event.ended, citations: event.citations.map(\.description))
    }
    years = zip(history.years, history.divisions).map { year, division in
      Year(
        year: year, modularity: division.modularity,
        unconstrainedModularity: division.unconstrainedModularity,
        factions: division.factions.enumerated().map { number, faction in
          Faction(
            name: faction.label, line: history.line(ofFaction: number, in: year),
            label: faction.label,
            members: faction.members)
        })
    }
  }

  /// - Parameter listsEvents: whether the CSV is of the events rather than of who stood where.
  func report(_ chronicle: Chronicle, listsEvents: Bool) -> Report<FactionHistoryAnswer> {
    Report(
      text: text(chronicle: chronicle),
      csv: listsEvents ? eventsCSV() : membershipsCSV(chronicle: chronicle),
      json: self)
  }

  /// A row a year and figure; a figure that stands alone has a faction of its own, but no line.
  private func membershipsCSV(chronicle: Chronicle) -> String {
    var csv = Table(
      ["year", "id", "name", "faction", "label", "line", "lineName"].map { ($0, .left) })
    for year in years {
      var rows: [(id: String, cells: [String])] = []
      for (number, faction) in year.factions.enumerated() {
        for id in faction.members {
          rows.append(
            (
              id,
              [
                "\(year.year)", id, chronicle.figure(id: id)?.name ?? id, "\(number + 1)",
                faction.label, faction.line.map { "\($0)" } ?? "",
                faction.line.map { lines[$0].name } ?? "",
              ]
            ))
        }
      }
      for row in rows.sorted(by: { $0.id < $1.id }) { csv.append(row.cells) }
    }
    return csv.csv()
  }

  private func eventsCSV() -> String {
    var csv = Table(
      [
        "year", "event", "line", "lineName", "others", "figures", "joined", "left", "begun",
        "ended", "citations",
      ].map { ($0, .left) })
    for event in events {
      csv.append(
        ["\(event.year)", event.kind, "\(event.line)", lines[event.line].name]
          + [
            event.others.map(String.init), event.figures, event.joined, event.left, event.begun,
            event.ended, event.citations,
          ].map { $0.joined(separator: ";") })
    }
    return csv.csv()
  }
}

extension FactionHistoryAnswer.Turn {
  init(origin: FactionHistory.Origin, in firstYear: Int) {
    switch origin {
    case .unknown: self.init(kind: "unknown", year: nil, line: nil)
    case .birth: self.init(kind: "birth", year: firstYear, line: nil)
    case .split(let from): self.init(kind: "split", year: firstYear, line: from)
    }
  }

  init(_ fate: FactionHistory.Fate) {
    switch fate {
    case .ongoing: self.init(kind: "ongoing", year: nil, line: nil)
    case .dormant: self.init(kind: "dormant", year: nil, line: nil)
    case .death(let year): self.init(kind: "death", year: year, line: nil)
    case .merge(let into, let year): self.init(kind: "merge", year: year, line: into)
    }
  }
}
