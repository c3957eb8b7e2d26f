// Choosing days on the timeline with pointer or keyboard, zooming in on them, and walking over the calendar.
// Without this module the same days are chosen in the form, in the tables and by the calendar's links.
const DAY = 86400000;
const figure = document.getElementById("timeline");

function isoOf(time) {
  return new Date(time).toISOString().slice(0, 10);
}

if (figure) {
  const data = figure.dataset;
  const first = Date.parse(data.first);
  const size = Number(data.days);
  const [left, right, width] = [Number(data.left), Number(data.right), Number(data.width)];
  const counts = data.counts.split(" ").map((n) => (n === "-" ? null : Number(n)));
  const numberOf = (day) => Math.round((Date.parse(day) - first) / DAY);
  const within = (n) => Math.min(Math.max(n, 0), size - 1);

  const canvas = figure.querySelector(".canvas");
  const svg = canvas.querySelector("svg");
  const told = figure.querySelector(".told");
  const open = figure.querySelector(".open");
  const [zoomIn, zoomOut] = [figure.querySelector(".in"), figure.querySelector(".out")];
  const field = document.createElement("div");
  const brush = document.createElement("div");

  let [from, to] = [within(numberOf(data.from)), within(numberOf(data.to))];
  let view = [0, size - 1];

  field.className = "field-of-days";
  field.style.left = `${(100 * left) / width}%`;
  field.style.width = `${(100 * (right - left)) / width}%`;
  field.tabIndex = 0;
  for (const [name, value] of Object.entries({
    role: "slider",
    "aria-label": "Chosen days: arrow keys move them, with Shift they get longer or shorter, plus and minus zoom, Enter shows them",
    "aria-valuemin": 0,
    "aria-valuemax": size - 1,
  })) {
    field.setAttribute(name, value);
  }
  brush.className = "brush";
  field.append(brush);
  canvas.append(field);
  figure.querySelector(".tools").hidden = false;

  // What of the drawing lies over days, as drawn for the whole time; the rest (names, values) stays where it is.
  const stretched = [...svg.querySelectorAll("path, rect[fill^='url']")].filter((piece) => !piece.closest("defs"));
  const upright = [...svg.querySelectorAll("line")].filter((l) => l.getAttribute("x1") === l.getAttribute("x2"));
  const placed = [...svg.querySelectorAll("circle, text")].filter((piece) => {
    const [x, y] = ["x", "y"].map((name) => Number(piece.getAttribute(`c${name}`) ?? piece.getAttribute(name)));
    return (y <= 23 || y >= 410) && x >= left && x <= right + 4;
  });
  const clip = document.createElementNS(svg.namespaceURI, "clipPath");
  clip.id = "days-shown";
  const box = document.createElementNS(svg.namespaceURI, "rect");
  for (const [name, value] of Object.entries({ x: left, y: 0, width: right - left, height: 440 })) box.setAttribute(name, value);
  clip.append(box);
  svg.querySelector("defs").append(clip);
  const group = document.createElementNS(svg.namespaceURI, "g");
  group.setAttribute("clip-path", "url(#days-shown)");
  stretched[0]?.before(group);
  group.append(...stretched);
  for (const piece of stretched) piece.setAttribute("vector-effect", "non-scaling-stroke");
  for (const piece of [...upright, ...placed]) piece.dataset.x = piece.getAttribute("x1") ?? piece.getAttribute("cx") ?? piece.getAttribute("x");

  const atWhole = (n) => left + ((right - left) * n) / Math.max(size - 1, 1);

  function zoom(one, other) {
    const middle = (one + other) / 2;
    const half = Math.min(Math.max((other - one) / 2, 5), (size - 1) / 2);
    const start = Math.min(Math.max(middle - half, 0), size - 1 - 2 * half);
    view = [start, start + 2 * half];
    const scale = (size - 1) / Math.max(view[1] - view[0], 1);
    const shift = left - atWhole(view[0]) * scale;
    for (const piece of stretched) piece.setAttribute("transform", scale === 1 ? "" : `translate(${shift} 0) scale(${scale} 1)`);
    const move = (piece, names) => {
      const x = Number(piece.dataset.x) * scale + shift;
      for (const name of names) piece.setAttribute(name, x.toFixed(1));
      piece.setAttribute("visibility", x < left - 1 || x > right + 1 ? "hidden" : "visible");
    };
    for (const piece of upright) move(piece, ["x1", "x2"]);
    for (const piece of placed) move(piece, [piece.tagName === "circle" ? "cx" : "x"]);
    zoomOut.disabled = scale === 1;
    draw();
  }

  function draw() {
    const days = Math.max(view[1] - view[0], 1);
    const part = (n) => Math.min(Math.max((n - view[0]) / days, 0), 1);
    brush.style.left = `${100 * part(from)}%`;
    brush.style.width = `${100 * (part(to) - part(from))}%`;
    const [one, other] = [isoOf(first + from * DAY), isoOf(first + to * DAY)];
    const chosen = counts.slice(from, to + 1);
    const events = chosen.reduce((sum, n) => sum + (n ?? 0), 0);
    const gaps = chosen.filter((n) => n === null).length;
    const words = `${one === other ? one : `${one} to ${other}`}: ${events} ${events === 1 ? "event" : "events"}`
      + (gaps ? `, ${gaps} ${gaps === 1 ? "day" : "days"} without coverage` : "");
    told.textContent = words;
    field.setAttribute("aria-valuenow", from);
    field.setAttribute("aria-valuetext", words);
    const asked = new URLSearchParams(data.kept);
    asked.set("day", one);
    if (one !== other) asked.set("until", other);
    open.href = `?${asked}#days`;
  }

  function dayAt(event) {
    const box = field.getBoundingClientRect();
    const part = Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1);
    return within(Math.round(view[0] + part * (view[1] - view[0])));
  }

  let start = null;
  field.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    start = from = to = dayAt(event);
    field.setPointerCapture(event.pointerId);
    draw();
  });
  field.addEventListener("pointermove", (event) => {
    if (start === null) return;
    const now = dayAt(event);
    [from, to] = [Math.min(start, now), Math.max(start, now)];
    draw();
  });
  for (const end of ["pointerup", "pointercancel"]) field.addEventListener(end, () => { start = null; });
  field.addEventListener("dblclick", () => zoom(from - 10, to + 10));

  const closer = () => zoom(...(to - from >= 7 && to - from < view[1] - view[0] ? [from, to] : [(from + to) / 2 - (view[1] - view[0]) / 4, (from + to) / 2 + (view[1] - view[0]) / 4]));
  const further = () => zoom(view[0] - (view[1] - view[0]) / 2, view[1] + (view[1] - view[0]) / 2);

  function moved(by) {
    const kept = Math.min(Math.max(by, -from), size - 1 - to);
    from += kept;
    to += kept;
  }

  const keys = {
    ArrowRight: (event) => (event.shiftKey ? (to = within(to + 1)) : moved(1)),
    ArrowLeft: (event) => (event.shiftKey ? (to = Math.max(to - 1, from)) : moved(-1)),
    ArrowUp: () => moved(7),
    ArrowDown: () => moved(-7),
    PageUp: () => moved(28),
    PageDown: () => moved(-28),
    Home: () => moved(-from),
    End: () => moved(size - 1 - to),
    "+": closer,
    "=": closer,
    "-": further,
    "0": () => zoom(0, size - 1),
    Enter: () => open.click(),
  };
  field.addEventListener("keydown", (event) => {
    const key = keys[event.key];
    if (!key || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    key(event);
    if (from < view[0] || to > view[1]) {
      const half = (view[1] - view[0]) / 2;
      zoom((from + to) / 2 - half, (from + to) / 2 + half);
    }
    draw();
  });
  zoomIn.addEventListener("click", closer);
  zoomOut.addEventListener("click", () => zoom(0, size - 1));
  draw();
}

