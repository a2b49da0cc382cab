import Camarilla

/// Factions through time as the command prints them.
struct FactionHistoryAnswer: Answer {
  typealias Line = FactionHistory.Line
  typealias Event = FactionHistory.Event
  typealias Turn = (kind: String, step: TimeStep?, line: Int?)

  let history: FactionHistory
  let options: FactionOptions
  /// Whether the CSV is of the events rather than of who stood where.
  let listsEvents: Bool
  /// What the factions of each step are against chance, where it was asked; in CSV, which holds one table, that alone.
  let tests: NullHistoryAnswer?

  var json: any Encodable {
    JSONObject.asked(history.steps).merging([
      "method": options.method,
      // Whether factions are connected by friendly ties among their members.
      "connected": options.isSureToConnect,
      "weighted": options.isWeighted,
      "tracking": history.tracking,
      "lines": Listing(history.lines, columns: lineColumns), "events": events,
      "years": zip(history.steps, history.divisions).enumerated().map { index, year in
        let (step, division) = year
        return JSONObject.when(TimeSpan(step)).merging(tests?.json(at: index) ?? [:]).merging([
          "modularity": division.modularity,
          "unconstrainedModularity": division.unconstrainedModularity,
          "factions": division.enumerated().map { number, faction in
            [
              "name": faction.label, "label": faction.label, "members": faction.members,
              // Null for a figure that stands alone.
              "line": history.line(ofFaction: number, in: TimeSpan(step)),
            ] as JSONObject
          },
        ])
      },
      "notes": JSONObject.noNotes,
    ])
  }

  /// What a figure of any of the steps is called.
  func name(of id: Figure.ID) -> String {
    history.divisions.lazy.compactMap { $0.name(of: id) }.first ?? id.rawValue
  }

  var csv: String { tests?.csv ?? (listsEvents ? events.csv : memberships.csv) }

  /// The faction that a line is in a step in which it is seen.
  func faction(of appearance: FactionHistory.Appearance) -> Faction {
    let index = history.steps.firstIndex(of: appearance.step) ?? 0
    return history.divisions[index][appearance.faction]
  }

  /// From when to when each figure belonged to a line, in the order in which they came.
  func stays(in line: Line) -> [(id: Figure.ID, spells: [TimeSteps])] {
    var spells: [Figure.ID: [TimeSteps]] = [:]
    var order: [Figure.ID] = []
    for seen in line.appearances {
      for id in faction(of: seen).members {
        if spells[id] == nil { order.append(id) }
        // A step in which the line itself is out of sight interrupts nobody's membership.
        if seen.joined.contains(id) { spells[id, default: []].append(TimeSteps(seen.step)) }
        let last = spells[id]!.count - 1
        spells[id]![last] = TimeSteps(from: spells[id]![last].firstStep, through: seen.step)
      }
    }
    return order.map { ($0, spells[$0] ?? []) }
  }

  private var lineColumns: [Column<Line>] {
    [
      .json("id") { $0.id }, .json("name") { $0.name }, .json("leader") { $0.leader },
      .json("firstYear") { $0.firstYear }, .json("lastYear") { $0.lastYear },
      .json("firstPeriod") { $0.firstStep.period }, .json("lastPeriod") { $0.lastStep.period },
      .json("origin") { JSONObject($0.originTurn) }, .json("fate") { JSONObject($0.fateTurn) },
      .json("colour") { $0.color },
      .json("members") { line in
        stays(in: line).map { id, spells in
          ["id": id, "name": name(of: id), "periods": spells.map(\.period)] as JSONObject
        }
      },
      .json("appearances") { line in
        line.appearances.map { seen in
          let faction = faction(of: seen)
          return JSONObject.when(TimeSpan(seen.step)).merging([
            "label": faction.label, "members": faction.members,
            "joined": seen.joined, "left": seen.left,
          ])
        }
      },
    ]
  }

  private var events: Listing<Event> {
    Listing(
      history.events,
      columns: Column.when(history.steps.unit) { $0.step } + [
        .json("kind") { $0.kind },
        .csv("event") { $0.kind.rawValue }, .exact("line") { $0.line },
        .csv("lineName") { history.lines[$0.line].name }, .exact("others") { $0.others },
        .exact("figures") { $0.figures }, .exact("joined") { $0.joined },
        .exact("left") { $0.left },
        .exact("begun") { $0.begun }, .exact("ended") { $0.ended },
        .exact("citations") { $0.citations },
      ])
  }

  /// A row a step and figure; a figure that stands alone has a faction of its own, but no line.
  private var memberships:
    Listing<(step: TimeStep, id: Figure.ID, name: String?, number: Int, faction: Faction)>
  {
    Listing(
      zip(history.steps, history.divisions).flatMap { step, division in
        division.enumerated().flatMap { number, faction in
          faction.members.map {
            (step: step, id: $0, name: division.name(of: $0), number: number, faction: faction)
          }
        }.sorted { $0.id < $1.id }
      },
      columns: Column.when(history.steps.unit) { $0.step } + [
        .csv("id") { $0.id }, .csv("name") { $0.name },
        .csv("faction") { $0.number + 1 }, .csv("label") { $0.faction.label },
        .csv("line") { history.line(ofFaction: $0.number, in: TimeSpan($0.step)) },
        .csv("lineName") { row in
          history.line(ofFaction: row.number, in: TimeSpan(row.step)).map { history.lines[$0].name }
        },
      ])
  }
}

extension JSONObject {
  /// - Parameter turn: its step is the first of the new state, its line the other one concerned; null where
  ///   there is none.
  fileprivate init(_ turn: FactionHistoryAnswer.Turn) {
    self = [
      "kind": turn.kind, "year": turn.step?.year, "period": turn.step?.period, "line": turn.line,
    ]
  }
}

extension FactionHistory.Line {
  /// Where the line comes from.
  fileprivate var originTurn: FactionHistoryAnswer.Turn {
    switch origin {
    case .unknown: ("unknown", nil, nil)
    case .birth: ("birth", firstStep, nil)
    case .split(let from): ("split", firstStep, from)
    }
  }

  /// What becomes of it.
  fileprivate var fateTurn: FactionHistoryAnswer.Turn {
    switch fate {
    case .ongoing: ("ongoing", nil, nil)
    case .dormant: ("dormant", nil, nil)
    case .death(let step): ("death", step, nil)
    case .merge(let into, let step): ("merge", step, into)
    }
  }
}
