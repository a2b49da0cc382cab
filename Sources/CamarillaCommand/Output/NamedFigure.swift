import Camarilla

/// A figure as answers name it.
struct NamedFigure: Encodable {
  var id: String
  var name: String

  init(id: Figure.ID, in chronicle: Chronicle) {
    self.id = id
    name = chronicle.figure(id: id)?.name ?? id
  }
}
