import TestSupport
import Testing

@testable import CamarillaFormats

/// The tokens of a text that is read in small pieces.
private func tokens(_ text: String, chunk: Int = .max, capacity: Int = 8) throws -> [String] {
  try tokens(Array(text.utf8), chunk: chunk, capacity: capacity)
}

private func tokens(_ bytes: [UInt8], chunk: Int, capacity: Int) throws -> [String] {
  var reader = try JSONReader(source: ByteSource(bytes: bytes, chunk: chunk), capacity: capacity)
  var tokens: [String] = []
  while case let token = try reader.next(), token != .end {
    let place = reader.tokenLocation()
    let text =
      switch token {
      case .name, .string, .number: " " + reader.text
      default: ""
      }
    tokens.append("\(token)\(text) \(place.line):\(place.column)")
  }
  return tokens
}

private func fault(_ bytes: [UInt8], chunk: Int = .max, capacity: Int = 8) -> JSONFault? {
  do {
    _ = try tokens(bytes, chunk: chunk, capacity: capacity)
    return nil
  } catch JSONReader.Failure.fault(let fault) {
    return fault
  } catch {
    Issue.record("\(error)")
    return nil
  }
}

@Suite struct JSONReaderTests {
  private let sample = """
    {"a": [1, -2.5e3, "x\\n\\u00e9\\ud834\\udd1e"],
      "é" : {}, "long": "ééééééééééééééééééééééé\\"😀😀",
    "t":true,"f":false,"n":null,"empty":[],"":""}

    """

  @Test func tokensComeWithTheirPlaces() throws {
    let expected = [
      "beginObject 1:1", "name a 1:2", "beginArray 1:7", "number 1 1:8", "number -2.5e3 1:11",
      "string x\né𝄞 1:19", "endArray 1:42",
      "name é 2:3", "beginObject 2:9", "endObject 2:10", "name long 2:13",
      "string ééééééééééééééééééééééé\"😀😀 2:21",
      "name t 3:1", "bool(true) 3:5", "name f 3:10", "bool(false) 3:14", "name n 3:20", "null 3:24",
      "name empty 3:29", "beginArray 3:37", "endArray 3:38", "name  3:40", "string  3:43",
      "endObject 3:45",
    ]
    let whole = try tokens(sample, capacity: 1 << 12)
    // The place of a token that closes a value is where the search for it began.
    #expect(whole.filter { !$0.hasPrefix("end") } == expected.filter { !$0.hasPrefix("end") })
  }

  /// However the source's pieces fall, the same comes out.
  @Test(arguments: [1, 2, 3, 5, 7, 11])
  func piecesOfTheSourceDontShow(_ chunk: Int) throws {
    func texts(_ tokens: [String]) -> [String] {
      tokens.map { String($0[..<$0.lastIndex(of: " ")!]) }
    }
    let whole = texts(try tokens(sample, capacity: 1 << 12))
    for capacity in [8, 9, 13, 64] {
      #expect(texts(try tokens(sample, chunk: chunk, capacity: capacity)) == whole)
    }
  }

  @Test func everyTruncationIsAFault() {
    let bytes = Array(sample.utf8)
    let end = bytes.lastIndex(of: UInt8(ascii: "}"))!
    for count in 0...end {
      let truncated = Array(bytes[..<count])
      let whole = fault(truncated, capacity: 1 << 12)
      #expect(whole != nil, "\(count)")
      // The place doesn't depend on the pieces either.
      #expect(fault(truncated, chunk: 3) == whole, "\(count)")
    }
  }

  @Test func faultsNameTheirPlace() {
    func check(_ text: String, _ expected: String, _ line: Int, _ column: Int) {
      #expect(
        fault(Array(text.utf8)) == JSONFault(expected: expected, line: line, column: column),
        "\(text)")
    }
    check("", "a value", 1, 1)
    check("{\"é\":\n [1,\n  2 3]}", "',' or ']'", 3, 5)
    check("{\"a\" 1}", "':'", 1, 6)
    check("{\"é\": \"\\x\"}", "one of the escapes \" \\ / b f n r t u", 1, 9)
    check("[1] 2", "the end of the file", 1, 5)
    check("\u{FEFF}[01]", "',' or ']'", 1, 3)
    check(String(repeating: "[", count: 513), "fewer than 512 levels", 1, 513)
    #expect(
      fault(Array("[\"ab".utf8) + [0xFF] + Array("\"]".utf8))
        == JSONFault(expected: "UTF-8", line: 1, column: 5))
    #expect(
      fault(Array("[".utf8) + [0xFF]) == JSONFault(expected: "UTF-8", line: 1, column: 2))
  }

  @Test func treesAndSkippedValuesEndWhereTheyShould() throws {
    var reader = try JSONReader(source: ByteSource(bytes: Array(sample.utf8)), capacity: 8)
    #expect(try reader.next() == .beginObject)
    #expect(try reader.next() == .name)
    let first = try reader.next()
    #expect(
      try reader.value(from: first) == .array([.number("1"), .number("-2.5e3"), "x\né𝄞"]))
    #expect(try reader.next() == .name && reader.text == "é")
    let second = try reader.next()
    try reader.skip(second)
    #expect(try reader.next() == .name && reader.text == "long")
  }
}
