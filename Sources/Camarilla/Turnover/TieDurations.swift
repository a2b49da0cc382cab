/// How long ties last, estimated from spells of which some are seen only in part.
///
/// A spell is a run of consecutive years, or steps of any other unit, in which a pair is tied. Those that are there
/// in the first
/// step are left out, as nobody knows how long they have lasted. Those that are there in the last are
/// known to last at least so long; the product-limit estimate makes use of them until then (Kaplan &
/// Meier, *Nonparametric estimation from incomplete observations*, JASA 53, 1958). Durations are whole
/// steps: 1 for a tie that is seen in one only.
public struct TieDurations: Encodable, Hashable, Sendable {
  /// How many spells the estimate rests on: those that begin after the first step.
  public let spells: Int
  /// Of these, how many are seen to end.
  public let ended: Int
  /// How many are left out, being there in the first step.
  public let unknownBeginnings: Int
  /// S(1), S(2), …: the share of ties that last longer than 1, 2, … steps, up to the longest duration
  /// that is known of any spell. S(d) is the product over all t ≤ d of 1 − e(t) / r(t), e(t) being the
  /// spells that ended after t steps and r(t) those of which it is known whether they did: that lasted
  /// t steps, and whose next step is in the range.
  public let survival: [Double]

  /// The shortest duration that at most half of the ties exceed, in steps; nil when more than half
  /// are still there as far as is known.
  public var median: Int? {
    // A half that rounding has left a trifle above is a half.
    survival.firstIndex { $0 <= 0.5 + 1e-12 }.map { $0 + 1 }
  }

  /// The mean number of steps that ties last within as many steps as ``survival`` knows of and one
  /// more: 1 + S(1) + S(2) + … (the restricted mean; Royston & Parmar, *Restricted mean survival time*,
  /// BMC Med. Res. Methodol. 13, 2013). It is the mean duration when all spells are seen to end; else
  /// ties that outlast the range would raise it. Nil without spells whose end could be seen.
  public var restrictedMean: Double? {
    survival.isEmpty ? nil : survival.reduce(1, +)
  }

  /// Follows spells from step to step.
  struct Counter {
    /// The pairs that are tied in the last step, and for how many steps they have been; 0 if since
    /// before it can be known.
    private var lasting: [UInt64] = []
    private var ages: [Int] = []
    private var isFirstStep = true
    /// By duration: spells that ended after so many steps, and those that had come as far at the end.
    private var ends: [Int] = []
    private var unknownBeginnings = 0
    private var spells = 0

    /// Takes up the ties of the next step, ascending. O(ties of it and of the step before).
    mutating func add(_ ties: [UInt64]) {
      var nextAges = [Int](repeating: 1, count: ties.count)
      var entry = 0
      for (index, tie) in ties.enumerated() {
        while entry < lasting.count, lasting[entry] < tie {
          end(ages[entry])
          entry += 1
        }
        if entry < lasting.count, lasting[entry] == tie {
          nextAges[index] = ages[entry] == 0 ? 0 : ages[entry] + 1
          entry += 1
        } else if isFirstStep {
          nextAges[index] = 0
          unknownBeginnings += 1
        } else {
          spells += 1
        }
      }
      while entry < lasting.count {
        end(ages[entry])
        entry += 1
      }
      (lasting, ages, isFirstStep) = (ties, nextAges, false)
    }

    private mutating func end(_ age: Int) {
      guard age > 0 else { return }
      while ends.count <= age { ends.append(0) }
      ends[age] += 1
    }

    /// The estimate, the last step being the one added last.
    func durations() -> TieDurations {
      let ongoing = ages.filter { $0 > 0 }
      // Of a spell of age a in the last step it is known that it lasted longer than a − 1.
      let longest = max(ends.count - 1, (ongoing.max() ?? 0) - 1)
      var known = [Int](repeating: 0, count: max(0, longest) + 2)
      for age in ends.indices { known[age] += ends[age] }
      for age in ongoing { known[age - 1] += 1 }
      var survival: [Double] = []
      var share = 1.0
      var atRisk = known.dropFirst().reduce(0, +)
      for age in 1..<max(1, longest + 1) {
        let ended = age < ends.count ? ends[age] : 0
        share *= 1 - Double(ended) / Double(atRisk)
        survival.append(share)
        atRisk -= known[age]
      }
      return TieDurations(
        spells: spells, ended: ends.reduce(0, +), unknownBeginnings: unknownBeginnings,
        survival: survival)
    }
  }
}
