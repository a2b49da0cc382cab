import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct ProjectCommandTests {
  private func boards(directed: Bool = true) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try folder.file(
      "figures.csv", "id,name\nann,Ann\nbob,Bob\ncid,Cid\ndan,Dan\nrail,Rail board\nmint,Mint\n")
    _ = try folder.file(
      "kinds.csv", "name,sign,directed\nseat,0,\(directed)\nchair,1,\(directed)\n")
    _ = try folder.file(
      "relationships.csv",
      """
      kind,source,target,when,citation
      seat,ann,rail,1920/1925,rolls
      seat,bob,rail,1923/1930,press#2
      chair,cid,rail,1924/1924,rolls
      seat,ann,mint,1923/1925,
      seat,bob,mint,1923/1925,
      seat,dan,mint,1950,

      """)
    return folder
  }

  /// 3,200 members make 5,118,400 pairs, too many; those of a year can be asked for.
  @Test func crowdedBodiesAreRefusedBeforeTheWork() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("kinds.csv", "name,sign,directed\nseat,0,true\n")
    let seats = (0..<3_200).map { "seat,m\($0),hall,\($0 < 3 ? 1926 : 1927)" }
    _ = try folder.file(
      "figures.csv",
      "id,name\nhall,Hall\n" + (0..<3_200).map { "m\($0),M\($0)" }.joined(separator: "\n") + "\n")
    _ = try folder.file(
      "relationships.csv", "kind,source,target,when\n" + seats.joined(separator: "\n") + "\n")
    let question = ["project", "--chronicle", folder.path, "--through", "seat", "-o"]
    let all = await run(question + [folder.path + "/all"])
    #expect(all.status == 64 && all.output == "")
    #expect(
      all.error.contains(
        "the bodies have 5118400 pairs of members, 'hall' alone 3200 members; expected at most 5000000"
      ))
    #expect(!folder.contents.contains("all"))
    let some = await run(question + [folder.path + "/some", "--year", "1926"])
    #expect(some.status == 0 && some.error.contains("3 figures, 3 relationships"), "\(some.error)")
  }

  @Test func whoSitsTogetherAndWhen() async throws {
    let folder = try boards()
    let out = folder.path + "/out"
    let outcome = await run(
      "project", "--chronicle", folder.path, "--through", "seat,chair", "--weighting", "newman",
      "-o", out)
    #expect(outcome.status == 0 && outcome.output == "")
    #expect(
      outcome.error == "4 members of 2 bodies\n\(out): 3 figures, 6 relationships\n")
    let text = String(
      decoding: try Data(contentsOf: URL(filePath: out + "/relationships.csv")), as: UTF8.self)
    // Two sit at the mint throughout, and on the rail board three in 1924, before and after that two.
    #expect(
      text == """
        kind,source,target,when,weight,confidence,post,citation,note,through,overlap
        co-seat-chair,ann,bob,1923/1923,1,1,,rolls;press#2,,rail,certain
        co-seat-chair,ann,bob,1923/1925,1,1,,,,mint,certain
        co-seat-chair,ann,bob,1924/1924,0.5,1,,rolls;press#2,,rail,certain
        co-seat-chair,ann,bob,1925/1925,1,1,,rolls;press#2,,rail,certain
        co-seat-chair,ann,cid,1924/1924,0.5,1,,rolls,,rail,possible
        co-seat-chair,bob,cid,1924/1924,0.5,1,,press#2;rolls,,rail,possible

        """)
    let year = await run(
      "project", "--chronicle", folder.path, "--through", "seat", "--year", "1924", "--isolated",
      "--onto", "targets", "-o", out, "--format", "csv", "--replace")
    #expect(year.status == 0 && year.error == "")
    #expect(
      year.output == """
        property,value
        members,2
        bodies,2
        figures,2
        relationships,1

        """)
  }

  /// A circle is of members: as if the others' rows were not there.
  @Test(
    arguments: [
      (["--only", "ann,bob"], ["ann", "bob"], 4),
      (["--without", "ann"], ["bob", "cid", "dan"], 4),
      (["--where", "name like 'a%' or id = 'cid'"], ["ann", "cid"], 3),
      (["--where", "tie.kind = 'seat'"], ["ann", "bob", "dan"], 5),
      (["--around", "Cid"], ["ann", "bob", "cid"], 5),
      (["--core", "2"], ["ann", "bob", "cid"], 5),
      (["--largest"], ["ann", "bob", "cid"], 5),
    ] as [([String], [String], Int)])
  func aCircleIsOfMembers(_ options: [String], _ members: [String], _ rows: Int) async throws {
    let folder = try boards()
    let all = try String(contentsOfFile: folder.path + "/relationships.csv", encoding: .utf8)
    let few = try TemporaryFolder()
    for table in ["figures.csv", "kinds.csv"] {
      try FileManager.default.copyItem(
        atPath: "\(folder.path)/\(table)", toPath: "\(few.path)/\(table)")
    }
    _ = try few.file(
      "relationships.csv",
      all.split(separator: "\n").enumerated().filter { index, line in
        let cells = line.split(separator: ",")
        return index == 0
          || members.contains(String(cells[1]))
            && !(options.last == "tie.kind = 'seat'" && cells[0] == "chair")
      }.map(\.element).joined(separator: "\n"))
    func project(_ path: String, _ options: [String]) async throws -> (String, String) {
      let outcome = await run(
        ["project", "--chronicle", path, "--through", "seat,chair", "--weighting", "newman", "-o"]
          + [folder.path + "/out", "--replace", "--format", "json"] + options)
      #expect(outcome.status == 0, "\(outcome.error)")
      let out = folder.path + "/out/relationships.csv"
      return (outcome.output, try String(contentsOfFile: out, encoding: .utf8))
    }
    let (answer, circle) = try await project(folder.path, options)
    #expect(circle == (try await project(few.path, [])).1)
    struct Answer: Decodable {
      struct Selection: Decodable { var figures: Part; var relationships: Part }
      struct Part: Decodable { var kept: Int; var of: Int }
      var selection: Selection
    }
    let selection = try JSONDecoder().decode(Answer.self, from: Data(answer.utf8)).selection
    #expect(selection.figures.kept == members.count && selection.figures.of == 4)
    #expect(selection.relationships.kept == rows && selection.relationships.of == 6)
  }

  @Test func whatCannotBe() async throws {
    let folder = try boards(directed: false)
    let out = folder.path + "/out"
    for (arguments, status, message) in [
      (["--through", "set"], 64, "unknown kind 'set' — did you mean 'seat'?"),
      (["--through", ","], 64, "--through names no kind"),
      (
        ["--through", "seat", "--year", "1924", "--to", "1925"], 64,
        "--year 1924 and a range (--from, --to) were both given"
      ),
      (
        ["--through", "seat", "--from", "1930", "--to", "1925"], 64,
        "the range runs backwards, from 1930 to 1925"
      ),
      (
        ["--through", "seat", "--onto", "source"], 64,
        "unknown side 'source' — did you mean 'sources'?"
      ),
      (
        ["--through", "seat", "--without-source", "roll"], 64,
        "unknown source 'roll' — did you mean 'rolls'?"
      ),
    ] {
      let outcome = await run(
        ["project", "--chronicle", folder.path, "-o", out] + arguments)
      #expect(outcome.status == Int32(status), "\(arguments)")
      #expect(outcome.error.contains(message), "\(arguments) \(outcome.error)")
    }
    #expect(await run("project", "--chronicle", folder.path, "--through", "seat").status == 64)
    let printed = await run(
      "project", "--chronicle", folder.path, "--through", "seat", "-o", "-")
    #expect(printed.status == 64 && printed.output == "")
    #expect(
      printed.error.contains("'-' is standard output, and a folder of tables is no text"),
      "\(printed.error)")
    let over = await run(
      "project", "--chronicle", folder.path, "--through", "seat", "-o", folder.path)
    #expect(over.status == 64)
    #expect(!folder.contents.contains("out"))
  }

  /// Kinds are named by their names, whatever stands in these.
  @Test func kindsWithCommasAndBlanks() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("figures.csv", "id,name\na,A\nb,B\nx,X\n")
    _ = try folder.file(
      "kinds.csv", "name,sign,directed\n\"sits, stands\",0,true\nsits,0,true\nlong seat,0,true\n")
    _ = try folder.file(
      "relationships.csv",
      "kind,source,target,when\n\"sits, stands\",a,x,1926\nsits,a,x,1930\nlong seat,b,x,1926/1930\n"
    )
    for (through, count) in [
      ("long seat,sits, stands", 1), ("sits, stands, long seat", 1), ("long seat ,sits", 1),
      ("sits,sits, stands,long seat", 2), ("sits, stands", 0),
    ] {
      let out = folder.path + "/out.csv"
      let outcome = await run(
        "project", "--chronicle", folder.path, "--through", through, "--kind", "alliance", "-o",
        out, "--format", "csv")
      #expect(outcome.output.contains("relationships,\(count)\n"), "\(through): \(outcome.error)")
      let panel = await run(
        "panel", "pairs", "--chronicle", folder.path, "--from", "1926", "--to", "1930", "--kinds",
        through)
      #expect(panel.status == 0, "\(through): \(panel.error)")
    }
    let unknown = await run(
      "project", "--chronicle", folder.path, "--through", "sits,stand", "-o", "x")
    #expect(unknown.status == 64 && unknown.error.contains("unknown kind 'stand'"))
    let named = await run(
      "project", "--chronicle", folder.path, "--through", "sits, stands,long seat", "--kind",
      "a b,c", "-o",
      folder.path + "/out")
    #expect(named.status == 0, "\(named.error)")
    let read = await run("panel", "pairs", "--chronicle", folder.path + "/out", "--kinds", "a b,c")
    #expect(
      read.status == 0 && read.output.contains("claims.\"a b,c\"")
        || read.output.contains("\"claims.a b,c\""))
  }

  @Test func membersAndBodiesAreToldApart() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file(
      "r.csv", "kind,source,target,when\nalliance,a,x,1926\nalliance,x,b,1926\nalliance,b,x,1926\n")
    let outcome = await run(
      "project", "--chronicle", file, "--through", "alliance", "-o", folder.path + "/out")
    #expect(outcome.status == 0)
    #expect(
      outcome.error.contains(
        "2 figures, such as 'b', stand on both sides of alliance, which has no direction; expected members first"
      ))
  }
}
