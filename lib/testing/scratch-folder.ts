import { accessSync, constants, statfsSync } from "node:fs";
import { tmpdir } from "node:os";

const IN_MEMORY = "/dev/shm";
const ROOM = 512 * 2 ** 20;

/** The folder for test databases: in memory where Linux has room, since commits wait for a disk. */
export const scratchFolder = hasRoom() ? IN_MEMORY : tmpdir();

function hasRoom(): boolean {
  try {
    accessSync(IN_MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= ROOM;
  } catch {
    return false;
  }
}
