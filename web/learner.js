// What a learner does on a page: predictions, exercises, the summary of both, receipts, paper.
// It is kept in the browser's own storage for this page, and goes nowhere.

const BOOK = document.body.dataset.book;
const KEPT = `alliance-course/1/${BOOK}`; // the number changes when the form of what is kept does
const BEFORE = "alliance-course/1/asked-before"; // of notebook 00, shown again in 05
const AFTER = "alliance-course/1/asked-after";
const NOT_KEPT = "This browser keeps nothing for this page. Save your answers as a file.";
const written = (id) => JSON.parse(document.getElementById(id).textContent);
const SHEETS = written("sheets");
const FIGURES = written("figures");
const asked = new Map(); // by question: {element, task, sheet, first, last, feedback, pair}

const make = (name, text = "", ...children) => {
    const element = document.createElement(name);
    element.textContent = text;
    element.append(...children);
    return element;
};

// ---- what is kept

function stored(key) {
    try {
        return JSON.parse(localStorage.getItem(key));
    } catch {
        return null; // forbidden, or not ours
    }
}

// Keep content, null for none; return whether that went well.
function keep(key, content) {
    try {
        if (content === null) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify(content));
        return true;
    } catch {
        return false; // forbidden, or full
    }
}

// Keep one thing of this page beside what is there already: another tab may have kept more.
function keepPart(name, part) {
    const others = stored(KEPT);
    const content = others?.constructor === Object ? others : {};
    const went = keep(KEPT, {...content, [name]: part});
    for (const words of document.querySelectorAll(".keeping"))
        words.textContent = went ? "" : NOT_KEPT;
}

// ---- feedback as helpers/judge.py shows it

function shownFeedback(said) {
    const bar = make("p", said.text);
    bar.className = "feedback";
    bar.style.borderColor = RULES.bars[said.verdict] ?? RULES.wrong;
    if (!said.readings) return [bar];
    const lines = said.readings.map((reading) => {
        const says = reading.says ? ` ${reading.says}` : "";
        return make("li", `${reading.part}: ${reading.understood || "not found"}.${says}`);
    });
    const ticks = said.readings.map((reading) => make("li", `\u2610 ${reading.part}?`));
    const model = make("details", "",
        make("summary", "A sentence that has all, and a list to tick"), make("p", said.model),
        make("p", "Does yours say"), make("ul", "", ...ticks));
    return [bar, make("p", "Read back, part by part:"), make("ul", "", ...lines),
        make("p", RULES.words.NOT_JUDGED), model];
}

// ---- answers

// An answer in words: an option with its letter, a number with its unit.
function inWords(sheet, answer) {
    if (sheet.scale) return `${amount(Number(answer))} ${sheet.unit}`;
    return `${answer}. ${sheet.cases.find((option) => option.name === answer).option}`;
}

// Whether a text may be an answer to a question: what was kept may be another edition's.
function fits(sheet, text) {
    if (typeof text !== "string") return false;
    return sheet.kind !== "choice" || sheet.cases.some(({name}) => name === text);
}

// Judge an answer, show what follows, keep it.
function answer(question, given) {
    const entry = asked.get(question);
    const counts = take(question, given);
    showSummary();
    if (counts) keepPart(question, {first: entry.first, last: entry.last});
}

// Judge an answer and show what follows; return whether it counts. The first one that does stays
// noted, and what is no answer changes nothing.
function take(question, given) {
    const entry = asked.get(question);
    const value = entry.sheet.kind === "number" ? reckon(given) : null;
    const said = judge(entry.sheet, value ?? given);
    const counts = !OPEN_VERDICTS.includes(said.verdict);
    if (counts) {
        const kept = stored(KEPT)?.[question]?.first; // in another tab
        entry.first ??= fits(entry.sheet, kept) ? kept : given;
        entry.last = given;
        entry.feedback = said;
    }
    const reckoned = value === null ? [] : [make("p", `${given} = ${amount(value)}`)];
    showAnswer(entry, said, reckoned);
    showReveals(question);
    return counts;
}

