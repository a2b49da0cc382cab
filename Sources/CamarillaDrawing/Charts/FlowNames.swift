/// Positions for the names of lines: on their streams where they fit, else beside them in the free.
struct FlowNames {
  let flow: FactionFlow
  let positions: FlowPositions
  let names: [String]

  static let sizes = [12.0, 10.5, 9.0, 8.0, 7.0]
  /// Names of one line, which it has one of wherever it begins anew, are at least so far apart.
  static let distance = 300.0

  /// A stretch of a line where it has no break: the blocks and the streams between them.
  private struct Stretch {
    var blocks: [Int]
    /// That between each block and the next.
    var streams: [Int]
  }

  private struct Candidate {
    /// The index of its stretch among those of the line.
    var stretch: Int
    var block: Picture.TextBlock
    /// The larger, the sooner: first the size, less so much for each block under it.
    var rating: Double
    /// Then how much room there is above and below.
    var room: Double
  }

  /// The names on streams, and the lines that found no position there.
  func onStreams() -> (labels: [(line: Int, block: Picture.TextBlock)], without: [Int]) {
    var labels: [(line: Int, block: Picture.TextBlock)] = []
    var without: [Int] = []
    for line in flow.lines.indices {
      var candidates = stretches(of: line).enumerated().flatMap { index, stretch in
        self.candidates(line: line, stretch: stretch, index: index)
      }
      guard !candidates.isEmpty else {
        if positions.blocks.contains(where: { $0.line == line }) { without.append(line) }
        continue
      }
      candidates.sort {
        ($1.rating, $1.room, $0.block.box.minX) < ($0.rating, $0.room, $1.block.box.minX)
      }
      var taken: [Box] = []
      var named: Set<Int> = []
      for candidate in candidates where !named.contains(candidate.stretch) {
        let reach = candidate.block.box.inflated(x: Self.distance, y: 1e9)
        guard !taken.contains(where: { $0.overlaps(reach) }) else { continue }
        taken.append(candidate.block.box)
        named.insert(candidate.stretch)
        labels.append((line, candidate.block))
      }
    }
    return (labels, without)
  }

  private func stretches(of line: Int) -> [Stretch] {
    var stretches: [Stretch] = []
    let blocks = positions.blocks.indices.filter { positions.blocks[$0].line == line }
    var streamFrom: [Int: Int] = [:]
    for (number, stream) in positions.streams.enumerated()
    where positions.blocks[stream.from].line == line && positions.blocks[stream.to].line == line {
      streamFrom[stream.from] = number
    }
    for block in blocks {
      if let last = stretches.last?.blocks.last, let stream = streamFrom[last],
        positions.streams[stream].to == block
      {
        stretches[stretches.count - 1].blocks.append(block)
        stretches[stretches.count - 1].streams.append(stream)
      } else {
        stretches.append(Stretch(blocks: [block], streams: []))
      }
    }
    return stretches
  }

  /// Where along a stretch the name fits, each with the largest font that does.
  private func candidates(line: Int, stretch: Stretch, index: Int) -> [Candidate] {
    // The band at small steps along the stretch.
    var band: [(x: Double, span: ClosedRange<Double>)] = []
    for (place, number) in stretch.blocks.enumerated() {
      let box = positions.blocks[number].box
      band.append((box.minX, box.minY...box.maxY))
      band.append((box.maxX, box.minY...box.maxY))
      guard place < stretch.streams.count else { continue }
      let stream = positions.streams[stretch.streams[place]]
      let (start, end) = (stream.top.start.x, stream.top.end.x)
      let steps = max(2, min(24, Int((end - start) / 3)))
      for step in 1..<steps {
        let x = start + (end - start) * Double(step) / Double(steps)
        band.append((x, stream.span(atX: x)))
      }
    }
    let text = DOTText.line(text: names[line], most: 60)
    let edges = stretch.blocks.map { positions.blocks[$0].box }
    var candidates: [Candidate] = []
    for first in band.indices {
      for size in Self.sizes {
        let width = TextMetrics.width(text: text, size: size) + 2
        let height = size * TextMetrics.lineHeight
        guard band[first].x + width + 4 <= band[band.count - 1].x else { continue }
        var low = -Double.infinity
        var high = Double.infinity
        var last = first
        while last < band.count, high - low >= height {
          low = max(low, band[last].span.lowerBound)
          high = min(high, band[last].span.upperBound)
          if band[last].x >= band[first].x + width + 4 { break }
          last += 1
        }
        guard high - low >= height, last < band.count else { continue }
        let box = Box(
          center: Point(band[first].x + 2 + width / 2, (low + high) / 2), width: width,
          height: height)
        // Between two blocks is better than on one.
        let crossed = Double(edges.count { $0.overlaps(box.inflated(x: 3, y: 0)) })
        candidates.append(
          Candidate(
            stretch: index,
            block: Picture.TextBlock(
              lines: [text], box: box, fontSize: size,
              ink: flow.theme.streamStyle(at: flow.lines[line].color).text, alignment: .center),
            rating: size - 2 * crossed, room: min(high - low, 3 * height)))
        break
      }
    }
    return candidates
  }

