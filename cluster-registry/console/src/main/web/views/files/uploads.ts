import { Away, Refusal } from "../../api/client";
import type { Problem, Stored } from "../../api/types";
import { upload } from "../../api/upload";
import { t } from "../../text/text";
import type { Chosen } from "./chosen-files";
import { fileUrl } from "./file-url";

const AT_ONCE = 3;
const CHECKED = "urn:option150:problem:device-config";

export interface Upload extends Chosen {
  state: "waiting" | "sending" | "stored" | "refused" | "failed";
  /** Bytes. */
  sent: number;
  force: boolean;
  fault: string;
  problem: Problem | null;
  /** What the server said of a file that it has stored. */
  stored: Stored | null;
}

/** Files on their way to the server, a few at once; goes on whatever view is shown. Tells by the events `change` and `stored`. */
class Uploads extends EventTarget {
  list: Upload[] = [];

  /** Files for a folder: empty for the top, else with a slash at its end. */
  add(folder: string, chosen: Chosen[]): void {
    const fresh = chosen.map(
      ({ path, file }): Upload => ({ path: folder + path, file, state: "waiting", sent: 0, force: false, fault: "", problem: null, stored: null }),
    );
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
      of.stored = await upload(fileUrl(of.path, of.force), of.file, (sent) => {
        of.sent = sent;
        this.#tell();
      });
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
