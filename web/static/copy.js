// Shows in place what a link of a passage leads to: its citations, the first of them copied, and the reasons of its items.
// Without this file such a link leads to a page; there each citation is selected by a click.

function selectText(node) {
  getSelection().selectAllChildren(node);
}

function copyText(node) {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(node.textContent.trim());
  }
  // Clipboards want https; a server on the office network often has only http.
  selectText(node);
  return document.execCommand("copy") ? Promise.resolve() : Promise.reject(new Error("not copied"));
}

function makeButton(text, label) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "second";
  button.textContent = text;
  if (label) {
    button.setAttribute("aria-label", label);
  }
  return button;
}

// Gives a block of citations its buttons; returns what copies the first of them.
function equip(block) {
  const status = document.createElement("p");
  status.className = "quiet copy";
  status.setAttribute("role", "status");
  block.prepend(status);
  const copies = [...block.querySelectorAll(".citation-text")].map((text) => {
    const heading = text.closest("dd").previousElementSibling;
    const name = heading.textContent.trim();
    const copy = () => copyText(text).then(
      () => { status.textContent = `${block.dataset.copied}: ${name}`; },
      () => { selectText(text); status.textContent = block.dataset.failed; },
    );
    const button = makeButton(block.dataset.copy, `${block.dataset.copy}: ${name}`);
    button.addEventListener("click", copy);
    heading.append(" ", button);
    return copy;
  });
  return copies[0];
}

async function fetchPart(address, wanted) {
  const answer = await fetch(address);
  if (!answer.ok) {
    throw new Error(answer.status);
  }
  return new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(wanted);
}

// A link becomes a button: the first press shows below what is `wanted` of its page, the next hides it.
function unfold(link, wanted, shown) {
  const button = makeButton(link.textContent, link.getAttribute("aria-label"));
  button.className = link.className;
  button.setAttribute("aria-expanded", "false");
  let block = null;
  button.addEventListener("click", async () => {
    if (block) {
      block.hidden = !block.hidden;
      button.setAttribute("aria-expanded", String(!block.hidden));
      return;
    }
    try {
      block = await fetchPart(link.href, wanted);
      button.parentElement.after(block);
      button.setAttribute("aria-expanded", "true");
      shown(block);
    } catch {
      location.assign(link.href);
    }
  });
  link.replaceWith(button);
}

document.querySelectorAll(".citation").forEach(equip);

function unfoldAll() {
  for (const link of document.querySelectorAll("a[data-cite]")) {
    unfold(link, ".citation", (block) => equip(block)());
  }
  for (const link of document.querySelectorAll("a[data-reasons]")) {
    unfold(link, ".about-passage", () => {});
  }
}

unfoldAll();
document.addEventListener("renewed", unfoldAll);
