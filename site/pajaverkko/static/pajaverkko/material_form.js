/* In the editor of a material: materials with nearly the same title are shown while the title is written, and several
   files can be sent at once. Addresses and words are on the field of the title. */
(() => {
  const PAUSE = 400;
  const words = () => document.querySelector("[data-alike]").dataset;

  const followTitle = (title) => {
    const place = document.createElement("div");
    place.setAttribute("role", "status");
    title.after(place);
    let timer = 0;
    let asking = null;
    const ask = async () => {
      if (asking) asking.abort();
      asking = new AbortController();
      if (title.value.trim().length < 4) {
        place.replaceChildren();
        return;
      }
      const asked = new URLSearchParams({ title: title.value, known: title.dataset.known });
      const headers = { Accept: "text/html", "X-Requested-With": "XMLHttpRequest" };
      try {
        const reply = await fetch(`${title.dataset.alike}?${asked}`, { headers, signal: asking.signal });
        // After an hour away the answer would be the page to sign in on.
        if (reply.ok && !reply.redirected) place.innerHTML = await reply.text();
      } catch (error) {
        if (error.name !== "AbortError") place.replaceChildren();
      }
    };
    title.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE);
    });
  };

  /* One file: sent as Wagtail's own page for many files sends it, then put into a new row of the panel. */
  const send = async (file, panel, options) => {
    const { upload, chosen, collection } = words();
    const sent = new FormData();
    sent.append("files[]", file);
    sent.append("title", file.name.replace(/\.[^.]*$/, ""));
    if (collection) sent.append("collection", collection);
    const headers = { "X-CSRFToken": window.wagtailConfig.CSRF_TOKEN, "X-Requested-With": "XMLHttpRequest" };
    const reply = await fetch(upload, { method: "POST", body: sent, headers });
    const answer = reply.ok ? await reply.json() : { success: false, error_message: words().failed };
    if (!answer.success) throw new Error(answer.error_message || words().failed);
    const found = await (await fetch(chosen.replace("0", answer.doc_id), { headers })).json();
    panel.addForm();
    const row = `${options.formsetPrefix}-${panel.formCount - 1}`;
    panel.chooserWidgetFactory.getById(`${row}-${options.chooserFieldName}`).setStateFromModalData(found.result);
    document.getElementById(`${row}-title`).value = found.result.title;
  };

  const offerMany = (panel, options) => {
    const chooser = document.getElementById(`${options.formsetPrefix}-OPEN_MODAL`);
    const files = Object.assign(document.createElement("input"), { type: "file", multiple: true, hidden: true });
    const button = chooser.cloneNode(false);
    button.removeAttribute("id");
    button.textContent = words().many;
    const told = document.createElement("div");
    told.setAttribute("role", "status");
    chooser.after(" ", button, files, told);
    button.addEventListener("click", () => files.click());
    files.addEventListener("change", async () => {
      const wrong = [];
      for (const [number, file] of [...files.files].entries()) {
        told.textContent = `${words().sending} ${number + 1}/${files.files.length}: ${file.name}`;
        try {
          await send(file, panel, options);
        } catch (error) {
          wrong.push(`${file.name}: ${error.message}`);
        }
      }
      files.value = "";
      told.replaceChildren(...wrong.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
    });
  };

  const Known = window.MultipleChooserPanel;
  if (Known) {
    window.MultipleChooserPanel = class extends Known {
      constructor(options, ...others) {
        super(options, ...others);
        if (options.formsetPrefix === "id_files" && document.querySelector("[data-alike]")) offerMany(this, options);
      }
    };
  }

  document.addEventListener("DOMContentLoaded", () => {
    const title = document.querySelector("[data-alike]");
    if (title) followTitle(title);
  });
})();
