extension CompactGraph {
  /// The largest k for which each vertex belongs to a group at each of which k arcs from the others end.
  ///
  /// The in-cores of Giatsidis, Thilikos & Vazirgiannis 2013, "D-cores: measuring collaboration of
  /// directed graphs based on degeneracy", Knowledge and Information Systems 35, with no demand on
  /// outgoing arcs, as igraph's `coreness` with mode `in`; of the ``reversed()`` graph the out-cores.
  /// Where every arc is answered they are the ``coreNumbers()``. Algorithm: Batagelj & Zaveršnik 2003.
  ///
  /// - Complexity: time O(n + m); space O(n).
  package func inCoreNumbers() -> [Int] {
    let n = vertexCount
    let needs = KernelBuffer<Int32>(repeating: 0, count: n)
    for target in targets { needs[target] += 1 }
    var largest: Int32 = 0
    for vertex in 0..<n { largest = max(largest, needs[vertex]) }
    // Lists of the vertices of each need, a vertex anew each time that its need falls.
    var waiting = [[Int32]](repeating: [], count: Int(largest) + 1)
    for vertex in 0..<n { waiting[Int(needs[vertex])].append(Int32(truncatingIfNeeded: vertex)) }
    var cores = [Int](repeating: 0, count: n)
    let isTaken = KernelBuffer<Bool>(repeating: false, count: n)
    var core = 0
    while core < waiting.count {
      guard let vertex = waiting[core].popLast() else {
        core += 1
        continue
      }
      // An entry from before the need fell, or one of a vertex already taken.
      if isTaken[vertex] { continue }
      isTaken[vertex] = true
      cores[Int(vertex)] = core
      for arc in arcs(of: Int(vertex)) {
        let target = targets[arc]
        if isTaken[target] || Int(needs[target]) <= core { continue }
        needs[target] -= 1
        waiting[Int(needs[target])].append(target)
      }
    }
    return cores
  }
}
