// A choice among the filters changes the list at once, in its place. Without this file the button does it.

const NAME = "details[data-facet]";

function addressOf(form) {
  const given = [...new FormData(form)].filter(([, value]) => value !== "");
  const address = new URL(form.action);
  address.search = new URLSearchParams(given);
  return address;
}

function openFolds(results) {
  return new Map([...results.querySelectorAll(NAME)].map((fold) => [fold.dataset.facet, fold.open]));
}

function sameBox(box) {
  const boxes = document.querySelectorAll(".filters input[type=checkbox]");
  return [...boxes].find((each) => each.name === box.name && each.value === box.value);
}

function put(answered, old) {
  const fresh = answered.querySelector(".results");
  const folds = openFolds(old);
  for (const fold of fresh.querySelectorAll(NAME)) {
    fold.open = folds.get(fold.dataset.facet) ?? fold.open;
  }
  old.replaceWith(document.adoptNode(fresh));
  document.querySelector(".languages").replaceWith(document.adoptNode(answered.querySelector(".languages")));
  document.title = answered.title;
  document.getElementById("renewed").textContent = fresh.querySelector("[data-tally], .alert")?.textContent ?? "";
}

// The links of an answer to a long question do not bear it: thirty of them would be half of the page.
function carryQuestion() {
  const q = new URLSearchParams(location.search).get("q");
  for (const link of q ? document.querySelectorAll(".found .case a[href*='/cases/']") : []) {
    const address = new URL(link.href);
    if (!address.searchParams.has("q")) {
      address.searchParams.set("q", q);
      link.href = address;
    }
  }
}

let latest = 0;
let shown = location.pathname + location.search;

async function renew(box) {
  const address = addressOf(box.form);
  const old = document.querySelector(".results");
  const own = ++latest;
  old.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(address);
    const answered = new DOMParser().parseFromString(await response.text(), "text/html");
    if (own !== latest) {
      return;
    }
    put(answered, old);
    history.pushState(null, "", response.url);
    shown = location.pathname + location.search;
    sameBox(box)?.focus({ preventScroll: true });
    carryQuestion();
    document.dispatchEvent(new Event("renewed"));
  } catch {
    location.assign(address);
  }
}

carryQuestion();
document.addEventListener("change", (event) => {
  if (event.target.matches(".filters input[type=checkbox]")) {
    renew(event.target);
  }
});
addEventListener("popstate", () => {
  if (location.pathname + location.search !== shown) {
    location.reload();
  }
});
