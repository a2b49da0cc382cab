// ICU's data of no locale, in place of that of all.
//
// Libraries that a command is made of link Foundation, and where Swift's libraries are linked statically, Foundation
// brings 34 MB of tables with it: names of months and currencies, orders of letters, time zones. The command asks for
// none of them, as what it prints may not depend on a locale. ICU looks its data up by this name; a linker that has found
// it here takes no other from the library. ICU itself is built with the like ("stubdata"), so all of it copes: what isn't
// there is told as missing, and codes and properties of characters are in its program. Where Foundation is a shared
// library, this stands beside it unused, as it is hidden.
//
// The format is that of udata.h and ucmndata.h in ICU 76: a header, the data's kind, and a table of contents, of no entry.

#include <stdint.h>

struct common_data {
  uint16_t header_size;
  uint8_t magic[2];
  uint16_t info_size;
  uint16_t reserved_word;
  uint8_t is_big_endian;
  uint8_t charset_family;
  uint8_t size_of_unit;
  uint8_t reserved_byte;
  uint8_t data_format[4];
  uint8_t format_version[4];
  uint8_t data_version[4];
  uint8_t padding[8];
  uint32_t entries;
  uint32_t nothing;
};

#define NO_LOCALES                                                            \
  {                                                                           \
    .header_size = 32, .magic = {0xda, 0x27}, .info_size = 20,                \
    .is_big_endian = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__,                  \
    .size_of_unit = 2, .data_format = {'T', 'o', 'C', 'P'},                   \
    .format_version = {1}                                                     \
  }

// By the version of ICU in the name: that of Swift 6.2 and 6.3, and those about it. An unused one is 40 bytes.
#define OF_VERSION(number)                                                    \
  __attribute__((visibility("hidden"), aligned(16)))                          \
  const struct common_data icudt##number##_dat = NO_LOCALES;

OF_VERSION(74)
OF_VERSION(75)
OF_VERSION(76)
OF_VERSION(77)
OF_VERSION(78)
