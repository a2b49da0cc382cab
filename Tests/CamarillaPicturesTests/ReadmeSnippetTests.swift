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

  // README: begin
  // A month in place of a year, and of all figures those within two steps of one.
  let circle = Selection(around: ["stalin"], steps: 2)
  let may = TimeSpan("1926-05")!
  let month = chronicle.snapshot(of: may, options: SnapshotOptions(selection: circle))

  // How sure a rank is, given how sure the claims and their dates are.
  let worlds = chronicle.snapshot(of: 1937).worlds().sample(count: 1000)
  for entry in worlds.consensusRanks() {
    print(entry.name, "is", entry.median, "or between", entry.low, "and", entry.high)
  }

  // Whether a month is nearer to balance than chance would have it.
  let test = try month.test(.balance, against: .shuffledSigns, draws: 1000)
  if let balance = test["degreeOfBalance"], let p = balance.p {
    print("p =", p)
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
    let shown = readme.components(separatedBy: "```swift\n").dropFirst()
      .map { lines($0.components(separatedBy: "```")[0]) }
      // A manifest is no code of a program's.
      .filter { !$0[0].hasPrefix("// swift-tools") }
    let compiled = source.components(separatedBy: "// README: begin\n").dropFirst()
      .map { lines($0.components(separatedBy: "// README: end")[0]) }
    #expect(shown == compiled)
  }
}
