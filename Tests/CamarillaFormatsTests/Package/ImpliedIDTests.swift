import Camarilla
import CamarillaFormats
import TestSupport
import Testing

/// What relationships are called that have no id of their own.
@Suite struct ImpliedIDTests {
  private func ids(_ own: [String]) throws -> [String] {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "r.csv",
      "id,kind,source,target,when\n"
        + own.enumerated().map { "\($1),alliance,a,b,\(1900 + $0)\n" }.joined())
    let chronicle = try Chronicle(contentsOf: path)
    // Written and read again, nobody is called otherwise.
    try chronicle.write(toPackage: folder.path + "/out")
    let again = try Chronicle(contentsOf: folder.path + "/out")
    #expect(again.relationships.map(\.id) == chronicle.relationships.map(\.id))
    return chronicle.relationships.map(\.id)
  }

  @Test func theyAvoidAllExplicitOnes() throws {
    #expect(try ids(["", "", ""]) == ["r1", "r2", "r3"])
    #expect(try ids(["", "r1", ""]) == ["r1-2", "r1", "r3"])
    #expect(try ids(["r3", "", "", "r3-2"]) == ["r3", "r2", "r3-3", "r3-2"])
    #expect(try ids(["", "r01", "r0", "R1", "r1x"]) == ["r1", "r01", "r0", "R1", "r1x"])
  }

  /// Whatever ids rows have, all are different in the end, and those that nobody has for his own stay.
  @Test func allAreDifferentAndNoneMoves() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<60 {
      var free = (1...8).flatMap { ["r\($0)", "r\($0)-2", "x\($0)"] }.shuffled(using: &generator)
      let own = (0..<8).map { _ in Bool.random(using: &generator) ? free.removeLast() : "" }
      let found = try ids(own)
      #expect(Set(found).count == 8)
      for (row, id) in own.enumerated() {
        let plain = "r\(row + 1)"
        if !id.isEmpty {
          #expect(found[row] == id)
        } else if !own.contains(plain) {
          #expect(found[row] == plain)
        } else {
          #expect(found[row].hasPrefix(plain + "-"))
        }
      }
    }
  }

  @Test func explicitOnesMayNotStandTwice() {
    #expect(throws: FormatsError.self) { try ids(["r2", "", "r2"]) }
  }
}
