// SPDX-License-Identifier: EUPL-1.2
#ifndef COPENSSL_SHIM_H
#define COPENSSL_SHIM_H

// Everything the wrapper needs, and nothing else: a new OpenSSL header enters
// the project by being added here, where a reviewer sees it.
#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rand.h>
#include <openssl/x509.h>

#if OPENSSL_VERSION_NUMBER < 0x30000000L
#error "Feuillet needs OpenSSL 3.0 or later."
#endif

#endif
