// Leaving a form of the editor with Escape: what is written there is not thrown away without a question.

/** What is written and chosen in the form; who decides is kept anyway. */
function writtenIn(desk) {
  return JSON.stringify([...desk.form.querySelectorAll(":is(input, textarea, select):not([data-kept])")].map((one) => one.value));
}

/** Closes the form, or asks first where something was written; Escape again means no. */
function leaveForm(desk) {
  const asking = desk.form.querySelector(".rl-leave");
  if (asking) stayInForm(asking);
  else if (desk.form.querySelector("form") && desk.written !== writtenIn(desk)) askToLeave(desk);
  else closeForm(desk);
}

function askToLeave(desk) {
  const { words, form } = desk;
  const question = h("p", { class: "rl-save rl-leave", role: "alertdialog", "aria-label": words.edit_leave },
    h("span", {}, `${words.edit_leave} `),
    h("button", { type: "button", class: "rl-small", onclick: () => closeForm(desk) }, words.edit_leave_yes),
    h("button", { type: "button", class: "rl-small rl-main", onclick: () => stayInForm(question) }, words.edit_leave_no));
  question.from = document.activeElement;
  form.append(question);
  question.querySelector(".rl-main").focus();
}

/** Takes the question back; writing goes on where it was. */
function stayInForm(question) {
  question.remove();
  question.from.focus();
}