function showAnswer({element, task, sheet, last}, feedback, reckoned) {
    const said = element.querySelector(".said");
    for (const option of element.querySelectorAll("button[aria-pressed]"))
        option.setAttribute("aria-pressed", option.value === last);
    if (task === "predict")
        said.textContent = `Noted: ${inWords(sheet, last).replace(/\.+$/, "")}. Now look below.`;
    else said.replaceChildren(...reckoned, ...shownFeedback(feedback));
}

// Open what belongs to a question, with the verdict on a guess.
function showReveals(question) {
    const {task, sheet, first, last, feedback} = asked.get(question);
    if (!feedback) return;
    for (const reveal of document.querySelectorAll(`[data-reveal="${question}"]`)) {
        reveal.open = true;
        const opened = task === "check" ? "The picture" : "What it was";
        reveal.querySelector("summary").textContent = opened;
        if (task === "check") continue;
        const expected = make("p", "You expected: ", make("b", inWords(sheet, first)));
        if (last !== first) expected.append(" Now: ", make("b", inWords(sheet, last)));
        reveal.querySelector(".verdict").replaceChildren(expected, ...shownFeedback(feedback));
        const figure = reveal.querySelector("[data-guess]");
        if (figure) panels.get(figure).guess(first);
    }
}

// Open for whoever does not guess: with what it was, but not with an exercise's answer.
function openedUnasked(reveal) {
    const {sheet, first} = asked.get(reveal.dataset.reveal);
    if (!reveal.open || first !== undefined) return;
    reveal.querySelector("summary").textContent = "Opened without an answer";
    if (!sheet.was) return;
    const was = make("p", `It was: ${sheet.was.replace(/\.+$/, "")}.`);
    reveal.querySelector(".verdict").replaceChildren(was);
}

function listenToQuestion(element) {
    const {question, task} = element.dataset;
    asked.set(question, {element, task, sheet: SHEETS[question]});
    for (const option of element.querySelectorAll("button[aria-pressed]"))
        option.addEventListener("click", () => answer(question, option.value));
    element.addEventListener("submit", (event) => event.preventDefault());
    if (element.querySelector(".number")) listenToGuess(element, asked.get(question));
}

// A guess is handed in by its button, or by Enter in its box; not before a number was chosen.
function listenToGuess(element, entry) {
    const handIn = element.querySelector(".hand-in");
    entry.pair = pairOf(element.querySelector(".number"), (_, cut) => {
        handIn.disabled = false;
        element.querySelector(".said").textContent = cut;
    });
    element.addEventListener("submit", () => handIn.click());
    handIn.addEventListener("click", () => answer(element.dataset.question, entry.pair.value));
}

function listenToExercise(element) {
    const {question} = element.dataset;
    asked.set(question, {element, task: "check", sheet: SHEETS[question]});
    const field = element.querySelector("input, textarea");
    element.addEventListener("submit", (event) => {
        event.preventDefault();
        if (field.value.trim()) return answer(question, field.value);
        element.querySelector(".said").textContent = "Not answered yet. Type your answer first.";
    });
}

// ---- the same question before the course and after it

function compared(after) {
    const before = stored(BEFORE);
    const {grammar} = SHEETS.transfer;
    const marks = (text) => readSentence(grammar, text)
        .map((reading) => (reading.verdict === "right" ? "\u2713" : "\u2013"));
    const toAsk = grammar.readings.filter((reading) => reading.verdict === "missing");
    const columns = typeof before === "string" ? [marks(before), marks(after)] : [marks(after)];
    const count = (column) => column.filter((mark) => mark === "\u2713").length;
    const earlier = columns.length > 1 ? `; before the course it was ${count(columns[0])}.` : ".";
    const head = `Of ${toAsk.length} things to ask you ask ${count(columns.at(-1))}${earlier}`;
    const heads = columns.length > 1 ? ["to ask", "before", "after"] : ["to ask", "after"];
    const rows = toAsk.map((reading, n) => [reading.says, ...columns.map((column) => column[n])]);
    const first = columns.length > 1 ? `Before: ${before}`
        : "What you asked before the course is not in this browser.";
    return [make("p", "", make("b", head)), tableOf(heads, rows), make("p", first),
        make("p", `After: ${after}`)];
}

