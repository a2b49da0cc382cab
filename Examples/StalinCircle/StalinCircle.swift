public import Camarilla
import CamarillaFormats

extension Chronicle {
  /// Stalin and the people around him, 1917–1964, as five popular texts tell it: the sample chronicle,
  /// whose tables stand beside this file and are embedded in the program.
  public static let stalinCircle: Chronicle = {
    do {
      return try Chronicle(files: stalinCircleFiles, name: "StalinCircle")
    } catch {
      preconditionFailure("the embedded chronicle doesn't read:\n\(error)")
    }
  }()

  /// The files that it is read from, by name.
  package static var stalinCircleFiles: [String: [UInt8]] {
    [
      "datapackage.json": PackageResources.datapackage_json,
      "figures.csv": PackageResources.figures_csv,
      "relationships.csv": PackageResources.relationships_csv,
      "sources.csv": PackageResources.sources_csv,
    ]
  }
}
