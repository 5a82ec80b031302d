import { SEND } from './icons.js';
import { el, icon, say } from './kit.js';

const TYPING_AGAIN = 3_000;
const TYPING_ENDS = 5_000;

/** Grows without inline styles: a hidden twin of its text in the same grid cell gives it its height. */
export class Composer {
    #typingSince = 0;
    #typingTimer = 0;

    constructor({ draft, onSend, onTyping, sendKey = event => !event.shiftKey }) {
        Object.assign(this, { draft, onSend, onTyping, sendKey });
        this.field = el('textarea', { rows: '1', 'data-test': 'composer', dir: 'auto', enterkeyhint: 'send',
            placeholder: say('placeholder'), 'aria-label': say('compose'),
            oninput: () => this.#changed(), onkeydown: event => this.#key(event), onblur: () => this.#typing(false) });
        this.grow = el('div', { class: 'grow' }, this.field);
        this.button = el('button', { type: 'submit', class: 'send', 'data-test': 'send', 'data-action': 'send',
            'aria-label': say('send'), title: say('send') }, icon(SEND));
        this.element = el('form', { class: 'composer', novalidate: true, onsubmit: event => this.#submit(event) },
            this.grow, this.button);
        this.use(draft);
    }

    get value() {
        return this.field.value;
    }

    set value(text) {
        this.field.value = text;
        this.#changed(false);
    }

    use(draft) {
        this.draft = draft;
        this.field.value = draft.load() ?? '';
        this.#mirror();
    }

    giveBack(text) {
        this.value = [text, this.value].filter(Boolean).join('\n');
        this.field.focus();
    }

    #changed(typed = true) {
        this.#mirror();
        this.draft.save(this.value);
        if (typed) {
            this.#typing(this.value.trim() !== '');
        }
    }

    #mirror() {
        this.grow.dataset.twin = this.value;
        this.button.classList.toggle('ready', this.value.trim() !== '');
    }

    /** Safari reports the Enter that ends a composition as keyCode 229. */
    #key(event) {
        if (event.key === 'Enter' && !event.isComposing && event.keyCode !== 229 && this.sendKey(event)) {
            this.#submit(event);
        }
    }

    /** The message is stored before the field is emptied. */
    #submit(event) {
        event.preventDefault();
        const text = this.value.trim();
        if (text) {
            this.onSend(text);
            this.value = '';
            this.#typing(false);
        }
        this.field.focus();
    }

    rest() {
        this.#typing(false);
    }

    #typing(on) {
        clearTimeout(this.#typingTimer);
        if (on) {
            this.#typingTimer = setTimeout(() => this.#typing(false), TYPING_ENDS);
        }
        if (on ? Date.now() - this.#typingSince > TYPING_AGAIN : this.#typingSince) {
            this.#typingSince = on ? Date.now() : 0;
            this.onTyping(on);
        }
    }
}
