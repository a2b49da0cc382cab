/// The time that two members share through one body, in pieces that don't overlap: at no time is a body shared twice.
///
/// A piece lasts as long as what is believed most of that time, and how many members the body has, stay the same. An event
/// within a spell is part of it, unless it is believed more; then it stands for itself, and the spell around it.
struct SharedPieces {
  /// What one relationship of each of the two shares.
  struct Time {
    var period: Period
    var isCertain: Bool
    var confidence: Double
    var citations: [Citation]
    /// Between which days it may be.
    var bounds: (start: TimeCut, end: TimeCut)
    /// From which day on it is for certain, and until which, if at all.
    var certain: (start: CalendarDay, end: CalendarDay)

    init(_ overlap: Period.Overlap, confidence: Double, citations: [Citation]) {
      (period, isCertain) = (overlap.period, overlap.isCertain)
      (bounds, certain) = (overlap.bounds, overlap.certain)
      (self.confidence, self.citations) = (confidence, citations)
    }
  }

  /// One piece, with the number of members that the body has then.
  struct Piece {
    var time: Time
    var size: Int
  }

  private struct Spell {
    var time: Time
    var start: TimeCut
    var end: TimeCut

    /// Whether it may hold on all days from one cut to the next.
    func holds(from cut: TimeCut, to next: TimeCut) -> Bool {
      start.day <= cut.day && next.day <= end.day
    }
  }

  /// Segments of which the same is to be said.
  private struct Run {
    var start: TimeCut
    var end: TimeCut
    var confidence: Double
    var size: Int
    /// The spells that hold in some of it, and those that hold in the last segment.
    var spells: [Int]
    var last: [Int]
  }

  private let spells: [Spell]
  /// Events that stand for themselves.
  private var events: [Spell] = []
  /// Events that are part of spells.
  private var absorbed: [Spell] = []
  /// Events in spells that are believed less.
  private var exceptions: [Spell] = []

  /// - Parameter times: in any order.
  init(_ times: [Time]) {
    func spell(_ time: Time) -> Spell {
      Spell(time: time, start: time.bounds.start, end: time.bounds.end)
    }
    spells = times.filter { !$0.period.isEvent }.map(spell).enumerated().sorted { one, other in
      (one.element.start.day, one.element.end.day, one.offset)
        < (other.element.start.day, other.element.end.day, other.offset)
    }.map(\.element)
    for event in Self.distinct(times.filter(\.period.isEvent)).map(spell) {
      switch confidence(throughout: event) {
      case nil: events.append(event)
      case let other? where other >= event.time.confidence: absorbed.append(event)
      default:
        events.append(event)
        exceptions.append(event)
      }
    }
  }

  /// Events of one date are one.
  private static func distinct(_ events: [Time]) -> [Time] {
    guard events.count > 1 else { return events }
    var indices: [Period: Int] = [:]
    var distinct: [Time] = []
    for event in events {
      guard let index = indices[event.period] else {
        indices[event.period] = distinct.count
        distinct.append(event)
        continue
      }
      distinct[index].isCertain = distinct[index].isCertain || event.isCertain
      distinct[index].confidence = max(distinct[index].confidence, event.confidence)
      distinct[index].citations.join(event.citations)
    }
    return distinct
  }

  /// How far spells are believed through all days of an event; nil where there are days without any.
  private func confidence(throughout event: Spell) -> Double? {
    let within = spells.filter { $0.start.day < event.end.day && event.start.day < $0.end.day }
    let cuts = TimeCut.sorted(
      [event.start, event.end]
        + within.flatMap { [$0.start, $0.end] }.filter {
          event.start.day < $0.day && $0.day < event.end.day
        })
    var least: Double?
    for (cut, next) in zip(cuts, cuts.dropFirst()) {
      let most = within.filter { $0.holds(from: cut, to: next) }.map(\.time.confidence).max()
      guard let most else { return nil }
      least = min(least ?? most, most)
    }
    return least
  }

  // MARK: Pieces

  /// The pieces; of a body whose members don't count their number is 0.
  func pieces(sizes: inout BodySizes?) -> [Piece] {
    events.map { event in
      let days = event.start.day...event.end.day.advanced(by: -1)
      return Piece(time: event.time, size: sizes?.size(during: days) ?? 0)
    } + runs(sizes: sizes).map { Piece(time: time(of: $0), size: $0.size) }
  }

