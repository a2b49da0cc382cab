internal import CamarillaDrawing

/// A file of the page. They are in the executable, so that no path reaches the file system.
struct ExplorerFile {
  let contentType: String
  let content: [UInt8]
  let tag: EntityTag

  /// The file at a path; nil where there is none.
  init?(path: String) {
    guard let file = Self.all[path] else { return nil }
    self = file
  }

  private static let all: [String: ExplorerFile] = {
    let own: [(String, [UInt8])] = [
      ("explorer.js", PackageResources.explorer_js), ("absent.js", PackageResources.absent_js),
      ("alliances.js", PackageResources.alliances_js), ("answers.js", PackageResources.answers_js),
      ("api.js", PackageResources.api_js), ("ask.js", PackageResources.ask_js),
      ("caption.js", PackageResources.caption_js), ("chronicle.js", PackageResources.chronicle_js),
      ("circle.js", PackageResources.circle_js), ("conflict.js", PackageResources.conflict_js),
      ("controls.js", PackageResources.controls_js), ("copy.js", PackageResources.copy_js),
      ("draftlist.js", PackageResources.draftlist_js), ("drafts.js", PackageResources.drafts_js),
      ("drawn.js", PackageResources.drawn_js), ("edit.js", PackageResources.edit_js),
      ("editform.js", PackageResources.editform_js), ("fault.js", PackageResources.fault_js),
      ("figure.js", PackageResources.figure_js), ("form.js", PackageResources.form_js),
      ("frames.js", PackageResources.frames_js), ("hints-de.js", PackageResources.hints_de_js),
      ("listings.js", PackageResources.listings_js),
      ("makestore.js", PackageResources.makestore_js), ("message.js", PackageResources.message_js),
      ("names.js", PackageResources.names_js), ("opening.js", PackageResources.opening_js),
      ("options.js", PackageResources.options_js), ("paper.js", PackageResources.paper_js),
      ("past.js", PackageResources.past_js), ("pdf.js", PackageResources.pdf_js),
      ("pieces.js", PackageResources.pieces_js), ("png.js", PackageResources.png_js),
      ("problems.js", PackageResources.problems_js), ("result.js", PackageResources.result_js),
      ("rows.js", PackageResources.rows_js), ("search.js", PackageResources.search_js),
      ("seen.js", PackageResources.seen_js), ("sight.js", PackageResources.sight_js),
      ("steady.js", PackageResources.steady_js), ("steps.js", PackageResources.steps_js),
      ("svgpen.js", PackageResources.svgpen_js), ("tabs.js", PackageResources.tabs_js),
      ("takeaway.js", PackageResources.takeaway_js), ("timeline.js", PackageResources.timeline_js),
      ("words-de.js", PackageResources.words_de_js), ("words-en.js", PackageResources.words_en_js),
    ]
    let modules =
      own
      + WebPage.modules.filter { $0.name != "storyboard.js" }.map { ($0.name, Array($0.text.utf8)) }
    var files = ["/": Self(type: "html", content: Array(document.utf8))]
    files["/page/page.css"] = Self(
      type: "css", content: Array(WebPage.style.utf8) + PackageResources.explorer_css)
    for (name, content) in modules {
      files["/page/\(name)"] = Self(type: "javascript", content: content)
    }
    return files
  }()

  private init(type: String, content: [UInt8]) {
    contentType = "text/\(type); charset=utf-8"
    self.content = content
    tag = EntityTag(of: content)
  }

  private static var document: String {
    func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    let head = """
      <title>Camarilla</title>
      <link rel="icon" href="data:,">
      <link rel="stylesheet" href="/page/page.css">
      <script type="module" src="/page/explorer.js"></script>
      """
    return WebPage.document([
      "kind": "explorer", "title": "Camarilla", "head": head,
      "tools": text(PackageResources.tools_html), "controls": text(PackageResources.controls_html),
      "handle": text(PackageResources.handle_html), "beside": text(PackageResources.beside_html),
      "after": text(PackageResources.after_html),
    ])
  }
}
