extension Picture {
  /// Makes everything so many times as large, around the origin: positions, text, lines and marks.
  mutating func scale(by factor: Double) {
    scale *= factor
    for index in nodes.indices {
      nodes[index].box = nodes[index].box.scaled(by: factor)
      nodes[index].fontSize *= factor
    }
    for index in edges.indices {
      edges[index].stroke = edges[index].stroke.scaled(by: factor)
      edges[index].style = edges[index].style.scaled(by: factor)
      edges[index].label = edges[index].label?.scaled(by: factor)
    }
    headings = headings.map { $0.scaled(by: factor) }
    legendTexts = legendTexts.map { $0.scaled(by: factor) }
    for index in samples.indices {
      samples[index].start = samples[index].start * factor
      samples[index].end = samples[index].end * factor
      samples[index].style = samples[index].style.scaled(by: factor)
    }
    for index in swatches.indices { swatches[index].box = swatches[index].box.scaled(by: factor) }
    for index in areas.indices { areas[index].path = areas[index].path.map { $0 * factor } }
    for index in rules.indices {
      rules[index].start = rules[index].start * factor
      rules[index].end = rules[index].end * factor
      rules[index].width *= factor
    }
    for index in traces.indices {
      traces[index].path = traces[index].path.map { $0 * factor }
      traces[index].width *= factor
    }
    for index in lines.indices {
      lines[index].path = lines[index].path.map { $0 * factor }
      lines[index].style.width *= factor
    }
    for index in marks.indices {
      marks[index].box = marks[index].box.scaled(by: factor)
      marks[index].penWidth *= factor
    }
    for index in labels.indices { labels[index].block = labels[index].block.scaled(by: factor) }
    canvas = canvas.scaled(by: factor)
  }
}

extension Box {
  fileprivate func scaled(by factor: Double) -> Box {
    Box(minX: minX * factor, minY: minY * factor, maxX: maxX * factor, maxY: maxY * factor)
  }
}

extension Picture.TextBlock {
  fileprivate func scaled(by factor: Double) -> Self {
    var block = self
    block.box = box.scaled(by: factor)
    block.fontSize *= factor
    return block
  }
}

extension EdgeStyle {
  fileprivate func scaled(by factor: Double) -> EdgeStyle {
    var style = self
    style.width *= factor
    style.markSize *= factor
    return style
  }
}

extension EdgeRouter.Stroke {
  fileprivate func scaled(by factor: Double) -> Self {
    Self(
      curve: curve.mapped { $0 * factor },
      headTip: headTip.map { $0 * factor }, tailTip: tailTip.map { $0 * factor })
  }
}
