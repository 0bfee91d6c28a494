/* The whole interface of LMDB is one header. */
#include <lmdb.h>
