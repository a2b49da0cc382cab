import Camarilla
import CamarillaFormats
import Dispatch
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Files and folders that are no chronicles, or broken ones, as they lie on disk.
@Suite struct BadInputTests {
  /// What reading a path fails with.
  private func failure(_ path: String) -> FormatsError? {
    do throws(FormatsError) {
      _ = try Chronicle(contentsOf: path)
      return nil
    } catch {
      return error
    }
  }

  /// Why a file of some content is no chronicle, its path left out.
  private func reason(_ bytes: [UInt8], name: String = "file.csv") throws -> String {
    try inTemporaryFolder { folder in
      let path = folder + "/" + name
      try write(bytes, to: path)
      switch failure(path) {
      case .notAChronicle(path, let reason): return reason
      case .invalid(let invalid):
        return invalid.problems.map { problem in
          #expect(problem.location?.file == path)
          return problem.description.replacing(path, with: name)
        }.joined(separator: "\n")
      case let other: return "\(String(describing: other))"
      }
    }
  }

  private func reason(_ text: String, name: String = "file.csv") throws -> String {
    try reason(Array(text.utf8), name: name)
  }

  @Test func missesWhatIsNotThere() throws {
    #expect(failure("/nowhere/at/all") == .notFound(path: "/nowhere/at/all"))
    try inTemporaryFolder { folder in
      try write("kind,source,target,when\n", to: folder + "/file")
      #expect(failure(folder + "/file/inside") == .notFound(path: folder + "/file/inside"))
      #expect(failure(folder + "/x.json") == .notFound(path: folder + "/x.json"))
    }
  }

