import Camarilla
import CamarillaDrawing
import CamarillaGraphviz
import StalinCircle
import TestSupport
import Testing

@testable import CamarillaPictures

/// What is taken out of an SVG, and what stays.
@Suite struct VectorFileTests {
  /// A picture with all sorts of lines, and the SVG that Graphviz makes of it.
  private func drawn() async throws -> (picture: Picture, svg: String) {
    let picture = Chronicle.stalinCircle.snapshot(of: 1924).powerGraph().picture()
    let svg = try await Graphviz.shared.rendering(dot: picture.dot(), format: .svg, engine: .nop2)
    return (picture, String(decoding: svg.bytes, as: UTF8.self))
  }

  @Test func pathsAreTheSame() async throws {
    let (picture, old) = try await drawn()
    let new = String(decoding: try await picture.rendering(as: .svg).bytes, as: UTF8.self)
    func paths(_ svg: String) -> [Substring] { svg.matches(of: #/ d="([^"]*)"/#).map(\.output.1) }
    #expect(paths(new) == paths(old))
    #expect(new.utf8.count < old.utf8.count * 95 / 100)
  }

  /// Ids, classes, tooltips, names and words are all there, each element is closed, and nothing is said twice.
  @Test func nothingThatIsReadIsLost() async throws {
    let (picture, old) = try await drawn()
    let new = String(decoding: try await picture.rendering(as: .svg).bytes, as: UTF8.self)
    func texts(_ svg: String) -> [String] {
      svg.matches(of: /(?:<text[^>]*>|<title>|class="|xlink:title="|<g id="(?!a_))[^<"]*/).map {
        String($0.output).replacing("&#45;", with: "-").replacing("&#39;", with: "'")
          .replacing(#/ font-family="[^"]*"/#, with: "")
      }
    }
    #expect(texts(new) == texts(old))
    for name in ["g", "a", "svg", "title", "text"] {
      let (starts, ends) = (
        new.matches(of: try Regex("<\(name)[ >]")).count, new.ranges(of: "</\(name)>").count
      )
      #expect(starts == ends, "\(name)")
    }
    #expect(new.ranges(of: "font-family=").count == 1)
    #expect(!new.contains("&#45;"))
  }

  /// Dashes and corners are those of Cairo, which draws bitmaps and PDF: on and off six points, dots of two, and corners
  /// pointed up to ten times the breadth of the pen (`cairo_set_dash` in Graphviz's gvrender_pango.c; cairo's manual of
  /// `cairo_set_miter_limit`).
  @Test func linesAreThoseOfTheOtherFormats() async throws {
    let (picture, _) = try await drawn()
    let svg = String(decoding: try await picture.rendering(as: .svg).bytes, as: UTF8.self)
    let dashes = Set(svg.matches(of: /stroke-dasharray="([^"]*)"/).map(\.output.1))
    #expect(!dashes.isEmpty && dashes.isSubset(of: ["6", "2,6"]))
    #expect(svg.contains("<g id=\"graph0\" stroke-miterlimit=\"10\""))
  }

  /// Where a comment can't have them.
  @Test func hyphensOfATitleDontEndItsComment() {
    let head = "<?xml?>\n<!-- Title: a&#45;&#45;b -->\n"
    let old = head + "<g id=\"graph0\">\n<title>a&#45;&#45;b</title>\n</g>\n"
    let new = String(decoding: VectorFile.rewritten(Array(old.utf8)), as: UTF8.self)
    #expect(new.hasPrefix(head))
    #expect(new.hasSuffix("<title>a--b</title>\n</g>\n"))
  }

  @Test func anotherTextStays() {
    let text = Array("<svg>\n<!-- a -->\n</svg>\n".utf8)
    #expect(VectorFile.rewritten(text) == text)
  }
}
