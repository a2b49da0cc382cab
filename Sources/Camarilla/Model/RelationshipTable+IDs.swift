/// What relationships are called that have no id of their own: `r7` in the seventh row.
extension RelationshipTable {
  /// What the relationship in a row is called, unless another one has that for its own id.
  package static func generatedID(_ row: Int) -> String { "r\(row + 1)" }

  /// The row that an id would be of by its number.
  package static func row(ofGeneratedID id: String) -> Int? {
    guard id.utf8.first == UInt8(ascii: "r"), let number = Int(id.dropFirst()), number > 0,
      generatedID(number - 1) == id
    else { return nil }
    return number - 1
  }

  /// What the relationship in a row is called where another one has its number for an id: `r7-2`.
  package static func freeID(_ row: Int, isTaken: (String) -> Bool) -> String {
    let wanted = generatedID(row)
    var number = 2
    while isTaken("\(wanted)-\(number)") { number += 1 }
    return "\(wanted)-\(number)"
  }

  /// Gives rows whose number is the id of another row an id that nobody has. All others stay as they were, so no
  /// id moves.
  ///
  /// - Complexity: O(rows), and nothing where no row has an id of its own.
  mutating func settleIDs() {
    guard !ids.isEmpty else { return }
    var nameless: [Int] = []
    for row in 0..<count {
      guard let other = Self.row(ofGeneratedID: ids[row]).map({ $0 - takenRows }),
        0..<count ~= other, ids[other].isEmpty
      else { continue }
      nameless.append(other)
    }
    guard !nameless.isEmpty else { return }
    let taken = Set((0..<count).map { ids[$0] })
    for row in nameless {
      ids[row] = Self.freeID(takenRows + row) { taken.contains($0) }
    }
  }
}
