import { Away, Refusal } from "../../api/client";
import type { Problem, Stored } from "../../api/types";
import { upload } from "../../api/upload";
import { t } from "../../text/text";
import type { Chosen } from "./chosen-files";
import { fileUrl } from "./file-url";
import { type PackageReport, packageUrl } from "./package-report";

const AT_ONCE = 3;
const CHECKED = "urn:option150:problem:device-config";

export interface Upload extends Chosen {
  /** The folder that a package is unpacked into; null: it is a file. */
  into: string | null;
  state: "waiting" | "sending" | "stored" | "refused" | "failed";
  /** Bytes. */
  sent: number;
  force: boolean;
  fault: string;
  problem: Problem | null;
  /** What the server said of a file that it has stored. */
  stored: Stored | null;
  /** What became of a package. */
  report: PackageReport | null;
}

/** Files on their way to the server, a few at once; goes on whatever view is shown. Tells by the events `change` and `stored`. */
class Uploads extends EventTarget {
  list: Upload[] = [];

  /** Files for a folder: empty for the top, else with a slash at its end. */
  add(folder: string, chosen: Chosen[]): void {
    this.#begin(chosen.map(({ path, file }) => fresh(folder + path, file, null)));
  }

  /** Packages whose files are to lie in a folder, as above. */
  unpack(folder: string, chosen: Chosen[]): void {
    this.#begin(chosen.map(({ path, file }) => fresh(path, file, folder)));
  }

  #begin(fresh: Upload[]): void {
    const paths = new Set(fresh.map((of) => of.path));
    this.list = [...fresh, ...this.list.filter((of) => of.state === "sending" || !paths.has(of.path))];
    this.#next();
  }

  retry(of: Upload, force: boolean): void {
    Object.assign(of, { state: "waiting", sent: 0, force, fault: "", problem: null });
    this.#next();
  }

  /** Forgets what is not under way. */
  clear(): void {
    this.list = this.list.filter(isOpen);
    this.#tell();
  }

  /** Whether the check of phones' files has refused it, and the viewer may have it stored all the same. */
  canForce(of: Upload): boolean {
    return of.problem?.type === CHECKED;
  }

  #next(): void {
    const free = AT_ONCE - this.list.filter((of) => of.state === "sending").length;
    this.list
      .filter((of) => of.state === "waiting")
      .slice(0, Math.max(0, free))
      .forEach((of) => void this.#send(of));
    this.#tell();
  }

  async #send(of: Upload): Promise<void> {
    of.state = "sending";
    try {
      const sent = (bytes: number): void => {
        of.sent = bytes;
        this.#tell();
      };
      if (of.into === null) {
        of.stored = await upload<Stored>("PUT", fileUrl(of.path, of.force), of.file, sent);
      } else {
        of.report = await upload<PackageReport>("POST", packageUrl(of.into, of.force), of.file, sent);
      }
      of.state = "stored";
      this.dispatchEvent(new Event("stored"));
    } catch (fault) {
      of.state = fault instanceof Refusal ? "refused" : "failed";
      of.problem = fault instanceof Refusal ? fault.problem : null;
      of.fault = fault instanceof Away ? t("uploadBroke") : (fault as Error).message;
    }
    this.#next();
  }

  #tell(): void {
    this.dispatchEvent(new Event("change"));
  }
}

function fresh(path: string, file: File, into: string | null): Upload {
  return { path, file, into, state: "waiting", sent: 0, force: false, fault: "", problem: null, stored: null, report: null };
}

export function isOpen(of: Upload): boolean {
  return of.state === "waiting" || of.state === "sending";
}

export const uploads = new Uploads();

// A tab that is closed takes along what is not sent yet: the browser asks first.
window.addEventListener("beforeunload", (event) => {
  if (uploads.list.some(isOpen)) {
    event.preventDefault();
  }
});
