import Camarilla
import CamarillaGraphviz
import CamarillaPictures
import Testing

@testable import CamarillaDrawing

/// Boxes are measured in the font that names are set in.
@Suite struct TypefaceTests {
  /// DejaVu Sans and DejaVu Sans Mono are what the suite's pictures are drawn with.
  private static let families = ["DejaVu Sans", "DejaVu Sans Mono"]

  @Test func whatIsMeasuredIsWhatTheFontSays() async throws {
    // The advance widths in the font's own table, of 2,048 units.
    let letters: [(Unicode.Scalar, regular: Double, bold: Double)] = [
      ("A", 1401, 1585), ("i", 569, 702), (" ", 651, 713), ("W", 2025, 2259), ("Ж", 2206, 2507),
      ("ω", 1715, 1780), ("ß", 1290, 1473), ("…", 2048, 2048),
    ]
    for isBold in [false, true] {
      let widths = try await Graphviz.shared.widths(
        of: letters.map(\.0), family: "DejaVu Sans", isBold: isBold)
      for (letter, width) in zip(letters, widths) {
        let expected = (isBold ? letter.bold : letter.regular) / 2048
        #expect(abs(width - expected) < 0.003, "\(letter.0): \(width)")
      }
    }
  }

  @Test func allLettersOfATypewriterAreAsWide() async throws {
    let mono = try await Typeface(measuring: "DejaVu Sans Mono")
    let widths = Typeface.$current.withValue(mono) {
      ["iiiii", "WWWWW", "ЖЖЖЖЖ", "     "].map { TextMetrics.width(text: $0, size: 10) }
    }
    for width in widths { #expect(abs(width - 5 * 10 * 1233 / 2048) < 0.1, "\(width)") }
    #expect(TextMetrics.width(text: "iiiii", size: 10) < 15, "elsewhere the usual font counts")
  }

  @Test func theUsualFontNeedsNoMeasuring() async throws {
    #expect(try await Typeface(measuring: "DejaVu Sans") == .usual)
    let plain = Picture(title: "", theme: .light)
    #expect(plain.dot().contains("fontname=\"DejaVu Sans,Verdana,sans-serif\""))
  }

  @Test func aPictureNamesItsFontWhereverItIsWrittenDown() async throws {
    let mono = try await Typeface(measuring: "DejaVu Sans Mono")
    let picture = Typeface.$current.withValue(mono) {
      PowerGraph(
        title: "1937", figures: [PowerGraph.Figure(id: "a", name: "Iiiiiiiiii")], relationships: []
      ).picture()
    }
    #expect(picture.dot().contains("fontname=\"DejaVu Sans Mono,DejaVu Sans,Verdana,sans-serif\""))
    let pdf = String(decoding: try await picture.rendering(as: .pdf).bytes, as: UTF8.self)
    #expect(pdf.contains("DejaVuSansMono"))
    let usual = PowerGraph(
      title: "1937", figures: [PowerGraph.Figure(id: "a", name: "Iiiiiiiiii")], relationships: []
    ).picture()
    #expect(picture.nodes[0].box.width > usual.nodes[0].box.width * 1.5)
  }

  @Test func fontsThatAreThereAreKnown() async throws {
    guard let families = await Graphviz.shared.fontFamilies else { return }
    #expect(families == Set(families).sorted())
    for family in Self.families { #expect(families.contains(family)) }
  }

  @Test func mixedWordsStayInTheirOrder() {
    #expect(DOTText.leftToRight("הרצל and 1 more") == "\u{200E}הרצל and 1 more")
    #expect(DOTText.leftToRight("הרצל") == "הרצל" && DOTText.leftToRight("Herzl") == "Herzl")
    #expect(TextMetrics.width(text: "\u{200E}", size: 10) == 0)
  }
}
