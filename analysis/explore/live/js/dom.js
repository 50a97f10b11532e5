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
  element.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
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
