#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "Graphviz.h"

// Names get even numbers in the order in which they come, things without a name odd ones.
typedef struct {
  Agraph_t *graph;
  // By number / 2 − 1. They are the graph's own strings, since writers look before a name for whether it is HTML, and up
  // to 2.43 go on using one that they have given back.
  char **names;
  size_t count, capacity;
  size_t *slots;          // open addressing: 1 + index into names, 0 for free
  size_t slot_count;      // a power of two
  IDTYPE next_odd;
} name_table;

// A product of two groups of nodes is a few bytes of text and any number of edges.
enum { most_edges = 20000000 };
static size_t edge_count;

bool camarilla_gv_refused_edges(void) {
  return edge_count > most_edges;
}

static uint64_t hash_of(const char *name) {
  uint64_t hash = 14695981039346656037u;  // FNV-1a
  for (; *name != 0; name++) hash = (hash ^ (unsigned char)*name) * 1099511628211u;
  return hash;
}

static size_t *slot_of(name_table *table, const char *name) {
  size_t mask = table->slot_count - 1;
  size_t slot = (size_t)hash_of(name) & mask;
  while (table->slots[slot] != 0 && strcmp(table->names[table->slots[slot] - 1], name) != 0) {
    slot = (slot + 1) & mask;
  }
  return &table->slots[slot];
}

static int grow(name_table *table) {
  if (table->count == table->capacity) {
    size_t capacity = table->capacity * 2 + 64;
    char **names = realloc(table->names, capacity * sizeof *names);
    if (names == NULL) return 0;
    table->names = names;
    table->capacity = capacity;
  }
  if (table->count * 2 >= table->slot_count) {
    size_t slot_count = table->slot_count == 0 ? 128 : table->slot_count * 2;
    size_t *slots = calloc(slot_count, sizeof *slots);
    if (slots == NULL) return 0;
    free(table->slots);
    table->slots = slots;
    table->slot_count = slot_count;
    for (size_t i = 0; i < table->count; i++) *slot_of(table, table->names[i]) = i + 1;
  }
  return 1;
}

static void *open_ids(Agraph_t *graph, Agdisc_t *disciplines) {
  (void)disciplines;
  name_table *table = calloc(1, sizeof *table);
  if (table == NULL) return NULL;
  table->graph = graph;
  table->next_odd = 1;
  return table;
}

static long map_id(void *state, int kind, char *name, IDTYPE *id, int creates) {
  name_table *table = state;
  if (table == NULL) return 0;
  if (kind == AGEDGE && creates && ++edge_count > most_edges) return 0;
  if (name == NULL) {
    *id = table->next_odd;
    table->next_odd += 2;
    return 1;
  }
  if (!grow(table)) return 0;
  size_t *slot = slot_of(table, name);
  if (*slot == 0) {
    if (!creates) return 0;
    char *copy = agstrdup(table->graph, name);
    if (copy == NULL) return 0;
    table->names[table->count++] = copy;
    *slot = table->count;
  }
  *id = (IDTYPE)*slot * 2;
  return 1;
}

static void free_id(void *state, int kind, IDTYPE id) {
  (void)state;
  (void)kind;
  (void)id;
}

static char *print_id(void *state, int kind, IDTYPE id) {
  (void)kind;
  name_table *table = state;
  if (table == NULL || id % 2 != 0 || id == 0 || id / 2 > table->count) return NULL;
  return table->names[id / 2 - 1];
}

static void close_ids(void *state) {
  name_table *table = state;
  if (table == NULL) return;
  free(table->names);
  free(table->slots);
  free(table);
}

void camarilla_gv_prepare_ids(camarilla_gv_ids *ids) {
  // Copied first, because the set of fields differs between versions.
  ids->discipline = AgIdDisc;
  ids->discipline.open = open_ids;
  ids->discipline.map = map_id;
  ids->discipline.free = free_id;
  ids->discipline.print = print_id;
  ids->discipline.close = close_ids;
  edge_count = 0;
}
