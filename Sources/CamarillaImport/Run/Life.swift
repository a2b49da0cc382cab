import Camarilla

/// One of the lives of a figure: a state that vanishes and comes back has several.
struct Life: Hashable {
  var born: HistoricalDate?
  var died: HistoricalDate?

  var isBlank: Bool { born == nil && died == nil }

  /// Whether another life has whatever it says.
  func isPart(of other: Life) -> Bool {
    (born == nil || born == other.born) && (died == nil || died == other.died)
  }

  /// Whether it and another may be one life.
  fileprivate func agrees(with other: Life) -> Bool {
    guard born == nil || other.born == nil || born == other.born,
      died == nil || other.died == nil || died == other.died
    else { return false }
    guard let born = born ?? other.born, let died = died ?? other.died else { return true }
    return died.latest >= born.earliest
  }

  /// Whether it has a date in common with another one.
  fileprivate func shares(with other: Life) -> Bool {
    born != nil && born == other.born || died != nil && died == other.died
  }

  fileprivate var isComplete: Bool { born != nil && died != nil }

  /// When it holds.
  var period: Period { .life(born: born, died: died) }
}

extension [Life] {
  /// Puts a life among those that it lies apart from, in their order; false where it doesn't. Of a birth that
  /// one row tells and a death before it that another does, nobody knows that they are of two lives.
  mutating func insert(_ life: Life) -> Bool {
    guard
      allSatisfy({
        ($0.isComplete || life.isComplete) && $0.period.isApart(from: life.period)
      })
    else { return false }
    insert(life, at: firstIndex { life.period.precedes($0.period) } ?? count)
    return true
  }

  /// The life of which another one says something: with which it agrees and has a date in common, else with
  /// which it does one of the two, else with which it has a time in common.
  func index(of life: Life) -> Int {
    firstIndex { $0.agrees(with: life) && $0.shares(with: life) }
      ?? firstIndex { $0.agrees(with: life) } ?? firstIndex { $0.shares(with: life) }
      ?? firstIndex { !$0.period.isApart(from: life.period) } ?? 0
  }

  /// The same lives, with those that continue one another without a gap as one.
  var joined: [Life] {
    var joined: [Life] = []
    for life in self {
      if let last = joined.last?.died, let born = life.born,
        last.latest.advanced(by: 1) >= born.earliest
      {
        joined[joined.count - 1].died = life.died
      } else {
        joined.append(life)
      }
    }
    return joined
  }
}

extension Period {
  /// Whether one of two periods is over when the other begins; they may share the year or the day on which
  /// they meet.
  func isApart(from other: Period) -> Bool { precedes(other) || other.precedes(self) }

  /// Whether it may be over when another one begins, which begins and ends no earlier: 1900 may be over in June 1900,
  /// and June 1900 when a life of 1900 begins.
  func precedes(_ other: Period) -> Bool {
    guard case .date(let end) = ends.end, case .date(let start) = other.ends.start,
      self != other, end.earliest <= start.latest
    else { return false }
    if case .date(let own) = ends.start, own.earliest > start.earliest { return false }
    if case .date(let others) = other.ends.end, others.latest < end.latest { return false }
    return true
  }
}
