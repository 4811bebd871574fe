/*
  The search of a site of handouts. It asks no server: `site`, in the line above, holds the words of each handout. Without
  it the page is the whole list, which is all that there is to see.
*/
"use strict";

(() => {
  const place = document.getElementById("find_");
  const items = [...document.querySelectorAll("li[data-handout]")];
  const parts = [...document.querySelectorAll("main section")].reverse();

  const make = (tag, values, ...inside) => {
    const element = Object.assign(document.createElement(tag), values);
    element.append(...inside);
    return element;
  };
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

  const holds = (address, word) => {
    const words = site.words[address] ?? "";
    return words.includes(unspaced.test(word) ? word : ` ${word}`);
  };

  const say = (found) => {
    if (found === 0) return site.says.found_none;
    return found === 1 ? site.says.found_one : site.says.found_many.replace("{count}", found);
  };

  const input = make("input", { type: "search", id: "words_", autocomplete: "off" });
  const status = make("p", {});
  status.setAttribute("role", "status");

  const filter = () => {
    const asked = plain(input.value).match(/[\p{L}\p{N}]+/gu) ?? [];
    const found = new Set();
    for (const item of items) {
      const address = item.dataset.handout;
      item.hidden = !asked.every((word) => holds(address, word));
      if (!item.hidden) found.add(address);
    }
    for (const part of parts) part.hidden = !part.querySelector("li[data-handout]:not([hidden])");
    status.textContent = asked.length ? say(found.size) : "";
  };

  const form = make("form", { className: "find" }, make("label", { htmlFor: "words_" }, site.says.find), input, status);
  form.setAttribute("role", "search");
  form.lang = site.lang;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    filter();
  });
  input.addEventListener("input", filter);
  place.append(form);
  place.hidden = false;
})();
