// SPDX-License-Identifier: EUPL-1.2
#ifndef CEXPAT_SHIM_H
#define CEXPAT_SHIM_H

// The event parser of Expat 2.5.
#include <expat.h>

#endif
