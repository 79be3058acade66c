import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { call, Refusal } from "../../api/client";
import { words } from "../../api/words";
import { Piece } from "../../app/piece";
import "../../components/dialog/modal-dialog";
import { formField } from "../../components/field/form-field";
import { form } from "../../style/form";
import { shared } from "../../style/shared";
import { number, t } from "../../text/text";
import { handOver } from "../files/file-url";

/** Gives our certificates away as a file, or takes a cluster's in. Tells by the events `done` (what to say) and `close`. */
@customElement("exchange-dialog")
export class ExchangeDialog extends Piece {
  static override styles = [shared, form];

  @property() kind: "export" | "import" = "export";
  @property({ attribute: false }) clusters: string[] = [];
  @state() private violations: { field: string; rule: string; value: string }[] = [];
  @state() private fault = "";
  @state() private sending = false;
  @query("form") private readonly entered!: HTMLFormElement;

  override render() {
    const isExport = this.kind === "export";
    return html`<modal-dialog .heading=${t(isExport ? "exchangeExport" : "exchangeImport")} @close=${this.#close}>
      <p>${t(isExport ? "exchangeExportWhat" : "exchangeImportWhat")}</p>
      <form novalidate @submit=${this.#submit}>
        ${isExport ? nothing : html`${this.#cluster()} ${this.#control("pkcs12", t("pkcs12File"), "", "file")}`}
        ${this.#control("password", t("pkcs12Password"), isExport ? t("pkcs12PasswordHint") : "", "password")}
        <p class="fault" role="alert">${this.fault}</p>
        <div class="row end">
          <button type="button" @click=${this.#close}>${t("cancel")}</button>
          <button class="first" ?disabled=${this.sending}>${t(isExport ? "download" : "takeIn")}</button>
        </div>
      </form>
    </modal-dialog>`;
  }

  #cluster(): TemplateResult {
    return formField({
      name: "cluster",
      label: t("clusterId"),
      faults: this.#faultsOf("cluster"),
      control: (of) => html`<select id=${of.id} name="cluster" aria-describedby=${of.describedBy} aria-invalid=${of.invalid}>
        ${this.clusters.map((id) => html`<option value=${id}>${id}</option>`)}
      </select>`,
    });
  }

  #control(name: string, label: string, hint: string, type: string): TemplateResult {
    return formField({
      name,
      label,
      hint,
      faults: this.#faultsOf(name),
      control: (of) =>
        html`<input id=${of.id} name=${name} type=${type} autocomplete="new-password" aria-describedby=${of.describedBy} aria-invalid=${of.invalid} />`,
    });
  }

  #faultsOf(name: string): string[] {
    return this.violations.filter(({ field }) => field === name).map(({ rule, value }) => `${rule}; ${value}`);
  }

  readonly #close = (): void => {
    this.dispatchEvent(new Event("close"));
  };

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const entered = new FormData(this.entered);
    this.sending = true;
    this.fault = "";
    this.violations = [];
    try {
      const said = await (this.kind === "export" ? exported(entered) : imported(entered));
      this.dispatchEvent(new CustomEvent("done", { detail: said }));
    } catch (fault) {
      this.violations = fault instanceof Refusal ? (fault.problem.violations ?? []) : [];
      this.fault = this.violations.length > 0 ? "" : words(fault);
    } finally {
      this.sending = false;
    }
  };
}

async function exported(entered: FormData): Promise<string> {
  const { body } = await call<{ pkcs12: string }>("POST", "exchange/export", { body: { password: entered.get("password") }, accept: "application/json" });
  handOver(new Blob([Uint8Array.from(atob(body.pkcs12), (of) => of.charCodeAt(0))]), "option150.p12");
  return t("exchangeExported");
}

async function imported(entered: FormData): Promise<string> {
  const file = entered.get("pkcs12");
  const pkcs12 = file instanceof File && file.size > 0 ? base64(await file.arrayBuffer()) : null;
  const body = { cluster: entered.get("cluster"), password: entered.get("password"), ...(pkcs12 ? { pkcs12 } : {}) };
  const { added, unchanged } = (await call<{ added: string[]; unchanged: string[] }>("POST", "exchange/import", { body })).body;
  return t("exchangeImported", { added: number(added.length), unchanged: number(unchanged.length) });
}

function base64(bytes: ArrayBuffer): string {
  return btoa(Array.from(new Uint8Array(bytes), (of) => String.fromCharCode(of)).join(""));
}
