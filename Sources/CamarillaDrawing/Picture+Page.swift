extension Picture {
  /// What everything fills, lines by their points and controls.
  var bounds: Box {
    var bounds = Box.empty
    for box in obstacles { bounds.add(box) }
    for text in legendTexts { bounds.add(text.box) }
    for swatch in swatches { bounds.add(swatch.box) }
    for sample in samples {
      bounds.add(sample.start)
      bounds.add(sample.end)
    }
    for area in areas { for point in area.path { bounds.add(point) } }
    for rule in rules {
      bounds.add(rule.start)
      bounds.add(rule.end)
    }
    for trace in traces { for point in trace.path { bounds.add(point) } }
    for line in lines { for point in line.path { bounds.add(point) } }
    for mark in marks { bounds.add(mark.box) }
    for label in labels { bounds.add(label.block.box) }
    return bounds
  }

  /// Between a power graph and the edge of its page, points.
  static let margin = 12.0

  /// Between a chart and the edge of its page, points.
  static let chartMargin = 14.0

  /// Makes the page around a power graph.
  mutating func fitCanvas() {
    let bounds = bounds
    canvas = (bounds.isEmpty ? Box(center: .zero, width: 200, height: 150) : bounds).inflated(
      Self.margin)
  }

  /// Adds title and subtitle above everything of a chart, and makes the page.
  mutating func finishChart(subtitle: String) {
    let body = bounds.isEmpty ? Box(center: .zero, width: 200, height: 20) : bounds
    addHeadings(title: title, subtitle: subtitle, remark: "", above: body)
    for index in headings.indices { headings[index] = headings[index].moved(by: Point(0, 6)) }
    canvas = body.union(bounds).inflated(Self.chartMargin)
  }
}

extension Picture {
  /// The picture on a page that begins where its canvas does, whether or not its size was asked for.
  package var asPage: Picture {
    var picture = self
    if picture.pageResolution == nil { picture.pageResolution = resolution }
    return picture
  }
}
