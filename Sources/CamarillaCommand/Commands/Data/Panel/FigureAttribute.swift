import Camarilla

/// A column of the table of figures, and what it says of a figure.
struct FigureAttribute: Sendable {
  let name: String
  let text: @Sendable (Figure) -> String

  /// All that a chronicle has: those that every chronicle has, then its own in the order in which figures have them.
  ///
  /// - Parameter others: columns that are told in any case.
  static func all(of chronicle: Chronicle, besides others: Set<String>) -> [FigureAttribute] {
    let fields = Figure.fields(of: chronicle.figures).filter { !others.contains($0.name) }
    var known = Set(Figure.fields.map(\.name))
    var names: [String] = []
    for figure in chronicle.figures {
      for attribute in figure.attributes where known.insert(attribute.name).inserted {
        names.append(attribute.name)
      }
    }
    return fields.map { field in FigureAttribute(name: field.name) { field.text(of: $0) } }
      + names.map { name in
        FigureAttribute(name: name) { figure in
          figure.attributes.first { $0.name == name }?.value ?? ""
        }
      }
  }
}
