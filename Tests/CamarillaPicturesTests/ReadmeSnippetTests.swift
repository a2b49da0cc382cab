import Camarilla
import CamarillaDrawing
import CamarillaFiles
import CamarillaPictures
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The README's code, so that it compiles as long as this does.
private func mainJob() async throws {
  // README: begin
  // Render the power graph of a given year.
  let chronicle = try Chronicle(opening: "my-chronicle")
  let graph = chronicle.snapshot(of: 1937).powerGraph()
  try await graph.write(to: "1937.svg")

  // Compute the most central figure.
  let consensus = chronicle.snapshot(of: 1937).consensus()
  print(consensus.mostCentral?.name ?? "nobody")

  // Diff alliances across years.
  let diff = chronicle.diff(from: 1925, to: 1927)
  for pair in diff.reversed {
    let names = pair.figures.compactMap { chronicle.figure(id: $0)?.name }
    let turn = pair.signAfter == .negative ? "turned on each other" : "made peace"
    print(names.joined(separator: " – "), turn)
  }
  // README: end
}

@Suite struct ReadmeSnippetTests {
  private func lines(_ text: some StringProtocol) -> [String] {
    text.split(separator: "\n").map { String($0.drop { $0 == " " }) }
      .filter { !$0.isEmpty && !$0.hasPrefix("import ") }
  }

  @Test func theReadmesCodeIsTheCodeThatIsCompiled() throws {
    let here = URL(filePath: #filePath)
    let top = here.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: top.appending(path: "README.md"), encoding: .utf8)
    let source = try String(contentsOf: here, encoding: .utf8)
    let block = try #require(
      readme.components(separatedBy: "```swift\n").dropFirst().first { $0.contains("snapshot(of:") }
    )
    let shown = lines(block.components(separatedBy: "```")[0])
    let compiled = lines(
      source.components(separatedBy: "// README: begin\n")[1]
        .components(separatedBy: "// README: end")[0])
    #expect(shown == compiled)
  }
}
