import Testing

@testable import CamarillaCommand

@Suite struct ProgressLineTests {
  private func text(
    _ step: String, _ fraction: Double?, _ seconds: Double, columns: Int = 79, isUTF8: Bool = true
  ) -> String {
    ProgressLine(doing: "Computing", step: step, fraction: fraction, seconds: seconds)
      .text(columns: columns, isUTF8: isUTF8)
  }

  @Test func unknownSharesShowTheTime() {
    #expect(text("", nil, 1.4) == "Computing … 1 s")
    #expect(text("pagerank", nil, 75) == "Computing: pagerank … 1 min 15 s")
    #expect(text("pagerank", nil, 3725, isUTF8: false) == "Computing: pagerank ... 1 h 02 min")
  }

  @Test func knownSharesShowABar() {
    #expect(
      text("katz", 0.5, 10, isUTF8: false)
        == "Computing: katz  [##############..............]   50 %  10 s, 10 s left")
    let nine = String(repeating: " ", count: 9)
    #expect(
      text("katz", 0.5, 10, columns: 60)
        == "Computing: katz  █████████▌\(nine)   50 %  10 s, 10 s left")
    #expect(text("", 1, 1.5, columns: 40).hasPrefix("Computing  ██████████"))
    #expect(text("", 1, 1.5, columns: 40).hasSuffix("█  100 %  1 s"))
  }

  @Test func nothingIsForetoldFromLittle() {
    #expect(!text("", 0.01, 100).contains("left"))
    #expect(!text("", 0.9, 1.5).contains("left"))
    #expect(text("", 0.5, 4).contains("4 s left"))
  }

  @Test(arguments: [true, false])
  func linesFit(_ isUTF8: Bool) {
    for columns in 0...100 {
      for fraction in [nil, 0, 0.333, 1] {
        for step in ["", "weighted distances"] {
          let line = text(step, fraction, 4000, columns: columns, isUTF8: isUTF8)
          #expect(line.count <= columns)
          if !isUTF8 { #expect(line.utf8.count == line.count) }
        }
      }
    }
  }

  @Test func whatMattersLeastGoesFirst() {
    #expect(text("betweenness", 0.5, 10, columns: 34) == "Computing   50 %  10 s, 10 s left")
    #expect(text("betweenness", 0.5, 10, columns: 18) == "Computing   50 %")
    #expect(text("betweenness", 0.5, 10, columns: 9) == "Computing")
  }
}
