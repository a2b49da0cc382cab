#if !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif

#include "CGraphvizShim.h"

#include <dlfcn.h>
#include <locale.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#if defined(__APPLE__)
#include <xlocale.h>
#endif

#include "Buffer.h"
#include "Document.h"
#include "Graphviz.h"

// MARK: - Messages

// Kept up to this many bytes a drawing: a graph of a million bad nodes says the same a million times.
enum { most_message_bytes = 1 << 18 };

static buffer messages;
static bool is_open;     // the last message has no zero byte yet
static bool has_error;   // at least one message was an error
static bool is_mute;

// The library hands a message over in pieces: its level, a colon, its text, perhaps more text.
static int take_message(char *text) {
  if (is_mute) return 0;
  bool is_level_error = strcmp(text, "Error") == 0;
  if (is_level_error || strcmp(text, "Warning") == 0) {
    if (is_level_error) has_error = true;
    if (messages.length > most_message_bytes) return 0;
    if (is_open) append(&messages, "", 1);
    append(&messages, is_level_error ? "E" : "W", 1);
    is_open = true;
  } else if (strcmp(text, ": ") != 0 && messages.length <= most_message_bytes) {
    if (!is_open) append(&messages, "W", 1);
    is_open = true;
    size_t length = strlen(text);
    size_t room = most_message_bytes - messages.length;
    append(&messages, text, length < room ? length : room);
  }
  return 0;
}

static void begin_messages(void) {
  static bool was_grown;
  (void)agseterrf(take_message);
  if (!was_grown) {
    // Up to 2.43 the first message of more than 1 KB crashes: its buffer is enlarged with arguments
    // that were already read. A message without arguments may be long, and leaves a buffer that is
    // large enough for all that can follow.
    was_grown = true;
    is_mute = true;
    size_t length = (size_t)1 << 20;
    char *text = malloc(length + 1);
    if (text != NULL) {
      memset(text, '.', length);
      text[length] = 0;
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wformat-security"
#pragma clang diagnostic ignored "-Wformat-nonliteral"
      agerr(AGWARN, text);
#pragma clang diagnostic pop
      free(text);
    }
    is_mute = false;
  }
  messages = (buffer){0};
  is_open = false;
  has_error = false;
}

static char *take_messages(size_t *length) {
  if (is_open) append(&messages, "", 1);
  char *bytes = messages.bytes;
  *length = messages.length;
  messages = (buffer){0};
  is_open = false;
  return bytes;
}

// MARK: - The context

static GVC_t *context;

static bool have_context(void) {
  if (context == NULL) context = gvContext();
  return context != NULL;
}

// After a failure some versions keep the unfinished job, and write it to standard output later. The context isn't freed:
// up to 2.43 the text layout goes on comparing the name of each font with the last one, which the context owns.
static void leave_context(void) {
  context = NULL;
}

// MARK: - Reading

typedef struct {
  // Comes before the text.
  const char *heading;
  const char *bytes;
  size_t length, position;
} text_source;

static int read_text(void *channel, char *into, int size) {
  text_source *source = channel;
  size_t room = size < 0 ? 0 : (size_t)size, length = 0;
  while (*source->heading != 0 && length < room) into[length++] = *source->heading++;
  size_t left = source->length - source->position;
  room -= length;
  if (left < room) room = left;
  memcpy(into + length, source->bytes + source->position, room);
  source->position += room;
  return (int)(length + room);
}

// Reads up to the end of the source, since the scanner would give what is left to the next text.
// Returns whether there was a graph.
static bool read_rest(text_source *source, Agdisc_t *disciplines) {
  bool found = false;
  size_t position;
  Agraph_t *graph;
  do {
    position = source->position;
    graph = agread(source, disciplines);
    if (graph != NULL) {
      agclose(graph);
      found = true;
    }
  } while (graph != NULL || source->position != position);
  return found;
}

static camarilla_gv_status read_graph(const char *dot, size_t length, Agraph_t **graph) {
  // The directive starts the count of lines anew, and gives the file a name that is known, in place
  // of one that an earlier text may have set.
  text_source source = {"# 1 \"dot\"\n", dot, length, 0};
  // Graphs point to their disciplines for as long as they live.
  static camarilla_gv_ids ids;
  static Agiodisc_t io;
  io = AgIoDisc;
  io.afread = read_text;
  Agdisc_t disciplines = AgDefaultDisc;
  camarilla_gv_prepare_ids(&ids);
  disciplines.id = &ids.discipline;
  disciplines.io = &io;

  *graph = agread(&source, &disciplines);
  is_mute = has_error;  // what follows from the first error says nothing
  bool is_followed = read_rest(&source, &disciplines);

  // A comment that never ends leaves the scanner inside it, without an error. This ends one, and
  // where there was none the error brings the scanner back to its start.
  is_mute = true;
  text_source reset = {"", "*/ ]", 4, 0};
  bool had_error = has_error;
  (void)read_rest(&reset, &disciplines);
  has_error = had_error;
  is_mute = false;

  camarilla_gv_status status = camarilla_gv_done;
  if (has_error) {
    status = camarilla_gv_syntax;
  } else if (camarilla_gv_refused_edges()) {
    status = camarilla_gv_too_many_edges;
  } else if (*graph == NULL) {
    status = camarilla_gv_no_graph;
  } else if (is_followed) {
    status = camarilla_gv_more_graphs;
  }
  if (status != camarilla_gv_done && *graph != NULL) {
    agclose(*graph);
    *graph = NULL;
  }
  return status;
}

