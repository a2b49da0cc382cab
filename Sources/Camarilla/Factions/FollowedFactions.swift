import GraphKernels

/// Factions of steps of time, followed from one step to the next.
struct FollowedFactions {
  /// The relationships that made an event.
  struct Claims {
    var begun: [Relationship.ID] = []
    var ended: [Relationship.ID] = []
    var citations: [Citation] = []
  }

  private let steps: TimeSteps
  private let tracking: FactionTracking
  private let divisions: [Factions]
  /// The id of the figure of each number.
  private let ids: [Figure.ID]
  private let tracker: FactionTracker

  /// What happened, in order.
  var events: [FactionTracker.Event] { tracker.events }

  /// - Parameters:
  ///   - divisions: the factions of each of the steps.
  ///   - ranks: the number of each of their figures, in the order of the division's list.
  ///   - ids: the figures by their numbers, which rise with the ids.
  init(
    _ divisions: [Factions], in steps: TimeSteps, tracking: FactionTracking, ranks: [[Int32]],
    ids: [Figure.ID]
  ) {
    precondition(
      tracking.overlap >= 0 && tracking.overlap < 1, "an overlap is at least 0 and below 1")
    precondition(tracking.dormancy >= 0, "dormancy is a number of steps")
    precondition(tracking.change > 0, "a change that counts is above 0")
    var tracker = FactionTracker(tracking: tracking, from: steps.numbers.lowerBound)
    for (number, (factions, ranks)) in zip(steps.numbers, zip(divisions, ranks)) {
      var members = [[Int32]](repeating: [], count: factions.sharedCount)
      for (rank, faction) in zip(ranks, factions.factionIndices) where faction < members.count {
        members[faction].append(rank)
      }
      tracker.add(members, of: number)
    }
    tracker.finish(in: steps.numbers.upperBound)
    (self.steps, self.tracking, self.divisions) = (steps, tracking, divisions)
    (self.ids, self.tracker) = (ids, tracker)
  }

  /// The history that they make.
  ///
  /// - Parameter claims: what made each of the events.
  func history(claims: [Claims]) -> FactionHistory {
    let names = FactionLineNames(
      lines: tracker.lines.map { line in
        line.appearances.map {
          ($0.step, divisions[$0.step - steps.numbers.lowerBound][$0.faction])
        }
      }, unit: steps.unit)
    let colors = FactionLineNames.colors(of: tracker.lines, from: steps.numbers.lowerBound)
    return FactionHistory(
      steps: steps, tracking: tracking, divisions: divisions,
      lines: tracker.lines.enumerated().map { index, line in
        var last: [Int32] = []
        return FactionHistory.Line(
          id: index, name: names.names[index], leader: names.leaders[index],
          appearances: line.appearances.map { seen in
            defer { last = seen.members }
            return FactionHistory.Appearance(
              step: step(seen.step), faction: seen.faction,
              joined: idsOf(seen.members.without(last)),
              left: idsOf(last.without(seen.members)))
          }, origin: line.origin, fate: line.fate.fate(in: steps.unit), color: colors[index])
      },
      events: zip(events, claims).map { event, claims in
        FactionHistory.Event(
          step: step(event.step), kind: event.kind, line: event.line, others: event.others,
          figures: idsOf(Set((event.befores + event.afters).joined()).sorted()),
          joined: idsOf(event.after.without(event.before)),
          left: idsOf(event.before.without(event.after)), begun: claims.begun,
          ended: claims.ended, citations: claims.citations)
      })
  }

  private func step(_ number: Int) -> TimeStep { TimeStep(unit: steps.unit, number: number) }

  private func idsOf(_ ranks: [Int32]) -> [Figure.ID] { ranks.map { ids[Int($0)] } }
}

extension FactionHistory {
  /// Follows factions that were found before, without the relationships that made the events, of which they say
  /// nothing: each event has none.
  ///
  /// - Parameter divisions: the factions of each of the steps.
  package init(of divisions: [Factions], in steps: TimeSteps, tracking: FactionTracking) {
    let ids = Set(divisions.flatMap { $0.list.figures.map(\.id) }).sorted()
    let ranks = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, Int32($0)) })
    let followed = FollowedFactions(
      divisions, in: steps, tracking: tracking,
      ranks: divisions.map { $0.list.figures.compactMap { ranks[$0.id] } }, ids: ids)
    self = followed.history(claims: followed.events.map { _ in FollowedFactions.Claims() })
  }
}

extension Factions {
  /// Factions that were found before, as an answer tells them.
  ///
  /// - Parameters:
  ///   - factions: in their order.
  ///   - options: how they were found.
  ///   - names: those of all their members.
  ///   - frustration: what the ties weigh that the division puts wrongly, and the least that any does.
  package init(
    known factions: [Faction], options: FactionOptions, names: [Figure.ID: String],
    isUnsigned: Bool, modularity: Double?, unconstrainedModularity: Double?,
    frustration: (sum: Double, bound: Double?), coverage: Double?
  ) {
    let members = factions.enumerated().flatMap { index, faction in
      faction.members.map { (id: $0, faction: index) }
    }.sorted { $0.id < $1.id }
    self.init(
      options: options, isUnsigned: isUnsigned, modularity: modularity,
      unconstrainedModularity: unconstrainedModularity,
      // What they weigh is their number, unless values count, by which they can't be told any more.
      frustration: (
        Self.count(weighing: frustration.sum), frustration.bound.map(Self.count(weighing:))
      ),
      weight: frustration, coverage: coverage, factions: factions,
      list: FigureList(members.map { Figure(id: $0.id, name: names[$0.id] ?? $0.id.rawValue) }),
      indices: members.map(\.faction))
  }

  /// How many ties of 1 weigh as much, as far as numbers go.
  private static func count(weighing weight: Double) -> Int {
    Int(exactly: weight.rounded()) ?? .max
  }
}

extension [Int32] {
  /// Those of an ascending list that another doesn't have. O(n log m).
  fileprivate func without(_ others: [Int32]) -> [Int32] {
    filter { others.sortedIndex(of: $0, by: \.self) == nil }
  }
}
