// Returns what is wrong with the page for people who see badly, use a keyboard or a screen reader.
const wrong = [];

function parts(color) {
  const numbers = (color.match(/[\d.]+/g) || []).map(Number);
  const srgb = color.startsWith("color(");
  const [r, g, b] = numbers.slice(0, 3).map((n) => (srgb ? n * 255 : n));
  return { r, g, b, a: numbers.length > 3 ? numbers[3] : 1 };
}

function over(top, below) {
  const mix = (x, y) => x * top.a + y * (1 - top.a);
  return { r: mix(top.r, below.r), g: mix(top.g, below.g), b: mix(top.b, below.b), a: 1 };
}

function ground(element) {
  if (!element) {
    return { r: 255, g: 255, b: 255, a: 1 };
  }
  const own = parts(getComputedStyle(element).backgroundColor);
  return own.a === 1 ? own : over(own, ground(element.parentElement));
}

function luminance({ r, g, b }) {
  const [x, y, z] = [r, g, b].map((n) => {
    const s = n / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
}

function contrast(element) {
  const below = ground(element);
  const text = luminance(over(parts(getComputedStyle(element).color), below));
  const back = luminance(below);
  return (Math.max(text, back) + 0.05) / (Math.min(text, back) + 0.05);
}

const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const element = texts.currentNode.parentElement;
  if (texts.currentNode.data.trim() && element.checkVisibility() && contrast(element) < 4.5) {
    wrong.push(`contrast ${contrast(element).toFixed(2)}: ${texts.currentNode.data.trim().slice(0, 40)}`);
  }
}
for (const field of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
  if (field.labels.length === 0 && !field.getAttribute("aria-label")) {
    wrong.push(`no label: ${field.name}`);
  }
}
for (const name of ["aria-describedby", "aria-controls", "for"]) {
  for (const element of document.querySelectorAll(`[${name}]`)) {
    for (const id of element.getAttribute(name).split(" ")) {
      if (!document.getElementById(id)) {
        wrong.push(`${name} names nothing: ${id}`);
      }
    }
  }
}
const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
ids.filter((id, index) => ids.indexOf(id) !== index).forEach((id) => wrong.push(`two elements are ${id}`));
for (const element of document.querySelectorAll("a, button")) {
  if (element.checkVisibility() && !element.textContent.trim() && !element.getAttribute("aria-label")) {
    wrong.push(`nothing to read: ${element.outerHTML.slice(0, 80)}`);
  }
}
for (const image of document.querySelectorAll("img:not([alt])")) {
  wrong.push(`no alternative: ${image.src}`);
}
if (document.querySelectorAll("h1").length !== 1) {
  wrong.push("not one h1");
}
if (!document.documentElement.lang || !document.title) {
  wrong.push("no language or title");
}
if (document.documentElement.scrollWidth > innerWidth) {
  wrong.push(`wider than the window: ${document.documentElement.scrollWidth} > ${innerWidth}`);
}
for (const region of document.querySelectorAll(".scroll, .board-scroll")) {
  if (region.scrollWidth > region.clientWidth + 1) {
    wrong.push(`cut off: ${region.getAttribute("aria-label") || region.className}`);
  }
}
const words = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
while (words.nextNode()) {
  const node = words.currentNode;
  if (!node.parentElement.checkVisibility() || node.parentElement.closest("code, .cell, .mono, textarea, .unseen")) {
    continue; // hexadecimal and what was typed may break
  }
  for (const word of node.data.matchAll(/[\p{L}\p{N}]+/gu)) {
    const range = document.createRange();
    range.setStart(node, word.index);
    range.setEnd(node, word.index + word[0].length);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
    if (new Set(boxes.map((box) => Math.round(box.top / 4))).size > 1) {
      wrong.push(`broken in two: ${word[0]}`);
    }
  }
}
return wrong;
