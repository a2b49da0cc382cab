import Camarilla
import CamarillaFormats
import TestSupport
import Testing

/// What a person decided goes to the rows that it is about, once and again.
@Suite struct CleaningAnswersTests {
  private static let table = """
    kind,source,target,when
    alliance,Stalin,Kirov,11/2/1926
    alliance,Stalin,Radek,1926
    rivalry,Stalin,Joffe,11/2/1926
    rivalry,Kirov,Joffe,3/4/1927

    """
  private static let header = "file,row,column,text,proposal,accept,reason\n"

  private func text(_ path: String) throws -> String {
    String(decoding: try ChronicleInput(opening: path).firstBytes, as: UTF8.self)
  }

  /// Cleans a table with answers, twice: the second time, what came of the first.
  private func cleaned(
    _ table: String, answers: String
  ) throws -> (text: String, first: Cleaning, second: Cleaning) {
    try inTemporaryFolder { folder in
      try write(table, to: folder + "/t.csv")
      try write(Self.header + answers + "\n", to: folder + "/a.csv")
      let first = try Cleaning(of: folder + "/t.csv", accepting: folder + "/a.csv")
      try first.write(to: folder + "/c.csv")
      return (
        try text(folder + "/c.csv"), first,
        try Cleaning(of: folder + "/c.csv", accepting: folder + "/a.csv")
      )
    }
  }

