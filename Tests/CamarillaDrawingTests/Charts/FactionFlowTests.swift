import Camarilla
import StalinCircle
import TestSupport
import Testing

@testable import CamarillaDrawing

/// Figures who change between groups at random, and now and then are in none.
private func sampleFlow(
  figures: Int, lines: Int, years: ClosedRange<Int>, seed: UInt64, restless: Int = 6
) -> FactionFlow {
  var random = SeededGenerator(seed: seed)
  var lineOf = (0..<figures).map { _ in Int.random(in: 0..<lines, using: &random) }
  return FactionFlow(
    title: "Factions",
    columns: years.map { year in
      for figure in 0..<figures where Int.random(in: 0..<restless, using: &random) == 0 {
        lineOf[figure] = Int.random(in: -1..<lines, using: &random)
      }
      return FactionFlow.Column(
        year: year,
        groups: (0..<lines).compactMap { line in
          let members = (0..<figures).filter { lineOf[$0] == line }.map { Figure.ID("f\($0)") }
          return members.isEmpty || year % 11 == 0
            ? nil : FactionFlow.Group(line: line, members: members)
        })
    },
    lines: (0..<lines).map { FactionFlow.Line(name: "Given Family\($0)", color: $0) })
}

private func places(_ flow: FactionFlow) -> FlowPositions {
  FlowPositions(
    flow: flow, x: flow.columns.indices.map { Double($0) * 40 }, step: 40, height: 360)
}

