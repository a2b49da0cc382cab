import Camarilla
import CamarillaFormats
import TestSupport
import Testing

/// Dates as people write them into tables, in every column that has any.
@Suite struct WrittenDatesTests {
  private func chronicle(_ table: String) throws -> Chronicle {
    try inTemporaryFolder { folder in
      try write(table, to: folder + "/t.csv")
      return try Chronicle(contentsOf: folder + "/t.csv")
    }
  }

  private func remarks(_ chronicle: Chronicle) -> [String] {
    chronicle.warnings.filter { $0.rule == .dateNotation }.map(\.description)
  }

  @Test func inAWhenColumn() throws {
    let read = try chronicle(
      "kind,source,target,when\nalliance,a,b,1539-40\nalliance,a,c,44 BCE\nalliance,a,d,1539-40\n")
    #expect(
      read.relationships.map(\.when.description) == ["1539/1540", "-0043", "1539/1540"])
    let remarks = remarks(read)
    #expect(remarks.count == 2)
    #expect(remarks[0].contains("/t.csv:2:14: warning: '1539-40' is read as the years 1539/1540"))
    #expect(remarks[1].hasSuffix("is read as 44 BCE — did you mean -0043?"))
  }

  @Test(arguments: [
    ("1539-40,1545", "1539/1545"), ("1535,1539-40", "1535/1540"), ("1539-40,", "1539/1540"),
    ("63 BC,44 BC", "-0062/-0043"), ("1532-45,..", "1532/.."), (",1539-40", "/1540"),
  ])
  func inStartAndEnd(_ ends: String, _ period: String) throws {
    let read = try chronicle("kind,source,target,start,end\nalliance,a,b,\(ends)\n")
    #expect(read.relationships.map(\.when.description) == [period])
    #expect(!remarks(read).isEmpty)
  }

  @Test func inAStartAlone() throws {
    let read = try chronicle("kind,source,target,start\nalliance,a,b,1539-40\n")
    #expect(read.relationships.map(\.when.description) == ["1539/1540"])
  }

  @Test func inLives() throws {
    try inTemporaryFolder { folder in
      try write("id,name,born,died\na,A,1539-40,63 BC\n", to: folder + "/figures.csv")
      try write("kind,source,target,when\n", to: folder + "/relationships.csv")
      do throws(FormatsError) {
        _ = try Chronicle(contentsOf: folder)
        Issue.record("a death before the birth was taken")
      } catch {
        guard case .invalid(let invalid) = error else { throw error }
        #expect(invalid.problems.filter { $0.rule == .dateNotation }.count == 2)
        #expect(
          invalid.problems.contains {
            $0.message == "'a' dies in -0062, before being born in [1539..1540]"
          })
      }
    }
  }

  /// A part of a year whose number could be a year stays one, from the folder and back.
  @Test func partsOfAYearComeBack() throws {
    var builder = Chronicle.Builder(infersFigures: true)
    builder.add(Figure(id: "a", name: "A", born: try HistoricalDate("1900-21")))
    for when in ["1914-22", "1926-22", "1539-40", "[1914-22]"] {
      builder.add(
        Relationship(kind: "alliance", source: "a", target: "b", when: try Period(when)))
    }
    let chronicle = try builder.build()
    try inTemporaryFolder { folder in
      try chronicle.write(toPackage: folder + "/c")
      let back = try Chronicle(contentsOf: folder + "/c")
      #expect(back.figures == chronicle.figures)
      #expect(
        back.relationships.map(\.when.description) == [
          "1914-22", "1926-22", "1539-40", "[1914-22]",
        ])
      #expect(remarks(back).isEmpty)
    }
  }

  @Test func bothReadingsAreSuggested() throws {
    do {
      _ = try chronicle("kind,source,target,when\nalliance,a,b,12/04/1533\n")
      Issue.record("12/04/1533 was read")
    } catch FormatsError.invalid(let invalid) {
      #expect(invalid.problems.map(\.suggestion) == ["1533-04-12 or 1533-12-04"])
    }
  }
}
