/* Sends chosen files one after the other, and says of each what became of it. */
(() => {
    async function send(file, address) {
        const form = new FormData();
        form.append('file', file, file.name);
        try {
            const answer = await fetch(address, { method: 'POST', body: form });
            const said = await answer.json().catch(() => ({}));
            return answer.ok ? 'Sent, is being read' : said.detail || said.title || `Refused (${answer.status})`;
        } catch {
            return 'Not sent: no connection. Choose it again.';
        }
    }

    async function sendAll(input) {
        const list = input.closest('section').querySelector('[data-sent]');
        const files = [...input.files];
        input.value = '';
        list.replaceChildren();
        for (const file of files) {
            const line = list.appendChild(document.createElement('li'));
            line.textContent = `${file.name}: sending…`;
            line.textContent = `${file.name}: ${await send(file, input.dataset.sources)}`;
            window.sourcesChanged();
        }
    }

    document.addEventListener('change', event => event.target.dataset?.sources && sendAll(event.target));
})();
