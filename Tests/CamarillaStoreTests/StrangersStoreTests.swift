import Camarilla
import CamarillaFormats
import CamarillaStore
import GRDB
import StalinCircle
import TestSupport
import Testing

/// A store from a stranger is data: whatever stands in it, there is an answer or an error that says what is wrong in
/// which file, and never a trap, a hang, or a file that was changed and refused.
@Suite(.timeLimit(.minutes(30))) struct StrangersStoreTests {
  /// A value that a column can't be expected to have.
  struct Value: CustomTestStringConvertible, Sendable {
    let sql: String
    var testDescription: String { sql }
  }

  private static let values = [
    "NULL", "x'00FF'", "'x'", "''", "-9223372036854775807 - 1", "9223372036854775807", "1e300",
    "9e999", "0",
  ].map(Value.init)

  /// The columns of the tables, and the row of each that is changed.
  private static let tables = [
    "chronicle": "row = 1", "kinds": "row = 5", "figures": "row = 2", "sources": "row = 1",
    "columns": "row = 1", "relationships": "number = 5",
    "changes": "change = (SELECT max(change) FROM changes)",
  ]

  @Test func aSoundStoreIsUsedWithoutRefusal() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try write(CraftedStore.sound, to: path)
      let (refusals, answers) = try CraftedStore.use(path)
      #expect(refusals.isEmpty, "\(refusals)")
      #expect(answers == 28)
      try ChronicleStore(path: path).checkIntegrity()
    }
  }

  @Test(arguments: values) func aValueOfAnotherType(_ value: Value) throws {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      var crafted = 0
      for (table, row) in Self.tables.sorted(by: { $0.key < $1.key }) {
        try write(CraftedStore.loose, to: path)
        let columns = try DatabaseQueue(path: path).read { try $0.columns(in: table).map(\.name) }
        for column in columns {
          let change = "UPDATE \(table) SET \"\(column)\" = \(value.sql) WHERE \(row)"
          // Keys of some tables take none of these.
          guard (try? CraftedStore.write(CraftedStore.loose, to: path, changedBy: change)) == true
          else { continue }
          crafted += 1
          let (refusals, _) = try CraftedStore.use(path)
          for error in refusals {
            let text = error.description
            switch error {
            // What an edit names is no longer called so, or can't be called so.
            case .invalid, .notRepresentable: break
            default: #expect(text.contains(path), "\(change): \(text)")
            }
          }
        }
      }
      #expect(crafted >= 35, "\(crafted)")
    }
  }

  /// What a part of a store says in columns that a table can't have, or would read back otherwise, is not written.
  @Test(arguments: [
    ("", "without a name"), (" odd ", "with blanks around its name"),
    ("kind", "as a column of its table is called"),
  ])
  func columnsThatNoTableHasAreNotWritten(name: String, reason: String) throws {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try ChronicleStore.write(.stalinCircle, to: path)
      try DatabaseQueue(path: path).write {
        try $0.execute(sql: "INSERT INTO columns (row, name) VALUES (99, ?)", arguments: [name])
      }
      let part = try ChronicleStore(path: path).chronicle(during: 1926...1926)
      for write in [part.write(toPackage:), part.write(toCSV:)] {
        do throws(FormatsError) {
          try write(folder + "/written")
          Issue.record("written all the same")
        } catch {
          guard case .notRepresentable(let found) = error else { throw error }
          #expect(found.contains(reason), "\(found)")
        }
      }
      #expect(try names(in: folder) == ["x.camarilla"])
    }
  }

  /// The errors name the table, the row and the column, what was found and what was expected.
  @Test func theErrorNamesTableRowAndColumn() throws {
    let changes = [
      (
        "UPDATE kinds SET sign = x'0102' WHERE row = 5",
        "table 'kinds', row 5, column 'sign': found 2 bytes that are no text; expected an integer"
      ),
      (
        "UPDATE kinds SET sign = 7 WHERE row = 5",
        "table 'kinds', row 5, column 'sign': found 7; expected -1, 0 or 1"
      ),
      (
        "UPDATE kinds SET name = NULL WHERE row = 5",
        "table 'kinds', row 5, column 'name': found nothing; expected a text"
      ),
      (
        "UPDATE relationships SET weight = 'much' WHERE number = 3",
        "table 'relationships', row 3, column 'weight': found 'much'; expected a number"
      ),
      (
        "UPDATE relationships SET number = -9223372036854775807 - 1 WHERE number = 3",
        "column 'number': found -9223372036854775808; expected a number from 1"
      ),
      (
        "UPDATE relationships SET day = 1e300 WHERE number = 3",
        "table 'relationships', row 3, column 'day': found 1e+300; expected an integer"
      ),
      (
        "UPDATE relationships SET weight = -1 WHERE number = 3",
        "x.camarilla', relationship 'r3': weight '-1.0' is out of range; expected a finite number above 0"
      ),
      ("UPDATE figures SET name = NULL WHERE row = 2", "table 'figures', row 2, column 'name'"),
    ]
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      // Whose schema says that it is strict may hold such values all the same.
      for (change, expected) in changes {
        for content in [CraftedStore.sound, CraftedStore.loose] {
          let isChanged = try CraftedStore.write(content, to: path, changedBy: change)
          #expect(isChanged)
          let text = CraftedStore.refusal { () throws(FormatsError) in
            _ = try ChronicleStore(path: path).chronicle()
          }
          #expect(text.contains(expected), "\(change): \(text)")
        }
      }
    }
  }

  /// Whether all of it is read or some years.
  @Test func whatAnalysesRelyOnIsToldInTheSameWords() throws {
    let changes = [
      (
        "weight = -1",
        "relationship 'r3': weight '-1.0' is out of range; expected a finite number above 0"
      ),
      (
        "weight = 9e999",
        "relationship 'r3': weight 'inf' is out of range; expected a finite number above 0"
      ),
      (
        "confidence = 70",
        "confidence '70.0' is out of range; expected a number from 0 to 1 — did you mean '0.7'?"
      ),
      ("target = source", "relationship 'r3': 'f3' stands in a relationship with itself"),
    ]
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      for (change, expected) in changes {
        try CraftedStore.write(
          to: path, changedBy: "UPDATE relationships SET \(change) WHERE number = 3")
        let whole = CraftedStore.refusal { () throws(FormatsError) in
          _ = try ChronicleStore(path: path).chronicle()
        }
        let part = CraftedStore.refusal { () throws(FormatsError) in
          _ = try ChronicleStore(path: path).chronicle(during: 1...2000)
        }
        #expect(whole.contains(expected), "\(change): \(whole)")
        #expect(part.contains(expected), "\(change): \(part)")
      }
    }
  }

  @Test func numbersAtTheEndOfAllNumbers() throws {
    let changes = [
      ("UPDATE chronicle SET next_number = 9223372036854775807", "column 'next_number'"),
      ("UPDATE chronicle SET next_number = 1e300", "found 1e+300; expected an integer"),
      ("UPDATE figures SET row = 9223372036854775807 WHERE row = 2", "found 9223372036854775807"),
      (
        "UPDATE changes SET change = 9223372036854775807 WHERE change = 1",
        "found 9223372036854775807"
      ),
    ]
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      for (change, expected) in changes {
        let isChanged = try CraftedStore.write(to: path, changedBy: change)
        #expect(isChanged)
        let before = try bytes(of: path)
        let text = try CraftedStore.use(path).refusals.map(\.description).joined(separator: "\n")
        #expect(text.contains(expected), "\(change): \(text)")
        // Nothing could be added after such a number.
        if change.contains("changes") { #expect(try bytes(of: path) == before) }
      }
    }
  }

  /// Ids of one letter in two spellings are one id, and SQLite keeps them apart.
  @Test func twoFiguresOfOneID() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try CraftedStore.write(
        to: path,
        changedBy: """
          UPDATE figures SET id = char(233) WHERE row = 1;
          UPDATE figures SET id = 'e' || char(769) WHERE row = 2;
          """)
      _ = try CraftedStore.use(path)
      let text = CraftedStore.refusal { () throws(FormatsError) in
        _ = try ChronicleStore(path: path).chronicle(during: 1926...1937)
      }
      #expect(text.contains("two figures have the id"), "\(text)")
    }
  }
}
