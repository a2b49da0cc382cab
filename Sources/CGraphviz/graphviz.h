// Graphviz keeps its headers in <graphviz/…>, or beside the include path that pkg-config names.
// Nothing is included here on purpose: Swift never sees a Graphviz header, only CGraphvizShim does,
// so that one Swift source compiles against every version.
#pragma once