// The calendar: one stop for the keyboard, arrow keys go from day to day that has events.
const squares = [...document.querySelectorAll(".calendar a")];
if (squares.length) {
  const place = (link) => {
    const square = link.querySelector("rect");
    return [Number(square.getAttribute("x")), Number(square.getAttribute("y"))];
  };
  const steps = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  let stop = squares.find((link) => link.querySelector(".chosen")) ?? squares[0];
  stop.setAttribute("tabindex", "0");
  document.querySelector(".calendar").addEventListener("keydown", (event) => {
    const step = steps[event.key];
    const here = event.target.closest("a");
    if (!step || !here) return;
    event.preventDefault();
    const [x, y] = place(here);
    const ahead = squares
      .map((link) => ({ link, at: place(link) }))
      .filter(({ at }) => (at[0] - x) * step[0] > 0 || (at[1] - y) * step[1] > 0)
      .map(({ link, at }) => ({ link, far: Math.abs(at[0] - x) * (step[0] ? 1 : 4) + Math.abs(at[1] - y) * (step[1] ? 1 : 4) }))
      .sort((p, q) => p.far - q.far);
    if (!ahead.length) return;
    stop.setAttribute("tabindex", "-1");
    stop = ahead[0].link;
    stop.setAttribute("tabindex", "0");
    stop.focus();
  });
}
