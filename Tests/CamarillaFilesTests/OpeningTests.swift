import Camarilla
import CamarillaFiles
import CamarillaFormats
import CamarillaGraphFiles
import CamarillaStore
import StalinCircle
import TestSupport
import Testing

/// `Chronicle(opening:)`: whatever form a chronicle is in, and however it is called.
@Suite struct OpeningTests {
  private let sample = Chronicle.stalinCircle

  @Test func formsThatHoldAllGiveTheChronicleBack() throws {
    try inTemporaryFolder { folder in
      try sample.write(toPackage: folder + "/circle")
      try ChronicleStore.write(sample, to: folder + "/circle.camarilla")
      try sample.write(to: folder + "/circle.graphml", as: .graphML)
      try sample.write(to: folder + "/circle.json", as: .nodeLink)
      try sample.write(to: folder + "/circle.dot", as: .dot)
      let names = [
        "circle", "circle/datapackage.json", "circle.camarilla", "circle.graphml", "circle.json",
        "circle.dot",
      ]
      for name in names {
        let read = try Chronicle(opening: folder + "/" + name)
        #expect(read.figures == sample.figures, "\(name)")
        #expect(read.sources == sample.sources, "\(name)")
        #expect(Array(read.relationships) == Array(sample.relationships), "\(name)")
      }
    }
  }

  /// Nothing in a file of SIF tells it from another list of words.
  @Test(arguments: GraphFileFormat.allCases.filter { $0 != .sif })
  func namesThatTellNothingAndMemory(_ format: GraphFileFormat) throws {
    try inTemporaryFolder { folder in
      // Tables come in pairs, of which the names are the format's.
      let path = folder + "/x" + (format.extensions.isEmpty ? ".csv" : "")
      try sample.write(to: path, as: format)
      let named = try Chronicle(contentsOf: path, as: format)
      #expect(try Chronicle(opening: path).relationships.count == named.relationships.count)
      let input = ChronicleInput(name: "memory", content: try bytes(of: path))
      #expect([any ChronicleForm].all.form(of: input)?.name == format.rawValue)
      let inMemory = try Chronicle(opening: input, forms: .own + .graphFiles)
      #expect(inMemory.relationships.count == named.relationships.count)
    }
  }

  @Test func aStoreIsReadFromMemory() throws {
    try inTemporaryFolder { folder in
      try ChronicleStore.write(sample, to: folder + "/s.camarilla")
      let content = try bytes(of: folder + "/s.camarilla")
      let read = try Chronicle(opening: ChronicleInput(name: "m", content: content), forms: .all)
      #expect(read.figures == sample.figures)
      // A store is one whatever its name.
      try write(content, to: folder + "/s.csv")
      #expect(try Chronicle(opening: folder + "/s.csv").figures == sample.figures)
    }
  }

  @Test func whatIsNotThereIsNotFound() throws {
    try inTemporaryFolder { folder in
      for name in ["x", "x.csv", "x.gexf", "x.camarilla", "x.json", "x.weird"] {
        #expect(throws: FormatsError.notFound(path: folder + "/" + name)) {
          try Chronicle(opening: folder + "/" + name)
        }
      }
    }
  }

  @Test func onlyTheFormsThatAreNamedAreTaken() throws {
    try inTemporaryFolder { folder in
      try sample.write(to: folder + "/x.graphml", as: .graphML)
      let error = #expect(throws: FormatsError.self) {
        try Chronicle(opening: folder + "/x.graphml", forms: .own)
      }
      guard case .notAChronicle? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(try Chronicle(opening: folder + "/x.graphml", forms: .own + .graphFiles).title != nil)
    }
  }

  /// The surest form is taken; of equally sure ones the first.
  @Test func theSurestFormIsTaken() {
    let input = ChronicleInput(name: "m", content: Array("anything".utf8))
    func name(_ sure: [(String, FormRecognition?)]) -> String? {
      sure.map { Sure(name: $0, recognition: $1) as any ChronicleForm }.form(of: input)?.name
    }
    #expect(name([("a", .possible), ("b", .content), ("c", .content)]) == "b")
    #expect(name([("a", .name), ("b", .certain), ("c", .content)]) == "b")
    #expect(name([("a", nil), ("b", .possible)]) == "b")
    #expect(name([("a", nil)]) == nil)
  }

  private struct Sure: ChronicleForm {
    var name: String
    var extensions: [String] { [] }
    var recognition: FormRecognition?

    func recognition(of input: ChronicleInput) -> FormRecognition? { recognition }
    func chronicle(from input: ChronicleInput) throws(FormatsError) -> Chronicle {
      throw .notAChronicle(path: input.name, reason: name)
    }
  }

  /// A form of one's own is asked before a lone table, and reads.
  @Test func aFormOfOnesOwn() {
    let form = Sure(name: "mine", recognition: .certain)
    #expect(throws: FormatsError.notAChronicle(path: "m", reason: "mine")) {
      try Chronicle(
        opening: ChronicleInput(name: "m", content: Array("kind,source,target,when\n".utf8)),
        forms: .all + [form])
    }
  }
}
