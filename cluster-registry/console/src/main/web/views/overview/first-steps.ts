import { html, nothing, type TemplateResult } from "lit";
import { address } from "../../app/route";
import { session } from "../../app/session";
import type { Key } from "../../text/en";
import { t } from "../../text/text";

const STEPS: { text: Key; to: string; link: Key }[] = [
  { text: "firstClusters", to: address("clusters", "+"), link: "newCluster" },
  { text: "firstSources", to: address("discovery"), link: "discovery" },
  { text: "firstDhcp", to: address("dhcp"), link: "dhcp" },
  { text: "firstFiles", to: address("files"), link: "files" },
  { text: "firstBoot", to: address("requests"), link: "requests" },
];

/** What to do with a suite that knows no remote cluster and no phone yet; nothing once it knows either. */
export function firstSteps(clusters: number, phones: number): TemplateResult | typeof nothing {
  // The suite's own is always there.
  return clusters > 1 || phones > 0 || !session.may("admin")
    ? nothing
    : html`<section class="card" aria-labelledby="first">
        <h2 id="first">${t("firstSteps")}</h2>
        <ol>
          ${STEPS.map(({ text, to, link }) => html`<li>${t(text)} <a href=${to}>${t(link)}</a></li>`)}
        </ol>
      </section>`;
}
