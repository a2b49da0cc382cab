extension ChronicleParts {
  /// Problems with their rows in words, where they have no location: who reads them has no file to look into.
  ///
  /// - Complexity: O(problems).
  func namingRows(of problems: [Problem]) -> [Problem] {
    problems.map { problem in
      var problem = problem
      problem.rowName = problem.subject.map(rowName)
      return problem
    }
  }

  /// `relationship 3 ('x', alliance of 'a' and 'b')`, counted from 1.
  private func rowName(of subject: Problem.Subject) -> String {
    var parts = ["'\(shortened(subject.id))'"]
    if subject.table == .relationships {
      guard 0..<table.count ~= subject.row else { return subject.table.rowName }
      let ends = [table.sources[subject.row], table.targets[subject.row]].map {
        "'\(shortened(figureIDs[Int($0)].rawValue))'"
      }
      // One that has no id of its own is called by its number.
      if RelationshipTable.row(ofGeneratedID: subject.id) == subject.row { parts = [] }
      let kind = Int(table.kinds[subject.row])
      let name = kindNames.indices.contains(kind) ? shortened(kindNames[kind]) : ""
      parts.append("\(name.isEmpty ? "relationship" : name) of \(ends[0]) and \(ends[1])")
    }
    return "\(subject.table.rowName) \(subject.row + 1) (\(parts.joined(separator: ", ")))"
  }
}
