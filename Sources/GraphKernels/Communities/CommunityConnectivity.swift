/// Answers whether a group holds together without one of its members.
struct CommunityConnectivity {
  /// The round in which a vertex was last reached, and in which it was last a neighbor.
  private var reached: [Int32]
  private var adjacent: [Int32]
  private var round: Int32 = 0
  private var stack: [Int32] = []

  init(vertexCount: Int) {
    reached = [Int32](repeating: 0, count: vertexCount)
    adjacent = reached
  }

  mutating func staysConnected(
    without vertex: Int, in groups: borrowing KernelBuffer<Int32>,
    by layer: borrowing SignedLayers.Layer
  ) -> Bool {
    round += 1
    let group = groups[vertex]
    var missing = 0
    stack.removeAll(keepingCapacity: true)
    for arc in layer.arcs(of: vertex) {
      let other = layer.targets[arc]
      if groups[other] == group {
        adjacent[Int(other)] = round
        missing += 1
        if stack.isEmpty { stack.append(other) }
      }
    }
    // The group falls apart exactly if not all of the vertex's neighbors can reach one another.
    guard missing > 1 else { return true }
    reached[vertex] = round
    reached[Int(stack[0])] = round
    while let current = stack.popLast() {
      if adjacent[Int(current)] == round {
        missing -= 1
        if missing == 0 { return true }
      }
      for arc in layer.arcs(of: Int(current)) {
        let other = layer.targets[arc]
        if reached[Int(other)] != round && groups[other] == group {
          reached[Int(other)] = round
          stack.append(other)
        }
      }
    }
    return false
  }
}
