import TestSupport
import Testing

@testable import Camarilla

@Suite struct ConditionParserTests {
  private typealias Condition = Selection.Condition

  /// What is written in various ways, and its plainest form.
  @Test(
    arguments: [
      ("party = 'Whig' and born < 1600", "party = 'Whig' and born < 1600"),
      ("party='Whig'AND(born<1600)", "party = 'Whig' and born < 1600"),
      ("a = 1 or b = 2 and not c = 3", "a = 1 or b = 2 and not c = 3"),
      ("(a = 1 or b = 2) and c <> 3", "(a = 1 or b = 2) and c != 3"),
      ("not (a = 1 and b == 2)", "not (a = 1 and b = 2)"),
      ("not not a is blank", "not a is not blank"),
      ("NOT a IS NOT BLANK", "not a is not blank"),
      ("a and_b = 1", nil),
      ("((a = 1 and (b = 2 and c = 3)))", "a = 1 and b = 2 and c = 3"),
      ("tie.post like '%secretary%'", "tie.post like '%secretary%'"),
      ("tie.`post held` not like 'a''b'", "tie.\"post held\" not like 'a''b'"),
      ("\"in\" in ('x', 2, 1926-05-14)", "\"in\" in ('x', 2, 1926-05-14)"),
      (
        "source.party not in ('x') and tie.sign = -1", "source.party not in ('x') and tie.sign = -1"
      ),
      ("\"say \"\"yes\"\"\" = ''", "\"say \"\"yes\"\"\" = ''"),
      ("born>=44BCE\nand died<'44 BC'", "born >= 44BCE and died < '44 BC'"),
      ("born-place = 'Гори'", "born-place = 'Гори'"),
      ("имя != .5", "имя != .5"),
    ] as [(String, String?)])
  func plainestForm(_ text: String, _ plain: String?) throws {
    guard let plain else {
      #expect(throws: Selection.ConditionError.self) { try Condition(parsing: text) }
      return
    }
    let condition = try Condition(parsing: text)
    #expect(condition.description == plain)
    #expect(try Condition(parsing: plain) == condition)
  }

  /// Where the caret stands, and what was expected there.
  @Test(
    arguments: [
      ("", 0, "expected a condition"),
      ("  ", 2, "expected a condition"),
      ("party", 5, "it ends here; expected a comparison"),
      ("party = ", 8, "expected a number, a date, or a text in single quotes"),
      ("party = Whig", 8, "single quotes: 'Whig'"),
      ("party = \"Whig\"", 8, "single quotes: 'Whig'"),
      ("party = 'Whig", 8, "the text that begins here has no end"),
      ("party = ‘Whig’", 8, "straight quote"),
      ("'Whig' = party", 0, "a column's name first"),
      ("party = 'a' born = 1", 12, "found born; expected 'and', 'or' or the end"),
      ("(party = 'a'", 0, "never closed"),
      ("party = 'a')", 11, "without a ( before it"),
      ("party in 'a'", 9, "expected a list"),
      ("party in ('a' 'b')", 14, "expected , or )"),
      ("party in ()", 10, "expected a number"),
      ("party like 3", 11, "'%secretary%'"),
      ("party not = 'a'", 10, "'in' or 'like'"),
      ("party is null", 9, "found null; expected 'blank' or 'not blank'"),
      ("party ! 'a'", 6, "expected !="),
      ("born < 'Whig'", 7, "born is a date, and 'Whig' is none"),
      ("born < 1600.5", 7, "born is a date"),
      ("tie.start = 1926-13", 12, "tie.start is a date"),
      ("tie.weight > '2'", 13, "tie.weight is a number"),
      ("party = 19z6", 8, "neither a number nor a date"),
      ("friend.party = 1", 0, "expected one of them"),
      ("tie.a.b = 1", 0, "expected one of them"),
      ("and = 1", 0, "a column's name"),
      ("party = 'a' or tie.post = 'b'", 15, "source.party and target.party"),
      ("not (tie.post = 'b' and party = 'a')", 24, "source.party and target.party"),
      ("party = 'é' und", 12, "'and', 'or' or the end"),
      ("a = 'x'; b = 2", 7, "is no part of a condition"),
    ] as [(String, Int, String)])
  func caretIsUnderThePlace(_ text: String, _ offset: Int, _ expected: String) {
    #expect {
      try Condition(parsing: text)
    } throws: { error in
      guard let error = error as? Selection.ConditionError else { return false }
      let lines = error.description.split(separator: "\n", omittingEmptySubsequences: false)
      return error.offset == offset && error.message.contains(expected) && lines.count == 3
        && lines[1] == "  " + text && lines[2] == String(repeating: " ", count: offset + 2) + "^"
    }
  }

  @Test func nestingHasABound() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "a = 1" + String(repeating: ")", count: depth)
    }
    #expect(try Condition(parsing: nested(100)).description == "a = 1")
    #expect(throws: Selection.ConditionError.self) { try Condition(parsing: nested(100_000)) }
    #expect(throws: Selection.ConditionError.self) {
      try Condition(parsing: String(repeating: "not ", count: 100_000) + "a = 1")
    }
  }

  @Test func columnsAreThoseOfTheChronicle() throws {
    var builder = Chronicle.Builder()
    builder.add(Figure(id: "a", name: "A", attributes: [Attribute(name: "party", value: "Whig")]))
    builder.add(Figure(id: "b", name: "B"))
    builder.add(
      Relationship(
        kind: "alliance", source: "a", target: "b", when: try Period("1926"),
        attributes: [Attribute(name: "page", value: "7")]))
    let chronicle = try builder.build()
    func message(_ text: String) throws -> String? {
      do throws(Selection.ConditionError) {
        let condition = try Condition(parsing: text)
        try condition.check(in: chronicle)
        return nil
      } catch {
        return "\(error.offset) " + error.message
      }
    }
    #expect(try message("party = 'a' and label is blank and source.died is blank") == nil)
    #expect(try message("tie.page = 7 and tie.start > 1900 and tie.citation is blank") == nil)
    #expect(
      try message("name = 'A' and Konfession = 'a'")
        == "15 no column 'Konfession'; figures have id, name, born, died, label, party")
    #expect(try message("Party = 'a'")?.hasSuffix("did you mean 'party'?") == true)
    #expect(try message("target.parti = 'a'")?.hasSuffix("did you mean 'target.party'?") == true)
    #expect(try message("tie.pagee = 1")?.hasSuffix("did you mean 'tie.page'?") == true)
    #expect(try message("post = 'a'")?.hasSuffix("did you mean 'tie.post'?") == true)
    #expect(try message("tie.party = 'a'")?.hasSuffix("did you mean 'party'?") == true)
  }
}
