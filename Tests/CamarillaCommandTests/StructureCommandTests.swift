import Foundation
import TestSupport
import Testing

/// `cohesion --groups`, `brokerage --groups`, `similarity`, `ties`, `measures` and `central --personalize`, on a
/// chronicle whose answers can be worked out by hand.
@Suite struct StructureCommandTests {
  /// Two triangles of a party each, which one tie joins; fay is of no party.
  private func chronicle(_ folder: TemporaryFolder) throws -> String {
    _ = try folder.file(
      "figures.csv",
      """
      id,name,born,party,seats
      ann,Ann,1880,red,1
      bob,Bob,1881,red,2
      cyd,Cyd,1882,red,3
      dan,Dan,1890,blue,7
      eve,Eve,1891,blue,8
      fay,Fay,,,
      gus,Gus,1900,green,4

      """)
    _ = try folder.file(
      "relationships.csv",
      """
      kind,source,target,when,weight
      alliance,ann,bob,1926,1
      alliance,bob,cyd,1926,1
      alliance,ann,cyd,1926,2
      rivalry,cyd,dan,1926,4
      appointment,dan,eve,1926,1
      alliance,eve,fay,1926,1
      alliance,dan,fay,1926,1

      """)
    return folder.path
  }

  private func object(_ outcome: Outcome) throws -> [String: Any] {
    #expect(outcome.status == 0, "\(outcome.error)")
    return try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  @Test func groupsOfOnesOwn() async throws {
    let folder = try TemporaryFolder()
    let path = try chronicle(folder)
    let question = ["cohesion", "1926", "--chronicle", path, "--groups"]
    let table = await run(question + ["party"])
    #expect(
      table.output.contains(
        """

        groups by party: 4 of 5 ties within them
           assortativity 0.5238, E-I index −0.6000, modularity
        """), "\(table.output)")
    #expect(
      table.output.contains(
        """
           group  figures  internal  external  E-I index
           ─────  ───────  ────────  ────────  ─────────
           red          3         3         1    −0.5000
           blue         2         1         1     0.0000

        """), "\(table.output)")
    #expect(
      table.error
        == "camarilla: party puts 1 figure of 1926 into no group, and leaves it out: fay\n")
    let json = try object(await run(question + ["party", "--format", "json"]))
    let groups = try #require(json["groups"] as? [String: Any])
    // Ten ends, seven of them red: e = 8/10, a² = 49/100 + 9/100.
    #expect(abs((groups["assortativity"] as? Double ?? 0) - (0.8 - 0.58) / 0.42) < 1e-12)
    #expect(groups["eiIndex"] as? Double == -0.6 && groups["numericAssortativity"] is NSNull)
    #expect(json["density"] as? Double == 7.0 / 15 && json["diameter"] as? Int == 3)
    #expect((json["signedTriads"] as? [String: Int])?["+++"] == 2)
    #expect((json["notes"] as? [String])?.count == 1)
    // A number is told as such, and a date is the year in which it begins.
    for name in ["seats", "born"] {
      let numeric = try object(await run(question + [name, "--format", "json"]))
      let found = numeric["groups"] as? [String: Any]
      #expect((found?["numericAssortativity"] as? Double ?? 0) > 0.3, "\(name)")
    }
    let csv = await run(question + ["party", "--format", "csv"])
    #expect(
      csv.output.hasPrefix(
        "id,name,component,core,triangles,clustering,parts,bridges,group,internal,external,eiIndex\nann,Ann,"
      ))
    #expect(csv.output.contains(",red,2,1,-0.3333333333333333\n"))
    // A table says the same as the attribute.
    let own = try folder.file(
      "own.csv", "group;id;note\nred;ann;x\nred;bob;\nred;cyd;\nblue;dan;\nblue;eve;\n;fay;\n")
    let tabled = try object(await run(question + ["@" + own, "--format", "json"]))
    #expect((tabled["groups"] as? [String: Any])?["eiIndex"] as? Double == -0.6)
    let factions = try object(await run(question + ["factions", "--format", "json"]))
    let found = try object(await run("factions", "1926", "--chronicle", path, "--format", "json"))
    let mixing = try #require(factions["groups"] as? [String: Any])
    #expect(mixing["modularity"] as? Double == found["modularity"] as? Double)
    #expect(mixing["eiIndex"] as? Double == found["eiIndex"] as? Double)
    // Dan lets cyd in to eve, but nothing runs back from eve; who is in no group, as fay, is not between any.
    let brokers = await run(
      "brokerage", "1926", "--chronicle", path, "--groups", "party", "--format", "csv", "--top", "2"
    )
    #expect(
      brokers.output == """
        id,name,group,coordinator,itinerant,representative,gatekeeper,liaison,total
        cyd,Cyd,red,0,0,2,2,0,4
        dan,Dan,blue,0,0,0,1,0,1

        """)
    let brokerage = try object(
      await run("brokerage", "1926", "--chronicle", path, "--groups", "party", "--format", "json"))
    #expect(brokerage["groups"] as? String == "party" && brokerage["method"] is NSNull)
  }

  @Test func groupsThatArentThere() async throws {
    let folder = try TemporaryFolder()
    let path = try chronicle(folder)
    let unknown = try folder.file("u.csv", "id,group\nann,red\nbop,red\nann,blue\n")
    let other = try folder.file("o.csv", "id,party\nann,red\n")
    for (groups, status, message) in [
      ("partie", 64, "unknown attribute 'partie' — did you mean 'party'?"),
      ("@" + unknown, 65, "u.csv:3:1: error: unknown figure 'bop'"),
      ("@" + unknown, 65, "u.csv:4:5: error: 'ann' is in 'blue' here and in 'red' above"),
      ("@" + other, 65, "expected columns 'id' and 'group'"),
      ("@" + folder.path + "/none.csv", 66, "not found"),
    ] {
      for command in ["cohesion", "brokerage"] {
        let outcome = await run(command, "1926", "--chronicle", path, "--groups", groups)
        #expect(
          outcome.status == status && outcome.output == "" && outcome.error.contains(message),
          "\(outcome)")
      }
    }
    let over = await run(
      "cohesion", "1926", "--chronicle", path, "--groups", "@" + other, "-o", other, "--format",
      "csv")
    #expect(over.status == 64 && over.error.contains("is what is read"))
  }

  /// Ann and bob have the same to everybody, themselves and one another included.
  @Test func similarityOfPortfolios() async throws {
    let folder = try TemporaryFolder()
    let path = try chronicle(folder)
    let question = ["similarity", "1926", "--chronicle", path]
    let pair = await run(question + ["Bob", "cyd"])
    #expect(
      pair.output == """
        Portfolios of Bob and Cyd in 1926

        figures         S  S squared   kappa      pi  tie
        ─────────  ──────  ─────────  ──────  ──────  ───
        Bob – Cyd  0.8333     0.9167  0.8000  0.7966    1

        figure  Bob  Cyd
        ──────  ───  ───  ─
        Ann       1    1
        Bob       1    1
        Cyd       1    1
        Dan       0   −1  ≠
        2 figures to whom neither has a tie

        """, "\(pair.output)")
    let json = try object(await run(question + ["ann", "--format", "json"]))
    let pairs = try #require(json["pairs"] as? [[String: Any]])
    #expect(pairs.count == 5 && pairs[0]["figures"] as? [String] == ["ann", "bob"])
    #expect(pairs[0]["s"] as? Double == 1 && pairs[0]["kappa"] as? Double == 1)
    let csv = await run(question + ["--format", "csv"])
    let rows = csv.output.split(separator: "\n")
    #expect(rows[0] == "source,target,s,sSquared,kappa,pi,tie" && rows.count == 16)
    let top = await run(question + ["--top", "1", "--weighted"])
    #expect(
      top.output.contains("15 pairs, by value") && top.output.contains("… and 14 more (--top)"))
    let absent = await run(question + ["ann", "gus"])
    #expect(absent.status == 0 && absent.output == "Gus stands in no relationship of 1926.\n")
    for (words, message) in [
      (["ann", "ann"], "expected two figures"), (["anne"], "did you mean 'ann'"),
    ] {
      let wrong = await run(question + words)
      #expect(wrong.status == 64 && wrong.error.contains(message), "\(wrong.error)")
    }
  }

  /// Nine of fifteen pairs go along the tie that joins the triangles.
  @Test func tiesByWhatRunsAlong() async throws {
    let folder = try TemporaryFolder()
    let question = ["ties", "1926", "--chronicle", try chronicle(folder)]
    let table = await run(question + ["--top", "2"])
    #expect(
      table.output == """
        Ties of 1926: 7 among 6 figures

        rank  tie        value  betweenness  shared
        ────  ─────────  ─────  ───────────  ──────
          1   Cyd – Dan     −4       0.6000       0
          2=  Ann – Cyd      2       0.2667       1
        … and 5 more (--top)

        """, "\(table.output)")
    let csv = await run(question + ["--format", "csv", "--ties", "negative"])
    // One pair of the fifteen that six figures make.
    #expect(
      csv.output
        == "source,target,value,betweenness,rank,sharedNeighbors\ncyd,dan,-4.0,\(1.0 / 15),1,0\n")
    let json = try object(await run(question + ["--format", "json", "--weighted"]))
    #expect((json["scores"] as? [[String: Any]])?.count == 7)
  }

  @Test func pageRankThatStartsAtSome() async throws {
    let folder = try TemporaryFolder()
    let path = try chronicle(folder)
    let question = ["central", "1926", "--chronicle", path, "--measure", "pagerank"]
    let near = await run(question + ["--personalize", "Ann, bob", "--format", "csv"])
    #expect(near.status == 0 && near.error == "")
    let scores = near.output.split(separator: "\n").dropFirst().map {
      Double($0.split(separator: ",")[4]) ?? 0
    }
    #expect(abs(scores.reduce(0, +) - 1) < 1e-12 && scores.allSatisfy { $0 > 0 })
    let gone = await run(question + ["--personalize", "gus"])
    #expect(gone.status == 0 && gone.error.contains("Gus stands in no relationship of 1926"))
    #expect(gone.output.contains("nobody is there at whom it starts"))
    let unknown = await run(question + ["--personalize", "ann,bop"])
    #expect(unknown.status == 64 && unknown.error.contains("unknown figure 'bop'"))
    let idle = await run(
      "central", "1926", "--chronicle", path, "--measure", "katz", "--personalize", "ann")
    #expect(idle.status == 64 && idle.error.contains("--personalize is of pagerank"))
  }

  @Test func everyMeasureIsExplainedAndWorkedOut() async throws {
    let list = try object(await run("measures", "--format", "json"))
    let measures = try #require(list["measures"] as? [[String: Any]])
    let names = measures.compactMap { $0["measure"] as? String }
    #expect(names.count > 45 && Set(names).count == names.count)
    let table = await run("measures")
    #expect(table.output.split(separator: "\n").allSatisfy { $0.count <= 78 })
    for name in names {
      let others = measures.first { $0["measure"] as? String == name }?["otherNames"] as? String
      let title = (others ?? "").isEmpty ? name : "\(name) (\(others ?? ""))"
      #expect(table.output.contains("\n\(title)\n"))
      let one = await run("measures", name)
      #expect(one.status == 0 && one.error == "" && one.output.hasPrefix("\(title)\n"))
      let parts = one.output.components(separatedBy: "An example: Stalin's circle in 1926\n")
      #expect(parts.count == 2 && parts[1].contains { $0.isNumber }, "\(one.output)")
      for label in ["definition", "range", "ties", "values", "cost", "paper", "command"] {
        #expect(parts[0].contains("\n    \(label): "), "\(name) \(label)")
      }
      // The command that it names is one.
      let command = measures.first { $0["measure"] as? String == name }?["command"] as? String
      let word = command?.prefix { $0.isLetter }
      #expect(await run(String(word ?? ""), "--help").status == 0, "\(name)")
    }
    // What is worked out is what the command says.
    let central = try object(
      await run("central", "1926", "--measure", "betweenness", "--format", "json"))
    let scores = (central["measures"] as? [[String: Any]])?[0]["scores"] as? [[String: Any]]
    let first = try #require(scores?[0]["score"] as? Double)
    let shown = "\((first * 10_000).rounded() / 10_000)"
    #expect(await run("measures", "betweenness").output.contains(shown))
    let wrong = await run("measures", "betweeness")
    #expect(wrong.status == 64 && wrong.error.contains("did you mean 'betweenness'?"))
    for (word, name) in [("E-I", "ei-index"), ("s", "similarity"), ("QAP", "correlation")] {
      #expect(await run("measures", word).output.hasPrefix(name), "\(word)")
    }
    let paper = await run("measures", "Krackhardt")
    #expect(
      paper.error.contains(
        "unknown measure 'Krackhardt'; ei-index and correlation speak of it. 'camarilla measures' lists all."
      ))
    let pairs = try object(await run("measures", "--of", "pair", "--format", "json"))
    #expect((pairs["measures"] as? [[String: Any]])?.count == 3)
    #expect(await run("measures", "pi", "--of", "pair").status == 64)
    #expect(
      await run("measures", "--format", "csv").output.split(separator: "\n").count == names.count
        + 1)
  }
}
