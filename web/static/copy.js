// Adds a copy button to each citation. Without this file the citation is selected by hand.
"use strict";

function copyText(node) {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(node.textContent);
  }
  // Clipboards want https; a server on the office network often has only http.
  getSelection().selectAllChildren(node);
  return document.execCommand("copy") ? Promise.resolve() : Promise.reject(new Error("not copied"));
}

for (const node of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  const status = document.createElement("span");
  button.type = "button";
  button.className = "second";
  button.textContent = node.dataset.copy;
  status.className = "quiet";
  status.setAttribute("role", "status");
  button.addEventListener("click", () => {
    copyText(node).then(
      () => { status.textContent = node.dataset.copied; },
      () => { getSelection().selectAllChildren(node); },
    );
  });
  const row = document.createElement("p");
  row.className = "copy";
  row.append(button, " ", status);
  node.parentElement.append(row);
}
