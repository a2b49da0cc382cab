import Camarilla
import CamarillaFormats
import Testing

@testable import CamarillaGraphFiles

private func found(_ bytes: [UInt8]) throws -> [Problem] {
  do throws(FormatsError) {
    return try GraphML.read(TableInput(name: "f", bytes: bytes)).problems
  } catch {
    guard case .invalid(let invalid) = error else { throw error }
    return invalid.problems
  }
}

private let graph = "<graphml><graph edgedefault=\"directed\"><node id=\"a\"/></graph></graphml>"

@Suite struct XMLSafetyTests {
  @Test func entitiesAreRefused() throws {
    var laughs = "<!DOCTYPE graphml [<!ENTITY lol0 \"lol\">"
    for n in 1...9 {
      let ten = String(repeating: "&lol\(n - 1);", count: 10)
      laughs += "\n<!ENTITY lol\(n) \"\(ten)\">"
    }
    let bomb = laughs + "]>" + graph.replacing("\"a\"", with: "\"&lol9;\"")
    let problem = try #require(try found(Array(bomb.utf8)).first)
    #expect(problem.message.contains("declares the entity 'lol0', and entities are not read"))
    #expect(problem.location?.line == 1)

    for declaration in [
      "<!ENTITY x SYSTEM \"file:///etc/passwd\">", "<!ENTITY % p SYSTEM \"http://e.org/p.dtd\">",
      "<!ENTITY % q \"z\">",
    ] {
      let text = "<!DOCTYPE graphml [\(declaration)]>" + graph
      #expect(
        try found(Array(text.utf8)).first?.message.contains("entities are not read") == true)
    }
  }

  @Test func otherFilesAreRefused() throws {
    for type in ["SYSTEM \"graphml.dtd\"", "PUBLIC \"-//X\" \"http://e.org/x.dtd\""] {
      let text = "\n<!DOCTYPE graphml \(type)>" + graph
      let problem = try #require(try found(Array(text.utf8)).first)
      #expect(problem.message.contains("other files are not read"))
      #expect(problem.location?.line == 2)
    }
    // Whatever the document type says, a reference to what it doesn't declare is none.
    let text = "<!DOCTYPE graphml [<!ELEMENT x ANY>]>" + graph
    #expect(try found(Array(text.utf8)).isEmpty)
    let unknown = text.replacing("\"a\"", with: "\"&x;\"")
    #expect(
      try found(Array(unknown.utf8)).first?.message.hasPrefix("an entity is not known") == true)
    let skipped = "<!DOCTYPE graphml [%x;]>" + graph.replacing("<node", with: "&y;<node")
    #expect(try found(Array(skipped.utf8)).contains { $0.severity == .error })
  }

  @Test func defaultsOfTheDocumentTypeDoNotGrow() throws {
    let big = String(repeating: "x", count: 100_000)
    let text =
      "<!DOCTYPE graphml [<!ATTLIST node label CDATA \"\(big)\">]>"
      + graph.replacing(
        "<node", with: String(repeating: "<desc/><desc/>", count: 20_000) + "<node")
    let document = try GraphML.read(TableInput(name: "f", bytes: Array(text.utf8)))
    #expect(document.nodes.labels.isEmpty)
  }

  @Test func bytesOfAnotherEncodingAreNamed() throws {
    func message(_ byte: UInt8, declared: String = "") throws -> String? {
      let (front, back) = (
        "<graphml><graph edgedefault=\"directed\"><node id=\"M", "ller\"/></graph></graphml>"
      )
      return try found(Array((declared + front).utf8) + [byte] + Array(back.utf8)).first?
        .description
    }
    #expect(
      try message(0xFC)
        == "f:1:51: error: byte 0xFC is no UTF-8; expected UTF-8, or <?xml … encoding=\"ISO-8859-1\"?> in a file"
        + " of that encoding")
    #expect(try message(0) == "f:1:51: error: byte 0x00 is no text of XML; expected text")
    #expect(try message(0xFC, declared: "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>") == nil)
  }

  @Test func nestingHasItsLimit() throws {
    func nested(_ depth: Int) -> [UInt8] {
      let inner = depth - 3
      return Array(
        ("<graphml><graph edgedefault=\"directed\"><node id=\"a\">"
          + String(repeating: "<x>", count: inner) + String(repeating: "</x>", count: inner)
          + "</node></graph></graphml>").utf8)
    }
    #expect(try found(nested(256)).isEmpty)
    let problem = try #require(try found(nested(257)).last)
    #expect(problem.message.hasPrefix("elements are nested more than 256 deep"))
    #expect(problem.location == .init(file: "f", line: 1, column: 53 + 3 * 253))
    #expect(try found(nested(100_000)).contains { $0.severity == .error })
  }

  @Test func piecesHaveTheirLimit() throws {
    let long = String(repeating: "x", count: 17 << 20)
    for text in [
      graph.replacing("\"a\"", with: "\"\(long)\""),
      graph.replacing("<node id=\"a\"/>", with: "<desc>\(long)</desc>"),
    ] {
      let problem = try #require(try found(Array(text.utf8)).last)
      #expect(problem.message.contains("for more than 16 MiB"))
    }
  }

  @Test func encodings() throws {
    let text = graph.replacing("\"a\"", with: "\"é中\"")
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let latin =
      Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>".utf8)
      + Array(graph.utf8).map { $0 == UInt8(ascii: "a") ? $0 : $0 }
      .replacing(Array("\"a\"".utf8), with: [0x22, 0xE9, 0x22])
    #expect(try GraphML.read(TableInput(name: "f", bytes: utf16)).nodes.ids == ["é中"])
    #expect(try GraphML.read(TableInput(name: "f", bytes: latin)).nodes.ids == ["é"])
    let bom = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    #expect(try GraphML.read(TableInput(name: "f", bytes: bom)).nodes.ids == ["é中"])
    let other = "<?xml version=\"1.0\" encoding=\"windows-1252\"?>" + graph
    #expect(
      try found(Array(other.utf8)).map(\.message) == [
        "the encoding 'windows-1252' is not read; expected UTF-8, UTF-16, ISO-8859-1 or US-ASCII"
      ])
    let bad = Array(graph.utf8).replacing(Array("\"a\"".utf8), with: [0x22, 0xE9, 0x22])
    #expect(try found(bad).first?.severity == .error)
  }

  @Test func aFileThatEndsAnywhereIsAnErrorWithItsPlace() throws {
    let text = Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- é --><graphml xmlns="x">
        <key id="d" for="node" attr.name="n" attr.type="int"><default>1</default></key>
        <graph edgedefault="directed"><desc><![CDATA[a]]>&lt;</desc>
          <node id="中"><data key="d">2</data></node>
          <edge source="中" target="中"/>
        </graph>
      </graphml>
      """.utf8)
    #expect(try found(text).isEmpty)
    for count in 0..<text.count {
      let problems = try found(Array(text[..<count]))
      let last = try #require(problems.last)
      #expect(last.severity == .error)
      let lines = text[..<count].split(separator: 10, omittingEmptySubsequences: false)
      let place = try #require(last.location)
      #expect((1...max(1, lines.count)).contains(place.line))
      #expect((1...(text.count + 1)).contains(place.column))
    }
  }

  @Test(arguments: [1, 2, 3, 7, 64])
  func anyChunkingReadsAlike(_ seed: UInt64) throws {
    // Random bytes flipped: never a crash, and an error says where.
    let text = Array(graph.utf8)
    for position in text.indices {
      var bytes = text
      bytes[position] = UInt8(truncatingIfNeeded: seed &* 37 &+ UInt64(position) &* 11)
      for problem in try found(bytes) { #expect(problem.location != nil) }
    }
  }
}
