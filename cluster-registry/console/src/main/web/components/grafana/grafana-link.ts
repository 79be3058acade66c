import { html, nothing, type TemplateResult } from "lit";
import { session } from "../../app/session";
import { t } from "../../text/text";

/** Leads to a dashboard of the suite in Grafana, in another tab; nothing where the server does not know where Grafana is. */
export function grafanaLink(dashboard: "overview" | "clusters" | "trust" | "events"): TemplateResult | typeof nothing {
  const grafana = session.who?.grafana;
  return grafana ? html`<a href="${grafana}/d/option150-${dashboard}" target="_blank" rel="noopener">${t("inGrafana")}</a>` : nothing;
}
