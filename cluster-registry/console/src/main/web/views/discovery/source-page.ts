import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { Draft } from "../../api/draft";
import { choiceField, textField } from "../../components/field/draft-field";
import { NEW, RecordPage } from "../../components/record/record-page";
import { moment, t } from "../../text/text";
import { shownCertificate, type Source, sourceShape } from "./discovered";
import { sourceFailure } from "./source-failure";

const FRESH = { kind: "axl", url: "", username: "", password: "", certificateSha256: "", clusterId: "", enabled: "true" };
const URL_HINTS = { axl: "sourceUrlAxl", option150: "sourceUrlSuite", dns: "sourceUrlDns" } as const;

/** A source of discovery: where it is, who asks it, which certificate is believed. */
@customElement("source-page")
export class SourcePage extends RecordPage<Source> {
  protected readonly draft = new Draft<Source>(this, sourceShape);
  protected readonly collection = "discovery/sources";
  protected readonly view = "discovery";
  protected readonly kind = "";
  protected readonly told = { name: "recordName", hint: "recordNameHint", removal: "removeSourceWhat" } as const;

  override firstUpdated(): void {
    if (this.name === NEW) {
      this.draft.begin(FRESH);
    } else {
      void this.draft.load(this.path);
    }
  }

  protected heading(name: string): string {
    return name ? t("sourceNamed", { name }) : t("newSource");
  }

  protected controls(): string[] {
    return ["name"];
  }

  protected fields(): TemplateResult {
    const { draft } = this;
    const kind = (draft.entered["kind"] ?? "axl") as Source["kind"];
    return html`${choiceField(draft, "kind", t("sourceKind"), [
      ["axl", t("kindAxl")],
      ["option150", t("kindSuite")],
      ["dns", t("kindDns")],
    ])}
    ${textField(draft, "url", t(kind === "dns" ? "domain" : "sourceUrl"), { hint: t(URL_HINTS[kind]) })}
    ${kind === "axl"
      ? html`${textField(draft, "clusterId", t("sourceCluster"), { hint: t("sourceClusterHint") })}
        ${textField(draft, "username", t("authName"), { hint: t("sourceUserHint") })}`
      : nothing}
    ${kind === "dns" ? nothing : html`${this.#password(kind)} ${this.#certificate()}`}
    ${choiceField(draft, "enabled", t("sourceEnabled"), [
      ["true", t("yes")],
      ["false", t("no")],
    ])}`;
  }

  #password(kind: Source["kind"]): TemplateResult {
    const hint = this.draft.kept?.passwordGiven ? t("sourcePasswordKept") : t(kind === "axl" ? "sourcePasswordHint" : "sourceTokenHint");
    return textField(this.draft, "password", t(kind === "axl" ? "authPassword" : "token"), { type: "password", hint });
  }

  #certificate(): TemplateResult {
    const reason = this.draft.kept?.reason ?? "";
    const shown = shownCertificate(reason);
    return html`${textField(this.draft, "certificateSha256", t("certificateSha256"), { hint: t("certificateSha256Hint") })}
    ${shown && shown !== this.draft.entered["certificateSha256"]
      ? html`<p class="small">
          ${t("certificateShown")} <span class="fixed">${shown}</span>
          <button type="button" @click=${() => this.draft.enter({ certificateSha256: shown })}>${t("certificatePin")}</button>
        </p>`
      : nothing}`;
  }

  protected override aside(): TemplateResult | typeof nothing {
    const { kept } = this.draft;
    return kept
      ? html`<section class="card" aria-labelledby="looks">
          <h2 id="looks">${t("lastLooks")}</h2>
          <dl>
            <dt>${t("sourceTried")}</dt>
            <dd>${moment(kept.tried)}</dd>
            <dt>${t("sourceGood")}</dt>
            <dd>${moment(kept.good)}</dd>
            ${kept.reason
              ? html`<dt>${t("sourceReason")}</dt>
                  <dd class="fault">${sourceFailure(kept.reason)}</dd>`
              : nothing}
          </dl>
        </section>`
      : nothing;
  }
}
