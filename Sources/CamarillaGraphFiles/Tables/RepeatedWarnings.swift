import Camarilla

/// Warnings that a file may give cause for in every row: each is told once, with the place of the first
/// and how often it holds.
struct RepeatedWarnings {
  private var warnings: [(problem: Problem, count: Int)] = []
  private var locations: [String: Int] = [:]

  /// - Parameter what: tells the warnings of one sort from those of others.
  mutating func add(_ what: String, _ problem: @autoclosure () -> Problem) {
    if let location = locations[what] {
      warnings[location].count += 1
    } else {
      locations[what] = warnings.count
      warnings.append((problem(), 1))
    }
  }

  var problems: [Problem] {
    warnings.map { problem, count in
      guard count > 1 else { return problem }
      var problem = problem
      problem.message += " (\(count) times)"
      return problem
    }
  }
}
