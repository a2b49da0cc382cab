extension CompactGraph {
  /// The parts in which arcs lead from everyone to everyone else, there and back.
  ///
  /// Numbered by their smallest vertices, as those of ``connectedComponents()``, which they are where
  /// arcs run both ways. Algorithm: Tarjan 1972, "Depth-first search and linear graph algorithms",
  /// SIAM Journal on Computing 1, without recursion.
  ///
  /// - Complexity: time O(n + m); space O(n).
  package func strongComponents() -> ConnectedComponents {
    let order = componentsInTarjansOrder()
    // A part's number is given when the first of its vertices comes up.
    var numbers = [Int32](repeating: -1, count: order.count)
    var sizes: [Int] = []
    var labels: [Int32] = []
    labels.reserveCapacity(vertexCount)
    for found in order.labels {
      if numbers[Int(found)] < 0 {
        numbers[Int(found)] = Int32(truncatingIfNeeded: sizes.count)
        sizes.append(0)
      }
      let number = numbers[Int(found)]
      sizes[Int(number)] += 1
      labels.append(number)
    }
    return ConnectedComponents(labels: labels, sizes: sizes)
  }

  /// The strong components in the order in which Tarjan's algorithm ends them: every arc between two
  /// of them leads from a later one to an earlier one.
  func componentsInTarjansOrder() -> (labels: [Int32], count: Int) {
    let n = vertexCount
    let order = KernelBuffer<Int32>(repeating: -1, count: n)
    let earliest = KernelBuffer<Int32>(repeating: 0, count: n)
    let next = KernelBuffer(Array(offsets.dropLast()))
    let labels = KernelBuffer<Int32>(repeating: -1, count: n)
    // The way from the root, and the vertices met whose component is not yet known.
    let path = KernelBuffer<Int32>(uninitialized: n)
    let open = KernelBuffer<Int32>(uninitialized: n)
    var depth = 0
    var openCount = 0
    var time: Int32 = 0
    var count = 0
    func enter(_ vertex: Int32) {
      order[vertex] = time
      earliest[vertex] = time
      time += 1
      path[depth] = vertex
      depth += 1
      open[openCount] = vertex
      openCount += 1
    }
    for root in 0..<Int32(truncatingIfNeeded: n) where order[root] < 0 {
      enter(root)
      while depth > 0 {
        let vertex = path[depth - 1]
        if next[vertex] < offsets[Int(vertex) + 1] {
          let target = targets[Int(next[vertex])]
          next[vertex] += 1
          if order[target] < 0 {
            enter(target)
          } else if labels[target] < 0 {
            earliest[vertex] = min(earliest[vertex], order[target])
          }
          continue
        }
        depth -= 1
        if depth > 0 {
          let above = path[depth - 1]
          earliest[above] = min(earliest[above], earliest[vertex])
        }
        guard earliest[vertex] == order[vertex] else { continue }
        var member = Int32(-1)
        repeat {
          openCount -= 1
          member = open[openCount]
          labels[member] = Int32(truncatingIfNeeded: count)
        } while member != vertex
        count += 1
      }
    }
    return (labels.copyToArray(), count)
  }
}
