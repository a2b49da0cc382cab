/// Which figures of several chronicles are the same although their ids differ.
///
/// Without a word, figures are the same when their ids are. A statement names ids of one figure, of which it keeps
/// the first; statements that share an id are about one figure. An id that a statement names of one chronicle
/// belongs to that statement's figure only. A mention of a chronicle without an id says that the figure is nobody there,
/// so that two persons who happen to have one id can be told apart: whoever has the id in a later chronicle gets
/// another, `koba-2`.
public struct FigureIdentities: Sendable {
  /// An id, in one of the chronicles or in all that have it.
  public struct Mention: Hashable, Sendable {
    /// The id of a figure; blank where the chronicle doesn't have it.
    public var id: Figure.ID
    /// The index of the chronicle that it is of; nil for whichever has it.
    public var chronicle: Int?
    /// Where that is said.
    public var location: Problem.Location?

    /// A mention; every argument is the property of its name.
    public init(id: Figure.ID, chronicle: Int? = nil, location: Problem.Location? = nil) {
      self.id = id
      self.chronicle = chronicle
      self.location = location
    }
  }

  /// Of each statement, the ids that are of one figure, that which is kept first.
  public var statements: [[Mention]]

  /// What some statements say; nothing unless told.
  public init(_ statements: [[Mention]] = []) { self.statements = statements }
}
