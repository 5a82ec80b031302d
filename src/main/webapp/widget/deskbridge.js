/**
 * Loads only the launcher; panel and socket follow on first use, or when a conversation is under way. A page may prepare
 * `window.Deskbridge = {strings: {…}, queue: [['identify', {…}], ['open']]}`.
 */
import { directionOf, el, Emitter, icon, paint, say, setAttribute, sheet, strings, tokens } from './kit.js';

const CHAT = 'M12 3c5 0 9 3.4 9 7.7s-4 7.7-9 7.7c-1 0-2-.1-2.9-.4L4.6 20.6a.6.6 0 0 1-.85-.7l1-3.4C3.6 15 3 13 3 10.7 3 6.4 7 3 12 3Z';
const DOWN = 'm6 9 6 6 6-6';

const style = sheet(`
:host { --gap: 20px; }
.launcher, .preview { position: fixed; z-index: 2147483000; inset-inline-end: var(--gap); }
:host([side=left]) :is(.launcher, .preview) { inset-inline: auto; left: var(--gap); }
:host([side=right]) :is(.launcher, .preview) { inset-inline: auto; right: var(--gap); }
.launcher { bottom: max(20px, env(safe-area-inset-bottom)); width: 56px; height: 56px; border-radius: 50%;
    display: grid; place-items: center; background: var(--brand); color: var(--on-brand); box-shadow: var(--shadow);
    border: 1px solid transparent; transition: transform .15s; }
.launcher:hover { transform: scale(1.05); }
.launcher svg { width: 28px; height: 28px; }
.badge { position: absolute; top: -3px; inset-inline-end: -3px; min-width: 20px; height: 20px; padding: 0 5px;
    border-radius: 10px; background: #b3261e; color: #fff; font: 600 12px/20px system-ui, sans-serif;
    box-shadow: 0 0 0 2px light-dark(#fff, #15181e); }
@media (max-width: 479.98px) { :host([open]) .launcher { display: none; } }
@media print { :host { display: none; } }`);

class DeskbridgeWidget extends HTMLElement {
    #unread = 0;

    constructor() {
        super();
        this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [tokens, style];
        this.badge = el('span', { class: 'badge', 'data-test': 'badge', 'aria-hidden': 'true', hidden: true });
        this.face = el('span', {}, icon(CHAT));
        this.button = el('button', { type: 'button', class: 'launcher', 'data-test': 'launcher',
            'aria-expanded': 'false', 'aria-controls': 'deskbridge-panel', 'aria-haspopup': 'dialog' }, this.face, this.badge);
        this.shadowRoot.append(el('i', { class: 'probe' }), this.button);
    }

    connectedCallback() {
        this.brand(this.config?.brand);
        this.#label();
    }

    configure(config) {
        this.config = config;
        setAttribute(this, 'side', config.side);
        setAttribute(this, 'theme', config.theme);
        this.dir = directionOf(config.locale);
    }

    brand(colour) {
        paint(this.shadowRoot, colour);
    }

    get opened() {
        return this.hasAttribute('open');
    }

    set opened(opened) {
        this.toggleAttribute('open', opened);
        this.button.setAttribute('aria-expanded', opened);
        this.face.replaceChildren(icon(opened ? DOWN : CHAT));
        this.#label();
    }

    showUnread(count) {
        this.#unread = count;
        this.badge.hidden = count === 0;
        this.badge.textContent = count > 9 ? '9+' : String(count);
        this.#label();
    }

    #label() {
        const unread = this.#unread && !this.opened ? `, ${say('unread', { n: this.#unread })}` : '';
        this.button.setAttribute('aria-label', say(this.opened ? 'close' : 'open') + unread);
    }
}

const here = new URL(import.meta.url);
const prepared = window.Deskbridge;
const events = new Emitter();
const config = readConfig();
let widget = null;
let panel = null;
let attempts = 0;
let identity = {};

function readConfig() {
    const script = [...document.scripts].find(each => each.src === here.href) ?? { dataset: {} };
    const { widgetKey, side, theme, brand, locale } = script.dataset;
    const key = widgetKey ?? here.searchParams.get('key');
    const socket = new URL(`../ws/chat/${encodeURIComponent(key)}`, here);
    socket.protocol = socket.protocol.replace('http', 'ws');
    socket.search = '';
    return { side, theme, brand, locale, ...prepared?.config, key, prefix: `deskbridge:${key}:`, socket: socket.href };
}

function loadPanel() {
    panel ??= import(attempts ? `./panel.js?attempt=${attempts}` : './panel.js').then(
        module => module.mount({ widget, config, events, identity: () => identity }),
        failure => {
            attempts += 1;
            panel = null;
            events.emit('error', { code: 'load', message: failure.message });
            throw failure;
        });
    return panel;
}

function withPanel(action) {
    return widget ? loadPanel().then(action, () => {}) : Promise.resolve();
}

export const open = () => withPanel(loaded => loaded.open());
export const close = () => panel ? withPanel(loaded => loaded.close()) : Promise.resolve();
export const toggle = () => widget?.opened ? close() : open();
export const sendMessage = text => withPanel(loaded => loaded.send(text));

export function identify(who = {}) {
    identity = { ...identity, ...who };
    return panel ? withPanel(loaded => loaded.identify(who)) : Promise.resolve();
}

export function on(event, handler) {
    if (event === 'ready' && widget) {
        queueMicrotask(handler);
    }
    return events.on(event, handler);
}

/** As after a log-out: forgets the visitor and all that is stored here. */
export async function shutdown() {
    await withPanel(loaded => loaded.stop());
    identity = {};
    widget?.remove();
    widget = panel = null;
}

export function boot() {
    if (widget || !config.key) {
        return;
    }
    widget = new DeskbridgeWidget();
    widget.configure(config);
    widget.onopen = open;
    widget.button.addEventListener('click', toggle);
    widget.button.addEventListener('pointerenter', () => import('./panel.js').catch(() => {}), { once: true });
    (document.body ?? document.documentElement).append(widget);
    if (isUnderWay()) {
        withPanel(loaded => loaded.connect());
    }
    events.emit('ready');
}

function isUnderWay() {
    try {
        return Object.keys(localStorage).some(name => /^(conversation|out:.*)$/.test(name.split(config.prefix)[1]));
    } catch {
        return false;
    }
}

function call([method, ...values]) {
    const known = { open, close, toggle, identify, on, sendMessage, shutdown, boot };
    return Object.hasOwn(known, method) ? known[method](...values) : undefined;
}

Object.assign(strings, prepared?.strings);
if (!customElements.get('deskbridge-widget')) {
    customElements.define('deskbridge-widget', DeskbridgeWidget);
    window.Deskbridge = { open, close, toggle, identify, on, sendMessage, shutdown, boot, strings, push: call };
    if (!config.key) {
        console.warn('Deskbridge: data-widget-key is missing');
    }
    const calls = Array.isArray(prepared) ? prepared : prepared?.queue ?? [];
    calls.filter(([method]) => method === 'on').forEach(call);
    boot();
    calls.filter(([method]) => method !== 'on').forEach(call);
}
