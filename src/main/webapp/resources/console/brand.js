/* The brand colour as a shopper will see it, and what to think of it. */
(() => {
    const READABLE = 4.5;
    const linear = value => value <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4;
    const luminance = hex => [1, 3, 5].map(at => linear(parseInt(hex.slice(at, at + 2), 16) / 255))
        .reduce((sum, value, index) => sum + value * [.2126, .7152, .0722][index], 0);
    const withWhite = hex => 1.05 / (luminance(hex) + .05);

    function show(input) {
        const hex = input.value;
        const contrast = withWhite(hex);
        const readable = contrast >= READABLE;
        const sample = document.querySelector('.brand-sample');
        const advice = document.querySelector('[data-brand-advice]');
        sample.style.background = hex;
        sample.style.color = readable ? '#fff' : '#000';
        advice.textContent = readable
            ? `Good: white text on it has a contrast of ${contrast.toFixed(1)} to 1.`
            : `White text on it would have a contrast of only ${contrast.toFixed(1)} to 1 (4.5 is readable), so texts on it turn black`
                + ' and links lose the colour. A darker one keeps your brand visible.';
        advice.classList.toggle('warn', !readable);
    }

    const watched = new WeakSet();
    function watch() {
        const input = document.querySelector('[data-brand]');
        if (input && !watched.has(input)) {
            watched.add(input);
            input.addEventListener('input', () => show(input));
            show(input);
        }
    }

    document.addEventListener('DOMContentLoaded', () => {
        watch();
        new MutationObserver(watch).observe(document.body, { childList: true, subtree: true });
    });
})();
