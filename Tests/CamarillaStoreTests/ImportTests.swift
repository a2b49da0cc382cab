import Camarilla
import CamarillaFormats
import CamarillaStore
import GRDB
import StalinCircle
import TestSupport
import Testing

/// What is imported row by row is what reading and writing whole would give.
@Suite struct ImportTests {
  @Test func randomChronicles() throws {
    try inTemporaryFolder { folder in
      for seed in 0..<40 as Range<UInt64> {
        var random = RandomChronicle(seed: seed)
        let chronicle = seed == 0 ? Chronicle.stalinCircle : try random.make()
        try chronicle.write(toPackage: folder + "/tables\(seed)")
        let path = folder + "/x.camarilla"
        let result = try ChronicleStore.importing(folder + "/tables\(seed)", to: path)
        #expect(result.relationships == chronicle.relationships.count)
        #expect(result.figures == chronicle.figures.count)
        let store = try ChronicleStore(path: path)
        #expect(account(of: try store.chronicle()) == account(of: chronicle), "seed \(seed)")
        try store.checkIntegrity()
      }
    }
  }

  /// Several batches, a lone table, many periods and citations.
  @Test func manyRows() throws {
    try inTemporaryFolder { folder in
      var text = "kind,source,target,when,post,citation\n"
      for row in 0..<150_000 {
        let (a, b) = ((row &* 48_271) % 997, 1000 + (row &* 16_807) % 991)
        let year = 1800 + (row &* 7919) % 200
        text += "\(row % 3 == 0 ? "rivalry" : "alliance"),f\(a),f\(b),\(year)/\(year + row % 9),"
        text +=
          "\(row % 1000 == 0 ? "office \(row)" : ""),\(row % 50 == 0 ? "s#\(row % 700)" : "")\n"
      }
      try write(text, to: folder + "/r.csv")
      let path = folder + "/x.camarilla"
      let result = try ChronicleStore.importing(folder + "/r.csv", to: path)
      #expect(result.relationships == 150_000)
      let store = try ChronicleStore(path: path)
      let whole = try Chronicle(contentsOf: folder + "/r.csv")
      for year in [1800, 1900, 1999] {
        #expect(
          Array(try store.chronicle(during: year...year).snapshot(of: year).relationships)
            == Array(whole.snapshot(of: year).relationships))
      }
      #expect(try store.search("office 77000").map(\.id) == ["r77001"])
      #expect(try names(in: folder) == ["r.csv", "x.camarilla"])
    }
  }

  @Test func everyErrorIsToldAndNothingIsLeft() throws {
    try inTemporaryFolder { folder in
      var text = "id,kind,source,target,when,weight\n"
      for row in 0..<140_000 {
        text +=
          row == 70_000
          ? "x,alliance,a,b,soon,1\n"
          : row == 139_999 ? "y,alliance,c,c,1926,-1\n" : ",alliance,a,b,1926,1\n"
      }
      try write(text, to: folder + "/r.csv")
      let path = folder + "/x.camarilla"
      try ChronicleStore.write(.stalinCircle, to: path)
      let before = try bytes(of: path)
      let error = #expect(throws: FormatsError.self) {
        try ChronicleStore.importing(folder + "/r.csv", to: path)
      }
      guard case .invalid(let invalid) = error else { return #expect(Bool(false), "\(error!)") }
      #expect(invalid.problems.count == 3)
      #expect(invalid.problems.map { $0.location?.line } == [70_002, 140_001, 140_001])
      #expect(try bytes(of: path) == before)
      #expect(try names(in: folder) == ["r.csv", "x.camarilla"])
    }
  }

  @Test func idsAreUnique() throws {
    try inTemporaryFolder { folder in
      let rows = ["x", "", "x", "r2", "r9", "r5"]
      try write(
        "id,kind,source,target,when\n"
          + rows.enumerated().map { "\($1),alliance,a,b,19\(10 + $0)\n" }.joined(),
        to: folder + "/r.csv")
      let error = #expect(throws: FormatsError.self) {
        try ChronicleStore.importing(folder + "/r.csv", to: folder + "/x.camarilla")
      }
      let message = error?.description ?? ""
      #expect(message.contains("duplicate id 'x' in relationships: row 1 and row 3"))
      #expect(!message.contains("'r2'"))
      #expect(!message.contains("'r9'"))
      #expect(!message.contains("'r5'"))
    }
  }
}
