import Camarilla
import CamarillaFormats
import TestSupport
import Testing

@Suite struct LoadingProgressTests {
  private static let table =
    "kind,source,target,when\n"
    + (0..<20_000).map { "alliance,a\($0 % 700),b\($0 % 900),1926-05\n" }.joined()

  // On the main actor, for the other tests keep the threads of the rest busy.
  @MainActor @Test func loadingTellsHowFarItIs() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("large.csv", Self.table)
    var reports: [WorkProgress] = []
    let chronicle = try await withProgress {
      reports.append($0)
    } perform: {
      try Chronicle(contentsOf: path)
    }
    #expect(chronicle.relationships.count == 20_000)
    let plain = try Chronicle(contentsOf: path)
    #expect(chronicle.figures == plain.figures)
    #expect(chronicle.relationships.elementsEqual(plain.relationships))
    let fractions = reports.compactMap(\.fraction)
    #expect(fractions == fractions.sorted())
    #expect(fractions.last == 1)
    #expect(reports.contains { ["reading", "checking"].contains($0.step) })
  }

  @Test func cancelledLoadingIsCancellation() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("large.csv", Self.table)
    let task = Task {
      try await withProgress {
        unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
        return try Chronicle(contentsOf: path)
      }
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
