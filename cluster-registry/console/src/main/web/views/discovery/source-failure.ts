import { html, nothing, type TemplateResult } from "lit";
import type { Key } from "../../text/en";
import { t } from "../../text/text";

/** The steps on the way to an answer, as a reason begins with the one that failed. */
const STEPS: Record<string, Key> = {
  Password: "failedPassword",
  DNS: "failedDns",
  TCP: "failedTcp",
  TLS: "failedTls",
  "HTTP 401": "failedUnauthorized",
  "HTTP 403": "failedForbidden",
  "HTTP 503": "failedBusy",
  "Cut body": "failedBroke",
  "Timed out": "failedTimeout",
  Malformed: "failedUnread",
  "Too large": "failedUnread",
  Version: "failedVersion",
};

/** Why a source did not answer: at which step and what to do, in the viewer's language; and the server's words. */
export function sourceFailure(reason: string): TemplateResult {
  const key = STEPS[reason.slice(0, Math.max(0, reason.indexOf(":")))];
  return html`${key ? html`${t(key)}<br />` : nothing}<span class="small" lang="en">${reason}</span>`;
}
