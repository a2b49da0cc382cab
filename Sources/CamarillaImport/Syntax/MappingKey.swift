/// A key of a mapping: what it is called, where it may stand, what it takes and says.
///
/// Every key is described here and nowhere else. What the compiler accepts in a group, what it expects in place
/// of an unknown key, and the list of keys in `Documentation/IMPORTING.md` follow from it.
struct MappingKey: Sendable {
  let name: String
  let groups: [MappingGroup]
  let takes: String
  let says: String

  private init(
    _ name: String, in groups: [MappingGroup], takes: String, says: String
  ) {
    self.name = name
    self.groups = groups
    self.takes = takes
    self.says = says
  }
}

extension MappingKey {
  static let all: [MappingKey] = declarations + claims + people + dates + texts

  private static let declarations: [MappingKey] = [
    .init("title", in: [.mapping], takes: "a text", says: "what the chronicle is called"),
    .init("table", in: [.mapping, .entry], takes: "a table", says: "how the table is written"),
    .init(
      "kinds", in: [.mapping, .entry],
      takes: "names, each a kind; a table of kinds; or a list of these",
      says: "kinds beyond the standard four"),
    .init(
      "sources", in: [.mapping, .entry],
      takes: "ids, each a title or a group; a table of sources; or a list of these",
      says: "sources that citations name"),
    .init(
      "figures", in: [.mapping, .entry], takes: "a table of figures, or a list of them",
      says: "who is who"),
    .init(
      "tables", in: [.mapping], takes: "a list of tables",
      says: "the tables of relationships, where they are several"),
    .init(
      "lookup", in: [.mapping, .entry, .figureTable, .sourceTable, .kindTable],
      takes: "names, each a look-up", says: "rows of other tables, found by a key"),
    .init(
      "skip", in: [.mapping, .entry, .figureTable], takes: "a condition, or a list of them",
      says: "rows that are passed over"),
    .init(
      "faults", in: [.mapping, .entry], takes: "error or skip",
      says: "what becomes of rows that can't be understood"),
    .init(
      "year-zero", in: [.mapping, .entry, .figureTable, .date, .when], takes: "true or false",
      says: "whether years before 1 are counted with a year 0"),
    .init(
      "calendar", in: [.mapping, .entry, .figureTable, .date, .when],
      takes: "julian, gregorian, or a text",
      says: "in which calendar days are written"),
    .init(
      "new-year", in: [.mapping, .entry, .figureTable, .date, .when],
      takes: "a month and a day, or a name such as pisan or easter",
      says: "on which day years begin where it was written"),
    .init(
      "relationships", in: [.mapping, .entry], takes: "a list of relationships",
      says: "what one row gives, if it gives several"),
    .init(
      "file", in: [.entry, .figureTable, .sourceTable, .kindTable, .lookup], takes: "a path",
      says: "the table's file, beside the mapping"),
    .init(
      "delimiter", in: [.table, .entry, .figureTable, .sourceTable, .kindTable, .lookup],
      takes: "tab, comma, semicolon, pipe or one character", says: "what parts the fields"),
    .init(
      "comment", in: [.table, .entry, .figureTable, .sourceTable, .kindTable, .lookup],
      takes: "one character",
      says: "lines that begin so are passed over"),
    .init(
      "quotes", in: [.table, .entry, .figureTable, .sourceTable, .kindTable, .lookup],
      takes: "true or false",
      says: "whether quotes enclose fields"),
    .init(
      "missing", in: [.table, .entry, .figureTable, .sourceTable, .kindTable, .lookup],
      takes: "a text, or a list of them",
      says: "cells that stand for nothing"),
    .init(
      "columns", in: [.table, .entry, .figureTable, .sourceTable, .kindTable, .lookup],
      takes: "a list of names, or names with their positions",
      says: "the columns' names, where there is no header, or where each stands in a line"),
    .init(
      "marks", in: [.table, .entry, .figureTable, .sourceTable, .kindTable, .lookup],
      takes: "a sign, or a list of them",
      says: "signs behind texts that are none of them, such as those of footnotes"),
    .init(
      "fill-down", in: [.table, .entry, .figureTable, .sourceTable, .kindTable, .lookup],
      takes: "columns", says: "where blank cells and ditto marks stand for the cell above"),
    .init(
      "header", in: [.table, .entry, .figureTable, .sourceTable, .kindTable, .lookup],
      takes: "the number of a line",
      says: "where the header stands, if lines stand above it"),
    .init(
      "encoding", in: [.table, .entry, .figureTable, .sourceTable, .kindTable, .lookup],
      takes: "utf-8, latin-1, windows-1252 or utf-16", says: "how its bytes are text"),
    .init("sign", in: [.kind], takes: "1, 0 or -1", says: "friendly, neither, or hostile"),
    .init(
      "directed", in: [.kind], takes: "true or false",
      says: "whether it runs from one end to the other"),
    .init(
      "style", in: [.kind], takes: "a color, a line, a width",
      says: "how its edges look in pictures, such as `teal,dashed,2pt`"),
  ]

