// Puts the reader's choices on <html> before the first paint, so that no page flashes in the wrong ones.
// Runs in <head>, blocking: keep it this short.
(root => {
  root.classList.add("js");
  if ("speechSynthesis" in window) root.classList.add("speaks");
  try {
    Object.assign(root.dataset, JSON.parse(localStorage.getItem("newsprint")));
  } catch { /* no storage, or not ours: the paper as it is set */ }
})(document.documentElement);
