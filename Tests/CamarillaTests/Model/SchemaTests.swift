import Camarilla
import TestSupport
import Testing

/// The columns of figures, sources and relationships, each described once.
@Suite struct SchemaTests {
  private func names<Row: TableRow>(_ rows: Row.Type, required: Bool) -> [String] {
    Row.fields.filter { $0.isRequired == required }.map(\.name)
  }

  @Test func theColumnsAreThoseOfTheContract() {
    #expect(names(Figure.self, required: true) == ["id", "name"])
    #expect(names(Figure.self, required: false) == ["born", "died", "label"])
    #expect(names(Source.self, required: true) == ["id", "title"])
    #expect(names(Source.self, required: false) == ["author", "published", "url"])
    #expect(names(Relationship.self, required: true) == ["kind", "source", "target", "when"])
    #expect(
      names(Relationship.self, required: false)
        == ["id", "weight", "confidence", "post", "citation", "note"])
  }

  /// The row that is made of a row's texts.
  private func remade<Row: TableRow>(_ row: Row, _ notation: FieldNotation) throws -> Row {
    var made = Row.blank
    for field in Row.fields {
      let remark = try field.set(
        field.text(of: row, notation: notation), in: &made, notation: notation)
      // What is written is never one of the forms that are read with a remark.
      #expect(remark == nil, "\(field.name)")
    }
    made.attributes = row.attributes
    return made
  }

  /// No column is forgotten, and none reads otherwise than it writes.
  @Test(arguments: [FieldNotation.plain, .table])
  func rowsAreRemadeFromTheirTexts(_ notation: FieldNotation) throws {
    for seed in 1...100 as ClosedRange<UInt64> {
      var chronicles = RandomChronicle(seed: seed)
      let chronicle = try chronicles.make()
      let figures = try chronicle.figures.map { try remade($0, notation) }
      let sources = try chronicle.sources.map { try remade($0, notation) }
      let relationships = try chronicle.relationships.map { try remade($0, notation) }
      #expect(figures == chronicle.figures, "seed \(seed)")
      #expect(sources == chronicle.sources, "seed \(seed)")
      #expect(relationships == Array(chronicle.relationships), "seed \(seed)")
    }
  }

  /// What is copied column by column is the row.
  @Test func rowsAreCopiedByTheirColumns() throws {
    var chronicles = RandomChronicle(seed: 7)
    for relationship in try chronicles.make().relationships {
      var copy = Relationship.blank
      for field in Relationship.fields { field.copy(from: relationship, to: &copy) }
      copy.attributes = relationship.attributes
      #expect(copy == relationship)
    }
  }

  /// Few chronicles have such a column: tables have it where some row needs it, and what keeps rows by columns
  /// of its own finds it among the further texts, from whatever program they come.
  @Test func aSupplementaryColumnIsThereWhereItIsNeeded() throws {
    let plain = Figure(id: "a", name: "A", attributes: [Attribute(name: "role", value: "x")])
    #expect(Figure.fields(of: [plain]).map(\.name) == ["id", "name", "born", "died"])
    var named = plain
    named.label = "Al"
    #expect(
      Figure.fields(of: [plain, named]).map(\.name) == ["id", "name", "born", "died", "label"])
    #expect(named.furtherTexts.map(\.name) == ["label", "role"])
    var read = plain
    read.furtherTexts = [
      Attribute(name: "role", value: "x"), Attribute(name: "label", value: "Al"),
    ]
    #expect(read == named)
    read.furtherTexts = plain.furtherTexts
    #expect(read == plain)
    let texts = [Attribute(name: "label", value: " Al "), Attribute(name: "role", value: "x")]
    #expect(Figure(id: "a", name: "A", attributes: texts).settled == named)
  }

  private func fault<Row: TableRow>(_ name: String, _ text: String, _ row: inout Row) -> FieldFault?
  {
    do throws(FieldFault) {
      try Row.field(named: name)?.set(text, in: &row)
      return nil
    } catch {
      return error
    }
  }

  @Test func blankAndBadTexts() throws {
    var figure = Figure(
      id: "a", name: "A", born: HistoricalDate(year: 1900), attributes: [])
    try Figure.field(named: "born")?.set("", in: &figure)
    #expect(figure.born == nil)
    let nameless = fault("id", "", &figure)
    #expect(nameless == .blank)
    let soon = fault("died", "soon", &figure)
    #expect(soon?.description.contains("'soon' is not an EDTF date") == true)
    #expect(figure == Figure(id: "a", name: "A"))
    var relationship = Relationship.blank
    for text in ["nan", "inf", "half", "1,5"] {
      let found = fault("weight", text, &relationship)
      #expect(found == .number(text))
    }
    let undated = fault("when", "", &relationship)
    #expect(undated == .blank)
    #expect(relationship == .blank)
  }

  /// EDTF's `1539-40` is a part of a year to programs, and to people a range, told with a remark.
  @Test func notationsDiffer() throws {
    let field = try #require(Relationship.field(named: "when"))
    var (plain, table) = (Relationship.blank, Relationship.blank)
    let plainRemark = try field.set("1539-40", in: &plain)
    #expect(plainRemark == nil)
    #expect(plain.when.description == "1539-40")
    #expect(field.text(of: plain, notation: .table) == "[1539-40]")
    let tableRemark = try field.set("1539-40", in: &table, notation: .table)
    #expect(tableRemark != nil)
    #expect(table.when.description == "1539/1540")
  }

  /// Nobody named a figure that is called by its id.
  @Test func whatWasTold() throws {
    let name = try #require(Figure.field(named: "name"))
    #expect(name.told(Figure(called: "a")) == nil)
    #expect(name.told(Figure(id: "a", name: "A")) == "A")
    #expect(Figure.field(named: "born")?.told(Figure(called: "a")) == nil)
    #expect(Figure(id: " a ", name: "  ").settled == Figure(called: "a"))
    #expect(Figure(id: "a", name: "").settled == Figure(called: "a"))
  }
}
