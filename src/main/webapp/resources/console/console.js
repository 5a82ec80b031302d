/* What the console does in the browser besides PrimeFaces: local times, live refresh and copying. */
(() => {
    const RELATIVE = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'auto', style: 'short' });
    const FULL = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
    const STEPS = [[60, 'second', 1], [3600, 'minute', 60], [86_400, 'hour', 3600], [604_800, 'day', 86_400]];

    function words(date) {
        const seconds = (date - Date.now()) / 1000;
        const step = STEPS.find(([below]) => Math.abs(seconds) < below);
        return step ? RELATIVE.format(Math.round(seconds / step[2]), step[1]) : FULL.format(date);
    }

    function tellTimes(root) {
        for (const time of root.querySelectorAll('time[datetime]')) {
            const date = new Date(time.dateTime);
            const text = words(date);
            if (!Number.isNaN(date.getTime()) && time.textContent !== text) {
                time.textContent = text;
                time.title = FULL.format(date);
            }
        }
    }

    function describeFields(root) {
        for (const field of root.querySelectorAll('.field:has(> .hint)')) {
            const input = field.querySelector('input, textarea, select');
            const hint = field.querySelector('.hint');
            if (input && !hint.id) {
                hint.id = `${input.id}-hint`;
                input.setAttribute('aria-describedby', [input.getAttribute('aria-describedby'), hint.id].filter(Boolean).join(' '));
            }
        }
    }

    function dress() {
        tellTimes(document);
        describeFields(document);
    }

    /** The list is renewed at once, but never under the cursor or the keyboard's focus. */
    let waiting = 0;
    function activity() {
        clearTimeout(waiting);
        waiting = setTimeout(() => {
            const list = document.querySelector('.live');
            const button = document.querySelector('.news');
            if (!list || !button) {
                return;
            }
            const busy = list.matches(':hover, :focus-within') || new URLSearchParams(location.search).has('before');
            button.hidden = !busy;
            if (!busy) {
                window[button.dataset.refresh]?.();
            }
        }, 400);
    }

    /** A decision that is open beside the thread is not renewed under its reader, but when it is closed. */
    let held = null;
    function renew(thread) {
        held = document.querySelector('.traces details[open]') ? thread : null;
        if (!held) {
            window[thread.dataset.refresh]?.();
        }
    }

    /** A renewal that was on its way when a decision was opened brings it closed: it is opened again. */
    const opened = new Set();
    function noteOpened({ target }) {
        const { trace } = target.dataset ?? {};
        if (trace && target.isConnected) {
            opened[target.open ? 'add' : 'delete'](trace);
        }
    }
    new MutationObserver(() => opened.size && document.querySelectorAll('details[data-trace]:not([open])')
        .forEach(each => { each.open = opened.has(each.dataset.trace); })).observe(document, { childList: true, subtree: true });

    /** What is said may move the ticket's status, of which the thread itself knows nothing. */
    function watchThread(thread) {
        let known = 0;
        let due = 0;
        new MutationObserver(() => {
            const count = thread.shadowRoot.querySelectorAll('[data-author]').length;
            if (count !== known) {
                known = count;
                clearTimeout(due);
                due = setTimeout(renew, 900, thread);
            }
        }).observe(thread.shadowRoot, { childList: true, subtree: true });
    }

    /** Not everything that changes a list is announced. */
    function look() {
        const list = document.querySelector('.live');
        if (document.visibilityState === 'visible' && list && !list.matches(':hover, :focus-within')) {
            window[document.querySelector('.news')?.dataset.refresh]?.();
        }
    }

    async function copy(button) {
        const source = document.getElementById(button.dataset.copy);
        if (navigator.clipboard) {
            await navigator.clipboard.writeText(source.textContent);
        } else {
            getSelection().selectAllChildren(source);
            document.execCommand('copy');
        }
        const label = button.textContent;
        button.textContent = 'Copied';
        setTimeout(() => { button.textContent = label; }, 1500);
    }

    /** Where no answer came or none that makes sense, whoever pressed the button must hear of it. */
    function tellFailure() {
        const place = document.getElementById('messages') ?? document.querySelector('main');
        const told = document.createElement('div');
        told.className = 'failure';
        told.setAttribute('role', 'alert');
        told.textContent = 'That did not reach the server or was too large, so nothing was saved. Check it and try again.';
        document.querySelectorAll('.failure').forEach(old => old.remove());
        place.prepend(told);
        told.scrollIntoView({ block: 'nearest' });
    }

    let first = true;
    document.addEventListener('deskbridge:status', event => {
        if (!first) {
            renew(event.target);
        }
        first = false;
    });
    document.addEventListener('toggle', event => {
        noteOpened(event);
        if (held) {
            renew(held);
        }
    }, true);
    document.addEventListener('deskbridge:activity', activity);
    document.addEventListener('deskbridge:live', event => event.detail.online && event.detail.again && activity());
    document.addEventListener('click', event => {
        const news = event.target.closest('.news');
        const copied = event.target.closest('[data-copy]');
        if (news) {
            news.hidden = true;
            window[news.dataset.refresh]?.();
        } else if (copied) {
            copy(copied);
        }
    });
    document.addEventListener('DOMContentLoaded', () => {
        dress();
        new MutationObserver(dress).observe(document.body, { childList: true, subtree: true });
        setInterval(() => { tellTimes(document); look(); }, 30_000);
        window.jQuery?.(document).on('pfAjaxError', tellFailure).on('pfAjaxSuccess', () => document.querySelectorAll('.failure').forEach(old => old.remove()));
        customElements.whenDefined('deskbridge-agent-thread').then(() => document.querySelectorAll('deskbridge-agent-thread').forEach(watchThread));
    });
})();
