import { read } from "../../api/client";
import type { FileRecord, Page } from "../../api/types";
import { folderOf } from "./file-url";

const PAGE = 1000;
// The API has paths, no folders: what is in one is made of all that begin so. Nobody reads more of it than that.
const PAGES = 10;

export interface Folder {
  path: string;
  files: number;
  size: number;
  modified: string;
}

/** What is in a folder. */
export interface Listing {
  folders: Folder[];
  files: FileRecord[];
  /** All files whose path begins so, those in folders below too. */
  total: number;
  /** How many of them were looked at. */
  seen: number;
}

/** Reads what is in the folder of a prefix, as far as it begins so. */
export async function listing(prefix: string, signal: AbortSignal): Promise<Listing> {
  const all: FileRecord[] = [];
  for (let page = 0; page < PAGES; page++) {
    const { items, total } = await read<Page<FileRecord>>(`files?prefix=${encodeURIComponent(prefix)}&page=${page}&size=${PAGE}`, signal);
    all.push(...items);
    if (all.length >= total || items.length === 0) {
      break;
    }
    if (page === PAGES - 1) {
      return { ...inFolder(all, folderOf(prefix)), total, seen: all.length };
    }
  }
  return { ...inFolder(all, folderOf(prefix)), total: all.length, seen: all.length };
}

function inFolder(all: FileRecord[], folder: string): Pick<Listing, "folders" | "files"> {
  const folders = new Map<string, Folder>();
  const files: FileRecord[] = [];
  for (const file of all) {
    const slash = file.path.indexOf("/", folder.length);
    if (slash < 0) {
      files.push(file);
      continue;
    }
    const path = file.path.slice(0, slash + 1);
    const known = folders.get(path) ?? { path, files: 0, size: 0, modified: file.modified };
    folders.set(path, {
      path,
      files: known.files + 1,
      size: known.size + file.size,
      modified: Date.parse(file.modified) > Date.parse(known.modified) ? file.modified : known.modified,
    });
  }
  return { folders: [...folders.values()], files };
}
