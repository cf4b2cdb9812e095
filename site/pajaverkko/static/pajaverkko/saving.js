/* A page that the editor is just saving by itself is sent once that is done. Sent at the same time, a new page would
   be made twice. */
(() => {
  let saving = false;
  let waiting = null;

  const send = ({ form, name, value }) => {
    if (name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    form.requestSubmit();
  };

  const done = () => {
    saving = false;
    if (waiting) send(waiting);
  };

  document.addEventListener("w-autosave:save", (event) => {
    if (waiting) event.preventDefault();
    else saving = true;
  });
  document.addEventListener("w-autosave:success", done);
  document.addEventListener("w-autosave:error", done);
  document.addEventListener(
    "submit",
    (event) => {
      if (!saving || !event.target.matches("[data-edit-form]")) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      waiting ??= { form: event.target, name: event.submitter?.name, value: event.submitter?.value };
    },
    true,
  );
})();
