/// Who was in touch with whom at which step of time (a contact sequence: Holme & Saramäki 2012,
/// "Temporal networks", Physics Reports 519).
///
/// A contact leads from its source to its target at one step; an edge that runs both ways is two
/// contacts, one that lasts has one a step. A *temporal path* is a chain of contacts at steps that
/// never fall (or, read strictly, that always rise).
///
/// - Complexity: space 8 bytes a contact and 4 a step.
package struct ContactSequence: Sendable {
  package let vertexCount: Int
  /// Where the contacts of each step begin; one entry more than there are steps.
  let starts: [Int32]
  /// Of each contact, in ascending order of step, and within a step of source, then target.
  let sources: [Int32]
  let targets: [Int32]

  package var stepCount: Int { starts.count - 1 }
  package var contactCount: Int { sources.count }

  /// - Parameter steps: the contacts of each step in ascending order of source, then target, each
  ///   once and none from a vertex to itself; fewer than 2³¹ in all.
  package init(vertexCount: Int, steps: [[(source: Int32, target: Int32)]]) {
    self.vertexCount = vertexCount
    var starts: [Int32] = [0]
    var (sources, targets): ([Int32], [Int32]) = ([], [])
    for step in steps {
      assert(zip(step, step.dropFirst()).allSatisfy { $0 < $1 })
      assert(step.allSatisfy { $0 != $1 && max($0, $1) < vertexCount })
      sources += step.map(\.source)
      targets += step.map(\.target)
      starts.append(Int32(sources.count))
    }
    (self.starts, self.sources, self.targets) = (starts, sources, targets)
  }

  func contacts(at step: Int) -> Range<Int> { Int(starts[step])..<Int(starts[step + 1]) }

  /// How one may be reached: no other way takes as few hops and arrives sooner.
  package struct Arrival: Hashable, Sendable {
    package var hops: Int
    package var step: Int
  }

  /// A contact, as part of a path.
  package struct Hop: Hashable, Sendable {
    package var source: Int
    package var target: Int
    package var step: Int

    package init(source: Int, target: Int, step: Int) {
      (self.source, self.target, self.step) = (source, target, step)
    }
  }
}
