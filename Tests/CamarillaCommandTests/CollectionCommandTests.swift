import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `merge` and `compare`.
@Suite struct CollectionCommandTests {
  private func chronicles() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/court", withIntermediateDirectories: true)
    _ = try folder.file(
      "court/figures.csv",
      """
      id,name,born,party
      ann,Ann,1880,Whig
      bob,Bob,,

      """)
    _ = try folder.file(
      "court/relationships.csv",
      """
      id,kind,source,target,when,citation
      pact,alliance,ann,bob,1926,rolls
      feud,rivalry,bob,ann,1927,

      """)
    _ = try folder.file(
      "letters.tsv",
      """
      id\tkind\tsource\ttarget\twhen\tcitation
      1\talliance\tbob\tanna\t1926\tletters#3
      feud\trivalry\tbob\tdan\t1928\t

      """)
    return folder
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  @Test func twoOfTwoForms() async throws {
    let folder = try chronicles()
    let same = try folder.file("same.csv", "letters;court;why\nanna;ann;her hand\n")
    let (court, letters) = (folder.path + "/court", folder.path + "/letters.tsv")
    let outcome = await run(
      "merge", court, letters, "--same", same, "-o", folder.path + "/both")
    #expect(outcome.status == 0 && outcome.output == "")
    #expect(
      outcome.error == """
        \(letters):2:1: warning: relationship '1' of \(letters) is 'pact' of \(court), whose id counts \
        (see \(court)/relationships.csv:2:1)
        \(letters):3:1: warning: relationship 'feud' says something else in \(letters) than in \(court); \
        it is called 'feud-2' now (see \(court)/relationships.csv:3:1)
        \(court): 2 figures, 2 relationships
        \(letters): 3 figures (2 known), 2 relationships (1 known)
        \(folder.path)/both: 3 figures, 3 relationships, 2 differences

        """)
    #expect(
      try text(folder.path + "/both/figures.csv") == """
        id,name,born,died,party
        ann,Ann,1880,,Whig
        bob,Bob,,,
        dan,dan,,,

        """)
    #expect(
      try text(folder.path + "/both/relationships.csv") == """
        id,kind,source,target,when,weight,confidence,post,citation,note
        pact,alliance,ann,bob,1926,1,1,,rolls;letters#3,
        feud,rivalry,bob,ann,1927,1,1,,,
        feud-2,rivalry,bob,dan,1928,1,1,,,

        """)
    let report = await run(
      "merge", court, letters, "--same", same, "-o", folder.path + "/both.camarilla", "--format",
      "csv")
    #expect(report.status == 0)
    #expect(
      report.output.hasPrefix(
        """
        property,name,value,file,line,column,message
        figures,,3,,,,
        relationships,,3,,,,
        sources,,1,,,,
        figuresOf,\(court),2,,,,

        """))
    #expect(report.output.contains("\ndifference,feud,,\(letters),3,1,relationship 'feud'"))
    // Both forms hold the same.
    let compared = await run("compare", folder.path + "/both", folder.path + "/both.camarilla")
    #expect(
      compared.output == "\(folder.path)/both → \(folder.path)/both.camarilla\nno differences\n")
  }

  @Test func whatCannotBeMerged() async throws {
    let folder = try chronicles()
    let (court, letters) = (folder.path + "/court", folder.path + "/letters.tsv")
    let out = folder.path + "/out"
    let before = folder.contents
    let tied = try folder.file("tied.csv", "id,same\nann,anna;bobb\nann,bob\n")
    let heads = try folder.file("heads.csv", "first,second,third\n")
    let positions = try folder.file("positions.csv", "first,second\nann,anna\n")
    let misspelled = try folder.file("misspelled.csv", "court,letters,tabels\nann,anna,\n")
    let tables = try folder.file("tables.csv", "kind,source,target,when\n")
    let ragged = try folder.file("ragged.csv", "a,b\nann\n")
    for (arguments, status, messages) in [
      (
        [court, letters, "--strict"], 65,
        [
          "relationship 'feud' says something else", "it would be called 'feud-2'",
          "nothing was merged: 1 error",
        ]
      ),
      (
        [court, letters, "--same", tied], 65,
        [
          "\(tied):2:5: error: unknown figure 'bobb'; expected the id of a figure of \(court) or \(letters)"
            + " — did you mean 'bob'?",
          "\(tied):3:5: error: 'ann' and 'bob' are said to be one figure, and relationship 'pact' of \(court)"
            + " (alliance) ties them to each other",
        ]
      ),
      (
        [court, letters, "--same", heads], 65,
        [
          "\(heads):1:1: error: the header names 'first', 'second' and 'third'; expected columns 'id' and 'same',"
            + " or a column for each chronicle: 'court' and 'letters', or 'a' and 'b'"
        ]
      ),
      (
        [court, letters, "--same", positions], 65,
        [
          "\(positions):1:1: error: the header names 'first' and 'second'; expected columns 'id' and 'same', or a"
            + " column for each chronicle: 'court' and 'letters', or 'a' and 'b'"
        ]
      ),
      (
        [court, letters, tables, "--same", misspelled], 65,
        [
          "\(misspelled):1:1: error: unknown column 'tabels'; expected columns 'id' and 'same'",
          "did you mean 'tables'?",
        ]
      ),
      ([court, letters, "--same", ragged], 65, ["\(ragged):2:4: error: the row has 1 field"]),
      ([court], 64, ["one chronicle is given ('\(court)'); expected two or more to merge"]),
      (["-", "-"], 64, ["standard input runs only once"]),
      ([court, folder.path + "/none"], 66, ["not found"]),
    ] {
      let outcome = await run(["merge"] + arguments + ["-o", out])
      #expect(outcome.status == Int32(status), "\(arguments)")
      for message in messages {
        #expect(outcome.error.contains(message), "\(arguments) \(outcome.error)")
      }
    }
    let over = await run("merge", court, letters, "-o", court)
    #expect(over.status == 64 && over.error.contains("'\(court)'"))
    let nowhere = await run("merge", court, letters, "-o", folder.path + "/no/out")
    #expect(nowhere.status == 73)
    #expect(
      folder.contents
        == (before + [
          "tied.csv", "heads.csv", "positions.csv", "misspelled.csv", "tables.csv", "ragged.csv",
        ]).sorted())
  }

  @Test func whatNobodySharesIsSaid() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "k.csv", "kind,source,target,when,confidence\nalliance,a,b,1926,0.5\n")
    let out = folder.path + "/out"
    for (options, message) in [
      (
        ["--through", "rivalry"],
        "no relationship of the kind rivalry is there; there are alliance (1)"
      ),
      (
        ["--through", "alliance", "--year", "1800"],
        "nobody is active in 1800; the chronicle's relationships are of 1926"
      ),
      (
        ["--through", "alliance", "--min-confidence", "0.75"],
        "no relationship has a confidence of 0.75 or more (--min-confidence); the highest is 0.5"
      ),
    ] {
      let outcome = await run(
        ["project", "--chronicle", path, "-o", out, "--replace"] + options)
      #expect(outcome.status == 0)
      #expect(outcome.error.contains("camarilla: \(message)\n"), "\(outcome.error)")
    }
    let shared = await run("project", "--chronicle", path, "--through", "alliance", "-o", out + "2")
    #expect(!shared.error.contains("camarilla:"), "\(shared.error)")
  }

  @Test func whatChanged() async throws {
    let folder = try TemporaryFolder()
    let old = try folder.file(
      "old.csv",
      """
      id,kind,source,target,when,weight,note
      p,alliance,a,b,1926,1,
      q,rivalry,b,c,1927,1,old
      r,rivalry,a,c,1928,1,

      """)
    let new = try folder.file(
      "new.csv",
      """
      id,kind,source,target,when,weight,note
      q,rivalry,b,c,1927/1929,2,
      p,alliance,b,a,1926,1,
      s,alliance,a,d,1930,1,

      """)
    let outcome = await run("compare", old, new)
    #expect(outcome.status == 0 && outcome.error == "")
    #expect(
      outcome.output == """
        \(old) → \(new)

        figures: 1 added, 0 removed, 0 changed, 3 unchanged
          + d

        relationships: 1 added, 1 removed, 1 changed, 1 unchanged
          − r: a – c, rivalry, 1928
          + s: a – d, alliance, 1930
          ~ q: b – c, rivalry, 1927/1929
              when: '1927' → '1927/1929'
              weight: '1' → '2'
              note: 'old' → nothing

        """)
    let csv = await run("compare", old, new, "--format", "csv")
    #expect(
      csv.output == """
        table,change,id,field,before,after
        figures,added,d,id,,d
        figures,added,d,name,,d
        relationships,removed,r,id,r,
        relationships,removed,r,kind,rivalry,
        relationships,removed,r,source,a,
        relationships,removed,r,target,c,
        relationships,removed,r,when,1928,
        relationships,added,s,id,,s
        relationships,added,s,kind,,alliance
        relationships,added,s,source,,a
        relationships,added,s,target,,d
        relationships,added,s,when,,1930
        relationships,changed,q,when,1927,1927/1929
        relationships,changed,q,weight,1,2
        relationships,changed,q,note,old,

        """)
    let json = await run("compare", old, new, "--format", "json")
    #expect(json.output.contains("\"same\" : false"))
    #expect(
      json.output.contains(
        """
              {
                "changes" : [
                  {
                    "after" : "1927/1929",
                    "before" : "1927",
                    "field" : "when"
                  },
        """))
    #expect(await run("compare", old, folder.path + "/none").status == 66)
    #expect(await run("compare", old).status == 64)
    let same = await run("compare", old, old, "--format", "json")
    #expect(same.status == 0 && same.output.contains("\"same\" : true"))
  }
}
