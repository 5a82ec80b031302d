import { avatar } from './bubble.js';
import { ticketText } from './ending.js';
import { CROSS, DOTS } from './icons.js';
import { el, icon, say } from './kit.js';

export function ownerOf({ state, settings, timeline }) {
    if (state.status === 'resolved') {
        return { kind: 'assistant', title: say('resolved'), hint: say('resolvedHint') };
    }
    if (state.control === 'assistant' && state.status === 'open') {
        const name = settings.assistantName;
        return { kind: 'assistant', title: name ? `${name} · ${say('assistantRole')}` : say('assistantRole'),
            hint: say('repliesInstantly') };
    }
    const agent = state.agent?.name
        ?? (state.control !== 'assistant' && timeline.items.findLast(({ author }) => author.kind === 'agent')?.author.name);
    return agent
        ? { kind: 'agent', title: agent, hint: say('agentHint', { workspace: settings.workspaceName ?? '' }).replace(/ · $/, '') }
        : { kind: 'agent', title: say('waiting'), hint: say('waitingHint') };
}

export class Header {
    constructor({ onClose, choices }) {
        this.choices = choices;
        this.face = el('span', { class: 'face' });
        this.title = el('h2', { id: 'deskbridge-title', dir: 'auto', tabindex: '-1' });
        this.hint = el('p', { dir: 'auto' });
        this.more = this.#button('menu', DOTS, () => this.#setOpen(this.menu.hidden), 'menu');
        this.more.setAttribute('aria-expanded', 'false');
        this.exit = this.#button('close', CROSS, onClose, 'close');
        this.menu = el('ul', { class: 'menu', hidden: true, onfocusout: event => this.#left(event) });
        this.element = el('header', { class: 'head' }, this.face,
            el('div', { class: 'owner', 'aria-live': 'polite' }, this.title, this.hint), this.more, this.exit, this.menu);
    }

    show({ kind, title, hint }) {
        if (this.shown !== kind + title + hint) {
            this.shown = kind + title + hint;
            this.face.replaceChildren(avatar(kind));
            this.title.textContent = title;
            this.hint.textContent = hint;
        }
    }

    /** Tells whether there was one to close, so that Escape closes one thing at a time. */
    closeMenu() {
        const wasOpen = !this.menu.hidden;
        if (wasOpen) {
            this.#setOpen(false);
            this.more.focus();
        }
        return wasOpen;
    }

    #setOpen(open) {
        this.menu.hidden = !open;
        this.more.setAttribute('aria-expanded', open);
        if (open) {
            this.menu.replaceChildren(...this.choices().map(choice => el('li', {}, this.#choice(choice))));
            this.menu.querySelector('button').focus();
        } else {
            this.menu.replaceChildren();
        }
    }

    #choice({ label, hook, action, disabled }) {
        return el('button', { type: 'button', 'data-test': hook, disabled, onclick: () => { this.closeMenu(); action(); } }, label);
    }

    #left({ relatedTarget }) {
        if (relatedTarget && relatedTarget !== this.more && !this.menu.contains(relatedTarget)) {
            this.#setOpen(false);
        }
    }

    #button(label, path, onclick, hook) {
        return el('button', { type: 'button', class: 'tool', 'aria-label': say(label), title: say(label), 'data-test': hook,
            onclick }, icon(path));
    }
}

/** Between thread and composer: quick replies, the way to a person and, once asked, how that request stands. */
export class Footer {
    constructor(session, send) {
        this.session = session;
        this.send = send;
        this.chips = el('div', { class: 'chips' });
        this.asked = el('p', { class: 'asked', role: 'status', 'data-test': 'request', hidden: true });
        this.element = el('div', {}, this.chips, this.asked);
    }

    get canAskHuman() {
        const { status, control, wantsHuman } = this.session.state;
        return control === 'assistant' && status === 'open' && !wantsHuman && this.session.settings.handover !== false;
    }

    refresh() {
        const signature = JSON.stringify([this.canAskHuman, this.#suggestions]);
        if (signature !== this.signature) {
            this.signature = signature;
            this.#showChips();
        }
        const text = this.#requestText();
        this.asked.hidden = !text;
        if (this.asked.textContent !== text) {
            this.asked.textContent = text;
        }
    }

    choices() {
        const { session } = this;
        const person = this.canAskHuman ? say('talkToHuman') : this.#requestText() || say('requestSent');
        return [{ label: person, hook: 'menu-human', disabled: !this.canAskHuman, action: () => session.escalate() },
            { label: say('startNew'), hook: 'menu-new', disabled: !session.timeline.last, action: () => session.startNew() }];
    }

    get #suggestions() {
        const begun = this.session.timeline.items.length || this.session.outbox.items.length;
        return begun ? [] : this.session.settings.suggestions ?? [];
    }

    #showChips() {
        const chip = (label, hook, onclick) => el('button', { type: 'button', class: 'chip', 'data-test': hook, dir: 'auto', onclick }, label);
        this.chips.replaceChildren(
            ...this.#suggestions.map(text => chip(text, 'suggestion', () => this.send(text))),
            ...this.canAskHuman ? [chip(say('talkToHuman'), 'human', () => this.session.escalate())] : []);
        this.chips.hidden = !this.chips.childElementCount;
    }

    #requestText() {
        const { status, control, wantsHuman, ticket } = this.session.state;
        if (status === 'resolved' || control === 'assistant' && status === 'open') {
            return wantsHuman && status !== 'resolved' ? say('requestPending') : '';
        }
        return [say('requestSent'), ticket && ticketText(ticket)].filter(Boolean).join(' · ');
    }
}

/** The first words of every thread: it is a machine, and a person can be had. */
export function greeting(place, { greeting: text, assistantName }) {
    const words = text || say('greeting');
    if (place.dataset.shown !== words + assistantName) {
        place.dataset.shown = words + assistantName;
        const name = [assistantName, say('assistantRole')].filter(Boolean).join(' · ');
        place.replaceChildren(el('div', { class: 'message intro', 'data-place': 'first last' },
            el('div', { class: 'name', dir: 'auto' }, name), avatar('assistant'),
            el('div', { class: 'body', dir: 'auto' }, el('p', {}, words), el('p', { class: 'disclosure' }, say('disclosure')))));
    }
}
