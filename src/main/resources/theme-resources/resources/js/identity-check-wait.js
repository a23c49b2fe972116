// Buttons that cannot work yet rest until they can, and the page counts down. What may be done is the server's to decide:
// without this script the buttons are live, and one that is pressed too early gives the page again.
const wall = Date.now();
const run = performance.now();
let timer;
const over = document.getElementById("kc-identity-check-over");

// The one clock stands still while the machine sleeps, the other one may be set back.
function elapsed() {
  return Math.max(Date.now() - wall, performance.now() - run) / 1000;
}

function clock(seconds) {
  const two = (number) => String(number).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

function left(element) {
  return Math.ceil(Number(element.dataset.wait) - elapsed());
}

function end(element) {
  delete element.dataset.wait;
  if (element instanceof HTMLButtonElement) {
    element.disabled = false;
    element.removeAttribute("aria-describedby");
  } else {
    // Told once, at the end: a clock that is read out each second would talk over all else.
    over.textContent = element.dataset.over;
    element.remove();
  }
}

function tick() {
  clearTimeout(timer);
  document.querySelectorAll("[data-wait]").forEach((element) => {
    const seconds = left(element);
    if (seconds <= 0) {
      end(element);
    } else if (element instanceof HTMLButtonElement) {
      element.disabled = true;
    } else {
      element.textContent = element.dataset.countdown.replace("0:00", clock(seconds));
    }
  });
  if (document.querySelector("[data-wait]")) {
    timer = setTimeout(tick, 1000 - (elapsed() * 1000) % 1000);
  }
}

// A message that failed costs no waiting.
document.addEventListener("identity-check-failed", () => {
  document.querySelectorAll("[data-wait][data-underway-wait]").forEach(end);
});
document.addEventListener("visibilitychange", tick);
tick();
