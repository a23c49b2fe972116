// A double click, and a second one while the answer is still under way, send a form once. The server takes a second
// submission too, but not once the browser has followed the first answer to the end of the login and dropped it.
const PATIENCE = 3000; // milliseconds, for a person who stopped a page that did not come
let last;

document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) {
    return;
  }
  const now = performance.now();
  if (last && last.form === event.target && last.button === event.submitter && now - last.at < PATIENCE) {
    event.preventDefault();
    return;
  }
  last = { form: event.target, button: event.submitter, at: now };
});

// A page that the browser kept is shown again by its back button.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) {
    last = undefined;
  }
});
