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
    let sweep = sweep(steps: steps, options: options)
    let divided = WorkStep(name: "factions", of: steps.count).map(sweep, threads: threads) {
      snapshot in
      (
        snapshot.factions(options: division),
        ranks: snapshot.figureIndices.map { figureRanks[Int($0)] }
      )
    }
    var ids = [Figure.ID](repeating: "", count: figures.count)
    for (figure, rank) in figureRanks.enumerated() { ids[Int(rank)] = figures[figure].id }
    let followed = FollowedFactions(
      divided.map(\.0), in: steps, tracking: tracking, ranks: divided.map(\.ranks), ids: ids)
    return followed.history(claims: claims(of: followed.events, sweep: sweep))
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

  /// The relationships that made events, each in its turn.
  private func claims(
    of events: [FactionTracker.Event], sweep: SnapshotSweep
  ) -> [FollowedFactions.Claims] {
    var found: [FollowedFactions.Claims] = []
    var last: Snapshot?
    for snapshot in sweep where found.count < events.count {
      defer { last = snapshot }
      let number = snapshot.time.steps.numbers.lowerBound
      guard let last, events[found.count].step == number else { continue }
      let claims = FactionClaims(from: last, to: snapshot)
      while found.count < events.count, events[found.count].step == number {
        let rows = claims.rows(of: events[found.count])
        let begun = rows.begun.map { relationships[Int($0)] }
        let ended = rows.ended.map { relationships[Int($0)] }
        found.append(
          FollowedFactions.Claims(
            begun: begun.map(\.id), ended: ended.map(\.id),
            citations: (begun + ended).distinctCitations))
      }
    }
    return found
  }
}

/// What a history of factions is made of, beside the chronicle.
struct FactionHistoryQuestion: Hashable {
  var years: ClosedRange<Int>
  var options: SnapshotOptions
  var division: FactionOptions
  var tracking: FactionTracking
}
