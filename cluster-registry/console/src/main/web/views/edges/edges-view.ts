import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { Away, call, read } from "../../api/client";
import { Poll } from "../../api/poll";
import type { Edge, EdgeService, Page, ServiceCopy, Step } from "../../api/types";
import { Piece } from "../../app/piece";
import { session } from "../../app/session";
import "../../components/badge/state-badge";
import "../../components/dialog/confirm-dialog";
import { shared } from "../../style/shared";
import { moment, number, t } from "../../text/text";
import { edgeLag, edgeState, stateText } from "./edge-state";

const EVERY_MS = 1000;
const SERVICE = "services/tftp-edge";
const ROLLOUTS = { running: "rolloutRunning", done: "rolloutDone", failed: "rolloutFailed" } as const;
const ROLLOUT_STEPS = { waiting: "stepWaiting", restarting: "stepRestarting", done: "stepDone", skipped: "stepSkipped", failed: "stepFailed" } as const;

type Order = { state: "running" | "stopped" } | { restart: number };

interface Question {
  heading: string;
  what: string;
  action: string;
  path: string;
  order: Order;
}

/** The copies of the edge: how each is, and what it is told to do, with every step as it is taken. */
@customElement("edges-view")
export class EdgesView extends Piece {
  static override styles = [
    shared,
    css`
      .title {
        font-weight: 600;
        font-size: 1.0625rem;
        margin: 0;
        overflow-wrap: anywhere;
      }
      dl {
        margin: var(--gap) 0;
      }
      ol {
        display: grid;
        gap: var(--near);
      }
    `,
  ];

  @state() private question: Question | null = null;
  @state() private fault = "";

  readonly #seen = new Poll<{ service: EdgeService; edges: Edge[] }>(
    this,
    async (signal) => {
      const [service, edges] = await Promise.all([read<EdgeService>(SERVICE, signal), read<Page<Edge>>("edges?size=1000", signal)]);
      return { service, edges: edges.items };
    },
    EVERY_MS,
    { kinds: ["edges", "records"], restMs: 5000 },
  );

  override render() {
    const seen = this.#seen.value;
    const fault = this.fault || this.#seen.fault?.message;
    return html`<div class="head">
        <h1>${t("edges")}</h1>
        <div class="row">${seen && seen.edges.length > 0 && session.may("operator") ? this.#ofAll(seen.service, seen.edges.length) : nothing}</div>
      </div>
      ${fault ? html`<p class="fault" role="alert">${fault}</p>` : nothing}
      ${seen ? nothing : html`<p role="status">${t("loading")}</p>`}
      ${seen?.edges.length === 0 ? html`<p class="quiet">${t("noEdges")}</p>` : nothing}
      ${seen?.service.rollout ? this.#rollout(seen.service.rollout) : nothing}
      ${seen?.edges.map((edge) => this.#edge(edge, seen.service.edges.find((copy) => copy.edgeId === edge.edgeId)))}
      ${this.question ? this.#confirm(this.question) : nothing}`;
  }

  #ofAll(service: EdgeService, edges: number): TemplateResult {
    const count = { count: number(edges) };
    const stop = { heading: t("stopAllTitle", count), what: t("stopAllWhat"), action: t("stopAll"), path: SERVICE, order: { state: "stopped" } as const };
    const restart = { heading: t("restartAllTitle", count), what: t("restartAllWhat"), action: t("restartAll"), path: SERVICE, order: { restart: service.restart + 1 } };
    return html`<button @click=${() => void this.#tell(SERVICE, { state: "running" })}>${t("startAll")}</button>
      <button @click=${() => (this.question = stop)}>${t("stopAll")}</button>
      <button @click=${() => (this.question = restart)}>${t("restartAll")}</button>`;
  }

  #edge(edge: Edge, copy: ServiceCopy | undefined): TemplateResult {
    const steps = copy?.reported?.steps ?? [];
    return html`<section class="card" aria-label=${edge.edgeId}>
      <div class="head">
        <div class="row"><h2 class="title">${edge.edgeId}</h2> <span role="status">${edgeState(edge)}</span></div>
        ${copy && session.may("operator") ? html`<div class="row">${this.#actions(copy)}</div>` : nothing}
      </div>
      <dl>
        <dt>${t("lag")}</dt>
        <dd>${edgeLag(edge)}</dd>
        <dt>${t("transfers")}</dt>
        <dd>${number(edge.transfers)}</dd>
        <dt>${t("answersAt")}</dt>
        <dd class="fixed">${[...edge.addresses.tftp, ...edge.addresses.http].join(", ")}</dd>
        <dt>${t("version")}</dt>
        <dd>${edge.version}</dd>
        <dt>${t("started")}</dt>
        <dd>${moment(edge.started)}</dd>
      </dl>
      ${copy ? html`<p class="quiet small">${t("told", { state: stateText(copy.state) })}</p>` : nothing}
      ${steps.length > 0 ? this.#steps(steps) : nothing}
    </section>`;
  }

  #steps(steps: Step[]): TemplateResult {
    return html`<details open>
      <summary>${t("steps")}</summary>
      <ol aria-live="polite">
        ${steps.map((step) => html`<li class="row small"><span class="quiet">${moment(step.time)}</span> <span class="fixed" lang="en">${step.step}</span> → ${stateText(step.state)}</li>`)}
      </ol>
    </details>`;
  }

  #actions(copy: ServiceCopy): TemplateResult {
    const path = `${SERVICE}/edges/${encodeURIComponent(copy.edgeId)}`;
    const named = { edge: copy.edgeId };
    const stop = { heading: t("stopOneTitle", named), what: t("stopOneWhat"), action: t("stop"), path, order: { state: "stopped" } as const };
    const restart = { heading: t("restartOneTitle", named), what: t("restartOneWhat"), action: t("restart"), path, order: { restart: copy.restart + 1 } };
    return copy.state === "stopped"
      ? html`<button class="first" @click=${() => void this.#tell(path, { state: "running" })}>${t("start")}</button>`
      : html`<button @click=${() => (this.question = restart)}>${t("restart")}</button>
          <button @click=${() => (this.question = stop)}>${t("stop")}</button>`;
  }

  #rollout(rollout: NonNullable<EdgeService["rollout"]>): TemplateResult {
    const text = (names: Record<string, Parameters<typeof t>[0]>, state: string): string => (names[state] ? t(names[state]) : state);
    return html`<section class="card" aria-live="polite">
      <h2>${t("rollout")}: ${text(ROLLOUTS, rollout.state)}</h2>
      <ol>
        ${rollout.steps.map((step) => html`<li>${step.edgeId}: ${text(ROLLOUT_STEPS, step.state)} <span class="quiet" lang="en">${step.reason}</span></li>`)}
      </ol>
    </section>`;
  }

  #confirm(question: Question): TemplateResult {
    return html`<confirm-dialog
      .heading=${question.heading}
      .what=${question.what}
      .action=${question.action}
      @agree=${() => void this.#tell(question.path, question.order)}
      @close=${() => (this.question = null)}
    ></confirm-dialog>`;
  }

  async #tell(path: string, order: Order): Promise<void> {
    this.question = null;
    try {
      await call("PUT", path, { body: order });
      this.fault = "";
    } catch (fault) {
      this.fault = fault instanceof Away ? t("away") : (fault as Error).message;
    }
    await this.#seen.again();
  }
}
