import Camarilla
import CamarillaFormats
import TestSupport
import Testing

/// A notebook as people type one, with what a careful person would make of it.
@Suite struct NotebookTests {
  private static let header = "kind,source,target,when,weight,confidence,citation,note"

  /// Each row as it was typed, what is certain in it, and what a person accepted who said yes to all.
  private static let rows: [(typed: String, certain: String, accepted: String)] = [
    ("alliance,Stalin,Kirov,c. 1926,1,\"0,9\",,", "alliance,Stalin,Kirov,1926~,1,0.9,,", ""),
    ("alliance,Stalin,Kirov,14.V.1922,1,1,,", "alliance,Stalin,Kirov,1922-05-14,1,1,,", ""),
    ("rivalri,Stalin,Trotsky,May 1926,1,80%,,", "rivalry,Stalin,Trotsky,1926-05,1,0.8,,", ""),
    ("Rivalry,Stalin,Kamenev,1926?,1,1,,", "rivalry,Stalin,Kamenev,1926?,1,1,,", ""),
    (
      "alliance,Kamenev,Kirov,1539-40,1,1,,", "alliance,Kamenev,Kirov,1539-40,1,1,,",
      "alliance,Kamenev,Kirov,1539/1540,1,1,,"
    ),
    (
      "alliance,\u{A0}Kamenev,Radek\u{200B},1926–1934,1,1,,",
      "alliance,Kamenev,Radek,1926/1934,1,1,,", ""
    ),
    (
      "alliance,Sergo\u{A0}Ordzhonikidze,Radek,19\u{200B}24,1,1,,",
      "alliance,Sergo Ordzhonikidze,Radek,1924,1,1,,", ""
    ),
    (
      "rivalry,Зиновьев,Radek,11/2/1926,1,1,,", "rivalry,Зиновьев,Radek,11/2/1926,1,1,,",
      "rivalry,Zinoviev,Radek,1926-02-11,1,1,,"
    ),
    ("alliance,Zinoviev,Kirov,1923,1,1,,", "alliance,Zinoviev,Kirov,1923,1,1,,", ""),
    ("alliance,Zinoviev,Stalin,1922/1925,1,1,,", "alliance,Zinoviev,Stalin,1922/1925,1,1,,", ""),
    (
      "alliance,\"Radek, Karl\",Sergo Ordzhonikidze,1919,1,1,,",
      "alliance,\"Radek, Karl\",Sergo Ordzhonikidze,1919,1,1,,",
      "alliance,Karl Radek,Sergo Ordzhonikidze,1919,1,1,,"
    ),
    ("alliance,Karl Radek,Trotsky,1923,1,1,,", "alliance,Karl Radek,Trotsky,1923,1,1,,", ""),
    ("alliance,Karl Radek,Joffe,1921,1,1,,", "alliance,Karl Radek,Joffe,1921,1,1,,", ""),
    (
      "denunciaton,Ezhov,Kirov,since 1930,1,1,,", "denunciation,Ezhov,Kirov,1930/..,1,1,,",
      "denunciation,Yezhov,Kirov,1930/..,1,1,,"
    ),
    (
      "appointment,Stalin,Yezhov,26 Sept 1936,1,1,,", "appointment,Stalin,Yezhov,1936-09-26,1,1,,",
      ""
    ),
    (
      "rivalry,Yezhov,Kamenev,5.XII.1936,\"1,5\",1,,", "rivalry,Yezhov,Kamenev,1936-12-05,1.5,1,,",
      ""
    ),
    ("alliance,Bukharin,Stalin,1925/1928,1,1,,", "alliance,Bukharin,Stalin,1925/1928,1,1,,", ""),
    (
      "alliance,bukharin,Kirov,1927,1,1,,", "alliance,bukharin,Kirov,1927,1,1,,",
      "alliance,Bukharin,Kirov,1927,1,1,,"
    ),
    (
      "alliance,Bukharin,Joffe,early 1922,1,1,,", "alliance,Bukharin,Joffe,early 1922,1,1,,",
      "alliance,Bukharin,Joffe,1922,1,1,,"
    ),
    ("rivalry,Bukharin,Kamenev,Spring 1914,1,1,,", "rivalry,Bukharin,Kamenev,[1914-21],1,1,,", ""),
    (
      "alliance,Molotov,Stalin,1922,1,1,conquest#12,\" a \"\"note\"\", kept  \"",
      "alliance,Molotov,Stalin,1922,1,1,conquest#12,\"a \"\"note\"\", kept\"", ""
    ),
    ("rivalry,Molotov,Joffe,44 BC,1,1,,", "rivalry,Molotov,Joffe,-0043,1,1,,", ""),
    (
      "alliance,V. Molotov,Stalin,1923,1,1,,", "alliance,V. Molotov,Stalin,1923,1,1,,",
      "alliance,Molotov,Stalin,1923,1,1,,"
    ),
    (
      "alliance,V. Molotov,Kirov,17070,1,1,,", "alliance,V. Molotov,Kirov,17070,1,1,,",
      "alliance,Molotov,Kirov,1946-09-25,1,1,,"
    ),
    (
      "alliance,Molotov,Kirov,1931-03-01,1,85,,", "alliance,Molotov,Kirov,1931-03-01,1,85,,",
      "alliance,Molotov,Kirov,1931-03-01,1,0.85,,"
    ),
    (
      "alliance,Molotov,Radek,no date,1,1,,", "alliance,Molotov,Radek,no date,1,1,,",
      "alliance,Molotov,Radek,XXXX,1,1,,"
    ),
    ("alliance,Molotov,Radek,soon,1,1,,", "alliance,Molotov,Radek,soon,1,1,,", ""),
  ]

