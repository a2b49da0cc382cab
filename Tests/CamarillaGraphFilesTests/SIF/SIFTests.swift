import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import TestSupport
import Testing

@Suite struct SIFTests {
  private func read(_ text: String) throws(FormatsError) -> GraphDocument {
    try SIF.read(TableInput(name: "g.sif", bytes: Array(text.utf8)))
  }

  private func edges(_ document: GraphDocument) -> [String] {
    let kinds = document.edges.columns.first { $0.name == "kind" }
    return (0..<document.edges.count).map { edge in
      let ends = [document.edges.sources[edge], document.edges.targets[edge]].map {
        document.nodes.ids[Int($0)]
      }
      return ends.joined(separator: document.edges.directed[edge] ? ">" : "-")
        + " \(kinds?.values[edge] ?? "")"
    }
  }

  @Test func blanksOrTabs() throws {
    let blanks = try read("a pp b c\r\n\r\nd\na   pd  d\n")
    #expect(blanks.nodes.ids == ["a", "b", "c", "d"])
    #expect(edges(blanks) == ["a-b pp", "a-c pp", "a-d pd"])
    let tabs = try read("Leon Trotsky\trivalry\tIosif Stalin\nN. K.\n")
    #expect(tabs.nodes.ids == ["Leon Trotsky", "Iosif Stalin", "N. K."])
    #expect(edges(tabs) == ["Leon Trotsky-Iosif Stalin rivalry"])
  }

  /// A line that somebody added by hand to a file with tabs.
  @Test func linesPartedByBlanksAmongTabs() throws {
    let text =
      "a\tpp\tb\nb pp c  d\nLeon Trotsky\nb pd a\nIosif V. Stalin\nN. pp K.\tpd\ta\nN. pp K.\n"
    let document = try read(text)
    #expect(
      document.nodes.ids == [
        "a", "b", "c", "d", "Leon Trotsky", "Iosif V. Stalin", "N. pp K.",
      ])
    #expect(edges(document) == ["a-b pp", "b-c pp", "b-d pp", "b-a pd", "N. pp K.-a pd"])
    let told = "2 lines are parted by blanks, and others by tabs; expected tabs"
    let chronicle = try Chronicle(document: document, options: GraphFileOptions())
    let warnings = chronicle.warnings.filter { $0.rule == .malformedTable }.map(\.description)
    #expect(
      warnings.contains { $0.hasPrefix("g.sif:2:1: warning: \(told); they are read as edges") },
      "\(warnings)")
    do throws(FormatsError) {
      _ = try Chronicle(document: document, options: GraphFileOptions(isStrict: true))
      Issue.record("no error")
    } catch {
      guard case .invalid(let invalid) = error else { throw error }
      #expect(
        invalid.problems.filter { $0.severity == .error }.map(\.description).allSatisfy {
          $0.hasPrefix("g.sif:2:1: error: \(told)")
        })
    }
  }

  @Test func kindsTellDirectionsAndSigns() throws {
    let chronicle = try Chronicle(
      document: read(
        "a appointment b\na denunciation c\na trade-arc c\na negative-arc b\na positive-tie c\na tie b\n"
      ), options: GraphFileOptions())
    #expect(
      chronicle.relationships.map(\.kind) == [
        "appointment", "denunciation", "trade-arc", "negative-arc", "positive-tie", "tie",
      ])
    let kinds = chronicle.relationships.map { chronicle.kind(named: $0.kind)! }
    #expect(kinds.map(\.isDirected) == [true, true, true, true, false, false])
    #expect(kinds.map(\.sign.rawValue) == [1, -1, 0, -1, 1, 0])
    #expect(chronicle.warnings.allSatisfy { $0.rule != .malformedValue })
  }

  @Test(arguments: [
    ("a pp\n", "g.sif:1:3: 'a' has the interaction 'pp' with no other node"),
    ("b pp c\na\tpp\n\tb\tc\n", "g.sif:2:3: 'a' has the interaction 'pp' with no other node"),
    ("é\tpp\tb\n\tpp\tb\n", "g.sif:2:1: a field of the line is blank"),
    ("é\t\tb\n", "g.sif:1:3: a field of the line is blank"),
  ])
  func faultsNameTheirLocation(_ text: String, _ message: String) throws {
    let told = try read(text).problems.map {
      "g.sif:\($0.location!.line):\($0.location!.column): \($0.message)"
    }
    #expect(told.contains { $0.hasPrefix(message + "; expected ") }, "\(told)")
  }

  @Test func whatItCannotHoldIsRefused() throws {
    var document = GraphDocument()
    _ = document.nodes.add(id: "a\tb")
    let file = try ScratchFile("g.sif")
    #expect(throws: FormatsError.self) { try SIF.write(document, to: file.path) }
  }
}
