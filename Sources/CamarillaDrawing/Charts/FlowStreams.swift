import Camarilla

/// Who goes from which group of a column to which of the next.
struct FlowStreams {
  struct Stream: Equatable {
    /// Groups, by their numbers in their columns.
    var from: Int
    var to: Int
    /// The ids of those who go, in the order of the first group.
    var members: [Figure.ID]

    var width: Int { members.count }
  }

  /// For each pair of neighboring columns, by groups.
  let gaps: [[Stream]]

  /// - Complexity: O(members).
  init(_ columns: [FactionFlow.Column]) {
    gaps = zip(columns, columns.dropFirst()).map { column, next in
      var groupOf: [Figure.ID: Int] = [:]
      for (number, group) in next.groups.enumerated() {
        for member in group.members { groupOf[member] = number }
      }
      return column.groups.enumerated().flatMap { number, group in
        var goers: [Int: [Figure.ID]] = [:]
        for member in group.members {
          if let to = groupOf[member] { goers[to, default: []].append(member) }
        }
        return goers.keys.sorted().map { Stream(from: number, to: $0, members: goers[$0]!) }
      }
    }
  }
}
