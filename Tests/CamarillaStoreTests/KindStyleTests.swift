import Camarilla
import CamarillaFormats
import CamarillaStore
import TestSupport
import Testing

/// Stores that were made before kinds had a style are read, and grow.
@Suite struct KindStyleTests {
  @Test func storesWithoutStylesTakeThem() throws {
    try inTemporaryFolder { folder in
      func chronicle(_ kinds: [RelationshipKind]) throws -> Chronicle {
        var builder = Chronicle.Builder(infersFigures: true)
        for kind in kinds {
          builder.add(kind)
          builder.add(
            Relationship(kind: kind.name, source: "a", target: "b", when: try Period("1926")))
        }
        return try builder.build()
      }
      let pact = RelationshipKind(
        name: "pact", sign: .positive, isDirected: false, style: try KindStyle("teal"))
      let feud = RelationshipKind(
        name: "feud", sign: .negative, isDirected: false, style: try KindStyle("red,2pt"))
      let path = folder + "/x.camarilla"
      try ChronicleStore.write(try chronicle([pact]), to: path)
      try removeStyles(of: path)
      func styles() throws -> [String?] {
        try ChronicleStore(path: path).chronicle().kinds.dropFirst(4).map {
          $0.style?.description
        }
      }
      #expect(try styles() == [nil])
      let store = try ChronicleStore(editing: path)
      let growth = try store.grow(
        by: [StoreAddition(name: "new", chronicle: try chronicle([feud]))],
        note: EditNote(author: "anna", time: "2026-11-21T09:30:00Z", reason: nil), options: .init())
      #expect(growth.change != nil)
      #expect(try styles() == [nil, "red,2pt"])
      try store.checkIntegrity()
    }
  }
}
