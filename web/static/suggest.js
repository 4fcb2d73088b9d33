// Suggestions under the search box while one types (combobox of ARIA 1.2). Without this file one types on.

const WAIT = 150; // milliseconds after the last key: none of a word's letters but the last is asked about
const SHORTEST = 2; // letters that are worth asking about

class Suggestions {
  constructor(box) {
    this.box = box;
    this.list = document.createElement("ul");
    this.list.id = "suggestions";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", box.dataset.suggestions);
    this.status = document.createElement("span");
    this.status.className = "unseen";
    this.status.setAttribute("role", "status");
    box.parentElement.append(this.list, this.status);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
    })) {
      box.setAttribute(name, value);
    }
    box.addEventListener("input", () => this.wait());
    box.addEventListener("keydown", (event) => this.press(event));
    box.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
    this.list.addEventListener("click", (event) => this.follow(event.target.closest("[role=option]")));
  }

  wait() {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.timer = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    const text = this.box.value.trim();
    if (text.length < SHORTEST) {
      this.close();
      return;
    }
    this.asked = new AbortController();
    const address = `${this.box.dataset.suggest}?${new URLSearchParams({ q: text })}`;
    try {
      const response = await fetch(address, { signal: this.asked.signal, headers: { Accept: "application/json" } });
      this.show(response.ok ? (await response.json()).suggestions : []);
    } catch {
      // Asked anew meanwhile, or the server is away: the box works without.
    }
  }

  show(suggestions) {
    this.list.replaceChildren(...suggestions.map((each, at) => this.draw(each, at)));
    this.choose(null);
    this.open(suggestions.length > 0 && document.activeElement === this.box);
    this.status.textContent = this.list.hidden ? "" : this.box.dataset.suggested.replace("{n}", suggestions.length);
  }

  draw({ text, kind, url }, at) {
    const option = document.createElement("li");
    const name = document.createElement("span");
    const said = document.createElement("span");
    option.id = `suggestion-${at}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.text = text;
    option.dataset.url = url ?? "";
    name.textContent = text;
    name.lang = /[\u0e00-\u0e7f]/.test(text) ? "th" : "en";
    said.textContent = this.box.dataset[kind] ?? "";
    said.className = "quiet";
    option.append(name, " ", said);
    return option;
  }

  open(shown) {
    this.list.hidden = !shown;
    this.box.setAttribute("aria-expanded", String(shown));
  }

  close() {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.choose(null);
    this.open(false);
    this.status.textContent = "";
  }

  choose(option) {
    this.chosen?.setAttribute("aria-selected", "false");
    this.chosen = option;
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) {
      this.box.setAttribute("aria-activedescendant", option.id);
    } else {
      this.box.removeAttribute("aria-activedescendant");
    }
  }

  move(step) {
    // Round and round, through the box itself, where nothing is chosen.
    const stops = [null, ...this.list.children];
    this.choose(stops[(stops.indexOf(this.chosen ?? null) + step + stops.length) % stops.length]);
  }

  press(event) {
    if (event.isComposing || this.list.hidden) {
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      this.close();
    } else if (event.key === "Enter" && this.chosen) {
      this.follow(this.chosen);
    } else {
      return;
    }
    event.preventDefault();
  }

  follow(option) {
    if (!option) {
      return;
    }
    this.box.value = option.dataset.text;
    this.close();
    if (option.dataset.url) {
      location.assign(this.inLanguage(option.dataset.url));
    } else {
      this.box.form.requestSubmit();
    }
  }

  inLanguage(url) {
    const address = new URL(url, location.href);
    const language = this.box.form.elements.lang;
    if (language) {
      address.searchParams.set("lang", language.value);
    }
    return address;
  }
}

for (const box of document.querySelectorAll("input[data-suggest]")) {
  new Suggestions(box);
}
