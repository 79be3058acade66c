import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { Draft, type Violation } from "../../api/draft";
import { address } from "../../app/route";
import { areaField, choiceField, textField } from "../../components/field/draft-field";
import { NEW, RecordPage } from "../../components/record/record-page";
import { t } from "../../text/text";
import { contentFaults, contentText, isOfContent } from "./common-content";
import { COMMON_KINDS, isBegun } from "./common-kinds";
import { COMMON_FIELDS, type CommonFile, commonShape, type OwnTemplate } from "./common-records";
import "./record-preview";
import type { Group } from "./records";
import { renderingState } from "./rendering-state";

const FIRST_KIND = "dial-plan";
const NAME = /^[A-Za-z0-9._-]{1,128}$/;
const ROWS = 16;

/** A file that many phones share, beside what would be served of what is entered. */
@customElement("common-file-page")
export class CommonFilePage extends RecordPage<CommonFile> {
  protected readonly draft = new Draft<CommonFile>(this, commonShape);
  protected readonly collection = "common-files";
  protected readonly view = "configurations";
  protected readonly kind = "common/";
  protected readonly told = { name: "recordName", hint: "recordNameHint", removal: "removeCommonFileWhat" } as const;
  @state() private groups: Group[] = [];
  @state() private templates: OwnTemplate[] = [];

  override async firstUpdated(): Promise<void> {
    if (this.name === NEW) {
      this.draft.begin({ kind: FIRST_KIND, path: "", callManagerGroup: "", template: "", content: contentText(COMMON_KINDS[FIRST_KIND]?.sample) });
    } else {
      await this.draft.load(this.path);
    }
    this.groups = await this.all("call-manager-groups");
    this.templates = (await this.all<OwnTemplate>("templates")).filter(({ form }) => form === "gateway");
  }

  protected heading(name: string): string {
    return name ? t("commonFileNamed", { name }) : t("newCommonFile");
  }

  protected controls(): string[] {
    return ["name", ...COMMON_FIELDS, ...this.draft.violations.filter(isOfContent).map(({ field }) => field)];
  }

  protected fields(): TemplateResult {
    const { draft } = this;
    const { entered } = draft;
    const takes = COMMON_KINDS[entered["kind"] ?? ""];
    return html`${draft.kept ? this.#state(draft.kept) : nothing}
      ${choiceField({ ...this.#entering(), enter: (fields) => this.#chosen(fields["kind"] ?? "") }, "kind", t("sourceKind"), Object.entries(COMMON_KINDS).map(([kind, { text }]) => [kind, t(text)]), t("commonKindHint"))}
      ${takes?.path || entered["path"] ? textField(draft, "path", t("filePath"), { hint: t("filePathHint") }) : nothing}
      ${takes?.group || entered["callManagerGroup"] ? choiceField(draft, "callManagerGroup", t("callManagerGroup"), named(this.groups)) : nothing}
      ${takes?.template || entered["template"] ? choiceField(draft, "template", t("kindTemplate"), named(this.templates), t("gatewayTemplateHint")) : nothing}
      ${areaField(this.#entering(), "content", t("content"), t("contentHint"), ROWS)}`;
  }

  protected override aside(): TemplateResult {
    const { draft, recordName } = this;
    const entered = this.mayChange && (draft.changed || !draft.kept);
    return html`<record-preview
      .collection=${this.collection}
      .device=${NAME.test(recordName) ? recordName : ""}
      .body=${entered ? JSON.stringify(draft.body) : ""}
      .version=${draft.kept?.sequence ?? 0}
      @violations=${(event: CustomEvent<Violation[]>) => draft.tell(event.detail)}
    ></record-preview>`;
  }

  #state(kept: CommonFile): TemplateResult {
    return html`<p class="row">
      ${renderingState(kept)} ${kept.rendering?.files.map((path) => html`<a class="fixed small" href=${address("files", path)}>${path}</a>`)}
    </p>`;
  }

  #entering() {
    const { draft } = this;
    return {
      entered: draft.entered,
      enter: (fields: Record<string, string | null>) => draft.enter(fields),
      faultsOf: (key: string) => (key === "content" ? contentFaults(draft.entered["content"] ?? "", draft.violations) : draft.faultsOf(key)),
    };
  }

  /** Another kind has another content: what nobody has entered anything into begins anew. */
  #chosen(kind: string): void {
    const sample = COMMON_KINDS[kind]?.sample;
    const begins = sample !== undefined && isBegun(this.draft.entered["content"] ?? "");
    this.draft.enter({ kind, ...(begins ? { content: contentText(sample) } : {}) });
  }
}

function named(things: readonly { name: string }[]): [string, string][] {
  return [["", "—"], ...things.map(({ name }): [string, string] => [name, name])];
}
