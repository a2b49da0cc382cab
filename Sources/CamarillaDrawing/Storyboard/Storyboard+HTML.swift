import Camarilla

extension Storyboard {
  /// One page to open in a browser, from a file or from anywhere; it needs nothing but itself.
  ///
  /// It shows a year, or another step of time, at a time, with a slider, keys and a button to play; figures move and ties fade
  /// from step to step; pointing at a figure or giving it the focus shows its relationships with
  /// their sources. Kinds can be left out, what has changed since the step before is marked, and the
  /// address names the step (`page.html#1937`, `#1926-05`); with `?embed` there is no more than the picture and the slider, to be part
  /// of another page. The picture can be moved and zoomed, and figures dragged. Texts are in the reader's language, English or German. Names and texts of the chronicle are shown as they
  /// are, whatever they contain. The page is light or dark as the reader's system is.
  ///
  /// The same storyboard gives the same text. About 5 kB a step for 20 figures with 30
  /// relationships, and 50 kB besides.
  ///
  /// - Complexity: O(length of the text), and comparing each step with the one before.
  public func html() -> String {
    let policy =
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:;"
      + " base-uri 'none'; form-action 'none'"
    let head = """
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <title>\(WebPage.escaped(name))</title>
      <style>
      \(WebPage.style)\(fonts)</style>
      """
    let scripts = """
      <script type="application/json" id="data">\(json())</script>
      <script>
      \(WebPage.script)</script>

      """
    return WebPage.document([
      "kind": "storyboard", "title": WebPage.escaped(name), "head": head, "scripts": scripts,
    ])
  }

  /// What the page knows, as JSON, for pages of one's own: figures, kinds, sources and claims by their numbers, and a
  /// frame a step with the positions of everybody and the courses of the ties.
  ///
  /// Figures, claims and sources have their ids, frames what they are called in EDTF. A figure's `b` is the center, the
  /// size and the font size of its box, a tie's `c` the points of its Bézier curve, both in points from the
  /// top left corner of `page`; `c` of a figure and a faction is the number of its color, -1 for none.
  ///
  /// - Complexity: O(length of the text).
  public func json() -> String { StoryboardData(self).text() }

  /// The same with further members at its front, each a name and a value in JSON; they take the place of the unit.
  package func json(saying members: [(name: String, value: String)]) -> String {
    let text = members.map { "\(JSONText.string(of: $0.name)):\($0.value)," }.joined()
    return "{" + text + StoryboardData(self).text(saysUnit: false).dropFirst()
  }

  /// The font that boxes were measured in, and what resembles it, as a style sheet.
  private var fonts: String {
    let names = typeface.families.map { $0.contains("-") ? $0 : "\"\(WebPage.escaped($0))\"" }
    return ":root { --font: \(names.joined(separator: ", ")) }\n"
  }
}
