/// The page that storyboards and the explorer show power graphs on: a document, a style sheet, and modules of JavaScript.
package enum WebPage {
  /// The style sheet.
  package static var style: String { text(of: PackageResources.page_css) }

  /// The modules by their files' names, each after those that it imports.
  package static let modules: [(name: String, text: String)] = [
    ("visible.js", PackageResources.visible_js), ("dom.js", PackageResources.dom_js),
    ("texts-en.js", PackageResources.texts_en_js),
    ("texts-de.js", PackageResources.texts_de_js),
    ("memory.js", PackageResources.memory_js), ("texts.js", PackageResources.texts_js),
    ("dates.js", PackageResources.dates_js), ("days.js", PackageResources.days_js),
    ("model.js", PackageResources.model_js),
    ("state.js", PackageResources.state_js), ("places.js", PackageResources.places_js),
    ("viewport.js", PackageResources.viewport_js), ("colors.js", PackageResources.colors_js),
    ("legible.js", PackageResources.legible_js), ("ground.js", PackageResources.ground_js),
    ("drawing.js", PackageResources.drawing_js),
    ("posts.js", PackageResources.posts_js), ("labels.js", PackageResources.labels_js),
    ("panel.js", PackageResources.panel_js),
    ("time.js", PackageResources.time_js), ("view.js", PackageResources.view_js),
    ("storyboard.js", PackageResources.storyboard_js),
  ].map { (name: $0.0, text: text(of: $0.1)) }

  /// The document with parts in the places that it has for them; a part that isn't given is empty.
  ///
  /// - Parameter parts: as markup: `head`, `kind` for the class of the body, `title`, `tools` beside the title, `handle`
  ///   over the slider, `controls` under it, `beside` before the panel, `after` it, and `scripts`.
  package static func document(_ parts: [String: String]) -> String {
    var page = ""
    // What is put in is not looked at again.
    for (index, piece) in text(of: PackageResources.page_html).split(
      separator: "{{", omittingEmptySubsequences: false
    ).enumerated() {
      guard index > 0, let end = piece.firstRange(of: "}}") else {
        page += piece
        continue
      }
      page += (parts[String(piece[..<end.lowerBound])] ?? "") + piece[end.upperBound...]
    }
    return page
  }

  /// All modules in one script, for a page that is one file: each in a scope of its own, which imports from those before it.
  static var script: String {
    var script = "\"use strict\";\nconst modules = {};\n"
    for (name, text) in modules {
      var exported: [String] = []
      script += "(() => {\n"
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        if let parts = line.wholeMatch(of: /import (\{.*\}) from "\.\/(.*)";/) {
          let names = parts.1.replacing(" as ", with: ": ")
          script += "const \(names) = modules[\"\(parts.2)\"];\n"
        } else if line.hasPrefix("import \"") {
          continue
        } else if let parts = line.wholeMatch(of: /(.*\*\/ )?export ((?:const|function) (\w+).*)/) {
          exported.append(String(parts.3))
          script += "\(parts.1 ?? "")\(parts.2)\n"
        } else {
          script += line + "\n"
        }
      }
      script += "modules[\"\(name)\"] = { \(exported.joined(separator: ", ")) };\n})();\n"
    }
    return script
  }

  private static func text(of bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Text between tags.
  package static func escaped(_ text: String) -> String {
    DOTText.cleaned(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("\n", with: " ")
  }
}
