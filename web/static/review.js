// Shows how far a review is until it is there, and says of a file that it is too large before it is sent.
// Without this file the page loads itself again every few seconds, and the server says so.

const PAUSE = 1000;
const shown = document.querySelector("[data-progress]");

function put(selector, text) {
  const place = shown.querySelector(selector);
  if (place.textContent !== text) {
    place.textContent = text; // the stage is a status, read out when it changes and not each second
  }
}

async function look() {
  const answer = await fetch(shown.dataset.progress, { cache: "no-store" });
  if (!answer.ok && answer.status !== 404) {
    throw new Error(answer.status); // too many are asking: this can wait
  }
  const told = answer.ok ? await answer.json() : { running: false };
  if (!told.running) {
    location.reload();
    return;
  }
  put("[data-stage]", told.stage);
  put("[data-counted]", told.counted);
  shown.querySelector("progress").value = told.percent;
  setTimeout(lookAgain, PAUSE);
}

// Who loses the network for a while, or is put off, sees the result when it is back.
function lookAgain() {
  look().catch(() => setTimeout(lookAgain, 3 * PAUSE));
}

if (shown) {
  setTimeout(lookAgain, PAUSE);
}

const field = document.querySelector("input[data-largest]");
field?.addEventListener("change", () => {
  const size = field.files[0]?.size ?? 0;
  field.setCustomValidity(size > Number(field.dataset.largest) ? field.dataset.tooLarge : "");
  field.reportValidity();
});
