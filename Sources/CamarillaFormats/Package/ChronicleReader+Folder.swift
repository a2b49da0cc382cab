import Camarilla
import LongWork

extension ChronicleReader {
  /// Reads the tables of a folder.
  mutating func readFolder(
    _ folder: ChronicleFolder, description: String = DataPackage.fileName
  ) throws(FormatsError) {
    let inputs = try tables(of: folder, description: description)
    let progress = WorkStep(name: "reading", of: inputs.reduce(0) { $0 + $1.0.byteCount })
    for (input, shape) in inputs {
      var input = input
      input.progress = progress
      try read(input, shape: shape)
    }
  }

  /// The tables of a folder, and how each is to be read. Notes the title, and what is wrong with the description.
  mutating func tables(
    of folder: ChronicleFolder, description: String
  ) throws(FormatsError) -> [(input: TableInput, shape: TableShape)] {
    var package: DataPackage?
    if folder.contains(description) {
      package = DataPackage(
        bytes: try folder.contents(of: description), name: join(folder.name, name: description))
    }
    if description != DataPackage.fileName, package?.descriptor["resources"]?.elements == nil {
      throw .notAChronicle(
        path: join(folder.name, name: description),
        reason: "it is not the description of a data package")
    }
    for resource in package?.descriptor["resources"]?.elements ?? [] {
      if let path = resource["path"]?.text { try folder.claim(of: path) }
    }
    builder.title = package?.title
    var inputs: [(TableInput, TableShape)] = []
    for shape in [TableShape.figures, .kinds, .sources, .relationships] {
      let table = shape.table.rawValue
      var layout: TableLayout? = TableLayout(path: table + ".csv")
      let resource = package?.resource(ofTable: table)
      if let resource { layout = package?.layout(ofTable: table, resource: resource) }
      guard let layout else {
        incomplete.insert(shape.table)
        continue
      }
      guard folder.contains(layout.path) else {
        if let resource {
          package?.lacks(layout.path, ofTable: table, resource: resource)
          incomplete.insert(shape.table)
        } else if shape.isNeeded {
          throw Self.missing(file: table + ".csv", in: folder)
        }
        continue
      }
      if resource == nil, package?.listsTables == true {
        package?.describesNothing(of: layout.path)
      }
      var input = try folder.input(of: layout.path)
      if let delimiter = layout.delimiter {
        input.delimiter = delimiter
      } else {
        input = try input.findingDelimiter(for: shape.names)
      }
      input.missingValues = layout.missingValues
      inputs.append((input, shape))
    }
    if let package {
      locations.rank(of: package.name)
      diagnostics.add(contentsOf: package.diagnostics)
    }
    return inputs
  }

  /// Why a folder that lacks a table is not a chronicle: what is looked for, and what there is.
  private static func missing(file: String, in folder: ChronicleFolder) -> FormatsError {
    let names = folder.fileNames
    let holds = names.isEmpty ? "is empty" : "holds \(list(names))"
    var reason =
      "it has no \(file) (a chronicle is a folder with figures.csv and relationships.csv); it \(holds)"
    if let near = nearestName(to: file, among: names.filter { $0 != "relationships.csv" }) {
      reason += " — is '\(near)' meant to be '\(file)'?"
    } else if file == "figures.csv", names.contains("relationships.csv") {
      let table = join(folder.name, name: "relationships.csv")
      reason += " — name '\(table)' itself to have the figures inferred from it"
    }
    return .notAChronicle(path: folder.name, reason: reason)
  }
}
