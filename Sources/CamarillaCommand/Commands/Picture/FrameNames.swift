import Camarilla

/// The names of pictures that become a film, and the command that makes one of them.
enum FrameNames {
  /// What the joining programs read.
  static let formats = ["png", "jpg", "svg"]

  /// The name of a frame, without its extension: frame-0001 is the first.
  static func name(of index: Int) -> String {
    let digits = String(index + 1)
    return "frame-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// A second a frame: as MP4 by FFmpeg, or of drawings in SVG, which it doesn't read, as GIF by ImageMagick.
  static func command(folder path: String, suffix: String) -> String {
    var folder = path
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    if suffix == "svg" {
      return
        "magick -delay 100 -loop 0 \(ShellWord(folder))/frame-*.svg \(ShellWord(folder + ".gif"))"
    }
    // FFmpeg reads a percent sign as the beginning of a number, and takes pictures of even sides only.
    let pattern = folder.replacing("%", with: "%%") + "/frame-%04d." + suffix
    return "ffmpeg -framerate 1 -i \(ShellWord(pattern))"
      + " -vf 'pad=ceil(iw/2)*2:ceil(ih/2)*2' -r 25 -pix_fmt yuv420p \(ShellWord(folder + ".mp4"))"
  }
}
