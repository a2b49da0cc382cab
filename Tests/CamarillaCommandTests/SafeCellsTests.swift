import TestSupport
import Testing

@testable import CamarillaCommand

@Suite struct SafeCellsTests {
  /// OWASP's list for *CSV Injection*, and what some spreadsheets cut off first.
  @Test(arguments: [
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", " =1", "\t=1", "\"=1", "＝1", "-0043-03-15", "|calc", "-",
  ])
  func whatASpreadsheetWorksOutIsAFormula(text: String) {
    #expect(CSVCells.looksLikeFormula(text))
  }

  @Test(arguments: ["", "Stalin", "-1", "+1.5", "-1e-07", "1926/..", "a=b", "1-2"])
  func numbersAndOtherTextsAreNone(text: String) {
    #expect(!CSVCells.looksLikeFormula(text))
  }

  private static let table = """
    kind,source,target,when,note
    rivalry,=cmd|'/c calc'!A1,-B,1926,@here
    """

  @Test func onlyWhoAsksGetsApostrophes() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("c.csv", Self.table)
    let words = ["relationships", "--chronicle", path, "--format", "csv"]
    #expect(await run(words).output.contains(",=cmd|'/c calc'!A1,-B,"))
    let safe = await run(words + ["--safe-cells"])
    #expect(safe.output.contains(",'=cmd|'/c calc'!A1,'-B,") && safe.output.contains(",'@here"))
    // Rows that are written as they come, too.
    let rows = ["timeline", "--from", "1926", "--to", "1926", "--chronicle", path]
    #expect(await run(rows + ["--format", "csv", "--safe-cells"]).output.contains(",'-B,"))
    // Values below 0 stay numbers.
    let ties = ["ties", "1926", "--chronicle", path, "--format", "csv", "--safe-cells"]
    #expect(await run(ties).output.contains(",-1"))
  }

  @Test func itIsOfCSVAlone() async {
    for words in [["central", "1926"], ["central", "1926", "--format", "json"]] {
      let outcome = await run(words + ["--safe-cells"])
      #expect(outcome.status == 64 && outcome.error.contains("--format csv"))
    }
  }
}
