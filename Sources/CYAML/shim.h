// SPDX-License-Identifier: EUPL-1.2
#ifndef CYAML_SHIM_H
#define CYAML_SHIM_H

// The event parser of libyaml 0.2; its emitter and its document loader are not used.
#include <yaml.h>

#endif
