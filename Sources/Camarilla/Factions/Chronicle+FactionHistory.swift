import GraphKernels
import LongWork

extension Chronicle {
  /// Follows factions through a range of years.
  ///
  /// It takes what ``factionHistory(steps:options:divided:tracking:threads:)`` takes.
  public func factionHistory(
    years: ClosedRange<Int>, options: SnapshotOptions = SnapshotOptions(),
    divided division: FactionOptions = .modularity,
    tracking: FactionTracking = FactionTracking(), threads: Int = 1
  ) -> FactionHistory {
    factionHistory(
      steps: TimeSteps(years: years), options: options, divided: division, tracking: tracking,
      threads: threads)
  }

  /// Follows factions through steps of time.
  ///
  /// - Parameters:
  ///   - steps: where to look.
  ///   - options: which relationships count in each step.
  ///   - division: how each step is divided.
  ///   - tracking: how factions are recognized from step to step.
  ///   - threads: how many steps are divided at once, at least 1; the history is the same for any.
  /// - Complexity: that of dividing each step (``Snapshot/factions(options:threads:)``), then about linear in the
  ///   members of all factions and the relationships of all steps; space O(members of all factions).
  public func factionHistory(
    steps: TimeSteps, options: SnapshotOptions = SnapshotOptions(),
    divided division: FactionOptions = .modularity,
    tracking: FactionTracking = FactionTracking(), threads: Int = 1
  ) -> FactionHistory {
    precondition(
      tracking.overlap >= 0 && tracking.overlap < 1, "an overlap is at least 0 and below 1")
    precondition(tracking.dormancy >= 0, "dormancy is a number of steps")
    precondition(tracking.change > 0, "a change that counts is above 0")
    let progress = WorkStep(name: "factions", of: steps.count)
    let sweep = sweep(steps: steps, options: options)
    let divided = sweep.concurrentMap(threads: threads) { snapshot in
      let factions = progress.unit { snapshot.factions(options: division) }
      return (factions, ranks: snapshot.figureIndices.map { figureRanks[Int($0)] })
    }
    var tracker = FactionTracker(tracking: tracking, from: steps.numbers.lowerBound)
    for (number, (factions, ranks)) in zip(steps.numbers, divided) {
      var members = [[Int32]](repeating: [], count: factions.sharedCount)
      for (rank, faction) in zip(ranks, factions.factionIndices) where faction < members.count {
        members[faction].append(rank)
      }
      tracker.add(members, of: number)
    }
    tracker.finish(in: steps.numbers.upperBound)
    return history(
      tracker: tracker, divisions: divided.map(\.0), sweep: sweep, tracking: tracking)
  }

  /// A history of years that is kept with the chronicle for whoever asks for it again, as each picture does for its
  /// colors.
  package func keptFactionHistory(
    years: ClosedRange<Int>, options: SnapshotOptions, divided division: FactionOptions,
    tracking: FactionTracking
  ) -> FactionHistory {
    let question = FactionHistoryQuestion(
      years: years, options: options, division: division, tracking: tracking)
    return historyCache.value(of: question) {
      factionHistory(years: years, options: options, divided: division, tracking: tracking)
    }
  }

  private func history(
    tracker: FactionTracker, divisions: [Factions], sweep: SnapshotSweep,
    tracking: FactionTracking
  ) -> FactionHistory {
    let steps = sweep.steps
    func step(_ number: Int) -> TimeStep { TimeStep(unit: steps.unit, number: number) }
    var ids = [Figure.ID](repeating: "", count: figures.count)
    for (figure, rank) in figureRanks.enumerated() { ids[Int(rank)] = figures[figure].id }
    func idsOf(_ ranks: [Int32]) -> [Figure.ID] { ranks.map { ids[Int($0)] } }
    let names = FactionLineNames(
      lines: tracker.lines, divisions: divisions, steps: steps, chronicle: self)
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
      }, events: events(events: tracker.events, sweep: sweep, idsOf))
  }

  /// The events with the relationships that made them.
  private func events(
    events: [FactionTracker.Event], sweep: SnapshotSweep, _ idsOf: ([Int32]) -> [Figure.ID]
  ) -> [FactionHistory.Event] {
    var result: [FactionHistory.Event] = []
    var next = events.startIndex
    var last: Snapshot?
    for snapshot in sweep where next < events.endIndex {
      defer { last = snapshot }
      let number = snapshot.time.steps.numbers.lowerBound
      guard let last, events[next].step == number else { continue }
      let claims = FactionClaims(from: last, to: snapshot)
      while next < events.endIndex, events[next].step == number {
        let event = events[next]
        let rows = claims.rows(of: event)
        let begun = rows.begun.map { relationships[Int($0)] }
        let ended = rows.ended.map { relationships[Int($0)] }
        result.append(
          FactionHistory.Event(
            step: TimeStep(unit: sweep.steps.unit, number: event.step), kind: event.kind,
            line: event.line, others: event.others,
            figures: idsOf(Set((event.befores + event.afters).joined()).sorted()),
            joined: idsOf(event.after.without(event.before)),
            left: idsOf(event.before.without(event.after)), begun: begun.map(\.id),
            ended: ended.map(\.id), citations: (begun + ended).distinctCitations))
        next += 1
      }
    }
    return result
  }
}

/// What a history of factions is made of, beside the chronicle.
struct FactionHistoryQuestion: Hashable {
  var years: ClosedRange<Int>
  var options: SnapshotOptions
  var division: FactionOptions
  var tracking: FactionTracking
}

extension [Int32] {
  /// Those of an ascending list that another doesn't have. O(n log m).
  fileprivate func without(_ others: [Int32]) -> [Int32] {
    filter { others.sortedIndex(of: $0, by: \.self) == nil }
  }
}
