import Camarilla
import Foundation
import TestSupport
import Testing

@testable import CamarillaImport

/// Figures of whom rows say different things of different times.
@Suite struct FigureHistoryTests {
  private func figure(_ rows: String, _ more: String = "") throws -> (Figure?, ImportReport) {
    let imported = try Imported(
      files: ["p.csv": "id,name,from,to,seat\n" + rows, "t.csv": "a,b\nx,y\n"],
      """
      figures: {file: p.csv, id: id, name: name, born: from, died: to, attributes: [seat], unlisted: add\(more)}
      tables: [{file: t.csv, source: a, target: b, kind: alliance, when: none}]
      """)
    return (imported.chronicle.figure(id: "x"), imported.report)
  }

  private func attributes(_ figure: Figure?) -> [String] {
    figure?.attributes.map { "\($0.name): \($0.value)" } ?? []
  }

  @Test func severalLivesAreKept() throws {
    let (figure, report) = try figure(
      "x,Korea,1887,1905,Seoul\nx,Korea,1948,1990,Seoul\nx,Korea,1992,,Seoul\n")
    #expect(figure?.born?.description == "1887")
    #expect(figure?.died == nil)
    #expect(attributes(figure) == ["seat: Seoul", "spells: 1887/1905; 1948/1990; 1992/"])
    #expect(report.figuresOfSeveralLives == 1 && report.changingFigures == 0)
    #expect(report.warnings.isEmpty)
  }

