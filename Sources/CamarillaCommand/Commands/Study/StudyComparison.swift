import Camarilla
import CamarillaFormats

/// What of a study's files is as it was when its answers were written.
struct StudyComparison {
  /// What became of a file.
  enum Change: String {
    case same
    /// It is made of other bytes now.
    case changed
    /// It was not there before.
    case new
    /// It is there no longer, or asked for no longer.
    case gone
    /// It was written by the study, and changed by somebody since.
    case edited
    /// It is as it was, and was not what the study says.
    case unexpected = "other than the study says"
  }

  struct Row {
    var role: String
    var file: String
    var change: Change
  }

  var rows: [Row] = []

  /// Whether everything is as it was.
  var isSame: Bool { rows.allSatisfy { $0.change == .same } }

  /// What the inputs of answers are now.
  ///
  /// - Parameter path: where a file of the study is found.
  init(inputsOf manifest: StudyManifest, at path: (String) -> String) throws(FormatsError) {
    for file in manifest.inputs {
      let path = path(file.name)
      guard fileKind(of: path) == .regular else {
        rows.append(Row(role: "input", file: file.name, change: .gone))
        continue
      }
      let isSame = try SHA256.digest(ofFile: path) == file.digest
      rows.append(Row(role: "input", file: file.name, change: isSame ? .same : .changed))
    }
  }

  /// What answers that are made anew are beside those that were written, and whether these are still what they
  /// were.
  ///
  /// - Parameter folder: where they were written.
  init(
    of new: StudyManifest, with old: StudyManifest, in folder: String
  ) throws(FormatsError) {
    func add(role: String, new: [StudyManifest.File], old: [StudyManifest.File]) {
      for file in new {
        let before = old.first { $0.name == file.name }
        let change: Change =
          before == nil ? .new : before?.digest == file.digest ? .same : .changed
        rows.append(
          Row(
            role: role, file: file.name,
            change: change == .same && file.expected != nil ? .unexpected : change))
      }
      for file in old where !new.contains(where: { $0.name == file.name }) {
        rows.append(Row(role: role, file: file.name, change: .gone))
      }
    }
    rows.append(
      Row(
        role: "camarilla", file: new.version,
        change: new.version == old.version ? .same : .changed))
    // A list that was written before says nothing of it.
    if let graphviz = new.graphviz, let before = old.graphviz {
      rows.append(
        Row(
          role: "graphviz", file: graphviz == before ? graphviz : "\(graphviz), was \(before)",
          change: graphviz == before ? .same : .changed))
    }
    rows.append(
      Row(
        role: "study", file: new.study.name,
        change: new.study.digest == old.study.digest ? .same : .changed))
    if new.sample != nil || old.sample != nil {
      rows.append(
        Row(
          role: "sample", file: Chronicle.embedded.title ?? "",
          change: new.sample == old.sample ? .same : .changed))
    }
    add(role: "input", new: new.inputs, old: old.inputs)
    add(role: "answer", new: new.answers.map(\.file), old: old.answers.map(\.file))
    for index in rows.indices where rows[index].role == "answer" && rows[index].change == .same {
      let file = rows[index].file
      let path = join(folder, name: file)
      if fileKind(of: path) != .regular {
        rows[index].change = .gone
      } else if try SHA256.digest(ofFile: path)
        != old.answers.first(where: { $0.file.name == file })?
        .file.digest
      {
        rows[index].change = .edited
      }
    }
  }
}
