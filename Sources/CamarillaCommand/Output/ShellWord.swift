/// A word as a shell takes it.
struct ShellWord: CustomStringConvertible {
  let description: String

  init(_ word: String) {
    let isPlain =
      !word.isEmpty && word.allSatisfy { $0.isLetter || $0.isNumber || "-_./".contains($0) }
    description = isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
