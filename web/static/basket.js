// Keeps the basket in the browser. Without this file addresses carry it.

const BASKET = "pmqa-basket";
const MOST = 100;
const LONGEST_ADDRESS = 8000; // characters that every server and mail program passes on; beyond it notes stay here

const basketLink = document.querySelector("a[data-basket]");
const basketPath = new URL(basketLink.href).pathname;
const said = document.createElement("span");
said.className = "unseen";
said.setAttribute("role", "status");
basketLink.after(said);

function readBasket() {
  try {
    const kept = JSON.parse(localStorage.getItem(BASKET)) ?? [];
    return kept.filter((each) => typeof each.p === "string").map(({ p, n }) => ({ p, n: String(n ?? "") }));
  } catch {
    return []; // storage that is forbidden or spoilt is an empty one
  }
}

function writeBasket(basket) {
  try {
    localStorage.setItem(BASKET, JSON.stringify(basket));
  } catch {
    // the page's own address still holds it
  }
  showCount();
}

// The address of the page `path` with this basket, in the language of this page.
function addressOf(basket, withNotes) {
  const address = new URL(basketPath, location.href);
  const lang = new URL(basketLink.href).searchParams.get("lang");
  for (const { p, n } of basket) {
    address.searchParams.append("p", p);
    if (withNotes) {
      address.searchParams.append("n", n);
    }
  }
  if (lang) {
    address.searchParams.set("lang", lang);
  }
  return address.pathname + address.search;
}

function showCount() {
  const basket = readBasket();
  const name = basketLink.dataset.name ??= basketLink.textContent;
  basketLink.href = addressOf(basket, false);
  basketLink.textContent = basket.length ? `${name} (${basket.length})` : name;
  for (const button of document.querySelectorAll("button.add")) {
    const inside = basket.some(({ p }) => p === button.value);
    button.textContent = inside ? basketLink.dataset.takeOut : basketLink.dataset.add;
    button.setAttribute("aria-label", `${button.textContent}: ${button.dataset.heading}`);
  }
}

function toggle(passage) {
  const basket = readBasket();
  const others = basket.filter(({ p }) => p !== passage);
  if (others.length === basket.length && basket.length >= MOST) {
    said.textContent = basketLink.dataset.full;
    return;
  }
  writeBasket(others.length < basket.length ? others : [...basket, { p: passage, n: "" }]);
  said.textContent = basketLink.textContent;
}

// Links that put a passage in become buttons that take it out again.
function equipAdding() {
  for (const link of document.querySelectorAll("a.add")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "add";
    button.value = link.dataset.passage;
    button.dataset.heading = link.getAttribute("aria-label").split(": ").slice(1).join(": ");
    button.addEventListener("click", () => toggle(button.value));
    link.replaceWith(button);
  }
  showCount();
}

// The page of the basket.

function openBasket(form) {
  const listed = () => [...form.querySelectorAll(".collected")].map((entry) => ({
    p: entry.querySelector("[name=p]").value,
    n: entry.querySelector("textarea").value,
  }));
  const asked = new URLSearchParams(location.search).getAll("p");
  const stored = readBasket();
  const mine = asked.length === stored.length && stored.every(({ p }, at) => p === asked[at]);
  const status = form.querySelector("[role=status]");

  const keep = () => {
    const basket = listed();
    const address = addressOf(basket, basket.some(({ n }) => n));
    const part = new URLSearchParams(location.search).get("part");
    const kept = address.length <= LONGEST_ADDRESS ? address : addressOf(basket, false);
    history.replaceState(null, "", part && basket.length ? `${kept}&part=${encodeURIComponent(part)}` : kept);
    if (mine) {
      writeBasket(basket);
    }
  };
  // The first of an item cannot go up, nor the last down; those that another part shows have no buttons here.
  const bound = (list) => {
    for (const each of list.querySelectorAll(".collected:not([hidden])")) {
      each.querySelector("[name=up]").disabled = !each.previousElementSibling;
      each.querySelector("[name=down]").disabled = !each.nextElementSibling;
    }
  };
  const move = (button) => {
    const entry = button.closest(".collected");
    const other = button.name === "up" ? entry.previousElementSibling : entry.nextElementSibling;
    other[button.name === "up" ? "before" : "after"](entry);
    bound(entry.parentElement);
    (button.disabled ? entry.querySelector("h3") : button).focus();
  };
  const takeOut = (button) => {
    const entry = button.closest(".collected");
    const list = entry.parentElement;
    const shown = [...list.querySelectorAll(".collected:not([hidden])")];
    const at = shown.indexOf(entry);
    const next = shown[at + 1] ?? shown[at - 1];
    entry.remove();
    bound(list);
    if (!next) {
      const section = list.closest("section");
      list.childElementCount ? section.hidden = true : section.remove();
    }
    (next?.querySelector("h3") ?? document.getElementById("content")).focus();
  };
  // A part that has become empty gives way to its neighbour.
  const turn = (part) => {
    const address = new URL(location.href);
    address.searchParams.set("part", part);
    location.assign(address);
  };

  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!["up", "down", "out", "part"].includes(button?.name)) {
      return; // a file
    }
    event.preventDefault();
    keep();
    if (button.name === "part") {
      turn(button.value);
      return;
    }
    (button.name === "out" ? takeOut : move)(button);
    status.textContent = form.dataset[button.name];
    keep();
    if (!listed().length) {
      location.assign(addressOf([], false));
    } else if (!form.querySelector(".collected:not([hidden])")) {
      turn(form.querySelector(".keep").value);
    }
  });
  form.addEventListener("input", keep);
  form.querySelector(".keep").parentElement.hidden = true;
  const onward = new URL(document.querySelector("[data-go-on]").href);
  onward.searchParams.delete("p");
  document.querySelector("[data-go-on]").href = onward.pathname + onward.search;
  if (mine) {
    for (const entry of form.querySelectorAll(".collected")) {
      const noted = stored.find(({ p }) => p === entry.querySelector("[name=p]").value);
      entry.querySelector("textarea").value ||= noted?.n ?? "";
    }
    keep();
  } else {
    const shared = document.querySelector(".shared");
    shared.hidden = false;
    shared.querySelector("button").addEventListener("click", () => {
      const own = readBasket();
      const fresh = listed().filter(({ p }) => !own.some((each) => each.p === p));
      writeBasket([...own, ...fresh].slice(0, MOST));
      location.assign(addressOf(readBasket(), false));
    });
  }
}

equipAdding();
document.addEventListener("renewed", equipAdding);
addEventListener("storage", showCount);
addEventListener("pageshow", showCount);
const form = document.getElementById("basket");
if (form) {
  openBasket(form);
} else if (location.pathname === basketPath && !new URLSearchParams(location.search).has("p") && readBasket().length) {
  location.replace(addressOf(readBasket(), false));
}
