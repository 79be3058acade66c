import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Away, call, Refusal } from "../../api/client";
import type { Cluster, Problem } from "../../api/types";
import { Piece } from "../../app/piece";
import "../../components/dialog/modal-dialog";
import { formField } from "../../components/field/form-field";
import { shared } from "../../style/shared";
import { t } from "../../text/text";
import { bodyOf, changedFields, EMPTY, type Entered, enteredOf, type FieldName } from "./cluster-form";

/**
 * Adds a cluster or changes one. Only what was changed is sent, with the version that was read: who was overtaken is shown
 * both values and chooses. Tells by the events `stored` (the id) and `close`.
 */
@customElement("cluster-dialog")
export class ClusterDialog extends Piece {
  static override styles = [
    shared,
    css`
      .field {
        display: grid;
        gap: 2px;
        margin-bottom: var(--gap);
      }
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(130px, 1fr));
        gap: 0 var(--room);
        align-items: start;
      }
      input[type="checkbox"] {
        min-height: 0;
        margin-inline-end: var(--gap);
      }
      .end {
        justify-content: flex-end;
        margin-top: var(--room);
      }
    `,
  ];

  /** Empty: a new one. */
  @property() clusterId = "";
  @state() private entered: Entered = EMPTY;
  @state() private violations: NonNullable<Problem["violations"]> = [];
  @state() private fault = "";
  @state() private theirs: Entered | null = null;
  @state() private ready = false;
  #read: Entered = EMPTY;
  #etag = "";

  override async firstUpdated(): Promise<void> {
    if (this.clusterId === "") {
      this.ready = true;
      return;
    }
    try {
      this.#read = await this.#current();
      this.entered = this.#read;
      this.ready = true;
    } catch (fault) {
      this.fault = words(fault);
    }
  }

  override render() {
    const heading = this.clusterId ? t("editCluster", { cluster: this.clusterId }) : t("addCluster");
    return html`<modal-dialog .heading=${heading} @close=${this.#close}>
      ${this.theirs ? this.#choice(this.theirs) : this.ready ? this.#form() : html`<p role="status">${this.fault ? "" : t("loading")}</p>`}
      <p class="fault" role="alert">${this.fault}</p>
    </modal-dialog>`;
  }

  #form(): TemplateResult {
    return html`<form novalidate @submit=${this.#submit}>
      ${this.clusterId === "" ? this.#text("clusterId", t("clusterIdHint")) : nothing}
      ${this.#text("tftpAddresses", t("tftpAddressesHint"))}
      <div class="pair">${this.#text("tftpPort")} ${this.#text("httpPort", t("httpPortHint"))}</div>
      ${this.#text("order", t("orderHint"))} ${this.#text("fqdn")} ${this.#text("description")}
      ${this.#check("tftpEnabled")} ${this.#check("secure")}
      <div class="row end">
        <button type="button" @click=${this.#close}>${t("cancel")}</button>
        <button class="first">${t("save")}</button>
      </div>
    </form>`;
  }

  #text(name: Exclude<FieldName, "tftpEnabled" | "secure">, hint = ""): TemplateResult {
    return formField({
      name,
      label: t(name),
      hint,
      faults: this.#faultsOf(name),
      control: (of) => html`<input
        id=${of.id}
        name=${name}
        .value=${this.entered[name]}
        autocomplete="off"
        spellcheck="false"
        aria-describedby=${of.describedBy}
        aria-invalid=${of.invalid}
        @input=${(event: Event) => this.#enter(name, (event.target as HTMLInputElement).value)}
      />`,
    });
  }

  #check(name: "tftpEnabled" | "secure"): TemplateResult {
    return html`<div class="field">
      <label
        ><input
          type="checkbox"
          name=${name}
          .checked=${this.entered[name]}
          @change=${(event: Event) => this.#enter(name, (event.target as HTMLInputElement).checked)}
        />${t(name)}</label
      >
      <span class="fault small" role="alert">${this.#faultsOf(name).join(" ")}</span>
    </div>`;
  }

  #choice(theirs: Entered): TemplateResult {
    const differing = changedFields(this.#read, theirs);
    return html`<p><strong>${t("changedMeanwhile")}</strong></p>
      <p>${t("changedWhat")}</p>
      <table>
        <thead>
          <tr>
            ${(["field", "theirs", "mine"] as const).map((key) => html`<th scope="col">${t(key)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${differing.map((name) => html`<tr><th scope="row">${t(name)}</th><td>${theirs[name]}</td><td>${this.entered[name]}</td></tr>`)}
        </tbody>
      </table>
      <div class="row end">
        <button @click=${this.#takeTheirs}>${t("takeTheirs")}</button>
        <button class="first" @click=${this.#keepMine}>${t("keepMine")}</button>
      </div>`;
  }

  #faultsOf(name: FieldName): string[] {
    return this.violations.filter(({ field }) => field.split(/[[.]/)[0] === name).map(({ rule, value }) => `${rule}; ${value}`);
  }

  #enter(name: FieldName, value: string | boolean): void {
    this.entered = { ...this.entered, [name]: value };
  }

  readonly #close = (): void => {
    this.dispatchEvent(new Event("close"));
  };

  readonly #takeTheirs = (): void => {
    this.#read = this.theirs ?? this.#read;
    this.entered = this.#read;
    this.theirs = null;
  };

  /** What the viewer changed goes on top of what is there now; all else stays as the other one left it. */
  readonly #keepMine = async (): Promise<void> => {
    const theirs = this.theirs ?? this.#read;
    const mine = changedFields(this.#read, this.entered);
    this.entered = { ...theirs, ...Object.fromEntries(mine.map((name) => [name, this.entered[name]])) };
    this.#read = theirs;
    this.theirs = null;
    await this.#store();
  };

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    await this.#store();
  };

  async #store(): Promise<void> {
    this.violations = [];
    this.fault = "";
    const changed = changedFields(this.#read, this.entered);
    try {
      if (this.clusterId === "") {
        const filled = [...new Set<FieldName>([...changed, "clusterId"])];
        const { body } = await call<Cluster>("POST", "clusters", { body: { role: "remote", ...bodyOf(this.entered, filled) } });
        this.#stored(body.clusterId);
      } else {
        await call("PATCH", this.#path(), { body: bodyOf(this.entered, changed), type: "application/merge-patch+json", ifMatch: this.#etag });
        this.#stored(this.clusterId);
      }
    } catch (fault) {
      await this.#refused(fault);
    }
  }

  async #refused(fault: unknown): Promise<void> {
    if (!(fault instanceof Refusal)) {
      this.fault = words(fault);
    } else if (fault.problem.status === 412) {
      this.theirs = await this.#current();
    } else {
      const known = (fault.problem.violations ?? []).filter(({ field }) => (field.split(/[[.]/)[0] ?? "") in EMPTY);
      this.violations = known;
      this.fault = known.length > 0 ? "" : fault.message;
    }
  }

  async #current(): Promise<Entered> {
    const { body, etag } = await call<Cluster>("GET", this.#path());
    this.#etag = etag;
    return enteredOf(body);
  }

  #path(): string {
    return `clusters/${encodeURIComponent(this.clusterId)}`;
  }

  #stored(clusterId: string): void {
    this.dispatchEvent(new CustomEvent("stored", { detail: clusterId }));
  }
}

function words(fault: unknown): string {
  return fault instanceof Away ? t("away") : (fault as Error).message;
}
