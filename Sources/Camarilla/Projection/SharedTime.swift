import GraphKernels
import LongWork

/// What two members share for one time: a claim of a projection.
struct SharedTime {
  struct Pair: Hashable {
    /// The first by id.
    var first: Int32
    var second: Int32
  }

  var pair: Pair
  var period: Period
  var isCertain: Bool
  var confidence: Double
  var weight: Double
  /// The shared figures, by id.
  var bodies: [Int32]
  var citations: [Citation]

  /// What makes claims about several bodies one.
  private struct Key: Hashable {
    var pair: Pair
    var period: Period
    var isCertain: Bool
    var confidence: Double
  }

  /// The claims of all pairs, by the ids of the two and then by time.
  ///
  /// - Parameter bodies: the rows by which each body is tied to each of its members.
  static func claims(
    of bodies: [Int32: [Int32: [Int]]], in chronicle: Chronicle, options: ProjectionOptions
  ) -> [SharedTime] {
    let ranks = chronicle.figureRanks
    func sorted(_ figures: some Sequence<Int32>) -> [Int32] {
      figures.sorted { ranks[Int($0)] < ranks[Int($1)] }
    }
    let present = chronicle.present(in: bodies, during: options.days)
    // By pairs, as one body may have nearly all of them.
    let step = WorkStep(
      name: "projection",
      of: present.values.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 })
    var overlaps = SharedPeriods(chronicle: chronicle, options: options)
    var indices: [Key: Int] = [:]
    var claims: [SharedTime] = []
    for body in sorted(bodies.keys) {
      if step.isCancelled { break }
      let rowsOfMembers = bodies[body] ?? [:]
      let members = sorted((present[body] ?? [:]).keys)
      var sizes: BodySizes?
      // At one time, all whose rows were taken may be there.
      if options.weighting == .newman, options.time == nil {
        sizes = BodySizes(rows: Array(rowsOfMembers.values), chronicle: chronicle)
      }
      for (index, first) in members.enumerated() where !step.isCancelled {
        step.advance(by: members.count - index - 1)
        for second in members[(index + 1)...] {
          let times = overlaps.times(
            of: rowsOfMembers[first] ?? [], and: rowsOfMembers[second] ?? [])
          for piece in SharedPieces(times).pieces(sizes: &sizes) {
            let time = piece.time
            if let days = options.days, !time.period.possiblyHolds(during: days) { continue }
            let size = options.time == nil ? piece.size : rowsOfMembers.count
            let weight = options.weighting == .count ? 1 : 1 / Double(max(1, size - 1))
            let pair = Pair(first: first, second: second)
            let key = Key(
              pair: pair, period: time.period, isCertain: time.isCertain,
              confidence: time.confidence)
            if let known = indices[key] {
              claims[known].weight += weight
              claims[known].bodies.append(body)
              claims[known].citations.join(time.citations)
            } else {
              indices[key] = claims.count
              claims.append(
                SharedTime(
                  pair: pair, period: time.period, isCertain: time.isCertain,
                  confidence: time.confidence, weight: weight, bodies: [body],
                  citations: time.citations))
            }
          }
        }
      }
    }
    let starts = claims.map { $0.period.bounds(.exact) }
    return claims.indices.sorted { one, other in
      func key(_ index: Int) -> (Int32, Int32, CalendarDay, CalendarDay, Int) {
        let pair = claims[index].pair
        return (
          ranks[Int(pair.first)], ranks[Int(pair.second)], starts[index].start, starts[index].end,
          index
        )
      }
      return key(one) < key(other)
    }.map { claims[$0] }
  }
}

/// When two members of a body are members at once.
private struct SharedPeriods {
  private struct Key: Hashable {
    var one: Int32
    var other: Int32
  }

  private let chronicle: Chronicle
  private let time: TimeSpan?
  /// Many memberships have the same two periods.
  private var known: [Key: Period.Overlap?] = [:]

  init(chronicle: Chronicle, options: ProjectionOptions) {
    self.chronicle = chronicle
    time = options.time
  }

  /// The times that some memberships of two figures share, each with each.
  mutating func times(of rows: [Int], and others: [Int]) -> [SharedPieces.Time] {
    let table = chronicle.table
    var times: [SharedPieces.Time] = []
    for row in rows {
      for other in others {
        guard let overlap = overlap(table.whens[row], table.whens[other]) else { continue }
        var citations = table.citationLists[Int(table.citations[row])]
        citations.join(table.citationLists[Int(table.citations[other])])
        times.append(
          SharedPieces.Time(
            overlap,
            confidence: table.confidences[row].decimalProduct(table.confidences[other]),
            citations: citations))
      }
    }
    return times
  }

  private mutating func overlap(_ one: Int32, _ other: Int32) -> Period.Overlap? {
    let key = Key(one: one, other: other)
    if let known = known[key] { return known }
    let periods = chronicle.table.periods
    var overlap = periods[Int(one)].overlap(with: periods[Int(other)])
    if let time, let found = overlap {
      let days = time.days
      overlap =
        found.period.possiblyHolds(during: days)
        ? Period.Overlap(
          period: time.asPeriod,
          isCertain: found.certainlyHolds(during: days)) : nil
    }
    known[key] = .some(overlap)
    return overlap
  }
}
