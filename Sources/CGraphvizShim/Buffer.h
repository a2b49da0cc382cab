// Bytes that grow.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  char *bytes;
  size_t length, capacity;
  bool failed;
} buffer;

static inline void append(buffer *to, const char *bytes, size_t length) {
  if (to->failed) return;
  if (to->length + length + 1 > to->capacity) {
    size_t capacity = (to->length + length + 1) * 2;
    char *grown = realloc(to->bytes, capacity);
    if (grown == NULL) {
      to->failed = true;
      return;
    }
    to->bytes = grown;
    to->capacity = capacity;
  }
  memcpy(to->bytes + to->length, bytes, length);
  to->length += length;
  to->bytes[to->length] = 0;
}
