import type { Cluster } from "../../api/types";

/** What is entered, field by field, as it stands in the controls. */
export interface Entered {
  clusterId: string;
  description: string;
  fqdn: string;
  tftpAddresses: string;
  tftpPort: string;
  httpPort: string;
  order: string;
  tftpEnabled: boolean;
  secure: boolean;
}

export type FieldName = keyof Entered;

export const EMPTY: Entered = {
  clusterId: "",
  description: "",
  fqdn: "",
  tftpAddresses: "",
  tftpPort: "69",
  httpPort: "6970",
  order: "100",
  tftpEnabled: true,
  secure: false,
};

export function enteredOf(cluster: Cluster): Entered {
  return {
    clusterId: cluster.clusterId,
    description: cluster.description,
    fqdn: cluster.fqdn,
    tftpAddresses: cluster.tftpAddresses.join(", "),
    tftpPort: String(cluster.tftpPort),
    httpPort: String(cluster.httpPort ?? ""),
    order: String(cluster.order),
    tftpEnabled: cluster.tftpEnabled,
    secure: cluster.secure,
  };
}

/** The fields that are not as they were. */
export function changedFields(from: Entered, to: Entered): FieldName[] {
  return (Object.keys(from) as FieldName[]).filter((name) => from[name] !== to[name]);
}

/** These fields as the API takes them. What is no number goes as it is: the server says what is wrong with it. */
export function bodyOf(entered: Entered, names: FieldName[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, valueOf(name, entered)]));
}

function valueOf(name: FieldName, entered: Entered): unknown {
  const value = entered[name];
  if (typeof value === "boolean") {
    return value;
  }
  const text = value.trim();
  switch (name) {
    case "tftpAddresses":
      return text.split(/[\s,，]+/).filter((part) => part);
    case "httpPort":
      return text === "" ? null : numberOf(text);
    case "tftpPort":
    case "order":
      return numberOf(text);
    default:
      return text;
  }
}

function numberOf(text: string): unknown {
  return /^-?\d{1,9}$/.test(text) ? Number(text) : text;
}
