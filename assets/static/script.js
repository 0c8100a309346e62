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
  const link = closest(event, "a[href]");
  if (link) editor?.end();
  if (link && waiting && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    // What is wrong next may be something else by then.
    saving.then(() => { location.href = (link.matches("[data-next-error]") ? document.querySelector("a[data-next-error]") : link)?.href ?? location.href; });
  }
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});

// --- forms: nothing is sent twice or before what was typed last, and what cannot be taken back is asked first
document.addEventListener("submit", (event) => {
  editor?.end();
  if (waiting) {
    event.preventDefault();
    const { target, submitter } = event;
    saving.then(() => { if (!submitter?.disabled) target.requestSubmit(submitter); });
    return;
  }
  const question = event.submitter?.dataset.confirm;
  if (question && !confirm(question)) return event.preventDefault();
  if (event.target.method !== "post") return;
  setTimeout(() => { for (const button of event.target.elements) if (button.type === "submit") button.disabled = true; });
});
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
  count();
});

// Whoever closes the page while a cell is typed or on its way is asked.
addEventListener("beforeunload", (event) => {
  if (!isLocking && (waiting || editor?.isChanged())) event.preventDefault();
});

// --- the page locks when nobody is there, in every tab: the program knows when somebody was last, in any of them
let isUsed = true;
let isLocking = false;
let watching = 0;
for (const kind of ["keydown", "pointerdown", "wheel"]) addEventListener(kind, () => { isUsed = true; }, { passive: true, capture: true });
const secondsLeft = async (method) => Number(await (await fetch("/session", { method })).text());
async function watch() {
  clearTimeout(watching);
  // Whoever has stopped typing in a cell has it saved before it could be lost.
  if (!isUsed && editor?.isChanged()) editor.end();
  const method = isUsed ? "POST" : "GET";
  isUsed = false;
  const left = await secondsLeft(method).catch(() => 60);
  if (left) { watching = setTimeout(watch, Math.max(1, Math.min(left / 2, 60)) * 1000); return; }
  isLocking = true;
  location.replace(`/?next=${encodeURIComponent(location.pathname + location.search)}`);
}
if (document.body.matches(".app")) watch();
else if (location.pathname === "/") addEventListener("focus", async () => { if (await secondsLeft("GET").catch(() => 0)) location.reload(); });
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible" && document.body.matches(".app")) watch(); });

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
    const mine = typing;
    const answer = await fetch(address);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-results]");
    if (mine !== typing) return;
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
  focusOn(cell);
  // Of its own, focus() leaves a cell half under the pinned column.
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function focusOn(cell) {
  if (!isCell(cell)) return;
  grid().querySelector("td[tabindex='0']")?.setAttribute("tabindex", "-1");
  cell.tabIndex = 0;
  cell.focus({ preventScroll: true });
}

function neighbour(cell, down, right) {
  const row = down ? cell.parentElement[down > 0 ? "nextElementSibling" : "previousElementSibling"] : cell.parentElement;
  return row?.cells[cell.cellIndex + right];
}

let editor = null;
let saving = Promise.resolve();
let waiting = 0;

/// Sends one cell, in its turn; what the server makes of it is patched in around whatever is typed meanwhile.
function save(cell, value) {
  const form = document.getElementById("batch");
  const body = new URLSearchParams();
  for (const name of ["token", "show", "page"]) body.set(name, form.elements[name].value);
  body.set("do", "mend");
  body.set(`cell-${rowOf(cell)}-${fieldOf(cell)}`, value);
  waiting += 1;
  saving = saving.then(async () => {
    try {
      const answer = await fetch(form.action, { method: "POST", body });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!fresh.getElementById("batch")) return location.reload();
      patch(fresh);
    } catch {
      alert("刚才改的一格没有存上。请看一下程序是不是还开着，再改一次。");
    } finally {
      waiting -= 1;
    }
  });
}

