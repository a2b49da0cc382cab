/// How the steps of a sheet stand: in rows, each as large as the others.
struct StoryboardGrid: Equatable {
  /// The size of the names, which is that of the smallest text.
  static let nameSize = 7.0

  private(set) var columns: Int
  private(set) var rows: Int
  /// Of a step.
  private(set) var width: Double
  /// Of a step.
  private(set) var height: Double
  /// Whether the page has a size, so that all words but titles are of one size.
  let isOnPage: Bool

  private var gapX: Double { isOnPage ? 10 : 22 }
  private var gapY: Double { isOnPage ? 20 : 34 }
  var captionSize: Double { isOnPage ? 9 : 13 }
  var legendScale: Double { isOnPage ? 1 : 1.6 }

  /// How many figures of a step are named: those that a step of the usual size has room for.
  var mostNames: Int { max(1, min(6, Int(width * height / 2_400))) }

  /// A grid on a page that is made around it.
  init(usualFor count: Int, columns: Int?) {
    (width, height, isOnPage) = (210, 146, false)
    (self.columns, rows) = (1, count)
    let cell = (width + gapX) / (height + gapY)
    set(
      columns: columns ?? Self.columns(count: count) { Double($0) * cell / Double($1) }, of: count)
  }

  /// A grid that fills a page, but for title and legend.
  init(of count: Int, columns wanted: Int?, within frame: PageFrame) {
    (width, height, isOnPage) = (110, 76, true)
    (columns, rows) = (1, count)
    guard let pageWidth = frame.width else {
      let cell = (width + gapX) / (height + gapY)
      set(
        columns: wanted ?? Self.columns(count: count) { Double($0) * cell / Double($1) }, of: count)
      return
    }
    let room = pageWidth - 2 * Picture.margin
    if let wanted {
      set(columns: wanted, of: count)
    } else if let pageHeight = frame.height {
      let roomY = pageHeight - 2 * Picture.margin - 100
      set(
        columns: Self.columns(count: count) { columns, rows in
          let width = max(Self.least.width, room / Double(columns) - gapX)
          let height = max(Self.least.height, roomY / Double(rows) - gapY)
          return 1.4142 * width / height / (Self.usual.width / Self.usual.height)
        }, of: count)
      height = max(Self.least.height, roomY / Double(rows) - gapY)
    } else {
      set(columns: max(1, min(count, Int((room + gapX) / (150 + gapX)))), of: count)
    }
    width = max(Self.least.width, (room + gapX) / Double(columns) - gapX)
    if frame.height == nil { height = width * Self.usual.height / Self.usual.width }
  }

  private static let usual = (width: 210.0, height: 146.0)
  /// No step is smaller: one name has room.
  private static let least = (width: 70.0, height: 48.0)

  private mutating func set(columns: Int, of count: Int) {
    self.columns = columns
    rows = (count + columns - 1) / columns
  }

  /// Makes steps larger or smaller by what a page of them lacks or has too much; whether they changed.
  mutating func adjust(to frame: PageFrame, from canvas: Box) -> Bool {
    let before = self
    if let wanted = frame.width {
      width = max(Self.least.width, width + (wanted - 0.5 - canvas.width) / Double(columns))
    }
    if let wanted = frame.height {
      height = max(Self.least.height, height + (wanted - 0.5 - canvas.height) / Double(rows))
    }
    return self != before
  }

  /// The top left corner of a step.
  func corner(of index: Int) -> Point {
    Point(
      Double(index % columns) * (width + gapX), -Double(index / columns) * (height + gapY))
  }

  /// How wide all steps are.
  var wholeWidth: Double { Double(columns) * (width + gapX) - gapX }
  /// Where what stands below the steps begins.
  var bottom: Double { -Double(rows) * (height + gapY) + gapY - (isOnPage ? 6 : 24) }

  /// The number of columns that brings the grid nearest to the proportions of paper, √2, with few places left empty.
  private static func columns(count: Int, aspect: (_ columns: Int, _ rows: Int) -> Double) -> Int {
    var best = 1
    var bestCost = Double.infinity
    for columns in 1...max(1, count) {
      let rows = (count + columns - 1) / columns
      let aspect = aspect(columns, rows)
      guard aspect > 0 else { continue }
      let places = Double(columns * rows) / Double(max(count, 1))
      let cost = max(aspect / 1.4142, 1.4142 / aspect) * places
      if cost < bestCost - 1e-9 { (best, bestCost) = (columns, cost) }
    }
    return best
  }
}
