/// A time with its preposition, as a sentence has it: `in 1926`, `in May 1926`, `on 12 May 1926`, `on 1926-05-12`.
///
/// - Parameter time: in words or in EDTF, as titles have it; of several the first decides.
package func inTime(_ time: some CustomStringConvertible) -> String {
  let text = "\(time)"
  // Days by number or in words, but no interval in EDTF and no year before our era, as `44 BCE`.
  let days = /-?\d{4,}-\d\d-\d\d(?![\d\/])|\d{1,2}(–\d{1,2})? [A-Z][a-z]|any day\b/
  return (text.prefixMatch(of: days) == nil ? "in " : "on ") + text
}
