import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import TestSupport
import Testing

@Suite struct DLTests {
  private func read(_ text: String) throws(FormatsError) -> GraphDocument {
    try DL.read(TableInput(name: "g.dl", bytes: Array(text.utf8)))
  }

  private func edges(_ text: String) throws -> [String] {
    let document = try read(text)
    #expect(document.problems.isEmpty, "\(document.problems)")
    let kinds = document.edges.columns.first { $0.name == "kind" }
    return (0..<document.edges.count).map { edge in
      let ends = [document.edges.sources[edge], document.edges.targets[edge]].map {
        document.nodes.ids[Int($0)]
      }
      let kind = (kinds?.values[edge] ?? "") + document.edges.parts[edge]
      return ends.joined(separator: document.edges.directed[edge] ? ">" : "-")
        + " \(document.edges.weights[edge].formatted)" + (kind.isEmpty ? "" : " \(kind)")
    }
  }

  private func problems(_ text: String) -> [String] {
    do throws(FormatsError) {
      return try read(text).problems.map(\.description)
    } catch {
      guard case .invalid(let invalid) = error else { return ["\(error)"] }
      return invalid.problems.map(\.description)
    }
  }

  /// One network of four in every form.
  @Test(arguments: [
    "dl n=4 format=fullmatrix labels: a,b,c,d data: 0 1 0 2 1 0 0 0 0 0 0 -1 2 0 -1 0",
    "DL N = 4\nLABELS:\na b\nc\nd\nDATA:\n0 1 0 2\n1 0 0 0\n0 0 0 -1\n2 0 -1 0\n",
    "dl nr=4, nc=4\nrow labels:\na,b,c,d\ndata:\n0,1,0,2\n1,0,0,0\n0,0,0,-1\n2,0,-1,0",
    "dl n=4 diagonal=absent labels:a,b,c,d data: 1 0 2 1 0 0 0 0 -1 2 0 -1",
    "dl n=4\nformat = fullmatrix\nlabels embedded\ndata:\na b c d\na 0 1 0 2\nb 1 0 0 0\nc 0 0 0 -1\nd 2 0 -1 0\n",
    "dl n=4 format=upperhalf labels: a,b,c,d data:\n0 1 0 2\n0 0 0\n0 -1\n0",
    "dl n=4 format=lowerhalf diagonal=absent labels: a,b,c,d data:\n1\n0 0\n2 0 -1",
    "dl n=4 format=edgelist1 labels: 'a',\"b\",c d\ndata:\n1 2\n1 4 2\n2 1 1\n3 4 -1\n4 1 2\n4 3 -1\n",
    "dl n=4 format = edgelist\nlabels embedded:\ndata:\na b\nb a\nc d -1\nd c -1\na d 2\nd a 2\n",
    "dl format=edgearray1 n=4\nlabels:\na,b,c,d\ndata:\n1 2 1\n2 1 1\n1 4 2\n4 1 2\n3 4 -1\n4 3 -1\n",
  ])
  func oneNetwork(_ text: String) throws {
    #expect(try edges(text).sorted() == ["a-b 1", "a-d 2", "c-d -1"])
  }

