// The preview's script: it brings changes and mistakes to an open page. It is never part of the published site.
(() => {
  "use strict";

  const { dataset } = document.currentScript;
  const PLACE = "newsprint-place";
  let seen;
  let events;
  let later;

  // Browsers open six connections to one server, so only a page that is looked at keeps one.
  const attend = () => {
    events?.close();
    clearTimeout(later);
    if (document.hidden) return;
    const page = `page=${encodeURIComponent(location.pathname)}`;
    events = new EventSource(`/.newsprint/events?${page}${seen === undefined ? "" : `&seen=${seen}`}`);
    events.addEventListener("built", built);
    events.addEventListener("broken", broken);
    events.addEventListener("show", show);
    events.addEventListener("error", refused);
  };

  // A browser connects again by itself after a break, but not when there was no room for it.
  const refused = ({ target }) => {
    if (target === events && target.readyState === EventSource.CLOSED) later = setTimeout(attend, 10_000);
  };

  const built = (event) => {
    const state = JSON.parse(event.data);
    const { files } = state;
    const number = Number(event.lastEventId);
    const isMissing = seen !== undefined && number > seen + 1;
    const isNew = seen !== undefined && number === seen + 1;
    seen = number;
    tell("warnings", state);
    // So many files are new that they are not named.
    if (isMissing || (isNew && !files)) reload();
    else refresh(isNew ? files : []);
  };

  const broken = (event) => {
    seen = Number(event.lastEventId);
    tell("errors", JSON.parse(event.data));
  };

  const show = (event) => {
    const { url } = JSON.parse(event.data);
    if (plain(url) !== plain(location.href)) location.assign(url);
  };

  const plain = (url) => decodeURIComponent(new URL(url, location.href).pathname);

  // Fetches the page anew: nothing, only its style sheets, or all of it may be different.
  const refresh = async (files) => {
    const response = await fetch(location.href, { cache: "no-cache" }).catch(() => undefined);
    if (!response) return;
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    const next = fresh.querySelector("script[data-page]")?.dataset;
    if (!next || next.frame !== dataset.frame) {
      reload();
      return;
    }
    if (next.page !== dataset.page) restyle(fresh);
    dataset.page = next.page;
    redraw(files);
  };

  const sheets = (from) => [...from.querySelectorAll('link[rel~="stylesheet"][href]')];
  const lasting = (link) => link.getAttribute("href").replace(/\.[0-9a-f]{8}\.css/, ".css");

  const restyle = (fresh) => {
    for (const next of sheets(fresh)) {
      const old = sheets(document).find((link) => lasting(link) === lasting(next));
      if (!old || old.getAttribute("href") === next.getAttribute("href")) continue;
      const link = document.importNode(next);
      // The old sheet stays until the new one is here, so that the page never stands bare.
      link.addEventListener("load", () => old.remove());
      old.after(link);
    }
  };

  // Pictures keep their names when they change, so a page must be told to load them again.
  const redraw = (files) => {
    const changed = new Set(files.map(plain));
    for (const image of document.images) {
      if (!changed.has(plain(image.src))) continue;
      const url = new URL(image.src);
      url.searchParams.set("preview", seen);
      image.src = url;
    }
  };

  // Most browsers keep the place by themselves, but not when the page above it changed its height late.
  const reload = () => {
    sessionStorage.setItem(PLACE, JSON.stringify([location.pathname, scrollX, scrollY]));
    location.reload();
  };

  const comeBack = () => {
    const [path, x, y] = JSON.parse(sessionStorage.getItem(PLACE) ?? "[]");
    sessionStorage.removeItem(PLACE);
    if (path === location.pathname) scrollTo({ left: x, top: y, behavior: "instant" });
  };

  // What is told stands in a shadow tree with a constructed style sheet: the paper's styles do not reach it, and
  // a strict content security policy allows it.
  const STYLE = `
    :host { all: initial; }
    section, details { position: fixed; z-index: 2147483647; box-sizing: border-box; margin: 0; color: #fff;
      /* Han characters two columns wide, so that carets stand where they should. */
      font: 14px/1.5 "Sarasa Mono SC", "Noto Sans Mono CJK SC", ui-monospace, monospace; }
    section { inset: 0; overflow: auto; padding: 2.5rem; background: rgb(24 24 27 / 0.98);
      border-block-start: 6px solid #ef4444; }
    details { inset-block-end: 0; inset-inline-end: 0; max-inline-size: 100%; max-block-size: 60vh; overflow: auto;
      padding: 0.25rem 0.75rem; background: #713f12; }
    summary { cursor: pointer; }
    pre { margin: 0; font: inherit; white-space: pre; tab-size: 4; }
    button { position: fixed; inset-block-start: 1rem; inset-inline-end: 1.5rem; font: inherit; color: inherit;
      background: none; border: 1px solid currentColor; border-radius: 4px; cursor: pointer; }
  `;
  const BADGE = `
    .newsprint-preview { position: fixed; z-index: 2147483646; inset-block-end: 0; inset-inline-start: 0; margin: 0;
      padding: 0.25rem 0.75rem; font: 14px/1.5 system-ui, sans-serif; color: #fff; background: #1d4ed8; }
  `;

  const styled = (text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  };

  const make = (name, text, ...children) => {
    const element = document.createElement(name);
    element.textContent = text;
    element.append(...children);
    return element;
  };

  const close = () => document.querySelector("newsprint-preview")?.remove();

  const tell = (kind, { diagnostics, warnings, close: label }) => {
    close();
    if (diagnostics.length === 0) return;
    const text = make("pre", diagnostics.map((one) => one.text).join("\n\n"));
    const host = document.createElement("newsprint-preview");
    const tree = host.attachShadow({ mode: "open" });
    tree.adoptedStyleSheets = [styled(STYLE)];
    if (kind === "errors") {
      const button = make("button", "×");
      button.setAttribute("aria-label", label);
      button.addEventListener("click", close);
      const section = make("section", "", button, text);
      section.setAttribute("role", "alert");
      tree.append(section);
    } else {
      tree.append(make("details", "", make("summary", warnings), text));
    }
    document.documentElement.append(host);
  };

  document.adoptedStyleSheets = [...document.adoptedStyleSheets, styled(BADGE)];
  document.addEventListener("visibilitychange", attend);
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
  addEventListener("pagehide", () => {
    events?.close();
    clearTimeout(later);
  });
  addEventListener("pageshow", (event) => event.persisted && attend());
  comeBack();
  attend();
})();
