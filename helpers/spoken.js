// What ipywidgets does not tell a screen reader: the name of a slider, which button is pressed,
// and that the words have changed. It runs once for each panel and question, with `root`.
const tell = () => {
    for (const handle of root.querySelectorAll(".noUi-handle")) {
        const name = handle.closest(".course-number")?.querySelector("label");
        handle.setAttribute("aria-label", name ? name.textContent : "");
    }
    for (const group of root.querySelectorAll(".widget-toggle-buttons")) {
        group.setAttribute("role", "group");
        group.setAttribute("aria-label", group.querySelector(".widget-label").textContent);
    }
    for (const button of root.querySelectorAll(".widget-toggle-button"))
        button.setAttribute("aria-pressed", button.classList.contains("mod-active"));
    for (const button of root.querySelectorAll(".course-options button"))
        button.setAttribute("aria-pressed", button.querySelector(".fa-check") !== null);
    for (const words of root.querySelectorAll(".course-said > .widget-html-content"))
        words.setAttribute("role", "status");
    // A reveal holds a panel, which speaks for itself.
    const own = [...root.querySelectorAll(".course-layers p")]
        .find(words => words.closest(".course-live") === root);
    const sentence = own ? own.textContent : "";
    clearTimeout(waiting);  // while a slider moves it says nothing
    if (spoken.textContent !== sentence)
        waiting = setTimeout(() => { spoken.textContent = sentence; }, 300);
};
let waiting;
// The sentence stands in what is drawn anew at each move; a region that stays is read aloud.
const spoken = document.createElement("div");
spoken.setAttribute("role", "status");
spoken.className = "course-spoken";
root.append(spoken);
new MutationObserver(tell).observe(
    root, {subtree: true, childList: true, attributes: true, attributeFilter: ["class"]});
tell();
