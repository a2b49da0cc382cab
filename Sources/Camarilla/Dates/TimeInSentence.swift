/// A time with its preposition, as a sentence has it: `in 1926`, `in May 1926`, `on 12 May 1926`, `on 1926-05-12`.
///
/// - Parameter time: in words or in EDTF, as titles have it; of several the first decides.
package func inTime(_ time: some CustomStringConvertible) -> String {
  let text = "\(time)"
  return (isDay(text) || text.hasPrefix("any day") ? "on " : "in ") + text
}

/// Whether a text begins with a day, in EDTF or in words, but with no interval in EDTF and no year before our era, as
/// `44 BCE`.
private func isDay(_ text: String) -> Bool {
  let number = text.prefix { "0"..."9" ~= $0 || $0 == "-" || $0 == "–" }
  let rest = text[number.endIndex...]
  let parts = number.split(separator: "-")
  if parts.count == 3 {
    return parts[0].count >= 4 && parts[1].count == 2 && parts[2].count == 2 && rest.first != "/"
  }
  // `12 May 1926`, `12–14 May 1926`.
  let days = number.split(separator: "–")
  guard (1...2).contains(days.count), days.allSatisfy({ $0.count <= 2 }), rest.first == " " else {
    return false
  }
  let month = rest.dropFirst().prefix(2)
  return month.first?.isUppercase ?? false && month.last?.isLowercase ?? false
}
