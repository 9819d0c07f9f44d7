// What a learner does on a page: predictions, exercises, the summary of both, receipts, paper.
// It is kept in the browser's own storage for this page, and goes nowhere.

const BOOK = document.body.dataset.book;
const KEPT = `alliance-course/1/${BOOK}`; // the number changes when the form of what is kept does
const BEFORE = "alliance-course/1/asked-before"; // of notebook 00, shown again in 05
const NOT_KEPT = "This browser keeps nothing for this page. Save your answers as a file.";
const written = (id) => JSON.parse(document.getElementById(id).textContent);
const SHEETS = written("sheets");
const FIGURES = written("figures");
const asked = new Map(); // by question: {element, task, sheet, first, last, feedback}
let questions = ""; // what was asked after the course

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

function keepAnswers() {
    const others = stored(KEPT);
    const content = others?.constructor === Object ? others : {};
    for (const [question, {first, last}] of asked)
        if (first !== undefined) content[question] = {first, last};
    const went = keep(KEPT, content);
    for (const words of document.querySelectorAll(".keeping")) words.textContent = went ? "" : NOT_KEPT;
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

// Judge an answer and show what follows; the first one that counts stays noted.
function answer(question, given) {
    const entry = asked.get(question);
    const value = entry.sheet.kind === "number" ? reckon(given) : null;
    entry.feedback = judge(entry.sheet, value ?? given);
    entry.reckoned = value === null ? [] : [make("p", `${given} = ${amount(value)}`)];
    if (!OPEN_VERDICTS.includes(entry.feedback.verdict)) {
        entry.first ??= given;
        entry.last = given;
    }
    showAnswer(entry, given);
    showReveals(question);
    showSummary();
    keepAnswers();
}

function showAnswer(entry, given) {
    const said = entry.element.querySelector(".said");
    if (entry.task === "check")
        return said.replaceChildren(...entry.reckoned, ...shownFeedback(entry.feedback));
    for (const option of entry.element.querySelectorAll("button[aria-pressed]"))
        option.setAttribute("aria-pressed", option.value === given);
    const noted = inWords(entry.sheet, given).replace(/\.+$/, "");
    if (entry.task === "recall") return said.replaceChildren(...shownFeedback(entry.feedback));
    said.textContent = `Noted: ${noted}. Now look below.`;
}

// Open what belongs to a question, with the verdict on a guess.
function showReveals(question) {
    const {task, sheet, first, feedback} = asked.get(question);
    if (OPEN_VERDICTS.includes(feedback.verdict)) return;
    for (const reveal of document.querySelectorAll(`[data-reveal="${question}"]`)) {
        reveal.open = true;
        reveal.querySelector("summary").textContent = task === "check" ? "The picture" : "What it was";
        if (task === "check") continue;
        const expected = make("p", "You expected: ", make("b", inWords(sheet, first)));
        reveal.querySelector(".verdict").replaceChildren(expected, ...shownFeedback(feedback));
        const figure = reveal.querySelector("[data-guess]");
        if (figure) panels.get(figure).guess(first);
    }
}

// Open for whoever does not guess: with what it was, but not with an exercise's answer.
function openedUnasked(reveal) {
    const {sheet, first} = asked.get(reveal.dataset.reveal);
    if (!reveal.open || first !== undefined || !sheet.was) return;
    reveal.querySelector(".verdict").replaceChildren(make("p", `It was: ${sheet.was.replace(/\.+$/, "")}.`));
}

function listenToQuestion(element) {
    const {question, task} = element.dataset;
    asked.set(question, {element, task, sheet: SHEETS[question]});
    for (const option of element.querySelectorAll("button[aria-pressed]"))
        option.addEventListener("click", () => answer(question, option.value));
    const handIn = element.querySelector(".hand-in");
    if (!handIn) return;
    const pair = pairOf(element.querySelector(".number"), () => { handIn.disabled = false; });
    handIn.addEventListener("click", () => answer(question, pair.value));
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
    element.addEventListener("submit", (event) => {
        event.preventDefault();
        const words = [...field.value.trim()].slice(0, RULES.longestSentence).join("");
        if (!words) {
            said.textContent = "Write at least one question.";
        } else if (element.dataset.moment === "after") {
            questions = words;
            said.replaceChildren(...compared(words));
        } else {
            said.textContent = keep(BEFORE, words)
                ? "Noted, in this browser. At the end of notebook 05 you will see it again."
                : "Noted, but this browser keeps nothing. Copy your words to a safe place.";
        }
    });
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
    const box = Object.assign(make("div", "", table), {className: "table stacks", tabIndex: 0, role: "group"});
    box.setAttribute("aria-label", "Table");
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
    const before = stored(BEFORE);
    if (SHEETS.transfer && typeof before === "string") typed.push(`- Before the course | ${before}`);
    if (questions) typed.push(`- After the course | ${questions}`);
    const text = ["Name: ", document.title, "", ...lines, "", "What you typed", ...typed].join("\n");
    const link = make("a");
    link.href = URL.createObjectURL(new Blob([text], {type: "text/plain"}));
    link.download = `${BOOK}_my_answers.txt`;
    link.click();
}

function deleteAnswers() {
    if (!confirm("Delete your answers on this page? They cannot be brought back.")) return;
    keep(KEPT, null);
    if (SHEETS.transfer) keep(BEFORE, null);
    location.reload();
}

// Take up what was kept; what this page does not know or cannot read is passed over.
function takeUp() {
    const kept = stored(KEPT) ?? {};
    for (const [question, entry] of asked) {
        const {first, last} = kept[question] ?? {};
        if (typeof first !== "string" || typeof last !== "string") continue;
        const known = entry.sheet.kind !== "choice"
            || [first, last].every((letter) => entry.sheet.cases.some(({name}) => name === letter));
        if (!known) continue;
        const field = entry.element.querySelector("input[type=text], textarea");
        if (field) field.value = last;
        answer(question, first);
        if (last !== first) answer(question, last);
    }
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
    for (const place of paper.querySelectorAll("[data-picture]"))
        place.replaceWith(figures[place.dataset.picture].querySelector(".layers").cloneNode(true));
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
showSummary();