  @Test func listsOfNodes() throws {
    #expect(try edges("dl n=3 format=nodelist1 data:\n1 2 3\n2 1\n3 1\n") == ["1-2 1", "1-3 1"])
    #expect(
      try edges("dl n=3, format=nodelist1b\ndata:\n2 2 3\n0\n1 1\n")
        == ["1>2 1", "1>3 1", "3>1 1"])
    #expect(
      try edges("dl n=3 format=nodelist1 labels embedded data:\nx y\nz y x\n")
        == ["x>y 1", "z>y 1", "z>x 1"])
  }

  @Test func twoSets() throws {
    let text = """
      dl nr=2 nc=3 format=fullmatrix
      row labels: ann, bob
      column labels: board, club, ann
      data:
      1 0 0
      1 2 1
      """
    #expect(try edges(text) == ["ann-board 1", "bob-board 1", "bob-club 2", "bob-ann-2 1"])
    let modes = try read(text).nodes.columns.first { $0.name == "mode" }
    #expect((0..<5).map { modes?.values[$0] } == ["1", "1", "2", "2", "2"])
    #expect(try read(text).nodes.labels[4] == "ann")
    #expect(
      try edges("dl nr=2 nc=2 format=edgelist2 labels embedded data:\na p\nb q 3\n")
        == ["a-p 1", "b-q 3"])
    #expect(
      try edges("dl nr=2 nc=2 format=nodelist2 data:\n1 1 2\n2 2\n") == ["1-3 1", "1-4 1", "2-4 1"])
  }

  @Test func ranks() throws {
    #expect(
      try edges("dl n=3 format=ranklist1 labels embedded data:\nx y z\nz x\n")
        == ["x>y 1", "x>z 2", "z>x 1"])
    #expect(
      try edges("dl nr=2 nc=3 format=rl2 data:\n1 3 1\n2 2\n") == ["1-5 1", "1-3 2", "2-4 1"])
  }

  @Test(arguments: [
    "dl n=4 format=blockmatrix labels: a,b,c,d data: rows 1 to 2 cols 3 to 4 value 2 rows 4 cols 1 value -1",
    "DL N=4, FORMAT=BM\nLABELS:\na b c d\nDATA:\nROWS: 4\nCOLS: 1\nVALUE: -1\nROWS: 1, 2\nCOLS: c d\nVALUE = 2\n",
    "dl n=4 format=bm labels: a b c d data:\nrows all cols all value=7 value 0\n"
      + "rows a 2 cols 3 4 value 5 value=2\nrows d cols a value=-1",
  ])
  func blocks(_ text: String) throws {
    #expect(try edges(text) == ["a>c 2", "a>d 2", "b>c 2", "b>d 2", "d>a -1"])
  }

  @Test func blocksAgreeWithTheMatrixWrittenOut() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<50 {
      var cells = Array(repeating: Array(repeating: 0, count: 5), count: 5)
      var text = "dl n=5 nm=2 format=blockmatrix data:\n"
      var matrix = "dl n=5 nm=2 data:\n"
      for number in 0..<2 {
        if number > 0 { text += "!\n" }
        cells = Array(repeating: Array(repeating: 0, count: 5), count: 5)
        for _ in 0..<4 {
          let (top, left) = (
            Int.random(in: 1...5, using: &random), Int.random(in: 1...5, using: &random)
          )
          let (bottom, right) = (
            Int.random(in: top...5, using: &random), Int.random(in: left...5, using: &random)
          )
          let value = Int.random(in: 0...2, using: &random)
          text += "rows \(top) to \(bottom)\ncols \(left) to \(right)\nvalue = \(value)\n"
          for row in top...bottom {
            for column in left...right { cells[row - 1][column - 1] = value }
          }
        }
        matrix +=
          cells.map { $0.map(String.init).joined(separator: " ") }.joined(separator: "\n") + "\n"
      }
      #expect(try edges(text) == edges(matrix), "\(text)")
    }
  }

  @Test func severalMatrices() throws {
    let cells = "0 1\n1 0\n0 1\n0 0\n"
    #expect(
      try edges("dl n=2 nm=2 labels: a,b matrix labels: alliance \"gave to\" data:\n" + cells)
        == ["a-b 1 alliance", "a>b 1 gave to"])
    #expect(try edges("dl n=2 nm=2 labels: a,b data:\n" + cells) == ["a-b 1 1", "a>b 1 2"])
    #expect(
      try edges("dl n=2 nm=2 format=edgelist1 level labels: x,y data:\n1 2\n!\n2 1 3\n")
        == ["1>2 1 x", "2>1 3 y"])
    #expect(
      try edges("dl n=2 nm=2 format=edgearray1 matrix labels: x,y data:\n1 2 1 0\n2 1 1 5\n")
        == ["1-2 1 x", "2>1 5 y"])
  }

  @Test(arguments: [
    ("n=3", "g.dl:1:1: error: the file doesn't begin with 'dl'; expected 'dl n=…'"),
    ("dl n=x", "g.dl:1:6: error: 'n' is 'x'; expected a whole number up to 20,000,000"),
    ("dl n=2\nlabels: a b", "g.dl:2:12: error: the file ends before its data; expected 'data:'"),
    (
      "dl n=2 format=edgelst1 data:",
      "g.dl:1:15: error: the format 'edgelst1' is not read; expected one of fullmatrix, upperhalf,"
        + " lowerhalf, blockmatrix, nodelist1, nodelist1b, nodelist2, ranklist1, ranklist2, edgelist1,"
        + " edgelist2, edgearray1, edgearray2 — did you mean 'edgelist1'?"
    ),
    (
      "dl n=3 format=bm data:\nvalue 2",
      "g.dl:2:1: error: a value stands before its rows and columns; expected 'rows …' and 'cols …'"
    ),
    (
      "dl n=3 format=bm data:\nrows 1 to 9\n",
      "g.dl:2:11: error: '4' is no node; expected a number from 1 to 3"
    ),
    (
      "dl n=3 format=bm data:\nrows 1 to 9223372036854775807\n",
      "g.dl:2:11: error: '4' is no node; expected a number from 1 to 3"
    ),
    (
      "dl n=3 format=bm data:\nrows 3 to 1",
      "g.dl:2:11: error: 'to 1' ends no range; expected two numbers, as in '1 to 3'"
    ),
    (
      "dl n=3 format=bm data:\nrows cols",
      "g.dl:2:1: error: 'rows' names none; expected numbers, as in '1 to 3', or 'all'"
    ),
    (
      "dl n=3 format=bm data:\nrows 1 cols 2 value",
      "g.dl:2:15: error: 'value' has no value; expected 'value = …'"
    ),
    (
      "dl n=3 format=bm data:\ndiagonal 0",
      "g.dl:2:1: error: 'diagonal' stands between blocks; expected rows, cols or value"
    ),
    (
      "dl n=20000 format=bm data:\nrows all cols all value 1",
      "g.dl:2:25: error: the blocks fill more than 1000052 cells; expected fewer cells with a value"
    ),
    (
      "dl n=900000 format=bm data:\nrows all all all cols 1 value 1",
      "g.dl:2:14: error: 'rows' names more than 1000059 nodes; expected every node once"
    ),
    (
      "dl n=20000000 format=edgelist1 data:\n1 2 1",
      "g.dl:1:1: error: the header says that there are 20000000 nodes; expected at most 1000042 in a file of its length"
    ),
    (
      "dl n=3 nm=20000000 format=edgearray1 data:\n1 2 1",
      "g.dl:1:1: error: the header says that there are 20000000 matrices; expected at most 1000048 in a file of its length"
    ),
    (
      "dl n=2 data:\n0 1 1",
      "g.dl:2:6: error: the file ends within row 2 of a matrix; expected as many values as the matrix has"
    ),
    (
      "dl n=2 data:\n0 1 1 0\n1",
      "g.dl:3:1: error: '1' stands behind the last value; expected the end of the file"
    ),
    (
      "dl n=3 labels: a,b data: 0",
      "g.dl:1:20: error: there are 2 labels; expected 3"
    ),
    (
      "dl n=2 labels: a,a data: 0 0 0 0",
      "g.dl:1:18: error: two nodes have the label 'a'; expected every label once"
    ),
    (
      "dl n=2 format=edgelist1 data:\n1 3",
      "g.dl:2:3: error: '3' is no node; expected a number from 1 to 2"
    ),
    (
      "dl n=2 format=edgelist1 labels: ann,bob labels embedded data:\nann bop",
      "g.dl:2:5: error: unknown node 'bop'; expected the label of one of 2 nodes — did you mean 'bob'?"
    ),
    (
      "dl n=2 format=edgelist1 data:\n1 2 3 4",
      "g.dl:2:1: error: the line has 4 words; expected two nodes, and a value"
    ),
    (
      "dl n=2 format=edgelist1 data:\n1 2 much",
      "g.dl:2:5: warning: the weight 'much' is no number and counts as 1"
    ),
  ])
  func faultsNameTheirLocation(_ text: String, _ message: String) {
    #expect(problems(text).contains(message), "\(problems(text))")
  }

  @Test func noTruncationCrashes() {
    let text =
      Array(
        "\u{FEFF}dl nr=2, nc=2 nm=2 format=fullmatrix\nrow labels embedded\ncolumn labels:\n'é',b\n"
          .utf8) + Array("matrix labels: x y\ndata:\na 1 0\nb 0 .5\na 0 -1\nb NA .\n".utf8)
    for count in 0...text.count {
      _ = try? DL.read(TableInput(name: "x", bytes: Array(text[..<count])))
    }
  }
}

extension Double {
  fileprivate var formatted: String { self == rounded() ? "\(Int(self))" : "\(self)" }
}
