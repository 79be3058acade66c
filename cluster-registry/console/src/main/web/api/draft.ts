import type { ReactiveController, ReactiveControllerHost } from "lit";
import { t } from "../text/text";
import { call, Refusal } from "./client";
import { changedUnits, type Fields, merged } from "./fields";
import type { Problem } from "./types";
import { words } from "./words";

export type Violation = NonNullable<Problem["violations"]>[number];

/** How a thing of the API stands in a form. */
export interface Shape<T> {
  fieldsOf: (thing: T) => Fields;
  bodyOf: (fields: Fields) => unknown;
}

/**
 * What is entered of a thing that the API takes as a whole. It is stored only as what it was read as: whoever was
 * overtaken is shown both, and chooses; what only the other one changed stays as they left it.
 */
export class Draft<T extends { sequence: number }> implements ReactiveController {
  /** As it is kept; null: not read, or there is none yet. */
  kept: T | null = null;
  read: Fields = {};
  entered: Fields = {};
  /** What somebody else made of it meanwhile, until the viewer has chosen. */
  theirs: Fields | null = null;
  violations: readonly Violation[] = [];
  fault = "";
  ready = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly shape: Shape<T>,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    // Asked for by who knows the path.
  }

  get body(): unknown {
    return this.shape.bodyOf(this.entered);
  }

  get changed(): boolean {
    return changedUnits(this.read, this.entered).length > 0;
  }

  /** Begins with a thing that is not there yet. */
  begin(fields: Fields): void {
    this.read = fields;
    this.entered = fields;
    this.ready = true;
    this.host.requestUpdate();
  }

  /** Reads it. Where there is none and something to begin with is given, it begins with that. */
  async load(path: string, otherwise?: Fields): Promise<void> {
    try {
      this.#take((await call<T>("GET", path)).body);
      this.fault = "";
    } catch (fault) {
      if (otherwise && fault instanceof Refusal && fault.problem.status === 404) {
        this.begin(otherwise);
      } else {
        this.fault = words(fault);
      }
    }
    this.host.requestUpdate();
  }

  enter(fields: Record<string, string | null>): void {
    const all: Record<string, string> = { ...this.entered };
    for (const [key, value] of Object.entries(fields)) {
      if (value === null) {
        delete all[key];
      } else {
        all[key] = value;
      }
    }
    this.entered = all;
    this.host.requestUpdate();
  }

  faultsOf(key: string): string[] {
    return this.violations.filter(({ field }) => field === key).map(({ rule, value }) => `${rule}; ${value}`);
  }

  /** What is wrong with what has no control of its own. */
  otherFaults(controls: readonly string[]): string[] {
    return this.violations
      .filter(({ field }) => !(field in this.entered) && !controls.includes(field))
      .map(({ field, rule, value }) => `${field}: ${rule}; ${value}`);
  }

  tell(violations: readonly Violation[]): void {
    this.violations = violations;
    this.host.requestUpdate();
  }

  /** Whether it is stored now; else `fault`, `violations` or `theirs` tell why not. */
  async store(path: string): Promise<boolean> {
    this.fault = "";
    this.violations = [];
    try {
      if (!this.kept && (await isThere(path))) {
        throw new Error(t("nameTaken"));
      }
      const ifMatch = this.kept ? { ifMatch: `"${this.kept.sequence}"` } : {};
      this.#take((await call<T>("PUT", path, { body: this.body, ...ifMatch })).body);
      return true;
    } catch (fault) {
      await this.#refused(path, fault);
      return false;
    } finally {
      this.host.requestUpdate();
    }
  }

  takeTheirs(): void {
    this.entered = this.theirs ?? this.entered;
    this.#settle();
  }

  keepMine(): void {
    this.entered = this.theirs ? merged(this.read, this.entered, this.theirs) : this.entered;
    this.#settle();
  }

  #settle(): void {
    this.read = this.theirs ?? this.read;
    this.theirs = null;
    this.host.requestUpdate();
  }

  #take(thing: T): void {
    this.kept = thing;
    this.read = this.shape.fieldsOf(thing);
    this.entered = this.read;
    this.ready = true;
  }

  async #refused(path: string, fault: unknown): Promise<void> {
    if (fault instanceof Refusal && fault.problem.status === 412) {
      try {
        this.kept = (await call<T>("GET", path)).body;
        this.theirs = this.shape.fieldsOf(this.kept);
      } catch (gone) {
        this.fault = words(gone);
      }
    } else if (fault instanceof Refusal && fault.problem.violations?.length) {
      this.violations = fault.problem.violations;
    } else {
      this.fault = words(fault);
    }
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await call("GET", path);
    return true;
  } catch (fault) {
    if (fault instanceof Refusal && fault.problem.status === 404) {
      return false;
    }
    throw fault;
  }
}