function listenToTransfer(element) {
    const said = element.querySelector(".said"), field = element.querySelector("textarea");
    const [key, after] = element.dataset.moment === "after" ? [AFTER, true] : [BEFORE, false];
    const noted = (words, kept) => {
        const lost = kept ? [] : [make("p", NOT_KEPT)];
        if (after) return said.replaceChildren(...compared(words), ...lost);
        said.textContent = kept
            ? "Noted, in this browser. At the end of notebook 05 you will see it again."
            : "Noted, but this browser keeps nothing. Copy your words to a safe place.";
    };
    element.addEventListener("submit", (event) => {
        event.preventDefault();
        const words = [...field.value.trim()].slice(0, RULES.longestSentence).join("");
        if (words) noted(words, keep(key, words));
        else said.textContent = "Write at least one question.";
    });
    const kept = stored(key);
    if (typeof kept !== "string") return;
    field.value = kept;
    noted(kept, true);
}

// ---- the summary

const STANDS = {right: "stands", remark: "stands"};
const stateOf = ({feedback}) => (feedback ? STANDS[feedback.verdict] ?? "not yet" : "open");
const ofTask = (task) => [...asked.values()].filter((entry) => entry.task === task);

function tableOf(heads, rows) {
    const row = (cells, name) => make("tr", "", ...cells.map((cell, n) => {
        const made = make(name, cell);
        made.dataset.head = heads[n];
        return made;
    }));
    const table = make("table", "", make("thead", "", row(heads, "th")),
        make("tbody", "", ...rows.map((cells) => row(cells, "td"))));
    const box = make("div", "", table);
    Object.assign(box, {className: "table stacks", tabIndex: 0, role: "group", ariaLabel: "Table"});
    return box;
}

// The summary as [head, column names, rows] of the predictions and of the exercises.
function summary() {
    const guesses = ofTask("predict"), exercises = ofTask("check");
    const chosen = guesses.filter(({first}) => first !== undefined).length;
    const done = exercises.filter((entry) => stateOf(entry) === "stands").length;
    const guess = ({sheet, first}) => (first === undefined ? [sheet.prompt, "not chosen yet", ""]
        : [sheet.prompt, inWords(sheet, first), sheet.was]);
    return [
        [`Predictions: ${chosen} of ${guesses.length} chosen.`,
            ["you were asked", "you expected", "it was"], guesses.map(guess)],
        [`Exercises: ${done} of ${exercises.length} stand.`,
            ["exercise", "it"], exercises.map((entry) => [entry.sheet.prompt, stateOf(entry)])],
    ];
}

function showSummary() {
    const parts = summary();
    document.querySelector(".progress").textContent = parts.map(([head]) => head).join(" ");
    for (const place of document.querySelectorAll(".summary .answers"))
        place.replaceChildren(...parts.flatMap(
            ([head, columns, rows]) => [make("p", "", make("b", head)), tableOf(columns, rows)]));
}

function saveSummary() {
    const lines = summary().flatMap(([head, , rows]) => [head, ...rows.map(
        (cells) => `- ${cells.filter(Boolean).join(" | ")}`)]);
    const typed = [...asked].filter(([, {task, last}]) => task === "check" && last !== undefined)
        .map(([, {sheet, last}]) => `- ${sheet.prompt} | ${last}`);
    const asking = [...document.querySelectorAll(".transfer textarea")]
        .filter((field) => field.value.trim())
        .map((field) => `- ${field.labels[0].textContent} | ${field.value.trim()}`);
    const head = ["Name: ", document.title, ""];
    const text = [...head, ...lines, "", "What you typed", ...typed, ...asking].join("\n");
    const link = make("a");
    link.href = URL.createObjectURL(new Blob([text], {type: "text/plain"}));
    link.download = `${BOOK}_my_answers.txt`;
    link.click();
}

