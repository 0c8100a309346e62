// Comfort only: every page works without it. All listeners hang on the document, so that a main part fetched anew needs no wiring.
"use strict";

document.documentElement.classList.add("scripted");
const closest = (event, selector) => (event.target instanceof Element ? event.target.closest(selector) : null);

// --- ticks: all of a column, a range with Shift, how many
let lastTick = null;
function count() {
  for (const place of document.querySelectorAll("[data-ticked]")) {
    const ticked = document.querySelectorAll(`input[name="${place.dataset.ticked}"]:checked`).length;
    place.textContent = ticked ? `已打勾 ${ticked}` : "";
  }
}
document.addEventListener("click", (event) => {
  const all = closest(event, "input[data-tick-all]");
  const box = closest(event, "tbody input[type=checkbox]");
  if (all) for (const one of document.querySelectorAll(`input[name="${all.dataset.tickAll}"]`)) one.checked = all.checked;
  if (box) {
    const boxes = [...document.querySelectorAll(`input[name="${box.name}"]`)];
    const [from, to] = [boxes.indexOf(lastTick), boxes.indexOf(box)];
    if (event.shiftKey && from >= 0) for (const one of boxes.slice(Math.min(from, to), Math.max(from, to) + 1)) one.checked = box.checked;
    lastTick = box;
  }
  if (all || box) count();
  if (closest(event, "button[data-print]")) print();
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});

// --- forms: nothing is sent twice, and what cannot be taken back is asked first
document.addEventListener("submit", (event) => {
  const question = event.submitter?.dataset.confirm;
  if (question && !confirm(question)) return event.preventDefault();
  if (event.target.method !== "post") return;
  setTimeout(() => { for (const button of event.target.elements) if (button.type === "submit") button.disabled = true; });
});
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
  count();
});

// --- keyboard: F1 help, / search, F8 next error, Escape closes a menu
document.addEventListener("keydown", (event) => {
  const isTyping = closest(event, "input, select, textarea");
  if (event.key === "F1") { event.preventDefault(); document.querySelector("a[data-help]")?.click(); }
  if (event.key === "/" && !isTyping) { event.preventDefault(); document.getElementById("find")?.focus(); }
  if (event.key === "F8") { event.preventDefault(); document.querySelector("a[data-next-error]")?.click(); }
  if (event.key === "Escape") for (const menu of document.querySelectorAll("details.menu[open]")) { menu.open = false; menu.firstElementChild.focus(); }
});

// --- a list narrows while its filter is typed
let typing = 0;
document.addEventListener("input", (event) => {
  const form = closest(event, "form[data-live]");
  if (!form || event.target.type === "date") return;
  clearTimeout(typing);
  typing = setTimeout(async () => {
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    const address = `${form.action}?${query}`;
    const answer = await fetch(address);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-results]");
    if (!fresh || answer.redirected) return;
    document.querySelector("[data-results]").replaceWith(fresh);
    history.replaceState(null, "", address);
    for (const link of document.querySelectorAll("a[data-export]")) link.search = `?${query}`;
  }, 250);
});

// --- the batch as a small spreadsheet
const grid = () => document.querySelector("table[data-mend]");
const fieldOf = (cell) => grid().tHead.rows[0].cells[cell.cellIndex]?.dataset.field;
const rowOf = (cell) => cell.parentElement.querySelector("input[name=row]")?.value;
const isCell = (cell) => cell && grid()?.contains(cell) && fieldOf(cell);
const valueOf = (cell) => cell.dataset.value ?? (cell.querySelector(".muted") ? "" : cell.textContent);

function go(cell) {
  if (!isCell(cell)) return;
  grid().querySelector("td[tabindex='0']")?.setAttribute("tabindex", "-1");
  cell.tabIndex = 0;
  cell.focus();
}

