// Draws what a page has as text for Mermaid; the repository's web site does that by itself.
const texts = [...document.querySelectorAll("pre > code.language-mermaid")];

function draw() {
  const diagrams = texts.map((text) => {
    const diagram = document.createElement("div");
    diagram.className = "diagram";
    diagram.textContent = text.textContent;
    text.parentElement.replaceWith(diagram);
    return diagram;
  });
  mermaid.initialize({ startOnLoad: false, theme: "neutral" });
  mermaid.run({ nodes: diagrams });
}

if (texts.length > 0) {
  const library = document.createElement("script");
  library.src = "./js/mermaid.min.js";
  library.addEventListener("load", draw);
  document.head.append(library);
}
