#include "Document.h"

#include <dlfcn.h>
#include <stdlib.h>

#include "CGraphvizShim.h"

typedef void surface;
typedef void drawing;

typedef struct {
  surface *(*create)(int (*)(void *, const unsigned char *, unsigned int), void *, double, double);
  void (*set_size)(surface *, double, double);
  void (*set_metadata)(surface *, int, const char *);
  surface *(*part)(surface *, double, double, double, double);
  void (*show_page)(surface *);
  void (*finish)(surface *);
  int (*status)(surface *);
  void (*destroy)(surface *);
  drawing *(*begin)(surface *);
  void (*end)(drawing *);
} cairo_functions;

struct camarilla_gv_document {
  cairo_functions cairo;
  buffer bytes;
  surface *file;
};

static int take_bytes(void *into, const unsigned char *bytes, unsigned int length) {
  append(into, (const char *)bytes, length);
  return 0;
}

static bool find_cairo(cairo_functions *cairo) {
#if defined(__APPLE__)
  void *library = dlopen("libcairo.2.dylib", RTLD_LAZY | RTLD_LOCAL);
#else
  void *library = dlopen("libcairo.so.2", RTLD_LAZY | RTLD_LOCAL);
#endif
  if (library == NULL) return false;
  *(void **)&cairo->create = dlsym(library, "cairo_pdf_surface_create_for_stream");
  *(void **)&cairo->set_size = dlsym(library, "cairo_pdf_surface_set_size");
  *(void **)&cairo->set_metadata = dlsym(library, "cairo_pdf_surface_set_metadata");
  *(void **)&cairo->part = dlsym(library, "cairo_surface_create_for_rectangle");
  *(void **)&cairo->show_page = dlsym(library, "cairo_surface_show_page");
  *(void **)&cairo->finish = dlsym(library, "cairo_surface_finish");
  *(void **)&cairo->status = dlsym(library, "cairo_surface_status");
  *(void **)&cairo->destroy = dlsym(library, "cairo_surface_destroy");
  *(void **)&cairo->begin = dlsym(library, "cairo_create");
  *(void **)&cairo->end = dlsym(library, "cairo_destroy");
  return cairo->create && cairo->set_size && cairo->part && cairo->show_page && cairo->finish
    && cairo->status && cairo->destroy && cairo->begin && cairo->end;
}

camarilla_gv_document *camarilla_gv_begin_document(void) {
  document *made = calloc(1, sizeof *made);
  if (made == NULL) return NULL;
  if (!find_cairo(&made->cairo)) {
    free(made);
    return NULL;
  }
  made->file = made->cairo.create(take_bytes, &made->bytes, 72, 72);
  enum { created = 5 };  // CAIRO_PDF_METADATA_CREATE_DATE
  if (made->cairo.set_metadata != NULL) {
    made->cairo.set_metadata(made->file, created, "1970-01-01T00:00:00Z");
  }
  return made;
}

bool camarilla_gv_draw_page(
  document *document, GVC_t *context, Agraph_t *graph, double width, double height) {
  const cairo_functions *cairo = &document->cairo;
  cairo->set_size(document->file, width, height);
  // Graphviz finishes what it has drawn on, and gives it back once: a part that is as large as the page takes the place
  // of the file.
  surface *page = cairo->part(document->file, 0, 0, width, height);
  drawing *drawing = cairo->begin(page);
  int code = gvRenderContext(context, graph, "pdf", drawing);
  cairo->end(drawing);
  cairo->show_page(document->file);
  return code == 0 && cairo->status(document->file) == 0;
}

char *camarilla_gv_end_document(camarilla_gv_document *document, size_t *length) {
  document->cairo.finish(document->file);
  bool is_whole = document->cairo.status(document->file) == 0 && !document->bytes.failed;
  document->cairo.destroy(document->file);
  char *bytes = document->bytes.bytes;
  *length = document->bytes.length;
  free(document);
  if (is_whole) return bytes;
  free(bytes);
  *length = 0;
  return NULL;
}
