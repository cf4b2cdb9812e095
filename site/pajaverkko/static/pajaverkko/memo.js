/* What is written in a memo is kept every few seconds, item by item. When somebody else writes the same item, both
   texts are kept, and both writers are told. Without this script the button keeps everything. */
const form = document.querySelector("[data-keeps-itself]");
const EVERY = 4000;

function tell(text) {
  const kept = document.getElementById("kept");
  if (kept.textContent !== text) kept.textContent = text;
}

function tellWriters(names) {
  const writers = document.getElementById("writers");
  writers.hidden = !names.length;
  const text = names.length ? `${writers.dataset.words} ${names.join(", ")}` : "";
  if (writers.textContent !== text) writers.textContent = text;
}

function tellErrors(answer) {
  for (const place of form.querySelectorAll("[data-error-of]")) {
    const words = answer.errors[place.dataset.errorOf] ?? "";
    const conflict = answer.conflicts.some((item) => place.dataset.errorOf === `discussion-${item}`);
    const text = conflict ? form.dataset.conflict : words;
    if (place.textContent.trim() !== text) {
      place.replaceChildren();
      if (text) {
        const line = document.createElement("p");
        line.className = "error-message";
        line.setAttribute("role", "alert");
        line.textContent = text;
        place.append(line);
      }
    }
  }
}

if (form) {
  /* What was sent last, by field: only items that differ from it are sent. */
  const sent = new Map();
  const texts = () => [...form.elements].filter((field) => field.matches("textarea, input[type=text]"));
  const itemOf = (field) => field.name.slice(field.name.indexOf("-") + 1);
  const changed = () => texts().filter((field) => (sent.get(field.name) ?? field.defaultValue) !== field.value);
  let sending = false;

  const wordsOf = (items) => {
    const words = new FormData();
    words.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    for (const field of form.elements) {
      if (field.name.includes("-") && items.has(itemOf(field))) words.append(field.name, field.value);
    }
    return words;
  };

  const keep = async () => {
    const items = new Set(changed().map(itemOf));
    if (!items.size || sending) return;
    sending = true;
    const body = wordsOf(items);
    try {
      const words = { method: "POST", body, headers: { "X-Kept-By-Itself": "1" }, redirect: "error", keepalive: true };
      const response = await fetch(location.href.split("#")[0], words);
      if (!response.headers.get("Content-Type")?.startsWith("application/json")) throw new Error();
      const answer = await response.json();
      tell(answer.told);
      if (!response.ok) return;
      for (const [name, value] of body) {
        if (!(name in answer.errors)) sent.set(name, value);
      }
      for (const [item, seen] of Object.entries(answer.seen)) form.elements[`seen-${item}`].value = seen;
      tellWriters(answer.others);
      tellErrors(answer);
    } catch {
      tell(form.dataset.lost);
    } finally {
      sending = false;
    }
  };
  let leaves = false;
  setInterval(keep, EVERY);
  addEventListener("pagehide", keep);
  form.addEventListener("submit", () => {
    leaves = true;
  });
  addEventListener("beforeunload", (event) => {
    if (!leaves && changed().length) event.preventDefault();
  });
}
