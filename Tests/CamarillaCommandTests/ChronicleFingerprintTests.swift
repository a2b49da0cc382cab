import Camarilla
import CamarillaFiles
import TestSupport
import Testing

@testable import CamarillaCommand

/// A chronicle is known again as long as it says the same, and no longer.
@Suite struct ChronicleFingerprintTests {
  private let rows = [
    [
      "id", "kind", "source", "target", "when", "weight", "confidence", "citation", "note", "place",
    ],
    ["r1", "alliance", "a", "b", "1926", "1", "1", "s p. 1", "n", ""],
    ["r2", "rivalry", "b", "c", "1927/1929", "2", "0.5", "", "", "Kiev"],
    ["r3", "alliance", "a", "c", "1926", "1", "1", "s", "", ""],
  ]

  private func digest(of rows: [[String]]) throws -> String {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "x.csv", rows.map { $0.joined(separator: ",") + "\n" }.joined())
    return ChronicleFingerprint.digest(of: try Chronicle(opening: path))
  }

  /// Where one column ends and the next begins.
  @Test func columnsAreNotTakenForEachOther() throws {
    let head = ["id", "kind", "source", "target", "when"]
    func pairs(_ first: (String, String), _ second: (String, String)) -> [[String]] {
      [
        head, ["r1", "alliance", first.0, first.1, "1926"],
        ["r2", "alliance", second.0, second.1, "1926"],
      ]
    }
    #expect(
      try digest(of: pairs(("a", "b"), ("a", "c"))) != digest(of: pairs(("a", "c"), ("b", "c"))))
  }

  @Test func everyCellCounts() throws {
    let others = [
      "r9", "rivalry", "d", "d", "1930", "3", "0.25", "s p. 2", "m", "Baku",
    ]
    var digests = [try digest(of: rows)]
    #expect(try digest(of: rows) == digests[0])
    for row in 1..<rows.count {
      for (column, text) in others.enumerated() where rows[row][column] != text {
        var changed = rows
        changed[row][column] = text
        digests.append(try digest(of: changed))
      }
    }
    // Two cells that trade places, and a row less.
    var moved = rows
    (moved[2][8], moved[2][9]) = (moved[2][9], "")
    digests += [try digest(of: moved), try digest(of: rows.dropLast())]
    #expect(Set(digests).count == digests.count)
  }
}
