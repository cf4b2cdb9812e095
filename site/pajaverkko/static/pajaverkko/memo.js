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

function tellAt(place, text) {
  if (place.textContent.trim() === text) return;
  place.replaceChildren();
  if (!text) return;
  const line = document.createElement("p");
  line.className = "error-message";
  line.setAttribute("role", "alert");
  line.textContent = text;
  place.append(line);
}

/* Only of the items that were sent: what was told of others still holds. */
function tellErrors(answer, items) {
  for (const place of form.querySelectorAll("[data-error-of]")) {
    const [name, ...item] = place.dataset.errorOf.split("-");
    const key = item.join("-");
    if (!items.has(key)) continue;
    const first = name === "discussion";
    const together = first && answer.conflicts.includes(key) ? form.dataset.conflict : "";
    const gone = first && answer.homeless.includes(key) ? form.dataset.homeless : "";
    tellAt(place, answer.errors[place.dataset.errorOf] ?? (together || gone));
  }
}

/* A new sign-in has another token: it is fetched from the page itself. */
async function signedInAgain() {
  const page = await fetch(location.href.split("#")[0]);
  if (!page.ok || page.redirected) return false;
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
  const token = fresh.querySelector("[data-keeps-itself] [name=csrfmiddlewaretoken]");
  if (token) form.elements.csrfmiddlewaretoken.value = token.value;
  return Boolean(token);
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
    for (const name of ["csrfmiddlewaretoken", "session"]) words.append(name, form.elements[name].value);
    for (const field of form.elements) {
      if (field.name.includes("-") && items.has(itemOf(field))) words.append(field.name, field.value);
    }
    return words;
  };

  const keep = async ({ keepalive = false } = {}) => {
    const items = new Set(changed().map(itemOf));
    if (!items.size || sending) return;
    sending = true;
    const body = wordsOf(items);
    try {
      const words = { method: "POST", body, headers: { "X-Kept-By-Itself": "1" }, redirect: "manual", keepalive };
      const response = await fetch(location.href.split("#")[0], words);
      if (!response.headers.get("Content-Type")?.startsWith("application/json")) {
        if (!(await signedInAgain())) tell(form.dataset.signedOut);
        return;
      }
      const answer = await response.json();
      tell(answer.told);
      if (!response.ok) return;
      for (const [name, value] of body) {
        const item = name.slice(name.indexOf("-") + 1);
        if (!(name in answer.errors) && !answer.homeless.includes(item)) sent.set(name, value);
      }
      for (const [item, seen] of Object.entries(answer.seen)) form.elements[`seen-${item}`].value = seen;
      tellWriters(answer.others);
      tellErrors(answer, items);
    } catch {
      tell(form.dataset.lost);
    } finally {
      sending = false;
    }
  };
  let leaves = false;
  setInterval(keep, EVERY);
  addEventListener("pagehide", () => keep({ keepalive: true }));
  form.addEventListener("submit", () => {
    leaves = true;
  });
  addEventListener("beforeunload", (event) => {
    if (!leaves && changed().length) event.preventDefault();
  });
}
