import Camarilla
import TestSupport
import Testing

@testable import CamarillaImport

/// Conditions of conditions.
@Suite struct ConditionTests {
  private static let table = "a,b,c,d,y\nx,y,1,p,1\nx,y,1,q,2\nx,y,2,p,3\nx,y,2,q,4\n"

  private func kept(_ condition: String, table: String = Self.table) throws -> [String] {
    try Imported(table, mapping("when: {year: y}\nif: \(condition)")).dates.map {
      String($0.last!)
    }
  }

  @Test func anyAllAndNotGoTogether() throws {
    #expect(try kept("{any: [{c: 1}, {d: p}]}") == ["1", "2", "3"])
    #expect(try kept("{all: [{c: 1}, {d: p}]}") == ["1"])
    #expect(try kept("{not: {c: 1, d: p}}") == ["2", "3", "4"])
    #expect(try kept("{not: [{c: 1}, {d: p}]}") == ["4"])
    #expect(try kept("{c: 2, not: {d: p}}") == ["4"])
    #expect(
      try kept("{any: [{all: [{c: 1}, {d: q}]}, {not: {any: [{c: 1}, {d: q}]}}]}") == ["2", "3"])
    #expect(try kept("[{c: 1, d: p}, {not: {c: 1}}]") == ["1", "3", "4"])
    #expect(try kept("{c: {range: 1..}, not: {d: {prefix: q}}}") == ["1", "3"])
  }

  @Test func columnsOfThoseNamesAreStillColumns() throws {
    let table = "a,b,any,not,y\nx,y,1,p,1\nx,y,2,q,2\n"
    #expect(try kept("{any: 1}", table: table) == ["1"])
    #expect(try kept("{any: [2, 3], not: q}", table: table) == ["2"])
  }

  @Test func skippedRowsAreToldInWords() throws {
    let imported = try Imported(
      Self.table, mapping("when: {year: y}\nskip: {c: 1, any: [{d: p}, {not: {d: [p, q]}}]}"))
    #expect(
      imported.skips == [
        "1× 'c' is '1' and ('d' is 'p' or not ('d' is 'p' or 'q')), which the mapping skips"
      ])
  }

  /// Against conditions that are worked out on the values themselves.
  @Test func conditionsAreWhatTheirPartsSay() throws {
    var generator = SeededGenerator(seed: 29)
    func make(_ depth: Int) -> (yaml: String, holds: (Int, Int) -> Bool) {
      switch depth == 0 ? 0 : Int.random(in: 0...3, using: &generator) {
      case 0:
        let value = Int.random(in: 0...2, using: &generator)
        return Bool.random(using: &generator)
          ? ("{c: \(value)}", { c, _ in c == value }) : ("{d: \(value)}", { _, d in d == value })
      case 1:
        let part = make(depth - 1)
        return ("{not: \(part.yaml)}", { !part.holds($0, $1) })
      case 2:
        let (a, b) = (make(depth - 1), make(depth - 1))
        return ("{any: [\(a.yaml), \(b.yaml)]}", { a.holds($0, $1) || b.holds($0, $1) })
      default:
        let (a, b) = (make(depth - 1), make(depth - 1))
        return ("{all: [\(a.yaml), \(b.yaml)]}", { a.holds($0, $1) && b.holds($0, $1) })
      }
    }
    let pairs = (0...2).flatMap { c in (0...2).map { (c, $0) } }
    let table =
      "a,b,c,d,y\n" + pairs.enumerated().map { "x,y,\($1.0),\($1.1),\($0 + 1)\n" }.joined()
    for _ in 0..<150 {
      let (yaml, holds) = make(3)
      let expected = pairs.enumerated().filter { holds($1.0, $1.1) }.map { "\($0.offset + 1)" }
      #expect(try kept(yaml, table: table) == expected, "\(yaml)")
    }
  }

  @Test func brokenConditionsAreTold() {
    func fault(_ condition: String) -> String {
      faults(Self.table, mapping("when: none\nif: \(condition)")).joined(separator: "\n")
    }
    #expect(fault("{all: [{c: 1}, []]}").contains("an empty list is no condition"))
    #expect(fault("{any: [{c: 1}, d]}").contains("the word 'd' is no condition"))
  }
}
