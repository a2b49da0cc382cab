public import Camarilla

/// A form in which chronicles lie in files: a folder of tables, a store, GraphML.
///
/// A form recognizes itself and reads. Each module brings those that it knows, as values in lists that are
/// joined where a chronicle is opened: `.own` of this module, `.stores` and `.graphFiles` of those modules.
public protocol ChronicleForm: Sendable {
  /// What the form is called where it is asked for by name, as in `camarilla convert --from gexf`.
  var name: String { get }

  /// The extensions of file names that stand for the form, the usual one first.
  var extensions: [String] { get }

  /// How sure it is that something is of this form; nil where nothing speaks for it.
  func recognition(of input: ChronicleInput) -> FormRecognition?

  /// Reads a chronicle in this form, recognized or not.
  ///
  /// - Throws: ``FormatsError/invalid(_:)`` with every problem and its location, or what kept it from being
  ///   read.
  func chronicle(from input: ChronicleInput) throws(FormatsError) -> Chronicle
}

/// How sure a form is that it has something of its own before it; more of it comes later.
public enum FormRecognition: Comparable, Sendable {
  /// It would be read in this form if no other claims it.
  case possible
  /// The content looks like it.
  case content
  /// The extension of the file's name says so.
  case name
  /// The content says so, whatever the file is called.
  case certain
}

extension ChronicleForm {
  /// Whether a name has one of the form's extensions.
  package func isNamed(_ input: ChronicleInput) -> Bool {
    input.fileExtension.map(extensions.contains) ?? false
  }
}

extension [any ChronicleForm] {
  /// The forms of this module: a folder of tables, and a lone table.
  public static var own: Self { own(kinds: []) }

  /// The forms of this module, with kinds that are known without being declared.
  ///
  /// - Parameters:
  ///   - kinds: the kinds.
  ///   - figures: the figures of a chronicle to which the rows are to be added: a folder may name them without
  ///     listing them, and a lone table of figures, sources or kinds will do. Nil for what stands by itself.
  public static func own(
    kinds: [RelationshipKind], addedTo figures: Set<Figure.ID>? = nil
  ) -> Self {
    [
      FolderForm(kinds: kinds, figures: figures ?? []),
      TableForm(kinds: kinds, isAddition: figures != nil),
    ]
  }

  /// The form that is surest of something; the first of those that are equally sure, and nil where none
  /// knows it.
  public func form(of input: ChronicleInput) -> (any ChronicleForm)? {
    var best: (form: any ChronicleForm, recognition: FormRecognition)?
    for form in self {
      guard let recognition = form.recognition(of: input) else { continue }
      if let known = best?.recognition, known >= recognition { continue }
      best = (form, recognition)
    }
    return best?.form
  }
}
