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

/// Whether two cells say the same: byte for byte, or as numbers, `3`, `3.0` and `3.00`. A number with zeros in
/// front is a code, and another one than without.
func isSameAnswer<Text: BidirectionalCollection<UInt8>>(_ first: Text, _ second: Text) -> Bool {
  if first.elementsEqual(second) { return true }
  guard let one = plainDigits(of: first), let other = plainDigits(of: second) else { return false }
  return one.isNegative == other.isNegative && one.digits.elementsEqual(other.digits)
}

/// The digits of a decimal number without a plus and without zeros at the end of its fraction; nil for a text that
/// is none. Digits and no `Double`, since long numbers are often codes.
private func plainDigits<Text: BidirectionalCollection<UInt8>>(
  of text: Text
) -> (isNegative: Bool, digits: Text.SubSequence)? {
  let isNegative = text.first == UInt8(ascii: "-")
  var digits = text[...]
  if isNegative || text.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
  let whole = digits.prefix { $0 != UInt8(ascii: ".") }
  guard whole.first != UInt8(ascii: "0") || whole.count == 1, !whole.isEmpty,
    whole.allSatisfy({ $0 &- 48 < 10 })
  else { return nil }
  let fraction = digits[whole.endIndex...].dropFirst()
  guard fraction.allSatisfy({ $0 &- 48 < 10 }) else { return nil }
  if whole.endIndex != digits.endIndex {
    guard !fraction.isEmpty else { return nil }
    while digits.last == UInt8(ascii: "0") { digits = digits.dropLast() }
    if digits.last == UInt8(ascii: ".") { digits = digits.dropLast() }
  }
  let isZero = digits.elementsEqual("0".utf8)
  return (isNegative && !isZero, digits)
}

/// The same of a text: `12.0` is `12`.
func withoutZeros(of text: String) -> String { String(Substring(withoutZeros(of: text.utf8))) }
