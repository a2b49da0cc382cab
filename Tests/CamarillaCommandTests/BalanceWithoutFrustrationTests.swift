import Foundation
import Testing

@Suite struct BalanceWithoutFrustrationTests {
  /// Without frustration everything else is the same, of one time, of a range, of draws and of arcs; what is left out is
  /// null, and no column.
  @Test func frustrationCanBeLeftOut() async throws {
    func json(_ arguments: [String]) async throws -> [String: Any] {
      let outcome = await run(["balance", "--format", "json"] + arguments)
      #expect(outcome.status == 0)
      let value = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
      return try #require(value as? [String: Any])
    }
    for reading in [[], ["--directed"]] {
      let whole = try await json(["1926"] + reading)
      var part = try await json(["1926", "--no-frustration"] + reading)
      for key in ["frustration", "coalitions", "unaligned", "parts", "swing"] {
        #expect(part[key] is NSNull && !(whole[key] is NSNull), "\(key)")
        part[key] = whole[key]
      }
      #expect(part as NSDictionary == whole as NSDictionary)
    }
    let drawn = ["1926", "--null", "signs", "--draws", "20"]
    let all = try #require(try await json(drawn)["null"] as? [String: Any])
    let few = try #require(try await json(drawn + ["--no-frustration"])["null"] as? [String: Any])
    func names(_ null: [String: Any]) -> [String] {
      (null["statistics"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
    }
    #expect(names(all) == names(few) + ["frustration"])
    let rows = await run("balance", "--from", "1924", "--to", "1926", "--no-frustration")
    #expect(rows.status == 0 && !rows.output.contains("frustration"))
    let table = await run("balance", "1926", "--no-frustration")
    #expect(table.status == 0 && !table.output.contains("oalition"))
    let both = await run("balance", "1926", "--no-frustration", "--weighted")
    #expect(both.status == 64 && both.error.contains("--no-frustration leaves out"))
  }
}
