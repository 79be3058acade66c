import { css, html } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { Away, call, read } from "../../api/client";
import type { Cluster, Page, Phone } from "../../api/types";
import { Piece } from "../../app/piece";
import "../../components/dialog/modal-dialog";
import { formField } from "../../components/field/form-field";
import { shared } from "../../style/shared";
import { t } from "../../text/text";

/** Gives one phone another home; tells by the events `moved` (the home) and `close`. */
@customElement("move-dialog")
export class MoveDialog extends Piece {
  static override styles = [
    shared,
    css`
      .field {
        display: grid;
        gap: var(--near);
        margin: var(--room) 0;
      }
      .end {
        justify-content: flex-end;
      }
    `,
  ];

  @property({ attribute: false }) phone!: Pick<Phone, "device" | "home" | "homeKind">;
  @state() private clusters: string[] = [];
  @state() private fault = "";
  @query("select") private readonly select!: HTMLSelectElement;

  override async firstUpdated(): Promise<void> {
    try {
      const all = await read<Page<Cluster>>("clusters?size=1000");
      this.clusters = all.items.map((cluster) => cluster.clusterId).filter((id) => id !== this.phone.home || this.phone.homeKind !== "registered");
    } catch (fault) {
      this.fault = this.#words(fault);
    }
  }

  override render() {
    return html`<modal-dialog .heading=${t("moveTitle", { phone: this.phone.device })} @close=${this.#close}>
      <p>${t("moveWhat")}</p>
      ${formField({
        name: "to",
        label: t("moveTo"),
        faults: this.fault ? [this.fault] : [],
        control: (of) => html`<select id=${of.id} aria-describedby=${of.describedBy} aria-invalid=${of.invalid}>
          ${this.clusters.map((id) => html`<option>${id}</option>`)}
        </select>`,
      })}
      <div class="row end">
        <button @click=${this.#close}>${t("cancel")}</button>
        <button class="first" ?disabled=${this.clusters.length === 0} @click=${this.#move}>${t("moveDo")}</button>
      </div>
    </modal-dialog>`;
  }

  readonly #close = (): void => {
    this.dispatchEvent(new Event("close"));
  };

  readonly #move = async (): Promise<void> => {
    const { device, home, homeKind } = this.phone;
    const to = this.select.value;
    try {
      await (homeKind === "registered"
        ? call("POST", `devices/${encodeURIComponent(device)}/move`, { body: { from: home, to } })
        : call("POST", "devices", { body: { name: device, clusterId: to } }));
      this.dispatchEvent(new CustomEvent("moved", { detail: to }));
    } catch (fault) {
      this.fault = this.#words(fault);
    }
  };

  #words(fault: unknown): string {
    return fault instanceof Away ? t("away") : (fault as Error).message;
  }
}