function deleteAnswers() {
    if (!confirm("Delete your answers on this page? They cannot be brought back.")) return;
    keep(KEPT, null);
    if (SHEETS.transfer) for (const key of [BEFORE, AFTER]) keep(key, null);
    location.reload();
}

// Take up what was kept; what this page does not know or cannot read is passed over.
function takeUp() {
    const kept = stored(KEPT) ?? {};
    for (const [question, entry] of asked) {
        const {first, last} = kept[question] ?? {};
        if (!fits(entry.sheet, first) || !fits(entry.sheet, last)) continue;
        const field = entry.element.querySelector("input[type=text], textarea");
        if (field) field.value = last;
        if (entry.pair) entry.pair.value = last;
        take(question, first);
        if (last !== first) take(question, last);
    }
}

// Verdicts that were given in a panel are kept too.
function takeUpGiven(panel) {
    if (!panel.answers) return;
    const name = `panel ${panel.figure.dataset.chart}`;
    const has = (place, value) => [...panel.figure.querySelectorAll(`${place} input`)]
        .some((input) => input.value === value);
    for (const [item, verdict] of Object.entries(stored(KEPT)?.[name] ?? {})) {
        const known = has("[data-control]", item) && has("[data-answers]", verdict);
        if (known) panel.given[item] = verdict;
    }
    if (Object.keys(panel.given).length) panel.draw();
    panel.answered = (given) => keepPart(name, given);
}

// ---- receipts and paper

function openReceipt(event) {
    const key = event.target.closest("a.key");
    if (!key) return;
    event.preventDefault();
    const dialog = document.querySelector("dialog.receipt");
    const receipt = document.getElementById(key.hash.slice(1));
    dialog.firstElementChild.replaceChildren(...receipt.cloneNode(true).childNodes);
    dialog.showModal();
}

// Print one thing alone: the worksheet, the answers or the summary.
function printAlone(content) {
    const paper = Object.assign(make("div", "", ...content), {className: "paper"});
    const figures = document.querySelectorAll("figure");
    for (const place of paper.querySelectorAll("[data-picture]")) {
        const figure = figures[place.dataset.picture];
        const picture = () => figure.querySelector(".layers").cloneNode(true);
        place.replaceWith(panels.get(figure)?.asOpened() ?? picture());
    }
    document.querySelector(".paper")?.remove();
    document.body.append(paper);
    document.body.classList.add("printing");
    addEventListener("afterprint", () => {
        paper.remove();
        document.body.classList.remove("printing");
    }, {once: true});
    print();
}

const copied = (id) => [...document.getElementById(id).content.cloneNode(true).childNodes];
const DEEDS = {
    "save": saveSummary,
    "delete": deleteAnswers,
    "print-summary": () => printAlone(
        [make("h1", document.title), document.querySelector(".summary .answers").cloneNode(true)]),
    "print-worksheet": () => printAlone(copied("worksheet")),
    "print-answers": () => printAlone(copied("answers")),
};

for (const element of document.querySelectorAll(".question")) listenToQuestion(element);
for (const element of document.querySelectorAll(".exercise")) listenToExercise(element);
for (const element of document.querySelectorAll(".transfer")) listenToTransfer(element);
for (const reveal of document.querySelectorAll(".reveal"))
    reveal.addEventListener("toggle", () => openedUnasked(reveal));
for (const button of document.querySelectorAll("[data-do]"))
    button.addEventListener("click", DEEDS[button.dataset.do]);
document.addEventListener("click", openReceipt);
document.querySelector(".contents details").open = matchMedia("(min-width: 1280px)").matches;
takeUp();
for (const panel of panels.values()) takeUpGiven(panel);
showSummary();
addEventListener("storage", ({key, newValue}) => { // deleted in another tab
    if ([KEPT, null].includes(key) && newValue === null) location.reload();
});
