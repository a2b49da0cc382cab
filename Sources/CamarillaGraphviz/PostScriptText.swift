/// PostScript as Cairo writes it, which tells the time of day among its comments.
enum PostScriptText {
  /// The same without the line that has the time, so that the file is the same whenever it is made. Nothing in it tells where
  /// anything else lies.
  static func withoutDate(_ bytes: [UInt8]) -> [UInt8] {
    guard let start = bytes.firstRange(of: Array("%%CreationDate:".utf8))?.lowerBound,
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
    else { return bytes }
    return Array(bytes[..<start] + bytes[(end + 1)...])
  }
}
