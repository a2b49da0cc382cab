/// A text broken between words into lines of at most 78 characters.
func wrapped(_ text: String, indent: Int) -> String {
  let margin = String(repeating: " ", count: indent)
  var (result, line) = ("", margin)
  for word in text.split(separator: " ") {
    if line.count > indent, line.count + 1 + word.count > 78 {
      result += line + "\n"
      line = margin
    }
    line += (line.count > indent ? " " : "") + word
  }
  return result + line + "\n"
}
