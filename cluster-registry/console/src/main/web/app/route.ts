/** Where the viewer is: the part of the address behind `#`, e.g. `#/phones/SEP001122AABBCC`. */
export interface Route {
  view: string;
  /** What of it, e.g. a phone's name; empty: all. */
  item: string;
}

export function currentRoute(): Route {
  const [view = "", item = ""] = location.hash.replace(/^#\/?/, "").split("?")[0]?.split("/") ?? [];
  return { view: view || "overview", item: decoded(item) };
}

export function address(view: string, item = ""): string {
  return `#/${view}${item && `/${encodeURIComponent(item)}`}`;
}

function decoded(item: string): string {
  try {
    return decodeURIComponent(item);
  } catch {
    return item;
  }
}
