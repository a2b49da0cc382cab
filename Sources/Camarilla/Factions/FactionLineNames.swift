/// What the lines of a history are called, and which color each gets.
///
/// A line is named by the same rule as a faction of a year: by its most central member, who is here
/// whoever leads it in most years.
struct FactionLineNames {
  let leaders: [Figure.ID]
  let names: [String]

  /// - Parameters:
  ///   - lines: as tracked.
  ///   - divisions: in the order of the years, from `firstYear` on.
  init(
    lines: [FactionTracker.Line], divisions: [Factions], from firstYear: Int,
    chronicle: Chronicle
  ) {
    let reigns = lines.map { line in
      Self.reigns(line: line) { divisions[$0.year - firstYear][$0.faction].leader }
    }
    leaders = reigns.map { reigns in reigns.reduce(reigns[0]) { $1.years > $0.years ? $1 : $0 }.id }
    var linesOf: [Figure.ID: Int] = [:]
    for leader in leaders { linesOf[leader, default: 0] += 1 }
    var taken: Set<String> = []
    names = zip(lines, leaders).map { line, leader in
      var name = chronicle.distinctName(of: leader)
      if linesOf[leader] != 1, let last = line.appearances.last {
        name += " " + CalendarYear.text(years: line.appearances[0].year...last.year)
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

  /// Who has led a line, in the order in which they first did, and in how many years.
  private static func reigns(
    line: FactionTracker.Line, leader: ((year: Int, faction: Int, members: [Int32])) -> Figure.ID
  ) -> [(id: Figure.ID, years: Int)] {
    var reigns: [(id: Figure.ID, years: Int)] = []
    var indices: [Figure.ID: Int] = [:]
    for seen in line.appearances {
      let id = leader(seen)
      if let index = indices[id] {
        reigns[index].years += 1
      } else {
        indices[id] = reigns.count
        reigns.append((id, 1))
      }
    }
    return reigns
  }

  /// A color's number for each line: the lowest that no other line has which is there in one of its
  /// years or right before or after them, as lines with more members over more years choose first.
  ///
  /// - Complexity: O(years of all lines × lines at once / 64).
  static func colors(of lines: [FactionTracker.Line], from firstYear: Int) -> [Int] {
    let weights = lines.map { $0.appearances.reduce(0) { $0 + $1.members.count } }
    let order = lines.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
    /// The colors taken in each year, 64 a word.
    var taken: [[UInt64]] = []
    var colors = [Int](repeating: 0, count: lines.count)
    for index in order {
      let seen = lines[index].appearances
      let first = seen[0].year - firstYear
      // The year after is taken too, so that what follows right after looks different.
      let last = seen[seen.count - 1].year - firstYear + 1
      while taken.count <= last { taken.append([]) }
      var all: [UInt64] = []
      for year in first...last {
        for (word, bits) in taken[year].enumerated() {
          if word == all.count { all.append(0) }
          all[word] |= bits
        }
      }
      let word = all.firstIndex { $0 != .max } ?? all.count
      let bit = word < all.count ? (~all[word]).trailingZeroBitCount : 0
      colors[index] = 64 * word + bit
      for year in first...last {
        while taken[year].count <= word { taken[year].append(0) }
        taken[year][word] |= 1 << UInt64(bit)
      }
    }
    return colors
  }
}
