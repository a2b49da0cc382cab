#ifndef C_NO_LOCALES_H
#define C_NO_LOCALES_H

// Nothing to call: what is linked counts.

#endif
