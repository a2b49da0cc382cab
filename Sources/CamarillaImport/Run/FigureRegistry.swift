import Camarilla
import CamarillaFormats

/// A figure at an end of the row at hand.
enum RowFigure {
  /// Every cell that tells of it was seen together before; its index in the registry.
  case known(Int32)
  case described(Figure)
}

/// What is known of the figures that tables tell of.
///
/// A figure comes in only with a row of which something is made, or with a table that lists it; so rows
/// that are passed over leave nobody behind.
struct FigureRegistry {
  struct Entry {
    var figure: Figure
    /// Its index in the builder; none while its relationships wait for all lives to be known.
    var index: Int32?
    /// A table of figures lists it.
    var isListed = false
  }

  private(set) var entries: [Entry] = []
  /// Of figures of which rows say different things of different times.
  private var histories: [Int32: FigureHistory] = [:]
  private var indices: [Figure.ID: Int32] = [:]
  /// Figures whose row in a table can't be understood, so that nobody is blamed for naming them.
  private var lost: Set<Figure.ID> = []
  /// Whether a table of figures can't be read at all, so that any figure may be one of its.
  var isIncomplete = false
  /// Figures that no table lists, and the listed ones that may have been meant.
  private var suggestions: [Figure.ID: [String]] = [:]

  /// A figure's index, if something is known of it.
  func index(of id: Figure.ID) -> Int32? { indices[id] }

  func figure(at index: Int32) -> Figure { entries[Int(index)].figure }

  func id(of figure: RowFigure) -> Figure.ID {
    switch figure {
    case .known(let index): self.figure(at: index).id
    case .described(let figure): figure.id
    }
  }

  func isListed(_ id: Figure.ID) -> Bool { indices[id].map { entries[Int($0)].isListed } == true }

  /// The listed figures that may be meant. Each text is looked for once, and no more than a thousand among no
  /// more than ten thousand names.
  mutating func suggestions(for id: Figure.ID) -> [String] {
    if let known = suggestions[id] { return known }
    guard suggestions.count < 1000, entries.count <= 10_000 else { return [] }
    let listed = entries.lazy.filter(\.isListed).map(\.figure.id.rawValue)
    let near = NearestNames(listed).allNearest(to: id.rawValue)
    suggestions[id] = near
    return near
  }

  mutating func add(_ figure: Figure) -> Int32 {
    let index = Int32(entries.count)
    indices[figure.id] = index
    entries.append(Entry(figure: figure))
    return index
  }

  mutating func replace(_ index: Int32, with figure: Figure) {
    entries[Int(index)].figure = figure
  }

  /// What is known of a figure at different times.
  func history(of index: Int32) -> FigureHistory {
    histories[index] ?? FigureHistory(figure(at: index), period: nil)
  }

  mutating func setHistory(_ history: FigureHistory, of index: Int32, isDated: Bool) {
    if isDated || !history.isSimple || histories[index] != nil { histories[index] = history }
  }

  /// A figure for each of its lives.
  func lives(at index: Int32) -> [Figure] {
    let figure = figure(at: index)
    guard let lives = histories[index]?.lives.joined, lives.count > 1 else { return [figure] }
    return lives.map { Figure(id: figure.id, name: figure.name, born: $0.born, died: $0.died) }
  }

  func isLost(_ id: Figure.ID) -> Bool { isIncomplete || lost.contains(id) }

  mutating func lose(_ id: Figure.ID) { lost.insert(id) }

  mutating func list(_ index: Int32) { entries[Int(index)].isListed = true }

  /// A figure's index in the builder, where it is mentioned from now on.
  mutating func index(of entry: Int32, in builder: inout Chronicle.Builder) -> Int32 {
    if let index = entries[Int(entry)].index { return index }
    let index = builder.mention(figure: entries[Int(entry)].figure.id)
    entries[Int(entry)].index = index
    return index
  }

  /// Hands the figures that were mentioned to the builder; returns how many they are, how many of them have
  /// several lives, and of how many a name or something else changes.
  func declare(
    in builder: inout Chronicle.Builder
  ) -> (figures: Int, ofSeveralLives: Int, changing: Int) {
    var counts = (figures: 0, ofSeveralLives: 0, changing: 0)
    for (index, entry) in entries.enumerated() where entry.index != nil {
      var figure = entry.figure
      if figure.name.isEmpty { figure.name = figure.id.rawValue }
      if let history = histories[Int32(index)] {
        let further = history.attributes(beside: figure.attributes)
        if further.contains(where: { $0.name == "spells" }) { counts.ofSeveralLives += 1 }
        if further.contains(where: { $0.name != "spells" }) { counts.changing += 1 }
        figure.attributes += further
      }
      builder.add(figure)
      counts.figures += 1
    }
    return counts
  }
}