// MARK: - Laying out and drawing

static double number_attribute(Agraph_t *graph, const char *name, double otherwise) {
  char *text = agget(graph, (char *)name);
  if (text == NULL || *text == 0) return otherwise;
  double number = atof(text);
  return number > 0 ? number : otherwise;
}

static bool is_finite_box(boxf box) {
  return isfinite(box.LL.x) && isfinite(box.LL.y) && isfinite(box.UR.x) && isfinite(box.UR.y);
}

static camarilla_gv_status check_coordinates(Agraph_t *graph, camarilla_gv_result *result) {
  for (Agnode_t *node = agfstnode(graph); node != NULL; node = agnxtnode(graph, node)) {
    if (isfinite(ND_coord(node).x) && isfinite(ND_coord(node).y) && isfinite(ND_width(node))
        && isfinite(ND_height(node))) {
      continue;
    }
    const char *name = agnameof(node);
    if (name != NULL) result->culprit = strdup(name);
    return camarilla_gv_not_finite;
  }
  return is_finite_box(GD_bb(graph)) ? camarilla_gv_done : camarilla_gv_not_finite;
}

static camarilla_gv_status check_pixels(
  Agraph_t *graph, const camarilla_gv_request *request, camarilla_gv_result *result) {
  result->width = GD_bb(graph).UR.x - GD_bb(graph).LL.x;
  result->height = GD_bb(graph).UR.y - GD_bb(graph).LL.y;
  if (!request->is_bitmap) return camarilla_gv_done;
  const char *size = agget(graph, "size");
  if (size != NULL && *size != 0) return camarilla_gv_done;  // scaled down to it
  double dots = number_attribute(graph, "dpi", number_attribute(graph, "resolution", 96));
  double width = result->width * dots / 72, height = result->height * dots / 72;
  if (width <= request->most_pixels_on_a_side && height <= request->most_pixels_on_a_side
      && width * height <= request->most_pixels) {
    return camarilla_gv_done;
  }
  result->width = width;
  result->height = height;
  return camarilla_gv_too_many_pixels;
}

static camarilla_gv_status write_positions(Agraph_t *graph, camarilla_gv_result *result) {
  buffer lines = {0};
  for (Agnode_t *node = agfstnode(graph); node != NULL; node = agnxtnode(graph, node)) {
    char numbers[4 * 32];
    int length = snprintf(
      numbers, sizeof numbers, "%.17g %.17g %.17g %.17g ", ND_coord(node).x, ND_coord(node).y,
      ND_width(node) * 72, ND_height(node) * 72);
    append(&lines, numbers, (size_t)length);
    const char *name = agnameof(node);
    append(&lines, name == NULL ? "" : name, name == NULL ? 1 : strlen(name) + 1);
  }
  result->bytes = lines.bytes;
  result->length = lines.length;
  return lines.failed ? camarilla_gv_out_of_memory : camarilla_gv_done;
}

static camarilla_gv_status draw_graph(
  Agraph_t *graph, const camarilla_gv_request *request, camarilla_gv_result *result) {
  // The engines draw from the C library's generators; from here each drawing sees the same numbers.
  srand(1);
  srand48(1);
  if (gvLayout(context, graph, request->engine) != 0) return camarilla_gv_layout_failed;
  camarilla_gv_status status =
    has_error ? camarilla_gv_layout_failed : check_coordinates(graph, result);
  if (status == camarilla_gv_done) status = check_pixels(graph, request, result);
  if (status == camarilla_gv_done) {
    if (request->document != NULL) {
      bool is_drawn = camarilla_gv_draw_page(
        request->document, context, graph, request->page_width, request->page_height);
      if (!is_drawn || has_error) status = camarilla_gv_render_failed;
    } else if (request->format == NULL) {
      status = write_positions(graph, result);
    } else {
      char *bytes = NULL;
      size_t length = 0;
      int code = camarilla_gv_render(context, graph, request->format, &bytes, &length);
      if (code == 0 && bytes != NULL && length > 0 && !has_error) {
        result->bytes = malloc(length);
        result->length = length;
        if (result->bytes == NULL) {
          status = camarilla_gv_out_of_memory;
        } else {
          memcpy(result->bytes, bytes, length);
        }
      } else {
        status = camarilla_gv_render_failed;
      }
      if (bytes != NULL) gvFreeRenderData(bytes);
    }
  }
  gvFreeLayout(context, graph);
  return status;
}