function neighbour(cell, down, right) {
  const row = down ? cell.parentElement[down > 0 ? "nextElementSibling" : "previousElementSibling"] : cell.parentElement;
  return row?.cells[cell.cellIndex + right];
}

let saving = Promise.resolve();

/// Sends one cell; the page that comes back takes the place of this one, scrolled and focused as it was.
function save(cell, value, next) {
  const form = document.getElementById("batch");
  const body = new URLSearchParams();
  for (const name of ["token", "show", "page"]) body.set(name, form.elements[name].value);
  body.set("do", "mend");
  body.set(`cell-${rowOf(cell)}-${fieldOf(cell)}`, value);
  const place = [next.parentElement.rowIndex, next.cellIndex, rowOf(next)];
  saving = saving.then(async () => {
    const answer = await fetch(form.action, { method: "POST", body });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
    if (!fresh?.querySelector("#batch")) return location.reload();
    const frame = document.querySelector(".table-scroll");
    const [left, top] = [frame.scrollLeft, frame.scrollTop];
    document.querySelector("main").replaceWith(fresh);
    const now = document.querySelector(".table-scroll");
    if (now) [now.scrollLeft, now.scrollTop] = [left, top];
    const row = grid()?.querySelector(`input[name=row][value="${place[2]}"]`)?.closest("tr") ?? grid()?.rows[place[0]];
    if (row) go(row.cells[place[1]]);
  });
}

function edit(cell, start) {
  if (!isCell(cell) || cell.querySelector("input")) return;
  const former = valueOf(cell);
  const kept = [...cell.childNodes];
  const input = document.createElement("input");
  input.className = "cell";
  input.value = start ?? former;
  input.setAttribute("aria-label", grid().tHead.rows[0].cells[cell.cellIndex].textContent);
  let isDone = false;
  const end = (next) => {
    if (isDone) return;
    isDone = true;
    const value = input.value;
    cell.replaceChildren(...kept);
    if (value !== former) { cell.textContent = value; save(cell, value, next ?? cell); } else if (next) go(next);
  };
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter") { event.preventDefault(); end(neighbour(cell, event.shiftKey ? -1 : 1, 0) ?? cell); }
    if (event.key === "Tab") { event.preventDefault(); const next = neighbour(cell, 0, event.shiftKey ? -1 : 1); end(isCell(next) ? next : cell); }
    if (event.key === "Escape") { event.preventDefault(); isDone = true; cell.replaceChildren(...kept); go(cell); }
    event.stopPropagation();
  });
  input.addEventListener("blur", () => end());
  cell.replaceChildren(input);
  input.focus();
  if (start === undefined) input.select();
}

document.addEventListener("dblclick", (event) => edit(closest(event, "table[data-mend] td")));
document.addEventListener("click", (event) => {
  const cell = closest(event, "table[data-mend] td");
  if (!isCell(cell) || closest(event, "a, input, label")) return;
  if (cell.matches(".cell-error") && !String(getSelection())) edit(cell); else go(cell);
});
document.addEventListener("keydown", (event) => {
  const cell = closest(event, "table[data-mend] td");
  if (!cell || event.target !== cell || event.ctrlKey || event.altKey || event.metaKey) return;
  const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  if (moves[event.key]) { event.preventDefault(); go(neighbour(cell, ...moves[event.key])); }
  else if (event.key === "Enter" || event.key === "F2") { event.preventDefault(); edit(cell); }
  else if (event.key === "Delete") { event.preventDefault(); edit(cell, ""); }
  else if (event.key.length === 1 && event.key !== "/") { event.preventDefault(); edit(cell, event.key); }
});

function arrive() {
  const cell = location.hash && document.getElementById(location.hash.slice(1));
  if (cell && isCell(cell)) { cell.scrollIntoView({ block: "center", inline: "center" }); go(cell); }
}
addEventListener("hashchange", arrive);
const first = grid()?.querySelector("tbody td:nth-child(3)");
if (first) first.tabIndex = 0;
arrive();
