import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `factions` and `balance` as the command prints them: connection, names, values.
@Suite struct ConnectedFactionsCommandTests {
  /// Two alliances of three, and two powers with nothing but rivalries.
  private func powers(_ folder: TemporaryFolder) throws -> String {
    var rows = ["kind,source,target,when,weight"]
    for circle in [["deu", "aut", "tur"], ["gbr", "fra", "rus"]] {
      for (one, other) in [(0, 1), (1, 2), (0, 2)] {
        rows.append("alliance,\(circle[one]),\(circle[other]),1914/1918,1")
      }
    }
    for (one, other) in [("deu", "gbr"), ("aut", "rus"), ("usa", "deu"), ("mex", "usa")] {
      rows.append("rivalry,\(one),\(other),1914/1918,1")
    }
    rows.append("alliance,tur,rus,1914/1918,0.5")
    return try folder.file("powers.csv", rows.joined(separator: "\n") + "\n")
  }

  private struct Answer: Decodable {
    struct Faction: Decodable {
      var name: String
      var label: String?
      var members: [String]
    }
    struct Year: Decodable {
      var year: Int
      var modularity: Double
      var unconstrainedModularity: Double
      var factions: [Faction]
    }
    var connected: Bool
    var modularity: Double?
    var unconstrainedModularity: Double?
    var factions: [Faction]?
    var years: [Year]?
  }

  private func answer(_ arguments: String...) async throws -> Answer {
    let outcome = await run(arguments + ["--format", "json"])
    #expect(outcome.status == 0 && outcome.error.isEmpty)
    return try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
  }

  @Test func strangersAndNames() async throws {
    let folder = try TemporaryFolder()
    let path = try powers(folder)
    let found = try await answer("factions", "1914", "--chronicle", path)
    let factions = try #require(found.factions)
    #expect(found.connected)
    #expect(
      factions.map(\.members) == [
        ["aut", "deu", "tur"], ["fra", "gbr", "rus"], ["mex"], ["usa"],
      ])
    #expect(factions.map(\.name) == ["tur", "rus", "mex", "usa"])
    #expect(factions.map(\.name) == factions.map(\.label))
    let (modularity, best) = try (
      #require(found.modularity), #require(found.unconstrainedModularity)
    )
    #expect(best > modularity)
    let free = try await answer("factions", "1914", "--chronicle", path, "--unconstrained")
    #expect(!free.connected && free.modularity == best && free.unconstrainedModularity == best)
    let table = await run("factions", "1914", "--chronicle", path, "--runs", "0").output
    #expect(table.contains(" if strangers may stand together), frustration"))
    #expect(table.hasPrefix("1914: 2 factions and 2 alone of 8 figures, by modularity\n"))
    #expect(table.hasSuffix("\nalone\n   mex, usa\n"))
  }

  /// One name in the table, the JSON of a year and of many, the legend and the storyboard's page.
  @Test func oneNameEverywhere() async throws {
    let folder = try TemporaryFolder()
    for year in [1924, 1926, 1929, 1937] {
      let names = try #require(
        await answer("factions", "\(year)", "--runs", "0").factions
      ).filter { $0.members.count > 1 }.map(\.name)
      let history = try await answer("factions", "--from", "\(year - 1)", "--to", "\(year + 1)")
      let told = try #require(history.years?.first { $0.year == year })
      #expect(told.factions.filter { $0.members.count > 1 }.map(\.name) == names)
      #expect(history.connected && told.modularity <= told.unconstrainedModularity)
      // In the picture, where the most central alone are drawn too.
      for top in [[], ["--top", "4"]] {
        let picture = folder.path + "/\(year).dot"
        let drawn = await run(["render", "\(year)", "-o", picture] + top)
        #expect(drawn.status == 0)
        let dot = try String(contentsOf: URL(fileURLWithPath: picture), encoding: .utf8)
        #expect(names.contains { dot.contains($0 + " and ") || dot.contains("\"\($0)\"") })
        if top.isEmpty { #expect(names.allSatisfy { dot.contains($0 + " and ") }, "\(year)") }
      }
      let page = folder.path + "/\(year).html"
      _ = await run(
        "storyboard", "--from", "\(year)", "--to", "\(year)", "-o", page)
      let html = try String(contentsOf: URL(fileURLWithPath: page), encoding: .utf8)
      for name in names { #expect(html.contains("\"name\":\"\(name)\",\"count\":"), "\(year)") }
    }
  }

  @Test func weightedBalance() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "heavy.csv",
      """
      kind,source,target,when,weight
      alliance,a,b,1926,1
      alliance,b,c,1926,1
      alliance,c,d,1926,1.5
      rivalry,a,d,1926,100
      alliance,a,c,1926,1
      alliance,b,d,1926,1

      """)
    let counted = await run("balance", "1926", "--chronicle", path, "--format", "csv").output
    #expect(counted.contains("frustration index,1\n"))
    let weighed = await run(
      "balance", "1926", "--weighted", "--chronicle", path, "--format", "csv"
    ).output
    // a and d are parted: a leaves b and c, who are worth 1 each, or d does, who is worth 2.5 to them.
    #expect(weighed.contains("\"frustration index, by value\",2\n"), "\(weighed)")
    let table = await run("balance", "1926", "--weighted", "--chronicle", path).output
    #expect(table.contains("2 (exact)"))
    for method in ["balance", "coalitions"] {
      let json = await run(
        "factions", "1926", "--method", method, "--weighted", "--chronicle", path, "--format",
        "json"
      ).output
      #expect(json.contains("\"frustration\" : 2,") && json.contains("\"lowerBound\" : 2,"))
      #expect(json.contains("\"optimal\" : true") && json.contains("\"weighted\" : true"))
    }
    let range = await run(
      "balance", "--from", "1925", "--to", "1927", "--weighted", "--chronicle", path, "--format",
      "csv"
    ).output
    #expect(range.contains(",2,2,true,"))
  }

  @Test func anIdleOptionIsToldOf() async throws {
    let outcome = await run("factions", "1926", "--method", "balance", "--unconstrained")
    #expect(outcome.status == 0)
    #expect(
      outcome.error
        == "camarilla: --unconstrained is of modularity; balance divides as it does without it\n")
  }
}
