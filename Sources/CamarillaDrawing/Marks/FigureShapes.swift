public import Camarilla

/// Figures by the outlines of their boxes: what sort of body each is.
public struct FigureShapes: Sendable, Equatable {
  /// What the shapes are of: a column of the table of figures.
  public let meaning: String
  /// The shape of each figure whose table says of what sort it is.
  public let shapes: [Figure.ID: BoxShape]
  /// What each shape that occurs is called in the legend, in the order of the legend.
  public let names: [(shape: BoxShape, name: String)]
  /// How many values share the last shape, since they are too many for a shape each; 0 where all have one.
  public let sharedValues: Int

  /// Whether both are of the same figures in the same shapes.
  public static func == (first: Self, second: Self) -> Bool {
    first.meaning == second.meaning && first.shapes == second.shapes
      && first.names.elementsEqual(second.names) { $0 == $1 }
  }

  /// The column that tells what figures are where nobody asks for another.
  public static let usualColumn = "type"

  /// Shapes by what a column of the table of figures says.
  ///
  /// Words for persons, institutions and states have the shapes of these; other values take the shapes that remain, those
  /// of most figures of the chronicle first, and the rest share the last one.
  ///
  /// - Parameters:
  ///   - column: the column's name.
  ///   - chronicle: whose figures have the column.
  ///   - onlyKnown: whether there are to be no shapes unless every value is a word for a person, an institution or a
  ///     state: for pictures in which nobody asked for shapes.
  /// - Returns: Nil where no figure of the chronicle has such a column, or not as `onlyKnown` asks.
  public init?(column: String, of chronicle: Chronicle, onlyKnown: Bool = false) {
    let values = chronicle.texts(inColumn: column)
    var counts: [String: Int] = [:]
    for value in values.values { counts[value, default: 0] += 1 }
    guard !values.isEmpty || Figure.field(named: column) != nil else { return nil }
    let order = counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.map(\.key)
    var shapeOf: [String: BoxShape] = [:]
    for value in order { shapeOf[value] = Self.shape(named: value) }
    if onlyKnown, shapeOf.count < order.count || Set(shapeOf.values).count < 2 { return nil }
    let taken = Set(shapeOf.values)
    let free = BoxShape.allCases.filter { !taken.contains($0) }
    let others = order.filter { shapeOf[$0] == nil }
    let last = free.last ?? .open
    for (index, value) in others.enumerated() {
      shapeOf[value] = index < free.count ? free[index] : last
    }
    sharedValues = others.count > free.count ? others.count - free.count + 1 : 0
    meaning = column
    shapes = values.compactMapValues { shapeOf[$0] }
    let shared = sharedValues
    names = BoxShape.allCases.compactMap { shape in
      let words = order.filter { shapeOf[$0] == shape }
      guard let first = words.first else { return nil }
      return (
        shape,
        shared > 0 && shape == last
          ? "other" : words.count > 3 ? "\(first) and the like" : words.joined(separator: ", ")
      )
    }
  }

  private static func shape(named value: String) -> BoxShape? {
    let word = value.lowercased()
    return words.first { $0.words.contains(word) }?.shape
  }

  private static let words: [(shape: BoxShape, words: Set<String>)] = [
    (
      .rounded,
      ["person", "people", "human", "individual", "man", "woman", "politician", "ruler", "leader"]
    ),
    (
      .square,
      [
        "institution", "organization", "organisation", "org", "body", "company", "firm", "party",
        "committee", "agency", "ministry", "office", "church", "university", "group", "corporation",
        "department", "court", "council", "bank", "union", "association", "society",
      ]
    ),
    (
      .cut,
      [
        "state", "country", "nation", "government", "empire", "kingdom", "republic", "power",
        "principality", "duchy", "polity", "city-state",
      ]
    ),
  ]
}

extension FigureShapes {
  /// The boxes of a map of sources, of which nothing needs to be said beside their colors.
  static func sourceMap(of figures: [PowerGraph.Figure]) -> FigureShapes {
    FigureShapes(
      shapes: Dictionary(
        uniqueKeysWithValues: figures.map { ($0.id, $0.faction == 0 ? .square : .rounded) }))
  }

  private init(shapes: [Figure.ID: BoxShape]) {
    (meaning, names, sharedValues, self.shapes) = ("", [], 0, shapes)
  }
}

extension PowerGraph {
  /// Has the shapes of boxes tell what sort of body a figure is.
  public mutating func shape(by shapes: FigureShapes) {
    self.shapes = shapes
    for index in figures.indices {
      figures[index].shape = shapes.shapes[figures[index].id] ?? .rounded
    }
  }
}