  private static let claims: [MappingKey] = [
    .init(
      "if", in: [.mapping, .entry, .relationship], takes: "a condition, or a list of them",
      says: "what the row must meet"),
    .init(
      "kind", in: [.mapping, .entry, .relationship, .kindName], takes: "a kind's name, or a text",
      says: "what ties the two"),
    .init("reverse", in: [.kindName], takes: "true or false", says: "the ends change places"),
    .init(
      "source", in: [.mapping, .entry, .relationship], takes: "a figure",
      says: "the figure it runs from"),
    .init(
      "target", in: [.mapping, .entry, .relationship], takes: "a figure",
      says: "the figure it runs to"),
    .init("when", in: [.mapping, .entry, .relationship], takes: "a period", says: "when it holds"),
    .init(
      "weight", in: [.mapping, .entry, .relationship], takes: "a number", says: "how much it counts"
    ),
    .init(
      "confidence", in: [.mapping, .entry, .relationship], takes: "a number",
      says: "how far it is to be believed"),
    .init(
      "id", in: [.mapping, .entry, .relationship], takes: "a text",
      says: "its id, different in every row"),
    .init("post", in: [.mapping, .entry, .relationship], takes: "a text", says: "the office"),
    .init(
      "citation", in: [.mapping, .entry, .relationship], takes: "a citation, or a list of them",
      says: "where it is said"),
    .init("note", in: [.mapping, .entry, .relationship], takes: "a text", says: "a remark"),
    .init(
      "keep", in: [.mapping, .entry, .relationship], takes: "columns, or new names with texts",
      says: "what becomes attributes"),
    .init(
      "source", in: [.citation], takes: "a source's id, or a text in a group",
      says: "the source that is cited"),
    .init("locator", in: [.citation], takes: "a text", says: "the place in it"),
    .init("url", in: [.citation], takes: "a text", says: "where the source is to be had"),
  ]

  private static let people: [MappingKey] = [
    .init("id", in: [.figure, .figureTable], takes: "a text", says: "the figure's id"),
    .init("name", in: [.figure, .figureTable], takes: "a text", says: "its name"),
    .init(
      "label", in: [.figure, .figureTable], takes: "a text", says: "a short name for pictures"),
    .init("born", in: [.figure, .figureTable], takes: "a date", says: "birth, or foundation"),
    .init("died", in: [.figure, .figureTable], takes: "a date", says: "death, or dissolution"),
    .init(
      "attributes", in: [.figure, .figureTable], takes: "columns, or new names with texts",
      says: "what else is kept of it"),
    .init(
      "unlisted", in: [.figureTable], takes: "error, add or skip",
      says: "what becomes of a figure that isn't listed"),
    .init(
      "when", in: [.figureTable], takes: "a period", says: "when what a row says of a figure held"),
    .init("id", in: [.sourceTable], takes: "a text", says: "the source's id; else the column id"),
    .init("title", in: [.sourceTable], takes: "a text", says: "its title; else the column title"),
    .init(
      "author", in: [.sourceTable], takes: "a text", says: "its author; else the column author"),
    .init(
      "published", in: [.sourceTable], takes: "a text",
      says: "when it appeared; else the column published"),
    .init(
      "url", in: [.sourceTable], takes: "a text",
      says: "where it is to be had; else the column url"),
    .init(
      "attributes", in: [.sourceTable], takes: "columns, or new names with texts",
      says: "what else is kept of it"),
    .init(
      "name", in: [.kindTable], takes: "a text", says: "the kind's name; else the column name"),
    .init("id", in: [.kindTable], takes: "a text", says: "the same as `name`"),
    .init(
      "sign", in: [.kindTable], takes: "a text",
      says: "1, 0 or -1: friendly, neither, or hostile; else the column sign"),
    .init(
      "directed", in: [.kindTable], takes: "a text",
      says: "true or false, blank for false; else the column directed, if there is one"),
    .init(
      "style", in: [.kindTable], takes: "a text",
      says: "how its edges look in pictures; else the column style, if there is one"),
    .init(
      "key", in: [.lookup], takes: "a column or a text of the other table",
      says: "by which its rows are found"),
    .init(
      "match", in: [.lookup], takes: "a column or a text of this table",
      says: "what has to be that key; else the column that is called as the key's"),
    .init(
      "where", in: [.lookup], takes: "a condition, or a list of them",
      says: "which rows of the other table count"),
    .init(
      "several", in: [.lookup], takes: "error, first or last",
      says: "which of the rows of one key counts, where they differ"),
    .init(
      "unmatched", in: [.lookup], takes: "blank, skip or error",
      says: "what becomes of a row whose key isn't there"),
  ]

