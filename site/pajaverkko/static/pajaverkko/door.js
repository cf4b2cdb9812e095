/* After a press at the door the page comes anew: the focus goes back to the person, on the button that is pressed now,
   so that readers of screens hear what is noted. Going to the person's row, the browser takes the focus off first. */
addEventListener("load", () => {
  const row = document.getElementById(location.hash.slice(1));
  const button = row?.querySelector('[aria-pressed="true"]') ?? row?.querySelector("button");
  setTimeout(() => button?.focus());
});
