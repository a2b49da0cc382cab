import CamarillaFormats

/// The files that a study wrote.
struct RunAnswer: Answer {
  let manifest: StudyManifest
  let folder: String

  private var listing: Listing<StudyManifest.Answer> {
    Listing(
      manifest.answers,
      columns: [
        Column("file") { $0.file.name }, Column("bytes", .right) { $0.file.bytes },
        .exact("sha256") { $0.file.digest }, Column("command", .below) { $0.command },
      ])
  }

  var json: any Encodable {
    [
      "folder": folder, "title": manifest.title, "version": manifest.version, "answers": listing,
    ] as JSONObject
  }

  var csv: String { listing.csv }

  var text: String {
    let count = Number.count(manifest.answers.count, singular: "file")
    return listing.table.text()
      + "\(count) in '\(folder)', with \(StudyManifest.fileName), which tells what they were made of\n"
  }
}

/// What of a study is as it was.
struct StudyCheckAnswer: Answer {
  let comparison: StudyComparison

  private var listing: Listing<StudyComparison.Row> {
    Listing(
      comparison.rows,
      columns: [
        Column("what") { $0.role }, Column("file") { $0.file },
        Column("state") { $0.change.rawValue },
      ])
  }

  var json: any Encodable {
    ["same": comparison.isSame, "files": listing] as JSONObject
  }

  var csv: String { listing.csv }

  var text: String {
    guard !comparison.isSame else {
      let answers = comparison.rows.count { $0.role == "answer" }
      return "all is as it was: \(Number.count(answers, singular: "answer"))"
        + " and what they were made of\n"
    }
    return Listing(comparison.rows.filter { $0.change != .same }, columns: listing.columns).table
      .text()
  }
}
