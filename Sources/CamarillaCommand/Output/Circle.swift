import Camarilla

/// What an answer is cut to, as it tells.
struct Circle: Sendable {
  let selection: Selection
  /// What the selection is called, with the names of the chronicle.
  let name: String
  let count: SelectionCount
  /// Whether what is told of figures was computed on the whole.
  let isOfWhole: Bool

  /// - Parameters:
  ///   - count: how much of the whole it is, for the times asked about.
  init(
    selection: Selection, in chronicle: Chronicle, count: SelectionCount, isOfWhole: Bool
  ) {
    self.selection = selection
    name = selection.text(in: chronicle)
    self.count = count
    self.isOfWhole = isOfWhole
  }

  /// `cut to: around Stalin, 2 steps; 23 of 57 figures, 40 of 110 relationships`.
  var text: String {
    func part(_ part: SelectionCount.Part, noun: String) -> String {
      "\(part.kept) of \(Number.count(part.of, singular: noun))"
    }
    return Table.oneLine(
      of: "cut to: \(name); \(part(count.figures, noun: "figure")),"
        + " \(part(count.relationships, noun: "relationship"))"
        + (isOfWhole ? "; computed on the whole" : ""))
  }

  /// The options that were given, and how much they leave.
  var json: JSONObject {
    let isAround = !selection.around.isEmpty
    let members: JSONObject = [
      "around": isAround ? selection.around.sorted() : nil,
      "steps": isAround ? selection.steps : nil,
      "through": selection.through?.sorted(), "only": selection.only?.sorted(),
      "without": selection.without.isEmpty ? nil : selection.without.sorted(),
      "where": selection.condition?.description, "core": selection.core,
      "largest": selection.isLargest ? true : nil, "ofWhole": isOfWhole ? true : nil,
    ]
    return members.omittingUndefined.merging([
      "figures": count.figures, "relationships": count.relationships,
    ])
  }
}
