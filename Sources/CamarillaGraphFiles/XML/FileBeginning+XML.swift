import CamarillaFormats

extension FileBeginning {
  /// The name of the first element of XML, without a prefix and in lower case; nil of what is no XML.
  var firstElement: String? {
    guard starts(with: "<") else { return nil }
    var text = self
    while text.starts(with: "<?") || text.starts(with: "<!") {
      if text.starts(with: "<?") {
        text.skip(past: "?>")
      } else if text.starts(with: "<!--") {
        text.skip(past: "-->")
      } else {
        let hasSubset = text.rest.prefix { $0 != UInt8(ascii: ">") }.contains(UInt8(ascii: "["))
        text.skip(past: hasSubset ? "]" : ">")
        if hasSubset { text.skip(past: ">") }
      }
    }
    let name = text.rest.dropFirst().prefix { $0 > 0x20 && !"/>".utf8.contains($0) }
    let local = name.split(separator: UInt8(ascii: ":")).last ?? name
    return String(decoding: local, as: UTF8.self).lowercased()
  }
}
