import { html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { Draft } from "../../api/draft";
import { address } from "../../app/route";
import { choiceField } from "../../components/field/draft-field";
import { NEW, RecordPage } from "../../components/record/record-page";
import { t } from "../../text/text";
import { inheritedFrom, lineage } from "./lineage";
import { type Group, type Profile, profileShape, SETTINGS } from "./records";
import { settingsFields } from "./settings-fields";

/** A profile: what phones have in common. */
@customElement("profile-page")
export class ProfilePage extends RecordPage<Profile> {
  protected readonly draft = new Draft<Profile>(this, profileShape);
  protected readonly collection = "profiles";
  protected readonly view = "configurations";
  protected readonly kind = "profile/";
  protected readonly told = { name: "recordName", hint: "recordNameHint", removal: "removeRecordWhat" } as const;
  @state() private profiles: Profile[] = [];
  @state() private groups: Group[] = [];

  override async firstUpdated(): Promise<void> {
    if (this.name === NEW) {
      this.draft.begin({ parent: "" });
    } else {
      await this.draft.load(this.path);
    }
    this.profiles = await this.all("profiles");
    this.groups = await this.all("call-manager-groups");
  }

  protected heading(name: string): string {
    return name ? t("profileNamed", { name }) : t("newProfile");
  }

  protected controls(): string[] {
    return ["name", "parent", ...SETTINGS];
  }

  protected fields(): TemplateResult {
    const parent = this.draft.entered["parent"] ?? "";
    const line = lineage(this.profiles, parent);
    return html`${choiceField(
      this.draft,
      "parent",
      t("inheritsOf"),
      [["", "—"], ...this.profiles.filter(({ name }) => name !== this.recordName).map(({ name }): [string, string] => [name, name])],
      t("inheritsOfHint"),
    )}
    ${line.length > 0
      ? html`<p class="small">
          <span class="quiet">${t("inheritance")}:</span> ${this.recordName || "…"}
          ${line.map(({ name }) => html` → <a href=${address("configurations", `profile/${name}`)}>${name}</a>`)}
        </p>`
      : ""}
    ${settingsFields(this.draft, this.groups, inheritedFrom(this.profiles, parent))}`;
  }
}
