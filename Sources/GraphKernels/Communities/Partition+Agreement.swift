extension Partition {
  /// How alike the group of each vertex is in two partitions of the same graph: the Jaccard index
  /// of its two groups, the number of their common members over that of all their members.
  ///
  /// 1 if the groups are the same; never 0, for the vertex is in both.
  ///
  /// - Complexity: O(vertices) time and space.
  package func companyAgreement(with other: Partition) -> [Double] {
    precondition(vertexCount == other.vertexCount, "the partitions are of different graphs")
    var size = [Int](repeating: 0, count: groupCount)
    var otherSize = [Int](repeating: 0, count: other.groupCount)
    for group in groups { size[Int(group)] += 1 }
    for group in other.groups { otherSize[Int(group)] += 1 }
    // By the other partition's group: the common members with the group at hand.
    var common = [Int](repeating: 0, count: other.groupCount)
    var agreement = [Double](repeating: 0, count: vertexCount)
    for (group, members) in members.enumerated() {
      for member in members { common[Int(other.groups[member])] += 1 }
      for member in members {
        let shared = common[Int(other.groups[member])]
        let all = size[group] + otherSize[Int(other.groups[member])] - shared
        agreement[member] = Double(shared) / Double(all)
      }
      for member in members { common[Int(other.groups[member])] = 0 }
    }
    return agreement
  }
}
