import Camarilla
import Testing

@testable import CamarillaImport

@Suite struct TableMappingTests {
  @Test func flagsMakeSeveralRelationshipsOfARow() throws {
    let imported = try Imported(
      """
      a,b,year,defense,neutrality
      x,y,1816,1,0
      x,z,1816,1,1
      y,z,1816,0,0

      """,
      """
      kinds: {neutrality: {sign: 0}, defense: {sign: +1, directed: true}}
      source: a
      target: b
      when: {year: year}
      relationships:
        - {kind: defense, if: {defense: 1}}
        - {kind: neutrality, if: {neutrality: 1}, weight: {constant: 0.5}}
      """)
    #expect(imported.claims == ["defense x–y 1816", "defense x–z 1816", "neutrality x–z 1816"])
    #expect(imported.chronicle.relationships.map(\.weight) == [1, 1, 0.5])
    #expect(
      imported.chronicle.kind(named: "defense")
        == RelationshipKind(name: "defense", sign: .positive, isDirected: true))
    #expect(imported.skips == ["1× no relationship of the mapping has its condition met"])
    #expect(imported.report.rows == 3)
    #expect(imported.report.usedRows == 2)
    #expect(imported.report.relationships == 3)
  }

  @Test func kindsGoByValueThenPrefixThenRange() throws {
    let imported = try Imported(
      """
      a,b,code,when
      x,y,14,1900
      x,y,141,1901
      x,y,1411,1902
      x,y,15,1903
      x,y,7,1904
      x,y,07.0,1905
      x,y,99,1906
      x,y,what,1907

      """,
      """
      source: a
      target: b
      when: when
      kind:
        column: code
        values: {"141": {kind: appointment, reverse: true}, "99": skip}
        prefixes: {"14": rivalry, "1": denunciation}
        ranges: {"0..<8": alliance}
        otherwise: appointment
      """)
    #expect(
      imported.claims == [
        "rivalry x–y 1900", "appointment y–x 1901", "rivalry x–y 1902", "denunciation x–y 1903",
        "alliance x–y 1904", "alliance x–y 1905", "appointment x–y 1907",
      ])
    #expect(imported.skips == ["1× 'code' is '99', which the mapping skips"])
  }

  @Test func aKindMayStandInItsColumnByName() throws {
    let imported = try Imported(
      "a,b,k,when\nx,y,rivalry,1900\n", "source: a\ntarget: b\nwhen: when\nkind: {column: k}\n")
    #expect(imported.claims == ["rivalry x–y 1900"])
    #expect(
      faults(
        "a,b,k,when\nx,y,rivalri,1900\n", "source: a\ntarget: b\nwhen: when\nkind: {column: k}")
        == [
          "t.csv:2:5: error: 'k' is 'rivalri' in 1 row, of which the mapping says nothing"
            + " — did you mean 'rivalry'?"
        ])
  }

  @Test func figuresHaveNamesDatesAndAttributes() throws {
    let imported = try Imported(
      """
      id1,first1,last1,id2,born2,region2,when
      1,Ada,Low,2,1815,north,1900
      2,Bo,,1,,,1901
      2,Bob,,1,,south,1902

      """,
      """
      source: {id: id1, name: {join: [first1, last1], with: " "}}
      target: {id: id2, born: {year: born2}, attributes: {region: region2}}
      kind: alliance
      when: when
      """)
    #expect(imported.chronicle.figures.map(\.name) == ["Ada Low", "Bo"])
    #expect(imported.chronicle.figure(id: "2")?.born?.description == "1815")
    #expect(
      imported.chronicle.figure(id: "2")?.attributes == [Attribute(name: "region", value: "north")])
    #expect(
      imported.chronicle.figure(id: "1")?.attributes == [Attribute(name: "region", value: "south")])
    // What contradicts an earlier row is told.
    #expect(
      imported.report.warnings.map(\.description) == [
        "t.csv:4:3: warning: figure '2' has the name 'Bob' here and had 'Bo' before, which is kept"
      ])
  }

  @Test func idsMayBeJoinedWithConstants() throws {
    let imported = try Imported(
      "a,b,y\n1,2,1900\n",
      """
      source: {id: {join: [{constant: Q}, a]}}
      target: {id: {join: [b, {constant: x}, a], with: "-"}}
      kind: alliance
      when: {year: y}
      """)
    #expect(imported.claims == ["alliance Q1–2-x-1 1900"])
  }

  @Test func weightsAndConfidencesAreNumbersOrLookedUp() throws {
    let imported = try Imported(
      """
      a,b,y,score,grade
      x,y,1900,-4.5,A
      x,y,1901,,?
      x,y,1902,0,A
      x,y,1903,12,
      x,y,1904,1e1,0.25

      """,
      mapping(
        """
        when: {year: y}
        weight: {column: score, absolute: true, scale: 2, ranges: {"0": skip, ">11": 7}}
        confidence: {column: grade, values: {A: 1, "?": 0.5}}
        """))
    #expect(imported.chronicle.relationships.map(\.weight) == [9, 1, 14, 20])
    #expect(imported.chronicle.relationships.map(\.confidence) == [1, 0.5, 1, 0.25])
    #expect(imported.skips == ["1× 'score' is '0', which the mapping skips"])
  }

  @Test func citationsHaveSourcesAndLocators() throws {
    let imported = try Imported(
      "a,b,y,page,ref\nx,y,1900,12,Tacitus\nx,z,1901,,\n",
      mapping(
        """
        sources:
          book: {title: The Book, author: An Author, published: 1999, shelf: C4}
        when: {year: y}
        citation:
          - {source: book, locator: page}
          - {source: book, locator: {line: L}}
          - {source: {column: ref}}
        post: {column: page, values: {"12": Twelfth}}
        note: {join: [a, b], with: " & "}
        keep: {leaf: page}
        """
      ).replacing("post: {column: page, values: {\"12\": Twelfth}}", with: "post: ref"))
    let first = imported.chronicle.relationships[0]
    #expect(first.citations.map(\.description) == ["book#12", "book#L2", "Tacitus"])
    #expect(first.post == "Tacitus")
    #expect(first.note == "x & y")
    #expect(first.attributes == [Attribute(name: "leaf", value: "12")])
    let second = imported.chronicle.relationships[1]
    #expect(second.citations.map(\.description) == ["book", "book#L3"])
    #expect(second.post == nil)
    let book = imported.chronicle.source(id: "book")
    #expect(book?.author == "An Author")
    #expect(book?.attributes == [Attribute(name: "shelf", value: "C4")])
    #expect(imported.chronicle.source(id: "Tacitus")?.title == "Tacitus")
  }

  @Test func rowsAreSkippedByConditions() throws {
    let imported = try Imported(
      """
      a,b,y,sector,score
      x,y,1900,IGO,1
      x,y,1901,GOV,-3
      x,y,1902,,2
      x,x,1903,GOV,2
      ,y,1904,GOV,2
      x,,1904,GOV,2
      x,y,,GOV,2
      x,y,1905,GOV,2

      """,
      mapping(
        """
        skip:
          - {sector: [IGO, NGO]}
          - {sector: GOV, score: {range: "<0"}}
          - {sector: ""}
        when: {year: y}
        """))
    #expect(imported.dates == ["1905"])
    #expect(
      imported.skips == [
        "1× 'sector' is 'IGO' or 'NGO', which the mapping skips",
        "1× 'sector' is 'GOV' and 'score' lies in '<0', which the mapping skips",
        "1× 'sector' is blank, which the mapping skips", "1× both ends are the same figure",
        "1× no source", "1× no target", "1× no date",
      ])
    #expect(imported.report.skips.map(\.first.line) == [2, 3, 4, 5, 6, 7, 8])
    #expect(imported.report.skippedRows + imported.report.usedRows == imported.report.rows)
  }

  @Test func conditionsKnowValuesBeginningsAndRanges() throws {
    func kept(_ condition: String) throws -> [String] {
      try Imported(
        "a,b,c,y\nx,y,140,1\nx,y,14,2\nx,y,-3,3\nx,y,word,4\n",
        "source: a\ntarget: b\nkind: alliance\nwhen: {year: y}\nif: {c: \(condition)}"
      ).dates.map { String($0.last!) }
    }
    #expect(try kept("14") == ["2"])
    #expect(try kept("[14, word]") == ["2", "4"])
    #expect(try kept("{not: 14}") == ["1", "3", "4"])
    #expect(try kept("{prefix: 14}") == ["1", "2"])
    #expect(try kept("{prefix: 14, not: 14}") == ["1"])
    #expect(try kept("{range: ..14}") == ["2", "3"])
    #expect(try kept("{range: [..-1, 100..]}") == ["1", "3"])
  }
}
