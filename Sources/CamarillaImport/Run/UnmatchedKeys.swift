import Camarilla

/// The keys that a table looks for in another one and that aren't there, with how many rows have each.
struct UnmatchedKeys {
  /// Of so many different keys each is counted by itself.
  private static let mostKeys = 100_000

  /// In the order in which they came up.
  private var keys: [String] = []
  private var rowCounts: [String: Int] = [:]
  private(set) var isShortened = false
  /// Where the first of them stands.
  private(set) var first: Problem.Location?

  mutating func add(_ key: String, at location: @autoclosure () -> Problem.Location) {
    if let rows = rowCounts[key] {
      rowCounts[key] = rows + 1
    } else if keys.count < Self.mostKeys {
      keys.append(key)
      rowCounts[key] = 1
      if first == nil { first = location() }
    } else {
      isShortened = true
    }
  }

  var count: Int { keys.count }

  /// The keys that most rows have, those that came up first before others.
  func frequent(_ most: Int) -> [(key: String, rows: Int)] {
    let counts = keys.map { rowCounts[$0] ?? 0 }
    return keys.indices.sorted { (-counts[$0], $0) < (-counts[$1], $1) }.prefix(most).map {
      (keys[$0], counts[$0])
    }
  }
}
