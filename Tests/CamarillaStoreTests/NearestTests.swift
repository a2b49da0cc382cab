import Camarilla
import CamarillaFormats
import CamarillaStore
import LongWork
import TestSupport
import Testing

/// What a store is asked for that isn't read.
@Suite struct NearestTests {
  /// The same by looking at every relationship.
  private func nearest(
    outside days: ClosedRange<CalendarDay>, in chronicle: Chronicle
  ) -> (before: CalendarDay?, after: CalendarDay?) {
    let bounds = chronicle.relationships.map { $0.when.bounds() }
    return (
      bounds.map(\.1).filter { $0 < days.lowerBound }.max(),
      bounds.map(\.0).filter { $0 > days.upperBound }.min()
    )
  }

  @Test func whatHoldsNearestIsFoundByTheIndex() throws {
    try inTemporaryFolder { folder in
      for seed in 0..<40 as Range<UInt64> {
        var edtf = RandomEDTF(seed: seed)
        var random = SeededGenerator(seed: seed)
        var texts = (0..<Int.random(in: 1...40, using: &random)).map { _ in edtf.period() }
        for _ in 0..<30 {
          let (a, length) = (
            Int.random(in: 1900...1960, using: &random), Int.random(in: 0...30, using: &random)
          )
          texts += ["\(a)/\(a + length)", "\(a)-05-14", "../\(a)", "\(a)/..", "\(a)~"]
        }
        texts = texts.filter { (try? Period($0)) != nil }.shuffled(using: &random)
        // Few periods leave gaps.
        var chronicles = RandomChronicle(
          seed: seed, periods: Array(texts.prefix(seed % 2 == 0 ? 4 : 100)))
        let whole = try chronicles.make()
        let path = folder + "/x.camarilla"
        try ChronicleStore.write(whole, to: path)
        let store = try ChronicleStore(path: path)
        #expect(try store.years() == whole.years, "seed \(seed)")
        for _ in 0..<20 {
          let first = Int.random(
            in: [1850...2050, -50...10, 1900...1960].randomElement(using: &random)!, using: &random)
          let last = first + Int.random(in: 0...5, using: &random)
          let days = CalendarDay.first(ofYear: first)...CalendarDay.last(ofYear: last)
          let found = try store.nearest(outside: days)
          let expected = nearest(outside: days, in: whole)
          // Between what holds then nobody asks for the nearest.
          let isHeld = whole.relationships.contains {
            let (start, end) = $0.when.bounds()
            return start <= days.upperBound && end >= days.lowerBound
          }
          if isHeld { continue }
          #expect(found.before == expected.before, "seed \(seed), \(first) to \(last)")
          #expect(found.after == expected.after, "seed \(seed), \(first) to \(last)")
        }
      }
    }
  }

  /// Reading comes to an end where nobody waits for it.
  @Test func readingIsBrokenOff() throws {
    try inTemporaryFolder { folder in
      var builder = Chronicle.Builder(title: "many")
      for number in 0...1 { builder.add(Figure(id: "f\(number)", name: "F \(number)")) }
      for number in 0..<20_000 {
        builder.add(
          Relationship(
            kind: "alliance", source: "f\(number % 2)", target: "f\((number + 1) % 2)",
            when: try Period("\(1800 + number % 100)")))
      }
      let path = folder + "/x.camarilla"
      try ChronicleStore.write(try builder.build(), to: path)
      let store = try ChronicleStore(path: path)
      for read in [{ try store.chronicle() }, { try store.chronicle(during: 1800...1900) }] {
        let cancellation = Cancellation()
        let monitor = WorkMonitor(cancellation: cancellation)
        cancellation.cancel()
        #expect(
          throws: FormatsError.readFailed(path: path, reason: "nobody waits for it any longer")
        ) {
          _ = try monitor.perform { try read() }
        }
        // The store is as good as before.
        #expect(try read().relationships.count == 20_000)
      }
    }
  }
}
