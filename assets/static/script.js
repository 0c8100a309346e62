// Comfort only: every page works without it.
"use strict";
for (const all of document.querySelectorAll("input[data-tick-all]")) {
  all.addEventListener("change", () => {
    for (const box of document.querySelectorAll(`input[name="${all.dataset.tickAll}"]`)) box.checked = all.checked;
  });
}
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", () => {
    setTimeout(() => { for (const button of form.querySelectorAll("button")) button.disabled = true; });
  });
}
for (const button of document.querySelectorAll("button[data-print]")) button.addEventListener("click", () => print());
