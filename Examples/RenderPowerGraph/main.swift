// Draws the power graph of a year of the sample chronicle as SVG, PNG and PDF.
// Run it with: swift run RenderPowerGraph [YEAR] [FOLDER]

import Camarilla
import CamarillaDrawing
import CamarillaPictures
import Foundation
import StalinCircle

let arguments = CommandLine.arguments
let year = arguments.count > 1 ? Int(arguments[1]) ?? 1926 : 1926
let folder = URL(filePath: arguments.count > 2 ? arguments[2] : "Output")

let chronicle = Chronicle.stalinCircle
let snapshot = chronicle.snapshot(of: year)
// Followed through all years, a faction has the same color in the picture of each.
let history = chronicle.years.map { chronicle.factionHistory(years: $0) }
let picture = snapshot.powerGraph(history: history).picture()

try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
for name in ["svg", "png", "pdf"] {
  let file = folder.appending(path: "\(year).\(name)").path
  try await picture.write(to: file)
  print("\(file): \(snapshot.figures.count) figures")
}
