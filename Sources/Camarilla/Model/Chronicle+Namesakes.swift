extension Chronicle {
  /// The names that several figures have; looked for at the first need and kept, by copies too.
  ///
  /// - Complexity: O(figures) then, O(1) afterwards.
  package var namesakes: Set<String> {
    figureTable.namesakes.value {
      var seen: Set<String> = []
      return Set(figures.lazy.map(\.name).filter { !seen.insert($0).inserted })
    }
  }

  /// What a figure is called; its id where nothing is known of it.
  package func name(of id: Figure.ID) -> String { figure(id: id)?.name ?? id.rawValue }

  /// A figure's name, with its id behind it where others are called so: `Kirov (kirov-2)`. A figure
  /// without a name is called by its id.
  package func distinctName(of figure: Figure) -> String {
    if figure.name.isEmpty { return figure.id.rawValue }
    return !figure.isNamedByID && namesakes.contains(figure.name)
      ? "\(figure.name) (\(figure.id))" : figure.name
  }

  /// The same for whoever has an id; an id of nobody stands for itself.
  package func distinctName(of id: Figure.ID) -> String {
    figure(id: id).map(distinctName) ?? id.rawValue
  }
}
