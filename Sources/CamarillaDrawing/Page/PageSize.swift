/// The size that a picture is made for: its text is then never smaller than asked, and the drawing is laid out to fill
/// the page.
///
/// ```swift
/// let page = PageSize(width: .millimeters(120), height: .millimeters(90))
/// try await snapshot.powerGraph().write(to: "1926.pdf", on: page)
/// ```
public struct PageSize: Sendable, Equatable {
  /// A length on paper or on a screen.
  public struct Length: Sendable, Equatable {
    /// In points, of which an inch has 72.
    public var points: Double
    /// Whether it was given in pixels, of which an inch has 96: a bitmap then has exactly so many.
    public var isInPixels = false

    /// A length in points, of which an inch has 72.
    public static func points(_ points: Double) -> Length { Length(points: points) }
    /// A length in millimeters.
    public static func millimeters(_ millimeters: Double) -> Length {
      Length(points: millimeters * 72 / 25.4)
    }
    /// A length in centimeters.
    public static func centimeters(_ centimeters: Double) -> Length {
      .millimeters(centimeters * 10)
    }
    /// A length in inches.
    public static func inches(_ inches: Double) -> Length { Length(points: inches * 72) }
    /// A length in the pixels of style sheets, of which an inch has 96.
    public static func pixels(_ pixels: Double) -> Length {
      Length(points: pixels * 72 / 96, isInPixels: true)
    }
  }

  /// The width; what the drawing needs where it is nil.
  public var width: Length?
  /// The height; what the drawing needs at that width where it is nil.
  public var height: Length?
  /// The height that a drawing without a ``height`` may take at most.
  public var mostHeight: Length?
  /// The size of the smallest text, in points.
  public var smallestText: Double

  /// The size of the smallest text in print where nothing else is said, in points.
  public static let usualText = 7.0

  /// - Precondition: lengths and the size of text are above 0.
  public init(
    width: Length? = nil, height: Length? = nil, mostHeight: Length? = nil,
    smallestText: Double = usualText
  ) {
    precondition(
      [width, height, mostHeight].allSatisfy { $0.map { $0.points > 0 } ?? true }
        && smallestText > 0,
      "a page has a size")
    self.width = width
    self.height = height
    self.mostHeight = mostHeight
    self.smallestText = smallestText
  }

  /// The proportions of a page whose sides are known, or what they are at most.
  var aspect: Double? {
    guard let width, let height = height ?? mostHeight else { return nil }
    return width.points / height.points
  }

  /// Dots an inch of a bitmap of it: 96 where it was given in pixels, else 300, as printers ask.
  var resolution: Int {
    [width, height].contains { $0?.isInPixels == true } ? 96 : 300
  }
}

extension PageSize {
  /// The text area of a scholarly book: 115 mm wide, up to 180 mm high.
  public static let book = PageSize(width: .millimeters(115), mostHeight: .millimeters(180))
  /// One of two columns of a journal: 86 mm wide, up to 230 mm high.
  public static let journalColumn = PageSize(
    width: .millimeters(86), mostHeight: .millimeters(230))
  /// Both columns of a journal: 178 mm wide, up to 230 mm high.
  public static let journalPage = PageSize(
    width: .millimeters(178), mostHeight: .millimeters(230))
  /// A slide, 16 by 9: 13.333 by 7.5 inches, with text of at least 10 points.
  public static let slide = PageSize(
    width: .inches(40.0 / 3), height: .inches(7.5), smallestText: 10)
  /// A poster, A1 across: 841 by 594 mm, with text of at least 14 points.
  public static let poster = PageSize(
    width: .millimeters(841), height: .millimeters(594), smallestText: 14)
  /// A frame in a web page: 1200 by 800 pixels, with text of at least 12 pixels.
  public static let web = PageSize(
    width: .pixels(1200), height: .pixels(800), smallestText: 9)

  /// The sizes that have a name, in the order of the documentation.
  public static let named: [(name: String, size: PageSize)] = [
    ("book", .book), ("journal-column", .journalColumn), ("journal-page", .journalPage),
    ("slide", .slide), ("poster", .poster), ("web", .web),
  ]
}

/// What a page was too small for.
public struct PageShortfall: Sendable, Equatable {
  /// The size of the smallest text as it was drawn, in points.
  public var smallestText: Double
  /// The size that was asked for.
  public var wantedText: Double
  /// About how wide a page would have to be on which the text is as large as was asked, in points.
  public var width: Double
  /// About how high it would have to be, in points.
  public var height: Double
}
