/// The line below a list that has only the first of all: how many more there are, and what shows them; empty where nobody
/// is left out.
func more(than shown: Int, of count: Int) -> String {
  count > shown ? "… and \(count - shown) more (--top)\n" : ""
}
