// Proof of work by the ALTCHA protocol: finds the number whose SHA-256, behind the salt, is the one asked for. Written
// out, because browsers give their own SHA-256 to pages over https only, and only one promise at a time.
const box = document.getElementById("kc-identity-check-captcha");
const TRIES_AT_ONCE = 4000;

const PRIMES = [];
for (let n = 2; PRIMES.length < 64; n++) {
  if (PRIMES.every((prime) => n % prime)) {
    PRIMES.push(n);
  }
}
// The first bits of the fractions of the primes' roots (FIPS 180-4, 4.2.2 and 5.3.3).
const fraction = (root) => Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
const K = Int32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));
const START = Int32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
const words = new Int32Array(64);
const rotated = (x, by) => (x >>> by) | (x << (32 - by));

function compress(state, view, offset) {
  for (let i = 0; i < 16; i++) {
    words[i] = view.getInt32(offset + 4 * i);
  }
  for (let i = 16; i < 64; i++) {
    const x = words[i - 15];
    const y = words[i - 2];
    words[i] = words[i - 16] + (rotated(x, 7) ^ rotated(x, 18) ^ (x >>> 3))
      + words[i - 7] + (rotated(y, 17) ^ rotated(y, 19) ^ (y >>> 10));
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const one = h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + words[i] | 0;
    const two = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) ^ (a & c) ^ (b & c)) | 0;
    h = g; g = f; f = e; e = d + one | 0; d = c; c = b; b = a; a = one + two | 0;
  }
  state[0] += a; state[1] += b; state[2] += c; state[3] += d;
  state[4] += e; state[5] += f; state[6] += g; state[7] += h;
}

// Whole blocks of the salt are the same for every number, and are hashed once.
function hasher(salt) {
  const bytes = new TextEncoder().encode(salt);
  const whole = bytes.length - bytes.length % 64;
  const known = START.slice();
  for (let offset = 0; offset < whole; offset += 64) {
    compress(known, new DataView(bytes.buffer), offset);
  }
  const rest = bytes.slice(whole);
  const tail = new Uint8Array(128);
  const view = new DataView(tail.buffer);
  const state = new Int32Array(8);
  return (number) => {
    const digits = String(number);
    tail.fill(0);
    tail.set(rest);
    for (let i = 0; i < digits.length; i++) {
      tail[rest.length + i] = digits.charCodeAt(i);
    }
    const length = rest.length + digits.length;
    const end = length < 56 ? 64 : 128;
    tail[length] = 0x80;
    view.setUint32(end - 4, (whole + length) * 8);
    state.set(known);
    for (let offset = 0; offset < end; offset += 64) {
      compress(state, view, offset);
    }
    return state;
  };
}

async function solve({ salt, challenge, max }) {
  const hash = hasher(salt);
  const wanted = Int32Array.from(challenge.match(/.{8}/g), (hex) => parseInt(hex, 16) | 0);
  for (let number = 0; number <= Number(max); number++) {
    const found = hash(number);
    if (found[0] === wanted[0] && found.every((word, i) => word === wanted[i])) {
      return number;
    }
    if (number % TRIES_AT_ONCE === TRIES_AT_ONCE - 1) {
      // Lets the person type meanwhile.
      await new Promise((resume) => { setTimeout(resume); });
    }
  }
  return undefined;
}

async function work() {
  const { algorithm, challenge, salt, signature } = box.dataset;
  const form = box.closest("form");
  const status = box.querySelector("[role=status]");
  let pressed;
  const hold = (event) => {
    event.preventDefault();
    pressed = event.submitter;
    status.textContent = status.dataset.working;
  };
  form.addEventListener("submit", hold);
  const number = await solve(box.dataset);
  form.removeEventListener("submit", hold);
  if (number !== undefined) {
    form.elements.altcha.value = btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
    status.textContent = status.dataset.done;
  }
  if (pressed !== undefined) {
    form.requestSubmit(pressed);
  }
}

if (box && box.dataset.algorithm === "SHA-256") {
  work();
}
