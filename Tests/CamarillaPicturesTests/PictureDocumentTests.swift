import Camarilla
import CamarillaDrawing
import CamarillaGraphviz
import CamarillaPictures
import StalinCircle
import Testing

/// PDF files of several pages.
@Suite struct PictureDocumentTests {
  private func text(of bytes: [UInt8]) -> String {
    String(decoding: bytes.map { $0 < 128 ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
  }

  @Test func everyPictureHasAPageOfItsSize() async throws {
    let page = PageSize(width: .millimeters(150.5), height: .millimeters(100.25))
    let pictures = Storyboard(of: .stalinCircle, years: 1924...1926).pictures(on: page)
    let document = PictureDocument(pictures)
    let rendering = try await document.rendering()
    #expect(rendering.warnings.isEmpty)
    let text = text(of: rendering.bytes)
    #expect(text.hasPrefix("%PDF-"))
    let boxes = text.matches(of: /\/MediaBox \[ 0 0 ([0-9.]+) ([0-9.]+) \]/)
    #expect(boxes.count == 3)
    for box in boxes {
      #expect(abs((Double(box.output.1) ?? 0) - 150.5 * 72 / 25.4) < 0.001)
      #expect(abs((Double(box.output.2) ?? 0) - 100.25 * 72 / 25.4) < 0.001)
    }
    #expect(try await document.rendering() == rendering, "the same pictures, the same bytes")
    #expect(!text.contains("/CreationDate (D:2"))
  }

  @Test func picturesWithoutAPageHaveTheirOwn() async throws {
    let pictures = [1924, 1937].map {
      Chronicle.stalinCircle.snapshot(of: $0).powerGraph().picture()
    }
    let text = text(of: try await PictureDocument(pictures).rendering().bytes)
    let boxes = text.matches(of: /\/MediaBox \[ 0 0 ([0-9.]+) ([0-9.]+) \]/)
    #expect(boxes.count == 2)
    for (box, picture) in zip(boxes, pictures) {
      #expect(abs((Double(box.output.1) ?? 0) - picture.width) < 0.01)
      #expect(abs((Double(box.output.2) ?? 0) - picture.height) < 0.01)
    }
  }

  /// A page that can't be drawn spoils nothing that comes after.
  @Test func whatIsNoGraphIsRefused() async throws {
    let good = GraphvizPage(dot: "digraph { a [pos=\"50,50\"] }", width: 100, height: 100)
    let bad = GraphvizPage(dot: "digraph {", width: 100, height: 100)
    await #expect(throws: GraphvizError.self) {
      try await Graphviz.shared.document(of: [good, bad])
    }
    let once = try await Graphviz.shared.document(of: [good])
    #expect(try await Graphviz.shared.document(of: [good]) == once)
  }
}
