/* Sends a table of test cases, and says what became of it or which lines are wrong. */
(() => {
    async function send(file, address) {
        const form = new FormData();
        form.append('file', file, file.name);
        try {
            const answer = await fetch(address, { method: 'POST', body: form });
            const said = await answer.json().catch(() => ({}));
            if (answer.ok) {
                return [`${said.added} added, ${said.changed} changed.`];
            }
            const lines = (said.errors ?? []).map(error => `${error.field} ${error.message}`);
            return ['Nothing was taken.', ...(lines.length ? lines : [said.detail ?? `Refused (${answer.status})`])];
        } catch {
            return ['Not sent: no connection. Choose it again.'];
        }
    }

    async function bring(input) {
        const list = input.closest('section').querySelector('[data-said]');
        const file = input.files[0];
        input.value = '';
        list.replaceChildren();
        for (const text of await send(file, input.dataset.cases)) {
            list.appendChild(document.createElement('li')).textContent = text;
        }
        window.casesChanged();
    }

    document.addEventListener('change', event => event.target.dataset?.cases && event.target.files.length && bring(event.target));
})();
