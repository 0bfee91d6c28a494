/* Everything that a DAOS client may call, in one translation unit. */

/* First, because DFS_RDONLY and DFS_RDWR are defined through O_RDONLY and O_RDWR and would silently be left out. */
#include <fcntl.h>
#include <uuid/uuid.h>

#include <daos.h>
#include <daos_task.h>
#include <daos_pipeline.h>
#include <daos_fs.h>
#include <daos_fs_sys.h>
#include <daos_uns.h>
