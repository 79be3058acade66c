import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { read } from "../../api/client";
import { Poll } from "../../api/poll";
import type { Page } from "../../api/types";
import { Piece } from "../../app/piece";
import { address } from "../../app/route";
import "../../components/badge/state-badge";
import { number, t } from "../../text/text";
import type { Run, Source } from "../discovery/discovered";
import { sourceFailure } from "../discovery/source-failure";
import { certificateEnd, SOON_DAYS } from "../trust/certificate-end";
import { daysTo, type OwnCertificate, USES } from "../trust/trusted";

const EVERY_MS = 15_000;

interface Seen {
  ending: OwnCertificate[];
  failing: Source[];
  running: Run | undefined;
}

/** What will need somebody: certificates that end soon, sources that do not answer; and the run of discovery that goes on. */
@customElement("ahead-notes")
export class AheadNotes extends Piece {
  readonly #seen = new Poll<Seen>(this, look, EVERY_MS, { kinds: ["trust", "records"], restMs: 60_000 });

  override render() {
    const { value: seen, fault } = this.#seen;
    return html`<section class="card" aria-labelledby="ahead">
      <h2 id="ahead">${t("ahead")}</h2>
      ${fault ? html`<p class="fault" role="alert">${fault.message}</p>` : nothing}
      ${seen ? notes(seen) : html`<p role="status">${fault ? "" : t("loading")}</p>`}
    </section>`;
  }
}

function notes({ ending, failing, running }: Seen): TemplateResult {
  return html`${ending.length === 0 ? html`<p class="quiet">${t("endingNone", { days: number(SOON_DAYS) })}</p>` : nothing}
    <ul>
      ${ending.map((of) => html`<li><a href=${address("trust")}>${t(USES[of.use])}</a> ${certificateEnd(of.certificate.notAfter)}</li>`)}
      ${failing.map(
        (of) => html`<li>
          <a href=${address("discovery", of.name)}>${t("sourceNamed", { name: of.name })}</a>
          <state-badge tone="bad" .text=${t("sourceFails")}></state-badge> ${sourceFailure(of.reason)}
        </li>`,
      )}
      ${running ? html`<li><a href=${address("discovery")}>${t("runNumber", { id: number(running.id) })}</a> ${t("runRunning")}</li>` : nothing}
    </ul>`;
}

async function look(signal: AbortSignal): Promise<Seen> {
  const [own, sources, runs] = await Promise.all([
    read<OwnCertificate[]>("certificates/own", signal),
    read<Page<Source>>("discovery/sources?size=1000", signal),
    read<Page<Run>>("discovery/runs?size=1", signal),
  ]);
  return {
    ending: own.filter(({ certificate }) => daysTo(certificate.notAfter) < SOON_DAYS),
    failing: sources.items.filter((of) => of.enabled && of.reason),
    running: runs.items.find(({ state }) => state === "waiting" || state === "running"),
  };
}
