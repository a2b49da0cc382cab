import LongWork
import Testing

@testable import Camarilla

/// A sweep that nobody waits for is soon through, and has as many snapshots as ever.
@Suite struct CancelledSweepTests {
  @Test func itGoesOnWithNothingInIt() throws {
    var builder = Chronicle.Builder(title: "Two")
    for name in ["a", "b"] { builder.add(Figure(id: Figure.ID(name), name: name)) }
    builder.add(
      Relationship(kind: "alliance", source: "a", target: "b", when: try Period("1900/1950")))
    let sweep = try builder.build().sweep(years: 1910...1940)
    let cancellation = Cancellation()
    let monitor = WorkMonitor(cancellation: cancellation)
    let counts = monitor.perform {
      sweep.enumerated().map { index, snapshot in
        if index == 10 { cancellation.cancel() }
        return snapshot.relationships.count
      }
    }
    #expect(counts.count == 31)
    #expect(counts[...10].allSatisfy { $0 == 1 })
    #expect(counts[11...].allSatisfy { $0 == 0 })
    #expect(sweep.allSatisfy { $0.relationships.count == 1 })
  }
}
