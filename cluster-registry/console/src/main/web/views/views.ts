/** The views of the menu, in its order; each name is the key of its text as well. */
export const VIEWS = ["overview", "phones", "clusters", "discovery", "edges", "files", "configurations", "trust", "requests", "dhcp", "audit", "about"] as const;
