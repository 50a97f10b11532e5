// Leaving a form of the editor, in whatever way: what is written there is not thrown away without a question.

/** What is written and chosen in the form; who decides is kept anyway. */
function writtenIn(desk) {
  return JSON.stringify([...desk.form.querySelectorAll(":is(input, textarea, select):not([data-kept])")].map((one) => one.value));
}

function isWritten(desk) {
  return Boolean(desk.form.querySelector("form")) && desk.written !== writtenIn(desk);
}

/** Does what leaves the form, by default closes it; where something was written, it asks first, and no means `stay`. */
function leaveForm(desk, go = () => closeForm(desk), stay = () => {}) {
  const asking = desk.form.querySelector(".rl-leave");
  // One question at a time: the earlier one is answered with no.
  if (asking) asking.stay();
  if (isWritten(desk)) askToLeave(desk, go, stay);
  else go();
}

/** Escape leaves the form; where it is asked already, Escape means no. */
function escapeForm(desk) {
  const asking = desk.form.querySelector(".rl-leave");
  if (asking) asking.stay();
  else leaveForm(desk);
}

function askToLeave(desk, go, stay) {
  const { words, form } = desk;
  const active = document.activeElement;
  const from = form.contains(active) && active.matches("input, textarea, select") ? active : form.querySelector("input, textarea, select");
  const question = h("p", { class: "rl-save rl-leave", role: "alertdialog", "aria-label": words.edit_leave },
    h("span", {}, `${words.edit_leave} `),
    h("button", { type: "button", class: "rl-small", onclick: () => go() }, words.edit_leave_yes),
    h("button", { type: "button", class: "rl-small rl-main", onclick: () => question.stay() }, words.edit_leave_no));
  // Writing goes on where it was.
  question.stay = () => {
    question.remove();
    stay();
    from.focus();
  };
  form.append(question);
  question.querySelector(".rl-main").focus();
}

/**
 * In an explorer around the editor: a choice, a bar or another passage would take the editor away, so each waits for the
 * answer.
 */
function askingFirst(place, article) {
  let through = false;
  const guard = (event) => {
    const { target, type } = event;
    const inner = article.root.querySelector(".rl-inner");
    if (through || !inner || !inner.rlDesk || !isWritten(inner.rlDesk) || article.root.contains(target)) return;
    const cause = type === "change" ? target : target.closest(":is(.rl-controls, .rl-chart) [aria-pressed], .rl-passage");
    if (!cause) return;
    event.stopPropagation();
    event.preventDefault();
    leaveForm(inner.rlDesk, () => {
      through = true;
      if (type === "change") cause.dispatchEvent(new Event("change", { bubbles: true }));
      else cause.click();
      through = false;
    }, () => type === "change" && takenBack(cause));
  };
  for (const type of ["click", "change"]) place.addEventListener(type, guard, true);
}

/** A control shows again what it was made with. */
function takenBack(control) {
  const first = control.options && [...control.options].find((one) => one.defaultSelected);
  control.value = first ? first.value : control.defaultValue ?? "";
}
