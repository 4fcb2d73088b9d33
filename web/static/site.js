// "/" goes to the search box. Without this file Tab does.

function isTyping(node) {
  return node.isContentEditable || node.matches("input:not([type=checkbox], [type=radio]), textarea, select");
}

document.addEventListener("keydown", (event) => {
  const box = document.getElementById("q");
  if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target) || !box) {
    return;
  }
  event.preventDefault();
  box.focus();
  box.select();
});
