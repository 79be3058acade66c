/**
 * A thing's fields as they stand in the controls of a form, by the names that the API's problems have for them: `model`,
 * `fields.vendorConfig/webAccess`, `lines[0].number`.
 */
export type Fields = Readonly<Record<string, string>>;

/** The fields of a list's elements, each as a text. */
export function spread(name: string, list: readonly object[]): Fields {
  return Object.fromEntries(list.flatMap((one, i) => Object.entries(one).map(([key, value]) => [`${name}[${i}].${key}`, String(value ?? "")])));
}

/** The elements that such fields are of. */
export function listOf(fields: Fields, name: string): Record<string, string>[] {
  const list: Record<string, string>[] = [];
  for (const [key, value] of Object.entries(fields)) {
    const [, place, property] = key.startsWith(`${name}[`) ? (/\[(\d+)\]\.(.+)$/.exec(key) ?? []) : [];
    if (place !== undefined && property !== undefined) {
      (list[Number(place)] ??= {})[property] = value;
    }
  }
  return list.filter((one) => one);
}

/** Fields that begin so, without that beginning. */
export function under(fields: Fields, start: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([key]) => key.startsWith(start))
      .map(([key, value]) => [key.slice(start.length), value]),
  );
}

/** What is changed as one: a field, or a list with all its elements. */
function unit(key: string): string {
  return key.split("[")[0] ?? key;
}

/** The units that are not as they were. */
export function changedUnits(from: Fields, to: Fields): string[] {
  const keys = new Set([...Object.keys(from), ...Object.keys(to)]);
  return [...new Set([...keys].filter((key) => from[key] !== to[key]).map(unit))];
}

/** What one viewer changed of what they read, on top of what another one made of it meanwhile. */
export function merged(read: Fields, mine: Fields, theirs: Fields): Fields {
  const changed = new Set(changedUnits(read, mine));
  const of = (fields: Fields, isMine: boolean): [string, string][] => Object.entries(fields).filter(([key]) => changed.has(unit(key)) === isMine);
  return Object.fromEntries([...of(theirs, false), ...of(mine, true)]);
}

/** A unit as people read it; a list by its elements. */
export function shown(fields: Fields, name: string): string {
  const list = listOf(fields, name);
  return list.length === 0 ? (fields[name] ?? "") : list.map((one) => Object.values(one).filter(Boolean).join(" ")).join("; ");
}
