package org.deskbridge.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The language that a text is in. */
class SpokenTest {
    @Test
    void the_language_is_found_where_it_is_clear() {
        assertThat(Spoken.in("You can send it back within the first month, and we will pay for it."))
                .isEqualTo("en");
        assertThat(Spoken.in("Sie können die Ware innerhalb von dreißig Tagen zurückgeben, und wir zahlen das Porto."))
                .isEqualTo("de");
        assertThat(Spoken.in("Vous pouvez renvoyer la marchandise dans les trente jours et nous payons pour vous."))
                .isEqualTo("fr");
        assertThat(Spoken.in("返品は三十日以内にお願いします。")).isEqualTo("ja");
        assertThat(Spoken.in("Вернуть товар можно в течение месяца.")).isEqualTo("ru");
        assertThat(Spoken.in("SKU 4711 XL")).isEmpty();
    }
}
