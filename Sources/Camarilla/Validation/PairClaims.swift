import GraphKernels

/// The claims of a chronicle, pair by pair.
struct PairClaims {
  let table: RelationshipTable
  let kinds: [RelationshipKind?]
  /// For each of the table's periods the first that is equal to it.
  let periodNumbers: [Int32]
  /// The same for those of events by the days that they may fall on: `1922` and `1922?` are of one time.
  private let timeNumbers: [Int32]
  private let figureCount: Int
  /// Which attributes each row has; nil where they are so few that every one is asked.
  private let attributes: FilledCells?
  private static let fewAttributes = 64

  /// Time: linear in the table's periods and attributes.
  init(table: RelationshipTable, kinds: [RelationshipKind?], figureCount: Int) {
    self.table = table
    self.kinds = kinds
    self.figureCount = figureCount
    attributes = table.attributes.count > Self.fewAttributes ? table.filledAttributes : nil
    periodNumbers = table.periods.firstIndices()
    timeNumbers = zip(table.periods, periodNumbers).map(Time.init).firstIndices()
  }

  /// When an event may have happened; a set of dates, or an interval, has nothing in common with another.
  private struct Time: Hashable {
    var first: CalendarDay?
    var last: CalendarDay?
    var number: Int32?

    init(period: Period, number: Int32) {
      if case .event(let date) = period, !date.isSet {
        (first, last) = (date.earliest, date.latest)
      } else {
        self.number = number
      }
    }
  }

  /// Hands over the claims about each pair about which there are several, in the order of their rows.
  ///
  /// - Parameter rows: the claims that count, in their order.
  /// - Complexity: O(figures + rows), but for what `body` does.
  func forEachPair(of rows: [Int32], _ body: (ArraySlice<Int32>) -> Void) {
    let rows = sorted(sorted(rows) { pair(at: $0).1 }) { pair(at: $0).0 }
    var start = 0
    while start < rows.count {
      var end = start + 1
      while end < rows.count, pair(at: rows[start]) == pair(at: rows[end]) { end += 1 }
      // Most pairs of a large table have one claim, and nothing to compare.
      if end - start > 1 { body(rows[start..<end]) }
      start = end
    }
  }

  private func pair(at row: Int32) -> (Int32, Int32) {
    let (a, b) = (table.sources[Int(row)], table.targets[Int(row)])
    return a < b ? (a, b) : (b, a)
  }

  /// Rows of one key stay in their order.
  private func sorted(_ rows: [Int32], by key: (Int32) -> Int32) -> [Int32] {
    CountingSort.order(itemCount: rows.count, keyCount: figureCount) { Int(key(rows[$0])) }
      .map { rows[Int($0)] }
  }

  func claim(row: Int32, group: Int32) -> Concurrence.Claim {
    let when = Int(table.whens[Int(row)])
    return Concurrence.Claim(
      period: table.periods[when], number: timeNumbers[when], group: group, row: row)
  }

  // MARK: What is compared

  /// Of claims about one pair those that can contradict one another, by their signs.
  ///
  /// Somebody may appoint a rival, or denounce a friend: only what holds both ways is compared.
  func signedClaims(_ rows: ArraySlice<Int32>) -> [Concurrence.Claim] {
    rows.compactMap { row in
      guard let kind = kinds[Int(table.kinds[Int(row)])], !kind.isDirected, kind.sign != .neutral
      else { return nil }
      return claim(row: row, group: Int32(kind.sign.rawValue))
    }
  }

  /// What claims about one pair have in common that are of one kind, and one direction.
  private struct Likeness: Hashable {
    var kind: UInt16
    /// −1 where the kind has no direction.
    var source: Int32
  }

  /// Claims about one pair by what they are, directions of one kind apart.
  func likeClaims(of rows: ArraySlice<Int32>) -> [[Int32]] {
    var indices: [Likeness: Int] = [:]
    var groups: [[Int32]] = []
    for row in rows {
      let number = table.kinds[Int(row)]
      guard let kind = kinds[Int(number)] else { continue }
      let likeness = Likeness(
        kind: number, source: kind.isDirected ? table.sources[Int(row)] : -1)
      if let index = indices[likeness] {
        groups[index].append(row)
      } else {
        indices[likeness] = groups.count
        groups.append([row])
      }
    }
    return groups.filter { $0.count > 1 }
  }

  private struct Cell: Hashable {
    var column: Int
    var text: String
  }

  /// All that a claim of some kind says of a pair.
  private struct Content: Hashable {
    var when: Int32
    var weight: Double
    var confidence: Double
    var citations: Int32
    var post: String
    var note: String
    var attributes: [Cell]
  }

  /// Claims of one kind by their content: those that say the same, in order of their first rows.
  func repeats(among rows: [Int32]) -> [[Int32]] {
    var indices: [Content: Int] = [:]
    var groups: [[Int32]] = []
    for row in rows {
      let index = Int(row)
      let content = Content(
        when: periodNumbers[Int(table.whens[index])], weight: table.weights[index],
        confidence: table.confidences[index], citations: table.citations[index],
        post: table.posts[index], note: table.notes[index],
        attributes: cells(ofRow: index))
      if let group = indices[content] {
        groups[group].append(row)
      } else {
        indices[content] = groups.count
        groups.append([row])
      }
    }
    return groups
  }

  private func cells(ofRow row: Int) -> [Cell] {
    let columns = attributes.map { Array($0[row]) } ?? Array(table.attributes.indices)
    return columns.compactMap { column in
      let text = table.attributes[column].column[row]
      return text.isEmpty ? nil : Cell(column: column, text: text)
    }
  }

  /// Claims of one kind by their posts: 0 stands for none. Nobody wonders at somebody who is given two
  /// posts at one time.
  func claimsByPost(of rows: [Int32]) -> [Concurrence.Claim] {
    var numbers: [String: Int32] = ["": 0]
    return rows.map { row in
      let post = table.posts[Int(row)]
      let number = numbers[post] ?? Int32(numbers.count)
      numbers[post] = number
      return claim(row: row, group: number)
    }
  }
}

extension Array where Element: Hashable {
  /// For each element the index of the first that is equal to it.
  fileprivate func firstIndices() -> [Int32] {
    var first: [Element: Int32] = [:]
    return enumerated().map { index, element in
      if let known = first[element] { return known }
      first[element] = Int32(index)
      return Int32(index)
    }
  }
}
