import Camarilla
import CamarillaFormats

/// The units of time, one or several in a row, that a row says its relationship holds through.
struct RunOfUnits {
  let unit: WhenRule.Merge
  let first: Int
  let last: Int
  let isOpenStart: Bool
  let isOpenEnd: Bool
}

/// Rows that say the same claim of times that continue one another, brought together.
///
/// Space: an entry for all rows that agree in everything but the time, and a run for every stretch of them.
struct ClaimRuns {
  /// What makes two rows the same claim, whichever table and entry of the mapping it came by.
  struct Key: Hashable {
    let unit: WhenRule.Merge
    let kind: UInt16
    let source: Int32
    let target: Int32
    let weight: Double
    let confidence: Double
    /// The number of the texts.
    let texts: Int32
  }

  struct Entry {
    let unit: WhenRule.Merge
    let claim: RowClaim
    /// The ends as the first row had them.
    let ends: (source: Int32, target: Int32)
    var units = UnitRuns()
  }

  var entries: [Entry] = []
  private var indices: [Key: Int] = [:]
  private var textIndices = ByteInterner()
  private var textCount: Int32 = 0

  /// The entry of a claim whose times are brought together.
  ///
  /// - Parameter isDirected: whether the claim is another one when its ends change places.
  mutating func index(
    of claim: RowClaim, unit: WhenRule.Merge, ends: (source: Int32, target: Int32),
    isDirected: Bool
  ) -> Int {
    // An undirected pair is the same whichever way a row has it.
    let isTurned = !isDirected && ends.source > ends.target
    let key = Key(
      unit: unit, kind: claim.kind, source: isTurned ? ends.target : ends.source,
      target: isTurned ? ends.source : ends.target, weight: claim.weight,
      confidence: claim.confidence, texts: index(of: claim.texts))
    if let index = indices[key] { return index }
    indices[key] = entries.count
    entries.append(Entry(unit: unit, claim: claim, ends: ends))
    return entries.count - 1
  }

  /// A number for texts; equal texts have the same.
  private mutating func index(of texts: RowTexts) -> Int32 {
    let key = texts.mergingKey
    if let known = textIndices.value(of: key) { return known }
    defer { textCount += 1 }
    textIndices.set(textCount, for: key)
    return textCount
  }
}

extension RowTexts {
  /// What must agree in rows that are merged: everything but the line of a citation's locator.
  fileprivate var mergingKey: [UInt8] {
    var key: [UInt8] = []
    func append(_ text: String) {
      key += text.utf8
      // Text holds no NUL.
      key.append(0)
    }
    append(post)
    append(note)
    for (column, text) in attributes.sorted(by: { $0.column < $1.column }) {
      append("\(column)")
      append(text)
    }
    key.append(0)
    for citation in citations {
      append(citation.citation.description)
      append(citation.linePrefix.map { "#\($0)" } ?? "")
    }
    return key
  }
}
