// Shows the card of the words that are pointed at, without leaving the place in the text. Without this module the
// same cards open by their addresses.
const reader = document.getElementById("reader");
const text = document.getElementById("text");
const told = document.getElementById("told");
const form = document.getElementById("missing-form");

let shown = null;
let from = null;

document.documentElement.classList.add("scripted");
reader.querySelector(".keys").hidden = false;

function cardOf(link) {
  const name = decodeURIComponent(link.hash.slice(1));
  const card = name ? document.getElementById(name) : null;
  return card && card.classList.contains("card") ? card : null;
}

function show(card, link) {
  if (shown !== card) {
    shown?.classList.remove("shown");
    card?.classList.add("shown");
    if (card) card.scrollTop = 0;
    shown = card;
  }
  pointOut(card);
  if (card) from = link ?? from;
}

function pointOut(card) {
  for (const now of reader.querySelectorAll(".now")) now.classList.remove("now");
  if (!card) return;
  for (const same of reader.querySelectorAll(`a[href="#${CSS.escape(encodeURIComponent(card.id))}"]`)) {
    if (same.closest(".text, .lines")) same.classList.add("now");
  }
}

function showHash() {
  const link = document.createElement("a");
  link.href = location.hash;
  show(location.hash ? cardOf(link) : null);
}

// Over the list of events a card would cover what is pointed at: there only the words are marked, a click opens it.
function point(event) {
  const link = event.target.closest(".text a, .lines a");
  const card = link && cardOf(link);
  if (!card) return;
  if (link.closest(".text")) show(card, link);
  else if (!shown) pointOut(card);
}

reader.addEventListener("mouseover", (event) => {
  // While something is typed into a card's form, the pointer does not take the card away.
  if (!(shown?.id === "missing" || shown?.querySelector("details[open]"))) point(event);
});

reader.addEventListener("focusin", point);

reader.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link || event.metaKey || event.ctrlKey) return;
  const card = cardOf(link);
  if (card) {
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    show(card, link.closest(".card") ? null : link);
    told.textContent = card.querySelector("h3").textContent;
    if (event.detail === 0) card.focus({ preventScroll: true });
  } else if (link.classList.contains("close")) {
    event.preventDefault();
    close();
  }
});

function close() {
  const back = from;
  show(null);
  history.replaceState(null, "", location.pathname + location.search);
  back?.focus({ preventScroll: false });
  show(null);
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && shown) {
    close();
    return;
  }
  const here = document.activeElement;
  if (!["ArrowRight", "ArrowLeft"].includes(event.key) || !here?.closest(".text")) return;
  const links = [...text.querySelectorAll("a:not([tabindex='-1'])")];
  const next = links[links.indexOf(here) + (event.key === "ArrowRight" ? 1 : -1)];
  if (next) {
    event.preventDefault();
    next.focus();
  }
});

window.addEventListener("hashchange", showHash);
showHash();

// Words selected in the text are put into the form for a missing event, with their place in the text.
function offsetOf(node, at) {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-s]");
  if (!piece) return null;
  const before = document.createRange();
  before.selectNodeContents(piece);
  before.setEnd(node, at);
  // Code points, as the record counts, not the script's units.
  return Number(piece.dataset.s) + [...before.toString()].length;
}

if (form) {
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (!chosen || chosen.isCollapsed || !text.contains(chosen.anchorNode) || !text.contains(chosen.focusNode)) return;
    const range = chosen.getRangeAt(0);
    const start = offsetOf(range.startContainer, range.startOffset);
    const copy = range.cloneContents();
    for (const number of copy.querySelectorAll(".no")) number.remove();
    if (start === null || !copy.textContent.trim()) return;
    form.elements.start.value = start;
    form.elements.words.value = copy.textContent;
  });
  form.elements.words.addEventListener("input", () => {
    form.elements.start.value = "";
  });
}
