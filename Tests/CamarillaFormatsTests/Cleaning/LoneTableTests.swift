import Camarilla
import CamarillaFormats
import TestSupport
import Testing

/// Tables by themselves, whatever they are of, and folders that are cleaned again.
@Suite struct LoneTableTests {
  private func text(_ path: String) throws -> String {
    String(decoding: try ChronicleInput(opening: path).firstBytes, as: UTF8.self)
  }

  @Test(arguments: [
    (
      "ID;Name;born;died\nstalin;Joseph  Stalin;c. 1878;5.III.1953\nkirov;Sergei Kirov;?;n.d.\n",
      "id;name;born;died\nstalin;Joseph Stalin;1878~;1953-03-05\nkirov;Sergei Kirov;;\n"
    ),
    (
      "name,sign,directed\npact,positive,nein\nfeud,\u{2013}1,Undirected\ntie,0,yes\n",
      "name,sign,directed\npact,1,false\nfeud,-1,false\ntie,0,yes\n"
    ),
    ("id,title\nconquest,The\u{A0}Great Terror\n", "id,title\nconquest,The Great Terror\n"),
    (
      "kind,source,target,when,weight,confidence\nalliance,a,b,1926,\u{2212}2,\"0,9\"\n"
        + "alliance,a,c,1926,\"1\u{202F}234,5\",\u{2009}80 %\n",
      "kind,source,target,when,weight,confidence\nalliance,a,b,1926,-2,0.9\n"
        + "alliance,a,c,1926,1234.5,0.8\n"
    ),
  ])
  func areCleaned(table: String, expected: String) throws {
    try inTemporaryFolder { folder in
      try write(table, to: folder + "/t.csv")
      let cleaning = try Cleaning(of: folder + "/t.csv")
      #expect(cleaning.doubts.isEmpty)
      try cleaning.write(to: folder + "/c.csv")
      #expect(try text(folder + "/c.csv") == expected)
      #expect(try Cleaning(of: folder + "/c.csv").isClean)
      #expect(cleaning.isChronicle == table.hasPrefix("kind"))
    }
  }

  @Test(arguments: [
    (
      "from,to,year,type\na,b,1926,x\n",
      [
        "no column kind, source, target and when",
        "it has from, to, year and type, which a mapping can name, such as",
        "'kind: type, source: from, target: to, when: year'",
      ]
    ),
    (
      "Absender;Empfänger;Datum;Art\na;b;1926;x\n",
      ["source: Absender, target: Empfänger, when: Datum"]
    ),
    ("kind,source,target,year\nalliance,a,b,1926\n", ["no column when;", "'when: year'"]),
    ("id,name,year\na,b,1926\n", []),
    ("a,b,c\n1,2,3\n", ["it has a, b and c, which a mapping can name"]),
  ])
  func foreignColumnsAreImported(table: String, messages: [String]) throws {
    try inTemporaryFolder { folder in
      try write(table, to: folder + "/t.csv")
      do throws(FormatsError) {
        _ = try Cleaning(of: folder + "/t.csv")
        #expect(messages.isEmpty)
      } catch {
        #expect(!messages.isEmpty, "\(error)")
        if case .foreignTable = error {} else { Issue.record("\(error)") }
        for message in messages { #expect("\(error)".contains(message), "\(error)") }
      }
    }
  }

  /// A folder that was cleaned before is replaced where somebody says so, and what isn't the chronicle's stays.
  @Test func foldersAreReplaced() throws {
    try inTemporaryFolder { input in
      try write("id,name,born\na,A,c. 1900\nb,B,\n", to: input + "/figures.csv")
      try write(
        "kind,source,target,when\nalliance,a,b,May 1926\n", to: input + "/relationships.csv")
      try inTemporaryFolder { output in
        let cleaning = try Cleaning(of: input)
        try write("name,sign,directed\nfeud,-1,false\n", to: output + "/kinds.csv")
        try write("mine", to: output + "/notes.txt")
        #expect(throws: FormatsError.self) { try cleaning.write(to: output) }
        #expect(try text(output + "/notes.txt") == "mine")
        for _ in 0..<2 { try cleaning.write(to: output, replacing: true) }
        #expect(try text(output + "/notes.txt") == "mine")
        #expect(try text(output + "/figures.csv") == "id,name,born\na,A,1900~\nb,B,\n")
        // Kinds that another chronicle declared went with it.
        #expect(try !Chronicle(contentsOf: output).kinds.contains { $0.name == "feud" })
      }
    }
  }
}
