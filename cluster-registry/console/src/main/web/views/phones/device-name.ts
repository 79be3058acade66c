const WRITTEN = /^(SEP|ATA)?([0-9A-F]{12})$/;

/** The name of the phone that is meant by a whole name or MAC address in any writing; empty: by none. */
export function deviceOf(text: string): string {
  const [, kind = "SEP", mac] = WRITTEN.exec(text.toUpperCase().replace(/[\s.:_-]/g, "")) ?? [];
  return mac ? kind + mac : "";
}
