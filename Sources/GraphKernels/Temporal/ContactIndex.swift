/// A contact sequence as a graph of *appearances*: a vertex at a step at which some contact arrives
/// there. Made once, and read by every search.
struct ContactIndex: Sendable {
  let vertexCount: Int
  /// Where each vertex's departing contacts begin; they stand in ascending order of step.
  let offsets: [Int32]
  /// The step of each departing contact, and the appearance at which it arrives.
  let steps: [Int32]
  let arrivals: [Int32]
  /// Where each vertex's appearances begin; they stand in ascending order of step.
  let appearanceOffsets: [Int32]
  /// Whose each appearance is, and at which step.
  let vertices: [Int32]
  let appearanceSteps: [Int32]
  /// The first contact by which one goes on from an appearance: of its own step or, strictly, of a
  /// later one.
  let onward: [Int32]

  /// - Complexity: O(contacts + vertices + steps).
  init(contacts: ContactSequence, isStrict: Bool) {
    let n = contacts.vertexCount
    vertexCount = n
    let count = contacts.contactCount
    // Appearances, counted and then numbered by vertex; contacts come in ascending order of step.
    var byTarget = CountingSort(keyCount: n)
    var latest = [Int32](repeating: -1, count: n)
    for step in 0..<contacts.stepCount {
      for contact in contacts.contacts(at: step) {
        let target = Int(contacts.targets[contact])
        if latest[target] != step { byTarget.count(target) }
        latest[target] = Int32(step)
      }
    }
    let appearanceCount = byTarget.closeCounts()
    var bySource = CountingSort(keyCount: n)
    for source in contacts.sources { bySource.count(Int(source)) }
    bySource.closeCounts()

    var vertices = [Int32](repeating: 0, count: appearanceCount)
    var appearanceSteps = [Int32](repeating: -1, count: appearanceCount)
    var steps = [Int32](repeating: 0, count: count)
    var arrivals = [Int32](repeating: 0, count: count)
    // Each vertex's last appearance so far.
    var current = [Int32](repeating: -1, count: n)
    for step in 0..<contacts.stepCount {
      for contact in contacts.contacts(at: step) {
        let (source, target) = (Int(contacts.sources[contact]), Int(contacts.targets[contact]))
        if current[target] < 0 || appearanceSteps[Int(current[target])] != step {
          let appearance = byTarget.position(for: target)
          vertices[appearance] = Int32(target)
          appearanceSteps[appearance] = Int32(step)
          current[target] = Int32(appearance)
        }
        let index = bySource.position(for: source)
        steps[index] = Int32(step)
        arrivals[index] = current[target]
      }
    }
    let (offsets, appearanceOffsets) = (Array(bySource.offsets), Array(byTarget.offsets))
    var onward = [Int32](repeating: 0, count: appearanceCount)
    for vertex in 0..<n {
      var contact = Int(offsets[vertex])
      for appearance in Int(appearanceOffsets[vertex])..<Int(appearanceOffsets[vertex + 1]) {
        let earliest = appearanceSteps[appearance] + (isStrict ? 1 : 0)
        while contact < offsets[vertex + 1], steps[contact] < earliest { contact += 1 }
        onward[appearance] = Int32(contact)
      }
    }
    (self.offsets, self.steps, self.arrivals) = (offsets, steps, arrivals)
    (self.appearanceOffsets, self.vertices) = (appearanceOffsets, vertices)
    (self.appearanceSteps, self.onward) = (appearanceSteps, onward)
  }

  /// The first contact that departs from a vertex at a step or later.
  func firstContact(of vertex: Int, from step: Int) -> Int {
    (Int(offsets[vertex])..<Int(offsets[vertex + 1])).lowerBound { steps[$0] < step }
  }
}
