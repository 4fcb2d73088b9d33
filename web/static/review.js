// Shows how far a review is until it is there. Without this file the page loads itself again every few seconds.

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

// Who loses the network for a while sees the result when it is back.
function lookAgain() {
  look().catch(() => setTimeout(lookAgain, 3 * PAUSE));
}

if (shown) {
  setTimeout(lookAgain, PAUSE);
}
