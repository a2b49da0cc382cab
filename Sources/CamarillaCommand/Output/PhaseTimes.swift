import Synchronization

/// What the phases of a command took, each told once when the command ends, however many pieces its work had.
///
/// Of work within work, such as rows that are written as they are worked out, every second counts to one phase.
final class PhaseTimes: Sendable {
  private struct Ledger {
    var isAsked = false
    var entries: [Phases.Phase: (duration: Duration, peakBytes: Int)] = [:]
    var total = Duration.zero
  }

  private let ledger = Mutex(Ledger())

  /// Work of a phase that has begun, while times are kept.
  struct Beginning {
    fileprivate let time: ContinuousClock.Instant
    fileprivate let total: Duration
  }

  /// From now on times are kept, to be told.
  func ask() { ledger.withLock { $0.isAsked = true } }

  /// - Returns: nil where nobody asked, so that no clock is read for each of many pieces.
  func begin() -> Beginning? {
    ledger.withLock { $0.isAsked ? Beginning(time: .now, total: $0.total) : nil }
  }

  func end(_ phase: Phases.Phase, since beginning: Beginning?) {
    guard let beginning else { return }
    ledger.withLock { ledger in
      let whole = ContinuousClock.now - beginning.time
      let own = whole - (ledger.total - beginning.total)
      ledger.total += own
      let known = ledger.entries[phase]?.duration ?? .zero
      ledger.entries[phase] = (known + own, Phases.peakBytes)
    }
  }

  /// A line for each phase that there was, in the order in which work goes, as an object in JSON.
  var lines: [String] {
    let entries = ledger.withLock { $0.entries }
    return Phases.Phase.allCases.compactMap { phase in
      entries[phase].map {
        #"{"phase":"\#(phase.rawValue)","seconds":\#($0.duration / .seconds(1)),"peakBytes":\#($0.peakBytes)}"#
      }
    }
  }
}
