import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { read } from "../../api/client";
import { Poll } from "../../api/poll";
import type { Page } from "../../api/types";
import { Piece } from "../../app/piece";
import { address } from "../../app/route";
import { session } from "../../app/session";
import { NEW } from "../../components/record/record-page";
import { type Column } from "../../components/rows/virtual-rows";
import "../../components/rows/virtual-rows";
import { shared } from "../../style/shared";
import { moment, number, t } from "../../text/text";
import "./common-file-page";
import { commonFileList, templateList } from "./common-lists";
import type { CommonFile, OwnTemplate } from "./common-records";
import "./group-page";
import { type Branch, treeOf } from "./lineage";
import "./phone-record-page";
import "./profile-page";
import type { Group, PhoneRecord, Profile, Rendering } from "./records";
import { renderingProgress, renderingState } from "./rendering-state";
import "./template-page";

const EVERY_MS = 3000;
const REST_MS = 30_000;

interface Seen {
  profiles: Page<Profile>;
  groups: Page<Group>;
  files: Page<CommonFile>;
  templates: Page<OwnTemplate>;
  rendering: Rendering;
}

/**
 * What phones' files are made of: profiles as a tree, groups of call managers, files that phones share, templates of a site's own, phones' records;
 * and how far making is.
 */
@customElement("configurations-view")
export class ConfigurationsView extends Piece {
  static override styles = [
    shared,
    css`
      .two {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr));
        gap: 0 var(--room);
        align-items: start;
      }
      .tree ul {
        padding-inline-start: var(--far);
        border-inline-start: 1px solid var(--line);
      }
      .tree li {
        padding: var(--near) 0;
      }
      .head h2 {
        margin: 0;
      }
      .card .head {
        margin-bottom: var(--gap);
      }
    `,
  ];

  /** `profile/NAME`, `group/NAME`, `common/NAME`, `template/NAME` or `phone/NAME`; empty: all. */
  @property() chosen = "";
  #source = this.#records();
  #shown = "";

  readonly #seen = new Poll<Seen>(this, (signal) => this.#look(signal), EVERY_MS, { kinds: ["files"], restMs: REST_MS });

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get("chosen")) {
      // Whoever comes back from a page may have changed what no file tells of.
      void this.#seen.again();
    }
    // The list begins anew only where something has changed, so that nobody loses their place.
    const made = JSON.stringify(this.#seen.value?.rendering);
    if (made !== this.#shown) {
      this.#shown = made;
      this.#source = this.#records();
    }
  }

  override render() {
    const [kind = "", ...rest] = this.chosen.split("/");
    const name = rest.join("/");
    switch (kind) {
      case "profile":
        return html`${keyed(name, html`<profile-page .name=${name}></profile-page>`)}`;
      case "group":
        return html`${keyed(name, html`<group-page .name=${name}></group-page>`)}`;
      case "common":
        return html`${keyed(name, html`<common-file-page .name=${name}></common-file-page>`)}`;
      case "template":
        return html`${keyed(name, html`<template-page .name=${name}></template-page>`)}`;
      case "phone":
        return html`${keyed(name, html`<phone-record-page .name=${name}></phone-record-page>`)}`;
      default:
        return this.#all();
    }
  }

  #all(): TemplateResult {
    const { value: seen, fault } = this.#seen;
    return html`<div class="head">
        <h1>${t("configurations")}</h1>
        ${seen ? renderingProgress(seen.rendering) : nothing}
      </div>
      ${fault ? html`<p class="fault" role="alert">${fault.message}</p>` : nothing}
      ${seen ? this.#lists(seen) : html`<p role="status">${fault ? "" : t("loading")}</p>`}`;
  }

  #lists({ profiles, groups, files, templates }: Seen): TemplateResult {
    return html`<div class="two">
        <section class="card tree" aria-labelledby="profiles">
          ${this.#title("profiles", t("profiles"), "profile", t("newProfile"))}
          ${profiles.total === 0 ? html`<p class="quiet">${t("profilesNone")}</p>` : nothing} ${tree(treeOf(profiles.items))}
        </section>
        <section class="card" aria-labelledby="groups">
          ${this.#title("groups", t("callManagerGroups"), "group", t("newGroup"))}
          ${groups.total === 0 ? html`<p class="quiet">${t("groupsNone")}</p>` : nothing}
          <ul>
            ${groups.items.map(
              (group) => html`<li class="row">
                <a href=${address("configurations", `group/${group.name}`)}>${group.name}</a>
                <span class="quiet small fixed">${group.members.map((member) => member.address).join(", ")}</span>
              </li>`,
            )}
          </ul>
        </section>
        <section class="card" aria-labelledby="common-files">
          ${this.#title("common-files", t("commonFiles"), "common", t("newCommonFile"))} ${commonFileList(files)}
        </section>
        <section class="card" aria-labelledby="templates">
          ${this.#title("templates", t("ownTemplates"), "template", t("newTemplate"))} ${templateList(templates, profiles.items, files.items)}
        </section>
      </div>
      <section aria-labelledby="records">
        ${this.#title("records", t("phoneRecords"), "phone", t("newPhoneRecord"))}
        <virtual-rows .label=${t("phoneRecords")} .columns=${columns()} .source=${this.#source}></virtual-rows>
      </section>`;
  }

  #title(id: string, text: string, kind: string, add: string): TemplateResult {
    return html`<div class="head">
      <h2 id=${id}>${text}</h2>
      ${session.may("admin") ? html`<button @click=${() => (location.hash = address("configurations", `${kind}/${NEW}`))}>${add}</button>` : nothing}
    </div>`;
  }

  #records() {
    return (page: number, size: number, signal: AbortSignal): Promise<Page<PhoneRecord>> => read(`device-configs?page=${page}&size=${size}`, signal);
  }

  async #look(signal: AbortSignal): Promise<Seen> {
    const [profiles, groups, files, templates, rendering] = await Promise.all([
      read<Page<Profile>>("profiles?size=1000", signal),
      read<Page<Group>>("call-manager-groups?size=1000", signal),
      read<Page<CommonFile>>("common-files?size=1000", signal),
      read<Page<OwnTemplate>>("templates?size=1000", signal),
      read<Rendering>("device-configs/rendering", signal),
    ]);
    return { profiles, groups, files, templates, rendering };
  }
}

function tree(branches: Branch[]): TemplateResult | typeof nothing {
  return branches.length === 0
    ? nothing
    : html`<ul>
        ${branches.map(
          ({ profile, children }) => html`<li>
            <a href=${address("configurations", `profile/${profile.name}`)}>${profile.name}</a>
            <span class="quiet small">${says(profile)}</span>
            ${tree(children)}
          </li>`,
        )}
      </ul>`;
}

/** What a profile says itself, in short. */
function says(profile: Profile): string {
  const count = Object.keys(profile.fields).length;
  const said = [profile.model, profile.protocol, profile.load, profile.callManagerGroup].filter(Boolean);
  return [...said, count > 0 ? t("fieldCount", { count: number(count) }) : ""].filter(Boolean).join(" · ");
}

function columns(): Column<PhoneRecord>[] {
  return [
    { label: t("phone"), cell: (of) => html`<a class="fixed" href=${address("configurations", `phone/${of.device}`)}>${of.device}</a>` },
    { label: t("fileState"), cell: renderingState },
    { label: t("profile"), cell: (of) => of.profile || "—" },
    { label: t("lines"), cell: (of) => of.lines.map((line) => line.number).join(", ") },
    { label: t("changed"), cell: (of) => moment(of.modified) },
  ];
}
