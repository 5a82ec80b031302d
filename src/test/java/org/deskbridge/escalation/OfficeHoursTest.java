package org.deskbridge.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import java.io.StringReader;
import java.time.Instant;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficeHoursTest {
    private static final String BERLIN = """
            {"enabled":true,"timeZone":"Europe/Berlin","holidays":["2026-12-25"],"week":{
             "thursday":[{"from":"09:00","to":"12:00"},{"from":"13:00","to":"17:00"}],
             "friday":[{"from":"09:00","to":"17:00"}],"saturday":[{"from":"20:00","to":"24:00"}]}}""";

    private static OfficeHours hours(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            var fields = new Fields(reader.readObject());
            var hours = OfficeHoursJson.read(fields, OfficeHours.ALWAYS);
            fields.check();
            return hours;
        }
    }

    /** The 24th of December 2026 is a Thursday; Berlin is an hour ahead of UTC in winter and two in summer. */
    @ParameterizedTest
    @CsvSource({
        "2026-12-24T08:00:00Z,true", "2026-12-24T07:59:59Z,false", "2026-12-24T11:30:00Z,false",
        "2026-12-24T15:59:59Z,true", "2026-12-24T16:00:00Z,false", "2026-12-25T10:00:00Z,false",
        "2026-12-26T22:59:59Z,true", "2026-12-26T23:00:00Z,false", "2026-07-02T07:00:00Z,true"
    })
    void open_is_what_the_clock_on_the_wall_says(Instant now, boolean open) {
        assertThat(hours(BERLIN).isOpen(now)).isEqualTo(open);
    }

    /** Over a holiday, over lunch, and over the night on which the clocks go back. */
    @ParameterizedTest
    @CsvSource({
        "2026-12-24T16:30:00Z,2026-12-26T19:00:00Z",
        "2026-12-24T11:30:00Z,2026-12-24T12:00:00Z",
        "2026-10-24T22:30:00Z,2026-10-29T08:00:00Z"
    })
    void the_next_opening_passes_over_holidays(Instant now, Instant opening) {
        assertThat(hours(BERLIN).opensAfter(now)).contains(opening);
    }

    @Test
    void whoever_is_never_there_says_no_time_and_whoever_said_nothing_is_always_there() {
        var never = hours("{\"enabled\":true}");
        assertThat(never.isOpen(Instant.EPOCH)).isFalse();
        assertThat(never.opensAfter(Instant.EPOCH)).isEmpty();
        assertThat(OfficeHours.ALWAYS.isOpen(Instant.EPOCH)).isTrue();
    }

    @Test
    void what_is_written_is_read_again() {
        var hours = hours(BERLIN);
        assertThat(hours(OfficeHoursJson.write(hours).toString())).isEqualTo(hours);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{'timeZone':'Mars/Olympus'}|timeZone",
                "{'week':{'monday':[{'from':'17:00','to':'09:00'}]}}|week.monday[0].to",
                "{'week':{'monday':[{'from':'9 o clock','to':'17:00'}]}}|week.monday[0].from",
                "{'week':{'monday':'09:00'}}|week.monday",
                "{'holidays':['tomorrow']}|holidays"
            })
    void what_is_wrong_is_named(String text, String field) {
        assertThat(catchThrowableOfType(Problem.class, () -> hours(text.replace('\'', '"')))
                        .getMessage())
                .startsWith(field + " ");
    }
}