camarilla_gv_status camarilla_gv_draw(
  const camarilla_gv_request *request, camarilla_gv_result *result) {
  *result = (camarilla_gv_result){0};
  begin_messages();
  camarilla_gv_status status = camarilla_gv_no_context;
  if (have_context()) {
    Agraph_t *graph = NULL;
    status = read_graph(request->dot, request->dot_length, &graph);
    if (graph != NULL) {
      status = draw_graph(graph, request, result);
      agclose(graph);
    }
    if (status == camarilla_gv_render_failed) leave_context();
  }
  result->messages = take_messages(&result->messages_length);
  return status;
}

void camarilla_gv_free(camarilla_gv_result *result) {
  free(result->bytes);
  free(result->messages);
  free(result->culprit);
  *result = (camarilla_gv_result){0};
}

// MARK: - What there is

const char *camarilla_gv_version(void) {
  begin_messages();
  return have_context() ? gvcVersion(context) : NULL;
}

char *camarilla_gv_plugins(const char *kind, size_t *length) {
  begin_messages();
  *length = 0;
  if (!have_context()) return NULL;
  int count = 0;
  char **names = camarilla_gv_plugin_list(context, kind, &count);
  if (names == NULL) return NULL;
  buffer list = {0};
  for (int i = 0; i < count; i++) {
    append(&list, names[i], strlen(names[i]) + 1);
    free(names[i]);
  }
  free(names);
  *length = list.length;
  return list.bytes;
}

void camarilla_gv_free_plugins(char *list) {
  free(list);
}

// Asked of fontconfig itself, which the text layout uses, without linking it: without any font the
// library draws boxes in place of letters, for an unknown one it takes another, and reports nothing.
typedef struct {
  int count, capacity;
  void **fonts;
} font_set;

static void *fontconfig(void) {
#if defined(__APPLE__)
  return NULL;
#else
  return dlopen("libfontconfig.so.1", RTLD_LAZY | RTLD_LOCAL);
#endif
}

// Whether fontconfig could be asked; the set is null where there is no font at all.
static bool find_fonts(void *library, font_set **set) {
  if (library == NULL) return false;
  font_set *(*fonts)(void *, int) = (font_set * (*)(void *, int)) dlsym(library, "FcConfigGetFonts");
  int (*start)(void) = (int (*)(void))dlsym(library, "FcInit");
  if (fonts == NULL || start == NULL || !start()) return false;
  *set = fonts(NULL, 0);
  return true;
}

int camarilla_gv_font_count(void) {
  font_set *set = NULL;
  if (!find_fonts(fontconfig(), &set)) return -1;
  return set == NULL ? 0 : set->count;
}

char *camarilla_gv_font_families(size_t *length) {
  *length = 0;
  void *library = fontconfig();
  font_set *set = NULL;
  if (!find_fonts(library, &set) || set == NULL) return NULL;
  int (*text)(const void *, const char *, int, unsigned char **) =
    (int (*)(const void *, const char *, int, unsigned char **))dlsym(library, "FcPatternGetString");
  if (text == NULL) return NULL;
  buffer list = {0};
  for (int i = 0; i < set->count; i++) {
    unsigned char *name = NULL;
    // A font has a name in each of several languages.
    for (int number = 0; text(set->fonts[i], "family", number, &name) == 0; number++) {
      append(&list, (const char *)name, strlen((const char *)name) + 1);
    }
  }
  *length = list.length;
  return list.bytes;
}

// MARK: - The thread

typedef struct {
  void (*body)(void *);
  void *argument;
} thread_start;

static void *run_thread(void *raw) {
  thread_start start = *(thread_start *)raw;
  free(raw);
  start.body(start.argument);
  return NULL;
}

bool camarilla_gv_start_thread(size_t stack_size, void (*body)(void *), void *argument) {
  thread_start *start = malloc(sizeof *start);
  pthread_attr_t attributes;
  if (start == NULL) return false;
  if (pthread_attr_init(&attributes) != 0) {
    free(start);
    return false;
  }
  *start = (thread_start){body, argument};
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_t thread;
  bool started = pthread_attr_setstacksize(&attributes, stack_size) == 0
    && pthread_create(&thread, &attributes, run_thread, start) == 0;
  pthread_attr_destroy(&attributes);
  if (!started) free(start);
  return started;
}

void camarilla_gv_use_plain_numbers(void) {
  locale_t plain = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);
  if (plain != (locale_t)0) uselocale(plain);
}
