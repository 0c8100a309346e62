"""What the browser holds against a page: labels, headings, contrast by light and by dark, weight."""

# Runs in the page and returns what is wrong with it.
FAULTS = """
const faults = [], say = (what, element) => faults.push(what + ": " + element.outerHTML.slice(0, 160));
const shown = (element) => element.checkVisibility({ visibilityProperty: true });
for (const field of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
  const names = [field.getAttribute("aria-label"), ...[...(field.labels ?? [])].map((label) => label.textContent)];
  if (!names.some((name) => name?.trim())) say("no label", field);
}
for (const thing of document.querySelectorAll("button, a[href], summary")) {
  if (!(thing.getAttribute("aria-label") ?? thing.textContent).trim()) say("no text", thing);
}
for (const picture of document.querySelectorAll("img")) if (!picture.alt) say("no alternative text", picture);
for (const heading of document.querySelectorAll("thead th")) if (!heading.textContent.trim()) say("empty heading", heading);
if (document.querySelectorAll("h1").length !== 1) faults.push("h1: " + document.querySelectorAll("h1").length);
if (document.querySelectorAll("main").length !== 1) faults.push("main: " + document.querySelectorAll("main").length);
if (!document.documentElement.lang.startsWith("zh")) faults.push("lang");
if (!document.title.trim()) faults.push("title");
const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
for (const id of new Set(ids.filter((id, place) => ids.indexOf(id) !== place))) faults.push("id twice: " + id);
for (const label of document.querySelectorAll("label[for]")) if (!document.getElementById(label.htmlFor)) say("label of nothing", label);
for (const element of document.querySelectorAll("[aria-describedby], [aria-labelledby]")) {
  for (const id of (element.getAttribute("aria-describedby") ?? element.getAttribute("aria-labelledby")).split(" ")) {
    if (!document.getElementById(id)) say("described by nothing", element);
  }
}
if (document.documentElement.scrollWidth > innerWidth) faults.push("wider than the window: " + document.documentElement.scrollWidth);
for (const element of document.querySelectorAll("main *")) {
  if (element.closest(".table-scroll, .hidden, svg") || !shown(element)) continue;
  if (element.getBoundingClientRect().right > innerWidth + 1) say("beyond the window", element);
}
return faults;
"""

CONTRAST = """
const channels = (text) => { const [r, g, b, a = 1] = text.match(/[\\d.]+/g).map(Number); return [r, g, b, a]; };
const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
const light = (color) => { const [r, g, b] = color.map((c) => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
const ratio = (a, b) => { const [x, y] = [light(a.slice(0, 3)), light(b.slice(0, 3))].sort((p, q) => q - p); return (x + .05) / (y + .05); };
function ground(element) {
  const layers = [];
  for (let at = element; at; at = at.parentElement) layers.push(channels(getComputedStyle(at).backgroundColor));
  return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]);
}
const faults = new Map();
function judge(element, style, text) {
  const below = ground(element), color = over(channels(style.color), below), found = ratio(color, below);
  if (found < 4.5) faults.set(element.tagName + "." + element.className + " " + style.color, `${found.toFixed(2)} ${style.color} on ${below.slice(0, 3)} ${element.tagName}.${element.className} “${text.trim().slice(0, 20)}”`);
}
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement, text = walker.currentNode.data;
  if (!text.trim() || element.closest("option, :disabled, script") || !element.checkVisibility({ visibilityProperty: true })) continue;
  if (element.getBoundingClientRect().width <= 1) continue;
  judge(element, getComputedStyle(element), text);
}
for (const field of document.querySelectorAll("input:not([type=checkbox], [type=radio], [type=hidden]), select")) {
  if (field.disabled || !field.checkVisibility()) continue;
  judge(field, getComputedStyle(field), field.value);
  if (field.placeholder) judge(field, getComputedStyle(field, "::placeholder"), field.placeholder);
}
return [...faults.values()];
"""

WEIGHT = """
const page = performance.getEntriesByType("navigation")[0];
const others = performance.getEntriesByType("resource").filter((entry) => !entry.name.includes("/help/pictures/"));
return [page.decodedBodySize + others.reduce((sum, entry) => sum + entry.decodedBodySize, 0), 1 + others.length];
"""


class Judge:
    """Looks at pages, takes a photograph of each in both schemes, and remembers what is wrong with them."""

    def __init__(self, page):
        self.page = page
        self.faults = []

    def scheme(self, value):
        self.page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": value}]})

    def look(self, name):
        found = [f"{name}: {fault}" for fault in self.page.driver.execute_script(FAULTS)]
        weight, requests = self.page.driver.execute_script(WEIGHT)
        if weight > 150 * 1024 or requests > 4:
            found.append(f"{name}: {weight} bytes in {requests} requests")
        for shade in ["light", "dark"]:
            self.scheme(shade)
            found += [f"{name}, {shade}: contrast {fault}" for fault in self.page.driver.execute_script(CONTRAST)]
            self.page.picture(f"{name}-{shade}")
        self.scheme("light")
        self.faults += found

    def passes(self):
        """Nothing was found since the last time."""
        found, self.faults = self.faults, []
        assert not found, "\n".join(found)
