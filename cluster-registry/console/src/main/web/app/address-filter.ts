import type { ReactiveController, ReactiveControllerHost } from "lit";
import { address, currentRoute } from "./route";

/** What a view is filtered by. It stands in the address behind `?`, so that an address can be sent to others. */
export class AddressFilter<N extends string> implements ReactiveController {
  values: Record<N, string>;
  #timer = 0;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly view: string,
    private readonly names: readonly N[],
    private readonly changed: () => void,
  ) {
    this.values = this.#ofAddress();
    host.addController(this);
  }

  /** As the API takes it; what is empty is left out. */
  get query(): string {
    return new URLSearchParams(this.names.filter((name) => this.values[name]).map((name) => [name, this.values[name]])).toString();
  }

  hostConnected(): void {
    window.addEventListener("hashchange", this.#went);
  }

  hostDisconnected(): void {
    window.removeEventListener("hashchange", this.#went);
    window.clearTimeout(this.#timer);
  }

  /** What the viewer entered; told of once nothing else was entered for that long. */
  choose(name: N, value: string, afterMs: number): void {
    this.values = { ...this.values, [name]: value };
    this.host.requestUpdate();
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      const { query } = this;
      history.replaceState(null, "", `${address(this.view)}${query && `?${query}`}`);
      this.changed();
    }, afterMs);
  }

  readonly #went = (): void => {
    const asked = this.#ofAddress();
    if (currentRoute().view === this.view && this.names.some((name) => asked[name] !== this.values[name])) {
      this.values = asked;
      this.host.requestUpdate();
      this.changed();
    }
  };

  #ofAddress(): Record<N, string> {
    const asked = new URLSearchParams(location.hash.split("?")[1] ?? "");
    return Object.fromEntries(this.names.map((name) => [name, asked.get(name) ?? ""])) as Record<N, string>;
  }
}
