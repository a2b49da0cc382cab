/// What the lines of a history are called, and which color each gets.
///
/// A line is named by the same rule as a faction of a year: by its most central member, who is here
/// whoever leads it in most steps of time.
struct FactionLineNames {
  let leaders: [Figure.ID]
  let names: [String]

  /// - Parameters:
  ///   - lines: of each, the faction that it is in each step in which it is seen; in at least one.
  ///   - unit: of the steps.
  init(lines: [[(step: Int, faction: Faction)]], unit: TimeUnit) {
    // A faction is called as its leader is, told apart from others of the name.
    var titles: [Figure.ID: String] = [:]
    for (_, faction) in lines.joined() { titles[faction.leader] = faction.label }
    let reigns = lines.map { Self.reigns(of: $0.map(\.faction.leader)) }
    leaders = reigns.map { reigns in reigns.reduce(reigns[0]) { $1.steps > $0.steps ? $1 : $0 }.id }
    var linesOf: [Figure.ID: Int] = [:]
    for leader in leaders { linesOf[leader, default: 0] += 1 }
    var taken: Set<String> = []
    names = zip(lines, leaders).map { line, leader in
      var name = titles[leader] ?? leader.rawValue
      if linesOf[leader] != 1, let last = line.last {
        name += " \(TimeSteps(unit: unit, numbers: line[0].step...last.step))"
      }
      var number = 1
      var unique = name
      while !taken.insert(unique).inserted {
        number += 1
        unique = "\(name) (\(number))"
      }
      return unique
    }
  }

  /// Who has led, in the order in which they first did, and in how many steps.
  ///
  /// - Parameter leaders: in the order of the steps.
  private static func reigns(of leaders: [Figure.ID]) -> [(id: Figure.ID, steps: Int)] {
    var reigns: [(id: Figure.ID, steps: Int)] = []
    var indices: [Figure.ID: Int] = [:]
    for id in leaders {
      if let index = indices[id] {
        reigns[index].steps += 1
      } else {
        indices[id] = reigns.count
        reigns.append((id, 1))
      }
    }
    return reigns
  }

  /// A color's number for each line, as lines with more members over more steps choose first: of those that no other line
  /// has which is there in one of its steps or right before or after them, the one of the first eight that fewest lines
  /// have, the lowest of these; or else the lowest. So a color comes again only where the first eight are used up.
  ///
  /// - Complexity: O(steps of all lines × lines at once / 64).
  static func colors(of lines: [FactionTracker.Line], from firstStep: Int) -> [Int] {
    let weights = lines.map { $0.appearances.reduce(0) { $0 + $1.members.count } }
    let order = lines.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
    /// The colors taken in each step, 64 a word.
    var taken: [[UInt64]] = []
    var colors = [Int](repeating: 0, count: lines.count)
    /// How many lines have each of the colors that are told apart best.
    var uses = [Int](repeating: 0, count: 8)
    for index in order {
      let seen = lines[index].appearances
      let first = seen[0].step - firstStep
      // The step after is taken too, so that what follows right after looks different.
      let last = seen[seen.count - 1].step - firstStep + 1
      while taken.count <= last { taken.append([]) }
      var all: [UInt64] = []
      for step in first...last {
        for (word, bits) in taken[step].enumerated() {
          if word == all.count { all.append(0) }
          all[word] |= bits
        }
      }
      var word = all.firstIndex { $0 != .max } ?? all.count
      var bit = word < all.count ? (~all[word]).trailingZeroBitCount : 0
      let free = uses.indices.filter { (all.first ?? 0) & (1 << UInt64($0)) == 0 }
      if let rarest = free.min(by: { (uses[$0], $0) < (uses[$1], $1) }) {
        (word, bit) = (0, rarest)
        uses[rarest] += 1
      }
      colors[index] = 64 * word + bit
      for step in first...last {
        while taken[step].count <= word { taken[step].append(0) }
        taken[step][word] |= 1 << UInt64(bit)
      }
    }
    return colors
  }
}
