// Reloads the outbox when a message arrives, and not before: a code being copied stays selected.
const seen = document.currentScript.dataset.arrivals;

async function look() {
  try {
    const answer = await fetch(`/outbox/arrivals?seen=${seen}`);
    if (answer.ok && (await answer.text()) !== seen) {
      location.reload();
      return;
    }
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 2000)); // the demo is stopping or starting
  }
  look();
}

look();