  @Test func theOrderOfRowsDoesNotMatter() throws {
    let rows = [
      "x,Prussia,1816,1870,Berlin\n", "x,Germany,1871,1945,Berlin\n", "x,Germany,1990,,Bonn\n",
    ]
    var found: Set<[String]> = []
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
      let (figure, report) = try figure(order.map { rows[$0] }.joined())
      #expect(figure?.name == "Germany" && figure?.born?.description == "1816")
      #expect(figure?.died == nil)
      #expect(report.warnings.isEmpty)
      found.insert(attributes(figure))
    }
    #expect(
      found == [
        [
          "seat: Bonn", "spells: 1816/1945; 1990/",
          "name-history: Prussia (1816/1870); Germany (1871/)",
          "seat-history: Berlin (1816/1945); Bonn (1990/)",
        ]
      ])
  }

  @Test func namesMayBeDatedByThemselves() throws {
    let files = [
      "n.csv": "id,name,since,until\nx,Sardinia,1815,1861-03-16\nx,Italy,1861-03-17,\ny,Rome,,\n",
      "t.csv": "a,b\nx,y\n",
    ]
    let imported = try Imported(
      files: files,
      """
      figures: {file: n.csv, id: id, name: name, when: {start: since, end: until}}
      tables: [{file: t.csv, source: a, target: b, kind: alliance, when: none}]
      """)
    let figure = imported.chronicle.figure(id: "x")
    #expect(figure?.name == "Italy" && figure?.born == nil)
    #expect(
      attributes(figure) == ["name-history: Sardinia (1815/1861-03-16); Italy (1861-03-17/)"])
    #expect(imported.chronicle.figure(id: "y")?.name == "Rome")
    #expect(imported.report.changingFigures == 1)
  }

  /// The example of the documentation: a table with a row a life, and one with a row a name.
  @Test func theDocumentationsExampleHasWhatItSays() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Documentation/IMPORTING.md")
    let text = try String(contentsOf: path, encoding: .utf8)
    let section = try #require(text.components(separatedBy: "### What changes\n").last)
    let example = try #require(section.components(separatedBy: "```").dropFirst().first)
    let imported = try Imported(
      files: [
        "states.csv": "code,from,to\nita,1815,1943\nita,1945,\npol,1918,1939\npol,1945,\n",
        "names.csv": "code,name,since,until\nita,Sardinia,1815,1861-03-16\nita,Italy,1861-03-17,\n"
          + "pol,Poland,,\n",
        "t.csv": "a,b\nita,pol\n",
      ],
      example.replacing("yaml\n", with: "")
        + "tables: [{file: t.csv, source: a, target: b, kind: alliance, when: none}]\n")
    #expect(imported.report.warnings.isEmpty)
    #expect(imported.chronicle.figures.map(\.name) == ["Italy", "Poland"])
    #expect(
      imported.chronicle.figures.map { attributes($0) } == [
        [
          "spells: 1815/1943; 1945/",
          "name-history: Sardinia (1815/1861-03-16); Italy (1861-03-17/)",
        ], ["spells: 1918/1939; 1945/"],
      ])
    #expect(section.contains("`Sardinia (1815/1861-03-16); Italy (1861-03-17/)`"))
  }

  /// A life that may begin when the one before it is over does, whichever of the two dates is finer.
  @Test func livesMayMeetWithinADate() throws {
    for (first, last, spells) in [
      ("1816,1940", "1940-06-01,1990", nil), ("1816,1940-06-01", "1940,1990", nil),
      ("1816,1940", "1940,1990", nil), ("1816,194X", "1943-05,1990", nil),
      ("1816,1940-06", "1940-06-17,1990", nil),
      ("1816,1940", "1942-06-01,1990", "1816/1940; 1942-06-01/1990"),
    ] {
      for rows in [[first, last], [last, first]] {
        let (figure, report) = try figure(rows.map { "x,Ann,\($0),\n" }.joined())
        #expect(figure?.born?.description == "1816", "\(rows)")
        #expect(figure?.died?.description == "1990" && report.warnings.isEmpty, "\(rows)")
        #expect(attributes(figure) == (spells.map { ["spells: \($0)"] } ?? []), "\(rows)")
      }
    }
    for (first, last) in [("1850,1900", "1900-06,"), ("1850,1900-06-01", "1900,")] {
      for rows in [
        ["x,Beta,\(first),", "x,Gamma,\(last),"], ["x,Gamma,\(last),", "x,Beta,\(first),"],
      ] {
        let (figure, report) = try figure(rows.joined(separator: "\n") + "\n")
        #expect(figure?.name == "Gamma" && report.warnings.isEmpty, "\(rows)")
        let periods = [first, last].map { $0.replacing(",", with: "/") }
        #expect(
          attributes(figure) == ["name-history: Beta (\(periods[0])); Gamma (\(periods[1]))"],
          "\(rows)")
      }
    }
  }

  @Test func whatContradictsItselfIsTold() throws {
    // Lives that overlap are none, and two names of one time neither.
    let (figure, report) = try figure("x,Ann,1800,1850,\nx,Anna,1830,1870,\n")
    #expect(figure?.name == "Ann" && figure?.died?.description == "1850")
    #expect(
      report.warnings.map { String($0.description.prefix { $0 != ";" }) } == [
        "p.csv:3:8: warning: figure 'x' has the date of birth '1830' here and had '1800' before, which"
          + " is kept",
        "p.csv:3:13: warning: figure 'x' has the date of death '1870' here and had '1850' before, which"
          + " is kept",
        "p.csv:3:3: warning: figure 'x' has the name 'Anna' here and had 'Ann' before, which is kept",
      ])
    // A birth and an earlier death of two rows are of one life.
    let (other, told) = try self.figure("x,Ann,1800,,\nx,Ann,,1750,\n")
    #expect(other?.born?.description == "1800" && other?.died == nil)
    #expect(told.warnings.count == 1)
  }

  // MARK: Names that are told in several rows

  private func named(_ rows: String) throws -> (history: [String], warnings: [String]) {
    let imported = try Imported(
      files: ["n.csv": "id,name,since,until\n" + rows, "t.csv": "a,b\nx,y\n"],
      """
      figures:
        {file: n.csv, id: id, name: name, when: {start: since, end: until}, unlisted: add}
      tables: [{file: t.csv, source: a, target: b, kind: alliance, when: none}]
      """)
    return (
      attributes(imported.chronicle.figure(id: "x")), imported.report.warnings.map(\.message)
    )
  }

  @Test func overlappingTimesOfANameAreOne() throws {
    let (history, warnings) = try named(
      "x,Sardinia,1815,1850\nx,Sardinia,1840,1860\nx,Piedmont,1852,1855\nx,Italy,1861,1950\n")
    #expect(history == ["name-history: Sardinia (1815/1860); Italy (1861/1950)"])
    #expect(
      warnings == [
        "figure 'x' has the name 'Piedmont' here and had 'Sardinia' before, which is kept"
      ])
    // The latest name contradicts an earlier one as any other does.
    let again = try named("x,Sardinia,1815,1860\nx,Italy,1861,1950\nx,Italy,1850,1855\n")
    #expect(again.history == ["name-history: Sardinia (1815/1860); Italy (1861/1950)"])
    #expect(
      again.warnings == [
        "figure 'x' has the name 'Italy' here and had 'Sardinia' before, which is kept"
      ])
    // A row that leaves an end blank says nothing against one that has it.
    for rows in [
      "x,Sardinia,1815,\nx,Sardinia,1840,1860\n", "x,Sardinia,1840,1860\nx,Sardinia,1815,\n",
      "x,Sardinia,,1860\nx,Sardinia,1815,1840\n", "x,Sardinia,1815,1860\nx,Sardinia,1815,1860\n",
    ] {
      let found = try named(rows + "x,Italy,1861,\n")
      #expect(found.history == ["name-history: Sardinia (1815/1860); Italy (1861/)"], "\(rows)")
      #expect(found.warnings.isEmpty, "\(rows)")
    }
  }

  @Test func theLatestNameMayStandBesideAWholeLife() throws {
    let (figure, report) = try figure(
      "x,Sardinia,1815,1860,\nx,Italy,1861,1950,\nx,Italy,1815,1950,\nx,Italy,1815,,\n")
    #expect(attributes(figure).last == "name-history: Sardinia (1815/1860); Italy (1861/1950)")
    #expect(report.warnings.isEmpty)
  }

  /// Names that follow one another, told in pieces that overlap, touch or lie apart, in any order.
  @Test func piecesOfANameMakeItsTime() throws {
    var generator = SeededGenerator(seed: 29)
    for _ in 0..<150 {
      var rows: [String] = []
      var expected: [String] = []
      for (name, years) in [("A", 1800...1820), ("B", 1821...1840), ("C", 1850...1870)] {
        var (first, last) = (Int.max, Int.min)
        for _ in 0..<Int.random(in: 1...5, using: &generator) {
          let start = Int.random(in: years.lowerBound..<years.upperBound, using: &generator)
          let end = Int.random(in: start + 1...years.upperBound, using: &generator)
          rows.append("x,\(name),\(start),\(end)\n")
          (first, last) = (min(first, start), max(last, end))
        }
        expected.append("\(name) (\(first)/\(last))")
      }
      rows.shuffle(using: &generator)
      let found = try named(rows.joined())
      #expect(found.history == ["name-history: " + expected.joined(separator: "; ")], "\(rows)")
      #expect(found.warnings.isEmpty, "\(rows)")
    }
  }

  // MARK: Rows that say a part of a life

  @Test func aPartOfAnyLifeIsNoContradiction() throws {
    let lives = ["x,A,1800,1850,\n", "x,A,1860,1900,\n"]
    func spells(_ rows: [String]) throws -> (spells: [String], warnings: [String]) {
      let (figure, report) = try figure(rows.joined())
      return (attributes(figure), report.warnings.map(\.message))
    }
    let two = ["spells: 1800/1850; 1860/1900"]
    for part in ["1860,", ",1900", "1800,", ",1850", "1860,1900", "1800,1900"] {
      let found = try spells(lives + ["x,A,\(part),\n"])
      #expect(found.spells == two && found.warnings.isEmpty, "\(part)")
    }
    // A later row completes the life of which it says something.
    for rows in [
      ["1800,1850", "1860,", ",1900"], ["1860,", "1800,1850", "1860,1900"],
      ["1860,1900", ",1850", "1800,1850"],
    ] {
      let found = try spells(rows.map { "x,A,\($0),\n" })
      #expect(found.spells == two && found.warnings.isEmpty, "\(rows)")
    }
    // What contradicts a life is told of that one.
    for (row, what, here, before) in [
      ("1870,", "birth", "1870", "1860"), ("1800,1840", "death", "1840", "1850"),
      ("1860,1890", "death", "1890", "1900"), ("1810,1850", "birth", "1810", "1800"),
    ] {
      let found = try spells(lives + ["x,A,\(row),\n"])
      #expect(found.spells == two)
      #expect(
        found.warnings == [
          "figure 'x' has the date of \(what) '\(here)' here and had '\(before)' before, which is"
            + " kept"
        ])
    }
  }

  @Test func whileBothLiveKnowsOfGaps() throws {
    let imported = try Imported(
      files: [
        "p.csv":
          "id,from,to\npol,1918-11-03,1939-09-27\npol,1945-06-28,\nlit,1918-02-16,1940-06-15\n"
          + "lit,1991-09-06,\ncze,1918-10-28,1939-03-15\nyug,1917,1941\ngdr,1949,1990\n",
        "t.csv": "a,b\npol,lit\npol,yug\ncze,gdr\n",
      ],
      """
      figures: {file: p.csv, id: id, born: from, died: to}
      tables: [{file: t.csv, source: a, target: b, kind: alliance, when: lives}]
      """)
    #expect(
      imported.claims == [
        "alliance pol–lit 1918-11-03/1939-09-27", "alliance pol–lit 1991-09-06/",
        "alliance pol–yug 1918-11-03/1939-09-27",
      ])
    #expect(imported.skips == ["1× the two never lived at one time"])
  }

  /// Against days that are gone through one by one: two figures of several lives each.
  @Test func commonLivesAreThoseOfTheDays() throws {
    var generator = SeededGenerator(seed: 17)
    for _ in 0..<200 {
      func lives() -> [ClosedRange<Int>] {
        var lives: [ClosedRange<Int>] = []
        var year = 1800
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
          let start = year + Int.random(in: 2...6, using: &generator)
          let end = start + Int.random(in: 0...6, using: &generator)
          lives.append(start...end)
          year = end
        }
        return lives
      }
      let (a, b) = (lives(), lives())
      func rows(_ id: String, _ lives: [ClosedRange<Int>]) -> [String] {
        lives.map { "\(id),\($0.lowerBound),\($0.upperBound)\n" }
      }
      let imported = try Imported(
        files: [
          "p.csv": "id,from,to\n"
            + (rows("a", a) + rows("b", b)).shuffled(using: &generator).joined(),
          "t.csv": "a,b\na,b\n",
        ],
        """
        figures: {file: p.csv, id: id, born: from, died: to}
        tables: [{file: t.csv, source: a, target: b, kind: alliance, when: lives}]
        """)
      let years = (1800...1860).filter { year in
        a.contains { $0.contains(year) } && b.contains { $0.contains(year) }
      }
      let found = imported.chronicle.relationships.flatMap { claim -> [Int] in
        let ends = claim.when.description.split(separator: "/").compactMap { Int($0) }
        return Array(ends[0]...ends[1])
      }
      #expect(found.sorted() == years, "\(a) \(b)")
    }
  }
}