  private static let dates: [MappingKey] = [
    .init("column", in: [.date, .when], takes: "a column", says: "the cell it stands in"),
    .init(
      "lookup", in: [.date, .when, .datePart, .text, .number, .join],
      takes: "a look-up's name", says: "the column is one of the row that it finds"),
    .init(
      "format", in: [.date, .when], takes: "a format, or a list of them",
      says: "how the cell writes it"),
    .init("year", in: [.date, .when], takes: "a part of a date", says: "the year"),
    .init("month", in: [.date, .when], takes: "a part of a date", says: "the month, 1 to 12"),
    .init("day", in: [.date, .when], takes: "a part of a date", says: "the day of the month"),
    .init(
      "constant", in: [.date, .when], takes: "a date in EDTF", says: "the same in every row"),
    .init(
      "unknown", in: [.date, .when], takes: "a code, or a list of them",
      says: "what stands for an unknown part"),
    .init(
      "type", in: [.date, .when], takes: "a text", says: "a word for how it is meant"),
    .init(
      "exclusive", in: [.date, .when], takes: "true or false",
      says: "at an end, or of an interval: its last date is the first that no longer counts"),
    .init(
      "undated", in: [.date, .when], takes: "unknown, open or skip",
      says: "what a missing date is"),
    .init(
      "start", in: [.when], takes: "a date", says: "the first day"),
    .init("end", in: [.when], takes: "a date", says: "the last day"),
    .init(
      "open-start", in: [.when], takes: "values, a condition, or edge",
      says: "when it began before the table"),
    .init(
      "open-end", in: [.when], takes: "values, a condition, or edge",
      says: "when it goes on after the table"),
    .init(
      "merge", in: [.when], takes: "years, months or days",
      says: "rows that continue one another become one"),
    .init(
      "pivot", in: [.date, .when], takes: "a year",
      says: "the first of the hundred years of which YY has the last two digits"),
    .init("column", in: [.datePart], takes: "a column", says: "the cell it stands in"),
    .init(
      "unknown", in: [.datePart], takes: "a code, or a list of them",
      says: "what stands for an unknown one"),
  ]

  private static let texts: [MappingKey] = [
    .init("column", in: [.text, .number, .join], takes: "a column", says: "the text of a cell"),
    .init(
      "constant", in: [.text, .number, .join], takes: "a text", says: "the same in every row"),
    .init(
      "join", in: [.text, .number, .join], takes: "a list of columns and texts",
      says: "several of these one after the other"),
    .init(
      "pad", in: [.text, .number, .join], takes: "a number of digits",
      says: "zeros before a whole number"),
    .init(
      "prefix", in: [.text, .number, .join], takes: "a text",
      says: "what stands before it, unless it is blank"),
    .init(
      "suffix", in: [.text, .number, .join], takes: "a text",
      says: "what stands behind it, unless it is blank"),
    .init("with", in: [.text, .number, .join], takes: "a text", says: "what stands between them"),
    .init(
      "line", in: [.text, .number, .join], takes: "a text",
      says: "that, and the number of the row's line"),
    .init(
      "values", in: [.text, .number], takes: "values, each with a meaning",
      says: "what whole values mean"),
    .init(
      "prefixes", in: [.text, .number], takes: "beginnings, each with a meaning",
      says: "what beginnings mean"),
    .init(
      "ranges", in: [.text, .number], takes: "ranges, each with a meaning",
      says: "what numbers mean"),
    .init(
      "otherwise", in: [.text, .number], takes: "a meaning", says: "what any other value means"),
    .init("absolute", in: [.number], takes: "true or false", says: "takes the sign away"),
    .init("scale", in: [.number], takes: "a number", says: "multiplies"),
    .init(
      "any", in: [.condition], takes: "a list of conditions", says: "one of them is met"),
    .init("all", in: [.condition], takes: "a list of conditions", says: "all of them are met"),
    .init(
      "not", in: [.condition], takes: "a condition, or a list of them",
      says: "none of them is met"),
    .init("is", in: [.test], takes: "a value, or a list of them", says: "is one of them"),
    .init("not", in: [.test], takes: "a value, or a list of them", says: "is none of them"),
    .init(
      "prefix", in: [.test], takes: "a beginning, or a list of them", says: "begins with one"),
    .init("range", in: [.test], takes: "a range, or a list of them", says: "lies in one"),
  ]
}
