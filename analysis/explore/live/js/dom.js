// Elements of a page. Text from outside enters as text nodes and attribute values only, never as HTML.

/** An element with attributes, handlers ("onclick": function) and children (elements, text, or nothing). */
function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "style") for (const [key, way] of Object.entries(value)) element.style.setProperty(key, way);
    else element.setAttribute(name, value === true ? "" : value);
  }
  put(element, ...children);
  return element;
}

/** The element with these children in place of those it had. */
function put(element, ...children) {
  element.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return element;
}

/** A function that runs `work` once, a moment after the last of many calls. */
function settled(work, milliseconds) {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...given), milliseconds);
  };
}

/** Draws anew, and leaves the focus where it was: on the same control or bar, and at the same letter of an input. */
function keepingFocus(root, work) {
  const active = document.activeElement;
  const inside = root.contains(active);
  const name = inside && nameOf(active);
  const caret = inside && active.type === "search" ? active.selectionStart : null;
  work();
  if (!inside || root.contains(document.activeElement)) return;
  const same = [...root.querySelectorAll(active.tagName)].find((one) => nameOf(one) === name);
  if (!same) return;
  same.focus({ preventScroll: true });
  if (caret !== null) same.setSelectionRange(caret, caret);
}

function nameOf(element) {
  return element.dataset.key || element.getAttribute("aria-label") || element.textContent;
}
