import Camarilla

/// A figure as answers name it.
struct NamedFigure: Encodable {
  var id: Figure.ID
  var name: String

  init(id: Figure.ID, in chronicle: Chronicle) {
    self.id = id
    name = chronicle.name(of: id)
  }

  /// As people read it.
  var printed: String { CamarillaCommand.printed(name, id: id) }
}

extension Chronicle {
  /// What a figure is called, as people read it.
  func printedName(of id: Figure.ID) -> String { printed(name(of: id), id: id) }

  /// What a pair of figures are called, as people read it.
  func printedNames(of pair: [Figure.ID]) -> String {
    pair.map(printedName).joined(separator: " – ")
  }
}
