/*
  Buttons for the size of the text, and to have it read aloud: an addition, for the page is whole without them. What
  they say is in the data attributes of their place, so that the script is the same on every page, and a server can
  allow it by its hash. Only voices of the reader's own device speak, so that no word leaves it.
*/
"use strict";

(() => {
  const place = document.getElementById("tools_");
  const article = document.querySelector("article");
  if (!place || !article) return;
  const says = place.dataset;

  const add = (words, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words;
    button.addEventListener("click", act);
    place.append(button);
    return button;
  };

  /* The size of the text, in percent of the size that the page has. */
  const sizes = [100, 120, 145, 175, 200];
  const kept = "handouts-size";
  let size = 0;
  try {
    size = Math.max(0, sizes.indexOf(Number(localStorage.getItem(kept))));
  } catch {
    /* A browser may keep nothing. */
  }
  const resize = (step) => {
    size = Math.min(Math.max(size + step, 0), sizes.length - 1);
    document.documentElement.style.fontSize = size ? `${1.25 * sizes[size]}%` : "";
    smaller.setAttribute("aria-disabled", String(size === 0));
    larger.setAttribute("aria-disabled", String(size === sizes.length - 1));
    try {
      localStorage.setItem(kept, String(sizes[size]));
    } catch {
      /* It holds for this page, then. */
    }
  };
  const smaller = add(says.smaller, () => resize(-1));
  const larger = add(says.larger, () => resize(1));
  resize(0);
  place.hidden = false;

  /* Reading aloud. */
  const speech = window.speechSynthesis;
  if (!speech) return;
  const blocks = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td, caption, figcaption, blockquote, div, section, article";
  const root = (tag) => tag.toLowerCase().split(/[-_]/)[0];
  const language = (element) => element.closest("[lang]")?.lang || document.documentElement.lang;

  const voice = (tag) => {
    const own = speech.getVoices().filter((one) => one.localService && root(one.lang) === root(tag));
    return own.find((one) => one.lang.toLowerCase() === tag.toLowerCase()) ?? own.find((one) => one.default) ?? own[0];
  };

  /* What is read: the words, what pictures show, and short forms in full; not the numbers of notes. */
  const passages = () => {
    const found = [];
    const put = (element, words) => {
      const block = element.closest(blocks);
      const tag = language(element);
      const last = found.at(-1);
      if (last && last.block === block && last.tag === tag) last.words += words;
      else if (words.trim()) found.push({ block, tag, words });
    };
    const visit = (node) => {
      if (node.nodeType === Node.TEXT_NODE) put(node.parentElement, node.data);
      if (node.nodeType !== Node.ELEMENT_NODE || node.matches("sup, svg, .back, .notes p.added")) return;
      if (node.matches("img[alt]:not([alt=''])")) put(node, `${node.alt}. `);
      else if (node.matches("abbr[title]")) put(node, node.title);
      else if (node.matches("br")) put(node, " ");
      else node.childNodes.forEach(visit);
    };
    visit(article);
    return found.flatMap(({ block, tag, words }) => sentences(words, tag).map((text) => ({ block, tag, text })));
  };

  /* Some voices stop in the middle of what is long. */
  const sentences = (words, tag) => {
    const whole = words.replace(/\s+/g, " ").trim();
    if (!Intl.Segmenter) return [whole];
    return [...new Intl.Segmenter(tag, { granularity: "sentence" }).segment(whole)].map((one) => one.segment.trim());
  };

  let read;
  let stop = null;
  let list = [];
  let at = 0;
  let turn = 0;

  const mark = (block) => {
    document.querySelectorAll("[data-spoken]").forEach((one) => one.removeAttribute("data-spoken"));
    if (!block) return;
    block.setAttribute("data-spoken", "");
    block.scrollIntoView({ block: "nearest" });
  };

  const say = () => {
    const mine = ++turn;
    const { block, tag, text } = list[at];
    const said = new SpeechSynthesisUtterance(text);
    const speaker = voice(tag) ?? voice(document.documentElement.lang);
    said.lang = tag;
    if (speaker) said.voice = speaker;
    said.onend = () => {
      if (mine !== turn) return;
      at += 1;
      if (at < list.length) say();
      else end();
    };
    said.onerror = () => {
      if (mine === turn) end();
    };
    mark(block);
    speech.speak(said);
  };

  const hush = () => {
    turn += 1;
    speech.cancel();
  };

  const end = () => {
    hush();
    mark(null);
    list = [];
    read.textContent = says.read;
    if (document.activeElement === stop) read.focus();
    stop?.remove();
    stop = null;
  };

  const toggle = () => {
    if (read.textContent === says.pause) {
      hush();
      read.textContent = says.goOn;
      return;
    }
    if (!list.length) {
      list = passages();
      at = 0;
    }
    if (!list.length) return;
    read.textContent = says.pause;
    stop ??= add(says.stop, end);
    say();
  };

  const offer = () => {
    if (read || !voice(document.documentElement.lang)) return;
    read = add(says.read, toggle);
  };
  offer();
  speech.addEventListener?.("voiceschanged", offer);
  addEventListener("pagehide", () => speech.cancel());
})();
