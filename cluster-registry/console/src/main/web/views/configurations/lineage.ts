import { type Profile, SETTINGS } from "./records";

export interface Inherited {
  value: string;
  /** Name of the profile that says it. */
  from: string;
}

/** The profiles that one inherits from, itself first, the nearest next. */
export function lineage(profiles: readonly Profile[], first: string): Profile[] {
  const line: Profile[] = [];
  let next = profiles.find(({ name }) => name === first);
  while (next && !line.includes(next)) {
    line.push(next);
    const { parent } = next;
    next = profiles.find(({ name }) => name === parent);
  }
  return line;
}

/** What is inherited through this profile, by field: the nearest that says something counts. */
export function inheritedFrom(profiles: readonly Profile[], first: string): Map<string, Inherited> {
  const found = new Map<string, Inherited>();
  for (const profile of lineage(profiles, first)) {
    const said = (key: string, value: string): void => {
      if (!found.has(key)) {
        found.set(key, { value, from: profile.name });
      }
    };
    SETTINGS.filter((key) => key !== "overrides" && profile[key]).forEach((key) => said(key, profile[key]));
    Object.entries(profile.fields).forEach(([path, value]) => said(`fields.${path}`, value));
  }
  return found;
}

export interface Branch {
  profile: Profile;
  children: Branch[];
}

/** The profiles as a tree, those without a parent at its top. */
export function treeOf(profiles: readonly Profile[]): Branch[] {
  const below = (parent: string): Branch[] =>
    profiles.filter((profile) => profile.parent === parent).map((profile) => ({ profile, children: below(profile.name) }));
  return below("");
}
