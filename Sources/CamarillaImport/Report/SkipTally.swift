import Camarilla

/// Why rows were passed over, counted.
struct SkipTally {
  /// How many values of one sort of reason are told by themselves.
  private static let mostValues = 10_000
  private(set) var skips: [ImportReport.Skip] = []
  /// By the reasons, of each table.
  private var indices: [[String: Int]]
  private var valueCounts: [String: Int] = [:]

  init(tables: Int) { indices = Array(repeating: [:], count: tables) }

  mutating func add(
    _ reason: SkipReason, table: Int, at location: @autoclosure () -> Problem.Location
  ) {
    if let index = indices[table][reason.text] {
      skips[index].rows += 1
      return
    }
    var reason = reason
    if reason.value != nil {
      if valueCounts[reason.sort, default: 0] >= Self.mostValues {
        reason = SkipReason("\(reason.sort), beyond \(Self.mostValues) of them")
        if let index = indices[table][reason.text] {
          skips[index].rows += 1
          return
        }
      } else {
        valueCounts[reason.sort, default: 0] += 1
      }
    }
    indices[table][reason.text] = skips.count
    skips.append(
      .init(reason: reason.text, sort: reason.sort, value: reason.value, rows: 1, first: location())
    )
  }
}
