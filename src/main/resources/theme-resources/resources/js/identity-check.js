// A message was under way when this page was made. Asks what became of it, and says so without a reload: whatever the
// person has typed stays. Without this script, the next button pressed says the same.
const pauses = [1000, 1500, 2500, 4000, 6000, 8000, 10000, 12000, 15000];
const news = document.getElementById("kc-identity-check-news");

function say(fate) {
  const words = document.getElementById("kc-identity-check-" + fate);
  if (words) {
    news.replaceChildren(words.content.cloneNode(true));
  }
  if (fate === "sent") {
    document.querySelectorAll("[data-sent]").forEach((label) => {
      // The lines break where they did, and what is below stays where it is.
      const box = label.getBoundingClientRect();
      label.style.minWidth = box.width + "px";
      label.style.minHeight = box.height + "px";
      label.textContent = label.dataset.sent;
    });
  }
  if (fate === "failed") {
    // A message that failed costs no waiting.
    document.querySelectorAll("[data-underway]").forEach((wait) => { wait.hidden = true; });
    document.dispatchEvent(new Event("identity-check-failed"));
  }
}

async function fate() {
  const answer = await fetch(news.dataset.status, { cache: "no-store", credentials: "omit" });
  return answer.ok ? (await answer.json()).fate : "underway";
}

async function follow() {
  for (const pause of pauses) {
    await new Promise((resume) => { setTimeout(resume, pause); });
    // A server that cannot be reached for a moment is asked again.
    const known = await fate().catch(() => "underway");
    if (known !== "underway") {
      say(known);
      return;
    }
  }
  say("lost");
}

if (news) {
  follow();
}
