// Judges an answer by the sheet of a question, as helpers/judge.py does, word for word: a text that
// was typed, or a number that was reckoned.
//
// Pure: it knows no page. RULES are the patterns and words of helpers/numerals.py and
// helpers/sentences.py, sheets and grammars those of helpers/sheets.py; questions.py writes them.
const OPEN_VERDICTS = ["open", "unclear"]; // verdicts on what is no answer

// ---- patterns: written for Python, read by JavaScript

const LETTER = "\\p{L}\\p{N}_"; // what Python means by \w
const EDGE = `(?:(?<=[${LETTER}])(?![${LETTER}])|(?<![${LETTER}])(?=[${LETTER}]))`;

// Return the RegExp of a pattern of Python; it knows letters and digits of every script.
function regex(pattern, flags = "") {
    let inSet = false;
    const translated = pattern.replaceAll("(?P<", "(?<").replace(/\\.|[[\]]/gs, (part) => {
        if (part === "[" || part === "]") inSet = part === "[";
        if (part === "\\w") return inSet ? LETTER : `[${LETTER}]`;
        if (part === "\\d") return "\\p{Nd}";
        if (part === "\\b") return EDGE;
        return /^\\["']/.test(part) ? part[1] : part; // these need no bar, and may have none
    });
    return new RegExp(translated, flags + "u");
}

const whole = (pattern, flags) => regex(`^(?:${pattern})$`, flags);

// ---- numbers as Python writes and reads them

// Return a number with at most ten digits, without needless zeros: Python's .10g.
function plain(number) {
    if (Object.is(number, -0)) return "-0";
    const [digits, exponent] = number.toExponential(9).split("e");
    const power = Number(exponent);
    const cut = (text) => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);
    if (power >= -4 && power < 10) return cut(number.toFixed(9 - power));
    const sign = power < 0 ? "-" : "+";
    return `${cut(digits)}e${sign}${String(Math.abs(power)).padStart(2, "0")}`;
}

// Return a number with commas between thousands: Python's ,.10g.
function amount(number) {
    const [whole, decimals] = plain(number).split(".");
    const grouped = whole.includes("e") ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ",");
    return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

const tenTo = (power) => Number(`1e${power}`);

// Return the unit of the last digit of a number: 0.1 of 36.3, 10 of 40.
function lastDigit(number) {
    const [digits, exponent] = number.toExponential(9).split("e");
    const decimals = digits.split(".")[1].replace(/0+$/, "").length;
    return tenTo(Number(exponent) - decimals);
}

const lengthOf = (text) => [...text].length;
const unspaced = (text) => text.trim().split(/[\s\x1c-\x1f\x85]+/).join(" ");
const normal = (text) => unspaced(text.normalize("NFKC").replace(NUMERAL.UNSEEN, ""));

// Digits of any script as a number: the first of each ten is followed by nine others.
function asNumber(text) {
    const value = (digit) => {
        let n = 0;
        while (n < 9 && /\p{Nd}/u.test(String.fromCodePoint(digit.codePointAt(0) - n - 1))) n += 1;
        return n;
    };
    return Number(text.replace(/(?![0-9])\p{Nd}/gu, value));
}

// ---- helpers/numerals.py: a number as people type it

const NUMERAL = Object.fromEntries(
    Object.entries(RULES.numeral).map(([name, [pattern, flags]]) => [name, regex(pattern, flags)]));
const PLAIN = whole(RULES.numeral.PLAIN[0]);
const NUMBER = whole(RULES.numeral.NUMBER[0]);
const DECIMAL_COMMA = whole(RULES.numeral.DECIMAL_COMMA[0]);
const ASKED_BACK = whole(String.raw`[1-9]\d{0,2},\d{3}`);
const GROUPED = RULES.grouped.map(([mark, form]) => [regex(mark, "g"), whole(form)]);

const numeral = (digits) => ({digits, advice: ""});
const advise = (advice) => ({digits: null, advice});

function askedBack(typed) {
    const [before, after] = typed.split(",");
    const asWhole = plain(asNumber(before + after));
    const asDecimal = plain(asNumber(`${before}.${after}`));
    return advise(`${typed} can be read as ${asWhole} and as ${asDecimal}. Which do you mean? `
        + `Type ${asWhole} or ${asDecimal}, without a comma.`);
}

function readDigits(digits) {
    const typed = digits.trim();
    if (PLAIN.test(typed)) return numeral(typed);
    if (ASKED_BACK.test(typed)) return askedBack(typed);
    if (DECIMAL_COMMA.test(typed)) return numeral(typed.replaceAll(",", "."));
    for (const [mark, form] of GROUPED)
        if (form.test(typed)) return numeral(typed.replace(mark, "").replaceAll(",", "."));
    return advise(`${typed} is not one number. ${RULES.words.EXAMPLE}`);
}

