/// The page that a drawing is laid out for, in the drawing's own units, in which its smallest text has its usual size.
struct PageFrame: Equatable, Sendable {
  var width: Double?
  var height: Double?
  /// The height that a drawing may take at most where the frame has none.
  var mostHeight: Double?

  /// A frame of some size, each side free where it is nil.
  init(width: Double?, height: Double?) {
    self.width = width
    self.height = height
  }

  /// The frame of a page on which text of `smallestText` is to have the size that was asked.
  init(_ page: PageSize, smallestText: Double) {
    let unit = page.smallestText / smallestText
    width = page.width.map { $0.points / unit }
    height = page.height.map { $0.points / unit }
    mostHeight = height == nil ? page.mostHeight.map { $0.points / unit } : nil
  }

  /// The proportions to aim for.
  var aspect: Double {
    guard let width, let height else { return PowerGraph.aspect }
    return width / height
  }

  func holds(_ canvas: Box) -> Bool {
    (width.map { canvas.width <= $0 } ?? true)
      && (height.map { canvas.height <= $0 } ?? true)
  }
}

extension Picture {
  /// Lays a drawing out for a page, and brings it onto exactly that.
  ///
  /// - Parameters:
  ///   - page: its size.
  ///   - smallestText: the size of the smallest text in the drawing's own units.
  ///   - draw: lays it out within a frame, or larger where that is too small.
  static func laidOut(
    on page: PageSize, smallestText: Double, draw: (PageFrame) -> Picture
  ) -> Picture {
    var page = page
    var picture = draw(PageFrame(page, smallestText: smallestText))
    let unit = page.smallestText / smallestText
    if page.height == nil, let most = page.mostHeight, picture.height * unit > most.points {
      page.height = most
      picture = draw(PageFrame(page, smallestText: smallestText))
    }
    picture.put(on: page, unit: unit)
    return picture
  }

  /// Scales everything so that its smallest text has the size that was asked, or so that it fits where it can't have,
  /// and makes the page exactly as large as was asked.
  mutating func put(on page: PageSize, unit: Double) {
    let (width, height) = (canvas.width * unit, canvas.height * unit)
    // Half of the margin may go before the text becomes smaller.
    let slack = Self.margin * unit
    let fit = min(
      page.width.map { $0.points / (width - slack) } ?? 1,
      page.height.map { $0.points / (height - slack) } ?? 1, 1)
    let smallest = smallestText.map { $0 * unit * fit } ?? page.smallestText
    if smallest < page.smallestText * 0.9999 {
      shortfall = PageShortfall(
        smallestText: smallest, wantedText: page.smallestText, width: width, height: height)
    }
    scale(by: unit * fit)
    canvas = Box(
      center: canvas.center, width: page.width?.points ?? canvas.width,
      height: page.height?.points ?? canvas.height)
    pageResolution = page.resolution
  }
}

extension Picture {
  /// A picture that was laid out already, brought onto a page.
  package func scaled(to page: PageSize) -> Picture {
    var picture = self
    picture.put(on: page, unit: page.smallestText / (smallestText ?? Self.legendFont))
    return picture
  }

  /// The size of the smallest of all its words; nil where it has none.
  var smallestText: Double? {
    let texts =
      nodes.filter { $0.lines.contains { !$0.isEmpty } }.map(\.fontSize)
      + (headings + legendTexts + edges.compactMap(\.label) + labels.map(\.block)).map(\.fontSize)
    return texts.min()
  }
}
