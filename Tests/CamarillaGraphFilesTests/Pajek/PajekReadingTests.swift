import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import Testing

/// Files as Pajek and others write them, with contents that are known.
@Suite struct PajekReadingTests {
  private func read(_ text: String) throws -> GraphDocument {
    try Pajek.read(TableInput(name: "x.net", bytes: Array(text.utf8)))
  }

  private func lines(_ document: GraphDocument) -> [String] {
    let kinds = document.edges.columns.first { $0.name == "kind" }?.values ?? TextColumn()
    return (0..<document.edges.count).map { edge in
      let ends = [document.edges.sources[edge], document.edges.targets[edge]]
        .map { document.nodes.ids[Int($0)] }
        .joined(separator: document.edges.directed[edge] ? ">" : "-")
      let spells = document.edges.spells.spells(ofRow: Int32(edge))
        .map { "\(document.periods[document.edges.spells.periods[$0]])" }
      return
        ([
          ends, "\(document.edges.weights[edge])", kinds[edge], document.edges.parts[edge],
          document.edges.labels[edge],
        ] + spells).filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  /// A partition is of the vertices that are declared, whatever else lines name.
  @Test func partitionsBesideAddedVertices() throws {
    let document = try read(
      "*Vertices 2\n1 a\n2 b\n*Edges\n1 2\n2 3\n*Partition side\n*Vertices 2\n5\n6\n")
    #expect(document.nodes.ids == ["a", "b", "3"])
    let column = try #require(document.nodes.columns.first { $0.name == "side" })
    #expect((0..<3).map { column.values[$0] } == ["5", "6", ""])
    #expect(document.problems.map(\.rule) == [.unknownFigure])
    let other = try read(
      "*Vertices 2\n1 a\n2 b\n*Edges\n1 2\n2 3\n*Partition side\n*Vertices 3\n5\n6\n7\n")
    #expect(!other.nodes.columns.contains { $0.name == "side" })
  }

  /// Weights as they are read everywhere: a typographer's minus and a decimal comma mean numbers.
  @Test func weightsThatMeanNumbers() throws {
    let document = try read(
      "*Vertices 3\n1 a\n2 b\n3 c\n*Edges\n1 2 \u{2212}2\n2 3 1,5\n1 3 abc\n")
    #expect(lines(document) == ["a-b -2.0", "b-c 1.5", "a-c 1.0"])
    #expect(document.problems.count == 2)
    let matrix = try read("*Vertices 2\n1 a\n2 b\n*Matrix\n0 \u{2212}3\n0 0\n")
    #expect(lines(matrix) == ["a>b -3.0"])
  }

  /// The example of Batagelj's page on the format, shortened.
  @Test func aPlainNetwork() throws {
    let document = try read(
      """
      % Example network\r
      % by Vladimir Batagelj, April 2003\r
      *Vertices  4\r
        1 "a"     0.1020  0.3226\r
        2 "b"     0.2860  0.0876\r
        3 "c d"   0.5322  0.2304\r
        4 e       0.3259  0.3917\r
      *Arcs\r
        1  2\r
        1  4 3\r
        3  3\r
        3  4\r
        3  4\r
      *Edges\r
        2  3 0.5\r

      """)
    #expect(document.nodes.ids == ["a", "b", "c d", "e"])
    #expect(document.nodes.columns.map(\.name) == ["x", "y"])
    #expect(document.nodes.columns[1].values[2] == "0.2304")
    #expect(document.nodes.lines == [4, 5, 6, 7])
    #expect(
      lines(document) == [
        "a>b 1.0", "a>e 3.0", "c d>c d 1.0", "c d>e 1.0", "c d>e 1.0", "b-c d 0.5",
      ])
    #expect(document.edges.lines == [9, 10, 11, 12, 13, 15])
    #expect(document.problems.isEmpty)
  }

  /// The form of the temporal networks in Pajek's manual.
  @Test func timeAndRelations() throws {
    let document = try read(
      """
      *Network  Time & relations
      *Vertices 3
      1 "a" 0.5 0.5 ellipse ic Red bc Blue [5-10,12-14]
      2 "b" [1-3, 7]
      3 "e" [4-*]
      *Arcs :1 "likes"
      1 2 1 [7]
      *Arcs :2 "fights"
      2 1 -2.5 c Red l "a fight" w 3 [-44--40,*--44]
      2 3 1
      *Edges :3
      1 3 1 [6-8]
      2: 3 1 -1
      """)
    #expect(document.title == "Time & relations")
    let spells = (0..<3).map { node in
      document.nodes.spells.spells(ofRow: Int32(node))
        .map { "\(document.periods[document.nodes.spells.periods[$0]])" }
    }
    #expect(spells == [["0005/0010", "0012/0014"], ["0001/0003", "0007"], ["0004/.."]])
    #expect(
      lines(document) == [
        "a>b 1.0 likes 0007", "b>a -2.5 fights a fight -0044/-0040 ../-0044", "b>e 1.0 fights",
        "a-e 1.0 3 0006/0008", "e-a -1.0 fights",
      ])
  }