// The words of a unit, in their long form.
function unitWords(text) {
    const said = text
        .replace(NUMERAL.PER_CENT, " per cent ")
        .replace(NUMERAL.DOLLAR, " dollars ")
        .replace(NUMERAL.OF_THE, "")
        .replace(NUMERAL.FISCAL, "FY");
    const words = unspaced(said).split(" ")
        .map((word) => word.replace(/^[.,()]+|[.,()]+$/g, "").toLowerCase());
    const long = words.map((word) => RULES.long[word] ?? word).join(" ");
    return unspaced(long).split(" ").filter((word) => word && !["of", "in", "the"].includes(word));
}

function misfit(written, unit) {
    const asked = unitWords(unit);
    if (written.every((word) => asked.includes(word))) return "";
    return `You wrote ${written.join(" ")} beside the number. `
        + `The question asks for ${unit}: give that alone.`;
}

function readNumeral(typed, unit) {
    if (lengthOf(typed) > RULES.longestNumber)
        return advise(`It has ${amount(lengthOf(typed))} characters. ${RULES.words.EXAMPLE}`);
    let text = normal(typed).replace(/^[()]+|[()]+$/g, "").replace(NUMERAL.MINUS, "-");
    for (let first; (first = NUMERAL.FIRST.exec(text));) text = text.slice(first[0].length);
    const found = NUMBER.exec(text)?.groups;
    if (!found?.digits) return advise(RULES.words.ONE);
    const read = readDigits(found.digits);
    if (read.digits === null) return read;
    const beside = [found.before, found.dollar, found.after].map((part) => part ?? "").join(" ");
    const amiss = misfit(unitWords(beside), unit);
    if (amiss) return advise(/\p{Nd}/u.test(beside) ? RULES.words.ONE : amiss);
    return numeral((["", "+"].includes(found.sign) ? "" : "-") + read.digits);
}

// ---- helpers/judge.py: numbers and guesses

const feedback = (verdict, text, name = "") => ({verdict, text, case: name});
const ofCase = (met) => feedback(met.verdict, met.feedback, met.name);

function halfAUnit(number) {
    const digits = plain(number).replace(/^[-0.]+/, "").replaceAll(".", "");
    if (digits.length < 2) return 0;
    const decimals = number.toFixed(10).replace(/0+$/, "").split(".")[1] ?? "";
    return Math.min(0.5 * tenTo(-decimals.length), 0.02 * Math.abs(number));
}

function isRounding(answer, number, exact) {
    const typed = typeof answer === "string" && regex(String.raw`\.(\d+)`).exec(answer);
    const unit = typed ? tenTo(-lengthOf(typed[1])) : lastDigit(number);
    const near = Math.min(0.5 * unit * (1 + 1e-9), 0.2 * Math.abs(exact));
    return number !== 0 && Math.abs(number - exact) <= near;
}

// Return a number, or what to change: {number, advice}.
function readNumber(answer, unit) {
    if (typeof answer === "number") return {number: answer, advice: ""};
    if (!answer.trim()) return {number: null, advice: "You gave an empty text."};
    const {digits, advice} = readNumeral(answer, unit);
    const number = digits === null ? null : asNumber(digits);
    if (number === null || !Number.isFinite(number))
        return {number: null, advice: advice || "This number is too large."};
    return {number, advice: ""};
}

const right = (sheet) => sheet.cases.find((known) => known.verdict === "right");

function nearestCase(cases, number) {
    const away = (known) => Math.abs(known.goal - number);
    return cases.reduce((best, known) => (away(known) < away(best) ? known : best));
}

function judgeNumber(sheet, answer) {
    const {number, advice} = readNumber(answer, sheet.unit);
    if (number === null)
        return feedback("unclear", `Please give one number, in ${sheet.unit}. ${advice}`);
    const nearest = nearestCase(sheet.cases, number);
    const allowed = Math.max(sheet.tolerance * Math.abs(nearest.goal), halfAUnit(number));
    const met = Math.abs(nearest.goal - number) <= allowed;
    if (met && nearest.verdict !== "mistake") return ofCase(nearest);
    const reckoned = met && nearest.goal === number && number % 10 === 0;
    if (isRounding(answer, number, right(sheet).goal) && !reckoned)
        return feedback("unclear", `${amount(number)} may be the right answer, rounded: `
            + "it is too coarse to tell. Give one digit more.", "coarse");
    if (met) return ofCase(nearest);
    return feedback("wrong", `${amount(number)} (in ${sheet.unit}) is not it, `
        + "and not a mistake that we know. Open the first hint.");
}

function judgeGuess(sheet, answer) {
    const {number, advice} = readNumber(answer, sheet.unit);
    if (number === null)
        return feedback("unclear", `Please guess one number, in ${sheet.unit}. ${advice}`);
    return ofCase(sheet.cases.find((band) => number <= band.goal) ?? sheet.cases.at(-1));
}

// On a page an option is pressed, not typed: no other answer comes here.
function judgeChoice(sheet, answer) {
    return ofCase(sheet.cases.find((option) => option.name === answer));
}

// ---- helpers/sentences.py: a sentence is read back, part by part

