/* What the pages about connectors do in the browser: show a typed secret, shorten a pasted address, follow the steps. */
(() => {
    function reveal(button) {
        const input = button.parentElement.querySelector('input');
        const shown = input.type === 'password';
        input.type = shown ? 'text' : 'password';
        button.setAttribute('aria-pressed', String(shown));
        button.querySelector('.pi').className = shown ? 'pi pi-eye-slash' : 'pi pi-eye';
        input.focus();
    }

    /** The server does the same; doing it here too shows what was understood. */
    function shorten(input) {
        const domain = input.dataset.subdomain;
        const host = input.value.trim().toLowerCase().replace(/^https?:\/\//, '').split(/[/?#]/)[0];
        if (host.endsWith(`.${domain}`)) {
            input.value = host.slice(0, -domain.length - 1);
        }
    }

    /** A step that was renewed takes the focus that its predecessor lost. */
    let heading = null;
    function follow() {
        const now = document.querySelector('[data-focus]');
        if (now && heading && now !== heading && (document.activeElement === document.body || !document.activeElement)) {
            now.focus();
            now.scrollIntoView({ block: 'nearest' });
        }
        heading = now;
    }

    document.addEventListener('click', event => {
        const button = event.target.closest('[data-reveal]');
        if (button) {
            reveal(button);
        }
    });
    document.addEventListener('change', event => event.target.dataset?.subdomain && shorten(event.target));
    document.addEventListener('DOMContentLoaded', () => {
        follow();
        new MutationObserver(follow).observe(document.body, { childList: true, subtree: true });
    });
})();
