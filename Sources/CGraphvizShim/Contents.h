// What a graph holds, taken out of the library's structures.
#pragma once

#include <stdbool.h>

#include "CGraphvizShim.h"
#include "Graphviz.h"

// False when memory runs out.
bool camarilla_gv_take_contents(Agraph_t *graph, camarilla_gv_graph *result);
