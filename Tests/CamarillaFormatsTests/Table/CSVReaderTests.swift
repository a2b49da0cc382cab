import CamarillaFormats
import TestSupport
import Testing

/// What a reader made of a file: its records and its faults in their order.
private enum Step: Equatable {
  case record([String], line: Int)
  case fault(CSVFault.Kind, line: Int, column: Int)
}

private func read(
  _ bytes: [UInt8], chunk: Int = .max, limit: Int = CSVReader.defaultLimit, buffer: Int = 1 << 18
) throws -> [Step] {
  var reader = CSVReader(
    source: ByteSource(bytes: bytes, chunk: chunk), limit: limit, buffer: buffer)
  var steps: [Step] = []
  while true {
    switch try reader.next() {
    case .record:
      steps.append(.record((0..<reader.fieldCount).map { reader.text(at: $0) }, line: reader.line))
    case .fault(let fault): steps.append(.fault(fault.kind, line: fault.line, column: fault.column))
    case .end: return steps
    }
  }
}

private func records(_ text: String) throws -> [[String]] {
  try read(Array(text.utf8)).map { step in
    guard case .record(let fields, _) = step else { throw Unexpected(step: "\(step)") }
    return fields
  }
}

private struct Unexpected: Error { let step: String }

/// RFC 4180 read slowly: scalar by scalar over the whole text, with nothing saved.
private func slowRecords(_ text: String) -> [Step] {
  var scalars = Array(text.unicodeScalars)
  if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
  var steps: [Step] = []
  var fields: [String] = []
  var field = ""
  var line = 1
  var recordLine = 1
  var isQuoted = false
  var fieldWasQuoted = false
  var i = 0
  func endRecord() {
    if !(fields.isEmpty && field.isEmpty && !fieldWasQuoted) {
      steps.append(.record(fields + [field], line: recordLine))
    }
    (fields, field, fieldWasQuoted) = ([], "", false)
  }
  while i < scalars.count {
    let scalar = scalars[i]
    let next = i + 1 < scalars.count ? scalars[i + 1] : nil
    if isQuoted {
      if scalar == "\"", next == "\"" {
        field += "\""
        i += 1
      } else if scalar == "\"" {
        isQuoted = false
      } else {
        if scalar == "\n" || (scalar == "\r" && next != "\n") { line += 1 }
        field.unicodeScalars.append(scalar)
      }
    } else if scalar == "," {
      fields.append(field)
      (field, fieldWasQuoted) = ("", false)
    } else if scalar == "\r" || scalar == "\n" {
      if scalar == "\r", next == "\n" { i += 1 }
      line += 1
      endRecord()
      recordLine = line
    } else if scalar == "\"", field.isEmpty {
      isQuoted = true
      fieldWasQuoted = true
    } else {
      field.unicodeScalars.append(scalar)
    }
    i += 1
  }
  endRecord()
  return steps
}

