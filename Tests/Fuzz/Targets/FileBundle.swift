/// Several files in one input: each behind a line `=== name`. What stands before the first such line has a blank name.
struct FileBundle {
  private(set) var files: [(name: String, bytes: [UInt8])] = [("", [])]

  init(_ input: [UInt8]) {
    var isFirstLine = true
    for line in input.split(separator: lineFeed, omittingEmptySubsequences: false) {
      if line.starts(with: "=== ".utf8) {
        files.append((String(decoding: line.dropFirst(4), as: UTF8.self), []))
        isFirstLine = true
      } else {
        files[files.count - 1].bytes += isFirstLine ? line : [lineFeed] + line
        isFirstLine = false
      }
    }
  }

  /// The first file of a name.
  subscript(name: String) -> [UInt8]? { files.first { $0.name == name }?.bytes }

  /// The input that the files would be read from.
  static func input(of files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    files.flatMap { file in
      (file.name.isEmpty ? [] : Array("=== \(file.name)\n".utf8)) + file.bytes
        + (file.bytes.last == lineFeed ? [] : [lineFeed])
    }
  }
}

private let lineFeed = UInt8(ascii: "\n")
