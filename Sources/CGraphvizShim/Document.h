// A PDF file of several pages, each drawn from a graph. Graphviz itself makes a file a graph; Cairo, with which it draws,
// is asked for the file, without being linked.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "Buffer.h"
#include "Graphviz.h"

typedef struct camarilla_gv_document document;

// Draws a graph that is laid out on a page of its own. Returns whether that was done.
bool camarilla_gv_draw_page(
  document *document, GVC_t *context, Agraph_t *graph, double width, double height);
