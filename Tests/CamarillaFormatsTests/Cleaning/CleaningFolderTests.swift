import Camarilla
import CamarillaFormats
import TestSupport
import Testing

/// Folders of tables: ids that other tables name, and figures that are merged.
@Suite struct CleaningFolderTests {
  private static let files = [
    "figures.csv": """
    id,name,born,died,party
    trotsky,Leon Trotsky,c. 1879,1940,
    trotskii,"Троцкий, Леон",,1940-08-21,RSDRP
    stalin,Joseph  Stalin,1878,1953,
    kirov,Sergei Kirov,27.III.1886,1934,
    ivanov,Ivan Ivanov,,,

    """,
    "sources.csv": "id,title\nconquest,The\u{A0}Great Terror\n",
    "relationships.csv": """
    kind,source,target,when,citation,note
    rivalry,stalin,trotsky,1923,conquest#1,
    rivalry,Trotskii,Joseph Stalin,1924,Conquest#2,kept as it is
    alliance,kirov,stalin,1926,konquest,
    alliance,ivanova,kirov,1927,,

    """,
  ]

  /// Runs a test with the chronicle's folder and another one, for what is written.
  private func inFolders<Result>(_ body: (_ input: String, _ folder: String) throws -> Result)
    throws
    -> Result
  {
    try inTemporaryFolder { input in
      for (name, text) in Self.files { try write(text, to: input + "/" + name) }
      return try inTemporaryFolder { folder in try body(input, folder) }
    }
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try ChronicleInput(opening: path).firstBytes, as: UTF8.self)
  }

  @Test func idsAndNamesAreRepaired() throws {
    try inFolders { input, folder in
      let cleaning = try Cleaning(of: input)
      try cleaning.write(to: folder + "/out")
      #expect(
        try text(folder + "/out/figures.csv").split(separator: "\n").map(String.init) == [
          "id,name,born,died,party", "trotsky,Leon Trotsky,1879~,1940,",
          "trotskii,\"Троцкий, Леон\",,1940-08-21,RSDRP", "stalin,Joseph Stalin,1878,1953,",
          "kirov,Sergei Kirov,1886-03-27,1934,", "ivanov,Ivan Ivanov,,,",
        ])
      #expect(
        try text(folder + "/out/relationships.csv").split(separator: "\n").map(String.init) == [
          "kind,source,target,when,citation,note", "rivalry,stalin,trotsky,1923,conquest#1,",
          "rivalry,trotskii,stalin,1924,conquest#2,kept as it is",
          "alliance,kirov,stalin,1926,konquest,", "alliance,ivanova,kirov,1927,,",
        ])
      #expect(try text(folder + "/out/sources.csv") == "id,title\nconquest,The Great Terror\n")
      #expect(
        cleaning.doubts.map { [$0.file, $0.row, $0.column, $0.text, $0.proposal] } == [
          ["relationships.csv", "4", "citation", "konquest", "conquest"],
          ["relationships.csv", "5", "source", "ivanova", "ivanov"],
          // Who may be one comes last.
          ["figures.csv", "3", "id", "trotskii", "trotsky"],
        ])
    }
  }

  @Test func mergedFiguresAreOne() throws {
    try inFolders { input, folder in
      try write(
        """
        file,row,column,text,proposal,accept,reason
        figures.csv,3,id,trotskii,trotsky,yes,
        relationships.csv,5,source,ivanova,ivanov,y,
        relationships.csv,4,citation,konquest,conquest,no,

        """, to: folder + "/answers.csv")
      let cleaning = try Cleaning(of: input, accepting: folder + "/answers.csv")
      try cleaning.write(to: folder + "/out")
      let chronicle = try Chronicle(contentsOf: folder + "/out")
      #expect(chronicle.figures.map(\.id.description) == ["trotsky", "stalin", "kirov", "ivanov"])
      let trotsky = try #require(chronicle.figures.first)
      #expect(trotsky.name == "Leon Trotsky")
      #expect(trotsky.attributes.map(\.value) == ["RSDRP"])
      #expect(
        chronicle.relationships.map { "\($0.source) \($0.target)" } == [
          "stalin trotsky", "trotsky stalin", "kirov stalin", "ivanov kirov",
        ])
      // What is given up stands in the report.
      let merged = try #require(cleaning.changes.first { $0.column == "id" })
      #expect(merged.status == .accepted)
      #expect(merged.reason.contains("its name 'Троцкий, Леон' is dropped"))
      #expect(merged.reason.contains("its died '1940-08-21' is dropped"))
      #expect(
        cleaning.changes.contains {
          $0.row == "2" && $0.column == "party" && $0.proposal == "RSDRP"
        })
      #expect(cleaning.doubts.map(\.status) == [.declined])
    }
  }

  @Test(arguments: [
    (
      "figures.csv,2,id,kirov,stalin,yes,",
      "answers.csv:2:18: error: 'kirov' is tied to 'stalin' in row 4 of 'relationships.csv', so the two can't be"
    ),
    ("figures.csv,2,id,nobody,stalin,yes,", ""),
    (
      "figures.csv,2,name,nobody,somebody,yes,",
      "no cell of column 'name' in 'figures.csv' says 'nobody'"
    ),
    ("other.csv,2,name,nobody,somebody,yes,", "there is no table 'other.csv'"),
    (
      "figures.csv,2,born,1878,soon,yes,",
      "'soon' can't stand in column 'born'; expected a date in EDTF"
    ),
    ("relationships.csv,4,source,ivanova,iwanow,yes,", "'iwanow' can't stand in column 'source'"),
    (
      "figures.csv,2,born,1878,1879,perhaps,",
      "'perhaps' is no answer; expected yes, no, or nothing"
    ),
    ("figures.csv,2,born,1878,,yes,", "a blank proposal is accepted"),
    (
      "figures.csv,2,id,kirov,ivanov,yes,\nfigures.csv,2,id,ivanov,kirov,yes,",
      "'kirov' would become 'ivanov', which becomes it again"
    ),
    (
      "figures.csv,2,born,1878,1879,yes,\nfigures.csv,2,born,1878,1880,yes,",
      "'1878' in column 'born' is answered twice"
    ),
  ])
  func answersThatAreNone(lines: String, message: String) throws {
    try inFolders { input, folder in
      try write(
        "file,row,column,text,proposal,accept,reason\n\(lines)\n", to: folder + "/answers.csv")
      do throws(FormatsError) {
        _ = try Cleaning(of: input, accepting: folder + "/answers.csv")
        #expect(message.isEmpty)
      } catch {
        #expect(!message.isEmpty && "\(error)".contains(message), "\(error)")
        #expect("\(error)".contains("/answers.csv:"))
      }
    }
  }

  @Test func headingsAreRepaired() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/t.csv"
      try write("Kind,source,targt,when,wieght\nalliance,a,b,c. 1926,2\n", to: path)
      let cleaning = try Cleaning(of: path)
      try cleaning.write(to: folder + "/c.csv")
      #expect(
        try text(folder + "/c.csv") == "kind,source,target,when,wieght\nalliance,a,b,1926~,2\n")
      #expect(
        cleaning.doubts.map { [$0.row, $0.text, $0.proposal] } == [["1", "wieght", "weight"]])
      try write(
        "file,row,column,text,proposal,accept\nt.csv,1,wieght,wieght,weight,x\n",
        to: folder + "/a.csv")
      try Cleaning(of: path, accepting: folder + "/a.csv").write(to: folder + "/d.csv")
      #expect(try Chronicle(contentsOf: folder + "/d.csv").relationships[0].weight == 2)
    }
  }

  /// Ids that are one but for blanks are asked about, and one row of two where somebody says so.
  @Test func idsThatDifferInBlanksAreAskedAbout() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/figures.csv"
      try write(
        "id,name,born\nd,Dee,\n\u{A0}d ,Dee the second,1500\ne ,Eve,\n\"J.  Doe\",JD,\nJ. Doe,JD,\n",
        to: path)
      let cleaning = try Cleaning(of: path)
      #expect(
        cleaning.doubts.map { [$0.row, $0.text, $0.proposal, $0.reason] } == [
          [
            "3", "\u{A0}d ", "d", "another row has the id 'd'; accepted, the two are one figure",
          ],
          [
            "5", "J.  Doe", "J. Doe",
            "another row has the id 'J. Doe'; accepted, the two are one figure",
          ],
        ])
      #expect(cleaning.changes.map(\.proposal) == ["e"])
      try cleaning.writeDoubts(to: folder + "/doubts.csv")
      let doubts = try text(folder + "/doubts.csv")
      for (word, rows) in [
        ("yes", "d,Dee,1500\ne,Eve,\nJ. Doe,JD,\n"),
        ("no", "d,Dee,\n\u{A0}d ,Dee the second,1500\ne,Eve,\n\"J.  Doe\",JD,\nJ. Doe,JD,\n"),
      ] {
        try write(
          doubts.replacing(",d,,", with: ",d,\(word),").replacing(
            ",J. Doe,,", with: ",J. Doe,\(word),"), to: folder + "/answers.csv")
        let answered = try Cleaning(of: path, accepting: folder + "/answers.csv")
        try answered.write(to: folder + "/clean.csv")
        #expect(try text(folder + "/clean.csv") == "id,name,born\n" + rows)
        #expect(answered.openDoubts.isEmpty)
        let again = try Cleaning(
          of: folder + "/clean.csv", accepting: folder + "/answers.csv")
        #expect(again.changes.isEmpty && again.openDoubts.isEmpty)
      }
    }
  }

  @Test func bothOrdersInAColumnAreTold() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/t.csv"
      try write(
        "kind,source,target,when\nalliance,a,b,25/3/1715\nalliance,a,c,3/26/1715\nalliance,a,d,27 March 1715\n",
        to: path)
      #expect(
        try Cleaning(of: path).changes.map(\.reason) == [
          "'25/3/1715' is 1715-03-25 in EDTF",
          "'3/26/1715' is 1715-03-26 in EDTF; '25/3/1715' in row 2 has the day first, and '3/26/1715' the"
            + " month",
          "'27 March 1715' is 1715-03-27 in EDTF",
        ])
      // One text in two ways of writing its accents becomes the first, and it is said why.
      try write(
        "kind,source,target,when\nalliance,Jos\u{E9},b,1715\nalliance,Jose\u{301},c,1716\n",
        to: path)
      #expect(try Cleaning(of: path).changes.allSatisfy { !$0.reason.isEmpty })
    }
  }
}
