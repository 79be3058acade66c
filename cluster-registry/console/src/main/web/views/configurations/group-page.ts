import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { Draft } from "../../api/draft";
import { rowsEditor } from "../../components/rows-editor/rows-editor";
import { NEW, RecordPage } from "../../components/record/record-page";
import { t } from "../../text/text";
import { type Group, groupShape } from "./records";

const MOST = 5;
const FRESH = { address: "", priority: "", sipPort: "", securedSipPort: "", sccpPort: "" };

/** A group of call managers that phones try one after the other. */
@customElement("group-page")
export class GroupPage extends RecordPage<Group> {
  protected readonly draft = new Draft<Group>(this, groupShape);
  protected readonly collection = "call-manager-groups";
  protected readonly view = "configurations";
  protected readonly kind = "group/";
  protected readonly told = { name: "recordName", hint: "recordNameHint", removal: "removeRecordWhat" } as const;

  override firstUpdated(): void {
    if (this.name === NEW) {
      this.draft.begin(Object.fromEntries(Object.entries(FRESH).map(([key, value]) => [`members[0].${key}`, value])));
    } else {
      void this.draft.load(this.path);
    }
  }

  protected heading(name: string): string {
    return name ? t("groupNamed", { name }) : t("newGroup");
  }

  protected controls(): string[] {
    return ["name"];
  }

  protected fields(): TemplateResult {
    return html`<p class="quiet small">${t("membersHint")}</p>
      ${rowsEditor({
        draft: this.draft,
        name: "members",
        one: t("callManager"),
        add: t("addCallManager"),
        most: MOST,
        fresh: FRESH,
        fields: [
          { key: "address", label: t("address") },
          { key: "priority", label: t("priority") },
          { key: "sipPort", label: t("sipPort"), hint: "5060" },
          { key: "securedSipPort", label: t("securedSipPort"), hint: "5061" },
          { key: "sccpPort", label: t("sccpPort"), hint: "2000" },
        ],
      })}`;
  }
}