  @Test func tellsWhatAFileIsInstead() throws {
    #expect(try reason("") == "it is empty")
    #expect(try reason([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) == "it is a PNG picture")
    #expect(try reason([0x50, 0x4B, 3, 4, 0, 0]).contains("workbook"))
    #expect(
      try reason("Our table,,,\n\n\"a\nnote\",,,\nKind;Source;Target;When\nx;a;b;1926\n").hasSuffix(
        "; line 5 looks like its header: delete what stands above it"))
    #expect(
      try reason("art,von,nach,wann\nalliance,A,B,1450\n").hasSuffix(
        "; `camarilla import` makes a chronicle of a table with other columns"))
    #expect(try reason([1, 2, 0, 3]) == "it is not text: it holds NUL bytes")
    #expect(
      try reason("Once upon a time, there was\na text.\n").hasPrefix(
        "its first line, 'Once upon a time,there was', names none of the columns kind, source,"))
    #expect(
      try reason("id,name,born,died\na,A,,\n").hasPrefix("its first line, 'id,name,born,died'"))
    #expect(
      try reason("{\"a\": 1}", name: "a.json") == "it is not the description of a data package")
    #expect(try reason("?", name: "a.json") == "it is not the description of a data package")
  }

  @Test func tellsWhatAFolderLacks() throws {
    try inTemporaryFolder { folder in
      func reason() -> String? {
        guard case .notAChronicle(folder, let reason) = failure(folder) else { return nil }
        return reason
      }
      let lacks =
        "it has no figures.csv (a chronicle is a folder with figures.csv and relationships.csv)"
      #expect(reason() == lacks + "; it is empty")
      try write("x", to: folder + "/a.txt")
      #expect(reason() == lacks + "; it holds a.txt")
      try write("x", to: folder + "/relationships.csv")
      #expect(
        reason() == lacks + "; it holds a.txt and relationships.csv — name"
          + " '\(folder)/relationships.csv' itself to have the figures inferred from it")
      try write("x", to: folder + "/figure.csv")
      #expect(reason()?.hasSuffix("— is 'figure.csv' meant to be 'figures.csv'?") == true)
      try write("id,name\n", to: folder + "/figures.csv")
      try FileManager.default.removeItem(atPath: folder + "/relationships.csv")
      #expect(reason()?.hasPrefix("it has no relationships.csv") == true)
    }
  }

  @Test func tellsWhereATableBreaksOff() throws {
    let header = "kind,source,target,when\n"
    #expect(
      try reason(header + "alliance,a,b,1926\nalliance,\"a,b,1927\nalliance,c,d,1928\n")
        == "file.csv:3:10: error: the quoted field that begins here never ends;"
        + " expected a closing quote")
    #expect(
      try reason(header + "alliance,a\nalliance,a,b,1926,,\nalliance,a,b,\"c,d\",\n") == """
        file.csv:2:11: error: the row has 2 fields, and the header 4; the row was passed over
        file.csv:3:19: error: the row has 6 fields, and the header 4\
         (a comma within a field needs quotes around the field); the row was passed over
        file.csv:4:20: error: the row has 5 fields, and the header 4\
         (a comma within a field needs quotes around the field); the row was passed over
        """)
    #expect(
      try reason(Array((header + "alliance,Mol").utf8) + [0xF3] + Array("tov,b,1926\n".utf8))
        == "file.csv:2:13: error: byte 0xF3 is no UTF-8, and the row was passed over;"
        + " expected UTF-8 (in Windows-1252 it reads 'Molótov'; if that is meant, save it as"
        + " UTF-8)")
    #expect(
      try reason(header + "alliance,\"a,b,1926\nalliance,c,d,1927\nalliance,\"e\",f,1928\n")
        == "file.csv:4:11: error: text follows a closing quote, and the row was passed over: its quoted"
        + " field begins on line 2, column 10, and so lines 2–4 were read as one row; expected a comma or"
        + " the line's end (a quote within a quoted field is written twice)")
    #expect(
      try reason([0xFF, 0xFE] + header.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        == "file.csv:1:1: error: the file is in UTF-16 (little-endian); expected UTF-8")
    #expect(
      try reason(header + "alliance,a,b\u{0},1926\n")
        == "file.csv:2:13: error: a NUL byte stands in the row, which was passed over;"
        + " expected text")
  }

  /// A table alone declares no kinds; where they are declared is said once, with the row.
  @Test func saysWhereKindsAreDeclared() throws {
    let header = "kind,source,target,when\n"
    let known = "; expected one of alliance, rivalry, appointment and denunciation"
    let told = try reason(header + "marriage,a,b,1926\nfeast,a,b,1927\n").split(separator: "\n")
    #expect(
      told.first.map(String.init)
        == "file.csv:2:1: error: unknown kind 'marriage'\(known); a folder that has"
        + " this table as relationships.csv, and figures.csv, declares kinds in kinds.csv: below"
        + " 'name,sign,directed' a row such as 'marriage,1,false'")
    #expect(told.last.map(String.init) == "file.csv:3:1: error: unknown kind 'feast'\(known)")
    try inTemporaryFolder { folder in
      try write(header + "marriage,a,b,1926\n", to: folder + "/t.csv")
      try write("name,sign,directed\nmarriage,1,false\n", to: folder + "/kinds.csv")
      let failure = failure(folder + "/t.csv")
      guard case .invalid(let invalid) = failure else {
        Issue.record("\(String(describing: failure))")
        return
      }
      #expect(
        invalid.problems[0].message.contains("kinds.csv beside it is not read with a table alone"))
    }
  }

  @Test func endsAtALineWithoutEnd() throws {
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: 17 << 20)
    let header = Array("kind,source,target,when\n".utf8)
    #expect(
      try reason(header + long)
        == "file.csv:2:1: error: the row that begins here is longer than 16 MiB;"
        + " expected a line's end")
    #expect(
      try reason(header + Array("alliance,\"".utf8) + long)
        == "file.csv:2:10: error: the quoted field that begins here doesn't end within 16 MiB;"
        + " expected a closing quote")
    #expect(try reason(long).hasPrefix("file.csv:1:1: error: the row that begins here"))
  }

  /// A process substitution of the shell, `<(...)`, gives such a path.
  @Test func readsPipes() throws {
    try inTemporaryFolder { folder in
      let pipe = folder + "/pipe"
      #expect(unsafe mkfifo(pipe, 0o600) == 0)
      let writing = DispatchWorkItem {
        try? write("kind,source,target,when\nalliance,a,b,192\n", to: pipe)
      }
      DispatchQueue.global().async(execute: writing)
      let found = failure(pipe)
      writing.wait()
      guard case .invalid(let invalid) = found else {
        Issue.record("the bad date was not found: \(String(describing: found))")
        return
      }
      #expect(invalid.problems.map { $0.location?.column } == [14])
    }
  }

  /// Names of every length and make, so that each way in which they are told apart is used.
  @Test func keepsThousandsOfNamesApart() throws {
    var random = SeededGenerator(seed: 16)
    let letters = ["a", "b", "é", "漢"]
    var text = "kind,source,target,when\n"
    var expected: [[String]] = []
    for number in 0..<4000 {
      let length = Int.random(in: 0...30, using: &random)
      let tail = (0..<length).map { _ in letters.randomElement(using: &random)! }.joined()
      // Short names recur; long ones differ at the front, in the middle or at the end.
      let source = length < 3 ? "s" + tail : "\(number)" + tail
      let target = length < 10 ? "t" + tail : tail + "\(number)" + tail
      let year = "\(1000 + Int.random(in: 0...900, using: &random))"
      text += "alliance,\(source),\(target),\(year)\n"
      expected.append([source, target, year])
    }
    let read = try inTemporaryFolder { folder in
      try write(text, to: folder + "/ties.csv")
      return try Chronicle(contentsOf: folder + "/ties.csv")
    }
    #expect(
      read.relationships.map { [$0.source.rawValue, $0.target.rawValue, $0.when.description] }
        == expected)
  }

  /// Against the standard library's own parser, whose notation is wider.
  @Test func readsNumbersExactly() throws {
    var random = SeededGenerator(seed: 754)
    var texts = [
      "1", "+1", "0.1", ".5", "5.", "1e3", "1E-3", "2.5e+2", "123456789012345.6", "1e308",
      "0.30000000000000004", "9007199254740993", "00000000000000000000001",
    ]
    for _ in 0..<2000 {
      let whole = Int.random(
        in: 0...Int.random(in: 1...1_000_000_000, using: &random), using: &random)
      let digits = Int.random(in: 0...12, using: &random)
      let fraction = (0..<digits).map { _ in "\(Int.random(in: 0...9, using: &random))" }.joined()
      let exponent =
        Bool.random(using: &random) ? "" : "e\(Int.random(in: -30...30, using: &random))"
      texts.append("\(whole + 1).\(fraction)\(exponent)")
    }
    var table = "kind,source,target,when,weight\n"
    for (number, text) in texts.enumerated() { table += "alliance,a\(number),b,1926,\(text)\n" }
    let read = try inTemporaryFolder { folder in
      try write(table, to: folder + "/ties.csv")
      return try Chronicle(contentsOf: folder + "/ties.csv")
    }
    for (text, tie) in zip(texts, read.relationships) {
      #expect(tie.weight == Double(text), "\(text)")
    }
  }

  @Test(arguments: [
    ("inf", nil), ("nan", nil), ("0x10", nil), ("1,5", "1.5"), ("1.000,5", "1000.5"),
    ("75%", "0.75"), ("1e", nil), ("e5", nil), (".", nil), ("--1", nil), ("1_000", nil), ("١", nil),
  ])
  func refusesOtherNotations(_ text: String, suggesting suggestion: String?) throws {
    try inTemporaryFolder { folder in
      try write(
        "kind,source,target,when,weight\nalliance,a,b,1926,\"\(text)\"\n", to: folder + "/t.csv")
      guard case .invalid(let invalid) = failure(folder + "/t.csv") else {
        Issue.record("\(text) was taken for a number")
        return
      }
      #expect(invalid.problems.map(\.rule) == [.malformedValue])
      #expect(invalid.problems[0].text == text)
      #expect(invalid.problems[0].suggestion == suggestion)
    }
  }

  /// Cases of RFC 8259, and some beyond it.
  @Test func tellsJSONFromWhatIsNone() {
    func isRefused(_ text: String) -> Bool {
      let files = [
        "datapackage.json": text, "figures.csv": "id,name\n",
        "relationships.csv": "kind,source,target,when\n",
      ]
      do throws(FormatsError) {
        _ = try Chronicle(files: files.mapValues { Array($0.utf8) })
        return false
      } catch {
        return true
      }
    }
    for value in [
      "0", "-0", "1.5e-7", "1E+2", "\"\"", "\"\\u00e9\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
      "\"\\ud834\\udd1e\"", "[]", "{}", "[ [ ] , { } ]", "true", "false", "null",
      String(repeating: "[", count: 400) + String(repeating: "]", count: 400),
    ] { #expect(!isRefused("\u{FEFF} {\"x\" : \(value)}\n"), "\(value)") }
    for value in [
      "", "01", "1.", ".5", "+1", "1e", "NaN", "'a'", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\ud834\"",
      "\"\n\"", "[1,]", "[1 2]", "{\"a\"}", "{a: 1}", "{\"a\": 1,}", "tru", "[", "{", "1}",
      String(repeating: "[", count: 600) + String(repeating: "]", count: 600),
    ] { #expect(isRefused("{\"x\": \(value)}"), "\(value)") }
    #expect(isRefused("{} {}"))
  }
}