  private func runs(sizes: BodySizes?) -> [Run] {
    guard let first = spells.first?.start.day, let last = spells.map(\.end.day).max() else {
      return []
    }
    let changes = sizes?.cuts(after: first, before: last) ?? []
    if spells.count == 1, exceptions.isEmpty, changes.isEmpty {
      return [
        Run(
          start: spells[0].start, end: spells[0].end, confidence: spells[0].time.confidence,
          size: sizes?.size(on: first) ?? 0, spells: [0], last: [0])
      ]
    }
    let cuts = TimeCut.sorted((spells + exceptions).flatMap { [$0.start, $0.end] } + changes)
    var runs: [Run] = []
    for (cut, next) in zip(cuts, cuts.dropFirst()) {
      let active = spells.indices.filter { spells[$0].holds(from: cut, to: next) }
      let confidence = active.map { spells[$0].time.confidence }.max()
      guard let confidence, !exceptions.contains(where: { $0.holds(from: cut, to: next) }) else {
        continue
      }
      let size = sizes?.size(on: cut.day) ?? 0
      if let run = runs.last, run.end.day == cut.day, run.confidence == confidence,
        run.size == size, run.last.contains(where: active.contains)
      {
        let new = active.filter { !run.spells.contains($0) }
        runs[runs.count - 1].end = next
        runs[runs.count - 1].spells += new
        runs[runs.count - 1].last = active
      } else {
        runs.append(
          Run(
            start: cut, end: next, confidence: confidence, size: size, spells: active, last: active)
        )
      }
    }
    return runs
  }

  /// A run in the words of the dates between which it lies.
  private func time(of run: Run) -> Time {
    let spells = run.spells.map { self.spells[$0] }
    var citations: [Citation] = []
    for spell in spells
      + absorbed.filter({ $0.start.day < run.end.day && run.start.day < $0.end.day })
    {
      citations.join(spell.time.citations)
    }
    let shared = Period.Interval(
      uncheckedStart: start(of: run, through: spells), end: end(of: run, through: spells))
    return Time(
      Period.Overlap(
        period: .interval(shared), isCertain: isCertain(run, through: spells)),
      confidence: run.confidence, citations: citations)
  }

  /// The start of a run by the dates of the spells that begin with it: the closest one that has all its possible days and
  /// claims no more of them to be certain than the spells together do.
  private func start(of run: Run, through spells: [Spell]) -> Period.End {
    let first = spells.filter { $0.start.day == run.start.day }
    let ends = first.compactMap(\.time.period.start)
    guard let known = ends.first else { return run.start.start }
    let certain = first.map(\.time.certain.start).min() ?? run.start.day
    let fitting = ends.dates.filter { $0.earliest <= run.start.day && certain <= $0.latest }
    let closest = fitting.max { ($0.earliest, $1.latest) < ($1.earliest, $0.latest) }
    if ends.dates.count == ends.count, let closest { return .date(closest) }
    return ends.dropFirst().reduce(known) { .earlierStart($0, $1) }
  }

  /// The end of a run, likewise.
  private func end(of run: Run, through spells: [Spell]) -> Period.End {
    let last = spells.filter { $0.end.day == run.end.day }
    let ends = last.compactMap(\.time.period.end)
    guard let known = ends.first else { return run.end.endBefore }
    let day = run.end.day.advanced(by: -1)
    let certain = last.map(\.time.certain.end).max() ?? day
    let fitting = ends.dates.filter { day <= $0.latest && $0.earliest <= certain }
    let closest = fitting.min { ($0.latest, $1.earliest) < ($1.latest, $0.earliest) }
    if ends.dates.count == ends.count, let closest { return .date(closest) }
    return ends.dropFirst().reduce(known) { .laterEnd($0, $1) }
  }

  /// Whether one spell holds for certain all the time, or each of several that meet for certain.
  private func isCertain(_ run: Run, through spells: [Spell]) -> Bool {
    if spells.contains(where: { $0.time.isCertain && $0.holds(from: run.start, to: run.end) }) {
      return true
    }
    guard spells.allSatisfy(\.time.isCertain) else { return false }
    let whole = spells.dropFirst().reduce(spells.first?.time.period) { whole, spell in
      whole?.union(with: spell.time.period)
    }
    return whole != nil
  }
}

extension [Citation] {
  /// Adds those of others that are not there.
  mutating func join(_ others: [Citation]) { self += others.filter { !contains($0) } }
}

extension [Period.End] {
  fileprivate var dates: [HistoricalDate] {
    compactMap { if case .date(let date) = $0 { date } else { nil } }
  }
}

extension Period {
  fileprivate var start: End? {
    if case .interval(let interval) = self { interval.start } else { nil }
  }

  fileprivate var end: End? {
    if case .interval(let interval) = self { interval.end } else { nil }
  }
}
