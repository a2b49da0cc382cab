// The panel beside the drawing, and the table under it, in words.
const panel = byId("panel");
const plural = (count, word) => count + " " + word + (count === 1 ? "" : "s");
function html(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const key in attributes) {
    if (attributes[key] !== null && attributes[key] !== false) element.setAttribute(key, attributes[key]);
  }
  for (const child of children) if (child !== null) element.append(child);
  return element;
}
const heading = (text) => html("h2", { tabindex: -1 }, text);
const nameButton = (f) => html("button", { type: "button", class: "name", "data-to": f }, figures[f].name);
const tag = (kind, text) => html("span", { class: "tag " + kind }, text);

// A line as the kind's ties are drawn.
function sample(k) {
  const kind = kinds[k];
  const picture = svg("svg", { width: 30, height: 10, class: "sample tie k" + k, "aria-hidden": "true" });
  const end = kind.head === "none" ? 29 : 20;
  svg("path", { class: "line", d: "M1,5C10,5 " + (end - 8) + ",5 " + end + ",5" }, picture);
  if (kind.head !== "none") svg("path", { d: mark(kind.head, [20, 5], [29, 5]) }, picture);
  return picture;
}

function sourceLine([source, locator]) {
  const { title, author, published, url } = sources[source];
  const name = [author, title].filter(Boolean).join(": ") + (published ? " (" + published + ")" : "");
  const isLink = /^https?:\/\//i.test(url || "");
  return html("small", { class: "source" },
    isLink ? html("a", { href: url, rel: "noreferrer noopener", target: "_blank" }, name) : name,
    locator ? ", " + locator : "");
}

// One claim: its kind, the other end or both, when, how sure, where it is said.
function claimItem(c, frame, about, isEnded) {
  const claim = claims[c], kind = kinds[claim.k];
  const item = html("li", { class: "claim", "data-tie": (isEnded ? "ended " : "") + keyOf(c) });
  const line = html("span", {});
  if (about === null) {
    line.append(nameButton(claim.s), kind.directed ? " → " : " – ", nameButton(claim.t));
  } else {
    const other = claim.s === about ? claim.t : claim.s;
    line.append(kind.directed ? (claim.s === about ? "→ " : "← ") : "", nameButton(other));
  }
  item.append(sample(claim.k), html("span", { class: "quiet" }, kind.name + " "), line);
  if (isEnded) item.append(tag("ended", "× ended"));
  else if (frame.newClaims.has(c) && !frame.isUnknownBefore) item.append(tag("new", "+ new"));
  if (!isEnded && frame.reversed.has(pairOf(claim.s, claim.t))) item.append(tag("reversed", "⇄ reversed"));
  const isCertain = isEnded || frame.claims.get(c);
  item.style.borderLeftColor = "var(--k" + claim.k + ")";
  if (!isCertain || claim.sure < 1) item.classList.add("uncertain");
  if (claim.post) item.append(html("small", {}, claim.post));
  item.append(html("small", {}, claim.when + (isCertain ? "" : " · possibly then")
    + (claim.sure < 1 ? " · confidence " + claim.sure : "")));
  for (const citation of claim.cites) item.append(sourceLine(citation));
  if (!claim.cites.length) item.append(html("small", { class: "source" }, "no source is given"));
  if (claim.note) item.append(html("small", {}, claim.note));
  return item;
}

const isClaimShown = (c, frame) => !state.hidden.has(claims[c].k)
  && (!state.certainOnly || (frame.claims.get(c) && claims[c].sure >= 1));
const shownClaims = (frame) => [...frame.claims.keys()].filter((c) => isClaimShown(c, frame));

function list(items) { return html("ul", { role: "list" }, ...items); }

function figurePanel(f, frame) {
  const figure = figures[f], here = frame.byFigure.get(f);
  const parts = [heading(figure.name)];
  if (figure.life) parts.push(html("p", { class: "quiet" }, figure.life));
  for (const line of figure.about) parts.push(html("p", { class: "quiet" }, line));
  if (!here) {
    parts.push(html("p", {}, "Stands in no relationship in " + frame.title + "."));
    const years = frames.filter((x) => x.byFigure.has(f)).map((x) => x.year);
    if (years.length) {
      parts.push(html("p", { class: "quiet" },
        "In the picture from " + yearText(years[0]) + " to "
          + yearText(years[years.length - 1]) + "."));
    }
  } else {
    const faction = frame.factions.find((x) => x.c === here.c);
    parts.push(html("p", {}, "No. " + here.r + " of " + frame.figures.length + " in " + frame.title
      + " by " + data.meaning + " (" + here.v + ")" + (faction ? "; " + (data.coloring || "faction") + " " + faction.name : "")
      + (frame.entered.includes(f) && !frame.isUnknownBefore ? "; new in the picture" : "") + "."));
  }
  const mine = (c) => claims[c].s === f || claims[c].t === f;
  const present = shownClaims(frame).filter(mine);
  for (const [sign, title] of [[1, "With"], [-1, "Against"], [0, "Neither with nor against"]]) {
    const some = present.filter((c) => Math.sign(kinds[claims[c].k].sign) === sign);
    if (some.length) {
      parts.push(html("h3", {}, title + " (" + some.length + ")"));
      parts.push(list(some.map((c) => claimItem(c, frame, f, false))));
    }
  }
  const ended = frame.endedClaims.filter((c) => mine(c) && !state.hidden.has(claims[c].k));
  if (ended.length && state.showsChanges) {
    parts.push(html("h3", {}, "Ended since " + unitBefore + " (" + ended.length + ")"));
    parts.push(list(ended.map((c) => claimItem(c, frame, f, true))));
  }
  return parts;
}

