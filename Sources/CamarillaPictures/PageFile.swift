import CamarillaDrawing
import CamarillaGraphviz

/// Files whose page is exactly as large as was asked; Graphviz rounds it to whole points.
enum PageFile {
  /// - Parameters:
  ///   - bytes: what Graphviz wrote.
  ///   - format: in which format; any but SVG and PDF stays as it is.
  ///   - width: that of the page, in points.
  ///   - height: that of the page, in points.
  static func resized(
    _ bytes: [UInt8], as format: GraphvizFormat, width: Double, height: Double
  ) -> [UInt8] {
    switch format {
    case .svg:
      var text = String(decoding: bytes, as: UTF8.self)
      guard let start = text.firstRange(of: "<svg width=\""),
        let end = text[start.upperBound...].firstIndex(of: "\n")
      else { return bytes }
      let size =
        "<svg width=\"\(DecimalText.fixed(width, fractionDigits: 3))pt\" height=\"\(DecimalText.fixed(height, fractionDigits: 3))pt\""
      text.replaceSubrange(start.lowerBound..<end, with: size)
      return Array(text.utf8)
    case .pdf:
      guard var document = PortableDocument(bytes) else { return bytes }
      document.setPageSize(width: width, height: height)
      return document.bytes
    default: return bytes
    }
  }
}
