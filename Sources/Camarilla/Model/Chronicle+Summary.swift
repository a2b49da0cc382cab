extension Chronicle {
  /// The first and the last year that any relationship's dates name; nil where none does.
  ///
  /// Open and unknown ends name no year. O(p) for p distinct periods.
  public var years: ClosedRange<Int>? {
    var days: ClosedRange<CalendarDay>?
    for period in table.periods {
      for day in period.namedDays {
        let known = days ?? day...day
        days = min(known.lowerBound, day)...max(known.upperBound, day)
      }
    }
    return days.map { $0.lowerBound.year...$0.upperBound.year }
  }

  /// How many relationships there are of each kind, in the order of ``kinds``. O(m).
  public func relationshipCounts() -> [Int] {
    var counts = [Int](repeating: 0, count: kinds.count)
    for kind in table.kinds { counts[Int(kind)] += 1 }
    return counts
  }

  /// How many relationships cite each source, in the order of ``sources``. O(m).
  public func citationCounts() -> [Int] {
    let counts = citedSources()
    return sources.indices.map { counts[$0].relationships }
  }

  /// Every source with what rests on it: the chronicle's ``sources`` in their order, then those that are
  /// cited without being among them, each under its id. O(m).
  public func citedSources() -> [CitedSource] {
    var listCounts = [Int](repeating: 0, count: table.citationLists.count)
    for list in table.citations { listCounts[Int(list)] += 1 }
    let ids = sourceIDs()
    var cited = ids.enumerated().map { index, id in
      CitedSource(source: index < sources.count ? sources[index] : Source(id: id, title: ""))
    }
    let indices = Dictionary(
      ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for (list, count) in zip(table.citationLists, listCounts) {
      // A claim that cites two pages of one book rests on that book once.
      let own = Set(list.compactMap { indices[$0.source] })
      for source in own {
        cited[source].relationships += count
        if own.count == 1 { cited[source].alone += count }
      }
    }
    return cited
  }
}

/// A source and what rests on it.
public struct CitedSource: Encodable, Hashable, Sendable {
  /// The source cited.
  public var source: Source
  /// How many relationships cite it.
  public var relationships = 0
  /// How many of them cite no other.
  public var alone = 0
}

/// What a chronicle tells of a figure, in numbers.
public struct FigureActivity: Encodable, Hashable, Sendable {
  /// How many relationships it is an end of.
  public var relationships = 0
  /// The first and the last year that their dates name; nil where none does.
  public var years: ClosedRange<Int>?
}

extension Chronicle {
  /// What is told of each figure, in the order of ``figures``. O(m + p) for p distinct periods.
  public func activities() -> [FigureActivity] {
    let spans = table.periods.map { period in
      let years = period.namedDays.map(\.year)
      return years.min().flatMap { first in years.max().map { first...$0 } }
    }
    var activities = [FigureActivity](repeating: FigureActivity(), count: figures.count)
    for row in 0..<table.count {
      let span = spans[Int(table.whens[row])]
      // A chronicle ties nobody to themselves.
      for end in [table.sources[row], table.targets[row]] {
        activities[Int(end)].relationships += 1
        guard let span else { continue }
        let known = activities[Int(end)].years ?? span
        activities[Int(end)].years =
          min(known.lowerBound, span.lowerBound)...max(known.upperBound, span.upperBound)
      }
    }
    return activities
  }
}

extension Period {
  /// The first and last possible days of its dates, without the ends that are open or unknown, and without dates of
  /// any year, `XXXX`.
  package var namedDays: [CalendarDay] {
    dates.filter { !$0.isOfAnyYear }.flatMap { [$0.earliest, $0.latest] }
      .filter { $0 != .distantPast && $0 != .distantFuture }
  }
}
