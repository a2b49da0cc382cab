import Foundation
import Testing

@testable import CamarillaImport

/// The one list of keys, and what follows from it.
@Suite struct MappingKeyTests {
  /// The keys of every group, as the documentation has them.
  private var documentation: String {
    MappingGroup.allCases.map { group in
      "**\(group.rawValue)**\n\n| key | takes | says |\n|---|---|---|\n"
        + group.keys.map { "| `\($0.name)` | \($0.takes) | \($0.says) |\n" }.joined()
    }.joined(separator: "\n")
  }

  @Test func theDocumentationHasEveryKey() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Documentation/MAPPING_KEYS.md")
    let text = try String(contentsOf: path, encoding: .utf8)
    #expect(text.hasSuffix("\n\n" + documentation), "it should end with:\n\(documentation)")
  }

  @Test func everyKeyStandsOnceInItsGroup() {
    for group in MappingGroup.allCases {
      #expect(!group.names.isEmpty)
      #expect(Set(group.names).count == group.names.count, "\(group)")
    }
  }

  /// Whatever a group accepts, the compiler looks at: a key of nonsense is never passed over in silence.
  @Test func aKeyOfNonsenseIsToldInEveryGroup() {
    for (group, yaml) in [
      (MappingGroup.mapping, "%"), (.table, "table: {%}"), (.entry, "tables: [{file: t.csv, %}]"),
      (.figureTable, "figures: {file: p.csv, id: i, %}"),
      (.sourceTable, "sources: {file: s.csv, %}"), (.kindTable, "kinds: {file: k.csv, %}"),
      (.lookup, "lookup: {l: {file: l.csv, key: k, %}}"),
      (.kind, "kinds: {k: {sign: 1, %}}"), (.kindName, "kind: {kind: alliance, %}"),
      (.citation, "citation: {source: {column: s}, %}"), (.when, "when: {column: w, %}"),
      (.date, "when: {start: {column: w, %}}"), (.datePart, "when: {year: {column: w, %}}"),
      (.text, "note: {column: n, %}"), (.number, "weight: {column: n, %}"),
      (.join, "note: {join: [{column: n, %}]}"), (.figure, "source: {id: a, %}"),
      (.relationship, "relationships: [{kind: alliance, %}]"), (.test, "if: {c: {is: 1, %}}"),
    ] {
      let map = yaml.replacing("%", with: "nonsense: 1")
      let found = faults(files: [:], map)
      #expect(found.contains { $0.contains("unknown key 'nonsense'") }, "\(group): \(found)")
    }
  }
}
