/** A file that the viewer chose, with its path below what was chosen. */
export interface Chosen {
  path: string;
  file: File;
}

/** What was chosen in a dialog, of files or of a folder. */
export function picked(input: HTMLInputElement): Chosen[] {
  const chosen = [...(input.files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
  // So that the same file can be chosen again.
  input.value = "";
  return chosen;
}

/** What was dropped: files, and folders with all that is in them. */
export async function dropped(data: DataTransfer): Promise<Chosen[]> {
  // All is read before anything is waited for: the list is empty once the event is over.
  const items = [...data.items]
    .filter((item) => item.kind === "file")
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const all = await Promise.all(items.map(({ entry, file }) => (entry ? walk(entry, "") : file ? [{ path: file.name, file }] : [])));
  return all.flat();
}

async function walk(entry: FileSystemEntry, folder: string): Promise<Chosen[]> {
  const path = folder + entry.name;
  if (entry.isFile) {
    const file = await new Promise<File>((then, fault) => (entry as FileSystemFileEntry).file(then, fault));
    return [{ path, file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: Chosen[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((then, fault) => reader.readEntries(then, fault));
    if (some.length === 0) {
      return found;
    }
    for (const one of some) {
      found.push(...(await walk(one, `${path}/`)));
    }
  }
}
