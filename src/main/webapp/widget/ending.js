import { THUMB } from './icons.js';
import { el, icon, say } from './kit.js';

/** The card after the last message: a person is awaited, or it is over. Rebuilt only when its facts change. */
export class Ending {
    constructor(place, session, changed, onDone) {
        Object.assign(this, { place, session, changed, onDone });
    }

    refresh() {
        const facts = this.#facts();
        const signature = JSON.stringify(facts);
        if (signature !== this.signature) {
            const hadFocus = this.place.contains(this.place.getRootNode().activeElement);
            this.signature = signature;
            this.place.replaceChildren(...this.#card(facts));
            if (hadFocus) {
                (this.place.querySelector('button') ?? this).focus();
            }
        }
    }

    focus() {
        this.onDone();
    }

    #facts() {
        const { state, timeline } = this.session;
        if (state.status === 'resolved') {
            return { kind: 'resolved', rating: state.ratings.all };
        }
        const waiting = (state.status === 'escalated' || state.control !== 'assistant') && !state.agent?.name
            && timeline.items.at(-1)?.author.kind !== 'agent';
        const askEmail = this.#asks(waiting);
        return { kind: waiting ? 'handoff' : '', askEmail, ticket: waiting && state.ticket,
            saved: this.saved === state.id && (waiting || !this.#goneOn()) };
    }

    /** Once a conversation: with the question that came as a message and until the next word, or while a person is awaited. */
    #asks(waiting) {
        const { state, settings, visitor, timeline } = this.session;
        if (visitor?.email || state.skippedEmail) {
            return false;
        }
        return timeline.items.some(({ asks }) => asks) ? !this.#goneOn() : Boolean(waiting && settings.askEmail);
    }

    #goneOn() {
        const { items } = this.session.timeline;
        const asked = items.findLastIndex(({ asks }) => asks === 'email');
        return asked >= 0 && items.slice(asked).some(({ author }) => author.kind === 'visitor');
    }

    #card({ kind, askEmail, ticket, rating, saved }) {
        if (kind === 'resolved') {
            return [resolvedCard({ rating, onNew: () => this.session.startNew(),
                onRate: score => { this.session.rate(score); this.changed(); } })];
        }
        const form = askEmail && emailForm(email => this.#save(email), () => { this.session.skipEmail(); this.changed(); });
        const card = kind === 'handoff' ? [handoffCard(ticket, form)]
            : form ? [el('section', { class: 'card', 'data-test': 'ask-email' }, form)] : [];
        return [...card, ...saved ? [el('p', { class: 'soft', role: 'status' }, say('emailSaved'))] : []];
    }

    #save(email) {
        this.saved = this.session.state.id;
        this.session.contact({ email });
        this.changed();
    }
}

let numbered = 0;

const button = (label, hook, onclick, look = 'plain') =>
    el('button', { type: 'button', class: look, 'data-test': hook, onclick }, label);

function handoffCard(ticket, form) {
    return el('section', { class: 'card', 'data-test': 'handoff' }, el('h3', {}, say('handoffTitle')),
        el('p', {}, say('handoffText')), ticket && el('p', { class: 'soft' }, ticketText(ticket)), form);
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
