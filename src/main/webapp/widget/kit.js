/** What every part shares. Text is only ever set as text: no markup is parsed anywhere. */

export function el(tag, attributes = {}, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (typeof value === 'function') {
            node.addEventListener(name.slice(2), value);
        } else if (value != null && value !== false) {
            node.setAttribute(name, value === true ? '' : value);
        }
    }
    node.append(...children.flat().filter(child => child != null && child !== false));
    return node;
}

export function icon(path, box = 24) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', `0 0 ${box} ${box}`);
    svg.setAttribute('aria-hidden', 'true');
    svg.toggleAttribute('data-line', path[0] === 'm');
    const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    shape.setAttribute('d', path);
    svg.append(shape);
    return svg;
}

/** Unlike a style element, a constructed sheet passes a strict Content-Security-Policy. */
export function sheet(css) {
    const result = new CSSStyleSheet();
    result.replaceSync(css);
    return result;
}

export function setAttribute(node, name, value) {
    if (value == null || value === false) {
        node.removeAttribute(name);
    } else if (node.getAttribute(name) !== String(value)) {
        node.setAttribute(name, value);
    }
}

export class Emitter {
    #handlers = new Map();

    on(name, handler) {
        const handlers = this.#handlers.get(name) ?? new Set();
        this.#handlers.set(name, handlers.add(handler));
        return () => handlers.delete(handler);
    }

    emit(name, detail) {
        for (const handler of [...this.#handlers.get(name) ?? []]) {
            try {
                handler(detail);
            } catch (failure) {
                console.error('Deskbridge:', name, failure);
            }
        }
    }
}

/** Every visible or audible text; pages override them through `Deskbridge.strings`. */
export const strings = {
    open: 'Open chat',
    close: 'Close chat',
    unread: '{n} unread',
};

export function say(key, values = {}) {
    return (strings[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

export const tokens = sheet(`
:host {
    all: initial;
    color-scheme: light dark;
    --brand: var(--deskbridge-brand, #2f5bd7);
    --on-brand: #fff;
    --surface: light-dark(#fff, #15181e);
    --ink: light-dark(#191c22, #eceef2);
    --focus: light-dark(#1a4fd0, #9dc0ff);
    --shadow: 0 12px 40px rgb(0 0 0 / .22), 0 2px 8px rgb(0 0 0 / .12);
    font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
    color: var(--ink);
}
:host([theme=light]) { color-scheme: light; }
:host([theme=dark]) { color-scheme: dark; }
:host([hidden]), [hidden] { display: none !important; }
*, ::before, ::after { box-sizing: border-box; }
button { font: inherit; color: inherit; border: 0; background: none; padding: 0; cursor: pointer; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
svg { width: 20px; height: 20px; fill: currentColor; display: block; }
[data-line] { fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.probe { position: absolute; visibility: hidden; color: color-mix(in srgb, var(--brand), var(--brand)); }
@media (prefers-reduced-motion: reduce) {
    *, ::before, ::after { animation: none !important; transition: none !important; scroll-behavior: auto !important; }
}`);

const WHITE = [1, 1, 1];
const DARK_SURFACE = [.082, .094, .118];
const READABLE = 4.5;

const linear = value => value <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4;
const luminance = ([red, green, blue]) => .2126 * linear(red) + .7152 * linear(green) + .0722 * linear(blue);

function contrast(one, other) {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + .05) / (low + .05);
}

/** A computed colour is rgb() in bytes or color(srgb …) in fractions. */
function channels(computed) {
    const numbers = computed.match(/-?[\d.]+(e-?\d+)?/g)?.slice(0, 3).map(Number);
    return computed.startsWith('color(') ? numbers : numbers?.map(value => value / 255);
}

/** Applies the brand colour with text colours that stay readable on it and beside it. */
export function paint(root, colour) {
    root.brandSheet ??= root.adoptedStyleSheets[root.adoptedStyleSheets.push(sheet('')) - 1];
    const brand = colour && CSS.supports('color', colour) ? `--brand: ${colour};` : '';
    root.brandSheet.replaceSync(`:host { ${brand} }`);
    const rgb = channels(getComputedStyle(root.querySelector('.probe')).color);
    if (rgb) {
        const onBrand = contrast(rgb, WHITE) >= READABLE ? '#fff' : '#000';
        const light = contrast(rgb, WHITE) >= READABLE ? 'var(--brand)' : '#191c22';
        const dark = contrast(rgb, DARK_SURFACE) >= READABLE ? 'var(--brand)' : '#eceef2';
        root.brandSheet.replaceSync(`:host { ${brand} --on-brand: ${onBrand};
            --accent-light: ${light}; --accent-dark: ${dark}; }`);
    }
}

const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)(-|$)/i;

export function directionOf(locale) {
    return locale ? (RIGHT_TO_LEFT.test(locale) ? 'rtl' : 'ltr') : getComputedStyle(document.documentElement).direction;
}
