package org.deskbridge.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may leave of what a model wrote. */
class SafeTextTest {
    private static final Set<String> HOSTS = Set.of("shop.example", "help.shop.example");
    private final SafeText safe = new SafeText(HOSTS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "See [returns](https://help.shop.example/returns) within **45 days**.",
                "It stands at https://shop.example/a?b=c#d, and is 3 < 4.",
                "- one\n- two\n\n1. three",
                "Größe 10 – für 20 € (siehe unten): ja/nein"
            })
    void what_is_harmless_stays_as_it_is(String text) {
        assertThat(safe.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "See [here](https://evil.example/x?d=secret).|See here.",
                "![pixel](https://evil.example/p.png)|pixel",
                "Go to https://evil.example/x.|Go to (link removed).",
                "Go to www.evil.example now|Go to (link removed) now",
                "[a](javascript:alert(1))|[a] ((link removed)))",
                "[a](//evil.example)|a",
                "[a](/console/)|a",
                "<b>bold</b><script>x</script>|boldx",
                "<img src=https://evil.example/x onerror=y>|''",
                "[https://evil.example](https://shop.example/)|[(link removed)](https://shop.example/)",
                "https://shop.example@evil.example/|(link removed)",
                "https://shop.example.evil.example/|(link removed)",
                "https://shop.example\\@evil.example/|(link removed)",
                "[a]: https://evil.example/|[a] : (link removed)",
            })
    void what_leads_elsewhere_becomes_plain_text(String text, String expected) {
        assertThat(safe.of(text)).isEqualTo(expected);
        assertThat(Leaving.forbidden(safe.of(text), HOSTS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<<b>script>alert()</script>",
                "<<b>[script>alert()](x)",
                "[a](<b>https://evil.example</b>)",
                "[a]([b](https://evil.example))",
                "[a][(//evil.example)](x)",
                "[a]\u200b(https://evil.example)",
                "[a[b](https://evil.example/c)](https://evil.example)",
                "[a](https://shop.example/ \"x\" )(https://evil.example)",
                "xhttps://evil.example/ HTTPS://EVIL.example mailto:a@evil.example",
                "[a](https://evil.example/(b)",
                "![[a]](https://evil.example)",
                "<https://evil.example/a>",
                "ht\u202etps://evil.example",
                "https:\\\\evil.example",
                "https://shop.example[.evil.example](x)",
                "https://shop.example.[evil.example](x)",
                "[https://](x)evil.example",
                "https:/[/evil.example](x)",
                "https://shop.example** https://shop.example/**",
                "http://[::1]/ mailto:[a]@evil.example",
                "https://shop.example/a?[b](https://evil.example)",
                "[ht](x)[tps://evil.example](y)"
            })
    void what_is_nested_or_hidden_does_not_come_through_either(String text) {
        assertThat(Leaving.forbidden(safe.of(text), HOSTS)).isEmpty();
    }

    @Test
    void a_text_without_end_is_cut() {
        assertThat(safe.of("a ".repeat(100_000))).hasSizeLessThanOrEqualTo(SafeText.LONGEST + 1);
    }
}
