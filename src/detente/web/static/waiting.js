// Asks now and then whether the page is worked out, and shows it as soon as it is. Without this module a link does.
const waiting = document.getElementById("waiting");
const told = waiting.querySelector("[role=status]");
const again = 1000 * Number(waiting.dataset.again);
const PATIENCE = 200;
let asked = 0;

async function ask() {
  asked += 1;
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (answer.status !== 202) {
      location.reload();
      return;
    }
  } catch {
    // The server may be away for a moment; the link stays.
  }
  if (asked < PATIENCE) setTimeout(ask, again);
  else told.textContent = "It takes unusually long; look again later.";
}

told.textContent = "It is shown as soon as it is ready.";
setTimeout(ask, again);
