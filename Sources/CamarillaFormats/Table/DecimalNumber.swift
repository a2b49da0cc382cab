/// The number that a cell writes in plain decimal or exponent notation with a point, whatever the
/// locale (`1`, `0.5`, `-2.5e-3`), correctly rounded; nil for anything else, `inf` and `nan` among
/// it. A number too large is infinite.
package func decimalNumber(from text: UnsafeBufferPointer<UInt8>) -> Double? {
  var i = 0
  func digit() -> UInt64? {
    guard i < text.count, case let byte = unsafe text[i], byte &- 48 < 10 else { return nil }
    return UInt64(byte &- 48)
  }
  func accept(_ byte: UInt8) -> Bool {
    guard i < text.count, unsafe text[i] == byte else { return false }
    i += 1
    return true
  }
  let isNegative = accept(UInt8(ascii: "-"))
  if !isNegative { _ = accept(UInt8(ascii: "+")) }
  var mantissa: UInt64 = 0
  var digits = 0
  var scale = 0
  while let value = digit() {
    mantissa = mantissa &* 10 &+ value
    digits += 1
    i += 1
  }
  if accept(UInt8(ascii: ".")) {
    while let value = digit() {
      mantissa = mantissa &* 10 &+ value
      digits += 1
      scale -= 1
      i += 1
    }
  }
  guard digits > 0 else { return nil }
  var isShort = digits <= 15
  if accept(UInt8(ascii: "e")) || accept(UInt8(ascii: "E")) {
    if !accept(UInt8(ascii: "-")) { _ = accept(UInt8(ascii: "+")) }
    guard digit() != nil else { return nil }
    while digit() != nil { i += 1 }
    isShort = false
  }
  guard i == text.count else { return nil }
  if isShort {
    // Both numbers are exact, so that one division rounds once, as it should (Clinger 1990).
    let value = Double(mantissa) / powersOfTen[-scale]
    return isNegative ? -value : value
  }
  return Double(unsafe String(decoding: text, as: UTF8.self))
}

private let powersOfTen: [Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
]
