// Panels: native controls, one sentence and one picture. Every state was drawn by the notebook's
// own Panel when the page was built (states.py); here it is only looked up.

const ALIVE = "DecompressionStream" in window; // in an older browser pictures stay as stored
document.documentElement.classList.add("alive", ...(ALIVE ? [] : ["old"]));

// Return what is packed in the page under an id: JSON, zipped, in base64.
async function unpacked(id) {
    const text = document.getElementById(id).textContent;
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(plain).json();
}

// Tell a screen reader what changed, once nothing has moved for a while.
function speaker(parent) {
    const status = document.createElement("div");
    status.className = "spoken";
    status.setAttribute("role", "status");
    parent.append(status);
    let waiting;
    return (words) => {
        clearTimeout(waiting);
        waiting = setTimeout(() => { status.textContent = words; }, 300);
    };
}

// A box and a slider that show one number. Calls moved(number, words) at each change; words say
// when the number that was typed is not the one that is shown.
function pairOf(control, moved) {
    const box = control.querySelector("[type=number]");
    const slider = control.querySelector("[type=range]");
    const cut = (asked) => {
        const beyond = asked < Number(slider.min) || asked > Number(slider.max);
        const why = beyond ? "is beyond this control" : "lies between two steps of this page";
        return `${amount(asked)} ${why}; it stands at ${amount(Number(slider.value))}. `;
    };
    slider.addEventListener("input", () => {
        box.value = slider.value;
        moved(Number(slider.value), "");
    });
    box.addEventListener("change", () => {
        const asked = box.valueAsNumber;
        if (Number.isFinite(asked)) slider.value = asked;
        box.value = slider.value;
        if (!Number.isFinite(asked)) return; // nothing was read
        const shown = Number(slider.value);
        moved(shown, asked === shown ? "" : cut(asked));
    });
    return {
        box,
        get value() { return plain(Number(slider.value)); },
        set value(text) { box.value = slider.value = text; },
        limit(low, high) {
            if (slider.min === low && slider.max === high) return;
            for (const part of [box, slider]) [part.min, part.max] = [low, high];
            box.value = slider.value;
        },
    };
}

class Panel {
    constructor(figure) {
        this.figure = figure;
        this.picture = figure.querySelector(".layers");
        this.image = figure.querySelector("svg");
        this.frames = [...figure.querySelectorAll(".layers > img")];
        this.artists = [...figure.querySelectorAll("svg > g:not(.guess)")];
        this.sentence = figure.querySelector(".sentence");
        this.detail = figure.querySelector(".detail");
        this.below = figure.querySelector(".below");
        this.shown = []; // by artist, which text of the pool stands in it
        this.given = {}; // by item, the answer, where the panel asks for one
        this.answered = () => {}; // called when one was given
        this.opened = { // for paper
            ink: this.image?.innerHTML,
            frame: this.frames.findIndex((one) => !one.hidden),
        };
        this.searches = figure.querySelector(".search") !== null; // in a list; it has no states
        this.cut = "";
        this.guessed = "";
        this.say = speaker(figure);
        this.find();
        // A chart is no panel, but has a place for a guess.
        if (this.searches || !figure.matches(".panel")) return;
        figure.addEventListener("pointerover", () => this.wake(), {once: true});
        figure.addEventListener("focusin", () => this.wake(), {once: true});
    }

    // The controls of the panel, in order, each with the value that it has now.
    find() {
        this.controls = [...this.figure.querySelectorAll("[data-control]")].map((control) => {
            const moved = (_, cut) => { this.cut = cut; this.draw(); };
            if (control.matches(".number")) return pairOf(control, moved);
            control.addEventListener("input", () => moved(null, ""));
            if (control.matches(".search"))
                return {get value() { return control.querySelector("input").value; }};
            if (control.matches(".switch"))
                return {get value() { return String(control.querySelector("input").checked); }};
            return {
                get value() { return control.querySelector("input:checked")?.value ?? ""; },
                offer(values) { offer(control, values); },
            };
        });
        this.answers = this.figure.querySelector("[data-answers]");
        this.answers?.addEventListener("input", (event) => {
            this.given[this.controls[0].value] = event.target.value;
            this.answered(this.given);
            this.draw();
        });
    }

