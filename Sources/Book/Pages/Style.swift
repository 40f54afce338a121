//===----------------------------------------------------------------------===//
// How the book looks.
//===----------------------------------------------------------------------===//

/// The style sheet that all pages share: light and dark as the reader's system has it, for narrow and
/// wide windows and for paper.
enum Style {
  static let sheet = """
    :root {
      color-scheme: light dark;
      --text: light-dark(#1c1e21, #e3e5e8); --ground: light-dark(#fff, #16181c);
      --soft: light-dark(#f3f4f6, #21242a); --line: light-dark(#d4d8de, #3a3f48);
      --quiet: light-dark(#5a626d, #9aa3af); --link: light-dark(#0b57b0, #8ab8ff);
      --good: light-dark(#1a6b37, #7fd09b); --bad: light-dark(#b3261e, #ff9a91);
    }
    * { box-sizing: border-box; }
    html { scroll-padding-top: 1rem; }
    body {
      margin: 0; color: var(--text); background: var(--ground);
      font: 1.0625rem/1.6 Georgia, "Noto Serif", "DejaVu Serif", serif;
      overflow-wrap: break-word;
    }
    main, footer { max-width: 50rem; margin: 0 auto; padding: 0 1.1rem; }
    footer { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; justify-content: space-between;
      margin-top: 3rem; padding-top: 1rem; padding-bottom: 3rem; }
    a { color: var(--link); text-decoration-thickness: 0.06em; text-underline-offset: 0.15em; }
    h1, h2, h3, h4 { line-height: 1.25; margin: 2.2em 0 0.7em; }
    h1 { font-size: 1.9rem; margin-top: 1.2em; } h2 { font-size: 1.4rem; } h3 { font-size: 1.15rem; }
    h2 { border-bottom: 1px solid var(--line); padding-bottom: 0.2em; }
    code, pre { font-family: "SF Mono", Consolas, "DejaVu Sans Mono", monospace; font-size: 0.86em; }
    code { overflow-wrap: anywhere; }
    pre { background: var(--soft); border-radius: 6px; padding: 0.8em 0.7em; line-height: 1.5;
      white-space: pre-wrap; overflow-wrap: anywhere; }
    pre code { font-size: 0.93em; }
    .kept { white-space: nowrap; }
    .kept wbr { white-space: normal; }
    blockquote { margin: 1em 0; padding-left: 1em; border-left: 3px solid var(--line); }
    nav { background: var(--soft); border-bottom: 1px solid var(--line);
      font: 0.92rem/1.5 system-ui, sans-serif; }
    nav > details { max-width: 50rem; margin: 0 auto; padding: 0.5rem 1.1rem; }
    nav ol { padding-left: 1.6em; margin: 0.4em 0; }
    nav li { margin: 0.15em 0; }
    nav .here > a { font-weight: 600; }
    summary { cursor: pointer; }
    .wide, .math { overflow-x: auto; }
    /* An edge that shades off where more is to the right, until it is reached. */
    .quoted { --under: var(--soft); }
    .wide, .math, .stacked td { background:
      linear-gradient(to right, transparent, var(--under, var(--ground)) 70%) 100% 0 / 3em 100%
      no-repeat local, linear-gradient(to right, transparent, var(--line)) 100% 0 / 0.8em 100%
      no-repeat scroll; }
    table { border-collapse: collapse; font-size: 0.94em; margin: 1em 0; }
    th, td { border: 1px solid var(--line); padding: 0.35em 0.65em; text-align: left;
      vertical-align: top; }
    th { background: var(--soft); }
    td { min-width: 4.5em; }
    th code, td code, dt code { overflow-wrap: normal; }
    img { max-width: 100%; height: auto; }
    math { font-size: 1.05em; font-family: "STIX Two Math", "Cambria Math", "STIX Math", "Latin Modern Math",
      "XITS Math", "Libertinus Math", "TeX Gyre Termes Math", "DejaVu Math TeX Gyre", "Noto Sans Math", math; }
    /* Without a mathematical font, lower indices would stand on the line, unless the letter reaches below it. */
    msub:not(.low) > :last-child { position: relative; top: 0.15em; }
    /* Nor would brackets grow: they are drawn. */
    math .drawn { font-size: 0; }
    math :is(.round, .square, .bars) { border: solid currentColor; border-width: 0 0.09em; padding: 0 0.28em;
      margin: 0 0.22em; }
    math .round { border-radius: 0.6em / 50%; }
    math .cup { border-bottom: 0.09em solid; border-radius: 0 0 0.6em 0.6em / 0 0 0.4em 0.4em; padding-bottom: 0.2em; }
    math .cap { border-top: 0.09em solid; border-radius: 0.6em 0.6em 0 0 / 0.4em 0.4em 0 0; padding-top: 0.2em; }
    math .square { background: linear-gradient(currentColor 0 0) 0 0, linear-gradient(currentColor 0 0) 100% 0,
      linear-gradient(currentColor 0 0) 0 100%, linear-gradient(currentColor 0 0) 100% 100%;
      background-size: 0.3em 0.09em; background-repeat: no-repeat; print-color-adjust: exact; }
    math .b { font-weight: bold; }
    math .bb { font-family: "STIX Two Math", "Cambria Math", "DejaVu Sans", serif; }
    .math > .parts { display: block; text-align: center; }
    .parts > math { padding: 0.12em 0; }
    munder > mtext { padding: 0 0.35em; }
    .words { font-family: "STIX Two Text", Cambria, "Latin Modern Roman", serif; margin: 0 0.3em; }
    math .box { border: 1px solid currentColor; padding: 0.35em; }
    mtd { padding: 0.3em 0.45em; }
    mtable.aligned > mtr > mtd { text-align: right; padding: 0.35em 0; }
    mtable.aligned > mtr > mtd:nth-child(even) { text-align: left; }
    mtable.cases > mtr > mtd { text-align: left; }
    .equation { margin: 1.2em 0; padding: 0.5em 0.9em; border-radius: 0 6px 6px 0; }
    .equation .math { padding: 0.3em 0; }
    .quoted { border-left: 4px solid var(--link); background: var(--soft); }
    .quoted.wrong { border-left-color: var(--bad); }
    .quoted.wrong .name strong { color: var(--bad); }
    .equation:target { outline: 2px solid var(--link); }
    .name { margin: 0.2em 0; font: 0.84rem/1.5 system-ui, sans-serif; color: var(--quiet); }
    .equation details { font: 0.84rem/1.5 system-ui, sans-serif; color: var(--quiet); }
    .equation details pre { font-size: 1em; }
    .equation summary { width: fit-content; }
    .equation > .name, .equation > details { display: inline-block; vertical-align: top;
      max-width: 100%; margin: 0.2em 1.2em 0.2em 0; }
    .verdict { color: var(--good); } .verdict.bad { color: var(--bad); }
    .claim p, .claim ul { margin: 0.35em 0; }
    .claim { border-top: 1px solid var(--line); margin-top: 0.5em; overflow-x: auto; }
    .head { font-weight: 600; margin: 0.9em 0 0.3em; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.3em 1em; margin: 0; }
    dd { margin: 0; overflow-x: auto; }
    @media (min-width: 50rem) {
      /* Names, and lines of code of 100 letters, whole. */
      .stacked:not(.broad) td:first-child { min-width: 10.8em; }
      pre code { font-size: 0.82em; }
      /* Of two columns the second explains the first. */
      td:nth-child(2):last-child { min-width: 20em; }
      /* Side by side, in all of the window. */
      .broad { position: relative; left: 50%; transform: translateX(-50%);
        width: min(94vw, 78rem); }
      .broad > table { margin: 1em auto; font-size: 0.8em; }
      .broad :is(th, td) { padding: 0.35em 0.4em; }
    }
    @media (max-width: 40rem) {
      .stacked :is(table, tbody, tr, td) { display: block; }
      .stacked thead { display: none; }
      .stacked tr { border: 1px solid var(--line); border-radius: 6px; margin: 0 0 0.8em;
        padding: 0.4em 0.7em; }
      .stacked td { border: 0; padding: 0.15em 0; overflow-x: auto; }
      .stacked td:empty { display: none; }
      .stacked td:first-child { font-weight: 600; }
      .stacked td:not(:first-child)::before { content: attr(data-column) ": ";
        color: var(--quiet); font: 0.84rem system-ui, sans-serif; }
    }
    @media (max-width: 30rem) {
      body { font-size: 1rem; }
      main, footer { padding-left: 0.8rem; padding-right: 0.8rem; }
      dl { grid-template-columns: 1fr; } dd { padding-left: 1em; }
      .equation { padding: 0.4em 0.5em; }
      th, td { padding: 0.3em 0.2em; min-width: 0; }
      math { font-size: 1em; } td math { font-size: 0.82em; }
    }
    @page broad { size: landscape; }
    @media print {
      :root { color-scheme: light; }
      nav, footer { display: none; }
      main { max-width: none; }
      body { font-size: 10.5pt; }
      .equation, pre, tr { break-inside: avoid; }
      h2, h3 { break-after: avoid; }
      .wide, .math { overflow: visible; }
      pre { padding: 0; } pre code { font-size: 0.82em; }
      /* Side by side, on pages that lie. */
      main:has(.broad) { page: broad; }
      .broad { position: static; transform: none; width: auto; }
      .broad > table { font-size: 0.78em; }
    }

    """
}