  /// A kind has one sign, a relation of Pajek may have two.
  @Test func aRelationOfBothSignsIsTwoKinds() throws {
    let document = try read("*Vertices 2\n*Arcs :1 \"liking\"\n1 2 1\n2 1 -2\n")
    let chronicle = try Chronicle(document: document, options: GraphFileOptions())
    #expect(chronicle.relationships.map(\.kind) == ["liking", "negative-liking"])
    #expect(chronicle.kind(named: "liking")?.sign == .positive)
    #expect(chronicle.kind(named: "negative-liking")?.sign == .negative)
    #expect(chronicle.relationships.map(\.weight) == [1, 2])
  }

  /// As in every other format: what is known of a kind holds, and so does what a name says that weights below 0 gave.
  @Test func kindsOfRelationsAreThoseOfEveryFormat() throws {
    func kinds(_ relation: String, _ weights: Double...) throws -> Chronicle {
      let lines = weights.map { "1 2 \($0)\n" }.joined()
      let document = try read("*Vertices 2\n*Arcs :1 \"\(relation)\"\n" + lines)
      return try Chronicle(document: document, options: GraphFileOptions())
    }
    let rivalry = try kinds("rivalry", 2, -1)
    #expect(rivalry.relationships.map(\.kind) == ["positive-rivalry", "rivalry"])
    #expect(rivalry.relationships.map(\.weight) == [2, 1])
    let text = "graph { a--b [kind=rivalry, weight=2]; a--b [kind=rivalry, weight=-1] }"
    let dot = try Chronicle(
      document: DOT.read(TableInput(name: "x.dot", bytes: Array(text.utf8))),
      options: GraphFileOptions())
    #expect(dot.relationships.map(\.kind) == rivalry.relationships.map(\.kind))
    #expect(
      rivalry.warnings.map(\.message).contains(
        "1 edge of kind 'rivalry' is positive and directed here; read as 'positive-rivalry'"))
    let feud = try kinds("feud", -2, -1)
    #expect(feud.relationships.map(\.kind) == ["negative-feud", "negative-feud"])
    #expect(feud.kind(named: "negative-feud")?.sign == .negative)
    let again = try kinds("negative-feud", -2)
    #expect(again.relationships.map(\.kind) == ["negative-feud"])
    #expect(again.kind(named: "negative-feud")?.sign == .negative)
  }

  @Test func verticesBeyondTheNumberAreAdded() throws {
    let document = try read("*Vertices 2\n1 \"3\"\n2 \"b\"\n*Arcs\n1 3 1\n3 7 2\n2 7 3\n")
    #expect(lines(document) == ["3>v3 1.0", "v3>7 2.0", "b>7 3.0"])
    #expect(
      document.problems.map(\.description) == [
        "x.net:5:3: warning: vertex 3 is beyond the 2 that are declared and is added (2 times)"
      ])
  }

  @Test func listsAndMatrices() throws {
    #expect(
      try lines(read("*Vertices 4\n*Arcslist\n1 2 3\n 4 1\n*Edgeslist :2 \"x\"\n2 3 4\n"))
        == ["1>2 1.0", "1>3 1.0", "4>1 1.0", "2-3 1.0 x", "2-4 1.0 x"])
    #expect(
      try lines(read("*vertices 2\n1 a\n2 b\n*matrix\n0 -1.5\n\n2 0\n"))
        == ["a>b -1.5", "b>a 2.0"])
    let twoMode = try read("*Vertices 5 2\n*Matrix\n1 0 2\n0 0 1\n")
    #expect(lines(twoMode) == ["1-3 1.0", "1-5 2.0", "2-5 1.0"])
    #expect(twoMode.nodes.columns.map(\.name) == ["mode"])
    #expect((0..<5).map { twoMode.nodes.columns[0].values[$0] } == ["1", "1", "2", "2", "2"])
  }

  @Test func aProject() throws {
    let text =
      """
      *Network first
      *Vertices 3
      1 "a"
      2 "b"
      3 "c"
      *Edges
      1 2

      *Network second
      *Vertices 2
      1 "u"
      *Arcs
      1 2

      *Partition main factions
      *Vertices 3
      1
      2
      999999998

      *Partition of the second
      *Vertices 2
      1
      1

      *Permutation p
      *Vertices 3
      3
      2
      1
      *Vector rank
      *Vertices 3
       0.3333333333
       0.5
       1E-3
      """
    let document = try Pajek.read(
      TableInput(name: "x.net", bytes: Array(text.utf8)), graph: "first")
    #expect(document.title == "first")
    #expect(lines(document) == ["a-b 1.0"])
    #expect(document.nodes.columns.map(\.name) == ["main factions", "rank"])
    #expect(document.nodes.columns.map(\.type) == [.integer, .real])
    #expect((0..<3).map { document.nodes.columns[0].values[$0] } == ["1", "2", ""])
    #expect(document.nodes.columns[1].values[2] == "1E-3")
    #expect(
      document.problems.map(\.message) == [
        "1 of 2 vertices are not listed; they are called by their numbers",
        "'*Permutation' is passed over; a graph has no place for it",
      ])
    #expect(document.problems.map { $0.location?.line } == [10, 26])
    let whole = try read(text)
    #expect(lines(whole) == ["a-b 1.0 first", "u>2 1.0 second"])
    #expect(whole.nodes.ids == ["a", "b", "c", "u", "2"])
    let columns = whole.nodes.columns
    #expect(columns.map(\.name) == ["main factions", "rank", "of the second"])
    #expect((0..<5).map { columns[2].values[$0] } == ["", "", "", "1", "1"])
    #expect(
      try read("*Vertices 2\n*Edges\n1 2\n*Partition p\n*Vertices 3\n1\n2\n3\n").problems.map(
        \.message)
        == ["the partition 'p' has 3 values, and the network 2 vertices; it is left out"])
  }

  /// As `networkx.write_pajek` writes attributes.
  @Test func pairsOfNamesAndValues() throws {
    let document = try read(
      "*vertices 2\n1 \"a b\" 0.0 0.5 ellipse office \"First secretary\"\n2 c 1.0 1.0 box\n*edges\n"
        + "1 2 2.0 kind alliance when 1917/1924\n")
    #expect(document.nodes.columns.map(\.name) == ["x", "y", "office"])
    #expect(document.nodes.columns[2].values[0] == "First secretary")
    #expect(lines(document) == ["a b-c 2.0 alliance"])
    #expect(document.edges.columns.map(\.name).sorted() == ["kind", "when"])
  }

  @Test func labelsThatAreNotUnique() throws {
    let document = try read("*Vertices 5\n1 \"Li\"\n2 \"Li\"\n3 \"1\"\n5 \"5\"\n*Edges\n1 2\n")
    #expect(document.nodes.ids == ["v1", "2", "1", "4", "5"])
    #expect((0..<5).map { document.nodes.labels[$0] } == ["Li", "Li", "", "", ""])
    #expect(document.problems.map(\.severity) == [.warning, .warning])
  }

  @Test func marksAndCharacters() throws {
    let document = try read("\u{FEFF}*Vertices 2\n1 \"&#1048; &#x2C;&#34;&amp;&#\"\n2 \"Ж\"\n")
    #expect(document.nodes.ids == ["И ,\"&amp;&#", "Ж"])
  }

  /// SocNetV has parameters before the coordinates, and doubles quotes within labels.
  @Test func parametersBeforeCoordinates() throws {
    let document = try read(
      """
      *Network Circle
      *Vertices 3
      1 "Ada" ic Red\t\t0.25 \t0.5\tcircle
      2 "B ""the"" Ben" ic LightBlue\t\t0.75 \t0.125\tbox
      3 "C" ic Red
      *Arcs
      1 2 2 c #666666
      *Edges
      2 3 1 c black
      """)
    #expect(document.nodes.ids == ["Ada", "B \"the\" Ben", "C"])
    #expect(document.nodes.columns.map(\.name) == ["x", "y"])
    #expect((0..<3).map { document.nodes.columns[0].values[$0] } == ["0.25", "0.75", ""])
    #expect((0..<3).map { document.nodes.columns[1].values[$0] } == ["0.5", "0.125", ""])
    #expect(lines(document) == ["Ada>B \"the\" Ben 2.0", "B \"the\" Ben-C 1.0"])
    #expect(document.problems.isEmpty)
  }

  /// igraph escapes quotes and backslashes; in Pajek's own labels a backslash is itself.
  @Test func escapedLabels() throws {
    let document = try read(
      #"""
      *Vertices 5
      1 "Al \"Scarface\" Capone" 0.5 0.5
      2 "back\\slash"
      3 "C:\new"
      4 "C:\"
      5 ""
      *Edges
      1 2 1 l "so \"called\""
      """#)
    #expect(
      document.nodes.ids == ["Al \"Scarface\" Capone", "back\\slash", "C:\\new", "C:\\", "5"])
    #expect(document.nodes.columns.map { $0.values[0] } == ["0.5", "0.5"])
    #expect(document.edges.labels[0] == "so \"called\"")
  }

  @Test func linesBeforeTheFirstSection() throws {
    let document = try read(
      "Sampson's monks, after 1968\n/* as given */\n\n*Vertices 2\n1 a\n2 b\n*Edges\n1 2\n")
    #expect(lines(document) == ["a-b 1.0"])
    #expect(
      document.problems.map(\.description) == [
        "x.net:1:1: warning: 2 lines before the first section, 'Sampson's monks, after 1968', are passed"
          + " over"
      ])
  }

  @Test func weightsThatAreNone() throws {
    let document = try read("*Vertices 2\n*Edges\n1 2 NaN\n1 2 NA l \"x\"\n1 2 3\n")
    #expect(lines(document) == ["1-2 1.0", "1-2 1.0 x", "1-2 3.0"])
    #expect(
      document.problems.map(\.message) == [
        "the weight 'NaN' is no number and counts as 1 (2 times)"
      ])
  }

  @Test func weightsThatAreTextsCountAsOne() throws {
    let document = try read(
      "*Vertices 2\n*Arcs\n1 2 abc\n1 2 abc l \"x\" [3]\n1 2 l \"y\"\n1 2 note z\n1 2 0,5\n")
    #expect(
      lines(document) == ["1>2 1.0", "1>2 1.0 x 0003", "1>2 1.0 y", "1>2 1.0", "1>2 0.5"])
    #expect(
      document.problems.map(\.description) == [
        "x.net:3:5: warning: the weight 'abc' is no number and counts as 1 (2 times)",
        "x.net:7:5: warning: the weight '0,5' is taken for 0.5",
      ])
  }

  @Test func weightsBeyondAllNumbersCountAsOne() throws {
    let document = try read("*Vertices 2\n*Edges\n1 2 1e400\n1 2 2\n")
    #expect(lines(document) == ["1-2 1.0", "1-2 2.0"])
    #expect(
      document.problems.map(\.description) == [
        "x.net:3:5: warning: the weight '1e400' is no number and counts as 1"
      ])
  }

  // MARK: Faults

  private func refused(_ text: String) -> [String] { refusal { _ = try read(text) } }

  @Test func faultsHaveTheirPlaces() {
    #expect(
      refused(
        "*Vertices 2\n1 \"a\"\n3 \"b\"\n1 \"c\"\nx\n2 \"b\n*Edges\n1 0\n 1 x\n1\n1 2 1 z\n1 2 1 [3-1]\n"
      )
        == [
          "3:1: vertex 3 is out of range; expected a number from 1 to 2",
          "4:1: vertex 1 stands on line 2 already; expected every vertex once",
          "5:1: the line has no vertex number; expected a whole number",
          "6:3: what begins here is never closed; expected a closing quote or bracket",
          "8:3: vertex 0 is out of range; expected a number from 1 to 2",
          "9:4: a vertex number is missing; expected a number from 1 to 2",
          "10:2: a vertex number is missing; expected a number from 1 to 2",
          "11:7: 'z' has no value; expected a name and a value",
          "12:7: the interval [3-1] ends before it begins; expected years from -9999 to 9999, the earlier first",
        ])
  }

  @Test func wholesaleFaults() {
    #expect(refused("") == ["1:1: the file has no '*Vertices'"])
    #expect(
      refused("a,b\n1,2\n")
        == ["1:1: 'a,b' stands before any section; expected '*Network' or '*Vertices'"])
    #expect(
      refused("*Vertices 2\n*Events\n1 2\n") == [
        "2:1: networks of time events ('*Events') are not read; expected time intervals, which Pajek"
          + " saves instead of events"
      ])
    #expect(
      refused("*Vertices 2\n*Edge list\n*Edgse\n") == [
        "3:1: unknown section '*Edgse' — did you mean '*Edges'?"
      ])
    #expect(refused("*Edges\n1 2\n").count == 1)
    for (count, place, found) in [("", 10, "missing"), (" two", 11, "'two'")] {
      #expect(
        refused("*Vertices\(count)\n1 a\n*Edges\n1 2\n") == [
          "1:\(place): the number of vertices is \(found); expected '*Vertices' and a whole number up to"
            + " 2147483647"
        ])
    }
    #expect(
      refused("*Vertices 3\n*Matrix\n1 0 0\n1 0\n0 0 0 1\n") == [
        "4:4: row 2 of the matrix has 2 values; expected 3",
        "5:1: row 3 of the matrix has 4 values; expected 3",
      ])
    #expect(
      refused("*Vertices 3\n*Matrix\n1 0 0\n") == [
        "2:1: the matrix that begins here has 1 rows; expected 3"
      ])
    #expect(
      refusal {
        _ = try Pajek.read(
          TableInput(name: "x", bytes: Array("*Vertices 1\n1 \"Jos".utf8) + [0xE9, 0x22]))
      } == [
        "2:7: byte 0xE9 is no UTF-8; expected UTF-8 (if the file is in Latin-1 or Windows-1252, save"
          + " it as UTF-8)"
      ])
    #expect(
      refusal { _ = try Pajek.read(TableInput(name: "x", bytes: [0xFF, 0xFE, 0x2A, 0])) } == [
        "1:1: the file is in UTF-16 (little-endian); expected UTF-8"
      ])
  }

  @Test func countsThatNoFileBearsOut() {
    for count in ["999999999999", "99999999999999999999999999"] {
      #expect(
        refused("*Vertices \(count)\n*Edges\n1 2\n") == [
          "1:11: \(count) vertices are more than can be read; expected '*Vertices' and a whole number up to"
            + " 2147483647"
        ])
    }
    #expect(
      refused("*Vertices 2\n*Edges\n1 2 1 [1-999999999999]\n") == [
        "3:7: the interval [1-999999999999] is beyond the calendar; expected years from -9999 to 9999, the"
          + " earlier first"
      ])
    #expect(
      refused("*Vertices 2000000000\n1 a\n*Edges\n1 2\n") == [
        "1:1: 2000000000 vertices are declared, and 1 are listed; at most 1000036 may be left out"
      ])
    #expect(
      refused("*Vertices 2000000000\n1999999999 a\n*Edges\n1 2\n").first
        == "2:1: vertex 1999999999 is"
        + " listed, and more than 1000045 before it are not")
    // Those of several networks count together.
    #expect(
      refused("*Vertices 900000\n*Edges\n1 2\n*Vertices 900000\n*Edges\n1 2\n") == [
        "4:1: 900000 vertices are declared, and 0 are listed and 900000 of the networks before are not;"
          + " at most 1000056 may be left out"
      ])
    #expect(refused("*Vertices\n1 a\n").count == 1)
    #expect(refused("*Vertices -1\n1 a\n").count == 1)
  }

  @Test func noTruncationCrashes() throws {
    let whole = Array(
      """
      \u{FEFF}*Network Ж
      *Vertices 4 2
      1 "a &#34; é" 0.5 0.5 ellipse ic Red [5-10,12]
      2 "b" [1-*]
      *Arcs :1 "likes"
      1 2 -1.5e3 l "x y" [7]
      2: 3 4
      *Edgeslist
      1 2 3
      *Matrix
      0 1
      1 0
      *Partition p
      *Vertices 4
      1
      2
      3
      4
      """.utf8)
    for length in 0..<whole.count {
      for ending in [[], [0x0D], [0x00], [0x22], [0x5B], [0xC3]] as [[UInt8]] {
        _ = try? Pajek.read(TableInput(name: "x", bytes: Array(whole[..<length]) + ending))
      }
    }
    #expect(try Pajek.read(TableInput(name: "x", bytes: whole)).edges.count == 6)
  }
}