@Suite struct FactionFlowTests {
  /// Every figure that is in a faction in two years running flows in exactly one stream, which is as
  /// wide as its figures are many, and begins and ends within the blocks that it joins.
  @Test func streamsCarryWhoeverStays() {
    for seed in 1...30 as ClosedRange<UInt64> {
      let flow = sampleFlow(figures: 25, lines: 5, years: 1920...1935, seed: seed)
      let places = places(flow)
      for (column, next) in zip(flow.columns.indices, flow.columns.indices.dropFirst()) {
        let before = Set(flow.columns[column].groups.flatMap(\.members))
        let after = Set(flow.columns[next].groups.flatMap(\.members))
        let streams = places.streams.filter { places.blocks[$0.from].column == column }
        #expect(streams.flatMap(\.members).sorted() == before.intersection(after).sorted())
        for stream in streams {
          let (from, to) = (places.blocks[stream.from], places.blocks[stream.to])
          #expect(to.column == next)
          #expect(
            stream.members.allSatisfy { from.members.contains($0) && to.members.contains($0) })
          #expect(abs(stream.height - Double(stream.members.count) * places.unit) < 1e-9)
          #expect(stream.top.start.y <= from.box.maxY + 1e-9)
          #expect(stream.top.start.y - stream.height >= from.box.minY - 1e-9)
          #expect(stream.top.end.y <= to.box.maxY + 1e-9)
          #expect(stream.top.end.y - stream.height >= to.box.minY - 1e-9)
        }
        // Side by side where they leave and where they arrive.
        for (isStart, block) in streams.flatMap({ [(true, $0.from), (false, $0.to)] }) {
          let ends = streams.filter { (isStart ? $0.from : $0.to) == block }
            .map { ((isStart ? $0.top.start : $0.top.end).y, $0.height) }
            .sorted { $0.0 > $1.0 }
          for (upper, lower) in zip(ends, ends.dropFirst()) {
            #expect(upper.0 - upper.1 >= lower.0 - 1e-9)
          }
        }
      }
    }
  }

  @Test func blocksStandApartAndAreAsHighAsTheyAreLarge() {
    for seed in 1...30 as ClosedRange<UInt64> {
      let places = places(
        sampleFlow(figures: 40, lines: 9, years: 1900...1921, seed: seed))
      for (index, block) in places.blocks.enumerated() {
        #expect(abs(block.box.height - Double(block.members.count) * places.unit) < 1e-9)
        for other in places.blocks[(index + 1)...] where other.column == block.column {
          #expect(!block.box.inflated(x: 0, y: 1).overlaps(other.box))
        }
      }
    }
  }

  /// For few groups the order crosses at most half as much again, over many samples, as the best there
  /// is, which trying all finds.
  @Test func theOrderCrossesLittle() {
    func crossings(_ flow: FactionFlow, _ order: [[Int]]) -> Int {
      var sum = 0
      for (gap, streams) in FlowStreams(flow.columns).gaps.enumerated() {
        for a in streams {
          for b in streams {
            let start =
              order[gap].firstIndex(of: a.from)! - order[gap].firstIndex(of: b.from)!
            let end =
              order[gap + 1].firstIndex(of: a.to)! - order[gap + 1].firstIndex(of: b.to)!
            if start < 0, end > 0 { sum += a.width * b.width }
          }
        }
      }
      return sum
    }
    func orders(_ count: Int) -> [[Int]] {
      count == 0
        ? [[]]
        : orders(count - 1).flatMap { order in
          (0..<count).map { place in
            var order = order
            order.insert(count - 1, at: place)
            return order
          }
        }
    }
    var (found, best) = (0, 0)
    for seed in 1...25 as ClosedRange<UInt64> {
      let flow = sampleFlow(
        figures: 12, lines: 4, years: 1901...1903, seed: seed, restless: 2)
      let order = FlowOrder(columns: flow.columns, streams: FlowStreams(flow.columns)).groups
      #expect(
        zip(order, flow.columns).allSatisfy { $0.sorted() == Array($1.groups.indices) })
      let choices = flow.columns.map { orders($0.groups.count) }
      var least = Int.max
      for a in choices[0] {
        for b in choices[1] {
          for c in choices[2] { least = min(least, crossings(flow, [a, b, c])) }
        }
      }
      found += crossings(flow, order)
      best += least
    }
    #expect(Double(found) <= 1.5 * Double(best), "\(found) crossings, where \(best) would do")
  }

  /// A faction that nothing happens to is drawn level.
  @Test func linesAreLevel() {
    let flow = FactionFlow(
      title: "",
      columns: (1900...1920).map { year in
        FactionFlow.Column(
          year: year,
          groups: [
            FactionFlow.Group(line: 0, members: ["a", "b", "c"]),
            FactionFlow.Group(line: 1, members: year > 1910 ? ["d", "e", "f"] : ["d", "e"]),
          ])
      }, lines: [.init(name: "A", color: 0), .init(name: "B", color: 1)])
    for stream in places(flow).streams {
      #expect(abs(stream.top.start.y - stream.top.end.y) < 0.5)
    }
  }

  /// Lines bear their leaders' names, as short as the other leaders allow; two of one leader have their years besides, so
  /// that no two of a picture are called the same.
  @Test func linesBearTheirLeadersShortNames() {
    let flow = FactionFlow(
      title: "",
      columns: (1922...1938).map { year in
        FactionFlow.Column(
          year: year,
          groups: [
            FactionFlow.Group(line: year < 1930 ? 0 : 1, members: ["a", "b", "c"]),
            FactionFlow.Group(line: 2, members: ["d", "e", "f"]),
          ])
      },
      lines: [
        .init(name: "Leon Trotsky 1922–1929", leader: "Leon Trotsky", color: 0),
        .init(name: "Leon Trotsky 1930–1938", leader: "Leon Trotsky", color: 1),
        .init(name: "Joseph Stalin", color: 2),
      ])
    let texts = flow.picture().labels.flatMap(\.block.lines)
    #expect(Set(texts).isSuperset(of: ["Trotsky 1922–1929", "Trotsky 1930–1938", "Stalin"]))
  }

  /// However long a stream is, a reader who finds a name twice looks for two of them.
  @Test func aStreamHasItsNameOnce() {
    func names(without gap: ClosedRange<Int>?) -> Int {
      let flow = FactionFlow(
        title: "",
        columns: (1900...1980).map { year in
          let isThere = gap.map { !$0.contains(year) } ?? true
          return FactionFlow.Column(
            year: year,
            groups: isThere ? [FactionFlow.Group(line: 0, members: ["a", "b", "c"])] : [])
        }, lines: [.init(name: "Stalin", color: 0)])
      return FlowNames(flow: flow, positions: places(flow), names: ["Stalin"]).onStreams().labels
        .count
    }
    #expect(names(without: nil) == 1)
    #expect(names(without: 1935...1945) == 2)
  }

  /// A line whose streams are too low and too crowded for its name has it over its largest bar.
  @Test func aLineWithoutRoomIsNamedOverItsBar() throws {
    let flow = sampleFlow(figures: 40, lines: 6, years: 1900...1930, seed: 8)
    let found = places(flow)
    let names = FlowNames(flow: flow, positions: found, names: flow.lines.map(\.name))
    let frame = Box(minX: -100, minY: -50, maxX: 1_400, maxY: 450)
    for line in flow.lines.indices {
      let block = try #require(names.overBars([line], taken: [], in: frame).first?.block)
      let bars = found.blocks.filter { $0.line == line }
      let bar = try #require(bars.first { abs($0.box.center.x - block.box.center.x) < 0.01 })
      #expect(bar.members.count == bars.map(\.members.count).max())
    }
    #expect(names.overBars([0], taken: [frame], in: frame).isEmpty)
  }

  /// What bars are stands below them, and what streams are where there are any.
  @Test func barsAndStreamsAreExplained() {
    func notes(_ years: ClosedRange<Int>) -> String {
      sampleFlow(figures: 9, lines: 2, years: years, seed: 1).picture().labels
        .filter { $0.className == "note" }.flatMap(\.block.lines).joined(separator: " ")
    }
    #expect(notes(1901...1909).contains("bars are the factions of a year"))
    #expect(notes(1901...1909).contains("streams are those who go from bar to bar"))
    #expect(notes(1901...1901).contains("bars are the factions of a year"))
    #expect(!notes(1901...1901).contains("streams"))
  }

  @Test func everythingIsLegible() {
    for (figures, lines, years, seed) in [
      (12, 3, 1900...1910, 1), (60, 12, 1900...1950, 2), (5, 2, 1900...1900, 3),
      (30, 30, 1900...1912, 4), (0, 1, 1900...1903, 5), (20, 4, -5...4, 6),
    ] as [(Int, Int, ClosedRange<Int>, UInt64)] {
      let flow = sampleFlow(figures: figures, lines: lines, years: years, seed: seed)
      let chart = flow.picture()
      expectLegible(chart, "flow \(figures) \(lines) \(years)")
      #expect(chart.dot() == flow.picture().dot())
    }
  }

  /// A name stands within its own line, or touches none.
  @Test func namesStandOnTheirStreamsOrInTheFree() {
    let flow = sampleFlow(figures: 40, lines: 6, years: 1900...1930, seed: 8)
    let found = places(flow)
    let names = FlowNames(flow: flow, positions: found, names: flow.lines.map(\.name))
    let (labels, without) = names.onStreams()
    #expect(!labels.isEmpty)
    for label in labels {
      for x in stride(from: label.block.box.minX, through: label.block.box.maxX, by: 2) {
        let block = found.blocks.first {
          $0.line == label.line && $0.box.minX <= x && x <= $0.box.maxX
        }
        let stream = found.streams.first {
          found.blocks[$0.from].line == label.line && found.blocks[$0.to].line == label.line
            && $0.top.start.x <= x && x <= $0.top.end.x
        }
        let span = block.map { $0.box.minY...$0.box.maxY } ?? stream?.span(atX: x)
        // Between two places that were looked at, a curve may come a little closer.
        #expect((span?.lowerBound ?? .infinity) <= label.block.box.minY + 0.5)
        #expect((span?.upperBound ?? -.infinity) >= label.block.box.maxY - 0.5)
      }
    }
    let frame = Box(minX: -100, minY: -50, maxX: 1_400, maxY: 450)
    for label in names.beside(without, taken: labels.map(\.block.box), in: frame) {
      for block in found.blocks { #expect(!block.box.overlaps(label.block.box)) }
    }
  }

  @Test func everyStreamCanBeAddressed() async throws {
    let chronicle = Chronicle.stalinCircle
    let history = chronicle.factionHistory(years: 1917...1964)
    let names = SVGTests.nastyTexts
    var nasty = sampleFlow(figures: 30, lines: names.count, years: -3...8, seed: 2)
    for line in nasty.lines.indices { nasty.lines[line].name = names[line] }
    nasty.title = names.joined()
    let flows = [
      FactionFlow(history: history, of: chronicle, title: "Factions"),
      FactionFlow(
        history: history, of: chronicle, years: 1924...1929, title: "Factions", theme: .grey),
      nasty,
    ]
    for flow in flows {
      let chart = flow.picture()
      let svg = try #require(try await read(chart))
      #expect(Set(svg.ids).count == svg.ids.count)
      for mark in chart.marks { #expect(svg.ids.contains(mark.id)) }
      for line in chart.lines { #expect(svg.ids.contains(line.id)) }
    }
    // Part of a history keeps the history's colors.
    #expect(flows[1].lines.map(\.color) == flows[0].lines.map(\.color))
    // Its lines are called as those of a history of its own steps that are seen in the same of them.
    let own = chronicle.factionHistory(years: 1924...1929)
    for line in own.lines {
      let seen = try #require(
        history.line(of: line.leader, in: TimeSpan(line.lastStep)), "\(line.name)")
      let isWhole = history.lines[seen].appearances.filter { 1924...1929 ~= $0.year }.count
      guard isWhole == line.appearances.count else { continue }
      #expect(flows[1].lines[seen].leader == chronicle.distinctName(of: line.leader))
    }
    #expect(flows[1].columns == Array(flows[0].columns[7...12]))
  }

  @Test func manyYearsHaveAColumnEvery() {
    let chronicle = Chronicle.stalinCircle
    let history = chronicle.factionHistory(years: 1700...1990)
    let flow = FactionFlow(history: history, of: chronicle, title: "")
    #expect(flow.columns.map(\.year) == Array(stride(from: 1700, through: 1990, by: 5)))
  }
}
