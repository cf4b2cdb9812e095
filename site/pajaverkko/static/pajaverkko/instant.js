/* Results while one types. Without this script the form is sent as forms are; with it, the same page is asked for and
   its answer put in place. The state is always an address that can be sent to a colleague. */
(() => {
  const PAUSE = 250;
  const form = document.querySelector("form[data-instant]");
  const answer = form && document.getElementById(form.dataset.instant);
  const told = document.querySelector("[data-told]");
  if (!answer || !window.fetch || !window.AbortController) return;
  const field = form.querySelector("input[type=search]");
  let timer = 0;
  let asking = null;

  const address = (typing) => {
    const words = new URLSearchParams(new FormData(form));
    if (!words.get("q")) words.delete("q");
    const shown = words.toString();
    if (typing) words.set("typing", "1");
    return { shown: form.action.split("#")[0].split("?")[0] + (shown ? `?${shown}` : ""), asked: `?${words}` };
  };

  const show = async () => {
    if (asking) asking.abort();
    asking = new AbortController();
    const { shown, asked } = address(true);
    try {
      const reply = await fetch(asked, { signal: asking.signal, headers: { Accept: "text/html" } });
      if (!reply.ok) return;
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      const fresh = page.getElementById(answer.id);
      if (!fresh) return;
      answer.replaceChildren(...fresh.childNodes);
      history.replaceState(null, "", shown);
      const count = answer.querySelector("[role=status]");
      told.textContent = count ? count.textContent.trim() : "";
    } catch (error) {
      if (error.name !== "AbortError") asking = null;
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE);
  });
})();
