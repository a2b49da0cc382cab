/// Rows and columns of equal panels.
struct MultiplesGrid: Equatable {
  var columns: Int
  /// How many panels there are; fewer than were asked for where the page has no room.
  var count: Int
  /// The size of a panel, without its name.
  var width: Double
  var height: Double

  /// Between panels side by side.
  static let gap = 11.0
  /// The name above a panel and the gap below it.
  static let head = 17.0
  /// No panel is lower, nor are panels wider than three times this unless they need not be.
  static let leastHeight = 18.0
  /// How high a panel is for its width.
  static let aspect = 0.6

  var rows: Int { (count + columns - 1) / columns }

  /// - Parameters:
  ///   - wanted: how many panels; at least 1.
  ///   - least: the width that the widest name needs.
  ///   - width: of all panels.
  ///   - height: of all; what they need where it is nil.
  init(wanted: Int, least: Double, width whole: Double, height: Double?) {
    let most = max(1, min(wanted, Int((whole + Self.gap) / (least + Self.gap))))
    func panelWidth(_ columns: Int) -> Double {
      (whole - Self.gap * Double(columns - 1)) / Double(columns)
    }
    guard let height else {
      // As many columns as names allow, but no more rows for that than a page would be high.
      self.init(columns: most, count: wanted, width: panelWidth(most), height: 0)
      self.height = max(Self.leastHeight, min(120, self.width * Self.aspect))
      return
    }
    var best: (columns: Int, size: Double)?
    for columns in 1...most {
      let rows = Double((wanted + columns - 1) / columns)
      let panelHeight = height / rows - Self.head
      guard panelHeight >= Self.leastHeight else { continue }
      let size = min(panelWidth(columns), panelHeight / Self.aspect)
      if size > best?.size ?? 0 { best = (columns, size) }
    }
    if let best {
      let rows = Double((wanted + best.columns - 1) / best.columns)
      self.init(
        columns: best.columns, count: wanted, width: panelWidth(best.columns),
        height: height / rows - Self.head)
    } else {
      let rows = max(1, Int(height / (Self.leastHeight + Self.head)))
      self.init(
        columns: most, count: min(wanted, rows * most), width: panelWidth(most),
        height: max(Self.leastHeight, height / Double(rows) - Self.head))
    }
  }

  private init(columns: Int, count: Int, width: Double, height: Double) {
    (self.columns, self.count, self.width, self.height) = (columns, count, width, height)
  }

  /// The bottom left corner of a panel, the first row's being the highest.
  func corner(of index: Int) -> Point {
    Point(
      Double(index % columns) * (width + Self.gap),
      -Double(index / columns) * (height + Self.head) - height)
  }
}
