/// A whole number without the `.0` that spreadsheets and data frames put behind it; other texts as they
/// are.
func withoutZeros<Text: BidirectionalCollection<UInt8>>(of text: Text) -> Text.SubSequence {
  guard text.last == UInt8(ascii: "0"), let point = text.firstIndex(of: UInt8(ascii: ".")) else {
    return text[...]
  }
  let front = text[..<point]
  let isSigned = front.first == UInt8(ascii: "-") || front.first == UInt8(ascii: "+")
  let digits = isSigned ? front.dropFirst() : front
  guard !digits.isEmpty, digits.allSatisfy({ $0 &- 48 < 10 }),
    text[text.index(after: point)...].allSatisfy({ $0 == UInt8(ascii: "0") })
  else { return text[...] }
  return front
}

/// The same of a text: `12.0` is `12`.
func withoutZeros(of text: String) -> String { String(Substring(withoutZeros(of: text.utf8))) }
