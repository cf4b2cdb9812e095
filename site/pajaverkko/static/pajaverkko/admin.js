/* The translation editor has two texts in English that no catalogue can reach: here they are said in the reader's words. */
(() => {
  const words = document.currentScript.dataset;
  const title = /^(.+) to (.+) translation$/;

  const mend = (node) => {
    const text = node.nodeValue.trim();
    const found = title.exec(text);
    if (found) node.nodeValue = words.translation.replace("{from}", found[1]).replace("{to}", found[2]);
    else if (text === "More actions") node.nodeValue = words.more;
  };

  const look = (root) => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) mend(texts.currentNode);
  };

  document.addEventListener("DOMContentLoaded", () => {
    const editor = document.querySelector(".js-translation-editor");
    if (!editor) return;
    look(editor);
    new MutationObserver(() => look(editor)).observe(editor, { childList: true, subtree: true });
  });
})();
