import { avatar } from './bubble.js';
import { THUMB } from './icons.js';
import { el, icon, say } from './kit.js';

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

/** The card after the last message: a person is awaited, or it is over. Rebuilt only when its facts change. */
export class Ending {
    #skipped = false;

    constructor(place, session, changed) {
        Object.assign(this, { place, session, changed });
    }

    refresh() {
        const facts = this.#facts();
        const signature = JSON.stringify(facts);
        if (signature !== this.signature) {
            const hadFocus = this.place.contains(this.place.getRootNode().activeElement);
            this.signature = signature;
            this.place.replaceChildren(...this.#card(facts));
            if (hadFocus) {
                this.place.querySelector('button')?.focus();
            }
        }
    }

    #facts() {
        const { state, settings, visitor, timeline } = this.session;
        if (state.status === 'resolved') {
            return { kind: 'resolved', rating: state.ratings.all };
        }
        const waiting = (state.status === 'escalated' || state.control !== 'assistant') && !state.agent?.name
            && timeline.items.at(-1)?.author.kind !== 'agent';
        if (!waiting) {
            return {};
        }
        const askEmail = Boolean(settings.askEmail) && !visitor?.email && !this.#skipped;
        return { kind: 'handoff', askEmail, ticket: state.ticket, saved: this.saved };
    }

    #card({ kind, askEmail, ticket, rating }) {
        if (kind === 'resolved') {
            return [resolvedCard({ rating, onNew: () => this.session.startNew(),
                onRate: score => { this.session.rate(score); this.changed(); } })];
        }
        if (kind === 'handoff') {
            return [handoffCard({ askEmail, ticket, onEmail: email => this.#save(email), onSkip: () => this.#skip() }),
                ...this.saved ? [el('p', { class: 'soft', role: 'status' }, say('emailSaved'))] : []];
        }
        return [];
    }

    #save(email) {
        this.session.contact({ email });
        this.saved = true;
        this.changed();
    }

    #skip() {
        this.#skipped = true;
        this.changed();
    }
}

let numbered = 0;

const button = (label, hook, onclick, look = 'plain') =>
    el('button', { type: 'button', class: look, 'data-test': hook, onclick }, label);

function handoffCard({ askEmail, ticket, onEmail, onSkip }) {
    const card = el('section', { class: 'card', 'data-test': 'handoff' }, el('h3', {}, say('handoffTitle')),
        el('p', {}, say('handoffText')), ticket && el('p', { class: 'soft' }, ticketText(ticket)));
    if (askEmail) {
        card.append(emailForm(onEmail, onSkip));
    }
    return card;
}

export function ticketText({ reference, externalId }) {
    return say('ticket', { reference: reference ?? externalId });
}

function emailForm(onEmail, onSkip) {
    const id = `deskbridge-email-${++numbered}`;
    const field = el('input', { id, type: 'email', autocomplete: 'email', inputmode: 'email', 'data-test': 'email',
        dir: 'ltr', required: true, 'aria-describedby': `${id}-hint ${id}-error` });
    const error = el('p', { id: `${id}-error`, class: 'wrong', role: 'alert' });
    const submit = event => {
        event.preventDefault();
        const email = field.value.trim();
        const valid = email !== '' && field.validity.valid && /@[^@\s]+\.[^@\s]+$/.test(email);
        field.setAttribute('aria-invalid', !valid);
        error.textContent = valid ? '' : say('emailInvalid');
        valid ? onEmail(email) : field.focus();
    };
    return el('form', { novalidate: true, onsubmit: submit },
        el('label', { for: id }, say('email')), el('p', { class: 'soft', id: `${id}-hint` }, say('emailHint')), field, error,
        el('div', { class: 'row' }, el('button', { type: 'submit', class: 'solid', 'data-test': 'email-save' }, say('emailSave')),
            button(say('emailSkip'), 'email-skip', onSkip)));
}

function resolvedCard({ rating, onRate, onNew }) {
    const thumb = (score, label) => el('button', { type: 'button', class: 'thumb large', 'aria-label': say(label),
        title: say(label), 'aria-pressed': String(rating === score), 'data-score': score, 'data-test': `rate-${score}`,
        onclick: () => onRate(score) }, icon(THUMB));
    return el('section', { class: 'card', 'data-test': 'resolved' }, el('h3', {}, say('resolvedTitle')),
        el('p', { role: 'status' }, say(rating ? 'thanks' : 'resolvedRate')),
        el('div', { class: 'row' }, thumb('up', 'helpful'), thumb('down', 'unhelpful')),
        button(say('startNew'), 'new', onNew, 'solid'));
}