@Suite struct CSVReaderTests {
  @Test func readsTheExamplesOfRFC4180() throws {
    #expect(
      try records("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n") == [
        ["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"],
      ])
    #expect(
      try records("aaa,bbb,ccc\r\nzzz,yyy,xxx") == [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]])
    #expect(
      try records("\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx") == [
        ["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"],
      ])
    #expect(
      try records("\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx") == [
        ["aaa", "b\r\nbb", "ccc"], ["zzz", "yyy", "xxx"],
      ])
    #expect(try records("\"aaa\",\"b\"\"bb\",\"ccc\"") == [["aaa", "b\"bb", "ccc"]])
  }

  @Test func takesEveryLineEndAndSkipsBlankLines() throws {
    for end in ["\n", "\r\n", "\r"] {
      #expect(try records("a,b\(end)c,d\(end)\(end)\(end)") == [["a", "b"], ["c", "d"]])
    }
    #expect(try records("") == [])
    #expect(try records("\n\r\n\r") == [])
    #expect(try records("\u{FEFF}a,b") == [["a", "b"]])
    #expect(try records("a,\n,") == [["a", ""], ["", ""]])
    #expect(try records("\"\"") == [[""]])
  }

  @Test func keepsAQuoteThatDoesNotBeginAField() throws {
    #expect(try records("Iosif \"Koba\" Stalin, \"x\"") == [["Iosif \"Koba\" Stalin", " \"x\""]])
  }

  /// Random texts over the bytes that matter, cut at every place, against the slow parser.
  @Test func agreesWithTheSlowParserWhereverTheBytesAreCut() throws {
    var random = SeededGenerator(seed: 4180)
    let pieces = ["a", "é", "漢", "𝄞", ",", ",", "\n", "\r", "\r\n", "\"\"", "x y"]
    let quotedPieces = pieces + ["\"\"", ",", "\n"]
    for _ in 0..<400 {
      var text = Bool.random(using: &random) ? "\u{FEFF}" : ""
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        if Bool.random(using: &random) {
          text += "\""
          for _ in 0..<Int.random(in: 0...4, using: &random) {
            text += quotedPieces.randomElement(using: &random)!
          }
          text += "\"" + [",", "\n", "\r\n", "\r", ""].randomElement(using: &random)!
          if !",\n\r".unicodeScalars.contains(text.unicodeScalars.last!) { break }
        } else {
          // Some longer than what is looked at at once, with control characters that end nothing.
          let plain = [
            "a", "é", "漢", "𝄞", "x\"y", " ", "seven b", "eight by", "nine byte", "-./:;<+*)",
            "tab\tand \u{1} bell\u{7}\u{B}", "Лев Троцкий и другие", "\u{7F}\u{80}\u{AC}",
          ].randomElement(using: &random)!
          text += plain + [",", "\n", "\r\n", "\r"].randomElement(using: &random)!
        }
      }
      let bytes = Array(text.utf8)
      let expected = slowRecords(text)
      for chunk in 1...max(1, bytes.count) {
        #expect(
          try read(bytes, chunk: chunk, buffer: 4) == expected,
          "\(text.debugDescription) cut at \(chunk)")
      }
      #expect(try read(bytes) == expected, "\(text.debugDescription)")
    }
  }

  @Test func countsColumnsInScalarsAndLinesAsTheyStand() throws {
    let text = "\u{FEFF}é,b\n\"x\r\ny\"\"\",漢字,\"q\"\nlast,z"
    var reader = CSVReader(source: ByteSource(bytes: Array(text.utf8)))
    #expect(try reader.next() == .record)
    #expect(reader.location(ofField: 1) == (1, 3))
    #expect(try reader.next() == .record)
    #expect(reader.location(ofField: 0) == (2, 1))
    #expect(reader.location(ofField: 1) == (3, 6))
    #expect(reader.location(ofField: 2) == (3, 9))
    let (offset, line) = (reader.recordOffset, reader.line)
    #expect(try reader.next() == .record)
    #expect(reader.location(ofField: 1) == (4, 6))
    #expect(try reader.next() == .end)
    try reader.seek(toOffset: offset, line: line)
    #expect(try reader.next() == .record)
    #expect(reader.text(at: 0) == "x\r\ny\"")
    #expect(reader.location(ofField: 2) == (3, 9))
    try reader.seek(toOffset: 0, line: 1)
    #expect(try reader.next() == .record)
    #expect(reader.text(at: 0) == "é")
  }

  @Test func skipsARecordWithANULOrForeignBytesAndGoesOn() throws {
    #expect(
      try read(Array("a,b\nc\0,d\n\"e\0\",f\ng,h".utf8)) == [
        .record(["a", "b"], line: 1), .fault(.nul, line: 2, column: 2),
        .fault(.nul, line: 3, column: 3), .record(["g", "h"], line: 4),
      ])
    // Latin-1: é is E9.
    #expect(
      try read(Array("a,".utf8) + [0x4D, 0xE9, 0x6C] + Array("\nb,c".utf8)) == [
        .fault(.notUTF8(byte: 0xE9), line: 1, column: 4), .record(["b", "c"], line: 2),
      ])
  }

  /// Wherever the byte stands among those that are looked at at once.
  @Test(arguments: [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09])
  func findsWhatEndsAFieldAtEveryPlace(_ delimiter: UInt8) throws {
    func read(_ bytes: [UInt8]) throws -> (step: CSVStep, fields: [String]) {
      var reader = CSVReader(source: ByteSource(bytes: bytes), delimiter: delimiter)
      let step = try reader.next()
      return (step, (0..<reader.fieldCount).map { reader.text(at: $0) })
    }
    let text = Array("abcdefghijklmnopqrstuvwxyz".utf8)
    for place in 0..<20 {
      let (front, back) = (Array(text[..<place]), Array(text[(place + 1)...]))
      let parted = try read(front + [delimiter] + back)
      #expect(parted.step == .record)
      #expect(parted.fields == [front, back].map { String(decoding: $0, as: UTF8.self) })
      // A line with nothing on it is skipped.
      let line = String(decoding: front.isEmpty ? back : front, as: UTF8.self)
      #expect(try read(front + [0x0A] + back).fields == [line])
      for (bytes, kind) in [
        (front + [0] + back, CSVFault.Kind.nul), (front + [0xFF] + back, .notUTF8(byte: 0xFF)),
      ] {
        guard case .fault(let fault) = try read(bytes).step else {
          Issue.record("no fault at \(place)")
          continue
        }
        #expect(fault.kind == kind)
        #expect(fault.column == place + 1)
      }
    }
  }

  @Test(arguments: [
    [0xC0, 0x80], [0xC1, 0xBF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
    [0xF5, 0x80, 0x80, 0x80], [0x80], [0xE0, 0x9F, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF], [0xFF],
  ])
  func rejectsIllFormedUTF8(_ sequence: [UInt8]) throws {
    let first = sequence[0]
    #expect(
      try read(Array("x".utf8) + sequence) == [.fault(.notUTF8(byte: first), line: 1, column: 2)])
  }

  @Test func namesOtherEncodings() throws {
    let little = Array("a,b".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(
      try read([0xFF, 0xFE] + little) == [
        .fault(.otherEncoding(name: "UTF-16 (little-endian)"), line: 1, column: 1)
      ])
  }

  @Test func saysWhereAnUnterminatedQuoteBegan() throws {
    for chunk in 1...12 {
      #expect(
        try read(Array("a,b\nc,\"d\ne,f\ng".utf8), chunk: chunk, buffer: 4) == [
          .record(["a", "b"], line: 1), .fault(.unterminatedQuote, line: 2, column: 3),
        ])
    }
  }

  @Test func reportsTextAfterAClosingQuoteAndGoesOn() throws {
    #expect(
      try read(Array("\"a\"b,c\nd,e\n".utf8)) == [
        .fault(.textAfterQuote, line: 1, column: 4), .record(["d", "e"], line: 2),
      ])
  }

  /// Spreadsheets begin a file so for one another.
  @Test(arguments: ["sep=;\n", "sep=;\r\n", "SEP=,\r", "\"sep=;\"\r\n", "\u{FEFF}sep=\t\n"])
  func passesOverALineThatNamesTheSeparator(_ first: String) throws {
    for chunk in [1, 3, 1000] {
      #expect(
        try read(Array((first + "a,b\nc,d\n").utf8), chunk: chunk, buffer: 4) == [
          .record(["a", "b"], line: 2), .record(["c", "d"], line: 3),
        ])
    }
  }

  @Test(arguments: ["sep=\n", "sep=;;\n", "sep=;x\n", "sep;=\n", "xsep=;\n", "sep=;"])
  func keepsLinesThatOnlyBeginSo(_ first: String) throws {
    #expect(try records(first)[0] == [first.filter { $0 != "\n" }])
  }

  @Test func stopsAtARecordBeyondTheLimit() throws {
    let long = Array(String(repeating: "x", count: 100).utf8)
    #expect(
      try read(Array("a,b\n".utf8) + long + Array("\nc,d".utf8), limit: 64, buffer: 8) == [
        .record(["a", "b"], line: 1),
        .fault(.recordTooLong(limit: 64, quoted: false), line: 2, column: 1),
      ])
    #expect(
      try read(Array("a,b\nc,\"".utf8) + long, limit: 64, buffer: 8) == [
        .record(["a", "b"], line: 1),
        .fault(.recordTooLong(limit: 64, quoted: true), line: 2, column: 3),
      ])
    // A record just within the limit is read.
    let fit = String(repeating: "x", count: 62)
    #expect(
      try read(Array("\(fit)\n\(fit)\n".utf8), limit: 64, buffer: 8) == [
        .record([fit], line: 1), .record([fit], line: 2),
      ])
  }

  @Test func takesAnotherDelimiter() throws {
    var reader = CSVReader(
      source: ByteSource(bytes: Array("a;b,c".utf8)), delimiter: UInt8(ascii: ";"))
    #expect(try reader.next() == .record)
    #expect(reader.fieldCount == 2)
    #expect(reader.text(at: 1) == "b,c")
  }
}
