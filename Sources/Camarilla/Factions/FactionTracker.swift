/// Follows factions from step to step of time; ``FactionTracking`` says how.
///
/// Figures are numbers here, in the order of their ids; lists of them ascend. Steps are numbers too, which rise by
/// one.
struct FactionTracker {
  /// What becomes of a line.
  enum Fate {
    case ongoing, dormant
    case death(step: Int)
    case merge(into: Int, step: Int)

    /// The same, its step being of a unit.
    func fate(in unit: TimeUnit) -> FactionHistory.Fate {
      switch self {
      case .ongoing: .ongoing
      case .dormant: .dormant
      case .death(let step): .death(step: TimeStep(unit: unit, number: step))
      case .merge(let line, let step): .merge(into: line, step: TimeStep(unit: unit, number: step))
      }
    }
  }

  /// A line as far as it is known.
  struct Line {
    var appearances: [(step: Int, faction: Int, members: [Int32])] = []
    var origin: FactionHistory.Origin
    var fate = Fate.ongoing
  }

  /// Something that happened, without the relationships that made it.
  struct Event {
    var step: Int
    var kind: FactionHistory.Event.Kind
    var line: Int
    var others: [Int] = []
    var befores: [[Int32]] = []
    var afters: [[Int32]] = []
    /// The line's own front, and its own faction.
    var before: [Int32] = []
    var after: [Int32] = []
  }

  /// Where a line was last seen.
  private struct Front {
    var line: Int
    var step: Int
    var members: [Int32]
  }

  /// A faction and a front that overlap enough, by their indices.
  private struct Match {
    var front: Int
    var faction: Int
    var common: Int
    var union: Int
  }

  private let tracking: FactionTracking
  private let firstStep: Int
  private(set) var lines: [Line] = []
  private(set) var events: [Event] = []
  /// Of the lines that may go on, in the order of their ids.
  private var fronts: [Front] = []

  init(tracking: FactionTracking, from firstStep: Int) {
    self.tracking = tracking
    self.firstStep = firstStep
  }

  /// Takes up the factions of the next step: those of two or more, which come first in a division.
  ///
  /// - Complexity: O(members + matches log matches), where a figure counts once for each front that
  ///   holds it.
  mutating func add(_ factions: [[Int32]], of step: Int) {
    let matches = matches(of: factions)
    var ofFaction = [[Int]](repeating: [], count: factions.count)
    var ofFront = [[Int]](repeating: [], count: fronts.count)
    var frontTakenUp = [Int?](repeating: nil, count: factions.count)
    var isTakenUp = [Bool](repeating: false, count: fronts.count)
    for match in matches {
      ofFaction[match.faction].append(match.front)
      ofFront[match.front].append(match.faction)
      if frontTakenUp[match.faction] == nil, !isTakenUp[match.front] {
        frontTakenUp[match.faction] = match.front
        isTakenUp[match.front] = true
      }
    }
    let lineOf = factions.indices.map { index in
      appear(
        factions[index], at: index, in: step, takingUp: frontTakenUp[index].map { fronts[$0].line },
        origin: ofFaction[index].first.map { .split(from: fronts[$0].line) }
          ?? (step == firstStep ? .unknown : .birth))
    }
    for (index, faction) in factions.enumerated() {
      tell(
        of: faction, in: lineOf[index], step: step, own: frontTakenUp[index],
        matched: ofFaction[index],
        isSplit: frontTakenUp[index].map { ofFront[$0].count > 1 } ?? false)
    }
    var next: [Front] = []
    for (index, front) in fronts.enumerated() {
      let parts = ofFront[index]
      let successor = isTakenUp[index] ? parts.first { frontTakenUp[$0] == index } : nil
      if parts.count > 1 {
        events.append(
          Event(
            step: step, kind: .split, line: front.line,
            others: parts.map { lineOf[$0] }.filter { $0 != front.line }.sorted(),
            befores: [front.members], afters: parts.map { factions[$0] }, before: front.members,
            after: successor.map { factions[$0] } ?? []))
      }
      if !parts.isEmpty, front.step < step - 1 { vanish(front, kind: .dormancy) }
      if successor != nil { continue }
      if let heir = parts.first {
        lines[front.line].fate = .merge(into: lineOf[heir], step: step)
      } else if step - front.step > tracking.dormancy {
        lines[front.line].fate = .death(step: front.step + 1)
        vanish(front, kind: .death)
      } else {
        next.append(front)
      }
    }
    next += factions.indices.map {
      Front(line: lineOf[$0], step: step, members: factions[$0])
    }
    fronts = next.sorted { $0.line < $1.line }
  }

