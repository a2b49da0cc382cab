/// A file of the page. They are in the executable, so that no path reaches the file system.
struct ExplorerFile {
  let contentType: String
  let content: [UInt8]

  init?(path: String) {
    switch path {
    case "/": self.init(contentType: "text/html", content: PackageResources.page_html)
    case "/page.css": self.init(contentType: "text/css", content: PackageResources.page_css)
    case "/page.js": self.init(contentType: "text/javascript", content: PackageResources.page_js)
    default: return nil
    }
  }

  private init(contentType: String, content: [UInt8]) {
    self.contentType = contentType + "; charset=utf-8"
    self.content = content
  }
}
