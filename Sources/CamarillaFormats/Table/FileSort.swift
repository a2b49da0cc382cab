/// What a file is that its first bytes tell from every table; nil when they don't.
func sortOfFile(beginningWith front: some Sequence<UInt8>) -> String? {
  let known: [(bytes: [UInt8], what: String)] = [
    ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
    (Array("GIF8".utf8), "a GIF picture"), (Array("%PDF".utf8), "a PDF document"),
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or a workbook (save its sheet as CSV)"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old office document (save its sheet as CSV)"),
    ([0x1F, 0x8B], "compressed with gzip (unpack it first)"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"), (Array("SQLite format 3".utf8), "an SQLite database"),
  ]
  return known.first { front.starts(with: $0.bytes) }?.what
}
