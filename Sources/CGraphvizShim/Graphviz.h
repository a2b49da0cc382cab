// Graphviz's headers, wherever they lie, and the three places where its versions differ.
#pragma once

#include <stdbool.h>

#if __has_include(<gvc.h>)
#include <cgraph.h>
#include <gvc.h>
#else
#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>
#endif

// The type of the function itself tells the versions apart: there is no version macro before 14.
// Each cast is to the type that the function has wherever that branch is taken.
typedef void camarilla_gv_any_function(void);

// The length is an `unsigned` before 13, a `size_t` since.
typedef int camarilla_gv_render_unsigned(
  GVC_t *, graph_t *, const char *, char **, unsigned int *);
typedef int camarilla_gv_render_size(GVC_t *, graph_t *, const char *, char **, size_t *);

static inline int camarilla_gv_render(
  GVC_t *gvc, graph_t *graph, const char *format, char **bytes, size_t *length) {
  unsigned int short_length = 0;
  size_t long_length = 0;
  camarilla_gv_any_function *function = (camarilla_gv_any_function *)gvRenderData;
  int code = _Generic(&gvRenderData,
    camarilla_gv_render_unsigned *:
      ((camarilla_gv_render_unsigned *)function)(gvc, graph, format, bytes, &short_length),
    camarilla_gv_render_size *:
      ((camarilla_gv_render_size *)function)(gvc, graph, format, bytes, &long_length));
  *length = short_length > 0 ? short_length : long_length;
  return code;
}

// A fourth argument, never used, went away with 8.
typedef char **camarilla_gv_list_four(GVC_t *, const char *, int *, char *);
typedef char **camarilla_gv_list_four_constant(GVC_t *, const char *, int *, const char *);
typedef char **camarilla_gv_list_three(GVC_t *, const char *, int *);

static inline char **camarilla_gv_plugin_list(GVC_t *gvc, const char *kind, int *count) {
  camarilla_gv_any_function *function = (camarilla_gv_any_function *)gvPluginList;
  return _Generic(&gvPluginList,
    camarilla_gv_list_four *:
      ((camarilla_gv_list_four *)function)(gvc, kind, count, NULL),
    camarilla_gv_list_four_constant *:
      ((camarilla_gv_list_four_constant *)function)(gvc, kind, count, NULL),
    camarilla_gv_list_three *: ((camarilla_gv_list_three *)function)(gvc, kind, count));
}

// MARK: - Identifiers

// The library's own discipline takes the addresses of names for identifiers and sorts subgraphs by
// them, so that the order of clusters follows the heap. This one counts.
typedef struct {
  Agiddisc_t discipline;
} camarilla_gv_ids;

void camarilla_gv_prepare_ids(camarilla_gv_ids *ids);

// Whether the text read since had more edges than are taken.
bool camarilla_gv_refused_edges(void);
