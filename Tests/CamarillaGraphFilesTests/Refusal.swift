import Camarilla
import CamarillaFormats

/// The problems of a file that cannot be read, each as `line:column: message`.
func refusal(_ body: () throws -> Void) -> [String] {
  do {
    try body()
    return ["it was read"]
  } catch FormatsError.invalid(let invalid) {
    return invalid.problems.map {
      "\($0.location?.line ?? 0):\($0.location?.column ?? 0): \($0.message)"
    }
  } catch {
    return ["\(error)"]
  }
}
