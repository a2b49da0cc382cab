import Camarilla
import CamarillaFormats
import TestSupport
import Testing

/// What many rows say alike is made into values once each; here, whether they are the right ones.
@Suite struct RepeatedTextsTests {
  private func read(_ rows: [String]) throws -> Chronicle {
    let table = "kind,source,target,when\n" + rows.joined(separator: "\n") + "\n"
    return try inTemporaryFolder { folder in
      try write(table, to: folder + "/relationships.csv")
      return try Chronicle(contentsOf: folder + "/relationships.csv")
    }
  }

  /// Names of every length up to 60 bytes, many of which differ in one byte only.
  @Test func everyNameAndDateIsTheOneThatWasWritten() throws {
    var generator = SeededGenerator(seed: 24)
    let letters = Array("abcdefghijklmnopqrstuvwxyzабвé-_0123456789")
    var names: [String] = []
    for number in 0..<3000 {
      var name = Array(repeating: letters[number % 3], count: 1 + number % 45)
      name[Int.random(in: name.indices, using: &generator)] = letters.randomElement(
        using: &generator)!
      names.append(String(name) + (number % 2 == 0 ? "" : "\(number)"))
    }
    func day() -> String {
      let year = Int.random(in: 1800...1999, using: &generator)
      return "\(year)-\(Int.random(in: 10...12, using: &generator))-1\(year % 10)"
    }
    var drawn: [[String]] = []
    for row in 0..<6000 {
      let source = names.randomElement(using: &generator)!
      var target = source
      while target == source { target = names.randomElement(using: &generator)! }
      let first = day()
      let when = [first, "\(first)/..", "\(first)/2001-05-09", "\(first.prefix(4))~"][row % 4]
      drawn.append(["alliance", source, target, when])
    }
    let chronicle = try read(drawn.map { $0.joined(separator: ",") })
    let found = chronicle.relationships.map {
      [$0.kind, $0.source.rawValue, $0.target.rawValue, $0.when.description]
    }
    #expect(found == drawn)
  }

  /// More distinct days and intervals than the first table of them holds by far, each twice.
  @Test func everyDayIsTheOneThatWasWritten() throws {
    var days: [String] = []
    for year in 1700...1999 {
      for month in 10...12 {
        for day in 10...28 { days.append("\(year)-\(month)-\(day)") }
      }
    }
    let periods = days + zip(days, days.dropFirst(40)).map { "\($0)/\($1)" }
    let drawn = periods + periods.reversed()
    let chronicle = try read(drawn.map { "alliance,a,b,\($0)" })
    #expect(chronicle.relationships.map(\.when.description) == drawn)
  }

  @Test func aPeriodWrittenInTwoWaysIsOnePeriod() throws {
    let chronicle = try read(["alliance,a,b,2004?", "alliance,a,b,?2004", "alliance,a,b,2004"])
    #expect(chronicle.warnings.map(\.rule).contains(.exactDuplicate))
    #expect(chronicle.relationships[0].when == chronicle.relationships[1].when)
  }
}