const AMOUNT = regex(RULES.amount[0], `${RULES.amount[1]}g`);
const POINT_AFTER_GROUPS = whole(String.raw`\d{1,3}(?:[, ']\d{3})+\.\d+`);
const DECIMAL = whole(String.raw`\d+(\.\d+)?`);

function normalSentence(text) {
    const dashed = text.normalize("NFKC").replace(NUMERAL.UNSEEN, "")
        .replace(/[\u2010-\u2014\u2212]/g, "-");
    return unspaced(dashed.replaceAll("\u2019", "'"));
}

// The numbers that digits may mean: a comma before three of them has two meanings.
function valuesOf(digits) {
    if (POINT_AFTER_GROUPS.test(digits)) return [asNumber(digits.replace(/[, ']/g, ""))];
    const forms = [digits.replace(/[ ']/g, "").replaceAll(",", "."), digits.replace(/[ ',.]/g, "")];
    return forms.filter((form) => DECIMAL.test(form)).map(asNumber)
        .filter((number) => number < RULES.largest);
}

function means(digits, scale, known) {
    return valuesOf(digits).some((value) => {
        const unit = lastDigit(value);
        const half = value >= 10 * unit ? 0.5 * unit : 0;
        const near = Math.max(half * scale, 0.0005 * known.value);
        return Math.abs(value * scale - known.value) <= near;
    });
}

function unitOf(found) {
    const after = (found.after ?? "").trim().toLowerCase();
    if (/^(%|per)/.test(after)) return "per cent";
    if (after && !/(\$|usd|dollars?)$/.test(after)) return "other";
    const large = ["million", "billion", "trillion"].includes(found.scale);
    if (found.money || after || large) return "USD";
    return found.scale === "thousand" ? "people" : "";
}

function tagOf(text, found, numbers) {
    const unit = unitOf(found);
    const scale = RULES.scales[(found.scale ?? "").toLowerCase()] ?? 1;
    for (const known of numbers) {
        // Without a unit a number may be money in billions: "3.1 of the 8.6 billion".
        const by = !unit && known.unit === "USD" ? RULES.scales.billion : scale;
        const fits = ["", known.unit].includes(unit) && means(found.digits, by, known);
        if (fits) return ` <${known.tag}>`;
    }
    return unit ? ` <${unit.replaceAll(" ", "")}?>` : text;
}

// The patterns of a grammar, made once.
function prepared(grammar) {
    grammar.ready ??= {
        marks: grammar.marks.map(([pattern, becomes]) => [regex(pattern, "gi"), () => becomes]),
        readings: grammar.readings.map((reading) => regex(reading.pattern, "i")),
    };
    return grammar.ready;
}

// Return a text in which known things stand as tags, such as <cap12>.
function tagged(grammar, sentence) {
    let text = normalSentence(sentence);
    for (const [pattern, becomes] of prepared(grammar).marks) text = text.replace(pattern, becomes);
    const tag = (...parts) => tagOf(parts[0], parts.at(-1), grammar.numbers);
    return unspaced(text.replace(AMOUNT, tag));
}

// Return one reading a part: a mistake before a doubt before right before missing.
function readSentence(grammar, sentence) {
    const text = tagged(grammar, sentence);
    const patterns = prepared(grammar).readings;
    const best = new Map();
    grammar.readings.forEach((reading, n) => {
        if (reading.verdict !== "missing" && !patterns[n].test(text)) return;
        const known = best.get(reading.part);
        if (!known || RULES.weights[reading.verdict] < RULES.weights[known.verdict])
            best.set(reading.part, reading);
    });
    return [...best.values()];
}

function readBack(sheet, answer) {
    const readings = readSentence(sheet.grammar, answer);
    const mistakes = readings.filter((reading) => reading.verdict === "mistake");
    const open = readings.filter((reading) => ["ask", "missing"].includes(reading.verdict));
    const worst = [...mistakes, ...open][0];
    const said = {readings, model: sheet.model};
    if (!worst) {
        const text = `All ${readings.length} parts are there, and each fits the tables.`;
        return {...feedback("right", text, "right"), ...said};
    }
    const text = `${readings.length} parts: ${mistakes.length} at odds with the tables, `
        + `${open.length} missing or in doubt.`;
    const name = `${worst.part}: ${worst.understood || "missing"}`;
    return {...feedback(mistakes.length ? "mistake" : "ask", text, name), ...said};
}

function judgeSentence(sheet, answer) {
    if (lengthOf(answer) > RULES.longestSentence)
        return feedback("unclear",
            `Please give one sentence. You gave ${amount(lengthOf(answer))} characters.`);
    return readBack(sheet, answer);
}

const JUDGES = {
    number: judgeNumber, guess: judgeGuess, choice: judgeChoice, sentence: judgeSentence,
};

// Return the feedback on an answer: {verdict, text, case}, of a sentence readings and model.
function judge(sheet, answer) {
    return JUDGES[sheet.kind](sheet, answer);
}
