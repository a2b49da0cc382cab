import CamarillaFormats

/// The folder that the paths in a study start from: the study's own.
struct StudyFolder {
  private let folder: String

  init(ofStudy path: String) { folder = CamarillaFormats.folder(of: path) }

  /// Where this process finds a file that the study names.
  func path(of name: String) -> String {
    name.hasPrefix("/") || folder == "." ? name : join(folder, name: name)
  }

  /// What the study would call a file that this process finds at a path.
  func name(of path: String) -> String {
    let front = folder.hasSuffix("/") ? folder : folder + "/"
    return path.hasPrefix(front) ? String(path.dropFirst(front.count)) : path
  }
}
