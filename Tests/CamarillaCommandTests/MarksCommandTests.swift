import TestSupport
import Testing

/// What colors, outlines and lines of `render` tell.
@Suite struct MarksCommandTests {
  private func chronicle(in folder: TemporaryFolder, style: String = "teal,dotted") throws -> String
  {
    let path = folder.path
    try write(
      "id,name,type,party\na,A,state,x\nb,B,state,y\nc,C,person,x\nd,D,institution,\n",
      to: path + "/figures.csv")
    try write(
      """
      kind,source,target,when,confidence
      pact,a,b,1910,1
      pact,b,c,1910,0.6
      feud,c,d,1910,0.2

      """, to: path + "/relationships.csv")
    try write(
      "name,sign,directed,style\npact,1,false,\"\(style)\"\nfeud,-1,false,\n",
      to: path + "/kinds.csv")
    return path
  }

  private func dot(_ folder: TemporaryFolder, _ arguments: String...) async throws -> (
    text: String, outcome: Outcome
  ) {
    let path = folder.path + "/x.dot"
    let outcome = await run(
      ["render", "1910", "--chronicle", folder.path, "-o", path] + arguments)
    guard outcome.status == 0 else { return ("", outcome) }
    return (String(decoding: try bytes(of: path), as: UTF8.self), outcome)
  }

  @Test func columnsAndMeasuresColorBoxes() async throws {
    let folder = try TemporaryFolder()
    _ = try chronicle(in: folder)
    let party = try await dot(folder, "--color-by", "party")
    #expect(party.outcome.error.isEmpty && party.text.contains("party"))
    #expect(party.text.contains("x (2)") && party.text.contains("not known (1)"))
    let british = try await dot(folder, "--colour-by", "party")
    #expect(british.text == party.text)
    let measure = try await dot(folder, "--color-by", "degree")
    #expect(measure.text.contains("group_1") && measure.text.contains("degree"))
    let plain = try await dot(folder)
    #expect(plain.text.contains("faction_1"))
    let same = try await dot(folder, "--color-by", "faction")
    #expect(same.text == plain.text)
    let wrong = try await dot(folder, "--color-by", "partei")
    #expect(wrong.outcome.status == 64)
    #expect(
      wrong.outcome.error.contains("figures have no column 'partei'; expected id, name, born, died")
        && wrong.outcome.error.contains("did you mean 'party'?"))
  }

  /// States, institutions and persons have outlines without being asked, where the column 'type' has no other words.
  @Test func typesShapeBoxes() async throws {
    let folder = try TemporaryFolder()
    _ = try chronicle(in: folder)
    let plain = try await dot(folder)
    #expect(plain.text.contains("diagonals") && plain.text.contains("legend_shape_"))
    let none = try await dot(folder, "--shape-by", "none")
    #expect(!none.text.contains("diagonals") && !none.text.contains("legend_shape_"))
    let wrong = try await dot(folder, "--shape-by", "typ")
    #expect(wrong.outcome.status == 64 && wrong.outcome.error.contains("did you mean 'type'?"))
  }

  /// A style stands in kinds.csv, is kept by stores and folders, and gives way to --kind-style.
  @Test func kindsLookAsTheirTableSays() async throws {
    let folder = try TemporaryFolder()
    let path = try chronicle(in: folder)
    let plain = try await dot(folder)
    #expect(plain.text.contains("style=dotted, color=\"#008080E0\""))
    #expect(plain.text.contains("likely") && plain.text.contains("doubtful, hostile"))
    let asked = try await dot(folder, "--kind-style", "pact=#102030,3pt")
    #expect(asked.text.contains("#102030E0") && !asked.text.contains("#008080"))
    #expect(await run("convert", path, folder.path + "/s.camarilla").status == 0)
    #expect(await run("convert", folder.path + "/s.camarilla", folder.path + "/back").status == 0)
    let kinds = String(decoding: try bytes(of: folder.path + "/back/kinds.csv"), as: UTF8.self)
    #expect(kinds.hasPrefix("name,sign,directed,style"))
    #expect(kinds.contains("pact,1,false,\"teal,dotted\""))
    for (argument, message) in [
      ("pakt=teal", "unknown kind 'pakt' — did you mean 'pact'?"),
      ("pact=teel", "'teel' is no color, line or width"), ("pact", "names no kind and style"),
    ] {
      let wrong = try await dot(folder, "--kind-style", argument)
      #expect(wrong.outcome.status == 64 && wrong.outcome.error.contains(message), "\(argument)")
    }
  }

  /// A style that can't be read is told with its location, and loses nothing else.
  @Test func wrongStylesAreWarnings() async throws {
    let folder = try TemporaryFolder()
    let path = try chronicle(in: folder, style: "teel,solid")
    let outcome = await run("validate", path)
    #expect(outcome.status == 0)
    #expect((outcome.output + outcome.error).contains("kinds.csv:2:14"))
    #expect((outcome.output + outcome.error).contains("did you mean 'teal'?"))
  }
}
