import { html } from "lit";
import { customElement } from "lit/decorators.js";
import { Piece } from "../../app/piece";
import { session } from "../../app/session";
import { t } from "../../text/text";

const RIGHTS = { viewer: "rightsViewer", operator: "rightsOperator", admin: "rightsAdmin", service: "rightsService" } as const;

/** Which version this is, what it is made of, and what the viewer may do. */
@customElement("about-view")
export class AboutView extends Piece {
  override render() {
    return html`<div class="head"><h1>${t("about")}</h1></div>
      <section class="card">
        <dl>
          <dt>${t("version")}</dt>
          <dd>${session.who?.version}</dd>
          <dt>${t("caller")}</dt>
          <dd>${session.who?.name}</dd>
          <dt>${t("rights")}</dt>
          <dd>${t(RIGHTS[session.role])}</dd>
          <dt>${t("licence")}</dt>
          <dd>Apache-2.0</dd>
          <dt>${t("partsOf")}</dt>
          <dd>Lit (BSD-3-Clause)</dd>
        </dl>
      </section>
      <p><a href="/q/openapi">${t("apiDocument")}</a></p>
      <p class="quiet">${t("commandLine")}</p>`;
  }
}