    // Unpack the states, once; draws what was asked for in the meantime.
    async wake() {
        if (this.waking || !ALIVE) return;
        this.waking = true;
        const states = await unpacked(`states-${this.figure.dataset.chart}`);
        this.numbers = new Map(states.keys.map((key, n) => [key, n]));
        this.lasts = new Map(); // by the values before it, those that the last control can have
        for (const key of states.keys) {
            const bar = key.lastIndexOf("|") + 1;
            const [before, last] = [key.slice(0, bar), key.slice(bar)];
            if (!this.lasts.has(before)) this.lasts.set(before, []);
            this.lasts.get(before).push(last);
        }
        this.states = states;
        if (this.asked) this.draw();
    }

    // Draw the present state before the next picture of the screen; of several moves the last one.
    draw() {
        if (this.searches) return this.search();
        this.asked = true;
        this.wake();
        if (!this.states || this.frame) return;
        this.frame = requestAnimationFrame(() => {
            this.frame = 0;
            this.drawNow();
        });
    }

    drawNow() {
        const state = this.answers ? this.gathered() : this.state(this.key());
        const [frame, sentence, detail, below, ...artists] = state;
        this.tell(this.states.pool[sentence]);
        if (detail !== this.detailed) {
            this.detail.hidden = !this.states.pool[detail];
            this.detail.querySelector("p").textContent = this.states.pool[detail];
            this.detailed = detail;
        }
        const beneath = typeof below === "string" ? below : this.html(below);
        if (beneath !== this.beneath) this.writeBelow(beneath);
        this.beneath = beneath;
        if (!this.picture) return;
        this.frames.forEach((image, n) => { image.hidden = n !== frame; });
        artists.forEach((number, n) => {
            if (this.shown[n] === number) return;
            const gathered = typeof number === "string";
            this.artists[n].innerHTML = gathered ? number : this.states.pool[number];
            this.shown[n] = number;
        });
    }

    // What stands below, with the folds that are open and how far they were scrolled.
    writeBelow(html) {
        const parts = () => [...this.below.querySelectorAll("details, details > div")];
        const opened = this.below.querySelector("details[open]") !== null;
        const before = opened ? parts().map(({open, scrollTop}) => ({open, scrollTop})) : [];
        this.below.innerHTML = html;
        if (opened) parts().forEach((part, n) => Object.assign(part, before[n]));
    }

    tell(sentence) {
        this.said = this.cut + sentence;
        this.tellAll();
    }

    // The sentence and the guess, as words and as the name of the picture.
    tellAll() {
        const words = this.said + this.guessed;
        this.sentence.textContent = words;
        this.image?.setAttribute("aria-label", words);
        this.say(words);
    }

    html(numbers) { return numbers.map((number) => this.states.pool[number]).join(""); }

    state(key) { return this.states.states[this.numbers.get(key)]; }

    // The key of the present state. Of two controls that mean the same in either order the smaller
    // value goes first; where what the last one can be depends on the others, it follows them.
    key() {
        const values = this.controls.map((control) => control.value);
        const [one, other] = this.states.either_way;
        if (other !== undefined && Number(values[one]) > Number(values[other]))
            [values[one], values[other]] = [values[other], values[one]];
        if (!this.states.dependent) return values.join("|");
        const before = values.slice(0, -1).map((value) => `${value}|`).join("");
        const last = this.states.controls.at(-1), control = this.controls.at(-1);
        const there = this.lasts.get(before);
        if (last.kind === "number") {
            control.limit(there[0], there.at(-1));
            return before + control.value;
        }
        control.offer(there.map((value) => ({
            value, words: last.words[last.values.indexOf(value)] ?? value,
        })));
        return before + control.value;
    }