  /// Names over the largest bars of lines that have none on them nor beside them.
  func overBars(_ lines: [Int], taken: [Box], in frame: Box) -> [(
    line: Int, block: Picture.TextBlock
  )] {
    let finder = LineLabels(
      frame: frame, ink: [], taken: taken.map { $0.inflated(x: 1.5, y: 0) })
    return positions(of: lines, ink: flow.theme.ink, by: finder) { blocks, size in
      let bars = blocks.sorted {
        ($1.members.count, $0.column) < ($0.members.count, $1.column)
      }
      return bars.filter { $0.box.height >= size.height }.map { bar in
        let x = min(
          max(bar.box.center.x, frame.minX + size.width / 2), frame.maxX - size.width / 2)
        return Box(center: Point(x, bar.box.center.y), width: size.width, height: size.height)
      }
    }
  }

  /// Names in the free, beside the blocks and streams of lines that have none on them.
  func beside(_ lines: [Int], taken: [Box], in frame: Box) -> [(
    line: Int, block: Picture.TextBlock
  )] {
    var ink: [Box] = positions.blocks.map { $0.box.inflated(x: 0.5, y: 0.5) }
    for stream in positions.streams {
      let (start, end) = (stream.top.start.x, stream.top.end.x)
      let steps = max(2, min(30, Int((end - start) / 3)))
      for step in 0...steps {
        let x = start + (end - start) * Double(step) / Double(steps)
        let span = stream.span(atX: x)
        ink.append(
          Box(minX: x - 2, minY: span.lowerBound - 0.5, maxX: x + 2, maxY: span.upperBound + 0.5))
      }
    }
    let finder = LineLabels(frame: frame, ink: ink, taken: taken)
    return positions(of: lines, ink: flow.theme.groundText, by: finder) { blocks, size in
      blocks.flatMap { block in
        let box = block.box
        let lifts = [box.maxY + size.height / 2 + 1, box.minY - size.height / 2 - 1]
        let above = lifts.flatMap { lift in
          [box.center.x, box.minX + size.width / 2, box.maxX - size.width / 2].map {
            Point($0, lift)
          }
        }
        let sides = [box.maxX + size.width / 2 + 2, box.minX - size.width / 2 - 2].map {
          Point($0, box.center.y)
        }
        return (above + sides).map { Box(center: $0, width: size.width, height: size.height) }
      }
    }
  }

  /// The first position that is free for the name of each line, the larger lines first; a line that has none is left out.
  ///
  /// - Parameters:
  ///   - ink: of the names.
  ///   - finder: knows what is taken.
  ///   - boxes: where a name of a size may stand, the best first, given the line's blocks.
  private func positions(
    of lines: [Int], ink: Ink, by finder: LineLabels,
    boxes: (_ blocks: [FlowPositions.Block], _ size: LayoutGraph.Size) -> [Box]
  ) -> [(line: Int, block: Picture.TextBlock)] {
    var finder = finder
    let blocks = Dictionary(grouping: positions.blocks, by: \.line)
    let sizes = blocks.mapValues { $0.reduce(0) { $0 + $1.members.count } }
    let order = lines.sorted { (sizes[$1] ?? 0, $0) < (sizes[$0] ?? 0, $1) }
    let fontSize = TimePlot.groundSize
    let wishes = order.map { line in
      let text = DOTText.line(text: names[line], most: 60)
      let size = LayoutGraph.Size(
        width: TextMetrics.width(text: text, size: fontSize) + 2,
        height: fontSize * TextMetrics.lineHeight)
      return LineLabels.Wish(
        text: text, ink: ink, fontSize: fontSize,
        boxes: boxes(blocks[line] ?? [], size), most: 0)
    }
    return zip(order, finder.position(of: wishes)).compactMap { line, block in
      block.map { (line, $0) }
    }
  }
}