/// Takes over what differs of a page of the same batch: what it says, its counts and buttons, and its cells one by one.
function patch(fresh) {
  for (const part of document.querySelectorAll("[data-part]")) {
    const now = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
    if (now) part.replaceWith(now);
  }
  for (const button of document.getElementById("batch").querySelectorAll("button[value]")) {
    const now = fresh.querySelector(`#batch button[value="${button.value}"]`);
    if (now) [button.disabled, button.className] = [now.disabled, now.className];
  }
  const numbers = (table) => new Map([...table.tBodies[0].rows].map((row) => [row.querySelector("input[name=row]").value, row]));
  const [old, rows] = [numbers(grid()), numbers(fresh.querySelector("table[data-mend]"))];
  const active = document.activeElement?.closest("td");
  const place = isCell(active) ? [active.parentElement.rowIndex, active.cellIndex] : null;
  for (const [number, row] of old) if (!rows.has(number) && !row.contains(editor?.input)) row.remove();
  let before = null;
  for (const [number, row] of rows) {
    const now = old.get(number) ?? row;
    if (now === row) before ? before.after(row) : grid().tBodies[0].prepend(row);
    else [...now.cells].forEach((cell, column) => patchCell(cell, row.cells[column]));
    before = now;
  }
  if (place && !document.activeElement?.closest("td")) focusOn(grid().rows[Math.min(place[0], grid().rows.length - 1)]?.cells[place[1]]);
  enter();
}

function patchCell(cell, fresh) {
  if (cell.contains(editor?.input) || (cell.innerHTML === fresh.innerHTML && cell.className === fresh.className)) return;
  const isActive = cell === document.activeElement;
  cell.className = fresh.className;
  cell.id = fresh.id;
  if (fresh.dataset.value === undefined) delete cell.dataset.value; else cell.dataset.value = fresh.dataset.value;
  cell.title = fresh.title;
  cell.replaceChildren(...fresh.childNodes);
  if (isActive) focusOn(cell);
}

function edit(cell, text) {
  if (!isCell(cell) || cell.querySelector("input")) return;
  const former = valueOf(cell);
  const kept = [...cell.childNodes];
  const input = document.createElement("input");
  input.className = "cell";
  input.value = text ?? former;
  input.setAttribute("aria-label", grid().tHead.rows[0].cells[cell.cellIndex].textContent);
  const close = () => {
    if (editor?.input !== input) return false;
    editor = null;
    cell.replaceChildren(...kept);
    return true;
  };
  const end = (next) => {
    const value = input.value;
    if (!close()) return;
    if (value !== former) { save(cell, value); cell.textContent = value; }
    if (next) go(next);
  };
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter") { event.preventDefault(); end(neighbour(cell, event.shiftKey ? -1 : 1, 0) ?? cell); }
    if (event.key === "Tab") { event.preventDefault(); const next = neighbour(cell, 0, event.shiftKey ? -1 : 1); end(isCell(next) ? next : cell); }
    if (event.key === "Escape") { event.preventDefault(); close(); go(cell); }
    event.stopPropagation();
  });
  input.addEventListener("blur", () => end());
  editor = { cell, input, end, isChanged: () => input.value !== former };
  cell.replaceChildren(input);
  input.focus();
  if (text === undefined) input.select();
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
  else if (event.key === "Process") edit(cell, "");
  else if (event.key === "Delete") { event.preventDefault(); edit(cell, ""); }
  else if (event.key.length === 1 && event.key !== "/") { event.preventDefault(); edit(cell, event.key); }
});

function arrive() {
  const cell = location.hash && document.getElementById(location.hash.slice(1));
  if (cell && isCell(cell)) { cell.scrollIntoView({ block: "center", inline: "center" }); go(cell); }
}
addEventListener("hashchange", arrive);
/// The first cell is where Tab enters the table.
function enter() {
  const first = grid()?.querySelector("tbody td:nth-child(3)");
  if (first && !grid().querySelector("td[tabindex='0']")) first.tabIndex = 0;
}
enter();
arrive();
