// Reckons what is typed into the field of an exercise, as a notebook's Python would: numbers, keys
// that stand for their figures, + - * / ** and brackets. Nothing is run: the text is read.
// FIGURES maps the keys of the page to numbers; a day is its number in a count of days.

const SIGNS = {"\u2212": "-", "\u2013": "-", "\u00d7": "*", "\u00b7": "*", "\u00f7": "/", ":": "/"};
const TOKEN = /\s*(?:(\d+\.?\d*|\.\d+)|([A-Za-z]\w*)|(\*\*|[-+*/()]))/y;

const APPLY = {
    "+": (one, two) => one + two,
    "-": (one, two) => one - two,
    "*": (one, two) => one * two,
    "/": (one, two) => one / two,
};

// Return a text as tokens: numbers, and signs as texts; null where something else stands in it.
function tokensOf(typed) {
    const text = typed.trim().replace(/^answer\s*=\s*/, "")
        .replace(/tables\.value\(\s*["'](\w+)["']\s*\)/g, "$1").replace(/\)\.days\b/g, ")")
        .replace(/[\u2212\u2013\u00d7\u00b7\u00f7:]/g, (sign) => SIGNS[sign]);
    const tokens = [];
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < text.length) {
        const found = TOKEN.exec(text);
        if (!found) return null;
        const [, number, key, sign] = found;
        if (key && !Object.hasOwn(FIGURES, key)) return null;
        tokens.push(sign ?? (key ? FIGURES[key] : Number(number)));
    }
    return tokens;
}

// Return the value of a typed sum; null where it is none, or a plain number.
function reckon(typed) {
    const tokens = tokensOf(typed);
    if (!tokens || (tokens.length < 2 && !/[A-Za-z]/.test(typed))) return null;
    let place = 0;
    const next = (...signs) => (signs.includes(tokens[place]) ? tokens[place++] : null);
    const each = (part, signs) => {
        let value = part();
        for (let sign; (sign = next(...signs));) value = APPLY[sign](value, part());
        return value;
    };
    const sum = () => each(product, ["+", "-"]);
    const product = () => each(signed, ["*", "/"]);
    const signed = () => (next("-") ? -signed() : next("+") ? signed() : power());
    const power = () => {
        const base = single();
        return next("**") ? base ** signed() : base;
    };
    const single = () => {
        if (typeof tokens[place] === "number") return tokens[place++];
        const value = next("(") ? sum() : NaN;
        return next(")") ? value : NaN;
    };
    const value = sum();
    return place === tokens.length && Number.isFinite(value) ? value : null;
}
