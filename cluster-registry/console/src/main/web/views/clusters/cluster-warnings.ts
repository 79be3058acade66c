import { html, nothing, type TemplateResult } from "lit";
import type { Warning } from "../../api/types";
import type { Key } from "../../text/en";
import { number, t } from "../../text/text";

const KINDS: Record<string, Key> = {
  gone: "warningGone",
  "second-level": "warningSecondLevel",
  overridden: "warningOverridden",
  "auto-registration": "warningAutoRegistration",
  proxy: "warningProxy",
  "shared-address": "warningSharedAddress",
  "many-nodes": "warningManyNodes",
};

/** What an admin should know of a cluster, each in a line: what kind of thing it is, and the words of the server. */
export function clusterWarnings(warnings: readonly Warning[]): TemplateResult[] {
  return warnings.map(({ kind, text }) => {
    const key = KINDS[kind];
    return html`<p class="small"><strong>${key ? t(key) : kind}</strong> <span lang="en">${text}</span></p>`;
  });
}

/** The same behind their number; nothing where there are none. */
export function foldedWarnings(warnings: readonly Warning[] = []): TemplateResult | typeof nothing {
  return warnings.length === 0
    ? nothing
    : html`<details>
        <summary class="small"><span class="care"><span aria-hidden="true">! </span>${t("warningCount", { count: number(warnings.length) })}</span></summary>
        ${clusterWarnings(warnings)}
      </details>`;
}
