import { el, say } from './kit.js';


const HELD = { assistant: 'heldByAssistant', human: 'heldByHuman', external: 'heldByExternal' };

function holding({ status, control, agent }) {
    if (status === 'resolved') {
        return say('statusResolved');
    }
    if (control === 'human' && agent?.name) {
        return say('heldBy', { name: agent.name });
    }
    return say(status === 'escalated' && control !== 'external' ? 'statusEscalated' : HELD[control] ?? control);
}

/** Whose conversation it is and who holds it, with the buttons that change that. */
export class AgentBar {
    constructor(command) {
        const action = (type, label, look = '') => el('button', { type: 'button', class: `action ${look}`, 'data-action': type,
            onclick: () => command(type) }, say(label));
        this.name = el('h2', { dir: 'auto' });
        this.contact = el('p', { dir: 'auto' });
        this.held = el('span', { class: 'held', role: 'status', 'data-test': 'held' });
        this.takeover = action('takeover', 'takeover', 'main');
        this.giveBack = action('give-back', 'giveBack');
        this.resolve = action('resolve', 'resolve');
        this.element = el('header', { class: 'bar' }, el('div', { class: 'who' }, this.name, this.contact), this.held,
            el('div', { class: 'actions' }, this.takeover, this.giveBack, this.resolve));
    }

    refresh({ state, visitor, online }) {
        this.name.textContent = visitor.name || visitor.email || say('anonymous');
        this.contact.textContent = [visitor.name && visitor.email, visitor.phone].filter(Boolean).join(' · ');
        this.#showHolder(state);
        const over = state.status === 'resolved';
        this.takeover.hidden = over || state.control === 'human' && Boolean(state.agent?.name);
        this.giveBack.hidden = over || state.control === 'assistant';
        this.resolve.hidden = over;
        [this.takeover, this.giveBack, this.resolve].forEach(button => { button.disabled = !online; });
    }

    #showHolder(state) {
        const text = holding(state);
        if (this.held.textContent !== text) {
            this.held.textContent = text;
        }
        Object.assign(this.held.dataset, { status: state.status, control: state.control });
        this.held.toggleAttribute('data-unclaimed', state.status === 'escalated' && !state.agent?.name);
    }
}
