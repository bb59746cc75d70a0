/** Stores uploaded pictures. Names are content hashes, so nothing is ever overwritten. */
import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { env } from "../../env";

/** The interface of a picture store: a folder now, an object store later. */
export interface ImageStorage {
  /** Resolves when all bytes are durably stored. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  get(name: string): Promise<Buffer | undefined>;
}

/** The picture store of this installation. */
export const imageStorage: ImageStorage = folderStorage(join(env.dataFolder, "covers"));

/** Stores pictures as files, in subfolders by the first characters of their names. */
export function folderStorage(folder: string): ImageStorage {
  const pathOf = (name: string) => {
    // The name becomes a path, so only hashes are allowed.
    if (!/^[0-9a-f]{64}(-[0-9]+)?\.webp$/.test(name)) throw new Error(`no name of a picture: ${name}`);
    return join(folder, name.slice(0, 2), name);
  };
  return {
    async put(name, bytes) {
      const path = pathOf(name);
      const draft = `${path}.${randomBytes(6).toString("hex")}`;
      await mkdir(/* turbopackIgnore: true */ dirname(path), { recursive: true, mode: 0o700 });
      try {
        const file = await open(/* turbopackIgnore: true */ draft, "wx", 0o600);
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(/* turbopackIgnore: true */ draft, path);
      } catch (error) {
        await rm(/* turbopackIgnore: true */ draft, { force: true });
        throw error;
      }
    },
    async get(name) {
      try {
        return await readFile(/* turbopackIgnore: true */ pathOf(name));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      }
    },
  };
}
