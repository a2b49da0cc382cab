import Camarilla
import StalinCircle
import Testing

@testable import CamarillaDrawing

@Suite struct DiffPictureTests {
  static let diff = Chronicle.stalinCircle.diff(from: 1925, to: 1927)

  /// Whoever is in a panel of the page stands there as in the other panels, measured from the
  /// panel's corner; the corner is told by the captions.
  @Test func everybodyStandsInOnePlace() throws {
    let page = Self.diff.sideBySide()
    var places: [String: [String: Point]] = [:]
    for node in page.nodes {
      let parts = node.id.rawValue.split(separator: "-", maxSplits: 1).map(String.init)
      places[parts[1], default: [:]][parts[0]] = node.box.center
    }
    let corners = try ["before": "1925", "changes": "What changed", "after": "1927"].mapValues {
      caption in try #require(page.headings.first { $0.lines == [caption] }).box
    }
    var steps: [Double] = []
    for panels in places.values where panels.count > 1 {
      let own = panels.map { $1 - Point(corners[$0]!.minX, corners[$0]!.minY) }
      for place in own { steps.append(place.distance(to: own[0])) }
    }
    #expect(steps.count > 20)
    // A name's height is about 20.
    #expect(steps.reduce(0, +) / Double(steps.count) < 12)
  }

  @Test func everyPairIsDrawnOnceAndAsWhatItIs() {
    let picture = Self.diff.picture()
    let expected = [
      "formed": Self.diff.formed.count, "dissolved": Self.diff.dissolved.count,
      "continued": Self.diff.continued.count, "reversed": Self.diff.reversed.count,
    ].filter { $0.value > 0 }
    #expect(picture.edges.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 } == expected)
  }

  @Test func aPairReversedForTheBetterIsReconciled() {
    let back = Chronicle.stalinCircle.diff(from: 1927, to: 1925).picture()
    #expect(back.edges.contains { $0.kind == "reconciled" })
    #expect(!back.edges.contains { $0.kind == "reversed" })
  }

  /// Without color: no two of what may happen share line, breadth and marks.
  @Test(arguments: Theme.allCases) func changesAreToldApartWithoutColor(_ theme: Theme) {
    var looks: [EdgeStyle] = []
    for change in Theme.changes {
      var style = theme.style(kind: change, sign: .positive, isDirected: false, number: 0)
      style.ink = theme.ink
      #expect(!looks.contains(style), "\(change)")
      looks.append(style)
    }
  }

  @Test func twoYearsWithoutAnybodyStillMakeAPage() {
    let page = Chronicle.stalinCircle.diff(from: 1700, to: 1701).sideBySide()
    #expect(page.nodes.isEmpty && page.width > 100 && page.height > 100)
  }
}
