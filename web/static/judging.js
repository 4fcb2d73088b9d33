// A mark is kept without leaving the list. Without this file the button sends its form and comes back.
// It listens at the document, so that lists put in the place of others need nothing more.

let last = Promise.resolve(); // marks are sent one behind the other, so that the last one pressed stands

function show(group, grade) {
  [...group.children].forEach((button, at) => {
    const passage = button.value.slice(0, button.value.lastIndexOf("."));
    button.setAttribute("aria-pressed", String(at === grade));
    button.value = `${passage}.${at === grade ? "" : at}`;
  });
}

function complain(group, sentence) {
  const alert = document.createElement("p");
  alert.setAttribute("role", "alert");
  group.after(alert);
  alert.textContent = sentence;
}

async function send(form, button, body) {
  const group = button.parentElement;
  const status = form.querySelector("[role=status]");
  group.parentElement.querySelectorAll(".marks + [role=alert]").forEach((each) => each.remove());
  status.textContent = "";
  try {
    const response = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    if (!response.ok) {
      throw new Error(response.statusText);
    }
    const { grade } = await response.json();
    show(group, grade);
    const { kept, takenBack } = form.dataset;
    status.textContent = grade === null ? takenBack : `${kept}: ${group.children[grade].textContent}`;
  } catch {
    complain(group, form.dataset.failed);
  }
}

document.addEventListener("submit", (event) => {
  const { target: form, submitter: button } = event;
  if (form.id === "marks" && button) {
    event.preventDefault();
    const body = new URLSearchParams([...new FormData(form), [button.name, button.value]]);
    last = last.then(() => send(form, button, body));
  }
});
