// The little that Camarilla asks of Graphviz, with none of Graphviz's own types, so that the same
// Swift compiles against every version of its headers.
//
// Nothing here may be called from two threads, ever: libgvc, libcgraph and their plug-ins keep their
// state in global variables, and two contexts do not help.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
  camarilla_gv_done = 0,
  /// No context could be made: the plug-in configuration is missing or broken.
  camarilla_gv_no_context,
  /// The text is not DOT; the messages say where.
  camarilla_gv_syntax,
  /// The text holds no graph.
  camarilla_gv_no_graph,
  /// The text holds more than one graph.
  camarilla_gv_more_graphs,
  camarilla_gv_layout_failed,
  /// A coordinate came out infinite or not a number; `culprit` names the node.
  camarilla_gv_not_finite,
  /// The bitmap would have more pixels than asked for; `width` and `height` give its size.
  camarilla_gv_too_many_pixels,
  camarilla_gv_render_failed,
  camarilla_gv_out_of_memory,
  /// The text has more edges than are taken.
  camarilla_gv_too_many_edges,
} camarilla_gv_status;

typedef struct {
  /// The output, `length` bytes, or null.
  char *bytes;
  size_t length;
  /// Messages in the order they came: each `E` (error) or `W` (warning), its text, a zero byte.
  char *messages;
  size_t messages_length;
  /// The name of the node that an error is about, or null.
  char *culprit;
  /// The size of the picture, in points; in pixels when there are too many of them.
  double width, height;
} camarilla_gv_result;

/// A PDF file that becomes longer page by page.
typedef struct camarilla_gv_document camarilla_gv_document;

/// What is asked of one drawing.
typedef struct {
  const char *dot;
  size_t dot_length;
  const char *engine;
  /// The output's format; null for the positions of the nodes (see `bytes` below).
  const char *format;
  /// True when the format is a bitmap, to which the two limits apply.
  bool is_bitmap;
  double most_pixels_on_a_side, most_pixels;
  /// The file that gets a page of this size, in points, in place of `format`; or null.
  camarilla_gv_document *document;
  double page_width, page_height;
} camarilla_gv_request;

/// Reads, lays out and draws one graph. Every outcome leaves the library ready for the next call.
/// With no format, `bytes` are one line a node, in the order of the text: x, y, width and height in
/// points (`%.17g`), a space after each, the name and a zero byte.
camarilla_gv_status camarilla_gv_draw(
  const camarilla_gv_request *request, camarilla_gv_result *result);

void camarilla_gv_free(camarilla_gv_result *result);

/// An empty file; null where Cairo isn't found.
camarilla_gv_document *camarilla_gv_begin_document(void);

/// The bytes of the file, `*length` of them; null where it could not be written. To be given back as plug-ins are.
char *camarilla_gv_end_document(camarilla_gv_document *document, size_t *length);

/// The library's version, or null. Belongs to the library.
const char *camarilla_gv_version(void);

/// The names of the plug-ins of a kind ("layout", "device"), separated by zero bytes, `*length`
/// bytes in all; null when there are none. To be given back.
char *camarilla_gv_plugins(const char *kind, size_t *length);
void camarilla_gv_free_plugins(char *list);

/// The fonts that the text layout can choose from; −1 when that can't be told.
int camarilla_gv_font_count(void);

/// The names of the families of these fonts, some of them several times, each ended by a zero byte, `*length` bytes in
/// all; null when they can't be told. To be given back as plug-ins are.
char *camarilla_gv_font_families(size_t *length);

/// Starts a detached thread with a stack of its own size; false when the system refuses.
bool camarilla_gv_start_thread(size_t stack_size, void (*body)(void *), void *argument);

/// Makes the calling thread read and write numbers with a decimal point, whatever the process's
/// locale is or becomes.
void camarilla_gv_use_plain_numbers(void);