  @Test func answersMayBeGivenTwice() throws {
    let (text, first, second) = try cleaned(
      Self.table,
      answers: """
        t.csv,2,when,11/2/1926,1926-02-11,yes,
        t.csv,5,when,3/4/1927,1927-04-03,yes,
        t.csv,4,target,Joffe,Adolf Joffe,yes,
        """)
    #expect(
      text == """
        kind,source,target,when
        alliance,Stalin,Kirov,1926-02-11
        alliance,Stalin,Radek,1926
        rivalry,Stalin,Adolf Joffe,1926-02-11
        rivalry,Kirov,Adolf Joffe,1927-04-03

        """)
    #expect(first.answersDone == 0)
    #expect(first.changes.count == 5)
    #expect(second.changes.isEmpty)
    #expect(second.answersDone == 3)
  }

  /// The text stands nowhere, in another row, or was changed by hand: all of it is told at once.
  @Test(arguments: [
    ("t.csv,2,when,12/2/1926,1926-02-12,yes,", ["'12/2/1926', and row 2 says '11/2/1926'"]),
    // Its proposal stands in another row, which is no reason to take it for done.
    ("t.csv,2,when,1 Jan 1926,1926,yes,", ["says '1 Jan 1926', and row 2 says '11/2/1926'"]),
    ("t.csv,3,when,11/2/1926,1926-02-11,yes,", ["row 3 of 't.csv' doesn't say", "but row 2 does"]),
    ("t.csv,99,when,11/2/1926,1926-02-11,yes,", ["row 99 of 't.csv' doesn't say"]),
    ("t.csv,99,when,never,1926-02-11,yes,", ["neither in row 99 nor elsewhere"]),
    ("t.csv,2,date,11/2/1926,1926-02-11,yes,", ["'t.csv' has no column 'date'"]),
    (
      "t.csv,2,when,x,1926-02-12,yes,\nt.csv,3,when,y,1927,yes,\nt.csv,5,when,3/4/1927,1927-04-03,yes,",
      ["a.csv:2:", "and row 2 says '11/2/1926'", "a.csv:3:", "and row 3 says '1926'"]
    ),
    // Rows that no table has, to the ends of what a number holds.
    (
      "t.csv,-9223372036854775808,when,11/2/1926,1926-02-11,yes,",
      ["a.csv:2:7: error: '-9223372036854775808' is no row of a table; expected a row as"]
    ),
    ("t.csv,0,when,11/2/1926,1926-02-11,yes,", ["'0' is no row of a table"]),
    ("t.csv,-1,target,Kirov,Kirow,yes,", ["'-1' is no row of a table"]),
    ("t.csv,2.5,when,11/2/1926,1926-02-11,yes,", ["'2.5' is no row of a table"]),
    ("t.csv,92233720368547758080,when,11/2/1926,1926,yes,", ["is no row of a table"]),
    (
      "t.csv,9223372036854775807,when,11/2/1926,1926-02-11,yes,",
      ["row 9223372036854775807 of 't.csv' doesn't say"]
    ),
    // What is wrong with answers themselves hides nothing of what else is.
    (
      """
      t.csv,2,when,11/2/1926,1926-02-11,maybe,
      t.csv,5,when,3/4/1927,,yes,
      t.csv,0,target,Kirov,Kirow,yes,
      t.csv,3,when,x,1927,yes,
      u.csv,2,when,1926,1927,yes,
      """,
      [
        "a.csv:2:", "'maybe' is no answer", "a.csv:3:", "a blank proposal is accepted",
        "a.csv:4:7:",
        "'0' is no row of a table", "a.csv:5:", "and row 3 says '1926'", "a.csv:6:",
        "there is no table 'u.csv'",
      ]
    ),
    // Answers about another file's cells are none about these, whichever stands first.
    (
      "t.csv,2,when,11/2/1926,1926-02-11,yes,\nu.csv,2,when,11/2/1926,1926-11-02,yes,",
      ["a.csv:3:", "there is no table 'u.csv'"]
    ),
    (
      "u.csv,2,when,11/2/1926,1926-11-02,yes,\nt.csv,2,when,11/2/1926,1926-02-11,yes,",
      ["a.csv:2:", "there is no table 'u.csv'"]
    ),
    // A line that nobody answered names this file as well.
    (
      "u.csv,2,when,11/2/1926,1926-11-02,yes,\nt.csv,2,when,11/2/1926,1926-02-11,,",
      ["a.csv:2:", "there is no table 'u.csv'"]
    ),
    (
      "u.csv,2,when,11/2/1926,1926-11-02,yes,\nv.csv,2,when,11/2/1926,1926-02-11,yes,",
      ["a.csv:2:", "there is no table 'u.csv'", "a.csv:3:", "there is no table 'v.csv'"]
    ),
    // Two answers to one cell, with its file and without.
    (
      ",2,when,11/2/1926,1926-02-11,yes,\nt.csv,2,when,11/2/1926,1926-11-02,yes,",
      ["a.csv:3:", "'11/2/1926' in column 'when' is answered twice, on line 2 otherwise"]
    ),
    (
      "u.csv,2,when,11/2/1926,1926-02-11,yes,\n,2,when,11/2/1926,1926-11-02,no,",
      ["a.csv:3:", "'11/2/1926' in column 'when' is answered twice, on line 2 otherwise"]
    ),
  ])
  func answersToOtherCellsAreErrors(lines: String, messages: [String]) throws {
    try inTemporaryFolder { folder in
      try write(Self.table, to: folder + "/t.csv")
      try write(Self.header + lines + "\n", to: folder + "/a.csv")
      do throws(FormatsError) {
        _ = try Cleaning(of: folder + "/t.csv", accepting: folder + "/a.csv")
        Issue.record("the answers were taken")
      } catch {
        for message in messages { #expect("\(error)".contains(message), "\(error)") }
        #expect("\(error)".split(separator: "\n").count == max(1, messages.count / 2))
      }
    }
  }

  /// A table of answers without rows goes by the texts alone.
  @Test func rowsMayBeLeftOut() throws {
    try inTemporaryFolder { folder in
      try write(Self.table, to: folder + "/t.csv")
      try write(
        "column,text,proposal,accept\nwhen,11/2/1926,1926-02-11,ja\n", to: folder + "/a.csv")
      let first = try Cleaning(of: folder + "/t.csv", accepting: folder + "/a.csv")
      #expect(first.changes.count == 2)
      try first.write(to: folder + "/c.csv")
      let second = try Cleaning(of: folder + "/c.csv", accepting: folder + "/a.csv")
      #expect(second.changes.isEmpty && second.answersDone == 1)
    }
  }

  /// A table that was renamed is answered under the name that it had, or under none.
  @Test func filesMayBeRenamedOrLeftOut() throws {
    let (text, first, second) = try cleaned(
      Self.table,
      answers: """
        notes.csv,2,when,11/2/1926,1926-02-11,yes,
        ,2,when,11/2/1926,1926-02-11,yes,
        ,5,when,3/4/1927,1927-04-03,yes,
        notes.csv,4,target,Joffe,Adolf Joffe,,
        """)
    #expect(
      text == """
        kind,source,target,when
        alliance,Stalin,Kirov,1926-02-11
        alliance,Stalin,Radek,1926
        rivalry,Stalin,Joffe,1926-02-11
        rivalry,Kirov,Joffe,1927-04-03

        """)
    #expect(first.changes.count == 3)
    #expect(second.changes.isEmpty && second.answersDone == 2)
  }

  /// Signs for no date are asked about wherever a blank would say that an end is open.
  @Test func signsForNoDateAreAskedAbout() throws {
    let table = """
      kind,source,target,start,end
      alliance,Stalin,Kirov,1926,n.d.
      alliance,Stalin,Radek,unknown,1927
      rivalry,Stalin,Joffe,1926,?

      """
    try inTemporaryFolder { folder in
      try write(table, to: folder + "/t.csv")
      let cleaning = try Cleaning(of: folder + "/t.csv")
      #expect(cleaning.changes.isEmpty)
      #expect(
        cleaning.doubts.map { [$0.row, $0.column, $0.text, $0.proposal] } == [
          ["2", "end", "n.d.", ""], ["3", "start", "unknown", "XXXX"],
          ["4", "end", "?", ""],
        ])
    }
    let (text, _, second) = try cleaned(
      table,
      answers: """
        t.csv,2,end,n.d.,,yes,
        t.csv,3,start,unknown,XXXX,yes,
        t.csv,4,end,?,,yes,
        """)
    #expect(
      text == """
        kind,source,target,start,end
        alliance,Stalin,Kirov,1926,
        alliance,Stalin,Radek,XXXX,1927
        rivalry,Stalin,Joffe,1926,

        """)
    #expect(second.isClean && second.answersDone == 3)
  }

  /// A range in a start whose end is blank fills in both; one whose end stands there, its own cell.
  @Test func rangesInStartsFillInTheEnd() throws {
    let table = """
      kind,source,target,start,end
      alliance,Stalin,Kirov,1530-34,
      alliance,Stalin,Radek,1530-34,1540
      rivalry,Stalin,Joffe,1541–52,
      rivalry,Stalin,Bukharin,1560,1565-66

      """
    try inTemporaryFolder { folder in
      try write(table, to: folder + "/t.csv")
      let doubts = try Cleaning(of: folder + "/t.csv").doubts
      #expect(
        doubts.map { [$0.row, $0.column, $0.text, $0.proposal, "\($0.count)"] } == [
          ["2", "start", "1530-34", "1530/1534", "2"], ["4", "start", "1541–52", "1541/1552", "1"],
          ["5", "end", "1565-66", "1566", "1"],
        ])
    }
    let (text, first, second) = try cleaned(
      table,
      answers: """
        t.csv,2,start,1530-34,1530/1534,yes,
        t.csv,4,start,1541–52,1541/1552,yes,
        t.csv,5,end,1565-66,1566,yes,
        """)
    #expect(
      text == """
        kind,source,target,start,end
        alliance,Stalin,Kirov,1530,1534
        alliance,Stalin,Radek,1530,1540
        rivalry,Stalin,Joffe,1541,1552
        rivalry,Stalin,Bukharin,1560,1566

        """)
    #expect(
      first.changes.map { [$0.row, $0.column, $0.text, $0.proposal] } == [
        ["2", "start", "1530-34", "1530"], ["2", "end", "", "1534"],
        ["3", "start", "1530-34", "1530"], ["4", "start", "1541–52", "1541"],
        ["4", "end", "", "1552"], ["5", "end", "1565-66", "1566"],
      ])
    #expect(second.isClean && second.answersDone == 3)
    // Where a table has no ends, a start is all there is of a period.
    let (starts, _, _) = try cleaned(
      "kind,source,target,start\nalliance,a,b,1530-34\n",
      answers: "t.csv,2,start,1530-34,1530/1534,yes,")
    #expect(starts == "kind,source,target,start\nalliance,a,b,1530/1534\n")
  }
}
