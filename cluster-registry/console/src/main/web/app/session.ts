import type { Session } from "../api/types";

const KEY = "token";

/** Who is signed in in this tab; tells by the event `change`. */
class SignedIn extends EventTarget {
  token = sessionStorage.getItem(KEY) ?? "";
  who: Session | null = null;
  /** The server has refused a token that it knew before. */
  ended = false;

  begin(token: string, who: Session): void {
    sessionStorage.setItem(KEY, token);
    this.token = token;
    this.who = who;
    this.ended = false;
    this.dispatchEvent(new Event("change"));
  }

  end(refused: boolean): void {
    sessionStorage.removeItem(KEY);
    this.token = "";
    this.ended = refused;
    this.who = null;
    this.dispatchEvent(new Event("change"));
  }

  /** Whether what needs this role is shown. The server decides again. */
  may(role: "operator" | "admin"): boolean {
    return this.who?.roles.includes(role) ?? false;
  }

  /** The highest role of who is signed in. */
  get role(): "admin" | "operator" | "service" | "viewer" {
    return (["admin", "operator", "service"] as const).find((role) => this.who?.roles.includes(role)) ?? "viewer";
  }
}

export const session = new SignedIn();
