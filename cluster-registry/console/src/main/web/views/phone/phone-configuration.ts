import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { call, read, readBytes, Refusal } from "../../api/client";
import { Poll } from "../../api/poll";
import type { FileRecord, Page } from "../../api/types";
import { Piece } from "../../app/piece";
import { address } from "../../app/route";
import { shared } from "../../style/shared";
import { t } from "../../text/text";
import "../configurations/record-preview";
import type { CheckFinding, PhoneRecord } from "../configurations/records";
import { renderingState } from "../configurations/rendering-state";
import "../files/file-diff";
import { versionsUrl } from "../files/file-url";
import { checkedFile } from "./checked-file";

const EVERY_MS = 15_000;
const REST_MS = 60_000;

interface Seen {
  record: PhoneRecord | null;
  /** Versions of its configuration file here, the newest first; none: there is no such file. */
  versions: FileRecord[];
  /** Of a file that was put by hand, which no record tells of. */
  findings: CheckFinding[];
}

/** A phone's configuration as this suite has it: what is found in it, and what was changed in it. */
@customElement("phone-configuration")
export class PhoneConfiguration extends Piece {
  static override styles = [shared];

  @property() device = "";
  readonly #seen = new Poll<Seen>(this, (signal) => look(this.device, signal), EVERY_MS, { kinds: ["files"], restMs: REST_MS });

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("device") && changed.get("device")) {
      this.#seen.value = null;
      void this.#seen.again();
    }
  }

  override render() {
    const { value: seen, fault } = this.#seen;
    return html`<section class="card" aria-labelledby="configuration">
        <h2 id="configuration">${t("itsConfiguration")}</h2>
        ${fault ? html`<p class="fault" role="alert">${fault.message}</p>` : nothing}
        ${seen ? this.#facts(seen) : html`<p role="status">${fault ? "" : t("loading")}</p>`}
      </section>
      ${seen?.record ? html`<record-preview .device=${this.device} .version=${seen.record.sequence}></record-preview>` : nothing}
      ${seen && seen.versions.length > 0 ? html`<file-diff .versions=${seen.versions} .record=${seen.record !== null}></file-diff>` : nothing}`;
  }

  #facts({ record, versions, findings }: Seen): TemplateResult {
    const file = versions[0];
    const toTheRecord = html`<a href=${address("configurations", `phone/${this.device}`)}>${t("toTheRecord")}</a>`;
    if (record) {
      return html`<p class="row">${renderingState(record)} ${toTheRecord}</p>`;
    }
    return file
      ? html`<p>${t("configurationByHand")} <a class="fixed" href=${address("files", file.path)}>${file.path}</a></p>
          ${checkedFile(findings)}
          <p>${toTheRecord}</p>`
      : html`<p class="quiet">${t("configurationElsewhere")}</p>
          <p>${toTheRecord}</p>`;
  }
}

async function look(device: string, signal: AbortSignal): Promise<Seen> {
  const record = await orNull(read<PhoneRecord>(`device-configs/${encodeURIComponent(device)}`, signal));
  const path = record?.rendering?.files[0] ?? `${device}.cnf.xml`;
  const kept = await orNull(read<Page<FileRecord>>(`${versionsUrl(path)}?size=1000`, signal));
  const versions = kept?.items ?? [];
  const [newest] = versions;
  return { record, versions, findings: newest && !record ? await check(newest, signal) : [] };
}

async function check({ path, sha256 }: FileRecord, signal: AbortSignal): Promise<CheckFinding[]> {
  const bytes = await readBytes(`contents/${sha256}`, signal);
  const checked = await call<{ findings: CheckFinding[] }>("POST", `device-configs/check?name=${encodeURIComponent(path)}`, { bytes, signal });
  return checked.body.findings;
}

/** What is not there is no fault. */
async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (fault) {
    if (fault instanceof Refusal && fault.problem.status === 404) {
      return null;
    }
    throw fault;
  }
}
