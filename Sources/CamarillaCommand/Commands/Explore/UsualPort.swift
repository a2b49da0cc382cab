import CamarillaFormats

/// The port on which a chronicle is served unless another is asked for.
///
/// Browsers keep drafts by the address of a page, its port included: so that they are found again, the same chronicle
/// has the same port.
enum UsualPort {
  /// Of the ports that nobody has registered, those with some more behind them, for when one is in use.
  static let range: ClosedRange<UInt16> = 49_152...65_400

  /// - Parameter path: where the chronicle is; nil for the embedded one.
  static func port(ofChronicleAt path: String?) -> UInt16 {
    let digest = SHA256.digest(of: Array((path.map(resolved) ?? "").utf8))
    let number = UInt64(digest.prefix(15), radix: 16) ?? 0
    return range.lowerBound + UInt16(number % UInt64(range.count))
  }
}
