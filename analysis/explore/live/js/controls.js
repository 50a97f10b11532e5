// Controls with a label each; real form elements, so that the keyboard reaches all of them.

/** A drop-down of [value, words]; nothing where there is no choice. */
function dropdown(label, options, value, change, always) {
  if (options.length < 2 && !always) return null;
  const select = h("select", { "aria-label": label, onchange: (event) => change(event.target.value) },
    options.map(([key, words]) => h("option", { value: key, selected: String(key) === String(value) }, words)));
  return h("label", { class: "rl-control" }, h("span", {}, label), select);
}

/** A day; an empty one sets no limit. */
function day(label, value, change) {
  return h("label", { class: "rl-control" }, h("span", {}, label),
    h("input", { type: "date", "aria-label": label, value, onchange: (event) => change(event.target.value) }));
}

/** Words to look for. */
function words(label, value, change, hint) {
  const entered = settled((event) => change(event.target.value), 250);
  return h("label", { class: "rl-control" }, h("span", {}, label),
    h("input", { type: "search", "aria-label": label, value, placeholder: hint, oninput: entered }));
}

/** One of several views: buttons, the chosen one pressed. */
function switcher(label, options, value, change) {
  return h("div", { class: "rl-switch", role: "group", "aria-label": label },
    options.map(([key, name]) =>
      h("button", { type: "button", "aria-pressed": key === value ? "true" : "false", onclick: () => change(key) }, name)));
}
