import { html, type TemplateResult } from "lit";
import type { Edge } from "../../api/types";
import "../../components/badge/state-badge";
import { moment, number, t } from "../../text/text";

const STATES = { starting: "edgeStarting", running: "edgeRunning", stopping: "edgeStopping", stopped: "edgeStopped" } as const;

/** The word for a state that an edge told. */
export function stateText(state: string): string {
  return state in STATES ? t(STATES[state as keyof typeof STATES]) : state;
}

/** How an edge is, in a badge. */
export function edgeState(edge: Pick<Edge, "state" | "silentSince">): TemplateResult {
  if (edge.silentSince) {
    return html`<state-badge tone="bad" .text=${t("edgeSilent", { time: moment(edge.silentSince) })}></state-badge>`;
  }
  const tone = edge.state === "running" ? "good" : edge.state === "stopped" ? "bad" : "care";
  return html`<state-badge .tone=${tone} .text=${stateText(edge.state)}></state-badge>`;
}

/** How far an edge follows the changes of the suite. */
export function edgeLag(edge: Edge): string {
  const late = edge.topics.filter(
    (of) => of.behind !== 0 || of.epoch !== of.newestEpoch || of.sequence !== of.newestSequence,
  );
  return late.length === 0
    ? t("lagNone")
    : t("lagBehind", { topics: late.map((of) => `${of.topic} (${of.behind < 0 ? "?" : number(Math.max(of.behind, of.newestSequence - of.sequence))})`).join(", ") });
}