    // Answers: each was drawn alone; here what was given so far lies together.
    gathered() {
        const present = this.controls[0].value;
        for (const input of this.answers.querySelectorAll("input"))
            input.checked = input.value === this.given[present];
        const state = [...this.state(`${present}|${this.given[present] ?? ""}`)];
        const given = this.states.controls[0].values.filter((item) => item in this.given);
        const each = given.map((item) => this.state(`${item}|${this.given[item]}`));
        for (const n of this.states.gathered)
            state[4 + n] = each.map((alone) => this.states.pool[alone[4 + n]]).join("");
        state[3] = together(this.html(state[3]), each.map((alone) => this.html(alone[3])));
        return state;
    }

    // The one panel in whose list one searches: rows that hold the words stay.
    search() {
        const wanted = this.controls[0].value.trim().toUpperCase();
        const rows = [...this.figure.querySelectorAll("tbody tr")];
        for (const row of rows) {
            const parts = row.querySelectorAll("td:nth-child(-n+2), [lang], i");
            const words = [...parts].map((part) => part.textContent).join(" ");
            row.hidden = !words.toUpperCase().includes(wanted);
        }
        const found = rows.filter((row) => !row.hidden).length;
        const held = wanted ? ` hold \u201c${this.controls[0].value.trim()}\u201d` : "";
        this.tell(`${found} of ${rows.length} words${held}.`);
    }

    // Put a learner's guess over the picture.
    async guess(value) {
        this.said ??= this.sentence.textContent;
        this.guessed = ` Your guess: ${amount(Number(value))}.`;
        this.tellAll();
        if (!ALIVE) return;
        const inks = await unpacked(`guess-${this.figure.dataset.guess}`);
        this.picture.querySelector(".guess").innerHTML = inks[value];
    }

    // Return the picture as it opened, without a guess.
    asOpened() {
        const copy = this.picture.cloneNode(true);
        const image = copy.querySelector("svg");
        if (image) image.innerHTML = this.opened.ink;
        copy.querySelectorAll("img").forEach((one, n) => { one.hidden = n !== this.opened.frame; });
        return copy;
    }
}

// Offer these options in a choice; what was chosen stays, or else the first one is.
function offer(control, options) {
    const inputs = [...control.querySelectorAll("input")];
    const values = (all) => all.map(({value}) => value).join("|");
    if (values(inputs) === values(options)) return;
    const kept = inputs.find((input) => input.checked)?.value;
    const chosen = options.some(({value}) => value === kept) ? kept : options[0].value;
    const labels = options.map(({value, words}) => {
        const label = inputs[0].closest("label").cloneNode(true);
        const input = label.querySelector("input");
        [input.value, input.checked] = [value, value === chosen];
        label.querySelector("span").textContent = words;
        return label;
    });
    for (const input of inputs) input.closest("label").remove();
    control.append(...labels);
}

// What stands below a panel of answers: the words on the present one, and a table of all so far.
// Each was written alone, with a table of one row and a head that counts it: counts add up.
function together(present, each) {
    const parts = each.map((html) => new DOMParser().parseFromString(html, "text/html"));
    const tables = parts.filter((part) => part.querySelector("details tbody"));
    if (!tables.length) return present;
    const COUNTED = /(\d+)( of \d+; on )(\d+)/;
    const counts = tables.map((part) => COUNTED.exec(part.querySelector("summary").textContent));
    const sum = (n) => counts.reduce((total, count) => total + Number(count[n]), 0);
    const fold = tables[0].querySelector("details");
    const head = fold.querySelector("summary");
    head.textContent = head.textContent.replace(COUNTED, (_, one, of) => sum(1) + of + sum(3));
    fold.querySelector("tbody").innerHTML = tables
        .map((part) => part.querySelector("details tbody").innerHTML.trimEnd()).join("") + "\n  ";
    return present.split("<details>")[0] + fold.outerHTML;
}

const panels = new Map([...document.querySelectorAll("figure.panel, figure[data-guess]")]
    .map((figure) => [figure, new Panel(figure)]));
