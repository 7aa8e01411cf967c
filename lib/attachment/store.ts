import 'server-only';
import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { environment } from '../env';

/** How far the bytes got, and whether what sent them came to its end. */
export type Written = { length: number; ended: boolean };

/**
 * Where bytes are kept. Quarantine is written piece by piece; what has been checked is kept under its own hash and never written again, so a
 * late piece of an upload cannot change what was checked. Every node and the worker must reach the same one.
 */
export type FileStore = {
  /** Writes at the offset what comes, and no further than `most`. A connection that breaks leaves what had arrived. */
  write(id: string, offset: number, body: AsyncIterable<Uint8Array>, most: number): Promise<Written>;
  quarantined(id: string): Promise<Buffer>;
  keep(id: string, sha256: string, bytes: Buffer): Promise<void>;
  /** Throws when the bytes are not those that were hashed. */
  read(id: string, sha256: string): Promise<Buffer>;
  /** Of the quarantine. */
  discard(id: string): Promise<void>;
  forget(id: string, sha256: string): Promise<void>;
};

export const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** A folder: on one node's disk, or one that all nodes mount. Names are our own ids and hashes, never a person's words. */
export function folderStore(folder: string): FileStore {
  const quarantine = (id: string) => join(folder, 'quarantine', id);
  const kept = (id: string, sha256: string) => join(folder, 'kept', sha256.slice(0, 2), `${id}-${sha256}`);
  return {
    async write(id, offset, body, most) {
      await mkdir(join(folder, 'quarantine'), { recursive: true, mode: 0o700 });
      const file = await open(quarantine(id), offset === 0 ? 'w' : 'r+', 0o600);
      let length = offset;
      try {
        for await (const piece of body) {
          const fitting = piece.subarray(0, most - length);
          if (fitting.length > 0 && (await file.write(fitting, 0, fitting.length, length)).bytesWritten < fitting.length) throw diskIsFull();
          length += fitting.length;
          if (fitting.length < piece.length) return { length: most + 1, ended: false };
        }
        return { length, ended: true };
      } catch (error) {
        if (/^(ENOSPC|EDQUOT|EIO|EROFS)$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
        return { length, ended: false };
      } finally {
        await file.close();
      }
    },
    quarantined: (id) => readFile(quarantine(id)),
    async keep(id, sha256, bytes) {
      const path = kept(id, sha256);
      await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
      const part = `${path}.${crypto.randomUUID()}`;
      const file = await open(part, 'wx', 0o400);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(part, path);
    },
    async read(id, sha256) {
      const bytes = await readFile(kept(id, sha256));
      if (hashOf(bytes) !== sha256) throw new Error('a kept file is not what was hashed');
      return bytes;
    },
    discard: (id) => rm(quarantine(id), { force: true }),
    forget: (id, sha256) => rm(kept(id, sha256), { force: true }),
  };
}

const diskIsFull = () => Object.assign(new Error('the disk took only a part'), { code: 'ENOSPC' });

/** The store the settings name. */
export const fileStore = (): FileStore => folderStore(resolve(environment().FILES_FOLDER));
