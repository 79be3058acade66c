export type Language = "en" | "zh-CN";
export type Theme = "system" | "light" | "dark";

/** What the viewer chose for this browser; tells by the event `change`. */
class Settings extends EventTarget {
  language: Language = this.#firstLanguage();
  theme: Theme = this.#firstTheme();

  constructor() {
    super();
    this.#show();
  }

  choose(choice: { language?: Language; theme?: Theme }): void {
    this.language = choice.language ?? this.language;
    this.theme = choice.theme ?? this.theme;
    localStorage.setItem("language", this.language);
    localStorage.setItem("theme", this.theme);
    this.#show();
    this.dispatchEvent(new Event("change"));
  }

  #firstLanguage(): Language {
    const wanted = localStorage.getItem("language") ?? navigator.language;
    return wanted.startsWith("zh") ? "zh-CN" : "en";
  }

  #firstTheme(): Theme {
    const chosen = localStorage.getItem("theme");
    return chosen === "light" || chosen === "dark" ? chosen : "system";
  }

  #show(): void {
    const root = document.documentElement;
    root.lang = this.language;
    if (this.theme === "system") {
      delete root.dataset["theme"];
    } else {
      root.dataset["theme"] = this.theme;
    }
  }
}

export const settings = new Settings();
