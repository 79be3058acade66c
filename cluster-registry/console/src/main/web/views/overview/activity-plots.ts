import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { read } from "../../api/client";
import { Poll } from "../../api/poll";
import { Piece } from "../../app/piece";
import { minutePlot, type Series } from "../../components/plot/minute-plot";
import { plotStyle } from "../../components/plot/plot-style";
import { shared } from "../../style/shared";
import { t } from "../../text/text";

const EVERY_MS = 10_000;
const MINUTES = 60;

/** The last hour as the registry tells of it; minutes in which there was nothing are left out. */
interface Activity {
  since: string;
  requests: { minute: string; outcomes: Record<string, number>; p99Millis: number | null }[];
  edges: { minute: string; edges: number; transfers: number; behind: number }[];
}

/** The last hour in plots: what phones asked and how it ended, how long it took, open transfers, how far edges were behind. */
@customElement("activity-plots")
export class ActivityPlots extends Piece {
  static override styles = [shared, plotStyle];

  readonly #last = new Poll<Activity>(this, (signal) => read("activity", signal), EVERY_MS);

  override render() {
    const { value, fault } = this.#last;
    return html`<section class="card" aria-labelledby="hour">
      <h2 id="hour">${t("lastHour")}</h2>
      ${fault ? html`<p class="fault" role="alert">${fault.message}</p>` : nothing}
      ${value ? plots(value) : html`<p role="status">${fault ? "" : t("loading")}</p>`}
      <p class="quiet small">${t("lastHourWhence")}</p>
    </section>`;
  }
}

function plots({ since, requests, edges }: Activity): TemplateResult {
  const begin = new Date(since).getTime();
  const by = <M extends { minute: string }>(minutes: M[], value: (minute: M) => number | null, none: number | null): (number | null)[] => {
    const values: (number | null)[] = Array.from({ length: MINUTES }, () => none);
    for (const minute of minutes) {
      values[Math.round((new Date(minute.minute).getTime() - begin) / 60_000)] = value(minute);
    }
    return values.slice(0, MINUTES);
  };
  const counted = (name: string, label: string, outcomes: string[]): Series => ({
    name,
    label,
    values: by(requests, (of) => outcomes.reduce((sum, outcome) => sum + (of.outcomes[outcome] ?? 0), 0), 0),
  });
  const one = (label: string, values: (number | null)[]): Series[] => [{ name: "one", label, values }];
  return html`<div class="plots">
    <div>
      ${minutePlot({
        label: t("plotRequests"),
        kind: "bars",
        unit: "",
        since: begin,
        series: [
          counted("served", t("outcomeServed"), ["served"]),
          counted("not-found", t("outcomeNotFound"), ["not_found"]),
          counted("failed", t("outcomeFailed"), ["failed", "silent"]),
          counted("others", t("outcomeOthers"), ["refused", "aborted", "other"]),
        ],
      })}
    </div>
    ${minutePlot({ label: t("plotP99"), kind: "line", unit: "ms", since: begin, series: one("ms", by(requests, (of) => of.p99Millis, null)) })}
    ${minutePlot({ label: t("transfers"), kind: "line", unit: "", since: begin, series: one(t("transfers"), by(edges, (of) => of.transfers, null)) })}
    ${minutePlot({ label: t("plotBehind"), kind: "line", unit: "", since: begin, series: one(t("plotBehind"), by(edges, (of) => of.behind, null)) })}
  </div>`;
}