function tiePanel(tie, isGhost, frame) {
  const about = html("h2", { tabindex: -1 }, figures[tie.s].name + " and " + figures[tie.t].name);
  const isPair = (c) => pairOf(claims[c].s, claims[c].t) === pairOf(tie.s, tie.t);
  const parts = [about, list(shownClaims(frame).filter(isPair).map((c) => claimItem(c, frame, null, false)))];
  const ended = frame.endedClaims.filter(isPair);
  if (ended.length) parts.push(html("h3", {}, "Ended since " + unitBefore),
    list(ended.map((c) => claimItem(c, frame, null, true))));
  return parts;
}

const namesLine = (some) => list(some.map((f) => html("li", {}, nameButton(f))));

// The year as a whole: who is at its center, who stands together, and what has changed.
function yearPanel(frame) {
  const parts = [heading(frame.title)];
  if (frame.central !== null) {
    parts.push(html("h3", {}, "Most central"), html("p", {}, nameButton(frame.central)));
  }
  if (frame.factions.length) {
    parts.push(html("h3", {}, data.coloring || "Factions"));
    parts.push(list(frame.factions.map((faction) => html("li", {},
      html("span", { class: "swatch f" + faction.c, "aria-hidden": "true" }, faction.mark),
      faction.name + " ", html("span", { class: "quiet" }, plural(faction.count, "figure"))))));
  }
  if (frame.isUnknownBefore) return parts;
  const before = "since " + unitBefore;
  const shown = (c) => !state.hidden.has(claims[c].k);
  if (frame.entered.length) parts.push(html("h3", {}, "Entered " + before), namesLine(frame.entered));
  if (frame.left.length) parts.push(html("h3", {}, "Left " + before), namesLine(frame.left));
  if (frame.reversed.size) {
    parts.push(html("h3", {}, "Reversed " + before), list([...frame.reversed].map(([pair, sign]) => {
      const [a, b] = pair.split("-").map(Number);
      return html("li", {}, nameButton(a), " – ", nameButton(b),
        tag("reversed", sign < 0 ? "⇄ now against each other" : "⇄ now together"));
    })));
  }
  const fresh = shownClaims(frame).filter((c) => frame.newClaims.has(c));
  if (fresh.length) parts.push(html("h3", {}, "New " + before + " (" + fresh.length + ")"),
    list(fresh.map((c) => claimItem(c, frame, null, false))));
  const ended = frame.endedClaims.filter(shown);
  if (ended.length) parts.push(html("h3", {}, "Ended " + before + " (" + ended.length + ")"),
    list(ended.map((c) => claimItem(c, frame, null, true))));
  return parts;
}

function fillTable(frame) {
  const place = byId("table").lastElementChild;
  place.textContent = "";
  if (!byId("table").open) return;
  const head = ["Kind", "From", "To", "When", "Post", "Sure", "Sources", "Change"];
  const rows = shownClaims(frame).map((c) => [c, false])
    .concat(frame.endedClaims.filter((c) => !state.hidden.has(claims[c].k)).map((c) => [c, true]));
  const body = rows.map(([c, isEnded]) => {
    const claim = claims[c], sure = isEnded || frame.claims.get(c);
    const change = isEnded ? "ended" : frame.newClaims.has(c) && !frame.isUnknownBefore ? "new" : "";
    const said = html("td", {}, ...claim.cites.map(sourceLine).flatMap((x, i) => (i ? ["; ", x] : [x])));
    return html("tr", {}, ...[kinds[claim.k].name, figures[claim.s].name, figures[claim.t].name,
      claim.when, claim.post || "",
      (sure ? "certain" : "possible") + (claim.sure < 1 ? ", confidence " + claim.sure : "")]
      .map((text) => html("td", {}, text)), said, html("td", {}, change));
  });
  place.append(html("table", {},
    html("caption", { class: "quiet" }, "Relationships of " + frame.title),
    html("thead", {}, html("tr", {}, ...head.map((text) => html("th", { scope: "col" }, text)))),
    html("tbody", {}, ...body)));
}
