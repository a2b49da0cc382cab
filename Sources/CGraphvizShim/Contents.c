#include "Contents.h"

#include <stdint.h>

#include "Buffer.h"

static void append_text(buffer *to, const char *text) {
  if (text == NULL) text = "";
  append(to, text, strlen(text) + 1);
}

// A value, after a letter that says whether it is text or markup.
static void append_value(buffer *to, char *value) {
  append(to, value != NULL && aghtmlstr(value) ? "H" : "T", 1);
  append_text(to, value);
}

// The attributes that are declared for a kind of objects, in the order in which the text first has
// them; the library's own order is that of their names.
typedef struct {
  Agsym_t **symbols;
  size_t count;
  bool failed;
} declarations;

static int by_number(const void *a, const void *b) {
  int first = (*(Agsym_t *const *)a)->id, second = (*(Agsym_t *const *)b)->id;
  return first < second ? -1 : first > second;
}

static declarations declared(Agraph_t *graph, int kind) {
  declarations found = {0};
  size_t capacity = 0;
  for (Agsym_t *symbol = agnxtattr(graph, kind, NULL); symbol != NULL;
       symbol = agnxtattr(graph, kind, symbol)) {
    if (found.count == capacity) {
      capacity = capacity * 2 + 16;
      Agsym_t **symbols = realloc(found.symbols, capacity * sizeof *symbols);
      if (symbols == NULL) {
        found.failed = true;
        return found;
      }
      found.symbols = symbols;
    }
    found.symbols[found.count++] = symbol;
  }
  if (found.count > 0) qsort(found.symbols, found.count, sizeof *found.symbols, by_number);
  return found;
}

static size_t append_names(buffer *to, declarations attributes) {
  for (size_t i = 0; i < attributes.count; i++) append_text(to, attributes.symbols[i]->name);
  return attributes.count;
}

static void append_values(buffer *to, declarations attributes, void *object) {
  for (size_t i = 0; i < attributes.count; i++) {
    append_value(to, agxget(object, attributes.symbols[i]));
  }
}

static int by_sequence(const void *a, const void *b) {
  unsigned first = AGSEQ(*(Agedge_t *const *)a), second = AGSEQ(*(Agedge_t *const *)b);
  return first < second ? -1 : first > second;
}

// `places` are those of nodes by their sequence numbers, which grow in the order of the text.
static bool append_edges(
  Agraph_t *graph, const uint32_t *places, declarations attributes, buffer *texts,
  camarilla_gv_graph *result) {
  size_t count = result->edge_count, i = 0;
  Agedge_t **edges = malloc((count + 1) * sizeof *edges);
  result->ends = malloc((2 * count + 1) * sizeof *result->ends);
  if (edges == NULL || result->ends == NULL) {
    free(edges);
    return false;
  }
  for (Agnode_t *node = agfstnode(graph); node != NULL; node = agnxtnode(graph, node)) {
    for (Agedge_t *edge = agfstout(graph, node); edge != NULL; edge = agnxtout(graph, edge)) {
      if (i < count) edges[i++] = edge;
    }
  }
  result->edge_count = i;
  qsort(edges, i, sizeof *edges, by_sequence);
  for (i = 0; i < result->edge_count; i++) {
    Agedge_t *edge = edges[i];
    result->ends[2 * i] = places[AGSEQ(agtail(edge))];
    result->ends[2 * i + 1] = places[AGSEQ(aghead(edge))];
    append_text(texts, agnameof(edge));
    append_values(texts, attributes, edge);
  }
  free(edges);
  return true;
}

// A subgraph that has a name, and those within it: its name, its label, and its nodes.
static void append_subgraphs(
  Agraph_t *graph, const uint32_t *places, buffer *texts, buffer *members,
  camarilla_gv_graph *result) {
  for (Agraph_t *part = agfstsubg(graph); part != NULL; part = agnxtsubg(part)) {
    char *name = agnameof(part);
    // Those without a name in the text have one that begins with a mark.
    if (name != NULL && *name != 0 && *name != '%') {
      append_text(texts, name);
      char *label = agget(part, "label");
      char *outer = agget(agroot(graph), "label");
      bool is_own = label != NULL && (outer == NULL || strcmp(label, outer) != 0);
      append_value(texts, is_own ? label : NULL);
      uint32_t count = (uint32_t)agnnodes(part);
      append(members, (char *)&count, sizeof count);
      for (Agnode_t *node = agfstnode(part); node != NULL; node = agnxtnode(part, node)) {
        append(members, (const char *)&places[AGSEQ(node)], sizeof *places);
      }
      result->subgraph_count++;
    }
    append_subgraphs(part, places, texts, members, result);
  }
}

bool camarilla_gv_take_contents(Agraph_t *graph, camarilla_gv_graph *result) {
  buffer texts = {0}, members = {0};
  result->is_directed = agisdirected(graph);
  result->is_strict = agisstrict(graph);
  result->node_count = (size_t)agnnodes(graph);
  result->edge_count = (size_t)agnedges(graph);
  const char *name = agnameof(graph);
  append_text(&texts, name != NULL && *name == '%' ? "" : name);
  declarations of_graph = declared(graph, AGRAPH);
  declarations of_nodes = declared(graph, AGNODE);
  declarations of_edges = declared(graph, AGEDGE);
  result->graph_attributes = append_names(&texts, of_graph);
  append_values(&texts, of_graph, graph);
  result->node_attributes = append_names(&texts, of_nodes);
  result->edge_attributes = append_names(&texts, of_edges);

  unsigned last = 0;
  for (Agnode_t *node = agfstnode(graph); node != NULL; node = agnxtnode(graph, node)) {
    if (AGSEQ(node) > last) last = AGSEQ(node);
  }
  uint32_t *places = calloc((size_t)last + 1, sizeof *places);
  bool is_whole =
    places != NULL && !of_graph.failed && !of_nodes.failed && !of_edges.failed;
  if (is_whole) {
    uint32_t place = 0;
    for (Agnode_t *node = agfstnode(graph); node != NULL; node = agnxtnode(graph, node)) {
      places[AGSEQ(node)] = place++;
      append_text(&texts, agnameof(node));
      append_values(&texts, of_nodes, node);
    }
    is_whole = append_edges(graph, places, of_edges, &texts, result);
    if (is_whole) append_subgraphs(graph, places, &texts, &members, result);
  }
  free(places);
  free(of_graph.symbols);
  free(of_nodes.symbols);
  free(of_edges.symbols);
  result->texts = texts.bytes;
  result->texts_length = texts.length;
  result->members = (uint32_t *)(void *)members.bytes;
  result->members_length = members.length / sizeof(uint32_t);
  return is_whole && !texts.failed && !members.failed;
}

void camarilla_gv_free_graph(camarilla_gv_graph *graph) {
  free(graph->texts);
  free(graph->ends);
  free(graph->members);
  free(graph->messages);
  *graph = (camarilla_gv_graph){0};
}