  static var notebook: String { table(rows.map(\.typed)) }

  private static func table(_ rows: [String]) -> String {
    header + "\n" + rows.map { $0 + "\n" }.joined()
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try Array(ChronicleInput(opening: path).firstBytes), as: UTF8.self)
  }

  @Test func whatIsCertainIsRepaired() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/notebook.csv"
      try write(Self.notebook, to: path)
      let cleaning = try Cleaning(of: path)
      try cleaning.write(to: folder + "/clean.csv")
      let cleaned = try text(folder + "/clean.csv").split(separator: "\n").map(String.init)
      let expected = Self.table(Self.rows.map(\.certain)).split(separator: "\n").map(String.init)
      for (row, line) in zip(cleaned, expected) { #expect(row == line) }
      #expect(cleaned.count == expected.count)
    }
  }

  @Test func whatIsAcceptedIsRepairedToo() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/notebook.csv"
      try write(Self.notebook, to: path)
      try Cleaning(of: path).writeDoubts(to: folder + "/doubtful.csv")
      try write(answered(try text(folder + "/doubtful.csv"), "yes"), to: folder + "/yes.csv")
      let cleaning = try Cleaning(of: path, accepting: folder + "/yes.csv")
      try cleaning.write(to: folder + "/clean.csv")
      let cleaned = try text(folder + "/clean.csv").split(separator: "\n").map(String.init)
      let lines = Self.rows.map { $0.accepted.isEmpty ? $0.certain : $0.accepted }
      for (row, line) in zip(cleaned.dropFirst(), lines) { #expect(row == line) }
      #expect(cleaning.changes.contains { $0.status == .accepted })
      // One date is left that nobody can read.
      #expect(cleaning.problems.filter { $0.severity == .error }.map(\.text) == ["soon"])

      // The same answers may be given again, to what came of them too.
      let again = try Cleaning(of: folder + "/clean.csv", accepting: folder + "/yes.csv")
      #expect(again.changes.isEmpty)
    }
  }

  @Test func whatIsDeclinedIsLeftAndNotAskedAgain() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/notebook.csv"
      try write(Self.notebook, to: path)
      let first = try Cleaning(of: path)
      try first.writeDoubts(to: folder + "/doubtful.csv")
      try write(answered(try text(folder + "/doubtful.csv"), "no"), to: folder + "/no.csv")
      let second = try Cleaning(of: path, accepting: folder + "/no.csv")
      #expect(second.changes == first.changes)
      #expect(second.openDoubts.isEmpty)
      #expect(second.doubts.allSatisfy { $0.status == .declined })
      #expect(second.doubts.count == first.doubts.count)
    }
  }

  @Test func whatIsCleanStaysByteForByte() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/notebook.csv"
      try write(Self.notebook, to: path)
      try Cleaning(of: path).write(to: folder + "/once.csv")
      let second = try Cleaning(of: folder + "/once.csv")
      #expect(second.changes.isEmpty)
      try second.write(to: folder + "/twice.csv")
      #expect(try text(folder + "/once.csv") == text(folder + "/twice.csv"))
      // A mark at the front, other delimiters, line ends and quotes are nobody's fault.
      let odd =
        "\u{FEFF}kind;source;target;when;note\r\n\r\nalliance;\"a\";b;1926;\"x\r\ny\"\r\n;;;;\r\n"
      try write(odd, to: folder + "/odd.csv")
      let clean = try Cleaning(of: folder + "/odd.csv")
      #expect(clean.isClean)
      try clean.write(to: folder + "/even.csv")
      #expect(try Array(text(folder + "/even.csv").utf8) == Array(odd.utf8))
    }
  }

  /// Whatever is typed into a table: no row is lost, what differs stands in the report, and what stands there
  /// differs.
  @Test func everyChangeIsInTheReport() throws {
    var random = SeededGenerator(seed: 1926)
    let texts = [
      ["alliance", "rivalri", "Alliance", " rivalry", "feud", ""],
      [
        "Stalin", "stalin", "Лев Троцкий", "Trotsky, L.", "Lev\u{A0}Trotsky", "a\nb", "x;y",
        "\"q\"",
      ],
      ["Kirov", "Kirov\u{200B}", " Kirov", "S.  Kirov", "Киров", "K,irov"],
      [
        "1926", "c. 1926", "11/2/1926", "14.V.1926", "1539-40", "soon", " 1926 ", "1\u{200B}926",
        "",
      ],
      ["1", "0,5", "1,234", "50%", " 2", "many", ""],
    ]
    func quoted(_ text: String) -> String {
      "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        + "\""
    }
    for round in 0..<60 {
      let rows = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        texts.map { quoted($0.randomElement(using: &random)!) }.joined(separator: ",")
      }
      let table = "kind,source,target,when,weight\n" + rows.map { $0 + "\n" }.joined()
      try inTemporaryFolder { folder in
        try write(table, to: folder + "/t.csv")
        let cleaning = try Cleaning(of: folder + "/t.csv")
        try cleaning.write(to: folder + "/c.csv")
        let (before, after) = (try cells(of: folder + "/t.csv"), try cells(of: folder + "/c.csv"))
        #expect(before.count == after.count, "round \(round)")
        var differing: [[String]] = []
        for (a, b) in zip(before, after) {
          for (x, y) in zip(a, b) where !x.unicodeScalars.elementsEqual(y.unicodeScalars) {
            differing.append([x, y])
          }
        }
        #expect(
          differing == cleaning.changes.map { [$0.text, $0.proposal] }, "round \(round): \(table)")
      }
    }
  }

  /// The cells of a table, row by row, by a reader of its own.
  private func cells(of path: String) throws -> [[String]] {
    var rows: [[String]] = [[]]
    var cell = ""
    var isQuoted = false
    var characters = Array(try text(path).unicodeScalars)[...]
    while let character = characters.popFirst() {
      switch character {
      case "\"" where isQuoted && characters.first == "\"":
        characters.removeFirst()
        cell.unicodeScalars.append(character)
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        rows[rows.count - 1].append(cell)
        cell = ""
      case "\n" where !isQuoted:
        rows[rows.count - 1].append(cell)
        cell = ""
        rows.append([])
      default: cell.unicodeScalars.append(character)
      }
    }
    return rows.dropLast()
  }

  /// A table of doubts in which every line is answered.
  private func answered(_ table: String, _ answer: String) -> String {
    let lines = table.split(separator: "\n").map(String.init)
    return lines[0] + "\n"
      + lines.dropFirst().map { line in
        // The column before the reason, which holds commas only within quotes.
        var line = line
        var commas: [String.Index] = []
        var isQuoted = false
        for index in line.indices {
          if line[index] == "\"" { isQuoted.toggle() }
          if line[index] == ",", !isQuoted { commas.append(index) }
        }
        line.insert(contentsOf: answer, at: commas[5])
        return line + "\n"
      }.joined()
  }
}
