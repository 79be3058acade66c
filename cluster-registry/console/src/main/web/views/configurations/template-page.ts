import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { Draft, type Violation } from "../../api/draft";
import { areaField, choiceField } from "../../components/field/draft-field";
import { NEW, RecordPage } from "../../components/record/record-page";
import { t } from "../../text/text";
import { FORMS } from "./common-kinds";
import { type OwnTemplate, templateShape } from "./common-records";
import "./template-impact";

const ROWS = 24;

/** A template of a site's own, beside what a change would do to those who use it. */
@customElement("template-page")
export class TemplatePage extends RecordPage<OwnTemplate> {
  protected readonly draft = new Draft<OwnTemplate>(this, templateShape);
  protected readonly collection = "templates";
  protected readonly view = "configurations";
  protected readonly kind = "template/";
  protected readonly told = { name: "recordName", hint: "recordNameHint", removal: "removeTemplateWhat" } as const;

  override firstUpdated(): void {
    if (this.name === NEW) {
      this.draft.begin({ form: "phone", text: "" });
    } else {
      void this.draft.load(this.path);
    }
  }

  protected heading(name: string): string {
    return name ? t("templateNamed", { name }) : t("newTemplate");
  }

  protected controls(): string[] {
    return ["name", "form", ...this.draft.violations.filter(isOfText).map(({ field }) => field)];
  }

  protected fields(): TemplateResult {
    const { draft } = this;
    const area = {
      entered: draft.entered,
      enter: (fields: Record<string, string | null>) => draft.enter(fields),
      // The rule names the line.
      faultsOf: () => draft.violations.filter(isOfText).map(({ rule, value }) => (value ? `${rule}; ${value}` : rule)),
    };
    const forms = Object.entries(FORMS).map(([form, text]): [string, string] => [form, t(text)]);
    return html`${choiceField(draft, "form", t("templateForm"), forms)} ${areaField(area, "text", t("templateText"), t("templateTextHint"), ROWS)}`;
  }

  protected override aside(): TemplateResult | typeof nothing {
    return this.mayChange
      ? html`<template-impact
          .path=${this.recordName ? this.path : ""}
          .body=${JSON.stringify(this.draft.body)}
          @violations=${(event: CustomEvent<Violation[]>) => this.draft.tell(event.detail)}
        ></template-impact>`
      : nothing;
  }
}

/** `text`, or `text, line 3`. */
function isOfText({ field }: Violation): boolean {
  return /^text($|,)/.test(field);
}
