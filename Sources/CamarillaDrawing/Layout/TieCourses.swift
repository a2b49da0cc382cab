/// How much of each tie is to be seen between the boxes of its ends: where they stand nearer, nothing is left of a line but
/// the tip of its arrow, and nobody knows its kind.
struct TieCourses: Sendable {
  /// For each figure the points between it and others.
  private let wanted: [[Int: Double]]

  /// Nothing has to be seen.
  static let none = TieCourses(of: [], figures: 0)

  init(of ties: [LayoutGraph.Tie], figures: Int) {
    guard ties.contains(where: { $0.course > 0 }) else {
      wanted = []
      return
    }
    var wanted = [[Int: Double]](repeating: [:], count: figures)
    for tie in ties {
      let course = max(tie.course, wanted[tie.first][tie.second] ?? 0)
      wanted[tie.first][tie.second] = course
      wanted[tie.second][tie.first] = course
    }
    self.wanted = wanted
  }

  private init(_ wanted: [[Int: Double]]) { self.wanted = wanted }

  /// Those of some figures, renumbered in the order given.
  func part(of members: [Int]) -> TieCourses {
    guard !wanted.isEmpty else { return self }
    let numbers = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
    return TieCourses(
      members.map { figure in
        Dictionary(
          uniqueKeysWithValues: wanted[figure].compactMap { other, course in
            numbers[other].map { ($0, course) }
          })
      })
  }

  /// What two boxes keep free between them beside, or above, one another.
  func gap(between first: Int, and second: Int, least gap: Double) -> Double {
    wanted.isEmpty ? gap : max(gap, wanted[first][second] ?? 0)
  }
}
