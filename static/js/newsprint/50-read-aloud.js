// Read aloud: paragraph by paragraph, in sentences, since engines drop long texts.

const voice = window.speechSynthesis;
const player = one(".speech");
const piece = one(".piece");
/** What is left to say: `{ text, block }`. */
let script = [];
let spoken = null;

const lines = () =>
  all("hgroup > *, .matter .jump, .body :is(h2, h3, h4, p, li, blockquote, td, th), figcaption", piece)
    .filter(block => !one("p, li", block))
    .flatMap(block =>
      (block.textContent.match(/[^。！？!?\n]+[。！？!?”’」』）]*/gu) ?? []).map(text => ({ text: text.trim(), block })))
    .filter(line => line.text);

function mark(block) {
  if (spoken === block) return;
  spoken?.classList.remove("spoken");
  spoken = block;
  if (!block) return;
  block.classList.add("spoken");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  block.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
}

function speak() {
  const line = script[0];
  mark(line?.block ?? null);
  if (!line) return quiet();
  const utterance = new SpeechSynthesisUtterance(line.text);
  utterance.lang = line.block.closest("[lang]").lang;
  utterance.rate = Number(one("select", player).value);
  utterance.onend = () => {
    if (script[0] !== line) return;
    script.shift();
    speak();
  };
  voice.speak(utterance);
}

function quiet() {
  script = [];
  voice.cancel();
  mark(null);
  player.hidden = true;
  button("read").setAttribute("aria-pressed", "false");
}

if (voice && player) {
  const pause = button("pause");
  const showPaused = paused => (pause.textContent = paused ? pause.dataset.resume : pause.dataset.pause);
  const restart = () => {
    const rest = script;
    script = [];
    voice.cancel();
    script = rest.map(line => ({ ...line }));
    showPaused(false);
    speak();
  };
  button("read").addEventListener("click", () => {
    if (!player.hidden) return quiet();
    script = lines();
    player.hidden = false;
    button("read").setAttribute("aria-pressed", "true");
    restart();
  });
  pause.addEventListener("click", () => {
    if (voice.paused) voice.resume();
    else voice.pause();
    showPaused(pause.textContent === pause.dataset.pause);
  });
  button("stop").addEventListener("click", () => {
    quiet();
    button("read").focus();
  });
  one("select", player).addEventListener("change", () => script.length && restart());
  addEventListener("pagehide", () => voice.cancel());
}
