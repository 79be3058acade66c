import { readBytes } from "../../api/client";

/** What the API would take for a file's history, were it not told that all of it is a path. */
const MISREAD = /\/versions(\/[^/]+\/(restore|diff))?$/;

/** A file's path in the API. */
export function fileUrl(path: string, force = false): string {
  const query = new URLSearchParams();
  if (MISREAD.test(path)) {
    query.set("literal", "true");
  }
  if (force) {
    query.set("force", "true");
  }
  return `files/${encoded(path)}${query.size > 0 ? `?${query.toString()}` : ""}`;
}

export function versionsUrl(path: string): string {
  return `files/${encoded(path)}/versions`;
}

/** The folder that a path, or the beginning of paths, is in: all up to the last slash, with it; empty for the top. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

export function folderAddress(folder: string): string {
  return folder ? `#/files?prefix=${encodeURIComponent(folder)}` : "#/files";
}

/** Fetches bytes of the API and hands them to the viewer as a file. */
export async function download(url: string, path: string): Promise<void> {
  handOver(await readBytes(url), path.slice(folderOf(path).length));
}

/** Hands bytes to the viewer as a file of this name. */
export function handOver(bytes: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(bytes);
  link.download = name;
  link.click();
  // The browser still reads it after the click.
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function encoded(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
