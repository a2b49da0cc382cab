/// Which claims about one pair hold at one time, whichever way their dates are read.
///
/// Two intervals do when they share a day that is certain in both; an interval and an event, when the
/// interval certainly lasts through every day that the event may fall on; two events, when they may fall
/// on the same days, for then their sources speak of the same time. An event whose day is known is as
/// certain on it as an interval of that day.
///
/// Claims are gone through by their first days. What may hold on from there waits in *fronts*, by group,
/// and each claim is compared with those fronts that its group is to be compared with. A claim that
/// meets several at once makes them one lump, of which only the one that lasts longest goes on waiting.
/// So no claim is looked at more often than it is put into a front, and k claims take O(k log k), though
/// as many as k² pairs of them may hold at one time.
struct Concurrence {
  /// A claim, and what it is compared by.
  struct Claim {
    /// An interval's certain days, an event's possible ones.
    var first: CalendarDay
    var last: CalendarDay
    /// The number of an event's date; −1 for an interval, and for an event whose day is known.
    var date: Int32
    var group: Int32
    /// Its row in the chronicle's table.
    var row: Int32

    /// - Parameter number: what events of the same time have in common.
    init(period: Period, number: Int32, group: Int32, row: Int32) {
      switch period {
      case .event(let event):
        (first, last) = (event.earliest, event.latest)
        date = first == last ? -1 : number
      case .interval(let interval):
        (first, last) = (interval.latestStart, interval.earliestEnd)
        date = -1
      }
      self.group = group
      self.row = row
    }
  }

  /// Which groups are compared with which.
  enum Comparison {
    /// Every group with itself and with group 0, which is compared with all.
    case alike
    /// Every group with the one of the opposite number.
    case opposite
  }

  /// Two claims that hold at one time, by their rows.
  struct Pair {
    var first: Int32
    /// The higher row, where nothing else is said.
    var second: Int32
  }

  /// Claims that hang together.
  struct Lump {
    /// As many pairs as hold it together. The first is the one whose second row comes first; each of the others has as its
    /// first a row of one before, and as its second a row of none.
    var pairs: [Pair] = []
  }

  private struct Front: Hashable {
    var group: Int32
    var date: Int32
  }

  /// The front of all groups together.
  private static let everyGroup = Int32.min

  private let comparison: Comparison
  /// The most pairs to find, each by itself; nil to find only as many as it takes to tell which claims
  /// hang together.
  private let limit: Int?
  private var fronts: [Front: [Int]] = [:]
  private(set) var pairs: [Pair] = []

  /// Finds lumps of claims, by pairs enough to hang each together.
  init(claims: [Claim], comparison: Comparison) {
    self.init(claims: claims, comparison: comparison, limit: nil)
  }

  /// Finds every pair, as far as a limit.
  ///
  /// - Complexity: O(k log k + pairs) for k claims.
  init(every claims: [Claim], comparison: Comparison, limit: Int) {
    self.init(claims: claims, comparison: comparison, limit: limit)
  }

  private init(claims: [Claim], comparison: Comparison, limit: Int?) {
    self.comparison = comparison
    self.limit = limit
    // No single day of some intervals is certain: these hold at one time with nothing.
    var claims = claims.filter { $0.first <= $0.last }
    claims.sort {
      ($0.first, $0.date < 0 ? 0 : 1, $0.row) < ($1.first, $1.date < 0 ? 0 : 1, $1.row)
    }
    for index in claims.indices {
      let claim = claims[index]
      for group in groupsMet(by: claim.group) {
        meet(index, front: Front(group: group, date: -1), claims: claims)
        if claim.date >= 0 {
          meet(index, front: Front(group: group, date: claim.date), claims: claims)
        }
      }
      for group in groupsJoined(by: claim.group) {
        fronts[Front(group: group, date: claim.date), default: []].append(index)
      }
    }
  }

  private func groupsMet(by group: Int32) -> [Int32] {
    switch comparison {
    case .alike: group == 0 ? [Self.everyGroup] : [group, 0]
    case .opposite: [-group]
    }
  }

  private func groupsJoined(by group: Int32) -> [Int32] {
    switch comparison {
    case .alike: [group, Self.everyGroup]
    case .opposite: [group]
    }
  }

  private mutating func meet(_ index: Int, front: Front, claims: [Claim]) {
    guard let waiting = fronts[front], pairs.count < limit ?? .max else { return }
    let claim = claims[index]
    // An event has to fall within the other as a whole; an interval need only begin in it.
    let needed = claim.date < 0 ? claim.first : claim.last
    var left: [Int] = []
    var longest: Int?
    for other in waiting where claims[other].last >= claim.first {
      guard claims[other].last >= needed else {
        left.append(other)
        continue
      }
      let row = claims[other].row
      pairs.append(Pair(first: min(row, claim.row), second: max(row, claim.row)))
      if limit != nil {
        left.append(other)
      } else if longest.map({ claims[$0].last < claims[other].last }) ?? true {
        longest = other
      }
    }
    if let longest { left.append(longest) }
    fronts[front] = left
  }

  /// The lumps of claims that hang together, in order of their first rows.
  func lumps() -> [Lump] {
    guard pairs.count > 1 else { return pairs.isEmpty ? [] : [Lump(pairs: pairs)] }
    var neighbors: [Int32: [Int32]] = [:]
    for pair in pairs {
      neighbors[pair.first, default: []].append(pair.second)
      neighbors[pair.second, default: []].append(pair.first)
    }
    var known: Set<Int32> = []
    var lumps: [(row: Int32, lump: Lump)] = []
    // Whichever lump a pair is of, the first such pair begins it.
    for pair in pairs.sorted(by: { ($0.second, $0.first) < ($1.second, $1.first) })
    where !known.contains(pair.first) {
      var lump = Lump(pairs: [pair])
      var rows = [pair.first, pair.second]
      known.formUnion(rows)
      var next = 0
      while next < rows.count {
        for other in neighbors[rows[next], default: []].sorted()
        where known.insert(other).inserted {
          lump.pairs.append(Pair(first: rows[next], second: other))
          rows.append(other)
        }
        next += 1
      }
      lumps.append((rows.min() ?? pair.first, lump))
    }
    return lumps.sorted { $0.row < $1.row }.map(\.lump)
  }
}
