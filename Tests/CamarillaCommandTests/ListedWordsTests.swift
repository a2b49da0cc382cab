import TestSupport
import Testing

@testable import CamarillaCommand

@Suite struct ListedWordsTests {
  /// A faction, a circle and whoever is tied for the first place are told so.
  @Test func namesInAnswers() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.file(
      "figures.csv", "id,name\na,\"York, Duke of\"\nb,\"Warwick, Earl of\"\nc,Edward\n")
    _ = try folder.file(
      "relationships.csv",
      "kind,source,target,when\nalliance,a,b,1460\nalliance,b,c,1460\nalliance,a,c,1460\n")
    let factions = await run("factions", "1460", "--chronicle", folder.path)
    #expect(factions.output.contains("York, Duke of; Warwick, Earl of; Edward"))
    let central = await run("central", "1460", "--chronicle", folder.path)
    #expect(central.output.contains("York, Duke of, tied with Warwick, Earl of; Edward"))
  }
}
