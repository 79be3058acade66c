import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { Draft, type Violation } from "../../api/draft";
import { address } from "../../app/route";
import { choiceField } from "../../components/field/draft-field";
import { rowsEditor } from "../../components/rows-editor/rows-editor";
import { NEW, RecordPage } from "../../components/record/record-page";
import { t } from "../../text/text";
import { inheritedFrom, lineage } from "./lineage";
import "./record-preview";
import { type Group, type PhoneRecord, phoneShape, type Profile, SETTINGS } from "./records";
import { renderingState } from "./rendering-state";
import { settingsFields } from "./settings-fields";

const MOST_LINES = 50;
const FRESH = { number: "", label: "", displayName: "", authName: "", authPassword: "", proxy: "" };
const PHONE = /^(SEP|ATA)[0-9A-F]{12}$/i;

/** A phone's record beside the files that it makes, as they would be by what is entered. */
@customElement("phone-record-page")
export class PhoneRecordPage extends RecordPage<PhoneRecord> {
  protected readonly draft = new Draft<PhoneRecord>(this, phoneShape);
  protected readonly collection = "device-configs";
  protected readonly view = "configurations";
  protected readonly kind = "phone/";
  protected readonly told = { name: "phone", hint: "deviceHint", removal: "removePhoneRecordWhat" } as const;
  @state() private profiles: Profile[] = [];
  @state() private groups: Group[] = [];

  override async firstUpdated(): Promise<void> {
    const begun = { profile: "", ...Object.fromEntries(Object.entries(FRESH).map(([key, value]) => [`lines[0].${key}`, value])) };
    if (this.name === NEW) {
      this.draft.begin(begun);
    } else if (this.mayChange && PHONE.test(this.name)) {
      await this.draft.load(this.path, begun);
      this.said = this.draft.kept || this.draft.fault ? "" : t("recordNone");
    } else {
      await this.draft.load(this.path);
    }
    this.profiles = await this.all("profiles");
    this.groups = await this.all("call-manager-groups");
  }

  protected override get recordName(): string {
    return super.recordName.toUpperCase();
  }

  protected heading(name: string): string {
    return name || t("newPhoneRecord");
  }

  protected controls(): string[] {
    return ["device", "name", "profile", ...SETTINGS];
  }

  protected fields(): TemplateResult {
    const profile = this.draft.entered["profile"] ?? "";
    const line = lineage(this.profiles, profile);
    const { kept } = this.draft;
    return html`${kept ? html`<p class="row">${renderingState(kept)} <a class="small" href=${address("phones", kept.device)}>${t("toThePhone")}</a></p>` : nothing}
    ${choiceField(this.draft, "profile", t("profile"), [["", "—"], ...this.profiles.map(({ name }): [string, string] => [name, name])], t("inheritsOfHint"))}
    ${line.length > 0
      ? html`<p class="small">
          <span class="quiet">${t("inheritance")}:</span> ${this.recordName || "…"}
          ${line.map(({ name }) => html` → <a href=${address("configurations", `profile/${name}`)}>${name}</a>`)}
        </p>`
      : nothing}
    <h2>${t("lines")}</h2>
    ${rowsEditor({
      draft: this.draft,
      name: "lines",
      one: t("line"),
      add: t("addLine"),
      most: MOST_LINES,
      fresh: FRESH,
      fields: [
        { key: "number", label: t("lineNumber") },
        { key: "label", label: t("lineLabel") },
        { key: "displayName", label: t("displayName") },
        { key: "authName", label: t("authName"), hint: t("authNameHint") },
        { key: "authPassword", label: t("authPassword"), type: "password", hint: t("passwordKept") },
        { key: "proxy", label: t("proxy"), hint: t("proxyHint") },
      ],
    })}
    <h2>${t("settings")}</h2>
    ${settingsFields(this.draft, this.groups, inheritedFrom(this.profiles, profile))}`;
  }

  protected override aside(): TemplateResult {
    const name = this.recordName;
    return html`<record-preview
      .device=${PHONE.test(name) ? name : ""}
      .body=${this.mayChange && this.draft.changed ? JSON.stringify(this.draft.body) : ""}
      .version=${this.draft.kept?.sequence ?? 0}
      @violations=${(event: CustomEvent<Violation[]>) => this.draft.tell(event.detail)}
    ></record-preview>`;
  }
}
