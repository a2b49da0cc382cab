/// A division of a graph's vertices into groups, each vertex in exactly one.
///
/// Groups are numbered `0 ..< groupCount` in the order in which the vertices first mention them, so
/// two partitions are equal exactly when they divide the vertices alike.
///
/// - Complexity: space 4 bytes a vertex.
package struct Partition: Sendable, Equatable {
  /// The group of each vertex.
  package let groups: [Int32]
  package let groupCount: Int

  package var vertexCount: Int { groups.count }

  /// Groups given by any labels in `0 ..< labels.count`; equal labels make a group.
  package init(labels: [Int32]) {
    var number = [Int32](repeating: -1, count: labels.count)
    var groups = labels
    var count: Int32 = 0
    for vertex in labels.indices {
      let label = Int(labels[vertex])
      precondition(labels.indices.contains(label), "a label must lie in 0 ..< vertex count")
      if number[label] < 0 {
        number[label] = count
        count += 1
      }
      groups[vertex] = number[label]
    }
    self.groups = groups
    groupCount = Int(count)
  }

  /// Every vertex on its own.
  package static func singletons(of vertexCount: Int) -> Partition {
    Partition(labels: (0..<Int32(vertexCount)).map { $0 })
  }

  /// The vertices of each group, ascending.
  package var members: [[Int]] {
    var members = [[Int]](repeating: [], count: groupCount)
    for (vertex, group) in groups.enumerated() { members[Int(group)].append(vertex) }
    return members
  }
}
