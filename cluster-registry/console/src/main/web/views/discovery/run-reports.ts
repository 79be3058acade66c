import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import "../../components/badge/state-badge";
import { moment, number, t } from "../../text/text";
import type { Run, RunState, SourceReport } from "./discovered";
import { sourceFailure } from "./source-failure";

/** Who asks for runs that nobody asked for. */
const SCHEDULE = "schedule";

const STATES = { waiting: ["plain", "runWaiting"], running: ["care", "runRunning"], done: ["good", "runDone"], failed: ["bad", "runFailed"] } as const;

function runState(state: RunState): TemplateResult {
  const [tone, key] = STATES[state];
  return html`<state-badge .tone=${tone} .text=${t(key)}></state-badge>`;
}

/** Runs, the latest first and open; the one that goes on grows while it is looked at. */
export function runReports(runs: readonly Run[]): TemplateResult {
  return html`<div>
    ${repeat(
      runs,
      ({ id }) => id,
      (run, i) => html`<details ?open=${i === 0}>
        <summary>
          ${runState(run.state)} ${t("runNumber", { id: number(run.id) })}
          <span class="quiet small">${t("runAsked", { time: moment(run.asked), who: run.askedBy === SCHEDULE ? t("bySchedule") : run.askedBy })}</span>
        </summary>
        ${run.sources.length === 0 ? html`<p class="quiet small">${t("runNoSource")}</p>` : nothing}
        <ul class="reports">
          ${run.sources.map(report)}
        </ul>
      </details>`,
    )}
  </div>`;
}

function report(of: SourceReport): TemplateResult {
  const { clusters, devices } = of;
  return html`<li>
    <p class="row">
      ${runState(of.state)} <strong>${of.name}</strong>
      <span class="quiet small">${t("runSeconds", { seconds: of.seconds.toFixed(1) })}</span>
    </p>
    <p class="small">
      ${t("runClusters", { added: number(clusters.added), changed: number(clusters.changed), gone: number(clusters.gone) })}<br />
      ${t("runDevices", {
        stated: number(devices.stated),
        added: number(devices.added),
        changed: number(devices.changed),
        gone: number(devices.gone),
        proposed: number(devices.proposed),
      })}
    </p>
    ${of.reason ? html`<p class="fault">${sourceFailure(of.reason)}</p>` : nothing}
    ${of.notes.map((note) => html`<p class="quiet small" lang="en">${note}</p>`)}
  </li>`;
}