  /// Ends with the last step, after which nobody knows: puts the events in order.
  mutating func finish(in lastStep: Int) {
    for front in fronts where front.step < lastStep {
      lines[front.line].fate = .dormant
      vanish(front, kind: .dormancy)
    }
    let order = Dictionary(
      uniqueKeysWithValues: FactionHistory.Event.Kind.allCases.enumerated().map { ($1, $0) })
    events.sort {
      ($0.step, order[$0.kind] ?? 0, $0.line) < ($1.step, order[$1.kind] ?? 0, $1.line)
    }
  }

  /// Whatever overlaps enough, in the order in which lines are taken up.
  private func matches(of factions: [[Int32]]) -> [Match] {
    var frontsOf: [Int32: [Int]] = [:]
    for (index, front) in fronts.enumerated() {
      for member in front.members { frontsOf[member, default: []].append(index) }
    }
    var matches: [Match] = []
    var common = [Int](repeating: 0, count: fronts.count)
    for (index, faction) in factions.enumerated() {
      var met: [Int] = []
      for member in faction {
        for front in frontsOf[member] ?? [] {
          if common[front] == 0 { met.append(front) }
          common[front] += 1
        }
      }
      for front in met {
        let union = faction.count + fronts[front].members.count - common[front]
        if Double(common[front]) / Double(union) > tracking.overlap {
          matches.append(Match(front: front, faction: index, common: common[front], union: union))
        }
        common[front] = 0
      }
    }
    // Factions stand by size, then first member; fronts by line.
    return matches.sorted { a, b in
      let (left, right) = (a.common * b.union, b.common * a.union)
      if left != right { return left > right }
      if a.faction != b.faction { return a.faction < b.faction }
      let sizes = (fronts[a.front].members.count, fronts[b.front].members.count)
      return sizes.0 == sizes.1 ? a.front < b.front : sizes.0 > sizes.1
    }
  }

  /// Adds a faction to the line that it takes up, or to a new one; returns the line.
  private mutating func appear(
    _ members: [Int32], at index: Int, in step: Int, takingUp line: Int?,
    origin: FactionHistory.Origin
  ) -> Int {
    let line = line ?? lines.count
    if line == lines.count { lines.append(Line(origin: origin)) }
    lines[line].appearances.append((step, index, members))
    return line
  }

  /// The events of a faction: what it comes from.
  private mutating func tell(
    of faction: [Int32], in line: Int, step: Int, own: Int?, matched: [Int], isSplit: Bool
  ) {
    let front = own.map { fronts[$0] }
    func add(_ kind: FactionHistory.Event.Kind, from befores: [Front]) {
      events.append(
        Event(
          step: step, kind: kind, line: line,
          others: befores.map(\.line).filter { $0 != line }.sorted(),
          befores: befores.map(\.members), afters: [faction], before: front?.members ?? [],
          after: faction))
    }
    if matched.isEmpty, step > firstStep { add(.birth, from: []) }
    if let front, front.step < step - 1 { add(.resurgence, from: []) }
    if matched.count > 1 { add(.merge, from: matched.map { fronts[$0] }) }
    guard let front, front.step == step - 1, matched.count == 1, !isSplit else { return }
    let (size, last) = (Double(faction.count), Double(front.members.count))
    guard abs(size - last) >= tracking.change * last, size != last else { return }
    add(size > last ? .growth : .contraction, from: [front])
  }

  /// A front is no longer seen from the step on that follows it.
  private mutating func vanish(_ front: Front, kind: FactionHistory.Event.Kind) {
    events.append(
      Event(
        step: front.step + 1, kind: kind, line: front.line, befores: [front.members],
        before: front.members))
  }
}
