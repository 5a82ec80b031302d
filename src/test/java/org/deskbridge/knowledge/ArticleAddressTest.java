package org.deskbridge.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://shop.example/help",
                "http://shop.example:8080/a?b=c:d#e",
                "/help/returns",
                "help/returns",
                "?page=1:2",
                "#top"
            })
    void an_address_leads_somewhere(String url) {
        assertThat(Articles.leadsSomewhere(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "mailto:a@shop.example",
                "https://a b",
                "https://x\"onclick=",
                "java\tscript:alert(1)",
                "http\\\\x"
            })
    void what_a_browser_would_run_does_not(String url) {
        assertThat(Articles.leadsSomewhere(url)).isFalse();
    }
}
